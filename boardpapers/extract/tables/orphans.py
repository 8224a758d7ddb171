"""A header that stands alone at the foot of a page, its table on top of the next."""

from collections.abc import Sequence

from boardpapers.document import Box, Page, Word
from boardpapers.extract.tables.captions import with_captions
from boardpapers.extract.tables.chunks import TIGHT, Chunk, Row, rows_of
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.model import Fragment, Slot

#: How many printed lines a header may have, and how far apart they may stand, in type sizes.
_LINES, _APART = 3, 0.5
#: How far a name may begin from where its column does, in points.
_SAME = 3.0


def header_before(page: Page, fragment: Fragment, others: Sequence[Fragment]) -> Fragment | None:
    """The header at the foot of the page before for a table that begins without one; None without one.

    It has a name over nearly every column and stands in the table's own columns, below everything else. The
    table begins with figures, or the names are bold and it is not.
    """
    first = fragment.row(0)
    figures = sum(s.column > 0 and is_number(s.string) for s in first)
    if fragment.header_rows or fragment.n_columns < 2:
        return None
    foot = max((f.box.bottom for f in others if f.page == page.number), default=0.0)
    lines = rows_of([w for w in page.words if w.upright and w.box.top > foot], TIGHT)
    head = _last(lines)
    slots = _slots(head, fragment) if head else ()
    bold = all(w.bold for s in slots for w in s.words) and not any(w.bold for s in first for w in s.words)
    known = figures > 0 and len(slots) == fragment.n_columns > 2
    if figures < fragment.n_columns / 2 and not (bold and (known or _level(slots, fragment))):
        return None
    if len(slots) < max(min(3, fragment.n_columns), fragment.n_columns - 1):
        return None
    box = Box.around(s.box for s in slots)
    made = Fragment(page.number, fragment.kind, box, fragment.columns, 1, slots, header_rows=1)
    return with_captions(page, [made])[0]


def _level(slots: Sequence[Slot], fragment: Fragment) -> bool:
    """Whether the names begin where the words of their columns do, one over each column."""
    if len(slots) < fragment.n_columns:
        return False
    held = [[w.box.x0 for s in fragment.slots if s.column == n for w in s.words] for n in range(len(slots))]
    return all(xs and abs(min(xs) - s.words[0].box.x0) < _SAME for xs, s in zip(held, slots, strict=True))


def _last(lines: Sequence[Row]) -> list[Row]:
    """The last line of a page with those right above it."""
    head: list[Row] = []
    for line in reversed(lines):
        if head and (head[-1].top - line.bottom > _APART * line.size or len(head) == _LINES):
            break
        head.append(line)
    return head[::-1]


def _slots(head: Sequence[Row], fragment: Fragment) -> tuple[Slot, ...]:
    """A slot for each column that has names over it: one by one where each has one, else by where they stand.

    None where words stand between or beside the columns.
    """
    held: dict[int, list[Word]] = {}
    for row in head:
        in_turn = len(row.chunks) == fragment.n_columns
        for n, chunk in enumerate(row.chunks):
            column = n if in_turn else _under(chunk, fragment)
            if column is None:
                return ()
            held.setdefault(column, []).extend(chunk.words)
    return tuple(
        Slot(0, n, Box.around(w.box for w in words), tuple(words)) for n, words in sorted(held.items())
    )


def _under(chunk: Chunk, fragment: Fragment) -> int | None:
    """The column that a name shares most of its width with."""
    shared = [min(chunk.x1, x1) - max(chunk.x0, x0) for x0, x1 in fragment.columns]
    best = max(range(len(shared)), key=lambda n: shared[n])
    return best if shared[best] > 0 else None
