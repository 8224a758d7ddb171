"""Which organisation a printed name means: forces, commissioners' offices, alliances, national bodies.

The reference table is `data/organisations.csv`; the ways of naming a force or a commissioner (`West Mids
PCC`, `the OPCC for Surrey`, `Kent Constabulary`) are rules over its areas. The module is light: queries use
it without loading the models.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from boardpapers.ids import make_id


@dataclass(frozen=True, slots=True)
class Organisation:
    """`family` is one for a force and its commissioner: bodies and programmes of either belong to it.

    `members` are the areas of an alliance, in plain words.
    """

    id: str
    name: str
    kind: str
    ons_code: str | None
    family: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


_PUNCTUATION = re.compile(r"[^a-z0-9 ]+")
_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*$")
_FORCE_WORDS = r"(?:police service|police force|police|constabulary|force)"
_COMMISSIONER = (
    r"(?:o?p(?:f|fr)?ccs?|police (?:fire (?:and rescue )?)?and crime commissioners?"
    r"|p and cc|police crime and fire commissioners?)"
)
_OFFICE = r"(?:office of (?:the )?)?"
_AREA_THEN_OFFICE = re.compile(rf"^{_OFFICE}(?P<area>.+?)(?: {_FORCE_WORDS})? {_COMMISSIONER}(?: office)?$")
_OFFICE_FOR_AREA = re.compile(
    rf"^{_OFFICE}{_COMMISSIONER}(?: office)? (?:(?:for|of|in) )?(?:the )?(?P<area>.+)$"
)
#: Words between the areas when several forces or commissioners are named one after the other.
_BETWEEN_AREAS = re.compile(rf"\b(?:{_FORCE_WORDS}|for|of|the)\b *")
_AREA_POLICE = re.compile(rf"^(?P<area>.+?) {_FORCE_WORDS}$")


def plain(name: str) -> str:
    """A name for comparison: lower case, `and` for `&`, no punctuation, no `the` in front."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    folded = folded.replace("&", " and ").replace("'", "").replace("/", " ")
    words = _PUNCTUATION.sub(" ", folded).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@cache
def _register() -> tuple[dict[str, Organisation], dict[str, Organisation], dict[str, Organisation]]:
    """By name; forces by area; commissioners by area."""
    by_name: dict[str, Organisation] = {}
    forces: dict[str, Organisation] = {}
    offices: dict[str, Organisation] = {}
    source = resources.files("boardpapers.data").joinpath("organisations.csv")
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            areas = [a for a in (row["area"], *row["area_aliases"].split(";")) if a]
            body, office = _row_organisations(row, areas)
            for organisation in (body, office):
                if organisation is not None:
                    for name in (organisation.name, *organisation.aliases):
                        by_name.setdefault(plain(name), organisation)
            for area in areas:
                forces[plain(area)] = body
                if office is not None:
                    offices[plain(area)] = office
    return by_name, forces, offices


def _row_organisations(row: dict[str, str], areas: list[str]) -> tuple[Organisation, Organisation | None]:
    code = row["ons_code"] or None
    name, kind = row["name"], row["kind"]
    own_id = make_id("organisation", name=plain(name))
    family = code or own_id
    aliases = _unique(name, [a for a in row["aliases"].split(";") if a], [f"{a} Police" for a in areas])
    members = tuple(plain(area) for area in row["members"].split(";") if area)
    body = Organisation(own_id, name, kind, code, family, aliases, members)
    office_name = row["opcc_name"]
    if not office_name:
        return body, None
    generated = [f"{a} {word}" for a in areas for word in ("Police and Crime Commissioner", "OPCC", "PCC")]
    given = [a for a in row["opcc_aliases"].split(";") if a]
    office = Organisation(
        make_id("organisation", name=plain(office_name)),
        office_name,
        "opcc",
        code,
        family,
        _unique(office_name, given, generated),
    )
    return body, office


def _unique(name: str, *groups: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for group in groups for a in group if a != name))


def find_organisation(name: str) -> Organisation | None:
    """The organisation of the reference table that `name` means, or None."""
    by_name, forces, offices = _register()
    for key in _readings(name):
        found = by_name.get(key) or forces.get(key) or _by_pattern(key, forces, offices)
        if found is not None:
            return found
    return None


_THE_FORCE = frozenset(
    {"force", "constabulary", "police", "police force", "police service", "chief constable"}
)
_THE_OFFICE = re.compile(
    rf"^(?:{_OFFICE}{_COMMISSIONER}|commissioner|commissioners|{_OFFICE}commissioner)(?: office)?$"
)


def organisation_meant(name: str, issuer: Organisation | None) -> Organisation | None:
    """As `find_organisation`, and `the Force` or `the Commissioner` as those of the paper's issuer."""
    found = find_organisation(name)
    if found is not None or issuer is None or issuer.ons_code is None:
        return found
    key = plain(name)
    wanted = "force" if key in _THE_FORCE else "opcc" if _THE_OFFICE.match(key) else None
    _, forces, offices = _register()
    several = {"force": forces, "opcc": offices}.get(wanted or "", {})
    return next((o for o in several.values() if o.family == issuer.family), None)


def _readings(name: str) -> Iterator[str]:
    """The name as it stands, then without and then with only the acronym in brackets behind it."""
    yield plain(name)
    bracketed = _BRACKETED.search(name)
    if bracketed:
        yield plain(name[: bracketed.start()])
        yield plain(bracketed.group(1))


def _by_pattern(
    key: str, forces: dict[str, Organisation], offices: dict[str, Organisation]
) -> Organisation | None:
    for pattern in (_AREA_THEN_OFFICE, _OFFICE_FOR_AREA):
        match = pattern.match(key)
        if match:
            found = offices.get(match["area"]) or _alliance(_BETWEEN_AREAS.sub("", match["area"]).strip())
            if found is not None:
                return found
    match = _AREA_POLICE.match(key)
    found = forces.get(match["area"]) if match else None
    return found or _alliance(_BETWEEN_AREAS.sub("", key).strip())


def _alliance(name: str) -> Organisation | None:
    """The alliance called `name`: its commissioners or its police together are the alliance."""
    found = _register()[0].get(name)
    return found if found is not None and found.kind == "collaboration" else None


@cache
def _leading_names() -> tuple[tuple[str, Organisation], ...]:
    by_name, forces, offices = _register()
    names = {
        **{f"{a} {w}": o for a, o in offices.items() for w in ("pcc", "opcc", "pfcc")},
        **forces,
        **by_name,
    }
    return tuple(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def leading_organisation(name: str) -> tuple[Organisation, str] | None:
    """The organisation that opens `name`, and the rest in plain words: `Kent Police Audit Committee`."""
    words = plain(name)
    for known, organisation in _leading_names():
        if words.startswith(known + " "):
            rest = words[len(known) + 1 :]
            if known.endswith(" police") and rest.startswith(("and crime ", "fire and crime ")):
                rest = "police " + rest
            return organisation, re.sub(rf"^{_FORCE_WORDS} (?!(?:fire )?and crime )", "", rest)
    return None


def unknown_organisation(name: str) -> Organisation:
    """A row for a name that the reference table does not hold; its kind is read off its words."""
    key = plain(name)
    kind = "supplier" if re.search(r"\b(?:ltd|limited|plc|llp|inc)\b", key) else "partner"
    if re.search(r"\b(?:collaboration|alliance|consortium|regional organised crime unit|rocu)\b", key):
        kind = "collaboration"
    own_id = make_id("organisation", name=key)
    return Organisation(own_id, name.strip(), kind, None, own_id)


def alliance_of(issuer: Organisation, word: str) -> Organisation | None:
    """The smallest alliance that the issuer's area belongs to and that is called by `word` (`alliance`)."""
    by_name, forces, _ = _register()
    areas = {area for area, force in forces.items() if force.family == issuer.family}
    called = {
        o.id: o
        for o in by_name.values()
        if areas & set(o.members) and word in plain(" ".join((o.name, *o.aliases)))
    }
    return min(called.values(), key=lambda o: (len(o.members), o.id), default=None)


def force_names() -> tuple[str, ...]:
    """The 43 forces, in the order of the alphabet."""
    own, _, _ = _register()
    return tuple(sorted({o.name for o in own.values() if o.kind == "force"}))


def organisation_names() -> tuple[str, ...]:
    """Every name and alias of the reference table, for suggestions."""
    by_name, forces, _ = _register()
    every = {o.id: o for o in (*by_name.values(), *forces.values())}
    return tuple(sorted({n for o in every.values() for n in (o.name, *o.aliases)}))
