"""Lines as read into words with boxes: where they stand, how large the type is and how heavy."""

from itertools import groupby
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from boardpapers.extract.read.ocr.engine import Line
from boardpapers.extract.read.ocr.gaps import Filled, cuts_of
from boardpapers.extract.read.ocr.picture import Grey, Ink

#: Heights above the base line as shares of the type size.
_CAPITAL, _SMALL = 0.72, 0.53
_TALL_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhkl£&%/()[]!?")
_SMALL_LETTERS = frozenset("acemnorsuvwxzgpqy")
_ON_LINE = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZ0123456789bdfhklacemnorsuvwxzit.£&%!?")
_WIDE_STROKE = 0.3  # a longer run of ink is no stem (share of the size)
_DARK = 110  # a line whose middle level is below this is light print on a dark ground


class Glyphs(NamedTuple):
    """A word in pixels: where its ink stands, its size, its height and the width of its stems."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    height: float
    stem: float
    score: float


class _Strip(NamedTuple):
    """The part of the page that a line was read from; `first` and `last` are the rows of its own ink."""

    grey: Grey
    ink: Ink
    first: int
    last: int
    dark: bool


def words_of_line(line: Line, page: Grey, ink: Ink) -> list[Glyphs]:
    """The words of a line from left to right, all with the line's base line and size."""
    strip = _strip(line, page, ink)
    own = strip.ink[strip.first : strip.last]
    filled: Filled = np.any(own, axis=0)
    if not filled.any() or not line.text.strip():
        return []
    places = [p - line.x0 for p in line.places]
    base, size = _base_and_size(line.text, places, strip)
    reach = np.nonzero(filled)[0]
    left, edge = float(reach[0]), float(reach[-1] + 1)
    start = len(line.text) - len(line.text.lstrip())
    words = []
    cuts = [(c.end, c.start, c.gap.left, c.gap.right) for c in cuts_of(line.text, places, filled, size)]
    for end, following, right, next_left in [*cuts, (len(line.text), 0, edge, 0.0)]:
        text = line.text[start:end].strip()
        if text and right > left:
            rows = np.nonzero(own[:, int(left) : int(right) + 1].any(axis=1))[0]
            height = base - strip.first - float(rows[0]) if len(rows) else size
            score = sum(line.scores[start:end]) / max(1, end - start)
            stem = _stem(strip, left, right, size)
            words.append(
                Glyphs(text, line.x0 + left, line.x0 + right, line.top + base, size, height, stem, score)
            )
        start, left = following, next_left
    return words


def _strip(line: Line, page: Grey, ink: Ink) -> _Strip:
    rows, columns = slice(int(line.top), int(line.bottom)), slice(int(line.x0), int(line.x1))
    grey = page[rows, columns]
    level = float(np.median(grey))
    dark = level < _DARK
    area = grey > level + 0.5 * (float(grey.max()) - level) if dark else ink[rows, columns]
    return _Strip(grey, area, *_own_rows(area), dark)


def _own_rows(area: Ink) -> tuple[int, int]:
    """The rows (from, to) of the line itself: neighbours that reach into the box are left out."""
    weight = area.sum(axis=1).astype(np.float64)
    rows = len(weight)
    floor = 0.02 * float(weight.max())
    margin = rows // 5
    first = last = int(np.argmax(weight[margin : rows - margin])) + margin if rows > 5 else rows // 2
    while first > 0 and weight[first - 1] > floor:
        first -= 1
    while last < rows - 1 and weight[last + 1] > floor:
        last += 1
    return first, last + 1


def _base_and_size(text: str, places: list[float], strip: _Strip) -> tuple[float, float]:
    """The base line (row of the strip) and the size, from the glyphs whose letters are known."""
    seen = _known_glyphs(text, places, strip)
    rows = strip.last - strip.first
    bottoms = [bottom for letter, _, bottom in seen if letter in _ON_LINE]
    base = float(median(bottoms)) if bottoms else strip.last - 0.2 * rows
    tall = [base - top for letter, top, _ in seen if letter in _TALL_LETTERS]
    small = [base - top for letter, top, _ in seen if letter in _SMALL_LETTERS]
    if len(tall) >= 2 or (tall and len(small) < 3):
        return base, max(6.0, float(median(tall)) / _CAPITAL)
    if small:
        return base, max(6.0, float(median(small)) / _SMALL)
    return base, max(6.0, rows / 0.93)


def _known_glyphs(text: str, places: list[float], strip: _Strip) -> list[tuple[str, int, int]]:
    """Pieces of ink that are single letters: the letter, and the rows of its top and foot."""
    own = np.zeros_like(strip.ink, dtype=np.uint8)
    own[strip.first : strip.last] = strip.ink[strip.first : strip.last]
    count, _, stats, _ = cv2.connectedComponentsWithStats(own, connectivity=8)
    seen = []
    for x, y, w, h, area in stats[1:count].tolist():
        held = [n for n, p in enumerate(places) if x - 2 <= p <= x + w + 2 and text[n] != " "]
        if area > 3 and 1 <= len(held) <= 3 and h >= 0.2 * (strip.last - strip.first):
            nearest = min(held, key=lambda n: abs(places[n] - (x + w / 2)))
            seen.append((text[nearest], y, y + h))
    return seen


def _stem(strip: _Strip, left: float, right: float, size: float) -> float:
    """The width of upright strokes in pixels, to parts of one: the darkness that runs of ink hold."""
    part = strip.grey[strip.first : strip.last, int(left) : int(right) + 1].astype(np.float64)
    mask = strip.ink[strip.first : strip.last, int(left) : int(right) + 1]
    if not mask.any():
        return 0.0
    paper, print_ = (float(v) for v in np.percentile(part, (5, 97) if strip.dark else (95, 3)))
    if abs(paper - print_) < 20:
        return 0.0
    depth: npt.NDArray[np.float64] = np.clip((paper - part) / (paper - print_), 0.0, 1.0)
    widths = []
    for row in range(mask.shape[0]):
        at = 0
        for has_ink, run in groupby(mask[row].tolist()):
            length = sum(1 for _ in run)
            if has_ink and length < _WIDE_STROKE * size:
                widths.append(float(depth[row, max(0, at - 1) : at + length + 1].sum()))
            at += length
    return float(median(widths)) if widths else 0.0
