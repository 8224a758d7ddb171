"""Grids whose lines leave out the names of the columns, or the column of names on their left."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.document import Box, Word
from boardpapers.extract.tables.chunks import TIGHT, Row, rows_of
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.regions import reads_on

_CLOSE = 1.1
_PAD = 2.0


def left_of(box: Box, ys: Sequence[float], words: Sequence[Word]) -> float | None:
    """The left side of a column of names that stands beside most rows of a grid, left of its box."""
    beside = [w for w in words if w.box.x_mid < box.x0 and box.top < w.box.y_mid < box.bottom]
    if not beside or any(w.box.x1 > box.x0 + 1 for w in beside):
        return None
    rows = sum(1 for a, b in pairwise(ys) if any(a < w.box.y_mid < b for w in beside))
    near = box.x0 - max(w.box.x1 for w in beside) < 30
    return min(w.box.x0 for w in beside) - _PAD if near and rows > 0.5 * (len(ys) - 1) and rows > 1 else None


def top_of(box: Box, xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]) -> float | None:
    """The top of the lines right over a grid that name its columns, if its own first row does not.

    That row holds figures, or is not bold where the names are.
    """
    first = [w for w in words if box.x0 < w.box.x_mid < box.x1 and ys[0] < w.box.y_mid < ys[1]]
    if not first or all(w.bold for w in first):
        return None
    figures = any(is_number(c.string) for r in rows_of(first, TIGHT) for c in r.chunks)
    over = [w for w in words if box.x0 - 3 < w.box.x_mid < box.x1 + 3 and w.box.y_mid < box.top]
    found: list[Row] = []
    edge = box.top
    for row in reversed(rows_of(over, TIGHT)):
        reach = _CLOSE if not found else 0.5
        if edge - row.bottom > reach * row.size or reads_on(row) or _crosses(row, xs) or _has_figures(row):
            break
        found.append(row)
        edge = row.top
    if not figures and not all(w.bold for r in found for w in r.words):
        return None
    named = {_column(xs, (c.x0 + c.x1) / 2) for r in found for c in r.chunks}
    while found and len(found[-1].chunks) == 1 and len(found) > 1 and found[-1].chunks[0].x0 < xs[1]:
        found.pop()
    return found[-1].top - _PAD if len(named) > max(1, 0.6 * (len(xs) - 1)) and found else None


def _column(xs: Sequence[float], x: float) -> int:
    return sum(1 for border in xs[1:-1] if x > border)


def _crosses(row: Row, xs: Sequence[float]) -> bool:
    return any(c.x0 + 1 < x < c.x1 - 1 for c in row.chunks for x in xs)


def _has_figures(row: Row) -> bool:
    return any(is_number(c.string) for c in row.chunks)
