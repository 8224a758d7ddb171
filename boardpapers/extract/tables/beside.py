"""Lines over and under an area that rules or fills mark, which belong to its table."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.document import Word
from boardpapers.extract.tables.chunks import Chunk, Row
from boardpapers.extract.tables.columns import Channel
from boardpapers.extract.tables.regions import reads_on

_CLOSE = 1.6
_SHORT, _WRAPS = 8, 32
#: How much lines of one row overlap at least, and how high a row of such lines is, in type sizes.
_OVERLAP, _BLOCK = 0.15, 1.4
_END = 0.8
_HEAD = 5.0


def lines_beside(others: Sequence[Row], edge: Row, channels: Sequence[Channel]) -> list[Word]:
    """The words of lines that follow a table closely, upwards or downwards, and stand in its columns.

    A line in one column only must touch what it belongs to, wrap from a line over it that is in several, or
    stand between the table and a row of it, as the name of a section does (or be the last of the page).
    """
    words: list[Word] = []
    alone: list[Row] = []
    gap = 0.0
    for row in others:
        gap = max(edge.top - row.bottom, row.top - edge.bottom)
        runs = reads_on(row) and row.x0 < channels[0].x1
        if gap > _CLOSE * row.size or runs or row.size < 0.9 * edge.size:
            break
        if _crosses(row, channels):
            break
        if len(row.chunks) > 1:
            if alone and not _leads(row, alone, channels) and not _goes_with(row, alone, len(channels)):
                break
            words += [w for r in (*alone, row) for w in r.words]
            alone = []
        elif gap <= 0.3 * row.size and not alone:
            words += row.words
        else:
            alone.append(row)
            most = _WRAPS if row.x0 > channels[0].middle else _SHORT
            if len(alone) > 3 * (most // _SHORT) or len(row.words) > most:
                break
        edge = row
    if alone and alone == list(others[-1:]) and gap < _END * edge.size:
        words += alone[0].words
    return words


def overlapping_as_one(rows: Sequence[Row]) -> list[Row]:
    """The lines with those made one that overlap in height, as those of cells set to the middle of a row."""
    made: list[Row] = []
    for row in rows:
        if made and (row.top < made[-1].bottom - _OVERLAP * row.size or _wraps_in(made[-1], row)):
            made[-1] = _as_one(made[-1], row)
        else:
            made.append(row)
        if len(made) > 1 and _wraps_in(made[-1], made[-2]):
            made[-2:] = [_as_one(made[-2], made[-1])]
    return made


def _as_one(a: Row, b: Row) -> Row:
    return Row(a.top, max(a.bottom, b.bottom), a.size, _united([*a.chunks, *b.chunks]))


def _wraps_in(block: Row, row: Row) -> bool:
    """Whether a line in one column stands right over or under overlapping lines of several columns."""
    if block.bottom - block.top < _BLOCK * block.size or len(row.chunks) > 1 or row.size != block.size:
        return False
    near = max(row.top - block.bottom, block.top - row.bottom) < 0.5 * row.size
    return near and sum(c.x0 < row.x1 and row.x0 < c.x1 for c in block.chunks) == 1 < len(block.chunks)


def _united(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Chunks that stand over each other made one."""
    made: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda c: (c.x0, c.x1)):
        if made and chunk.x0 < made[-1].x1:
            made[-1] = Chunk(made[-1].x0, max(made[-1].x1, chunk.x1), made[-1].words + chunk.words)
        else:
            made.append(chunk)
    return tuple(made)


def _crosses(row: Row, channels: Sequence[Channel]) -> bool:
    """Whether a chunk runs across a channel, other than the label of a row that fills most columns."""
    filled = len(row.chunks) > max(2, 0.5 * len(channels))
    chunks = row.chunks[1:] if filled else row.chunks
    return any(c.x0 < ch.x0 and c.x1 > ch.x1 for c in chunks for ch in channels)


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


def _leads(row: Row, alone: Sequence[Row], channels: Sequence[Channel]) -> bool:
    """Whether lines behind the first column are the start of a row whose other cells stand at its middle."""
    lines = [*alone, row]
    close = all(0 <= b.top - a.bottom <= 0.45 * a.size for a, b in pairwise(lines))
    return close and len(row.chunks) > len(channels) and all(a.x0 > channels[0].middle for a in alone)


def _stands_over(row: Row, wrap: Row) -> bool:
    return any(c.x0 < wrap.x1 and wrap.x0 < c.x1 for c in row.chunks)
