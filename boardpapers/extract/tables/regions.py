"""Where words stand in columns although nothing is drawn: lines whose wide gaps lie under each other."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.extract.patterns import pattern
from boardpapers.extract.tables.chunks import Chunk, Row, is_label, is_leader
from boardpapers.extract.tables.columns import Channel, channels_of

_FAR = 3.4
_SHARED = 0.5
_WIDE_LINES = 1
_WRAP = 1.42
_HEAD = 5
_NAMED = pattern("tables", "caption_or_note").regex
_COUNTED = pattern("tables", "number_header").regex

Run = list[Row]


def runs_of(rows: Sequence[Row]) -> list[Run]:
    """Runs of lines that make a region of columns: at least two lines with a gap in common."""
    lines = _without_labels(rows)
    runs: list[Run] = []
    start = 0
    while start < len(lines):
        if not _is_parted(lines[start]):
            start += 1
            continue
        end = _grown(lines, start)
        if end > start:
            runs.append(list(rows[_raised(lines, start, end, runs, rows) : end + 1]))
        start = end + 1
    return runs


def reads_on(row: Row) -> bool:
    """Whether a line is running text, a heading with a number or a caption: no line of a table."""
    line = _unlabelled(row)
    if len(line.chunks) > 1:
        return False
    first = line.chunks[0].words[0].text
    numbered = not first.isalpha() and is_label(Chunk(0, 0, line.chunks[0].words[:1]))
    words = line.chunks[0].words
    long = len(words) > 14 or (numbered and (len(words) > 6 or words[-1].bold))
    return long or bool(_NAMED.match(_start(line)))


def running(rows: Sequence[Row]) -> list[Row]:
    """The lines that are no line of a table, with regard to headers that name a column of numbers."""
    lines = _without_labels(rows)
    return [line for line in lines if len(line.chunks) == 1 and reads_on(line)]


def _without_labels(rows: Sequence[Row]) -> list[Row]:
    """The lines with list labels as part of their text, except under a header that names their column."""
    lines: list[Row] = []
    head: Row | None = None
    for row in rows:
        if len(row.chunks) > 1 and _COUNTED.match(row.chunks[0].string):
            head = row
        elif head and reads_on(row) and not _goes_on(head, row):
            head = None
        lines.append(row if head and _is_under(head, row) else _unlabelled(row))
    return lines


def _goes_on(head: Row, row: Row) -> bool:
    return _is_under(head, row) or any(abs(row.x0 - c.x0) < 2.5 for c in head.chunks[1:])


def _is_under(head: Row, row: Row) -> bool:
    """Whether a line's first chunk stands under that of the header, and its second begins where that does."""
    if len(row.chunks) < 2:
        return False
    (a, b), (c, d) = head.chunks[:2], row.chunks[:2]
    level = min(abs(a.x0 - c.x0), abs(a.x1 - c.x1), abs(a.x0 + a.x1 - c.x0 - c.x1) / 2) < 2.5
    return level and abs(b.x0 - d.x0) < 2.5


def _unlabelled(row: Row) -> Row:
    """The line with the number or bullet of a list item as part of the text behind it."""
    chunks = row.chunks
    if len(chunks) > 1 and is_label(chunks[0]) and (len(chunks) == 2 or len(chunks[1].words) > 4):
        joined = Chunk(chunks[0].x0, chunks[1].x1, chunks[0].words + chunks[1].words)
        return row._replace(chunks=(joined, *chunks[2:]))
    return row


def _is_parted(row: Row) -> bool:
    return len(row.chunks) > 1 and not is_leader(row) and not _NAMED.match(_start(row))


def _start(row: Row) -> str:
    return " ".join(w.text for w in row.words[:2])


def _gaps(row: Row) -> list[Channel]:
    return [Channel(a.x1, b.x0) for a, b in pairwise(row.chunks)]


def _linked(a: Row, b: Row) -> list[Channel]:
    """The gaps that two lines have in common."""
    least = _SHARED * min(a.size, b.size)
    return [
        Channel(max(g.x0, h.x0), min(g.x1, h.x1))
        for g in _gaps(a)
        for h in _gaps(b)
        if min(g.x1, h.x1) - max(g.x0, h.x0) >= least
    ]


def _grown(lines: Sequence[Row], start: int) -> int:
    """The last line of the region that begins at `start`; `start` itself where there is none."""
    last, at, wide = start, start, 0
    shared: list[Channel] = _gaps(lines[start])
    pitch: list[float] = []
    while at + 1 < len(lines):
        row = lines[at + 1]
        gap = (row.top - max(r.bottom for r in lines[max(start, at - 2) : at + 1])) / row.size
        if gap > max(_FAR, 2.0 * max(pitch, default=1.2)) or _names(row, gap, pitch):
            break
        if _is_parted(row):
            if row.size < 0.88 * lines[last].size and at - start > 2:
                break
            common = _linked(lines[last], row)
            if not common and last > start:
                common = _linked_any(lines[start : last + 1], row)
            if not common:
                break
            shared, last, wide = common, at + 1, 0
            pitch.append(max(gap, 0.0))
        elif _crosses(row, shared):
            wide += 1
            if wide > _WIDE_LINES or len(row.words) > 14:
                break
        at += 1
    if last == start:
        return start
    channels = channels_of(lines[start : last + 1])
    return _with_wraps(lines, last, channels or shared, max(pitch, default=0.6))


def _names(row: Row, gap: float, pitch: Sequence[float]) -> bool:
    """Whether a line that stands alone is a heading or a caption and no row."""
    if len(row.chunks) > 1:
        return False
    first = row.chunks[0].words[0].text
    if _NAMED.match(_start(row)):
        return True
    bold = all(w.bold for w in row.words)
    if bold and is_label(Chunk(0, 0, row.words[:1])) and not first.isalpha():
        return True
    typical = sorted(pitch)[len(pitch) // 2] if pitch else 1.0
    return gap > typical + 0.8 and (bold or row.size > 1.1 * row.words[-1].size)


def _linked_any(before: Sequence[Row], row: Row) -> list[Channel]:
    for other in reversed(before[-6:]):
        if len(other.chunks) > 1 and (common := _linked(other, row)):
            return common
    return []


def _crosses(row: Row, channels: Sequence[Channel]) -> bool:
    """Whether a chunk of the line runs across every one of the channels."""
    return all(any(c.x0 < ch.x0 + 1 and c.x1 > ch.x1 - 1 for c in row.chunks) for ch in channels)


def _with_wraps(lines: Sequence[Row], last: int, shared: Sequence[Channel], pitch: float) -> int:
    """Lines after the last parted one that carry on its row, or are a row of cells centred side by side."""
    end = last
    tail: list[Row] = []
    for at in range(last + 1, len(lines)):
        row, before = lines[at], lines[at - 1]
        if (row.top - before.bottom) / row.size > pitch + 0.3 or _NAMED.match(_start(row)) or len(tail) > 12:
            break
        if any(c.x0 < ch.middle < c.x1 for c in row.chunks for ch in shared):
            break
        if len(row.chunks) == 1 and row.size < 0.9 * lines[last].size:
            break
        tail.append(row)
        if (row.y_mid - before.y_mid <= _WRAP * row.size and end == at - 1) or _interleave(tail, shared):
            end = at
    return end


def _interleave(tail: Sequence[Row], shared: Sequence[Channel]) -> bool:
    """Whether lines on both sides of a channel overlap in height, as cells of one row do."""
    return any(
        a.x1 <= ch.middle <= b.x0 or b.x1 <= ch.middle <= a.x0
        for ch in shared
        for a, b in pairwise(tail)
        if b.top < a.bottom - 0.2 * a.size and b.y_mid - a.y_mid < 0.9 * a.size
    )


def _heads(row: Row, second: float) -> bool:
    """Whether a line may be header: it leaves the first column free, or names it and others."""
    return row.x0 >= second - 0.3 * row.size or (len(row.chunks) > 1 and row.chunks[0].x1 < second)


def _raised(lines: Sequence[Row], start: int, end: int, runs: Sequence[Run], rows: Sequence[Row]) -> int:
    """The first line of the region's header: lines over the first parted one that stand over its columns."""
    body = lines[start : end + 1]
    left = min(r.x0 for r in body)
    right = max(r.x1 for r in body)
    second = min((r.chunks[1].x0 for r in body if len(r.chunks) > 1), default=left)
    taken = {id(r) for run in runs for r in run}
    first = start
    while first > 0:
        row, below = lines[first - 1], lines[first]
        level = len(row.chunks) == 1 and any(abs(c.x0 - row.x0) < 1.5 for r in body for c in r.chunks[1:])
        reach = 2.2 if level else 1.75
        if id(rows[first - 1]) in taken or below.y_mid - row.y_mid > reach * row.size:
            break
        if not _heads(row, second) or row.x0 < left or row.x1 > right + 2 or _NAMED.match(_start(row)):
            break
        above = lines[first - 2] if first > 1 else None
        if above is not None and _NAMED.match(_start(above)) and row.y_mid - above.y_mid < 1.5 * row.size:
            break
        if len(row.chunks) == 1 and abs((row.x0 + row.x1 - left - right) / 2) < 0.03 * (right - left):
            break
        first -= 1
    return first if first == 0 else max(first, start - _HEAD)
