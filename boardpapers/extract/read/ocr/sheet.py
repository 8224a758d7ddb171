"""A page picture into a `Page`: words with sizes and weight, bullets, rules and shaded areas, in points."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from boardpapers.document import Box, Rect, Rule, Word
from boardpapers.extract.read.ocr.engine import Line, Span, read_line
from boardpapers.extract.read.ocr.glyphs import Glyphs, Measured, measured, usual_space, words_of_line
from boardpapers.extract.read.ocr.looks import alike, bold_from, leans, settled
from boardpapers.extract.read.ocr.picture import Grey, Ink, ink_of
from boardpapers.extract.read.ocr.repairs import repaired
from boardpapers.extract.read.ocr.strokes import Stroke, shades_of, strokes_of, without_strokes
from boardpapers.extract.read.words import BELOW

_DOUBTFUL = 0.65  # lines read with less are handwriting, logos or dirt
_PAD = 0.03  # white to the left and right of a word's ink that is its own (share of the size)
_RINGS = frozenset("oO0°")  # what a hollow bullet is read as
_RING = (0.3, 0.62)  # how high one is (share of the size)
_EDGE = 0.3  # the margin of a line's box without letters (share of its height)
_STACKED, _COVERED = 3, 0.8  # lines, and share of an upright stroke within them, that make it letters
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
    strokes = [s for s in strokes_of(page, ink, dpi) if not _is_writing(s, read)]
    rest = without_strokes(ink, [s for s in strokes if not s.pale])
    known = settled([m for line in lines if (m := measured(line, page, rest)) is not None])
    space = usual_space(known)
    glyphs = [found for m in known if (found := words_of_line(m, space))]
    bold_stem = bold_from(glyphs)
    point = 72 / dpi
    words: list[Word] = []
    for line_words in glyphs:
        bold = alike(line_words, [w.stem / w.size >= bold_stem for w in line_words])
        italic = leans(line_words)
        words += (_word(b, point) for b in _bullet(line_words[0], rest, lines))
        for word, heavy in zip(line_words, bold, strict=True):
            words.append(_word(word, point, bold=heavy, italic=italic))
    words += (_word(d, point) for d in _dashes(known, rest, read))
    rules = tuple(_rule(s, point) for s in strokes)
    shades = shades_of(page, dpi)
    rects = tuple(Rect(_points(s.x0, s.top, s.x1, s.bottom, point), s.light, False) for s in shades)
    letters = sum(len(line.text) for line in lines)
    score = sum(line.score * len(line.text) for line in lines) / letters if letters else 0.0
    return Sheet(tuple(words), rules, rects, score)


def _is_writing(stroke: Stroke, lines: Sequence[Line]) -> bool:
    """Whether a stroke is part of letters, or of what could not be read."""
    if not stroke.level and _within_lines(stroke, lines):
        return True
    x, y = (stroke.x0 + stroke.x1) / 2, (stroke.top + stroke.bottom) / 2
    length = max(stroke.x1 - stroke.x0, stroke.bottom - stroke.top)
    for line in lines:
        if not (line.x0 <= x <= line.x1 and line.top <= y <= line.bottom):
            continue
        high, wide = line.bottom - line.top, line.x1 - line.x0
        if line.score < _DOUBTFUL:
            return length < max(high, wide)
        if stroke.pale:
            return length < 1.2 * (wide if stroke.level else high) and y < line.bottom - 0.2 * high
        if not stroke.level:
            return length < _LETTER * high
        if length < 1.2 * high and line.top + 0.25 * high < y < line.bottom - 0.3 * high:
            return True  # a dash
    return False


def _within_lines(stroke: Stroke, lines: Sequence[Line]) -> bool:
    """Whether an upright stroke runs through letters of lines that stand above each other."""
    x = (stroke.x0 + stroke.x1) / 2
    crossed = [
        line
        for line in lines
        if line.x0 + _EDGE * (line.bottom - line.top) < x < line.x1 - _EDGE * (line.bottom - line.top)
        and line.top < stroke.bottom
        and line.bottom > stroke.top
    ]
    covered = sum(min(stroke.bottom, r.bottom) - max(stroke.top, r.top) for r in crossed)
    return len(crossed) <= _STACKED and covered > _COVERED * (stroke.bottom - stroke.top)


def _word(glyphs: Glyphs, point: float, *, bold: bool = False, italic: bool = False) -> Word:
    size = glyphs.size
    ring = glyphs.text in _RINGS and _RING[0] * size < glyphs.height < _RING[1] * size
    pad = _PAD * size
    box = _points(
        glyphs.x0 - pad, glyphs.base - (1 - BELOW) * size, glyphs.x1 + pad, glyphs.base + BELOW * size, point
    )
    return Word(
        "o" if ring else repaired(glyphs.text), box, "", round(size * point, 1), bold=bold, italic=italic
    )


def _bullet(first: Glyphs, ink: Ink, lines: Sequence[Line]) -> list[Glyphs]:
    """The bullet left of a line's first word, which the recogniser leaves out: a round or square blot."""
    size = first.size
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
    return [first._replace(text="•", x0=x0 + x, x1=x0 + x + w, height=h)]


def _dashes(lines: Sequence[Measured], ink: Ink, read: Sequence[Line]) -> list[Glyphs]:
    """The dashes that stand alone on the level of a line, which the recogniser leaves out."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    sure = [m for m in lines if m.sure]
    found = []
    for x, y, w, h, filled in stats[1:count].tolist():
        middle = y + h / 2
        if w < 2.5 * h or filled < 0.6 * w * h:
            continue
        for m in sure:
            above = (m.line.top + m.base - middle) / m.size
            if 0.14 < above < 0.45 and 0.2 < w / m.size < 1.1 and h < 0.16 * m.size:
                if not any(r.x0 - 2 < x + w / 2 < r.x1 + 2 and r.top < middle < r.bottom for r in read):
                    text = "-" if w < 0.4 * m.size else "–"
                    base = m.line.top + m.base
                    found.append(Glyphs(text, x, x + w, base, m.size, above * m.size, 0.0, False, 1.0))
                break
    return found


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
