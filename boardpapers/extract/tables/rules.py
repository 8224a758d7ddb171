"""Drawn lines: thin rules and the edges of rectangles as long straight segments, broken ones joined."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from boardpapers.document import Box, Page

#: Lines nearer to each other than this (points) are one line: double rules, edges of neighbouring boxes.
SNAP = 2.6
#: Pieces of a line that are no further apart than this (points) are one line.
BREAK = 3.5
_THIN = 3.0
_DOTTED = 10.0


class Segment(NamedTuple):
    """A straight line at `at` on one axis that runs from `start` to `end` on the other."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


class Lines(NamedTuple):
    """The lines of a page; a horizontal one lies at a height, a vertical one at a distance from the left.

    `tiles` are the fills of cells: each touches another of its height on its left or right.
    """

    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]
    tiles: tuple[Box, ...] = ()

    def _tiled(self, box: Box) -> Box:
        level = [t for t in self.tiles if t.x0 > box.x0 - SNAP and t.x1 < box.x1 + SNAP]
        for tile in sorted(level, key=lambda t: -t.bottom):
            if tile.top < box.top and abs(tile.bottom - box.top) < SNAP:
                box = Box.around((box, tile))
        for tile in sorted(level, key=lambda t: t.top):
            if tile.bottom > box.bottom and abs(tile.top - box.bottom) < SNAP:
                box = Box.around((box, tile))
        return box

    def edges_in(self, box: Box) -> "Lines":
        """The edges of the tiles inside a box, and of those that go on from there in its width."""
        box = self._tiled(box)
        inside = [t for t in self.tiles if box.holds_point(t.x_mid, t.y_mid)]
        return Lines(
            tuple(Segment(y, t.x0, t.x1) for t in inside for y in (t.top, t.bottom)),
            tuple(Segment(x, t.top, t.bottom) for t in inside for x in (t.x0, t.x1)),
        )


def lines_on(page: Page) -> Lines:
    """All drawn lines of a page, pieces and dots joined; frames round the whole page are left out."""
    across: list[Segment] = []
    down: list[Segment] = []
    dots_across: list[Segment] = []
    dots_down: list[Segment] = []
    for rule in page.rules:
        if rule.horizontal:
            across.append(Segment((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        else:
            down.append(Segment((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    for rect in page.rects:
        box = rect.box
        if box.width > 0.93 * page.width and box.height > 0.9 * page.height:
            continue
        if box.height <= _THIN and box.width <= _THIN:
            dots_across.append(Segment(box.y_mid, box.x0, box.x1))
            dots_down.append(Segment(box.x_mid, box.top, box.bottom))
        elif box.height <= _THIN < box.width:
            across.append(Segment(box.y_mid, box.x0, box.x1))
        elif box.width <= _THIN < box.height:
            down.append(Segment(box.x_mid, box.top, box.bottom))
        elif rect.stroked:
            across += [Segment(box.top, box.x0, box.x1), Segment(box.bottom, box.x0, box.x1)]
            down += [Segment(box.x0, box.top, box.bottom), Segment(box.x1, box.top, box.bottom)]
    across += [s for s in joined(dots_across) if s.length > _DOTTED]
    down += [s for s in joined(dots_down) if s.length > _DOTTED]
    return Lines(tuple(joined(across)), tuple(joined(down)), tuple(_tiles(page)))


def _tiles(page: Page) -> list[Box]:
    """Fills that stand side by side without white between them, as those of a row's cells."""
    fills = sorted(
        (r.box for r in page.rects if r.fill is not None and r.box.height > 6 and r.box.width > 8),
        key=lambda b: (round(b.top), round(b.bottom), b.x0),
    )
    tiles: list[Box] = []
    for a, b in pairwise(fills):
        if abs(a.top - b.top) < 1.5 and abs(a.bottom - b.bottom) < 1.5 and abs(a.x1 - b.x0) < 1.5:
            tiles += [t for t in (a, b) if t not in tiles[-1:]]
    return tiles


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Segments snapped to common positions, those that touch or overlap made one."""
    result: list[Segment] = []
    group: list[Segment] = []
    for segment in sorted(segments):
        if group and segment.at - group[0].at > SNAP:
            result += _runs(group)
            group = []
        group.append(segment)
    return result + _runs(group)


def _runs(group: list[Segment]) -> list[Segment]:
    if not group:
        return []
    at = sum(s.at for s in group) / len(group)
    runs: list[Segment] = []
    for segment in sorted(group, key=lambda s: s.start):
        if runs and segment.start <= runs[-1].end + BREAK:
            runs[-1] = Segment(at, runs[-1].start, max(runs[-1].end, segment.end))
        else:
            runs.append(Segment(at, segment.start, segment.end))
    return [r for r in runs if r.length > BREAK]
