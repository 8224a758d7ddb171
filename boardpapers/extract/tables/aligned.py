"""Tables that are not ruled, or in part: words in columns, with what rules and fills there are as hints."""

import re
from collections.abc import Sequence

from boardpapers.document import Box, Page, Word
from boardpapers.extract.tables.beside import lines_beside, overlapping_as_one
from boardpapers.extract.tables.chunks import TIGHT, Row, box_of, rows_of
from boardpapers.extract.tables.columns import Channel, channels_of
from boardpapers.extract.tables.evidence import is_table
from boardpapers.extract.tables.headbands import header_bands
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.hints import Hints, hints_on
from boardpapers.extract.tables.model import Fragment
from boardpapers.extract.tables.onward import with_rest
from boardpapers.extract.tables.pieces import strokes_of
from boardpapers.extract.tables.regions import reads_on, runs_of
from boardpapers.extract.tables.rules import Lines
from boardpapers.extract.tables.segment import Band, rows_in, striped_rows
from boardpapers.extract.tables.sides import sides_of
from boardpapers.extract.tables.spans import slots_of

_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d\b")
#: How far over a table its names may stand, in type sizes.
_OVER = 3.0


def aligned_tables(
    page: Page,
    lines: Lines,
    taken: Sequence[Box],
    areas: Sequence[Box] = (),
    before: Fragment | None = None,
) -> list[Fragment]:
    """The tables of a page outside of the boxes that are taken, from the top down.

    `before` is the table that ends the page before.
    """
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
    every = [w for w in page.words if w.upright]
    for part in _stretches(rows_of(words), boxes):
        for run in runs_of(part):
            sides = sides_of(run, hints.rules)
            again = [run] if len(sides) == 1 else [r for side in sides for r in runs_of(rows_of(side))]
            found = [_fragment(page, [w for r in rows for w in r.words], hints) for rows in again]
            fragments += [_headed(page, f, words, hints) for f in found if f is not None]
    fragments.sort(key=lambda f: (f.box.top, f.box.x0))
    top = min((b.top for b in taken), default=page.height)
    if before is None or before.kind == "ruled":
        return fragments
    free = [w for w in every if w.box.bottom < top]

    def make(words: Sequence[Word], channels: Sequence[Channel]) -> Fragment | None:
        return _fragment(page, words, hints, channels=channels)

    return with_rest(page, fragments, free, before, make)


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
        *lines_beside(overlapping_as_one(rows_of(over, TIGHT))[::-1], rows[0], channels),
        *lines_beside(overlapping_as_one(rows_of(under, TIGHT)), rows[-1], channels),
    ]
    return _fragment(page, [*extra, *inside], hints, area)


def _fragment(
    page: Page,
    words: Sequence[Word],
    hints: Hints,
    area: Box | None = None,
    channels: Sequence[Channel] = (),
) -> Fragment | None:
    """The table that words make, in `channels` where these are known."""
    rows = rows_of(words, TIGHT)
    walls = hints.walls_in(box_of(rows))
    known = bool(channels)
    channels = channels or channels_of(rows, walls)
    if not channels:
        return None
    strokes = strokes_of(rows, channels)
    box = box_of(rows) if area is None else Box.around((area, box_of(rows)))
    borders = hints.borders_in(box)
    bands: list[Band] = header_bands(strokes, borders, hints.under(box), channels_of(rows, walls, whole=True))
    heads, held = len(bands), sum(len(b) for b in bands)
    rest, n_columns = strokes[held:], len(channels) + 1
    striped = bool(rest) and hints.is_striped(box, rest[0].top)
    stripes = striped_rows(rest, borders) if striped else []
    if stripes and not (heads or known):
        stripes = [*rows_in(stripes[0], (), n_columns), *stripes[1:]]
    bands += stripes or rows_in(rest, borders, n_columns, open_ends=not hints.has_rules(box))
    slots, columns = slots_of(bands, channels, box, heads, hints.under(box))
    fragment = Fragment(page.number, "aligned", box, columns, len(bands), slots)
    return fragment if known or is_table(fragment, strokes, hinted=area is not None) else None
