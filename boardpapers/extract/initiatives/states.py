"""Whether a milestone is done, planned or delayed."""

import re

from boardpapers.extract.patterns import regex
from boardpapers.extract.phrases import frames
from boardpapers.schemas.vocabulary import MilestoneState


def says(name: str, words: str) -> bool:
    """Whether words hold the pattern `name` of `patterns/milestones.toml`."""
    return regex("milestones", name).search(words) is not None


def state_of(
    words: str,
    due_from: str | None,
    due_to: str | None,
    iso: str | None,
    today: str | None,
    around: str = "",
    at: int | None = None,
) -> MilestoneState:
    """Done, planned or delayed: by the paper's own date, else as the words nearest to the date say.

    `around` is the whole sentence; `at` is where the date stands in `words`.
    """
    if says("delayed", words):
        return "delayed"
    opening, closing = due_from or due_to or iso, due_to or due_from or iso
    cue = cue_at(words, at) or cue_at(around, None)
    if opening is None:
        year = re.search(r"\b20\d\d\b|\b\d\d\b(?=$)", words[at or 0 :])
        if today and year and int(year.group()[-2:]) != int(today[2:4]) and cue != "done":
            return "planned" if int(year.group()[-2:]) > int(today[2:4]) else "done"
        return cue or "unspecified"
    if today and opening[:10] > today[: len(opening)]:
        return "planned"
    if today and closing and (closing + "-31")[:10] < today and cue != "planned":
        return "done"
    return cue or "unspecified"


def cue_at(words: str, at: int | None) -> MilestoneState | None:
    """What the nearest verb says: `will go live`, `was launched`."""
    place = len(words) if at is None else at
    marks: list[tuple[int, MilestoneState]] = [
        (abs(place - match.end()), "planned") for match in regex("milestones", "planned").finditer(words)
    ]
    for match in regex("milestones", "done").finditer(words):
        if not says("not_done", words[: match.start()]):
            marks.append((abs(place - match.end()) + 1, "done"))
    return min(marks)[1] if marks else None


def stated(status: str) -> MilestoneState | None:
    """The state that a status cell or mark names."""
    found = next((f.means for f in frames("stages", "milestone") if f.regex.search(status)), None)
    state: MilestoneState | None = found  # type: ignore[assignment]
    return state


def by_date(due_from: str | None, due_to: str | None, today: str | None) -> MilestoneState:
    """By the date alone: what ends before the paper's date is done."""
    if today is None or (due_from is None and due_to is None):
        return "unspecified" if today is None else "planned"
    return "done" if due_to is not None and due_to < today else "planned"
