"""A page picture into a `Page`: words with sizes and weight, bullets, rules and shaded areas, in points."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from boardpapers.document import Box, Rect, Rule, Word
from boardpapers.extract.read.ocr.engine import Line, Span, read_line
from boardpapers.extract.read.ocr.glyphs import Glyphs, measured, usual_space, words_of_line
from boardpapers.extract.read.ocr.picture import Grey, Ink, ink_of
from boardpapers.extract.read.ocr.repairs import repaired
from boardpapers.extract.read.ocr.strokes import Stroke, shades_of, strokes_of, without_strokes
from boardpapers.extract.read.words import BELOW

_DOUBTFUL = 0.65  # lines read with less are handwriting, logos or dirt
_ONE_SIZE = 0.085  # sizes that differ by less are one
_BOLD = 1.26  # stems this much wider than the page's plain ones are bold
_PLAIN_STEM = 0.118  # of a page on which all words weigh the same: wider is bold (share of the size)
_PAD = 0.03  # white to the left and right of a word's ink that is its own (share of the size)
_RINGS = frozenset("oO0°")  # what a hollow bullet is read as
_RING = (0.3, 0.62)  # how high one is (share of the size)
_SHORT = 2  # words of so few letters are too small for judging their weight on their own
_LETTER = 0.85  # an upright stroke up to this share of a line's height is a letter's


class Sheet(NamedTuple):
    """What was read from a straight picture; `score` is how sure the reader was on the whole, 0 to 1."""

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    rects: tuple[Rect, ...]
    score: float


def read_sheet(page: Grey, dpi: float, boxes: Sequence[Span]) -> Sheet:
    """`page` stands upright and level; `boxes` are its lines."""
    ink = ink_of(page)
    read = [line for box in boxes if (line := read_line(page, box)).text.strip()]
    lines = [line for line in read if line.score >= _DOUBTFUL or line.text.strip() in _RINGS]
    strokes = [s for s in strokes_of(ink, dpi) if not _is_writing(s, read)]
    rest = without_strokes(ink, strokes)
    known = [m for line in lines if (m := measured(line, page, rest)) is not None]
    space = usual_space(known)
    glyphs = [found for m in known if (found := words_of_line(m, space))]
    point = 72 / dpi
    sizes = _common_sizes(glyphs)
    plain = _plain_stem(glyphs)
    words: list[Word] = []
    for line_words, size in zip(glyphs, sizes, strict=True):
        weights = _weights(line_words, plain)
        words += (_word(b, size, False, point) for b in _bullet(line_words[0], size, rest, lines))
        words += (_word(g, size, bold, point) for g, bold in zip(line_words, weights, strict=True))
    rules = tuple(_rule(s, point) for s in strokes)
    shades = shades_of(page, dpi)
    rects = tuple(Rect(_points(s.x0, s.top, s.x1, s.bottom, point), s.light, False) for s in shades)
    letters = sum(len(line.text) for line in lines)
    score = sum(line.score * len(line.text) for line in lines) / letters if letters else 0.0
    return Sheet(tuple(words), rules, rects, score)


def _is_writing(stroke: Stroke, lines: Sequence[Line]) -> bool:
    """Whether a stroke is part of a letter, or of what could not be read."""
    x, y = (stroke.x0 + stroke.x1) / 2, (stroke.top + stroke.bottom) / 2
    for line in lines:
        if not (line.x0 <= x <= line.x1 and line.top <= y <= line.bottom):
            continue
        high, wide = line.bottom - line.top, line.x1 - line.x0
        if line.score < _DOUBTFUL:
            return (
                stroke.top >= line.top - 2
                and stroke.bottom <= line.bottom + 2
                and stroke.x1 - stroke.x0 < wide
            )
        if not stroke.level:
            return stroke.bottom - stroke.top < _LETTER * high
        if stroke.x1 - stroke.x0 < 1.2 * high and line.top + 0.25 * high < y < line.bottom - 0.3 * high:
            return True  # a dash
    return False


def _common_sizes(lines: Sequence[Sequence[Glyphs]]) -> list[float]:
    """The size of each line; sizes that are nearly the same are the same: that of most characters."""
    weights = sorted(
        ((words[0].size, sum(len(w.text) for w in words)) for words in lines), key=lambda p: (-p[1], p[0])
    )
    groups: list[float] = []
    for size, _ in weights:
        if not any(abs(size / g - 1) <= _ONE_SIZE for g in groups):
            near = [(s, w) for s, w in weights if abs(s / size - 1) <= _ONE_SIZE]
            groups.append(sum(s * w for s, w in near) / sum(w for _, w in near))
    return [min(groups, key=lambda g: (abs(words[0].size / g - 1), g)) for words in lines]


def _plain_stem(lines: Sequence[Sequence[Glyphs]]) -> float:
    """The stems of plain words, as a share of the size: those of the lighter part of the page."""
    stems = sorted(w.stem / w.size for words in lines for w in words for _ in w.text if w.stem)
    if not stems:
        return _PLAIN_STEM
    return min(stems[len(stems) // 3], _PLAIN_STEM)


def _weights(words: Sequence[Glyphs], plain: float) -> list[bool]:
    """Which words are bold; short ones are as the longer one next to them."""
    bold = [w.stem / w.size > _BOLD * plain for w in words]
    long = [n for n, w in enumerate(words) if sum(c.isalnum() for c in w.text) > _SHORT]
    for n in range(len(words)):
        if n not in long and long:
            bold[n] = bold[min(long, key=lambda m: (abs(m - n), m))]
    return bold


def _word(glyphs: Glyphs, size: float, bold: bool, point: float) -> Word:
    ring = glyphs.text in _RINGS and _RING[0] * size < glyphs.height < _RING[1] * size
    pad = _PAD * size
    box = _points(
        glyphs.x0 - pad, glyphs.base - (1 - BELOW) * size, glyphs.x1 + pad, glyphs.base + BELOW * size, point
    )
    return Word("o" if ring else repaired(glyphs.text), box, "", round(size * point, 1), bold=bold)


def _bullet(first: Glyphs, size: float, ink: Ink, lines: Sequence[Line]) -> list[Glyphs]:
    """The bullet left of a line's first word, which the recogniser leaves out: a round or square blot."""
    x1 = int(first.x0 - 0.25 * size)
    x0 = max(0, int(first.x0 - 3.2 * size))
    top, bottom = int(first.base - 0.75 * size), int(first.base + 0.1 * size)
    area = ink[max(0, top) : bottom, x0:x1]
    if area.size == 0 or any(
        line.x1 > x0 and line.x1 < x1 + 0.2 * size and line.top < bottom and line.bottom > top + 0.3 * size
        for line in lines
    ):
        return []
    count, _, stats, _ = cv2.connectedComponentsWithStats(area.astype(np.uint8), connectivity=8)
    blots = [s for s in stats[1:count].tolist() if s[4] > 0.02 * size * size]
    if len(blots) != 1:
        return []
    x, y, w, h, filled = blots[0]
    even = 0.75 <= w / h <= 1.35 and 0.12 * size <= h <= 0.6 * size and filled >= 0.6 * w * h
    whole = x > 0 and y > 0 and y + h < area.shape[0]
    if not (even and whole):
        return []
    return [Glyphs("•", x0 + x, x0 + x + w, first.base, first.size, h, 0.0, 1.0)]


def _rule(stroke: Stroke, point: float) -> Rule:
    """A stroke as a line through its middle: skew that is left makes strokes look thicker than they are."""
    box = _points(stroke.x0, stroke.top, stroke.x1, stroke.bottom, point)
    if stroke.level:
        y = round(box.y_mid, 2)
        return Rule(box.x0, y, box.x1, y, round(box.height, 2))
    x = round(box.x_mid, 2)
    return Rule(x, box.top, x, box.bottom, round(box.width, 2))


def _points(x0: float, top: float, x1: float, bottom: float, point: float) -> Box:
    return Box(*(round(v * point, 2) for v in (x0, top, x1, bottom)))
