"""Which of the white gaps in a line's ink are the spaces of its text.

The reader knows which characters stand in a line, but their places only to a third of a letter, and it leaves
spaces out or puts some in. The ink knows exactly where gaps are, but not which of them are spaces. Both are
laid side by side, in order, so that they disagree as little as can be.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

#: Which columns of a line hold ink.
Filled = npt.NDArray[np.bool_]

# Lengths as shares of the type size.
_SEEN = 0.07  # narrower gaps are none
_LEAST = 0.16  # narrower gaps are no spaces
_APART = 0.9  # a gap and the space that was read for it are no farther apart
_UNREAD = 0.45  # what it costs that a wide gap is no space, or a space has no gap
_AMONG_DIGITS = 0.5  # wider than this, a gap between digits is a space though none was read

# Shares of the usual space.
_SPACE = 0.72  # a gap from here on is a space though none was read
_NO_SPACE, _NO_SPACE_IN_FIGURES = 0.45, 1.2  # a gap below is none though one was read

#: The space of most type faces (share of the size), where the page itself does not tell.
USUAL_SPACE = 0.32


class Gap(NamedTuple):
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class Cut(NamedTuple):
    """A space: the text up to `end` stands left of the gap, that from `start` right of it."""

    end: int
    start: int
    gap: Gap


class _Bound(NamedTuple):
    """Between two characters that follow each other; `read` when a space was read there."""

    before: int
    behind: int
    place: float
    read: bool


def spaces_of(text: str, places: Sequence[float], filled: Filled, size: float) -> list[float]:
    """The widths of the gaps that are surely spaces, as shares of the size."""
    gaps, bounds = _gaps_and_bounds(text, places, filled, size)
    spaces = [b for b in bounds if b.read]
    return [gaps[n].width / size for n in _aligned(gaps, spaces, size) if gaps[n].width > _LEAST * size]


def cuts_of(text: str, places: Sequence[float], filled: Filled, size: float, usual: float) -> list[Cut]:
    """The spaces of a line from left to right; `places` and `filled` count from the same edge.

    `usual` is the width of a space, as a share of the size.
    """
    gaps, bounds = _gaps_and_bounds(text, places, filled, size)
    spaces = [b for b in bounds if b.read]
    pairs = _aligned(gaps, spaces, size)
    met = set(pairs.values())
    cuts = [
        _cut(spaces[m], gaps[n])
        for n, m in pairs.items()
        if gaps[n].width >= _share_read(text, spaces[m]) * usual * size
    ]
    lost = [b for m, b in enumerate(spaces) if m not in met]
    cuts += [_cut(b, Gap(b.place, b.place)) for b in lost if not _in_figure(text, b)]
    taken = {c.end for c in cuts}
    for n, gap in enumerate(gaps):
        if n not in pairs and bounds:
            bound = min(bounds, key=lambda b: abs(b.place - gap.middle))
            if bound.before + 1 not in taken and _is_unread_space(text, bound, gap, size, usual):
                cuts.append(_cut(bound, gap))
                taken.add(bound.before + 1)
    return sorted(cuts, key=lambda c: c.end)


def _gaps_and_bounds(
    text: str, places: Sequence[float], filled: Filled, size: float
) -> tuple[list[Gap], list[_Bound]]:
    gaps = [g for g in _gaps(filled) if g.width >= _SEEN * size]
    solid = [n for n, c in enumerate(text) if c != " "]
    return gaps, [_Bound(a, b, (places[a] + places[b]) / 2, b - a > 1) for a, b in pairwise(solid)]


def _cut(bound: _Bound, gap: Gap) -> Cut:
    return Cut(bound.before + 1, bound.behind, gap)


def _in_figure(text: str, bound: _Bound) -> bool:
    """Whether a space here would stand within a figure (`50. 4`, `105 %`, `7.5 o`)."""
    before, behind = text[bound.before], text[bound.behind]
    return (before.isdigit() and behind in ".,%oO") or (before in ".,£-–" and behind.isdigit())


def _share_read(text: str, bound: _Bound) -> float:
    return _NO_SPACE_IN_FIGURES if _in_figure(text, bound) else _NO_SPACE


def _is_unread_space(text: str, bound: _Bound, gap: Gap, size: float, usual: float) -> bool:
    before, behind = text[bound.before], text[bound.behind]
    least = max(_LEAST, _SPACE * usual)
    if not (before.isalnum() and behind.isalnum()):
        least = max(_AMONG_DIGITS, usual)
    elif before.isdigit() and behind.isdigit():
        least = max(_AMONG_DIGITS, 1.3 * usual)
    return gap.width > least * size and abs(bound.place - gap.middle) < _APART * size


def _gaps(filled: Filled) -> list[Gap]:
    """The stretches without ink between the first and the last ink."""
    gaps, at = [], 0
    for has_ink, run in groupby(filled.tolist()):
        length = sum(1 for _ in run)
        if not has_ink and at and at + length < len(filled):
            gaps.append(Gap(float(at), float(at + length)))
        at += length
    return gaps


def _aligned(gaps: Sequence[Gap], spaces: Sequence[_Bound], size: float) -> dict[int, int]:
    """Which gap is which space, in order, at the least sum of distances and of those left out."""
    rows, columns = len(gaps) + 1, len(spaces) + 1
    cost = [[0.0] * columns for _ in range(rows)]
    step = [[""] * columns for _ in range(rows)]
    for n in range(rows):
        for m in range(columns):
            choices = []
            if n:
                choices.append((cost[n - 1][m] + _left_out(gaps[n - 1], size), "gap"))
            if m:
                choices.append((cost[n][m - 1] + _UNREAD, "space"))
            if n and m:
                far = abs(gaps[n - 1].middle - spaces[m - 1].place) / size
                if far < _APART:
                    thin = max(0.0, _LEAST - gaps[n - 1].width / size)
                    choices.append((cost[n - 1][m - 1] + 0.5 * far + 2 * thin, "both"))
            if choices:
                cost[n][m], step[n][m] = min(choices)
    pairs: dict[int, int] = {}
    n, m = rows - 1, columns - 1
    while n or m:
        match step[n][m]:
            case "both":
                n, m = n - 1, m - 1
                pairs[n] = m
            case "gap":
                n -= 1
            case _:
                m -= 1
    return pairs


def _left_out(gap: Gap, size: float) -> float:
    """What it costs to take a gap for none: the wider it is, the more."""
    return min(_UNREAD, max(0.0, 3.0 * (gap.width / size - 0.1)))
