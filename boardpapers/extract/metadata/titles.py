"""The title: labelled, a letter's subject, the line that says `Minutes`, or the largest print on top."""

import re

from boardpapers.extract.forms.casing import named
from boardpapers.extract.forms.dates import dates
from boardpapers.extract.forms.fields import attribute_of
from boardpapers.extract.forms.names import is_role
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.metadata.front import is_date, is_title_line
from boardpapers.extract.metadata.view import Told, View, told
from boardpapers.extract.patterns import pattern

_SUBJECT = re.compile(r"^(?:re|subject|ref)\s*:\s*(?P<subject>\S.*)$", re.IGNORECASE)
#: `Decision 2023/07: Extension of the contract`
_NUMBERED = re.compile(
    r"^(?:[\w’'&]+\s){0,3}?[Dd](?:ecision|ECISION)(?:\s(?:[Nn]o|[Nn]umber|[Rr]ef)\.?)?\s(?=[\w./-]*\d)[A-Z0-9][\w./-]*\s*[:–—-]\s+(?P<title>[A-Z].{5,})$"
)
_DEAR = re.compile(r"^Dear\s+[A-Z]")


def title(view: View, body_name: str | None, organisation: str | None) -> Told | None:
    """The title: labelled, a letter's subject, or the largest lines of the title block."""
    for field in view.early("title"):
        if field.values and len(field.text) > 2 and not _post_alone(field.text):
            text = field.values[0].text
            start = (
                field.start + len(text[field.start : field.end]) - len(text[field.start : field.end].lstrip())
            )
            return told(field.text, field.values[0], start, field.end, "title")
    for passage in view.front:
        if len(passage.text) < 200 and (numbered := _NUMBERED.match(passage.text)):
            return told(numbered["title"], passage, *numbered.span("title"), "title")
    for subject in view.subject:
        match = _SUBJECT.match(subject.text)
        start = match.start("subject") if match else 0
        return told(subject.text[start:], subject, start, len(subject.text), "title")
    return _largest(view, body_name, organisation)


def is_letter(view: View) -> bool:
    """Whether the paper opens as a letter."""
    return any(_DEAR.match(p.text) for p in view.passages[:40])


def minutes_title(view: View) -> Told | None:
    """The line of the title block that calls itself minutes."""
    for passage in view.front:
        says = len(passage.text) < 200 and pattern("metadata", "minutes").regex.search(passage.text)
        if says and re.search(r"\w+\W+\w+", passage.text):
            return told(named(passage.text.strip(" .:")), passage, 0, len(passage.text), "title")
    return None


def in_a_cell(view: View, title: Told | None) -> bool:
    """Whether a title was only found among the cells of a table."""
    cells = [p.text for p in view.front if p.cell is not None]
    return (
        title is not None
        and not any(title.value == f.text for f in view.early("title"))
        and (title.value in cells)
    )


def _largest(view: View, body_name: str | None, organisation: str | None) -> Told | None:
    taken = [n.lower() for n in (body_name, organisation) if n]
    lines = [
        p
        for p in view.front
        if p.cell is None
        and not (p.source.label and attribute_of(p.source.label))
        and _may_be_title(p.text, taken)
    ]
    lines = lines or [p for p in view.front if p.cell is None and _may_be_title(p.text, taken)]
    lines = lines or [
        p
        for p in view.front
        if _may_be_title(p.text, taken) and not (p.cell is not None and p.cell.is_header)
    ]
    lines = [p for p in lines if not pattern("metadata", "letterhead").regex.search(p.text)] or lines
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
    if not is_title_line(text) or len(text) > 240 or is_date(text) or _sentence(text):
        return False
    bare = re.sub(r"\W+", " ", text.lower()).strip()
    areas = pattern("metadata", "area").regex
    for name in taken:
        other = re.sub(r"\W+", " ", name).strip()
        if bare.startswith(other) and re.fullmatch(
            r"\W*(?:for|of|in)?\W*", areas.sub(" ", bare[len(other) :])
        ):
            return False
        if bare == other or (bare.startswith(other) and len(bare) - len(other) < 12) or bare in other:
            return False
    if (when := next(dates(text, days=True), None)) and when.start == 0:
        return False
    left = re.sub(r"(?i)\b(?:agenda\s)?item\s(?:no\.?\s)?\w{1,4}\b", " ", text)
    for name in taken:
        left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE) if len(left) < len(name) + 40 else left
    for when in reversed(list(dates(left))):
        left = left[: when.start] + left[when.end :]
    return (
        len(re.findall(r"[A-Za-z]{3,}", left)) >= 1
        and not _post_alone(text)
        and not re.match(r"^(?:held|at)\b.*\d", text, re.IGNORECASE)
    )


def _sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) > 8


def _post_alone(text: str) -> bool:
    """Whether a line is a post or a person with a post, rather than a title that mentions one."""
    return (
        is_role(text)
        and len(text.split()) <= 9
        and not pattern("metadata", "report").regex.search(text)
        and not re.search(r"(?i)oversight|programme|annual|delivery\sof|20\d\d", text)
        and not re.search(r"(?i)\b(?:record|minutes|notes|meeting)\b", text)
    )


def _without_name(text: str, taken: list[str]) -> int:
    for name in taken:
        if text.lower().startswith(name) and (match := re.match(r"\s*[-–:|]\s*", text[len(name) :])):
            return len(name) + match.end()
    return 0
