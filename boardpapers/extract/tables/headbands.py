"""The lines at the top of a region that make its header: one row, or group headers over column headers."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.extract.tables.columns import Channel
from boardpapers.extract.tables.pieces import Piece, Stroke
from boardpapers.extract.tables.rules import Segment
from boardpapers.extract.tables.segment import Band

_MOST = 8
_LOOSE = 0.68


def header_bands(
    strokes: Sequence[Stroke],
    borders: Sequence[float],
    under: Sequence[Segment],
    channels: Sequence[Channel],
) -> list[Band]:
    """The rows of the header, each with its strokes; none where nothing tells it from the body."""
    count = _length(strokes, borders)
    if count == 0:
        return []
    bands: list[Band] = [[strokes[0]]]
    for n in range(1, count):
        if _parts(bands[-1], strokes[n:count], borders, under, channels):
            bands.append([strokes[n]])
        else:
            bands[-1].append(strokes[n])
    return bands


def _length(strokes: Sequence[Stroke], borders: Sequence[float]) -> int:
    """How many lines at the top are header: bold ones over others, or text over the first figures."""
    bold = next((n for n, s in enumerate(strokes) if not s.is_bold), len(strokes))
    if 0 < bold <= _MOST and bold < len(strokes):
        return _whole(strokes, bold)
    figure = next((n for n, s in enumerate(strokes) if s.has_figure), len(strokes))
    if not 0 < figure < min(_MOST, len(strokes)):
        return 0
    fence = next((b for b in borders if b > strokes[0].y_mid), None)
    if fence is not None and fence < strokes[figure].y_mid:
        return _without_section(strokes, sum(1 for s in strokes if s.y_mid < fence))
    return _until_label(strokes, figure)


def _without_section(strokes: Sequence[Stroke], count: int) -> int:
    """The header ends before a name in the first column that stands further apart than lines of one cell."""
    last = strokes[count - 1] if count > 1 else None
    if last and {p.first for p in last.pieces} == {0} and _gap(strokes[count - 2], last) > _LOOSE:
        return count - 1
    return count


def _until_label(strokes: Sequence[Stroke], figure: int) -> int:
    """The header ends before the label, wrapped over several lines, of the first row with figures."""
    count = figure
    while count > 1 and {p.first for p in strokes[count - 1].pieces} == {0}:
        count -= 1
    columns = {p.first for s in strokes[:count] for p in s.pieces}
    return count if len(columns) > 1 else 0


def _whole(strokes: Sequence[Stroke], bold: int) -> int:
    """Bold section labels and totals directly under a header are no part of it."""
    count = bold
    for n in range(1, bold):
        if strokes[n].has_number:
            return n
        only_first = [p for p in strokes[n].pieces if p.first > 0] == []
        if only_first and _gap(strokes[n - 1], strokes[n]) > 0.6 and len(strokes[n - 1].pieces) > 1:
            return n
    return count if not strokes[0].has_number else 0


def _gap(before: Stroke, after: Stroke) -> float:
    return (after.top - before.bottom) / after.size


def _parts(
    band: Band,
    below: Sequence[Stroke],
    borders: Sequence[float],
    under: Sequence[Segment],
    channels: Sequence[Channel],
) -> bool:
    """Whether a new row of the header begins with the first of the strokes in `below`."""
    stroke = below[0]
    if stroke.top < max(s.bottom for s in band) - 0.5:
        return False
    if any(band[-1].y_mid < b < stroke.y_mid for b in borders):
        return True
    if any(band[-1].y_mid < r.at < stroke.y_mid for r in under):
        return True
    gap = _gap(band[-1], stroke)
    loose = gap > min((_gap(a, b) for a, b in pairwise(below)), default=gap) + 0.25
    return any(_heads_group(piece, below, channels, loose=loose) for line in band for piece in line.pieces)


def _heads_group(piece: Piece, below: Sequence[Stroke], channels: Sequence[Channel], *, loose: bool) -> bool:
    """Whether a name stands over the middle of several columns' names, and over none of them alone."""
    middle = (piece.x0 + piece.x1) / 2
    between = piece.first < piece.last or any(c.x0 - 1 <= middle <= c.x1 + 1 for c in channels[1:])
    for stroke in below:
        held = [p for p in stroke.pieces if piece.x0 - 1 < p.x1 and p.x0 < piece.x1 + 1]
        if len(held) > 1:
            return True
        if held and (not between or _is_level(piece, held[0])):
            return loose and not between and _is_centred(middle, stroke.pieces)
    return between and any(len(s.pieces) > 1 and _is_flanked(middle, s.pieces) for s in below)


def _is_level(a: Piece, b: Piece) -> bool:
    """Whether two pieces are set to the left, to the right or to the middle of one column."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 2.0


def _is_flanked(middle: float, below: Sequence[Piece]) -> bool:
    left = [p for p in below if (p.x0 + p.x1) / 2 < middle and p.first > 0]
    right = [p for p in below if (p.x0 + p.x1) / 2 > middle]
    return bool(left and right) and right[0].first - left[-1].first == 1


def _is_centred(middle: float, below: Sequence[Piece]) -> bool:
    left = [p for p in below if p.x1 < middle and p.first > 0]
    right = [p for p in below if p.x0 > middle]
    if not left or not right:
        return False
    centre = (left[-1].x0 + right[0].x1) / 2
    return abs(centre - middle) < 0.2 * (right[0].x1 - left[-1].x0)
