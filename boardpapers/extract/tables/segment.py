"""Printed lines of a region put together into rows: by white, drawn rules, figures and how text wraps."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.extract.patterns import data
from boardpapers.extract.tables.pieces import Piece, Stroke

_JUMP = 0.1
_CLEAR = 0.18
_LOOSE = 0.95
_CLOSE = 0.22
_APART = 0.8
_GLUE = frozenset(data("tables")["glue"].split())

Band = list[Stroke]


def rows_in(
    strokes: Sequence[Stroke], borders: Sequence[float], n_columns: int, *, open_ends: bool = False
) -> list[Band]:
    """The strokes of each row, from the top; `borders` are heights at which a row surely ends.

    With `open_ends` there may be several rows above the first border and below the last, as with fills.
    """
    atoms = _atoms(strokes, borders)
    if len(atoms) < 2:
        return atoms
    limit = _limit(atoms, borders)
    sides = _sides(strokes, n_columns)
    ruled = _each_row_ruled(atoms, borders)
    rows: list[Band] = [atoms[0]]
    for before, atom in pairwise(atoms):
        y = atom[0].y_mid
        sure = ruled and (not open_ends or borders[0] < y < borders[-1])
        if _starts_row(rows[-1], before, atom, borders, limit, sides, ruled=sure):
            rows.append(list(atom))
        else:
            rows[-1] = rows[-1] + atom
    return _paragraphs_joined(rows, borders, limit)


def striped_rows(strokes: Sequence[Stroke], borders: Sequence[float]) -> list[Band]:
    """The strokes between borders; none where figures under each other say that these are several rows."""
    rows: list[Band] = []
    for stroke in strokes:
        if rows and not _between(borders, rows[-1][0].y_mid, stroke.y_mid):
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    atoms = [_atoms(row, ()) for row in rows]
    return [] if any(figures_clash(a, b) for row in atoms for a, b in pairwise(row)) else rows


def _atoms(strokes: Sequence[Stroke], borders: Sequence[float]) -> list[Band]:
    """Lines that overlap in height (a figure centred beside two lines of text) are one."""
    atoms: list[Band] = []
    bottom = -1e9
    for stroke in strokes:
        if atoms and stroke.top < bottom - 0.1 and _is_beside(atoms[-1], stroke, borders):
            atoms[-1].append(stroke)
            bottom = max(bottom, stroke.bottom)
        else:
            atoms.append([stroke])
            bottom = stroke.bottom
    return atoms


def _is_beside(atom: Band, stroke: Stroke, borders: Sequence[float]) -> bool:
    return not _between(borders, atom[-1].y_mid, stroke.y_mid) and not figures_clash(atom, [stroke])


def _between(borders: Sequence[float], top: float, bottom: float) -> bool:
    return any(top < b < bottom for b in borders)


def _gap(before: Band, after: Band) -> float:
    """White between two bands in units of the type size."""
    size = max(after[0].size, before[-1].size)
    return (min(s.top for s in after) - max(s.bottom for s in before)) / size


def _limit(atoms: Sequence[Band], borders: Sequence[float]) -> float | None:
    """The white from which on a new row starts, where rows are set apart from the lines within them."""
    gaps = sorted(
        gap
        for a, b in pairwise(atoms)
        if (gap := _gap(a, b)) > _CLOSE and not _between(borders, a[-1].y_mid, b[0].y_mid)
    )
    if len(gaps) < 2:
        return None
    for low, high in pairwise(gaps):
        if high - low > _JUMP and low < _LOOSE:
            limit = (low + high) / 2
            if high - low < _CLEAR and not _starts_first(atoms, limit):
                return None
            return limit if not _clashes_inside(atoms, borders, limit) else None
    return None


def _starts_first(atoms: Sequence[Band], limit: float) -> bool:
    """Whether most bands after the wider gap begin in the first column (or, set low, end there before it)."""
    pairs = [(a, b) for a, b in pairwise(atoms) if _gap(a, b) > limit]
    after = sum(1 for _, b in pairs if _has_first(b))
    before = sum(1 for a, _ in pairs if _has_first(a))
    return max(after, before) >= 0.7 * len(pairs)


def _clashes_inside(atoms: Sequence[Band], borders: Sequence[float], limit: float) -> bool:
    """Whether rows with figures follow each other without the wider gap: then it parts sections, not rows."""
    inside = clashes = 0
    for a, b in pairwise(atoms):
        if _gap(a, b) < limit and not _between(borders, a[-1].y_mid, b[0].y_mid):
            inside += 1
            clashes += figures_clash(a, b)
    return clashes > 0.25 * inside


def _each_row_ruled(atoms: Sequence[Band], borders: Sequence[float]) -> bool:
    """Whether borders part all rows that hold figures, so that no other sign is needed."""
    inner = [b for b in borders if atoms[0][0].y_mid < b < atoms[-1][-1].y_mid]
    if len(inner) < 2:
        return False
    clashes = sum(
        1
        for a, b in pairwise(atoms)
        if figures_clash(a, b) and not _between(borders, a[-1].y_mid, b[0].y_mid)
    )
    return clashes == 0 and len(inner) >= 0.2 * len(atoms)


def figures_clash(before: Band, after: Band) -> bool:
    """Whether a column has a figure or date in both: no cell holds two of them under each other."""
    columns = {p.first for s in before for p in s.pieces if p.first > 0 and p.is_entry}
    return any(p.first in columns and p.is_entry for s in after for p in s.pieces)


def _sides(strokes: Sequence[Stroke], n_columns: int) -> list[tuple[float, float]]:
    """How far to the left and right the text of each column reaches."""
    sides = [(float("inf"), 0.0)] * n_columns
    for stroke in strokes:
        for piece in stroke.pieces:
            if piece.first == piece.last:
                x0, x1 = sides[piece.first]
                sides[piece.first] = (min(x0, piece.x0), max(x1, piece.x1))
    return sides


def _starts_row(
    row: Band,
    before: Band,
    atom: Band,
    borders: Sequence[float],
    limit: float | None,
    sides: Sequence[tuple[float, float]],
    *,
    ruled: bool,
) -> bool:
    if _between(borders, before[-1].y_mid, atom[0].y_mid) or figures_clash(row, atom):
        return True
    if ruled:
        return False
    gap = _gap(before, atom)
    if gap < _APART and _only_wraps(before, atom):
        return False
    if limit is not None:
        return gap > limit
    return _votes(row, before, atom, gap, sides) > 0


def _only_wraps(before: Band, atom: Band) -> bool:
    """Whether a line is nothing but the end of a label, in small letters, behind an open end."""
    pieces = [p for s in atom for p in s.pieces]
    if len(pieces) != 1 or pieces[0].first != 0 or not pieces[0].string[:1].islower():
        return False
    over = next((p for s in reversed(before) if (p := s.at(0))), None)
    return over is not None and over.words[-1].text.lower() in _GLUE


def _votes(row: Band, before: Band, atom: Band, gap: float, sides: Sequence[tuple[float, float]]) -> float:
    """Above 0 if the words of `atom` read as the start of a row, below if they carry on from `row`."""
    votes = 2.5 if gap > _APART else 1.0 if gap > 0.68 else 0.0
    has_first = False
    for stroke in atom:
        for piece in stroke.pieces:
            has_first = has_first or piece.first == 0
            weight = 1.6 if piece.first == 0 else 1.0
            votes += weight * _vote(row, before, piece, stroke.size, sides)
    if not has_first:
        votes -= 0.4 if _fills_rest(atom, len(sides)) else 2.4
    if all(s.is_bold for s in atom) != all(s.is_bold for s in row):
        votes += 1.5
    if any(s.has_number for s in atom) and not any(s.has_number for s in row) and _is_name(row):
        votes += 0.9
    return votes


def _fills_rest(atom: Band, n_columns: int) -> bool:
    """Whether a line has words in every column but the first, and there are at least three of these."""
    return n_columns > 3 and len({p.first for s in atom for p in s.pieces}) >= n_columns - 1


def _is_name(row: Band) -> bool:
    """Whether a row so far is one line in the first column that could stand as it is."""
    pieces = [p for s in row for p in s.pieces]
    return len(pieces) == 1 and pieces[0].first == 0 and pieces[0].words[-1].text.lower() not in _GLUE


def _vote(row: Band, before: Band, piece: Piece, size: float, sides: Sequence[tuple[float, float]]) -> float:
    if piece.first != piece.last:
        return 1.0
    over = next((p for s in reversed(before) if (p := s.at(piece.first))), None)
    if over is None:
        earlier = any(s.at(piece.first) for s in row)
        if piece.is_number:
            return 0.3 if not earlier else 2.0
        return 1.5 if earlier else 0.2
    if piece.is_number:
        return 1.0
    return _wrap_vote(over, piece, size, sides[piece.first])


def _wrap_vote(over: Piece, piece: Piece, size: float, side: tuple[float, float]) -> float:
    """Whether a line begins a cell (above 0), or is the wrapped rest of the one over it (below 0).

    A line is only broken where its next word has no room, and rarely far from the right.
    """
    text, last = piece.string, over.words[-1].text
    left, right = side
    room = right - over.x1 - 0.3 * size
    if piece.words[0].box.width < room - 0.5:
        vote = 2.2
    else:
        vote = 0.8 if over.x1 - left < 0.45 * (right - left) else -1.2
    glued = last.lower() in _GLUE or last.endswith((",", "-", "–", "/", "&"))
    if text[:1].islower() or glued:
        vote -= 1.5
    elif last.endswith((".", ":", ";", ")")):
        vote += 0.5
    elif text[:1].isupper() and vote < 0:
        vote += 0.4
    if text[:1] in ("(", "&"):
        vote -= 0.7
    return vote


def _paragraphs_joined(rows: list[Band], borders: Sequence[float], limit: float | None) -> list[Band]:
    """Rows without a first cell put back to the row above if less white parts them than rows have."""
    if limit is None or len(rows) < 3:
        return rows
    starts = [_gap(a, b) for a, b in pairwise(rows) if _has_first(b)]
    if not starts:
        return rows
    least = min(starts)
    result = [rows[0]]
    for before, row in pairwise(rows):
        loose = _gap(before, row) < least - 0.12 and not _between(borders, before[-1].y_mid, row[0].y_mid)
        if loose and not _has_first(row) and not any(s.has_number for s in row):
            result[-1] = result[-1] + row
        else:
            result.append(row)
    return result


def _has_first(row: Band) -> bool:
    return any(p.first == 0 for s in row for p in s.pieces)
