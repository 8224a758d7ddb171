"""People's names and posts in a line: `Jane Doe, Head of Change`, `ACC Dave Roe (Local Policing)`."""

import re
from dataclasses import dataclass
from functools import cache

from boardpapers.extract.patterns import data

_NAME_WORD = (
    r"(?:[A-Z](?:['’][A-Z])?[a-zé]+(?:(?:['’-][A-Z]?|[A-Z])[a-zé]+)*"
    r"|(?:Mc|Mac|O['’]|D['’])[A-Z][a-z]+|[A-Z]\.?)"
)
_CAPITALS = r"(?:[A-Z]{2,}(?:['’-][A-Z]+)*|[A-Z]\.?)"
_LINKS = r"(?:(?:de|van|der|von|la|le|du|da|bin|al)\s)?"
_NAME = re.compile(
    rf"^(?:{_NAME_WORD}(?:\s{_LINKS}{_NAME_WORD}){{1,3}}|{_CAPITALS}(?:\s{_CAPITALS}){{1,2}})$"
)
_CONTACT = re.compile(
    r"\S+@\S+|(?:\+44|\b0)[\d\s()-]{8,}|https?://\S+|www\.\S+|\bext(?:ension)?\.?\s?\d+", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[;,|/\t]|\s[-–—]\s|\s+and\s+|\s*&\s*|[()])\s*")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A name, a role or both, and where they stand in the text that was read."""

    name: str | None
    role: str | None
    start: int
    end: int


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(data("people")[key])


@cache
def _prefix() -> re.Pattern[str]:
    known = data("people")
    ranks = "|".join(re.escape(r) for r in sorted(known["rank_prefixes"], key=len, reverse=True))
    titles = "|".join(known["titles"])
    return re.compile(
        rf"^(?:(?P<rank>(?:(?:T/|A/)?(?:{ranks}))\b)\.?\s+)?(?:(?:{titles})\b\.?\s+)?", re.IGNORECASE
    )


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"(?:[,\s]+(?:{'|'.join(data('people')['suffixes'])})\b\.?)+$", re.IGNORECASE)


def bare_name(text: str) -> str | None:
    """The person's name in `text` without title, rank and letters behind it; None when it is no name."""
    stripped = _suffix().sub("", text.strip(" .,:;–—-_…*\"'"))
    match = _prefix().match(stripped)
    name = stripped[match.end() if match else 0 :].strip()
    if not _NAME.match(name):
        return _titled_surname(stripped, name)
    tokens = [t.lower().strip(".") for t in name.split()]
    if len(tokens[0]) == 1 and tokens[-1] in _COMPASS:
        return name
    if any(t in _words("never_names") or t in _words("role_nouns") for t in tokens):
        return None
    return name if any(len(t) > 1 for t in tokens) and len(tokens[-1]) > 1 else None


#: Surnames that are also parts of a place's name; behind an initial they are surnames.
_COMPASS = frozenset({"north", "south", "east", "west"})


def _titled_surname(whole: str, rest: str) -> str | None:
    """`Mr Smith`: a surname alone counts when a title or rank stands before it."""
    if rest == whole or not re.match(rf"^{_NAME_WORD}$", rest) or len(rest) < 3:
        return None
    return None if rest.lower() in _words("never_names") | _words("role_nouns") else rest


def rank_of(text: str) -> str | None:
    """The rank or office printed before a name (`ACC`, `Chief Constable`)."""
    match = _prefix().match(text.strip())
    return match["rank"] if match and match["rank"] else None


def is_role(text: str) -> bool:
    """Whether a part of a line names a post or office."""
    words = re.findall(r"[a-z][a-z0-9-]*", text.lower())
    return 0 < len(words) <= 14 and any(w in _words("role_nouns") for w in words) and not _sentence(text)


def _sentence(text: str) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|will|has|have|should|must|may)\b", text))


def people(text: str, start: int = 0, end: int | None = None) -> tuple[Somebody, ...]:
    """Everybody named in [start, end): names with the roles that stand beside them, or roles alone."""
    stop = len(text) if end is None else end
    found: list[Somebody] = []
    role_first: Somebody | None = None
    for first, last in _split(text, start, stop):
        part = text[first:last]
        name = bare_name(part)
        if name:
            at = text.find(name, first, last)
            rank = rank_of(part)
            if role_first and not rank:
                found[-1] = Somebody(name, role_first.role, role_first.start, last)
            else:
                found.append(Somebody(name, rank, first if rank else at, last))
            role_first = None
        elif is_role(part):
            before = found[-1] if found else None
            if before and before.name and (before.role is None or before.role == rank_of(before.role + " X")):
                found[-1] = Somebody(before.name, part.strip(" .:"), before.start, last)
                role_first = None
            elif before and before.name and before.role and _continues(text, before.end, first):
                found[-1] = Somebody(before.name, text[_role_at(text, before) : last], before.start, last)
            else:
                bare = (
                    first + len(part) - len(re.sub(r"^(?:the|by|from|and)\s+", "", part.lstrip(), flags=re.I))
                )
                found.append(Somebody(None, text[bare:last].strip(" .:"), bare, last))
                role_first = found[-1]
    return tuple(found)


def _role_at(text: str, person: Somebody) -> int:
    return text.find(person.role or "", person.start)


def _continues(text: str, end: int, start: int) -> bool:
    """Whether a second post belongs to the same person (`Treasurer and Deputy Chief Executive`)."""
    return bool(re.fullmatch(r"\s*(?:and|&)\s*", text[end:start]))


def _split(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The parts of a line between commas, dashes and brackets, without contact details."""
    cleaned = _CONTACT.sub(lambda m: ";" * len(m.group()), text[start:stop])
    parts, at = [], 0
    for match in _PARTS.finditer(cleaned):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, len(cleaned)))
    merged = _rejoin(cleaned, parts)
    kept = [(a, b) for a, b in merged if cleaned[a:b].strip(" .:") and not _office(cleaned[a:b])]
    return [(start + a, start + b) for whole in kept for a, b in _unglued(cleaned, *whole)]


def _unglued(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """A name and a post with nothing but a space between (`Jane Doe Chief Executive`) taken apart."""
    part = text[first:last]
    if not is_role(part) or rank_of(part):
        return [(first, last)]
    spaces = [m.start() for m in re.finditer(r"\s+", part)]
    for space in spaces[1:4]:
        if bare_name(part[:space]) and is_role(part[space:]):
            return [(first, first + space), (first + space + 1, last)]
    for space in reversed(spaces[:-1]):
        unfinished = re.search(r"\b(?:of|for|and|to|&|the)$", part[:space]) is not None
        if (
            not unfinished
            and bare_name(part[space:])
            and is_role(part[:space])
            and len(part[space:].split()) > 1
        ):
            return [(first, first + space), (first + space + 1, last)]
    return [(first, last)]


def _office(part: str) -> bool:
    low = part.lower().strip(" .")
    return low.startswith(tuple(data("people")["office_words"])) or low.endswith(
        ("'s office", "’s office", " opcc")
    )


def _rejoin(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts of one post put together again: `Director of Finance and Resources`, `Police, Fire and Crime`."""
    merged: list[tuple[int, int]] = []
    for first, last in parts:
        if merged:
            before = text[merged[-1][0] : merged[-1][1]]
            glue, part = text[merged[-1][1] : first], text[first:last]
            if re.fullmatch(r"\s*(?:and|&|,)\s*", glue) and _one_post(before, part, glue.strip()):
                merged[-1] = (merged[-1][0], last)
                continue
        merged.append((first, last))
    return merged


def _one_post(before: str, after: str, glue: str) -> bool:
    if bare_name(before) or bare_name(after):
        return False
    if re.search(r"\bPolice$|\bPolice, Fire$|\bFire$", before, re.IGNORECASE):
        return True
    return (
        glue != ","
        and is_role(before)
        and (
            not is_role(after) or re.match(r"Crime\b|Deputy\b|Monitoring\b", after, re.IGNORECASE) is not None
        )
    )
