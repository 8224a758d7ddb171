"""Tables that are not ruled, or in part: words in columns, with what rules and fills there are as hints."""

import re
from collections.abc import Sequence
from itertools import pairwise

from boardpapers.document import Box, Page, Word
from boardpapers.extract.tables.chunks import TIGHT, Row, box_of, rows_of
from boardpapers.extract.tables.columns import Channel, channels_of
from boardpapers.extract.tables.evidence import is_table
from boardpapers.extract.tables.headbands import header_bands
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.hints import Hints, hints_on
from boardpapers.extract.tables.model import Fragment
from boardpapers.extract.tables.pieces import strokes_of
from boardpapers.extract.tables.regions import reads_on, runs_of
from boardpapers.extract.tables.rules import Lines
from boardpapers.extract.tables.segment import Band, rows_in
from boardpapers.extract.tables.sides import sides_of
from boardpapers.extract.tables.spans import slots_of

_CLOSE = 1.6
_SHORT = 8
_END = 0.8
_HEAD = 5.0
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d\b")
#: How far over a table its names may stand, in type sizes.
_OVER = 3.0


def aligned_tables(
    page: Page, lines: Lines, taken: Sequence[Box], areas: Sequence[Box] = ()
) -> list[Fragment]:
    """The tables of a page outside of the boxes that are taken, from the top down."""
    words = [
        w for w in page.words if w.upright and not any(b.holds_point(w.box.x_mid, w.box.y_mid) for b in taken)
    ]
    if len(words) < 4:
        return []
    hints = hints_on(page, lines, taken, areas)
    fragments: list[Fragment] = []
    for area in hints.areas:
        inside = [w for w in words if area.holds_point(w.box.x_mid, w.box.y_mid)]
        fragment = _hinted(page, inside, area, words, hints)
        if fragment is not None:
            fragments.append(fragment)
            words = [w for w in words if not fragment.box.holds_point(w.box.x_mid, w.box.y_mid)]
    boxes = [*taken, *(f.box for f in fragments)]
    for part in _stretches(rows_of(words), boxes):
        for run in runs_of(part):
            sides = sides_of(run, hints.rules)
            again = [run] if len(sides) == 1 else [r for side in sides for r in runs_of(rows_of(side))]
            found = [_fragment(page, [w for r in rows for w in r.words], hints) for rows in again]
            fragments += [_headed(page, f, words, hints) for f in found if f is not None]
    return sorted(fragments, key=lambda f: (f.box.top, f.box.x0))


def _headed(page: Page, fragment: Fragment, words: Sequence[Word], hints: Hints) -> Fragment:
    """The table with the line of names over it that stood too tight to be seen as one in columns.

    It belongs to the table if it names nearly every column and leaves the columns as they are.
    """
    own = [w for s in fragment.slots for w in s.words]
    figures = sum(s.column > 0 and is_number(s.string) for s in fragment.row(0))
    if not own or fragment.n_columns < 3 or figures < fragment.n_columns / 2:
        return fragment
    box, size = fragment.box, max(w.size for w in own)
    over = [w for w in words if box.top - _OVER * size < w.box.y_mid < box.top and w not in own]
    lines = rows_of([w for w in over if box.x0 - 4 <= w.box.x_mid <= box.x1 + 4], TIGHT)
    if not lines or reads_on(lines[-1]):
        return fragment
    head = [lines[-1]]
    for line in reversed(lines[:-1]):
        if head[-1].top - line.bottom > 0.5 * size:
            break
        head.append(line)
    made = _fragment(page, [*(w for r in head for w in r.words), *own], hints)
    if made is None or made.n_columns != fragment.n_columns or made.n_rows <= fragment.n_rows:
        return fragment
    named = [s for s in made.row(0) if s.words and s.column_span == 1]
    spoken = all(not is_number(s.string) or _YEAR.match(s.string) for s in named)
    return made if spoken and len(named) >= made.n_columns - 1 else fragment


def _stretches(rows: Sequence[Row], boxes: Sequence[Box]) -> list[list[Row]]:
    """The lines of a page parted where a table stands between them."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        if parts[-1] and any(parts[-1][-1].y_mid < b.y_mid < row.y_mid for b in boxes):
            parts.append([])
        parts[-1].append(row)
    return parts


def _hinted(
    page: Page, inside: Sequence[Word], area: Box, words: Sequence[Word], hints: Hints
) -> Fragment | None:
    """The table in an area that rules or fills mark, with the header that may stand over its first rule."""
    if len(inside) < 4:
        return None
    rows = rows_of(inside, TIGHT)
    channels = channels_of(rows)
    if not channels:
        return None
    near = [w for w in words if area.x0 - 2 <= w.box.x_mid <= area.x1 + 2]
    over = [w for w in near if w.box.y_mid < area.top]
    under = [w for w in near if area.bottom < w.box.y_mid]
    extra = [
        *_beside(list(reversed(rows_of(over, TIGHT))), rows[0], channels),
        *_beside(rows_of(under, TIGHT), rows[-1], channels),
    ]
    return _fragment(page, [*extra, *inside], hints, area)


def _beside(others: Sequence[Row], edge: Row, channels: Sequence[Channel]) -> list[Word]:
    """The words of lines that follow a table closely, upwards or downwards, and stand in its columns.

    A line in one column only must touch what it belongs to, wrap from a line over it that is in several, or
    stand between the table and a row of it, as the name of a section does (or be the last of the page).
    """
    words: list[Word] = []
    alone: list[Row] = []
    gap = 0.0
    for row in others:
        gap = max(edge.top - row.bottom, row.top - edge.bottom)
        if gap > _CLOSE * row.size or reads_on(row) or row.size < 0.9 * edge.size:
            break
        if any(c.x0 < ch.x0 and c.x1 > ch.x1 for c in row.chunks for ch in channels):
            break
        if len(row.chunks) > 1:
            if alone and not _goes_with(row, alone, len(channels)):
                break
            words += [w for r in (*alone, row) for w in r.words]
            alone = []
        elif gap <= 0.3 * row.size and not alone:
            words += row.words
        else:
            alone.append(row)
            if len(alone) > 3 or len(row.words) > _SHORT:
                break
        edge = row
    if alone and alone == list(others[-1:]) and gap < _END * edge.size:
        words += alone[0].words
    return words


def _goes_with(row: Row, alone: Sequence[Row], n_channels: int) -> bool:
    """Whether a row in several columns and the lines in one column between it and the table belong to it."""
    wraps = row.y_mid < alone[-1].y_mid and all(_stands_over(row, a) for a in alone)
    if wraps and alone[-1].top - row.bottom <= 0.5 * row.size:
        return True
    head = all(w.bold for w in row.words) and row.y_mid > alone[0].y_mid
    if row.y_mid < alone[-1].y_mid and alone[0].bottom - row.top > _HEAD * row.size:
        return False
    if row.y_mid < alone[-1].y_mid:
        return len(row.chunks) > max(2, 0.5 * n_channels)
    close = all(max(b.top - a.bottom, a.top - b.bottom) <= 0.45 * a.size for a, b in pairwise(alone))
    return close and len(row.chunks) > max(2, 0.5 * n_channels) and not head


def _stands_over(row: Row, wrap: Row) -> bool:
    return any(c.x0 < wrap.x1 and wrap.x0 < c.x1 for c in row.chunks)


def _fragment(page: Page, words: Sequence[Word], hints: Hints, area: Box | None = None) -> Fragment | None:
    rows = rows_of(words, TIGHT)
    walls = hints.walls_in(box_of(rows))
    channels = channels_of(rows, walls)
    if not channels:
        return None
    strokes = strokes_of(rows, channels)
    box = box_of(rows) if area is None else Box.around((area, box_of(rows)))
    borders = hints.borders_in(box)
    bands: list[Band] = header_bands(strokes, borders, hints.under(box), channels_of(rows, walls, whole=True))
    heads, held = len(bands), sum(len(b) for b in bands)
    bands += rows_in(strokes[held:], borders, len(channels) + 1, open_ends=not hints.has_rules(box))
    slots, columns = slots_of(bands, channels, box, heads, hints.under(box))
    fragment = Fragment(page.number, "aligned", box, columns, len(bands), slots)
    return fragment if is_table(fragment, strokes, hinted=area is not None) else None
