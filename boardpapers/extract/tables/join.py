"""Fragments into tables: a table that runs over pages is put together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from boardpapers.document import EMPTY_TEXT, Box, Cell, Page, Table, Text
from boardpapers.extract.compose import join_texts
from boardpapers.extract.patterns import data, pattern
from boardpapers.extract.tables.cells import cell_text
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.model import Fragment, Slot
from boardpapers.extract.tables.onward import in_columns_of
from boardpapers.extract.tables.orphans import header_before

_ENDS = re.compile(r"[.!?;:]['\"’”)]?$")
_CONTINUED = pattern("tables", "continued").regex
_GLUE = frozenset(data("tables")["glue"].split())


def tables_of(pages: Sequence[Page], fragments: Sequence[Fragment]) -> tuple[Table, ...]:
    """Tables in order of appearance from the fragments of all pages in that order."""
    by_number = {p.number: p for p in pages}
    tables: list[list[Fragment]] = []
    for each in fragments:
        fragment = in_columns_of(tables[-1][-1], each) if tables else each
        if tables and _goes_on(tables[-1][-1], tables[-1][0], fragment, by_number):
            tables[-1].append(_without_repeats(tables[-1][0], fragment))
        else:
            before = by_number.get(fragment.page - 1)
            alone = before is not None and _nothing_above(fragment, by_number[fragment.page])
            head = header_before(before, fragment, fragments) if before is not None and alone else None
            tables.append([fragment] if head is None else [head, fragment])
    return tuple(_table(n, parts) for n, parts in enumerate(tables))


def _goes_on(last: Fragment, first: Fragment, fragment: Fragment, pages: dict[int, Page]) -> bool:
    if fragment.page != last.page + 1 or fragment.n_columns != last.n_columns:
        return False
    if not _same_columns(last, fragment):
        return False
    repeated = _repeated_rows(first, fragment)
    if fragment.header_rows and not repeated and fragment.header_rows == first.header_rows:
        return False
    return nothing_below(last, pages[last.page]) and _nothing_above(fragment, pages[fragment.page])


def _same_columns(a: Fragment, b: Fragment) -> bool:
    """Whether the columns stand at the same places: their borders where drawn, else their words."""
    shift = b.box.x0 - a.box.x0 if a.kind == b.kind == "ruled" else 0.0
    if a.kind == b.kind == "ruled":
        pairs = zip(a.columns, b.columns, strict=True)
        return all(abs(x[0] + shift - y[0]) <= 8 and abs(x[1] + shift - y[1]) <= 14 for x, y in pairs)
    return all(_same_place(_extent(a, n), _extent(b, n)) for n in range(a.n_columns))


def _extent(fragment: Fragment, column: int) -> tuple[float, float] | None:
    words = [w for s in fragment.slots if s.column == column and s.column_span == 1 for w in s.words]
    if not words:
        return None
    return min(w.box.x0 for w in words), max(w.box.x1 for w in words)


def _same_place(a: tuple[float, float] | None, b: tuple[float, float] | None) -> bool:
    """Left, right or middle alike, or one inside the other."""
    if a is None or b is None:
        return True
    if abs(a[0] - b[0]) < 4 or abs(a[1] - b[1]) < 4 or abs(sum(a) - sum(b)) < 10:
        return True
    return (a[0] - 2 <= b[0] and b[1] <= a[1] + 2) or (b[0] - 2 <= a[0] and a[1] <= b[1] + 2)


def nothing_below(fragment: Fragment, page: Page) -> bool:
    """Nothing but footnotes stands under the fragment."""
    size = max((w.size for s in fragment.slots for w in s.words), default=10.0)
    under = [w for w in page.words if w.box.y_mid > fragment.box.bottom and w.upright]
    return all(w.size < 0.93 * size and w.box.top > 0.75 * page.height for w in under)


def _nothing_above(fragment: Fragment, page: Page) -> bool:
    captions = {p.box for c in fragment.captions for p in c.pieces}
    over = [w for w in page.words if w.box.y_mid < fragment.box.top and w.box not in captions]
    return not over or (bool(_CONTINUED.search(" ".join(w.text for w in over))) and len(over) < 20)


def _row_strings(fragment: Fragment, row: int) -> list[str]:
    return [s.string for s in fragment.row(row)]


def _repeated_rows(first: Fragment, fragment: Fragment) -> int:
    """How many rows at the top of a fragment print the header of the table's first part again."""
    count = 0
    for n in range(min(first.header_rows, fragment.n_rows)):
        if _row_strings(first, n) != _row_strings(fragment, n):
            break
        count += 1
    return count if count == first.header_rows else 0


def _without_repeats(first: Fragment, fragment: Fragment) -> Fragment:
    drop = _repeated_rows(first, fragment)
    slots = tuple(replace(s, row=s.row - drop) for s in fragment.slots if s.row >= drop)
    return replace(fragment, slots=slots, n_rows=fragment.n_rows - drop, header_rows=0)


def _table(position: int, parts: Sequence[Fragment]) -> Table:
    first = parts[0]
    cells: dict[tuple[int, int], Cell] = {}
    n_rows = 0
    for part in parts:
        shift = n_rows
        if cells and part.n_rows and _row_goes_on(cells, n_rows - 1, part):
            shift -= 1
        for slot in part.slots:
            cell = _cell(slot, part, slot.row + shift, part is first)
            at = (cell.row, cell.column)
            old = cells.get(at) if slot.row + shift < n_rows else None
            if old is None and slot.row + shift < n_rows:
                old = _holder(cells, at)
                at = (old.row, old.column) if old else at
            cells[at] = _merged(old, cell) if old else cell
        n_rows = max(n_rows, part.n_rows + shift)
    captions: list[Text] = []
    for caption in (c for p in parts for c in p.captions):
        if caption.string and not any(_alike(caption.string, c.string) for c in captions):
            captions.append(caption)
    return Table(
        position,
        first.page,
        parts[-1].page,
        n_rows,
        first.n_columns,
        tuple(cells[at] for at in sorted(cells)),
        tuple(captions),
    )


def _alike(a: str, b: str) -> bool:
    return _CONTINUED.sub("", a).strip(" ()-–") == _CONTINUED.sub("", b).strip(" ()-–")


def _holder(cells: dict[tuple[int, int], Cell], at: tuple[int, int]) -> Cell | None:
    for cell in cells.values():
        if (
            cell.row <= at[0] < cell.row + cell.row_span
            and cell.column <= at[1] < cell.column + cell.column_span
        ):
            return cell
    return None


def _row_goes_on(cells: dict[tuple[int, int], Cell], row: int, part: Fragment) -> bool:
    """Whether the first row of a part is the rest of the table's last row, which the page broke."""
    score = 0.0
    for slot in part.row(0):
        old = _holder(cells, (row, slot.column))
        before, after = (old.text.string if old else ""), slot.string
        if not after:
            score += (1.5 if slot.column == 0 else 0.5) if before else 0.0
        elif not before or is_number(after) or slot.column_span > 1:
            score -= 3.0
        elif _reads_on(before, after):
            score += 2.0
        else:
            score += -1.5 if _ENDS.search(before) else 0.3
    first = part.row(0)[0].string if part.row(0) else ""
    if first and not (first[:1].islower() or first.startswith("(")):
        score -= 2.0
    return any(s.words for s in part.row(0)) and score > 1.0


def _reads_on(before: str, after: str) -> bool:
    """Whether words go on a sentence or name: small letters, brackets, behind `of` or a comma."""
    if after[:1].islower() or (after.startswith("(") and not _ENDS.search(before)):
        return True
    return before.split()[-1].lower() in _GLUE or before.endswith((",", "&", "-", "–"))


def _cell(slot: Slot, part: Fragment, row: int, in_first: bool) -> Cell:
    text = cell_text(slot.words, part.page) if slot.words else EMPTY_TEXT
    return Cell(
        row,
        slot.column,
        text,
        part.page,
        slot.box,
        slot.row_span,
        slot.column_span,
        in_first and slot.row < part.header_rows,
    )


def _merged(old: Cell, new: Cell) -> Cell:
    box = old.box if old.page != new.page else Box.around((old.box, new.box))
    return replace(old, text=join_texts((old.text, new.text)), box=box)
