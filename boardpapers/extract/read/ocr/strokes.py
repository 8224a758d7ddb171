"""What is drawn on a page picture besides text: rules and shaded areas, in pixels."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from boardpapers.extract.read.ocr.picture import Grey, Ink

_LONG = 14.0  # points that a level rule is long at least
_TALL = 9.0  # points that an upright one is
_THICK = 3.2  # points that a rule is thick at most
_GAP = 4.0  # points over which a broken rule goes on
_SLACK = 1.2  # points by which the parts of one rule lie apart across it
_SHADED = 0.955  # share of the paper's light below which an area is shaded
_AREA = (18.0, 7.0)  # points that a shaded area is wide and high at least
_BLUR = 11  # pixels at a quarter of the size: text is gone, what lies behind it is left
_FULL = 0.82  # share of its box that a shaded area fills


class Stroke(NamedTuple):
    """A level or upright rule as the box of its ink."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


class Shade(NamedTuple):
    """A shaded area; `light` is its share of the paper's light."""

    x0: float
    top: float
    x1: float
    bottom: float
    light: float


def strokes_of(ink: Ink, dpi: float) -> list[Stroke]:
    """The rules, level ones first."""
    point = dpi / 72
    level = _runs(ink, _LONG * point, point)
    upright = [Stroke(top, x0, bottom, x1) for x0, top, x1, bottom in _runs(ink.T, _TALL * point, point)]
    return [*level, *upright]


def _runs(ink: Ink, least: float, point: float) -> list[Stroke]:
    """Level rules: long thin runs of ink, with breaks closed."""
    soft = cv2.dilate(np.ascontiguousarray(ink).astype(np.uint8), np.ones((2, 1), np.uint8))
    long = cv2.morphologyEx(soft, cv2.MORPH_OPEN, np.ones((1, max(3, round(least))), np.uint8))
    thick = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((max(3, round(_THICK * point)), 1), np.uint8))
    long[thick > 0] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h = (int(v) for v in stats[n][:4])
        if w >= least and h <= _THICK * point and w >= 4 * h:
            found.append(Stroke(x, y, x + w, y + h))
    return _joined(found, point)


def _joined(strokes: list[Stroke], point: float) -> list[Stroke]:
    """Strokes that go on behind each other as one."""
    joined: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (s.x0, s.top)):
        middle = (stroke.top + stroke.bottom) / 2
        for n, other in enumerate(joined):
            apart = abs((other.top + other.bottom) / 2 - middle)
            if apart <= _SLACK * point and stroke.x0 - other.x1 <= _GAP * point:
                joined[n] = Stroke(
                    min(other.x0, stroke.x0),
                    min(other.top, stroke.top),
                    max(other.x1, stroke.x1),
                    max(other.bottom, stroke.bottom),
                )
                break
        else:
            joined.append(stroke)
    return sorted(joined, key=lambda s: (s.top, s.x0))


def without_strokes(ink: Ink, strokes: Sequence[Stroke]) -> Ink:
    """The ink without that of the rules."""
    rest = ink.copy()
    for stroke in strokes:
        rest[
            max(0, int(stroke.top) - 1) : int(stroke.bottom) + 1, max(0, int(stroke.x0)) : int(stroke.x1)
        ] = False
    return rest


def shades_of(page: Grey, dpi: float) -> list[Shade]:
    """Areas of one grey that are no paper; text on them does not matter."""
    point = dpi / 72
    small = cv2.medianBlur(cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), _BLUR)
    paper = float(np.percentile(small, 90)) or 255.0
    mask = (small < _SHADED * paper).astype(np.uint8)
    edge = np.ones((max(3, round(_AREA[1] * point / 4)), max(3, round(_AREA[0] * point / 4))), np.uint8)
    solid = cv2.morphologyEx(
        cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), cv2.MORPH_OPEN, edge
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    found = []
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n][:5])
        touches = x <= 2 or y <= 2 or x + w >= mask.shape[1] - 2 or y + h >= mask.shape[0] - 2
        if touches or area < _FULL * w * h:
            continue
        levels = small[y : y + h, x : x + w][labels[y : y + h, x : x + w] == n].astype(np.float32)
        light = float(np.median(levels)) / paper
        if float(np.mean(np.abs(levels / paper - light) < 0.06)) > 0.55:
            found.append(Shade(4 * x, 4 * y, 4 * (x + w), 4 * (y + h), round(min(1.0, light), 2)))
    return found
