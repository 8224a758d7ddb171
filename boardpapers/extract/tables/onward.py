"""A table that goes on at the top of the next page, read in the columns that it has on the page before.

A few rows of a table show fewer columns than all of them: one row alone, a group without its name, a column
without entries.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from boardpapers.document import Page, Word
from boardpapers.extract.tables.chunks import TIGHT, Chunk, Row, rows_of
from boardpapers.extract.tables.columns import Channel
from boardpapers.extract.tables.model import Fragment

#: How far a chunk may stand from the edge or middle of its column, in points.
_LEVEL = 2.5
#: The same for drawn borders.
_BORDER = 4.0
#: How many chunks must stand so, and how much white may part two lines, in type sizes.
_MOST, _APART = 0.8, 2.2

#: Makes a fragment of words that stand in given columns.
Maker = Callable[[Sequence[Word], Sequence[Channel]], Fragment | None]


def with_rest(
    page: Page, found: Sequence[Fragment], words: Sequence[Word], before: Fragment, make: Maker
) -> list[Fragment]:
    """The fragments of a page, its first lines read as the rest of the table that ends the page before."""
    columns = _columns(before)
    rows = _taken(rows_of(words, TIGHT), before, columns)
    top = next((f for f in found if rows and f.box.top < rows[-1].bottom), None)
    if not rows or (top is not None and not _may_be_rest(top, rows, before)):
        return list(found)
    rest = make([w for r in rows for w in r.words], _channels(rows, before))
    if rest is None or rest.n_columns != before.n_columns:
        return list(found)
    return [rest, *(f for f in found if f is not top)]


def in_columns_of(before: Fragment, fragment: Fragment) -> Fragment:
    """A ruled part on the next page with the columns of the part before, where it draws only some of them."""
    if not before.kind == fragment.kind == "ruled" or before.page + 1 != fragment.page:
        return fragment
    known = [before.columns[0][0], *(x1 for _, x1 in before.columns)]
    drawn = [fragment.columns[0][0], *(x1 for _, x1 in fragment.columns)]
    if len(drawn) >= len(known) or fragment.header_rows:
        return fragment
    places = [next((n for n, x in enumerate(known) if abs(x - d) < _BORDER), None) for d in drawn]
    at = [p for p in places if p is not None]
    if len(at) < len(drawn) or at[0] != 0 or at[-1] != len(known) - 1:
        return fragment
    slots = tuple(
        replace(s, column=at[s.column], column_span=at[s.last_column + 1] - at[s.column])
        for s in fragment.slots
    )
    return replace(fragment, columns=before.columns, slots=slots)


def _may_be_rest(top: Fragment, rows: Sequence[Row], before: Fragment) -> bool:
    """Whether a table found at the top of a page has lost columns, or rows, of the one before it.

    None where it has a header of its own.
    """
    if top.kind == "ruled" or top.box.bottom > rows[-1].bottom + 2 or top.n_columns > before.n_columns:
        return False
    if top.header_rows and _head(top) != _head(before):
        return False
    return top.n_columns < before.n_columns or top.box.bottom < rows[-1].top or top.box.top > rows[0].bottom


def _head(fragment: Fragment) -> str:
    return " ".join(s.string for s in fragment.slots if s.row < max(fragment.header_rows, 1))


#: The stretch of a page that the words of a column take, None where it has none.
_Column = tuple[float, float] | None


def _columns(fragment: Fragment) -> list[_Column]:
    held: list[list[Word]] = [[] for _ in fragment.columns]
    for slot in fragment.slots:
        if slot.column_span == 1:
            held[slot.column] += slot.words
    return [(min(w.box.x0 for w in ws), max(w.box.x1 for w in ws)) if ws else None for ws in held]


def _taken(rows: Sequence[Row], before: Fragment, columns: Sequence[_Column]) -> list[Row]:
    """The lines from the top that stand in the columns, most of them level with what stands there before."""
    taken: list[Row] = []
    for row in rows:
        if taken and row.top - max(r.bottom for r in taken[-3:]) > _APART * row.size:
            break
        crosses = any(_column_of(c, before) is None for c in _inner(row, before))
        if crosses and not (taken and _wraps_label(row, taken[-1], before)):
            break
        taken.append(row)
    while taken and (len(taken[-1].chunks) == 1 and _column_of(taken[-1].chunks[0], before) in (0, None)):
        if (
            len(taken) > 1
            and taken[-1].top - taken[-2].bottom < 0.5 * taken[-1].size
            and not _bold(taken[-1])
        ):
            break
        taken.pop()
    chunks = [c for r in taken for c in r.chunks]
    level = sum(1 for c in chunks if _is_level(c, before, columns))
    used = {_column_of(c, before) for c in chunks} - {None}
    return taken if len(used) > 1 and level >= _MOST * len(chunks) else []


def _wraps_label(row: Row, over: Row, before: Fragment) -> bool:
    """Whether a line is the rest of a label that runs over the first columns, right under it."""
    label = over.chunks[0]
    tight = row.top - over.bottom < 0.5 * row.size and len(row.chunks) == 1
    return tight and _column_of(label, before) is None and abs(row.x0 - label.x0) < _LEVEL


def _bold(row: Row) -> bool:
    return all(w.bold for w in row.words)


def _inner(row: Row, before: Fragment) -> Sequence[Chunk]:
    """The chunks of a line without the label of a total, which may run over several columns."""
    return row.chunks[1:] if len(row.chunks) > max(2, 0.5 * before.n_columns) else row.chunks


def _column_of(chunk: Chunk, before: Fragment) -> int | None:
    """The column that holds a chunk; None where it crosses the border of one."""
    held = [n for n, (x0, x1) in enumerate(before.columns) if x0 - 1 <= chunk.x0 and chunk.x1 <= x1 + 1]
    return held[0] if held else None


def _is_level(chunk: Chunk, before: Fragment, columns: Sequence[_Column]) -> bool:
    number = _column_of(chunk, before)
    place = columns[number] if number is not None else None
    if place is None:
        return False
    off = (chunk.x0 - place[0], chunk.x1 - place[1], (chunk.x0 + chunk.x1 - sum(place)) / 2)
    return min(abs(o) for o in off) < _LEVEL


def _channels(rows: Sequence[Row], before: Fragment) -> list[Channel]:
    """The white around each border between columns, on both pages."""
    chunks = [(c.x0, c.x1) for r in rows for c in r.chunks]
    chunks += [c for c in _columns(before) if c is not None]
    channels = []
    for _, border in before.columns[:-1]:
        left = max((x1 for x0, x1 in chunks if x1 <= border + 1), default=border - 1)
        right = min((x0 for x0, x1 in chunks if x0 >= border - 1), default=border + 1)
        channels.append(Channel(min(left, border), max(right, border)))
    return channels
