"""Drawn rows that hold several printed rows, as in a table with lines between its columns only."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.document import Box, Word
from boardpapers.extract.tables.chunks import TIGHT, baselines, rows_of
from boardpapers.extract.tables.columns import channels_of
from boardpapers.extract.tables.headers import is_figure
from boardpapers.extract.tables.model import Fragment, Slot
from boardpapers.extract.tables.pieces import Piece, Stroke
from boardpapers.extract.tables.segment import Band, figures_clash, rows_in

_BODY = 0.36
_WRAPS = 0.68


def rows_split(fragment: Fragment) -> Fragment:
    """The fragment with each row parted in which figures stand under each other in one cell."""
    parted = {n: bands for n in range(fragment.n_rows) if (bands := _bands(fragment, n))}
    if not parted:
        return fragment
    shift, starts = 0, []
    for n in range(fragment.n_rows):
        starts.append(n + shift)
        shift += len(parted.get(n, [[]])) - 1
    starts.append(fragment.n_rows + shift)
    slots: list[Slot] = []
    for slot in fragment.slots:
        span = starts[slot.row + slot.row_span] - starts[slot.row]
        if slot.row in parted and slot.row_span == 1:
            slots += _cut(slot, parted[slot.row], starts[slot.row])
        else:
            slots.append(Slot(starts[slot.row], slot.column, slot.box, slot.words, span, slot.column_span))
    slots.sort(key=lambda s: (s.row, s.column))
    return Fragment(fragment.page, fragment.kind, fragment.box, fragment.columns, starts[-1], tuple(slots))


def hides_columns(fragment: Fragment) -> bool:
    """Whether a cell, or a column of the grid, holds several columns of figures."""
    groups: dict[tuple[int, int], list[Word]] = {}
    for slot in fragment.slots:
        if slot.row > 0:
            groups.setdefault((slot.column, slot.column_span), []).extend(slot.words)
    return any(_has_columns(words) for words in groups.values() if len(words) >= 6)


def _has_columns(words: Sequence[Word]) -> bool:
    rows = rows_of(words, TIGHT)
    figures = [r for r in rows if len(r.chunks) > 1 and any(is_figure(c.string) for c in r.chunks[1:])]
    return len(figures) >= 3 and len(figures) > 0.6 * len(rows) and bool(channels_of(rows))


def _bands(fragment: Fragment, row: int) -> list[Band]:
    """The printed rows in a drawn row; none where it is one row."""
    slots = [s for s in fragment.row(row) if s.words and s.row_span == 1]
    if sum(1 for s in slots if len(s.words) > 1) < 2:
        return []
    strokes = _strokes(slots)
    if len(strokes) < 2:
        return []
    if fragment.n_rows == 1 and len(slots) > 1 and (head := _header(strokes)):
        return [list(strokes[:head]), *rows_in(strokes[head:], [], fragment.n_columns)]
    if not any(figures_clash([a], [b]) for a, b in pairwise(strokes)):
        return []
    bands = rows_in(strokes, [], fragment.n_columns)
    return bands if len(bands) > 1 else []


def _header(strokes: Sequence[Stroke]) -> int:
    """How many lines at the top are bold names, close to each other, over all columns but the first."""
    count = 0
    while count < len(strokes) and strokes[count].is_bold and not strokes[count].has_number:
        if count and strokes[count].top - strokes[count - 1].bottom > _WRAPS * strokes[count].size:
            break
        count += 1
    named = {p.first for s in strokes[:count] for p in s.pieces} | {0}
    columns = {p.first for s in strokes for p in s.pieces}
    return count if named >= columns and len(columns) > 1 and count < len(strokes) - 1 else 0


def _strokes(slots: Sequence[Slot]) -> list[Stroke]:
    columns = {id(w): s for s in slots for w in s.words}
    strokes = []
    for line in baselines(w for s in slots for w in s.words):
        size = max(w.size for w in line)
        held: dict[int, list[Word]] = {}
        for word in line:
            held.setdefault(columns[id(word)].column, []).append(word)
        pieces = tuple(
            Piece(c, c, words[0].box.x0, words[-1].box.x1, tuple(words)) for c, words in sorted(held.items())
        )
        middle = sum(w.box.y_mid for w in line) / len(line)
        strokes.append(Stroke(middle - _BODY * size, middle + _BODY * size, size, pieces))
    return strokes


def _cut(slot: Slot, bands: Sequence[Band], start: int) -> list[Slot]:
    heights = [slot.box.top]
    for above, below in pairwise(bands):
        heights.append((max(s.bottom for s in above) + min(s.top for s in below)) / 2)
    heights.append(slot.box.bottom)
    mine = {id(w) for w in slot.words}
    return [
        Slot(
            start + n,
            slot.column,
            Box(slot.box.x0, heights[n], slot.box.x1, heights[n + 1]),
            tuple(w for s in band for p in s.pieces for w in p.words if id(w) in mine),
            1,
            slot.column_span,
        )
        for n, band in enumerate(bands)
    ]
