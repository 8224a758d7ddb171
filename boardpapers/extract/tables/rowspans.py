"""Names of groups set to the middle of their rows, in tables without lines: back to the first row."""

from collections.abc import Sequence
from dataclasses import replace

from boardpapers.document import Box
from boardpapers.extract.tables.model import Fragment, Slot, nearest


def with_row_spans(fragment: Fragment) -> Fragment:
    """The fragment with each first-column name that stands beside the middle of several rows over them all.

    Only where it must be so: the first row of the group has no name, and the name stands at its middle.
    """
    if fragment.kind == "ruled" or fragment.n_columns < 3:
        return fragment
    slots = list(fragment.slots)
    by_row = [[s for s in slots if s.row == n] for n in range(fragment.n_rows)]
    start = fragment.header_rows
    while start < fragment.n_rows:
        stop = start
        while stop < fragment.n_rows and _in_group(by_row[stop]):
            stop += 1
        if stop - start > 2 and not by_row[start][0].words:
            for first, last, name in _groups(by_row, start, stop):
                slots = _spanned(slots, first, last, name)
        start = max(stop, start + 1)
    return replace(fragment, slots=tuple(sorted(slots, key=lambda s: (s.row, s.column))))


def _in_group(row: Sequence[Slot]) -> bool:
    """A row with a second cell; totals and bands have their name in the first column alone."""
    return (
        len(row) > 1
        and row[0].column == 0
        and row[0].column_span == 1
        and row[1].column == 1
        and bool(row[1].words)
    )


def _groups(by_row: Sequence[Sequence[Slot]], start: int, stop: int) -> list[tuple[int, int, Slot]]:
    """First row, row after the last and name of each group, if names stand at the middle of all groups."""
    bottoms = [by_row[n][1].box.bottom for n in range(start, stop)]
    groups: list[tuple[int, int, Slot]] = []
    at = start
    for n in range(start, stop):
        name = by_row[n][0]
        if not name.words:
            continue
        if at >= stop:
            return []
        middle = Box.around(w.box for w in name.words).y_mid
        foot = 2 * middle - by_row[at][1].box.top
        end = start + nearest(bottoms, foot) + 1
        if end <= n or end <= at:
            return []
        groups.append((at, end, name))
        at = end
    if not groups or abs(bottoms[groups[-1][1] - 1 - start] - bottoms[-1]) > 1:
        return []
    return [g for g in groups if g[2].row > g[0]]


def _spanned(slots: Sequence[Slot], first: int, stop: int, name: Slot) -> list[Slot]:
    mine = [s for s in slots if s.column == 0 and first <= s.row < stop]
    others = [s for s in slots if not (s.column == 0 and first <= s.row < stop)]
    box = Box.around(s.box for s in mine)
    return [*others, Slot(first, 0, box, name.words, stop - first, 1)]
