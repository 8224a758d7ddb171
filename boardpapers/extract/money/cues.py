"""The words that qualify a figure: cashable or not, recurring or once, capital or revenue, delivered or planned."""

import re
from dataclasses import dataclass
from functools import cache

from boardpapers.extract.anchors import Anchored
from boardpapers.extract.patterns import data, group


@dataclass(frozen=True, slots=True)
class Cue:
    """A value for an attribute and the characters that say it."""

    value: str
    start: int
    end: int


@cache
def _attributes(name: str) -> tuple[tuple[str, Anchored], ...]:
    return tuple(group("attributes", name).items())


@cache
def _status_frames() -> tuple[tuple[str, Anchored], ...]:
    return tuple(
        (f["status"], Anchored(f["regex"], re.IGNORECASE | re.VERBOSE)) for f in data("status")["frame"]
    )


@cache
def _status_labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(group("status", "label").items())


@cache
def label_cue(name: str, text: str) -> Cue | None:
    """The first value of attribute `name` in a header, caption or label."""
    for value, regex in _attributes(name):
        match = regex.search(text)
        if match:
            return Cue(value, match.start(), match.end())
    return None


@cache
def label_status(text: str) -> Cue | None:
    """The status that a header, a status cell or a caption names; `mixed` for several at once."""
    for value, regex in _status_labels():
        match = regex.search(text)
        if match:
            return Cue(value, match.start(), match.end())
    return None


@cache
def row_status(text: str) -> Cue | None:
    """The status that a row's own label names: only where the label speaks of figures, not of a project."""
    for value, regex in group("status", "row").items():
        match = regex.search(text)
        if match:
            return Cue(value, match.start(), match.end())
    return None


def nearest_cue(name: str, text: str, start: int, end: int, left: int, right: int) -> Cue | None:
    """The value of attribute `name` nearest to the figure at [start, end), within [left, right).

    Words directly behind the figure win over words before it: `£26.5m capital and £12.4m revenue`.
    """
    best: tuple[float, Cue] | None = None
    for value, regex in _attributes(name):
        for match in regex.finditer(text, left, right):
            if match.start() >= end:
                distance = float(match.start() - end)
                distance = distance * (0.5 if "," not in text[end : match.start()] else 1.5)
            else:
                distance = max(0.0, start - match.end()) * 1.0
                distance += 15 if "," in text[match.end() : start] else 0
            if best is None or distance < best[0]:
                best = (distance, Cue(value, match.start(), match.end()))
    return best[1] if best else None


def prose_status(
    text: str, start: int, end: int, left: int, right: int, barriers: tuple[int, ...], *, approved: bool
) -> Cue | None:
    """The status that the words nearest to the figure give it: `missed`, `planned`, `delivered`, `approved`.

    `barriers` are positions of other figures, which words reach over less easily; `approved` asks for
    approvals too (costs).
    """
    best: tuple[float, Cue] | None = None
    for rank, (value, regex) in enumerate(_status_frames()):
        if value in ("approved", "rejected") and not approved:
            continue
        for match in regex.finditer(text, left, right):
            distance = float(match.start() - end if match.start() >= end else max(0, start - match.end()))
            low, high = min(match.end(), start), max(end, match.start())
            distance += 70 * sum(low <= b < high for b in barriers)
            distance += 12 * len(re.findall(r"[,;:]| whilst | although | but | which ", text[low:high]))
            distance += rank * 0.5 - (15 if value in ("missed", "rejected") else 0)
            if match.start() >= end:
                distance += 4
            if best is None or distance < best[0]:
                best = (distance, Cue(value, match.start(), match.end()))
    return best[1] if best else None
