"""What rules and fills say where no grid is drawn: areas of tables, ends of rows, sides of columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from boardpapers.document import Box, Page, Rect
from boardpapers.extract.tables.chunks import Row, rows_of
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.regions import running
from boardpapers.extract.tables.rules import Lines, Segment

_SAME = 6.0
_WHITE = 0.985


@dataclass(frozen=True, slots=True)
class Hints:
    """`areas` are stacks of rules or fills of one width; `rules` and `fills` are all outside of grids.

    `stacks` are fills of one width that stand on each other, as in a column of coloured states.
    """

    areas: tuple[Box, ...]
    rules: tuple[Segment, ...]
    sides: tuple[Segment, ...]
    fills: tuple[Box, ...]
    stacks: tuple[Box, ...] = ()

    def borders_in(self, box: Box) -> list[float]:
        """Heights inside a box at which a rule, or a fill's edge, runs over most of its width."""
        found: list[float] = []
        for rule in self.rules:
            if box.top + 2 < rule.at < box.bottom - 2 and _covers(rule.start, rule.end, box) > 0.75:
                found.append(rule.at)
        for fill in self.fills:
            if _covers(fill.x0, fill.x1, box) > 0.75:
                found += [y for y in (fill.top, fill.bottom) if box.top + 2 < y < box.bottom - 2]
        for fill in self.stacks:
            if box.holds_point(fill.x_mid, fill.y_mid):
                found += [y for y in (fill.top, fill.bottom) if box.top + 2 < y < box.bottom - 2]
        return sorted(found)

    def is_striped(self, box: Box, top: float) -> bool:
        """Whether rows below a height stand on a fill and on none by turns, so that fills end every row."""
        fills = sorted(
            (f for f in self.fills if box.top <= f.y_mid <= box.bottom and _covers(f.x0, f.x1, box) > 0.75),
            key=lambda f: f.top,
        )
        fills = [f for f in fills if f.top > top - 3]
        gaps = [b.top - a.bottom for a, b in pairwise(fills)]
        if len(fills) < 2 or min(gaps) < 4:
            return False
        height, white = (sorted(v)[len(v) // 2] for v in ([f.height for f in fills], gaps))
        return 0.3 * height < white < 2.5 * height

    def has_rules(self, box: Box) -> bool:
        """Whether rules, and not fills alone, run over the width of a box."""
        return any(
            box.top - 2 < r.at < box.bottom + 2 and _covers(r.start, r.end, box) > 0.75 for r in self.rules
        )

    def under(self, box: Box) -> list[Segment]:
        """Rules inside a box that run over a part of its width, as under a header over several columns."""
        return [
            r
            for r in self.rules
            if box.top < r.at < box.bottom and 0.04 < _covers(r.start, r.end, box) <= 0.75
        ]

    def walls_in(self, box: Box) -> list[float]:
        return [s.at for s in self.sides if box.x0 < s.at < box.x1 and s.start < box.y_mid < s.end]


def _covers(x0: float, x1: float, box: Box) -> float:
    return (min(x1, box.x1) - max(x0, box.x0)) / max(box.width, 1.0)


def hints_on(page: Page, lines: Lines, taken: Sequence[Box], known: Sequence[Box] = ()) -> Hints:
    """The hints of a page outside of the boxes that are taken; `known` are areas found elsewhere."""

    def is_free(x: float, y: float) -> bool:
        return not any(b.x0 - 3 <= x <= b.x1 + 3 and b.top - 3 <= y <= b.bottom + 3 for b in taken)

    across = [s for s in lines.horizontal if is_free((s.start + s.end) / 2, s.at)]
    down = [s for s in lines.vertical if is_free(s.at, (s.start + s.end) / 2)]
    fills = _strips([r for r in page.rects if is_free(r.box.x_mid, r.box.y_mid)], page)
    printed = rows_of(w for w in page.words if w.upright)
    breaks = [*running(printed), *_titles(printed)]
    areas = [*known, *_areas(_level(across), fills, breaks)]
    stacks = _stacks([r.box for r in page.rects if r.fill is not None and r.fill < _WHITE])
    return Hints(tuple(_apart(areas)), tuple(across), tuple(down), tuple(fills), tuple(stacks))


def _stacks(fills: Sequence[Box]) -> list[Box]:
    """Fills of which three or more of one width stand on each other without white between them."""
    runs: list[list[Box]] = []
    for box in sorted((f for f in fills if f.height > 6), key=lambda b: (round(b.x0), round(b.x1), b.top)):
        last = runs[-1][-1] if runs else None
        if last and abs(last.bottom - box.top) < 2 and max(abs(last.x0 - box.x0), abs(last.x1 - box.x1)) < 2:
            runs[-1].append(box)
        else:
            runs.append([box])
    return [box for run in runs if len(run) > 2 for box in run]


def _titles(rows: Sequence[Row]) -> list[Row]:
    """Bold lines right over a line of bold names: where a table begins."""
    return [
        a
        for a, b in pairwise(rows)
        if len(a.chunks) == 1
        and len(b.chunks) > 1
        and a.x0 < b.x0 + 3
        and b.top - a.bottom < 2.5 * a.size
        and all(w.bold for w in (*a.words, *b.words))
        and not any(is_number(c.string) for c in b.chunks)
    ]


def _level(rules: Sequence[Segment]) -> list[Segment]:
    """Rules of one height with small breaks, one for each column say, made one."""
    result: list[Segment] = []
    for rule in sorted(rules):
        if result and abs(result[-1].at - rule.at) < 1.5 and 0 <= rule.start - result[-1].end < 14:
            result[-1] = Segment(rule.at, result[-1].start, rule.end)
        else:
            result.append(rule)
    return result


def _areas(rules: Sequence[Segment], fills: Sequence[Box], breaks: Sequence[Row]) -> list[Box]:
    """Stacks of at least two rules or fills of one width, with no running text between them."""
    marks = [Box(r.start, r.at, r.end, r.at) for r in rules if r.length >= 90] + list(fills)
    stacks: list[list[Box]] = []
    for mark in sorted(marks, key=lambda m: (m.top, m.bottom)):
        for stack in stacks:
            level = _is_level(stack[0], mark) or _is_shorter(stack[-1], mark)
            if level and not _is_cut(stack[-1].bottom, mark.top, mark.x0, mark.x1, breaks):
                stack.append(mark)
                break
        else:
            stacks.append([mark])
    return [_wider(Box.around(s)) for s in stacks if len(s) > 1 and s[-1].bottom - s[0].top > 14]


def _wider(box: Box) -> Box:
    return Box(box.x0 - 3, box.top, box.x1 + 3, box.bottom)


def _is_level(a: Box, b: Box) -> bool:
    return abs(a.x0 - b.x0) < _SAME and abs(a.x1 - b.x1) < _SAME


def _is_shorter(a: Box, b: Box) -> bool:
    """Whether fills follow each other closely and end alike, one beginning behind a cell of several rows."""
    near = b.top - a.bottom < 1.5 * max(a.height, b.height) if a.height and b.height else False
    return near and abs(a.x1 - b.x1) < _SAME and min(a.width, b.width) > 0.6 * max(a.width, b.width)


def _is_cut(top: float, bottom: float, x0: float, x1: float, breaks: Sequence[Row]) -> bool:
    """Whether running text that begins at the left stands between two heights."""
    return any(top < r.y_mid < bottom and r.x0 < x0 + 0.12 * (x1 - x0) and r.x1 > x0 for r in breaks)


def _strips(rects: Sequence[Rect], page: Page) -> list[Box]:
    """Coloured fills side by side put together to strips over the whole of a row."""
    fills = sorted(
        (
            r.box
            for r in rects
            if r.fill is not None
            and r.fill < _WHITE
            and 5 < r.box.height < 0.6 * page.height
            and r.box.width > 8
        ),
        key=lambda b: (round(b.top), round(b.bottom), b.x0),
    )
    strips: list[Box] = []
    for box in fills:
        last = strips[-1] if strips else None
        if (
            last
            and abs(last.top - box.top) < 2
            and abs(last.bottom - box.bottom) < 2
            and box.x0 - last.x1 < 4
        ):
            strips[-1] = Box.around((last, box))
        else:
            strips.append(box)
    return [s for s in strips if s.width > 90]


def _apart(areas: Sequence[Box]) -> list[Box]:
    """Areas that overlap made one."""
    result: list[Box] = []
    for area in sorted(areas, key=lambda b: b.top):
        if result and result[-1].overlaps(area):
            result[-1] = Box.around((result[-1], area))
        else:
            result.append(area)
    return result
