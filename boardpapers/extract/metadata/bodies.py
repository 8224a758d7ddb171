"""The body that a paper goes to, or that met, where the paper names it for itself."""

import re
from collections.abc import Iterator

from boardpapers.extract.body_names import mentions
from boardpapers.extract.forms.casing import named
from boardpapers.extract.forms.dates import dates
from boardpapers.extract.forms.fields import Field, normal
from boardpapers.extract.forms.names import is_role, people
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.metadata.front import is_date, segments
from boardpapers.extract.metadata.view import Told, View, told
from boardpapers.extract.patterns import pattern

#: What stands before the name when a whole line is one run of capitals.
_LEAD = re.compile(
    r"(?:(?:minutes|meeting|report|notes|agenda|held)\s(?:of|for|to)\s(?:the\s)?)+(?:meeting\sof\sthe\s)?",
    re.IGNORECASE,
)


def body(view: View, decides: bool) -> Told | None:
    """The body that the paper goes to, or that met; a decision record's only where a label names it."""
    for field in view.early("body"):
        if (
            field.label_passage.cell is not None
            and field.label_passage.cell.is_header
            and field.values[0].place[2] != field.label_passage.place[2]
            and field.label_passage.place[1] == 0
            and field.label_passage.table is not None
            and field.label_passage.table.n_rows > 2
            and field.values[0].cell is not None
            and field.values[0].cell.is_header
        ):
            continue
        if field.values and _addressee(field):
            continue
        found = next(_bodies(field.values[0], field.start, field.end), None) if field.values else None
        if found:
            return found
        if field.values and (team := _team(field)):
            return team
        if _names_body(view, field) and not _no_body(field.text):
            return told(field.text, field.values[0], field.start, field.end, "body")
    if decides:
        return None
    if met := _minuted(view):
        return met
    for passage in view.front:
        if len(passage.text) < 220 and not re.match(r"^(?:title|subject|re)\b", passage.text, re.IGNORECASE):
            addressed = re.search(
                r"\b(?:[Pp]aper|[Rr]eport|REPORT|PAPER)\s(?:for|to|FOR|TO)\s(?:the|THE)\s", passage.text
            )
            if addressed and (found := next(_bodies(passage, addressed.end(), len(passage.text)), None)):
                return found
            for found in _bodies(passage, 0, len(passage.text)):
                if _addressed(passage, found):
                    return found
    for passage in view.running:
        if found := next(_bodies(passage, 0, len(passage.text)), None):
            return found
    return None


#: `Executive Committee Meeting`: the body and its meeting.
_MEETING = re.compile(
    r"(?P<noun>\b(?:board|panel|committee|group|forum|council|authority|summit|cabinet))\s+meeting$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"\b(?:minutes|notes|record|proceedings)\s(?:of|from)\s(?:(?:a|the)\s)?(?:[\w-]+\s){0,3}?"
    r"(?:(?:meeting|proceedings)\s(?:of\s(?:the\s)?)?)?",
    re.IGNORECASE,
)


def _minuted(view: View) -> Told | None:
    """The body in `Minutes of the meeting of the ... Committee`."""
    for passage in view.front:
        if len(passage.text) < 220 and (lead := _OF_BODY.search(passage.text)):
            found = next(_bodies(passage, lead.start(), len(passage.text)), None)
            if found and len(found.value.split()) > 1:
                return found
    return None


def _team(field: Field) -> Told | None:
    """A team or forum that leads, alone behind its label (`To: Chief Officer Team`)."""
    text = field.values[0].text
    for found in mentions(text):
        rest = text[field.start : found.start] + text[found.end : field.end]
        if found.strong and field.start <= found.start and len(re.findall(r"[A-Za-z]{3,}", rest)) <= 3:
            return told(found.name, field.values[0], found.start, found.end, "body")
    return None


def _addressee(field: Field) -> bool:
    """Whether what stands behind `To:` is a person (`Mrs L. Dray, Chief Executive, District Council`)."""
    return normal(field.label) in ("to", "for") and any(
        p.name for p in people(field.values[0].text, field.start, field.end)
    )


def _no_body(text: str) -> bool:
    return not 3 < len(text) < 80 or is_role(text) or is_date(text) or text[:1].isdigit()


def _names_body(view: View, field: Field) -> bool:
    """Whether a label may be followed by a body whose name does not say so (`Meeting: Star Chamber`)."""
    inside = field.label_passage.index in {p.index for p in view.front}
    return (
        bool(field.values)
        and inside
        and normal(field.label) not in ("to", "for", "board", "committee", "forum")
    )


def _bodies(passage: Passage, start: int, end: int) -> Iterator[Told]:
    for match in pattern("metadata", "body").regex.finditer(passage.text, start, end):
        first, last = match.span("body")
        lead = _LEAD.match(passage.text, first, last)
        first = lead.end() if lead else first
        meeting = _MEETING.search(passage.text[first:last])
        last = first + meeting.end("noun") if meeting else last
        name = passage.text[first:last]
        if len(name.split()) >= 2:
            yield told(named(name), passage, first, last, "body")


def _addressed(passage: Passage, found: Told) -> bool:
    """Whether a line of the title block gives the body, rather than a title that mentions one."""
    name = found.evidence[0].quote if found.evidence else found.value
    parts = [passage.text[a:b] for a, b in segments(passage.text)]
    line = next((p for p in parts if name in p), passage.text)
    rest = line.replace(name, "", 1)
    rest = pattern("metadata", "around_body").regex.sub(" ", rest)
    for when in reversed(list(dates(rest))):
        rest = rest[: when.start] + rest[when.end :]
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= 3 and not re.search(r"\b[a-z]{4,}\b", rest)
