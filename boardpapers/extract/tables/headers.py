"""Which rows at the top of a fragment name its columns, and which row is its title."""

from collections.abc import Sequence
from dataclasses import replace

from boardpapers.document import Box, Page, Rect
from boardpapers.extract.patterns import pattern
from boardpapers.extract.tables.cells import cell_text
from boardpapers.extract.tables.model import Fragment, Slot

_NUMBER = pattern("tables", "figure").regex
_PART = pattern("tables", "figure_part").regex
_YEAR = pattern("tables", "year").regex
_UNIT = pattern("tables", "unit_mark").regex
_NOTHING = pattern("tables", "no_figure").regex
_ENTRY = pattern("tables", "entry").regex
_TOTAL = pattern("tables", "total").regex
_MOST = 5


def is_number(string: str) -> bool:
    """Whether a cell holds a figure, or several with their signs and units, and not the name of a year."""
    tokens = string.split()
    if not tokens or _YEAR.match(string) or _UNIT.match(string):
        return False
    figures = [bool(_NUMBER.match(t)) for t in tokens]
    return any(figures) and all(f or _PART.match(t) for f, t in zip(figures, tokens, strict=True))


def is_figure(string: str) -> bool:
    """Whether a cell holds a number or what stands for none: a dash, dots, nil, a cross or tick."""
    return is_number(string) or bool(_NOTHING.match(string))


def is_entry(string: str) -> bool:
    """Whether a line of a cell is surely the whole cell: a figure, or a date or state of work."""
    return is_figure(string) or bool(_ENTRY.match(string))


def with_shading(page: Page, fragment: Fragment) -> Fragment:
    """The fragment with the rows at its top that stand on one fill over most of its width.

    None where the fill comes back further down: rows by turns light and dark.
    """
    box = fragment.box
    fills = [r for r in page.rects if r.fill is not None and r.fill < 0.97 and r.box.overlaps(box)]
    rows = [_fill_of(fragment.row(n), fills, box) for n in range(fragment.n_rows)] if fills else [None]
    if rows[0] is None:
        return fragment
    same = [n for n, fill in enumerate(rows) if fill is not None and abs(fill - rows[0]) < 0.02]
    top = [n for n, at in enumerate(same) if n == at]
    return fragment if len(top) < len(same) else replace(fragment, shaded=frozenset(top))


def _fill_of(row: Sequence[Slot], fills: Sequence[Rect], box: Box) -> float | None:
    """The lightness of what a row stands on over more than half of its width."""
    if not row:
        return None
    y = (row[0].box.top + min(s.box.bottom for s in row)) / 2
    under = [f for f in fills if f.box.top <= y <= f.box.bottom]
    held = sum(min(f.box.x1, box.x1) - max(f.box.x0, box.x0) for f in under)
    return under[0].fill if held > 0.6 * box.width else None


def with_headers(fragment: Fragment) -> Fragment:
    """The fragment with its title row made a caption and its header rows counted."""
    fragment = _without_title(fragment)
    return replace(fragment, header_rows=_count(fragment))


def _without_title(fragment: Fragment) -> Fragment:
    if fragment.n_rows < 2:
        return fragment
    top = fragment.row(0)
    filled = [s for s in top if s.words]
    if len(filled) != 1 or filled[0].row_span > 1 or not _over_all(filled[0], top, fragment):
        return fragment
    return replace(
        fragment,
        captions=(*fragment.captions, cell_text(filled[0].words, fragment.page)),
        slots=tuple(replace(s, row=s.row - 1) for s in fragment.slots if s.row > 0),
        shaded=frozenset(n - 1 for n in fragment.shaded if n > 0),
        n_rows=fragment.n_rows - 1,
    )


def _over_all(slot: Slot, top: Sequence[Slot], fragment: Fragment) -> bool:
    if slot.column_span == fragment.n_columns and len(top) == 1:
        return True
    if fragment.kind == "ruled":
        return False
    x0, x1 = min(w.box.x0 for w in slot.words), max(w.box.x1 for w in slot.words)
    left = min(w.box.x0 for s in fragment.slots for w in s.words)
    right = max(w.box.x1 for s in fragment.slots for w in s.words)
    off = abs(x0 + x1 - left - right) / 2
    if off < 0.04 * (right - left) and (slot.column > 0 or slot.column_span > 1):
        return True
    return slot.column == 0 and _is_over_names(slot, fragment)


def _is_over_names(slot: Slot, fragment: Fragment) -> bool:
    """Whether a bold cell set to the left stands over a row of bold names, and names no column itself."""
    below = [s for s in fragment.row(1) if s.words]
    alone = slot.column_span > 1 or (bool(below) and below[0].column == 0)
    return alone and _bold(slot) and len(below) > 1 and _strong(below) and not _figures(below)


def _count(fragment: Fragment) -> int:
    rows = [fragment.row(n) for n in range(min(fragment.n_rows, _MOST + 1))]
    if fragment.n_rows < 2 or not rows[0] or _is_form(fragment):
        return 0
    if _is_label_row(rows[0], shaded=0 in fragment.shaded) or _is_total(rows[0]):
        return 0
    shaded = fragment.shaded if len(fragment.shaded) <= 0.6 * fragment.n_rows else frozenset[int]()
    strong = [_strong(row) or n in shaded for n, row in enumerate(rows)]
    figures = [_figures(row) for row in rows]
    if figures[0] and not (strong[0] and not all(strong)):
        return 0
    if not strong[0] and not _names_columns(rows[0]) and fragment.n_columns > 2:
        return 0
    least = max((s.row_span for s in rows[0] if s.words), default=1) if _names_columns(rows[0]) else 1
    if any(1 < s.column_span < fragment.n_columns for s in rows[0]):
        least = max(least, 2)
    count = 0
    while count < len(rows) and count < fragment.n_rows - 1:
        row = rows[count]
        if not row and count >= least:
            break
        if count >= least and not _still_header(count, rows, strong, figures, fragment):
            break
        count += 1
    return _checked(count, least, strong, fragment)


def _is_label_row(row: Sequence[Slot], *, shaded: bool) -> bool:
    """Whether a row pairs labels with values: some bold and some not, or most with a colon."""
    filled = [s for s in row if s.words]
    bold = sum(1 for s in filled if _bold(s))
    colons = sum(1 for s in filled if ":" in s.string)
    mixed = not shaded and 0 < bold <= 0.6 * len(filled)
    return mixed or colons > 0.5 * len(filled)


def _is_total(row: Sequence[Slot]) -> bool:
    """Whether a row gives figures under a name for their sum, as at the top of a page."""
    label = next((s.string for s in row if s.words), "")
    return bool(_TOTAL.match(label)) and _figures(row)


def _names_columns(row: Sequence[Slot]) -> bool:
    return sum(1 for s in row if s.words) > 1


def _still_header(
    at: int,
    rows: Sequence[Sequence[Slot]],
    strong: Sequence[bool],
    figures: Sequence[bool],
    fragment: Fragment,
) -> bool:
    filled = [s for s in rows[at] if s.words]
    if figures[at] or not filled or (filled[0].column == 0 and len(filled) == 1):
        return False
    first_empty = all(s.column > 0 for s in filled)
    if strong[0]:
        return strong[at] and (first_empty or (at in fragment.shaded and not all(strong)))
    return first_empty and any(_figures(fragment.row(n)) for n in range(at + 1, min(at + 3, fragment.n_rows)))


def _checked(count: int, least: int, strong: Sequence[bool], fragment: Fragment) -> int:
    """No header where nothing tells the first row from the others."""
    if count == 0 or strong[0] or 0 in fragment.shaded:
        return count
    body = [fragment.row(n) for n in range(count, fragment.n_rows)]
    columns = {s.column for row in body for s in row if s.column > 0 and is_number(s.string)}
    if columns or least > 1:
        return count
    names = [s.string for s in fragment.row(0)]
    short = all(0 < len(n.split()) <= 6 and not n.endswith(".") for n in names)
    longer = any(len(s.string.split()) > 8 for row in body for s in row)
    return count if short and (longer or fragment.n_columns > 2) else 0


def _is_form(fragment: Fragment) -> bool:
    """Labels on the left, values on the right: no row names the columns."""
    if fragment.n_columns > 2 and not all(
        len([s for s in fragment.row(n) if s.words]) <= 2 for n in range(3)
    ):
        return False
    pairs = [
        (row[0], row[-1])
        for row in map(fragment.row, range(fragment.n_rows))
        if len(row) >= 2 and row[0].words and row[-1].words
    ]
    if not pairs:
        return True
    if sum(1 for a, _ in pairs if a.string.endswith(":")) > 0.5 * len(pairs):
        return True
    bold = sum(1 for a, _ in pairs if _bold(a))
    value_bold = sum(1 for _, b in pairs if _bold(b))
    return bold == len(pairs) and value_bold == 0


def _strong(row: Sequence[Slot]) -> bool:
    filled = [s for s in row if s.words]
    return bool(filled) and all(_bold(s) for s in filled)


def _bold(slot: Slot) -> bool:
    return sum(len(w.text) for w in slot.words if w.bold) > 0.6 * sum(len(w.text) for w in slot.words)


def _figures(row: Sequence[Slot]) -> bool:
    return any(s.column > 0 and is_number(s.string) for s in row)
