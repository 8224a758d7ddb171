"""One page from its picture: which way up it stands, how it is tilted, and what is written on it."""

import math
from typing import Any, NamedTuple

import numpy as np

from boardpapers.document import Page, Scan
from boardpapers.extract.read.ocr.engine import Span, find_lines, read_line
from boardpapers.extract.read.ocr.picture import Grey, ink_of, rendered, skew_of, straightened
from boardpapers.extract.read.ocr.sheet import read_sheet

_DPI = 200.0
_MOST_PIXELS = 16_000_000  # of a page; larger ones are rendered coarser
_TALL = 0.6  # share of long boxes that stand upright on a page that lies on its side
_SAMPLES = 4  # lines by which it is told whether a page stands on its head
_READABLE = 0.8  # their mean score, from which it does not


class Recognised(NamedTuple):
    """A page with its words; `score` says how sure the reading is on the whole, 0 to 1."""

    page: Page
    score: float


class _Upright(NamedTuple):
    picture: Grey
    turn: int
    tilt: float
    boxes: list[Span]


def recognise(page: Any, number: int) -> Recognised:
    """`page` is one of pypdfium2. Boxes come in the frame of the page's `scan`."""
    width, height = page.get_size()
    inches = max(0.01, width * height / 72**2)
    dpi = min(_DPI, math.sqrt(_MOST_PIXELS / inches))
    picture, turn, tilt, boxes = _upright(rendered(page, dpi), dpi)
    sheet = read_sheet(picture, dpi, boxes)
    if turn in (90, 270):
        width, height = height, width
    scan = Scan(turn, tilt, round(width, 3), round(height, 3))
    found = Page(number, scan.width, scan.height, sheet.words, sheet.rules, sheet.rects, scan=scan)
    return Recognised(found, sheet.score)


def _upright(picture: Grey, dpi: float) -> _Upright:
    found = _straight(picture, 0, dpi)
    long = [b for b in found.boxes if max(_sides(b)) > 2.5 * min(_sides(b))]
    if sum(1 for b in long if _sides(b)[1] > _sides(b)[0]) > _TALL * max(1, len(long)):
        found = _straight(_turned(picture, 90), 90, dpi)
    score = _sample_score(found)
    if found.boxes and score < _READABLE:
        over = _straight(_turned(picture, found.turn + 180), (found.turn + 180) % 360, dpi)
        if _sample_score(over) > score:
            return over
    return found


def _straight(picture: Grey, turn: int, dpi: float) -> _Upright:
    tilt = skew_of(ink_of(picture))
    level = straightened(picture, tilt)
    return _Upright(level, turn, tilt, find_lines(level, dpi))


def _turned(picture: Grey, degrees: int) -> Grey:
    """Turned clockwise."""
    return np.ascontiguousarray(np.rot90(picture, -(degrees // 90)))


def _sides(box: Span) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]


def _sample_score(page: _Upright) -> float:
    samples = sorted(page.boxes, key=lambda b: (-min(_sides(b)[0], 600), b))[:_SAMPLES]
    lines = [read_line(page.picture, box) for box in samples]
    return sum(line.score for line in lines) / max(1, len(lines))
