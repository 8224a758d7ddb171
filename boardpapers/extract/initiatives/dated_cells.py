"""Milestones in cells and lines that name an event beside its date."""

import re
from collections.abc import Iterator

from boardpapers.extract.initiatives.dates import dates_in
from boardpapers.extract.initiatives.states import by_date, state_of, stated
from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.schemas import Milestone

_DATED_WORDS = re.compile(
    r"\b(?:complete[d]?|tbc|ongoing|done|delayed|spring|summer|autumn|winter|early|late|quarter)\b",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\s*[(\[–-]\s*(?P<mark>complete[d]?|done|achieved|met|delivered|on\strack|missed|delayed|late|overdue|slipped|planned|due|not\sstarted|closed)\b[^)\]]{0,25}[)\]]?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"^[\s,;(]*(?:now\s|and\s|then\s)*(?:re-?planned|revised|moved|rescheduled|now|slipped|put\sback|forecast|re-?forecast|delayed)\b[\w\s]{0,12}$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"^[\s,;([]*(?:was|were|originally|previously|baseline|planned|from)\b[\w\s:]{0,12}$", re.IGNORECASE
)
_BEHIND = re.compile(r"^[\s:–—-]+(?=[A-Za-z])")


def is_date_cell(text: str, reading: Reading) -> bool:
    """Whether a cell holds a date and nothing else."""
    spans = list(reading.of("WHEN"))
    return bool(spans) and sum(s.end - s.start for s in spans) > 0.7 * len(text.strip())


def milestone_from_cells(
    event: Passage,
    date: Passage,
    reading: Reading,
    today: str | None,
    status: str | None,
    name: str | None = None,
) -> Milestone | None:
    """A milestone of which one cell tells the event and another the date."""
    text = date.string
    whens = list(dates_in(text, 0, len(text), reading, today))
    if not whens and not re.search(r"[A-Za-z]{3}|\d", text):
        return None
    dated = whens[-1] if whens else None
    if dated is None and (name is not None or not _DATED_WORDS.search(text)):
        return None
    if len(whens) > 1 and _WAS.match(text[whens[0].end : whens[1].start]):
        dated = whens[0]
    due_from, due_to, iso = (dated.due_from, dated.due_to, dated.iso) if dated else (None, None, None)
    state = (
        stated(status or "")
        or (stated(text) if re.search(r"[A-Za-z]{5}", text) else None)
        or state_of("", due_from, due_to, iso, today)
    )
    words = re.sub(r"\s+", " ", name or event.string).strip(" ,;:.")
    return Milestone(
        event=words,
        due_from=due_from,
        due_to=due_to,
        date_text=text.strip(),
        state=state,
        evidence=(*event.cite(), *date.cite()),
    )


def loose(passage: Passage, start: int, end: int, reading: Reading, today: str | None) -> Iterator[Milestone]:
    """Events in a cell or line that only names them beside their dates (`Go-live: May 2020 (complete)`)."""
    text = passage.string
    dates = list(dates_in(text, start, end, reading, today))
    left, made = start, None
    for n, dated in enumerate(dates):
        words = text[left : dated.start].strip(" ,;:–—-()")
        mark = _MARK.match(text, dated.end)
        right = mark.end() if mark else dated.end
        if made is not None and _WAS.match(text[left : dated.start]):
            left = right
            continue
        if made is not None and _AGAIN.match(text[left : dated.start]):
            made = made.model_copy(
                update={
                    "due_from": dated.due_from,
                    "due_to": dated.due_to,
                    "date_text": text[dated.start : dated.end],
                    "state": "planned",
                    "evidence": (*made.evidence, *passage.cite(left, right)),
                }
            )
            left = right
            continue
        if made is not None:
            yield made
        made = None
        if len(words) < 3 and n == 0:
            right = dates[1].start if len(dates) > 1 else end
            words = text[dated.end : right].strip(" ,;:–—-()")
        if len(words) >= 3 and re.search(r"[A-Za-z]{3}", words):
            state = (stated(mark["mark"]) if mark else None) or by_date(dated.due_from, dated.due_to, today)
            made = Milestone(
                event=words,
                due_from=dated.due_from,
                due_to=dated.due_to,
                date_text=text[dated.start : dated.end].strip(),
                state=state,
                evidence=passage.cite(left, right),
            )
        left = right
    if made is not None:
        yield made
