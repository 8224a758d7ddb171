"""Authors, presenters, contacts and signatories, from labels, `Report of ...` lines and signature blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpapers.document import Evidence
from boardpapers.extract.forms.casing import named
from boardpapers.extract.forms.fields import Field
from boardpapers.extract.forms.names import Somebody, bare_name, is_role, people
from boardpapers.extract.metadata.view import View
from boardpapers.schemas import Person
from boardpapers.schemas.vocabulary import PersonCapacity

_CAPACITY: dict[str, PersonCapacity] = {
    "author": "author",
    "from": "author",
    "presenter": "presenter",
    "contact": "contact",
    "lead": "contact",
}
_REPORT_OF = re.compile(r"^(?:joint\s+)?(?:report|paper)\s+(?:of|by|from)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A person and the words that name them."""

    person: Person
    evidence: tuple[Evidence, ...]


def persons(view: View, decides: bool) -> tuple[Found, ...]:
    """Everybody the paper names for itself, in reading order, each once for a capacity."""
    found = [*_labelled(view), *_reporters(view), *_by_lines(view)]
    if decides:
        found += _signatories(view)
    kept: list[Found] = []
    for one in found:
        if not any(_same(one.person, k.person) for k in kept):
            kept.append(one)
    return tuple(kept)


def _same(one: Person, other: Person) -> bool:
    if one.capacity != other.capacity:
        return False
    if one.name or other.name:
        return one.name == other.name
    return tokens(one.role) == tokens(other.role)


def tokens(role: str | None) -> frozenset[str]:
    """The weighty words of a role, without plural s: for comparing two prints of one office."""
    words = re.findall(r"[a-z]+", (role or "").lower())
    return frozenset(w.rstrip("s") for w in words if w not in ("of", "the", "for", "and", "to"))


def _labelled(view: View) -> Iterator[Found]:
    last = view.document.page_count
    for number, field in enumerate(view.fields):
        capacity = _CAPACITY.get(field.attribute)
        page = field.label_passage.page
        if (
            capacity is None
            or not field.values
            or not (page <= 2 or page >= last - 1 or field.attribute == "author")
        ):
            continue
        if (
            field.attribute in ("lead", "from", "contact")
            and len(field.text) > 200
            and field.attribute != "contact"
        ):
            continue
        role = _role_after(view.fields, number)
        somebody = _somebody(field)
        for one in somebody:
            post = (named(one.role) if one.role else None) or (
                role.text if role and len(somebody) == 1 else None
            )
            if one.name is None and (capacity == "contact" or "ommissioner" in (one.role or "").lower()):
                continue  # a department to write to, or the issuing office: no person
            cited = field.values[0].cite(one.start, one.end, "people") if one.end else ()
            yield Found(
                Person(name=one.name, role=post, capacity=capacity),
                (*cited, *(role.cite("people") if role and post == role.text else ())),
            )


#: Somebody else within the value: `Report of the Treasurer (contact: Jane Doe)`.
_BRACKET = re.compile(r"\(\s*(?:contact|author|presented|prepared|written)\b", re.IGNORECASE)


def _somebody(field: Field) -> list[Somebody]:
    first = field.values[0]
    aside = _BRACKET.search(first.text, field.start, field.end)
    end = aside.start() if aside else field.end
    found = list(people(first.text, field.start, end)) if len(field.text) < 240 else []
    if not found or len(field.values) == 1:
        return found
    if len(found) == 1 and found[0].name and found[0].role is None and is_role(field.values[1].text):
        role = field.values[1].text.split(",")[0].strip()
        return [Somebody(found[0].name, role, found[0].start, found[0].end)]
    more = [s for p in field.values[1:6] for s in people(p.text) if s.name]
    return found + [Somebody(s.name, s.role, 0, 0) for s in more if bare_name(s.name or "")]


def _role_after(fields: tuple[Field, ...], number: int) -> Field | None:
    following = fields[number + 1 : number + 2]
    if following and following[0].attribute == "author_role" and following[0].text:
        return following[0] if len(following[0].text) < 120 else None
    return None


def _reporters(view: View) -> Iterator[Found]:
    """`Report of the Chief Finance Officer`: an author of whom a role may be all that is printed."""
    labelled = {f.label_passage.index for f in view.fields if f.attribute == "from"}
    for passage in view.front:
        match = _REPORT_OF.match(passage.text)
        if match and passage.index not in labelled and len(passage.text) < 160:
            aside = _BRACKET.search(passage.text)
            for one in people(passage.text, match.end(), aside.start() if aside else None):
                if one.name is None and "ommissioner" in (one.role or "").lower():
                    continue  # the issuing office, not a person
                yield Found(
                    Person(name=one.name, role=named(one.role) if one.role else None, capacity="author"),
                    passage.cite(one.start, one.end, "people"),
                )


_BY = re.compile(
    r"(?:(?<=[.;,|]\s)|(?<=\())(?P<how>(?:report\s)?"
    r"(?:(?:completed|prepared|written|produced|compiled|drafted|presented|introduced)\sby\s*:?"
    r"|(?<=\()(?:contact|author)(?:\sofficer)?\s*:))\s+(?=[A-Z])",
    re.IGNORECASE,
)


def _by_lines(view: View) -> Iterator[Found]:
    """`... Completed by Jane Doe, Head of Planning` within a line of the title block."""
    for passage in view.front:
        for match in _BY.finditer(passage.text):
            how = match["how"].lower()
            presents = how.startswith(("pres", "intro"))
            capacity: PersonCapacity = (
                "presenter" if presents else "contact" if how.startswith("cont") else "author"
            )
            for one in people(passage.text, match.end())[:2]:
                if one.name:
                    yield Found(
                        Person(name=one.name, role=one.role, capacity=capacity),
                        passage.cite(one.start, one.end, "people"),
                    )


def _signatories(view: View) -> Iterator[Found]:
    heads = list(letterhead(view))
    for signature in view.signatures:
        name = signature.name or next((h.name for h in heads if one_office(h.role, signature.role)), None)
        if name or signature.role:
            evidence = tuple(replace(e, field="people") for e in signature.evidence)
            role = signature.role or next((h.role for h in heads if name and h.name == name), None)
            yield Found(Person(name=name, role=role, capacity="signatory"), evidence)


def one_office(one: str | None, other: str | None) -> bool:
    """Whether two prints of a role mean one office; a letter lost at a word's end is forgiven."""
    left, right = ({t[:10] for t in tokens(role)} for role in (one, other))
    return bool(left) and left == right


def letterhead(view: View) -> Iterator[Somebody]:
    """A name with a commissioner's office beneath it in the title block."""
    lines = view.front
    for number, passage in enumerate(lines):
        found = people(passage.text) if len(passage.text) < 120 else ()
        for one in found:
            if one.name and one.role and "ommissione" in one.role:
                yield one
            elif one.name and len(found) == 1:
                below = next((p.text for p in lines[number + 1 : number + 2]), "")
                if re.search(r"ommissione", below) and len(below) < 100:
                    yield Somebody(one.name, below, one.start, one.end)
