"""What is drawn on a page picture besides text: rules and shaded areas, in pixels."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from boardpapers.extract.read.ocr.picture import Grey, Ink, ground_of

# Lengths in points.
_LONG, _TALL = 14.0, 9.0  # of a level and of an upright rule, at least
_PALE = 20.0  # of a rule that is paler than ink, at least
_THICK = 3.2  # a rule is no thicker
_GAP = 4.0  # over which a broken rule goes on
_SLACK = 1.2  # the parts of one rule do not lie farther apart across it
_AREA = (14.0, 7.0)  # a shaded area is as wide and high at least

_PALER = 9  # grey levels by which a pale rule is darker than what lies to both sides of it
_SHADED = 0.965  # share of the paper's light below which an area is shaded
_STEP = 0.025  # by such a share differ areas that are not one
_DARK = 0.6  # share of the paper's light below which a bar is dark and has light print
_PRINT = 9  # pixels at a quarter of the size: wider than its letters' strokes
_FULL = 0.82  # share of its box that a shaded area fills


class Stroke(NamedTuple):
    """A level or upright rule as the box of its ink; `pale` when it is grey rather than black."""

    x0: float
    top: float
    x1: float
    bottom: float
    pale: bool = False

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

    def moved(self, x: float, y: float) -> "Shade":
        return Shade(self.x0 + x, self.top + y, self.x1 + x, self.bottom + y, self.light)

    def times(self, n: float) -> "Shade":
        return Shade(self.x0 * n, self.top * n, self.x1 * n, self.bottom * n, self.light)

    def transposed(self) -> "Shade":
        return Shade(self.top, self.x0, self.bottom, self.x1, self.light)


def strokes_of(page: Grey, ink: Ink, dpi: float) -> list[Stroke]:
    """The rules, level ones first."""
    point = dpi / 72
    level = _strokes(page, ink, _LONG * point, point)
    upright = _strokes(page.T, ink.T, _TALL * point, point)
    return [*level, *(Stroke(s.top, s.x0, s.bottom, s.x1, s.pale) for s in upright)]


def _strokes(page: Grey, ink: Ink, least: float, point: float) -> list[Stroke]:
    """Level rules: those of ink, and pale ones where there are none of ink."""
    strong = _runs(np.ascontiguousarray(ink).astype(np.uint8), least, point, pale=False)
    weak = _runs(_pale(np.ascontiguousarray(page), point), _PALE * point, point, pale=True)
    return _joined([*strong, *(w for w in weak if not any(_same(w, s, point) for s in strong))], point)


def _pale(page: Grey, point: float) -> npt.NDArray[np.uint8]:
    """Pixels that are darker than what lies above and below, once noise is taken out along the line."""
    smooth = cv2.blur(page, (max(3, round(3 * point)), 1))
    reach = max(5, 2 * round(_THICK * point / 2) + 3)
    ground = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((reach, 1), np.uint8))
    return (cv2.subtract(ground, smooth) > _PALER).astype(np.uint8)


def _runs(mask: npt.NDArray[np.uint8], least: float, point: float, *, pale: bool) -> list[Stroke]:
    """Long thin level runs of a mask."""
    soft = cv2.dilate(mask, np.ones((2, 1), np.uint8))
    long = cv2.morphologyEx(soft, cv2.MORPH_OPEN, np.ones((1, max(3, round(least))), np.uint8))
    thick = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((max(3, round(_THICK * point)), 1), np.uint8))
    long[thick > 0] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found = []
    for x, y, w, h, _ in stats[1:count].tolist():
        if w >= least and h <= _THICK * point and w >= 4 * h:
            found.append(Stroke(x, y, x + w, y + h, pale))
    return found


def _same(one: Stroke, other: Stroke, point: float) -> bool:
    near = abs((one.top + one.bottom) - (other.top + other.bottom)) <= 4 * _SLACK * point
    return near and one.x0 < other.x1 and other.x0 < one.x1


def _joined(strokes: Sequence[Stroke], point: float) -> list[Stroke]:
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
                    other.pale and stroke.pale,
                )
                break
        else:
            joined.append(stroke)
    return sorted(joined, key=lambda s: (s.top, s.x0))


def without_strokes(ink: Ink, strokes: Sequence[Stroke]) -> Ink:
    """The ink without that of the rules."""
    rest = ink.copy()
    for stroke in strokes:
        rows = slice(max(0, int(stroke.top) - 1), int(stroke.bottom) + 1)
        rest[rows, max(0, int(stroke.x0)) : int(stroke.x1)] = False
    return rest


def shades_of(page: Grey, dpi: float) -> list[Shade]:
    """Areas of one grey that are no paper, whatever is printed on them."""
    point = dpi / 72 / 4
    ground = cv2.resize(ground_of(page), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    light = cv2.medianBlur(ground, 5).astype(np.float64) / _paper(ground)
    light = _without_light_print(light)
    mask = (light < _SHADED).astype(np.uint8)
    least = [max(3, round(side * point)) for side in _AREA]
    solid = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((least[1], least[0]), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    found: list[Shade] = []
    for n, (x, y, w, h, _) in enumerate(stats[1:count].tolist(), 1):
        part = np.where(labels[y : y + h, x : x + w] == n, light[y : y + h, x : x + w], np.nan)
        edge = x <= 2 or y <= 2 or x + w >= mask.shape[1] - 2 or y + h >= mask.shape[0] - 2
        if not edge:
            found += (s.moved(x, y).times(4) for s in _even(part, least))
    return found


def _without_light_print(light: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Dark bars without the light print on them."""
    opened = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((_PRINT, _PRINT), np.uint8))
    dark = cv2.morphologyEx(
        (light < _DARK).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((_PRINT, 3 * _PRINT), np.uint8)
    )
    return np.where(dark > 0, opened, light)


def _paper(ground: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """The light of bare paper everywhere on the page: a surface through its lighter parts."""
    height, width = ground.shape
    ys, xs = (v.ravel() / 100.0 for v in np.mgrid[0:height:8, 0:width:8])
    levels = ground[::8, ::8].ravel().astype(np.float64)
    keep = levels >= np.percentile(levels, 40)
    terms = np.stack([np.ones_like(xs), xs, ys, xs * ys, xs**2, ys**2], axis=1)
    for _ in range(4):
        factors, *_ = np.linalg.lstsq(terms[keep], levels[keep], rcond=None)
        keep = np.abs(levels - terms @ factors) < 0.03 * 255
        if keep.sum() < 50:
            return np.full(ground.shape, max(1.0, float(np.percentile(levels, 80))))
    y, x = (v / 100.0 for v in np.mgrid[0:height, 0:width])
    a, b, c, d, e, f = factors
    surface = a + b * x + c * y + d * x * y + e * x**2 + f * y**2
    found: npt.NDArray[np.float64] = np.maximum(surface, 1.0)
    return found


def _even(area: npt.NDArray[Any], least: Sequence[int], depth: int = 0) -> list[Shade]:
    """The parts of one light that an area (with NaN around it) is made of: cut in rows, columns, and rows.

    `least` is the size of a part across and along the rows of `area`.
    """
    found: list[Shade] = []
    for first, last in pairwise(_steps(area)):
        band = area[first:last]
        columns = np.nonzero(np.isfinite(band).mean(axis=0) > 0.5)[0]
        if last - first < least[1] or not len(columns):
            continue
        left, right = int(columns[0]), int(columns[-1]) + 1
        inner = band[:, left:right]
        if depth < 2:
            parts = _even(inner.T, least[::-1], depth + 1)
            found += (s.transposed().moved(left, first) for s in parts)
        elif np.isfinite(inner).mean() >= _FULL and right - left >= least[0]:
            found.append(Shade(left, first, right, last, round(float(np.nanmedian(inner)), 2)))
    return found


def _steps(area: npt.NDArray[Any]) -> list[int]:
    """The rows at which the light changes, with the first and the last."""
    rows = [float(np.nanmedian(r)) if np.isfinite(r).any() else 1.0 for r in area]
    steps = [0]
    for n in range(1, len(rows)):
        if n - steps[-1] >= 2 and abs(rows[n] - median(rows[max(steps[-1], n - 3) : n])) > _STEP:
            steps.append(n)
    return [*steps, len(rows)]
