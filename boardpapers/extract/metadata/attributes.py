"""Single attributes of a paper: title, reference, agenda item, body and dates, each with its words."""

import re
from collections.abc import Iterator

from boardpapers.extract.forms.casing import named
from boardpapers.extract.forms.dates import dates, iso
from boardpapers.extract.forms.fields import Field, attribute_of, normal
from boardpapers.extract.forms.names import is_role
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.metadata.front import is_title_line
from boardpapers.extract.metadata.view import Told, View, told
from boardpapers.extract.patterns import pattern

_REFERENCE = re.compile(
    r"(?:[A-Z]{1,7}\s(?=\d))?(?=[^\s]*\d)[A-Za-z0-9][\w./()&-]*(?:\s[-–]\s[\w/]+|\s\d[\w/.-]*|\s\(\d+\))?"
)
_ITEM = re.compile(
    r"^\W*(?:item\s)?(?:no\.?\s)?(?P<item>[A-Z]?\d{1,3}(?:[./]\d{1,3})*\s?(?:\(?[a-z](?:[ivx]{0,3})\)?)?)\W*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:re|subject|ref)\s*:\s*(?P<subject>\S.*)$", re.IGNORECASE)
_DEAR = re.compile(r"^Dear\s+[A-Z]")


def reference(view: View) -> Told | None:
    """The paper's own reference."""
    for field in view.early("reference"):
        match = _REFERENCE.match(field.text)
        if match and re.search(r"\d", match.group()) and len(field.text) < 60 and not _is_date(field.text):
            start = (
                field.start
                + len(field.values[0].text[field.start :])
                - len(field.values[0].text[field.start :].lstrip())
            )
            return told(match.group().rstrip(".,"), field.values[0], start, start + match.end(), "reference")
    for passage in view.head:
        if len(passage.text) < 160 and (found := pattern("metadata", "reference").regex.search(passage.text)):
            if not _is_date(found["reference"]):
                return told(found["reference"].rstrip(".,"), passage, *found.span("reference"), "reference")
    return None


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a line of the title block: between full stops, bars and wide dashes."""
    at = 0
    for cut in re.finditer(r"(?<=[a-z0-9])[.;]\s+|\s[|–—]\s|\s{3,}", text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)


def _is_date(text: str) -> bool:
    found = next(dates(text), None)
    return (
        found is not None
        and found.start == 0
        and found.end == len(text.strip())
        and found.when.kind != "year"
    )


def agenda_item(view: View) -> Told | None:
    """The number of the agenda item that the paper stands under."""
    for passage in view.head:
        if len(passage.text) < 120 and (
            found := pattern("metadata", "agenda_item").regex.search(passage.text)
        ):
            return told(_tight(found["item"]), passage, *found.span("item"), "agenda_item")
    for field in view.early("agenda_item"):
        if (match := _ITEM.match(field.text)) and field.values:
            at = field.values[0].text.find(match["item"], field.start)
            return told(_tight(match["item"]), field.values[0], at, at + len(match["item"]), "agenda_item")
    for passage in view.head:
        for start, end in _segments(passage.text):
            if found := pattern("metadata", "bare_item").regex.search(passage.text[start:end]):
                first, last = found.span("item")
                return told(_tight(found["item"]), passage, start + first, start + last, "agenda_item")
    return None


def _tight(item: str) -> str:
    return re.sub(r"\s+", "", item)


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
        found = next(_bodies(field.values[0], field.start, field.end), None) if field.values else None
        if found:
            return found
        if _names_body(view, field) and 3 < len(field.text) < 80:
            if not is_role(field.text) and not _is_date(field.text) and not re.match(r"\d", field.text):
                return told(field.text, field.values[0], field.start, field.end, "body")
    if decides:
        return None
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


def _names_body(view: View, field: Field) -> bool:
    """Whether a label may be followed by a body whose name does not say that it is one (`Meeting: Star Chamber`)."""
    inside = field.label_passage.cell is None or field.label_passage in view.front
    return (
        bool(field.values)
        and inside
        and normal(field.label) not in ("to", "for", "board", "committee", "forum")
    )


def _bodies(passage: Passage, start: int, end: int) -> Iterator[Told]:
    for match in pattern("metadata", "body").regex.finditer(passage.text, start, end):
        first, last = match.span("body")
        lead = re.match(
            r"(?:(?:[Mm]inutes|MINUTES|[Mm]eeting|MEETING|[Rr]eport|REPORT|Notes|NOTES|[Aa]genda|AGENDA|held|HELD)\s(?:of|for|to|OF|FOR|TO)\s(?:[Tt]he|THE)?\s?)+(?:(?:meeting|MEETING)\s(?:of|OF)\s(?:the|THE)\s)?",
            passage.text[first:last],
        )
        first += lead.end() if lead else 0
        name = passage.text[first:last]
        if len(name.split()) >= 2:
            yield told(named(name), passage, first, last, "body")


def _addressed(passage: Passage, found: Told) -> bool:
    """Whether a line of the title block gives the body, rather than a title that mentions one."""
    name = found.evidence[0].quote if found.evidence else found.value
    parts = [passage.text[a:b] for a, b in _segments(passage.text)]
    line = next((p for p in parts if name in p), passage.text)
    rest = line.replace(name, "", 1)
    rest = re.sub(
        r"(?i)\b(?:minutes|notes|agenda|report|meeting|of|the|a|to|for|on|held|at|in|and|with|from|decision|information|noting|approval|discussion|consideration|commencing|draft|public|open|briefing|paper|agenda item.*|item \w+|am|pm|hours|venue.*)\b",
        " ",
        rest,
    )
    for when in reversed(list(dates(rest))):
        rest = rest[: when.start] + rest[when.end :]
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= 3 and not re.search(r"\b[a-z]{4,}\b", rest)


def meeting_date(view: View, has_body: bool, decides: bool) -> Told | None:
    """The day of the meeting; a bare date counts only where the paper goes to a body."""
    for field in view.early("meeting_date"):
        if field.values and (
            found := next(dates(field.values[0].text, field.start, field.end, days=True), None)
        ):
            return told(iso(found), field.values[0], found.start, found.end, "meeting_date")
    for passage in view.head:
        held = pattern("metadata", "held_on").regex.search(passage.text)
        if (
            held
            and len(passage.text) < 300
            and (found := next(dates(passage.text, held.start(), days=True), None))
        ):
            return told(iso(found), passage, found.start, found.end, "meeting_date")
    if decides or not has_body:
        return None
    for field in view.early("date", "body"):
        if field.values and (
            found := next(dates(field.values[0].text, field.start, field.end, days=True), None)
        ):
            return told(iso(found), field.values[0], found.start, found.end, "meeting_date")
    for passage in view.head:
        if len(passage.text) < 140 and (found := next(dates(passage.text, days=True), None)):
            if not re.search(
                r"\b(?:version|published|issued|to|until|ending|ended|as at)\b",
                passage.text[: found.start],
                re.IGNORECASE,
            ):
                return told(iso(found), passage, found.start, found.end, "meeting_date")
    return None


def decision_date(view: View) -> Told | None:
    """The date that a form labels as the decision's, else the last date of a signature."""
    for field in (f for f in view.fields if f.attribute == "decision_date"):
        if field.values and (found := next(dates(field.values[0].text, field.start, field.end), None)):
            return told(iso(found), field.values[0], found.start, found.end, "paper_date")
    signed = [s for s in view.signatures if s.signed_on]
    if signed:
        latest = max(signed, key=lambda s: s.signed_on or "")
        return Told(latest.signed_on or "", tuple(e for e in latest.evidence if e.field == "signed_on"))
    return None


def printed_date(view: View) -> Told | None:
    """Any date that the title block or a date label prints: a day before a month before a year."""
    for field in view.early("date", "meeting_date"):
        if field.values and (found := next(dates(field.values[0].text, field.start, field.end), None)):
            return told(iso(found), field.values[0], found.start, found.end, "paper_date")
    found_all = [(p, d) for p in view.head for d in dates(p.text)]
    for kind in ("day", "month", "year"):
        for passage, found in found_all:
            if found.when.kind == kind:
                return told(iso(found), passage, found.start, found.end, "paper_date")
    return None


def title(view: View, body_name: str | None, organisation: str | None) -> Told | None:
    """The title: labelled, a letter's subject, or the largest lines of the title block."""
    for field in view.early("title"):
        if field.values and len(field.text) > 2 and not _post_alone(field.text):
            text = field.values[0].text
            start = (
                field.start + len(text[field.start : field.end]) - len(text[field.start : field.end].lstrip())
            )
            return told(field.text, field.values[0], start, field.end, "title")
    for number, passage in enumerate(view.passages[:40]):
        if _DEAR.match(passage.text):
            for near in view.passages[number + 1 : number + 3]:
                if (near.kind in ("heading", "title") or near.bold) and len(near.text) < 200:
                    match = _SUBJECT.match(near.text)
                    return told(
                        match["subject"] if match else near.text,
                        near,
                        match.start("subject") if match else 0,
                        len(near.text),
                        "title",
                    )
    return _largest(view, body_name, organisation)


def is_letter(view: View) -> bool:
    """Whether the paper opens as a letter."""
    return any(_DEAR.match(p.text) for p in view.passages[:40])


def minutes_title(view: View) -> Told | None:
    """The line of the title block that calls itself minutes."""
    for passage in view.front:
        if len(passage.text) < 200 and pattern("metadata", "minutes").regex.search(passage.text):
            if re.search(r"\w+\W+\w+", passage.text):
                return told(named(passage.text.strip(" .:")), passage, 0, len(passage.text), "title")
    return None


def _largest(view: View, body_name: str | None, organisation: str | None) -> Told | None:
    taken = [n.lower() for n in (body_name, organisation) if n]
    lines = [
        p
        for p in view.front
        if p.cell is None
        and not (p.source.label and attribute_of(p.source.label))
        and _may_be_title(p.text, taken)
    ]
    lines = lines or [p for p in view.front if _may_be_title(p.text, taken)]
    if not lines:
        return None
    for_title = [p for p in lines if p.kind == "title"]
    best = max(
        for_title or lines, key=lambda p: (round(p.size), p.kind in ("title", "heading"), p.bold, -p.index)
    )
    run = _run(best, lines)
    start = _without_name(run[0].text, taken)
    value = " ".join([run[0].text[start:], *(p.text for p in run[1:])])
    evidence = (*run[0].cite(start, field="title"), *(e for p in run[1:] for e in p.cite(field="title")))
    return Told(named(value.strip(" .:")), evidence)


def _run(best: Passage, lines: list[Passage]) -> list[Passage]:
    """The lines of one print that follow the first one directly: a title over several lines."""
    run = [best]
    for line in lines:
        alike = round(line.size) == round(best.size) and line.bold == best.bold and line.kind == best.kind
        if (
            line.index == run[-1].index + 1
            and alike
            and line.cell is None
            and not re.search(r"[.:]$", run[-1].text)
        ):
            run.append(line)
    return run if sum(len(p.text) for p in run) < 240 else [best]


def _may_be_title(text: str, taken: list[str]) -> bool:
    if not is_title_line(text) or len(text) > 240 or _is_date(text):
        return False
    bare = re.sub(r"\W+", " ", text.lower()).strip()
    for name in taken:
        other = re.sub(r"\W+", " ", name).strip()
        if bare == other or (bare.startswith(other) and len(bare) - len(other) < 12) or bare in other:
            return False
    if (when := next(dates(text, days=True), None)) and when.start == 0:
        return False
    left = text
    for when in reversed(list(dates(text))):
        left = left[: when.start] + left[when.end :]
    return (
        len(re.findall(r"[A-Za-z]{3,}", left)) >= 1
        and not _post_alone(text)
        and not re.match(r"^(?:held|at)\b.*\d", text, re.IGNORECASE)
    )


def _post_alone(text: str) -> bool:
    """Whether a line is a post or a person with a post, rather than a title that mentions one."""
    return (
        is_role(text)
        and len(text.split()) <= 9
        and not pattern("metadata", "report").regex.search(text)
        and not re.search(r"(?i)oversight|programme|annual|delivery\sof|20\d\d", text)
    )


def _without_name(text: str, taken: list[str]) -> int:
    for name in taken:
        if text.lower().startswith(name) and (match := re.match(r"\s*[-–:|]\s*", text[len(name) :])):
            return len(name) + match.end()
    return 0
