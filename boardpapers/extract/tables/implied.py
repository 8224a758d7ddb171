"""Walls that are not drawn: where only some rows of a grid have lines between their columns."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from boardpapers.document import Word
from boardpapers.extract.tables.chunks import Chunk, rows_of

#: Words further apart than this, in units of the type size, may stand in two columns.
_SPACE = 0.42
_INK = 0.8

#: A border by its index and the band that it runs along.
Place = tuple[int, int]


def implied_walls(
    xs: Sequence[float],
    bands: Sequence[Sequence[Word]],
    walls: Collection[Place],
    floors: Collection[Place],
) -> set[Place]:
    """The places (border, row) where a column's side is to be thought although no line is drawn.

    `bands` holds the words of each row. A row without lines that prints words in several columns has them
    where the other rows do; a cell that no floor parts from the one over it is no wider than that.
    """
    found: set[Place] = set()
    for i, words in enumerate(bands):
        for first, last in _open_runs(len(xs) - 1, i, walls):
            inside = [w for w in words if xs[first] <= w.box.x_mid <= xs[last]]
            chunks = [c for row in rows_of(inside, _SPACE) for c in row.chunks] if inside else []
            free = [j for j in range(first + 1, last) if not _is_crossed(xs[j], chunks)]
            if any(_parts(xs[j], chunks) for j in free):
                found |= {(j, i) for j in free}
            else:
                found |= {(j, i) for j in free if _ends_floor(j, i, floors)}
    return found


def _open_runs(n_columns: int, band: int, walls: Collection[Place]) -> list[tuple[int, int]]:
    """First border and last of each stretch of a row that walls leave open over several columns."""
    borders = [j for j in range(n_columns + 1) if (j, band) in walls]
    return [(a, b) for a, b in pairwise(borders) if b - a > 1]


def _is_crossed(x: float, chunks: Sequence[Chunk]) -> bool:
    return any(c.x0 + _INK < x < c.x1 - _INK for c in chunks)


def _parts(x: float, chunks: Sequence[Chunk]) -> bool:
    middles = [(c.x0 + c.x1) / 2 for c in chunks]
    return min(middles) < x < max(middles) if middles else False


def _ends_floor(border: int, band: int, floors: Collection[Place]) -> bool:
    """Whether a floor over or under a row is drawn on one side of a border and not on the other."""
    return any(((y, border - 1) in floors) != ((y, border) in floors) for y in (band, band + 1))
