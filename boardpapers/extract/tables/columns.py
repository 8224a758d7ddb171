"""Columns of words that are not ruled: the white channels that run down between them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from boardpapers.extract.tables.chunks import Chunk, Row, is_label
from boardpapers.extract.tables.headers import is_number
from boardpapers.extract.tables.model import clusters

_LEAST = 0.45
#: How far a name stands from both sides of the channel it is in, in type sizes, to be looked at or believed.
_SLIGHT, _AMPLE = 0.4, 1.5
#: How far lines of one name may be out of line, in points.
_LEVEL = 2.0


class Channel(NamedTuple):
    """A strip of white between two columns, left and right edge in points."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def channels_of(rows: Sequence[Row], walls: Sequence[float] = (), *, whole: bool = False) -> list[Channel]:
    """The channels of a region's lines, from left to right.

    Lines with figures say where the columns are; a header over them may be wider than its column. A few
    lines may cross a channel (section bands, labels over two columns) where many more leave it free.
    `walls` are distances from the left at which a vertical line is drawn. `whole` channels are as the body
    leaves them, else names in the header take their part.
    """
    size = sorted(r.size for r in rows)[len(rows) // 2]
    body = _body(rows)
    found = [
        c for c in _free_strips(body) if c.width >= _LEAST * size or any(c.x0 <= w <= c.x1 for w in walls)
    ]
    head = rows[: len(rows) - len(body)]
    found = [*_edge_channels(body, head, found, size), *found]
    around = _around(found)
    found = [
        part
        for n, (channel, sides) in enumerate(zip(found, around, strict=True))
        for part in _parted(channel, head, size, sides, first=n == 0)
    ]
    if not whole:
        found = [_beside(c, head, size, a) for c, a in zip(found, _around(found), strict=True)]
    return _without_labels(rows, found)


def _around(channels: Sequence[Channel]) -> list[tuple[float, float]]:
    """For each channel how far to the left its left column may be named, and where its right one ends."""
    starts = [0.0, *(c.x0 for c in channels)][: len(channels)]
    ends = [*(c.x0 for c in channels[1:]), float("inf")][: len(channels)]
    return list(zip(starts, ends, strict=True))


def _parted(
    channel: Channel, head: Sequence[Row], size: float, sides: tuple[float, float], *, first: bool
) -> list[Channel]:
    """The channel, or two where a header in the middle of it names a column without entries.

    It may also be the name of the column on its right, set left over figures set right; then that column has
    no other name and the channel ends before it. Behind the `first` column it may be that column's own name,
    set to the middle of it.
    """
    chunks = [c for row in reversed(head) for c in row.chunks]
    for chunk in chunks:
        x0, x1 = _stack(chunk, chunks)
        margin = min(x0 - channel.x0, channel.x1 - x1)
        if margin <= _SLIGHT * size or (first and all(c.x0 >= channel.x0 for c in chunks)):
            continue
        left, right = Channel(channel.x0, x0), Channel(x1, channel.x1)
        named = _named(channel, (x0, x1), chunks, sides)
        if all(named):
            return [left, right]
        if margin > _AMPLE * size:
            return [left] if not named[1] else [right]
    return [channel]


def _stack(chunk: Chunk, chunks: Sequence[Chunk]) -> tuple[float, float]:
    """How far a name reaches with those over and under it that begin, end or have their middle alike."""
    own = [c for c in chunks if c.x0 < chunk.x1 and chunk.x0 < c.x1 and _is_level(c, chunk)]
    return min(c.x0 for c in own), max(c.x1 for c in own)


def _is_level(a: Chunk, b: Chunk) -> bool:
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < _LEVEL


def _named(
    channel: Channel, name: tuple[float, float], chunks: Sequence[Chunk], sides: tuple[float, float]
) -> tuple[bool, bool]:
    """Whether the columns left and right of a channel have names beside the one that stands in it."""
    others = [c for c in chunks if c.x1 <= name[0] or c.x0 >= name[1]]
    left = any(c.x0 < channel.x0 and c.x1 > sides[0] for c in others)
    return left, any(c.x1 > channel.x1 and c.x0 < sides[1] for c in others)


def _beside(channel: Channel, head: Sequence[Row], size: float, sides: tuple[float, float]) -> Channel:
    """The channel without what the names in the header take of it from either side.

    A name that stands inside of it is that of the column that has no other.
    """
    free = channel
    chunks = [c for row in reversed(head) for c in row.chunks]
    for chunk in chunks:
        parts = _dense(chunk, size)
        for x0, x1 in parts if len(parts) > 1 else [_stack(chunk, chunks)]:
            if x1 <= free.x0 or x0 >= free.x1 or (x0 <= free.x0 and x1 >= free.x1):
                continue
            left, right = Channel(free.x0, x0), Channel(x1, free.x1)
            widest = left if left.width > right.width else right
            if x0 > free.x0 and x1 < free.x1 and _named(channel, (x0, x1), chunks, sides) == (True, False):
                widest = left
            free = widest if widest.width > 0.25 * size else free
    return free


def _dense(chunk: Chunk, size: float) -> list[tuple[float, float]]:
    """The stretches of a chunk whose words have ordinary spaces between them."""
    parts: list[tuple[float, float]] = []
    for word in chunk.words:
        if parts and word.box.x0 - parts[-1][1] <= 0.42 * size:
            parts[-1] = (parts[-1][0], word.box.x1)
        else:
            parts.append((word.box.x0, word.box.x1))
    return parts


def _body(rows: Sequence[Row]) -> Sequence[Row]:
    """The lines from the first with figures on, if enough lines have them."""
    with_figures = [n for n, r in enumerate(rows) if any(is_number(c.string) for c in r.chunks[1:])]
    enough = len(with_figures) > 2 or (
        len(with_figures) == 2 and all(len(rows[n].chunks) > 3 for n in with_figures)
    )
    if not enough or with_figures[0] > 0.5 * len(rows):
        return rows
    return rows[with_figures[0] :]


class _Strip(NamedTuple):
    """A stretch between two events: how many lines cover it, how many have a gap there."""

    x0: float
    x1: float
    cover: int
    gaps: int


def _free_strips(rows: Sequence[Row]) -> list[Channel]:
    """Strips that no chunk crosses, or few against the number of lines that leave it free."""
    events: list[tuple[float, int, int]] = []
    for row in rows:
        for chunk in row.chunks:
            events += [(chunk.x0, 1, 0), (chunk.x1, -1, 0)]
        for a, b in pairwise(row.chunks):
            events += [(a.x1, 0, 1), (b.x0, 0, -1)]
    events.sort()
    strips: list[_Strip] = []
    cover = gaps = 0
    before = 0.0
    for at, c, g in events:
        if at > before and gaps:
            strips.append(_Strip(before, at, cover, gaps))
        cover, gaps = cover + c, gaps + g
        before = at
    best: list[Channel] = []
    run: list[_Strip] = []
    for strip in strips:
        free = _is_free(strip, len(rows))
        if run and (not free or strip.x0 > run[-1].x1 + 0.01):
            best += _cores(run, rows)
            run = []
        if free:
            run.append(strip)
    if run:
        best += _cores(run, rows)
    return best


def _cores(run: Sequence[_Strip], rows: Sequence[Row]) -> list[Channel]:
    """The channel in a run of strips; two or more where a column of few entries stands inside."""
    empty = _unbroken([s for s in run if s.cover == 0])
    parted = []
    for a, b in pairwise(empty):
        held = [c for r in rows for c in r.chunks if a.x1 - 0.1 <= c.x0 and c.x1 <= b.x0 + 0.1]
        parted.append(len(held) > 1 or any(is_number(c.string) for c in held))
    if not any(parted):
        return [_core(run)]
    groups: list[list[Channel]] = [[empty[0]]]
    for channel, new in zip(empty[1:], parted, strict=True):
        if new:
            groups.append([])
        groups[-1].append(channel)
    return [max(g, key=lambda c: c.width) for g in groups]


def _is_free(strip: _Strip, lines: int) -> bool:
    if strip.cover == 0:
        return True
    return strip.gaps >= 3 * strip.cover + (1 if lines > 4 else 0) and strip.cover <= max(1, 0.25 * lines)


def _edge_channels(
    rows: Sequence[Row], head: Sequence[Row], channels: Sequence[Channel], size: float
) -> list[Channel]:
    """A channel to the left of words that start alike, which totals and bands of the first column cross.

    Names of groups stand on its left, two at least, or one if the header names both columns.
    """
    limit = channels[0].x0 if channels else float("inf")
    starts = [c.x0 for r in rows for c in r.chunks[:2] if c.x0 < limit]
    left = min((r.x0 for r in rows), default=0.0)
    for edge in clusters((x for x in starts if x > left + 2 * size), 1.5):
        level = [r for r in rows if any(abs(c.x0 - edge) < 1.6 for c in r.chunks[:2])]
        x = edge - _LEAST * size
        groups = [r.chunks[0] for r in rows if r.chunks[0].x1 < x and _is_beside(r, level)]
        crossed = [r for r in rows if any(c.x0 < x < c.x1 for c in r.chunks)]
        least, most = (1, 2) if any(_names_both(r, edge, limit) for r in head) else (2, 4)
        if len(level) >= most and len(groups) >= least and len(crossed) < 0.7 * len(level):
            return [Channel(max([*(c.x1 for c in groups), x - size]), edge)]
    return []


def _is_beside(row: Row, level: Sequence[Row]) -> bool:
    """Whether a line is one of those given, or stands at the height of one."""
    return any(r.top < row.bottom - 0.2 * row.size and row.top < r.bottom - 0.2 * r.size for r in level)


def _names_both(row: Row, edge: float, limit: float) -> bool:
    """Whether a line of the header has a name on either side of an edge, both before the next column."""
    names = [c for c in row.chunks if c.x0 < limit]
    return len(names) == 2 and names[0].x1 < edge < names[1].x1


def _core(run: Sequence[_Strip]) -> Channel:
    """The part of a run of strips that the fewest lines cross."""
    least = min(s.cover for s in run)
    core = [s for s in run if s.cover == least]
    widest = max(_unbroken(core), key=lambda c: c.width)
    return widest


def _unbroken(strips: Sequence[_Strip]) -> list[Channel]:
    runs: list[Channel] = []
    for x0, x1, *_ in strips:
        if runs and x0 <= runs[-1].x1 + 0.01:
            runs[-1] = Channel(runs[-1].x0, x1)
        else:
            runs.append(Channel(x0, x1))
    return runs


def _without_labels(rows: Sequence[Row], channels: list[Channel]) -> list[Channel]:
    """The first channel left out if only list numbers or bullets stand before it, under no header."""
    if not channels:
        return channels
    first = [row for row in rows if row.chunks[0].x1 <= channels[0].middle]
    after = [r.chunks[1] for r in first if len(r.chunks) > 1]
    if first and all(is_label(r.chunks[0]) for r in first) and not all(is_number(c.string) for c in after):
        return channels[1:]
    return channels


def column_at(channels: Sequence[Channel], x: float) -> int:
    """The column in which a point at distance `x` from the left lies."""
    for n, channel in enumerate(channels):
        if x < channel.middle:
            return n
    return len(channels)
