"""The words that qualify a figure: cashable or not, recurring or once, capital or revenue, its status."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from boardpapers.extract.anchors import Anchored
from boardpapers.extract.patterns import group, regex, turns

#: What words cost that stand beyond another figure or in another clause, in characters of distance.
_BEYOND_A_SENTENCE = 40
_BEYOND_A_FIGURE, _BEYOND_A_CLAUSE, _BEHIND, _FAILED = 70, 12, 4, -15


@dataclass(frozen=True, slots=True)
class Cue:
    """A value for an attribute and the characters that say it."""

    value: str
    start: int
    end: int


@cache
def _status_frames() -> tuple[tuple[str, Anchored, float], ...]:
    """The turns of phrase for each status, and how much nearer each stands than its characters say."""
    return tuple(
        (turn.tags["status"], turn.regex, float(turn.tags.get("bonus", 0))) for turn in turns("status")
    )


@cache
def label_cue(name: str, text: str) -> Cue | None:
    """The first value of attribute `name` in a header, caption or label."""
    return _first(group("attributes", name).items(), text)


@cache
def label_status(text: str) -> Cue | None:
    """The status that a header, a status cell or a caption names; `mixed` for several at once."""
    return _first(group("status", "label").items(), text)


@cache
def row_status(text: str) -> Cue | None:
    """The status that a row's own label names: only where the label speaks of figures, not of a project."""
    return _first(group("status", "row").items(), text)


def _first(choices: Iterable[tuple[str, Anchored]], text: str) -> Cue | None:
    for value, expression in choices:
        match = expression.search(text)
        if match:
            return Cue(value, match.start(), match.end())
    return None


def nearest_cue(name: str, text: str, start: int, end: int, left: int, right: int) -> Cue | None:
    """The value of attribute `name` nearest to the figure at [start, end), within [left, right).

    Words directly behind the figure win over words before it: `£26.5m capital and £12.4m revenue`.
    """
    best: tuple[float, Cue] | None = None
    for value, expression in group("attributes", name).items():
        for match in expression.finditer(text, left, right):
            if match.start() >= end:
                distance = float(match.start() - end)
                distance = distance * (0.5 if "," not in text[end : match.start()] else 1.5)
            else:
                distance = max(0.0, start - match.end()) * 1.0
                distance += 15 if "," in text[match.end() : start] else 0
            low, high = (end, match.start()) if match.start() >= end else (match.end(), start)
            distance += _BEYOND_A_SENTENCE if ";" in text[low:high] else 0
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
    to_come = [expression for value, expression, _ in _status_frames() if value == "planned"]
    ahead = [m.span() for expression in to_come for m in expression.finditer(text, left, right)]
    for rank, (value, expression, bonus) in enumerate(_status_frames()):
        if value in ("approved", "rejected") and not approved:
            continue
        for match in expression.finditer(text, left, right):
            if value == "delivered" and not bonus and any(a < match.start() < b for a, b in ahead):
                continue  # `to be reduced by`, `will have saved`
            distance = float(match.start() - end if match.start() >= end else max(0, start - match.end()))
            low, high = min(match.end(), start), max(end, match.start())
            distance += _BEYOND_A_FIGURE * sum(low <= b < high for b in barriers)
            distance += _BEYOND_A_CLAUSE * len(regex("status", "clause").findall(text[low:high]))
            distance += rank * 0.5 - bonus + (_FAILED if value in ("missed", "rejected") else 0)
            if match.start() >= end:
                distance += _BEHIND
            if best is None or distance < best[0]:
                best = (distance, Cue(value, match.start(), match.end()))
    return best[1] if best else None
