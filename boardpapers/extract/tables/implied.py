"""Walls and floors that are not drawn: where only some rows of a grid have lines between their cells."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from boardpapers.document import Word
from boardpapers.extract.tables.chunks import Chunk, rows_of

#: Words further apart than this, in units of the type size, may stand in two columns.
_SPACE = 0.42
_INK = 0.8
_SHORT = 8
_MARGIN = 0.9

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


def implied_floors(
    xs: Sequence[float],
    bands: Sequence[Sequence[Word]],
    walls: Collection[Place],
    floors: Collection[Place],
) -> set[Place]:
    """The places (border, column) where a row's side is to be thought: over all of a cell, or none of it.

    Names in the first column that each stand on the first line of a row are not one cell either.
    """
    found: set[Place] = set()
    for i in range(len(bands)):
        for first, last in _open_runs(len(xs) - 1, i, walls):
            for y in (i, i + 1):
                open_ones = [j for j in range(first, last) if (y, j) not in floors]
                if 0 < len(open_ones) < last - first:
                    found |= {(y, j) for j in open_ones}
    return found | {(i, 0) for i in _named_rows(xs, bands, walls, floors)}


def _named_rows(
    xs: Sequence[float],
    bands: Sequence[Sequence[Word]],
    walls: Collection[Place],
    floors: Collection[Place],
) -> list[int]:
    """The rows that begin with a name of their own, though no floor parts it from the name over it."""
    rows: list[int] = []
    held: list[Word] = []
    for i, words in enumerate(bands):
        if (i, 0) in floors or (1, i) not in walls:
            held = []
        names = [w for w in words if w.box.x_mid < xs[1]] if (1, i) in walls else []
        if held and names and _begins(names, held, words, xs[1]):
            rows.append(i)
            held = []
        held += names
    return rows


def _begins(names: Sequence[Word], before: Sequence[Word], band: Sequence[Word], right: float) -> bool:
    """Whether a short name stands on the first line of its row, and had had room on the line over it."""
    lines = rows_of(band, _SPACE)
    first, over = rows_of(names, _SPACE)[0], rows_of(before, _SPACE)[-1]
    if len(names) > _SHORT or first.words[0] not in lines[0].words or len(lines[0].words) == len(first.words):
        return False
    loose = first.top - over.bottom > 0.9 * first.size
    return loose or first.words[0].box.width < right - over.x1 - _MARGIN * first.size


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
