"""A page as a picture: rendered in grey, its skew measured and taken out."""

import math
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

#: Grey levels from 0 (black) to 255 (white), rows from the top.
Grey = npt.NDArray[np.uint8]
#: Which pixels are ink.
Ink = npt.NDArray[np.bool_]

_WIDEST = 6.0  # degrees of skew that are looked for
_COARSE, _FINE = 0.25, 0.03
_LEAST_SKEW = 0.04  # below this a page counts as straight
_STROKE = 9  # pixels at half the size: wider than any stroke of print
_INK = 0.68  # share of the ground's light below which a pixel is ink
_GOLDEN = 0.618034
_SAMPLE = 60_000  # ink pixels that the skew is measured on, at most


def rendered(page: Any, dpi: float) -> Grey:
    """A page of pypdfium2 as displayed, with its annotations."""
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        picture: Grey = np.array(bitmap.to_numpy(), dtype=np.uint8)
        return picture.reshape(picture.shape[0], picture.shape[1])
    finally:
        bitmap.close()


def ground_of(grey: Grey) -> Grey:
    """What lies behind print and lines: paper, shaded areas and dark bars."""
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(cv2.medianBlur(half, 3), cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    return cv2.resize(closed, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def ink_of(grey: Grey) -> Ink:
    """Pixels clearly darker than the ground behind them."""
    level = grey.astype(np.float32) / np.maximum(ground_of(grey).astype(np.float32), 50.0)
    dark: Ink = level < _INK
    return dark


def skew_of(ink: Ink) -> float:
    """Degrees by which the lines run downwards to the right; 0.0 for a page that is straight or empty."""
    rows, columns = np.nonzero(ink)
    if len(rows) < 500:
        return 0.0
    step = max(1, len(rows) // _SAMPLE)
    ys = rows[::step] + np.arange(len(rows[::step])) * _GOLDEN % 1.0  # no angle is favoured by the grid
    xs = columns[::step].astype(np.float64) - ink.shape[1] / 2
    coarse = _best(ys, xs, np.arange(-_WIDEST, _WIDEST + 1e-9, _COARSE), 3.0)
    fine = _best(ys, xs, coarse + np.arange(-_COARSE, _COARSE + 1e-9, _FINE), 1.5)
    return 0.0 if abs(fine) < _LEAST_SKEW else round(float(fine), 2)


def _best(
    ys: npt.NDArray[np.float64], xs: npt.NDArray[np.float64], angles: npt.NDArray[np.float64], bin_size: float
) -> float:
    """The angle at which ink gathers most in rows."""
    best, found = -1.0, 0.0
    for angle in sorted(angles, key=lambda a: (abs(a), a)):
        levels = (ys - xs * math.tan(math.radians(angle))) / bin_size
        counts = np.bincount((levels - levels.min()).astype(np.int64)).astype(np.float64)
        sharp = float(np.sum(np.diff(counts) ** 2))
        if sharp > best * 1.0001:
            best, found = sharp, float(angle)
    return found


def straightened(grey: Grey, degrees: float) -> Grey:
    """The picture turned about its middle so that lines that run down by `degrees` are level."""
    if not degrees:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    return cv2.warpAffine(
        grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8)
