"""Bands of strokes as slots: each piece in its cell, names of groups over all the columns that they head."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from boardpapers.document import Box, Word
from boardpapers.extract.tables.columns import Channel
from boardpapers.extract.tables.model import Slot
from boardpapers.extract.tables.rules import Segment
from boardpapers.extract.tables.segment import Band

#: First and last column of a cell, and its words.
_Place = tuple[tuple[int, int], list[Word]]


def slots_of(
    bands: Sequence[Band], channels: Sequence[Channel], box: Box, heads: int, under: Sequence[Segment]
) -> tuple[tuple[Slot, ...], tuple[tuple[float, float], ...]]:
    """The slots of a region and the left and right side of each of its columns.

    The first `heads` bands are header; `under` are rules over a part of the width, as under a group's name.
    """
    edges = [box.x0, *(c.middle for c in channels), box.x1]
    columns = tuple(pairwise(edges))
    heights = _heights(bands, box)
    slots: list[Slot] = []
    for n, band in enumerate(bands):
        cells = _cells(band, len(columns))
        if n + 1 < heads:
            cells = _grouped(cells, _cells(bands[n + 1], len(columns)), under)
        for (first, last), words in cells:
            place = Box(columns[first][0], heights[n], columns[last][1], heights[n + 1])
            slots.append(Slot(n, first, place, tuple(words), 1, last - first + 1))
    return tuple(_deepened(slots, heads)), columns


def _deepened(slots: Sequence[Slot], heads: int) -> list[Slot]:
    """The slots with names that stand beside the middle of a header of several rows over all these rows."""
    head = [s for s in slots if s.row < heads and s.words]
    if heads < 2 or not head:
        return list(slots)
    middle = Box.around(w.box for s in head for w in s.words).y_mid
    tops = {s.column: min(w.box.top for w in s.words) for s in head if s.row == heads - 1}
    level = min(tops.values(), default=0.0)
    alike = {c for c, top in tops.items() if abs(top - level) < 1.5}
    top = alike if len(alike) > 1 else set[int]()
    deep = {
        s.column
        for s in head
        if s.row == heads - 1
        and s.column_span == 1
        and s.column not in top
        and abs(_middle(s) - middle) < 0.2 * s.words[0].size
        and not any(o.words and o.column <= s.column <= o.last_column for o in head if o.row < s.row)
    }
    others = [s for s in slots if s.row >= heads or s.column not in deep]
    for column in deep:
        mine = [s for s in slots if s.row < heads and s.column == column]
        words = tuple(w for s in mine for w in s.words)
        others.append(Slot(0, column, Box.around(s.box for s in mine), words, heads, 1))
    return sorted(others, key=lambda s: (s.row, s.column))


def _middle(slot: Slot) -> float:
    return Box.around(w.box for w in slot.words).y_mid


def _heights(bands: Sequence[Band], box: Box) -> list[float]:
    heights = [box.top]
    for above, below in pairwise(bands):
        heights.append((max(s.bottom for s in above) + min(s.top for s in below)) / 2)
    return [*heights, box.bottom]


def _cells(band: Band, n_columns: int) -> list[_Place]:
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


def _grouped(cells: Sequence[_Place], below: Sequence[_Place], under: Sequence[Segment]) -> list[_Place]:
    """The cells of a band with names that stand over the middle of several columns spread over them."""
    named = {c: ws for (first, last), ws in below for c in range(first, last + 1) if ws and first == last}
    filled = [(place, ws) for place, ws in cells if ws]
    spread: list[_Place] = []
    for n, ((first, last), words) in enumerate(filled):
        start = filled[n - 1][0][1] + 1 if n else 0
        stop = filled[n + 1][0][0] - 1 if n + 1 < len(filled) else max(named, default=last)
        spread.append(
            (
                _reach(
                    first, last, max(start, spread[-1][0][1] + 1 if spread else 0), stop, words, named, under
                ),
                words,
            )
        )
    taken = {c for (first, last), _ in spread for c in range(first, last + 1)}
    rest = [((first, last), ws) for (first, last), ws in cells if not ws and first not in taken]
    return sorted([*spread, *rest], key=lambda place: place[0])


def _reach(
    first: int,
    last: int,
    start: int,
    stop: int,
    words: Sequence[Word],
    named: Mapping[int, Sequence[Word]],
    under: Sequence[Segment],
) -> tuple[int, int]:
    """The columns from `start` to `stop` whose middle is the name's, or that the rule under it covers."""
    box = Box.around(w.box for w in words)
    boxes = {c: Box.around(w.box for w in ws) for c, ws in named.items()}
    for rule in under:
        if 0 < rule.at - box.bottom < 8 and rule.start - 2 <= box.x_mid <= rule.end + 2:
            covered = [c for c, b in boxes.items() if rule.start - 4 <= b.x_mid <= rule.end + 4]
            if covered:
                return min(covered), max(covered)
    best, least = (first, last), float("inf")
    for a in range(start, first + 1):
        for b in range(max(last, a), stop + 1):
            held = [boxes[c] for c in range(a, b + 1) if c in boxes]
            if len(held) < b - a + 1 or (first == 0) != (a == 0):
                continue
            off = abs((held[0].x0 + held[-1].x1) / 2 - box.x_mid) / max(held[-1].x1 - held[0].x0, 1.0)
            if (b == a and first == last == a) or b > a:
                off -= 0.02 * (b - a)
                if off < least and off < 0.3:
                    best, least = (a, b), off
    return best
