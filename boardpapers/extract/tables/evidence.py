"""Whether words in columns are a table, or prose in columns, a list, a form, a table of contents."""

from collections.abc import Sequence

from boardpapers.extract.patterns import pattern
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.model import Fragment, Slot
from boardpapers.extract.tables.pieces import Stroke

_SIGNING = pattern("tables", "signing").regex


def is_table(fragment: Fragment, strokes: Sequence[Stroke], *, hinted: bool) -> bool:
    """Judged by how its rows are filled: a table has at least two rows that fill two columns."""
    rows = [[s for s in fragment.row(n) if s.words] for n in range(fragment.n_rows)]
    full = [row for row in rows if len(row) > 1]
    if len(full) < 2 or fragment.n_columns < 2:
        return False
    figures = sum(1 for row in rows for s in row if s.column > 0 and is_number(s.string))
    if _is_contents(full, fragment) or (not hinted and (_is_form(full, fragment) or _is_signature(full))):
        return False
    if hinted or figures >= 4 or (figures >= 2 and len(full) >= 3):
        return True
    if fragment.n_columns == 2:
        headed = len(strokes) > 2 and strokes[0].is_bold and not any(s.is_bold for s in strokes[-2:])
        if headed and len(strokes[0].pieces) > 1:
            return True
        prose = _is_prose(full, strokes) or _is_justified(strokes)
        return len(full) >= 3 and not prose and len(full) > 0.5 * len(rows)
    if strokes[0].is_bold and not strokes[-1].is_bold and len(strokes[0].pieces) > 1:
        return True
    return len(full) >= 3 and not _is_prose(full, strokes) and not _is_justified(strokes)


def _is_form(full: Sequence[Sequence[Slot]], fragment: Fragment) -> bool:
    if fragment.n_columns != 2:
        return False
    return sum(1 for row in full if row[0].string.endswith(":")) >= 0.5 * len(full)


def _is_signature(full: Sequence[Sequence[Slot]]) -> bool:
    signs = sum(1 for row in full for s in row if _SIGNING.match(s.string))
    return signs > 0.4 * len(full)


def _is_contents(full: Sequence[Sequence[Slot]], fragment: Fragment) -> bool:
    """Titles on the left, page numbers that only grow on the right."""
    if fragment.n_columns > 3 or len(full) < 3:
        return False
    last = [row[-1].string for row in full if row[-1].column == fragment.n_columns - 1]
    pages = [int(s) for s in last if s.isdigit() and len(s) < 4]
    if len(pages) < 0.9 * len(last) - 1 or len(pages) < 3 or pages != sorted(pages):
        return False
    return len(set(pages)) > 1 and pages[0] < 10 and pages[-1] - pages[0] < 12 * len(pages)


def _is_prose(full: Sequence[Sequence[Slot]], strokes: Sequence[Stroke]) -> bool:
    """Two columns of running text: their lines are full and their rows begin nowhere together."""
    texts = [s for row in full for s in row]
    long = sum(len(s.words) for s in texts) > 20 * len(texts)
    lines = sum(len(s.pieces) for s in strokes)
    words = sum(len(p.words) for s in strokes for p in s.pieces)
    dense = sum(1 for s in strokes if len(s.pieces) > 1) > 0.85 * len(strokes)
    return dense and words > 4.2 * lines and (long or len(full) > 12)


def _is_justified(strokes: Sequence[Stroke]) -> bool:
    """Lines that begin and end alike, so their wide gaps are those of justified text."""
    lines = [(s.pieces[0].x0, s.pieces[-1].x1) for s in strokes if s.pieces]
    left, right = min(x0 for x0, _ in lines), max(x1 for _, x1 in lines)
    alike = sum(1 for x0, x1 in lines if x0 - left < 1.5 and right - x1 < 1.5)
    return alike >= max(2, len(lines) - 1)
