"""Bands of strokes as slots: each piece in its cell, names of groups over all the columns that they head."""

from collections.abc import Sequence

from boardpapers.document import Box, Word
from boardpapers.extract.tables.columns import Channel
from boardpapers.extract.tables.model import Slot
from boardpapers.extract.tables.segment import Band


def slots_of(
    bands: Sequence[Band], channels: Sequence[Channel], box: Box
) -> tuple[tuple[Slot, ...], tuple[tuple[float, float], ...]]:
    """The slots of a region and the left and right side of each of its columns."""
    edges = [box.x0, *(c.middle for c in channels), box.x1]
    columns = tuple(zip(edges[:-1], edges[1:], strict=True))
    heights = _heights(bands, box)
    slots: list[Slot] = []
    for n, band in enumerate(bands):
        for (first, last), words in _cells(band, len(columns)):
            place = Box(columns[first][0], heights[n], columns[last][1], heights[n + 1])
            slots.append(Slot(n, first, place, tuple(words), 1, last - first + 1))
    return tuple(slots), columns


def _heights(bands: Sequence[Band], box: Box) -> list[float]:
    heights = [box.top]
    for above, below in zip(bands, bands[1:], strict=False):
        heights.append((max(s.bottom for s in above) + min(s.top for s in below)) / 2)
    return [*heights, box.bottom]


def _cells(band: Band, n_columns: int) -> list[tuple[tuple[int, int], list[Word]]]:
    """First and last column of each cell of a row with its words; pieces that share a column are one cell."""
    ranges: list[tuple[int, int, list[Word]]] = []
    for stroke in band:
        for piece in stroke.pieces:
            first, last, words = piece.first, piece.last, list(piece.words)
            for other in [r for r in ranges if r[0] <= last and first <= r[1]]:
                ranges.remove(other)
                first, last = min(first, other[0]), max(last, other[1])
                words = other[2] + words
            ranges.append((first, last, words))
    filled = {c for first, last, _ in ranges for c in range(first, last + 1)}
    ranges += [(c, c, []) for c in range(n_columns) if c not in filled]
    return [((first, last), words) for first, last, words in sorted(ranges, key=lambda r: r[0])]
