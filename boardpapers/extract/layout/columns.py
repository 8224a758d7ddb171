"""Reading order: columns, sidebars and letterhead blocks.

A page is read row by row, unless a gutter (a white strip between words) shows that what stands left and
right of it is read apart. Labels in a margin and forms (`To:  the Board`) have such strips too, and are
read row by row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from boardpapers.document import Box, Word
from boardpapers.extract.layout.labels import label_of
from boardpapers.extract.layout.lines import Line, lines_of, parts, wide_gaps

_GUTTER = 9.0  # narrowest white strip between columns, in points
_FEWEST = 4  # rows beside a gutter
_TALL = 8  # rows from which text in columns can be told from a table
_WIDE = 0.24  # a column of text is at least this share of the width that it shares


@dataclass(frozen=True)
class Column:
    """Lines that are read one after the other, and the box that they may fill."""

    box: Box
    lines: tuple[Line, ...]
    asides: tuple[Line, ...] = ()  # notes beside the text, such as who is to act


@dataclass
class _Gutter:
    """A white strip that runs down through rows `first` to `last`."""

    x0: float
    x1: float
    first: int
    last: int
    aside: bool = False


def columns_of(words: Sequence[Word], page: int, width: float) -> list[Column]:
    """The page's words as columns in reading order."""
    if not words:
        return []
    return list(_split(list(words), page, width, depth=0))


def is_text_in_columns(words: Sequence[Word], page: int, width: float) -> bool:
    """Whether words stand in two columns of running text: both sides full of full lines, all the way down."""
    rows = lines_of(words, page)
    if len(rows) < _TALL:
        return False
    for gutter in _gutters(rows):
        if gutter.last - gutter.first + 1 < 0.8 * len(rows):
            continue
        x = (gutter.x0 + gutter.x1) / 2
        sides = [[w for w in words if w.box.x_mid < x], [w for w in words if w.box.x_mid >= x]]
        if all(_is_filled(lines_of(side, page), len(rows)) for side in sides if side) and all(sides):
            return True
    return False


def _is_filled(lines: Sequence[Line], rows: int) -> bool:
    """Whether lines of text fill their column, from edge to edge and from the top to the foot."""
    box = Box.around(line.box for line in lines)
    used = sum(line.box.width for line in lines) / max(box.width, 1.0)
    words = sum(len(line.words) for line in lines) / len(lines)
    return used >= 0.78 * len(lines) and len(lines) >= 0.45 * rows and words >= 4


def _split(words: list[Word], page: int, width: float, depth: int) -> Iterator[Column]:
    rows = lines_of(words, page)
    gutter = _best_gutter(rows, width) if depth < 3 and len(rows) >= _FEWEST else None
    if gutter is None:
        yield Column(Box.around(r.box for r in rows), tuple(rows))
        return
    above = [w for r in rows[: gutter.first] for w in r.words]
    beside = [w for r in rows[gutter.first : gutter.last + 1] for w in r.words]
    below = [w for r in rows[gutter.last + 1 :] for w in r.words]
    x = (gutter.x0 + gutter.x1) / 2
    if above:
        yield from _split(above, page, width, depth)
    left, right = [w for w in beside if w.box.x_mid < x], [w for w in beside if w.box.x_mid >= x]
    if gutter.aside:
        main = Column(Box.around(w.box for w in left), tuple(lines_of(left, page)))
        yield replace(main, asides=tuple(lines_of(right, page)))
    else:
        yield from _split(left, page, width, depth + 1)
        yield from _split(right, page, width, depth + 1)
    if below:
        yield from _split(below, page, width, depth)


def _best_gutter(rows: Sequence[Line], width: float) -> _Gutter | None:
    found = [g for g in _gutters(rows) if _parts_text(g, rows, width)]
    return max(found, key=lambda g: (g.last - g.first, g.x1 - g.x0), default=None)


def _gutters(rows: Sequence[Line]) -> Iterator[_Gutter]:
    """The white strips with words on both sides, as far up and down as they reach."""
    for g in _strips(rows):
        g.first = _reach_up(rows, g.first, g.x0, g.x1)
        yield g


def _strips(rows: Sequence[Line]) -> Iterator[_Gutter]:
    """The white strips from the first row that has words on both sides."""
    open_now: list[_Gutter] = []
    for n, row in enumerate(rows):
        free = _free(row)
        still: list[_Gutter] = []
        for g in open_now:
            hit = next((f for f in free if min(f[1], g.x1) - max(f[0], g.x0) >= _GUTTER), None)
            if hit is None:
                yield g
            else:
                g.x0, g.x1, g.last = max(hit[0], g.x0), min(hit[1], g.x1), n
                still.append(g)
        for x0, x1 in free[1:-1]:
            if not any(g.x0 < x1 and x0 < g.x1 for g in still):
                still.append(_Gutter(x0, x1, n, n))
        open_now = still
    yield from open_now


def _reach_up(rows: Sequence[Line], n: int, x0: float, x1: float) -> int:
    """The first of the rows above that leave the strip free on one side without a break."""
    first = n
    while first > 0 and (rows[first - 1].box.x1 <= x0 + 1 or rows[first - 1].box.x0 >= x1 - 1):
        first -= 1
    return first


def _free(row: Line) -> list[tuple[float, float]]:
    free = [(-1e6, row.box.x0)]
    at = row.words[0].box.x1
    for word in row.words[1:]:
        if word.box.x0 - at >= _GUTTER:
            free.append((at, word.box.x0))
        at = max(at, word.box.x1)
    free.append((at, 1e6))
    return free


def _parts_text(g: _Gutter, rows: Sequence[Line], width: float) -> bool:
    """Whether the strip parts two texts that are read one after the other."""
    x = (g.x0 + g.x1) / 2
    left, right, both = [], [], 0
    for row in rows[g.first : g.last + 1]:
        before = tuple(w for w in row.words if w.box.x_mid < x)
        after = tuple(w for w in row.words if w.box.x_mid >= x)
        both += bool(before and after)
        if before:
            left.append(Line(row.page, before))
        if after:
            right.append(Line(row.page, after))
    if len(left) < 3 or len(right) < 2 or both < 2:
        return False
    if _are_labels(left):
        return False
    left_wide, right_wide = _text_width(left) / width, _text_width(right) / width
    if min(left_wide, right_wide) >= _WIDE and min(len(left), len(right)) >= _FEWEST:
        return _runs_on(left) or _runs_on(right)
    g.aside = _is_aside(left, right, left_wide, right_wide)
    return g.aside


def _are_labels(lines: Sequence[Line]) -> bool:
    """Numbers, bullets or `Label:` before what they belong to."""

    def is_label(line: Line) -> bool:
        words = line.words
        if len(words) == 1:
            return len(words[0].text) <= 8 and (
                not words[0].text[0].isalpha() or words[0].text[-1] in ".):" or len(words[0].text) == 1
            )
        return line.string.endswith(":") or (label_of(line) is not None and len(words) <= 2)

    return sum(map(is_label, lines)) >= 0.6 * len(lines)


def _text_width(lines: Sequence[Line]) -> float:
    return median(sorted(line.box.width for line in lines))


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether lines reach the end of their column and go on in the next, as prose does."""
    edge = max(line.box.x1 for line in lines)
    full = sum(1 for line in lines if line.box.x1 > edge - 6 * line.size and len(line.words) >= 3)
    return full >= 0.4 * len(lines)


def _is_aside(left: Sequence[Line], right: Sequence[Line], left_wide: float, right_wide: float) -> bool:
    """A narrow column of notes (actions, owners) beside running text."""
    if left_wide >= 0.4 and right_wide < 0.3 and len(left) >= 8:
        gap = min(r.box.x0 for r in right) - max(line.box.x1 for line in left)
        aligned = max(r.box.x0 for r in right) - min(r.box.x0 for r in right) < 30
        return _runs_on(left) and gap >= _GUTTER and aligned and len(right) < len(left)
    return False


def letterhead(rows: Sequence[Line]) -> list[Column]:
    """The blocks of a letterhead: where blocks stand side by side, they are read one by one."""
    pieces = [p for row in rows for p in parts(row, wide_gaps(row))]
    blocks: list[list[Line]] = []
    for piece in pieces:
        home = next((b for b in reversed(blocks) if _continues(b[-1], piece)), None)
        if home is None:
            blocks.append([piece])
        else:
            home.append(piece)
    return [Column(Box.around(line.box for line in b), tuple(b)) for b in _block_order(blocks)]


def _continues(above: Line, line: Line) -> bool:
    gap = line.box.top - above.box.bottom
    shared = min(above.box.x1, line.box.x1) - max(above.box.x0, line.box.x0)
    return -2 <= gap <= 0.9 * max(line.size, above.size) and shared > 0.3 * min(
        above.box.width, line.box.width
    )


def _block_order(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    """Blocks that overlap in height from left to right, others from top to bottom."""
    boxes = {id(b): Box.around(line.box for line in b) for b in blocks}
    ordered: list[list[Line]] = []
    bands: list[tuple[float, list[list[Line]]]] = []
    for block in sorted(blocks, key=lambda b: boxes[id(b)].top):
        box = boxes[id(block)]
        if bands and box.top < bands[-1][0] - 1:
            bands[-1][1].append(block)
            bands[-1] = (max(bands[-1][0], box.bottom), bands[-1][1])
        else:
            bands.append((box.bottom, [block]))
    for _, band in bands:
        ordered += sorted(band, key=lambda b: (boxes[id(b)].x0, boxes[id(b)].top))
    return ordered
