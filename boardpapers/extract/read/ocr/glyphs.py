"""Lines as read into words with boxes: where they stand, how large the type is and how heavy."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from boardpapers.extract.read.ocr.engine import Line
from boardpapers.extract.read.ocr.gaps import USUAL_SPACE, Filled, cuts_of, spaces_of
from boardpapers.extract.read.ocr.picture import Grey, Ink

#: Heights above the base line as shares of the type size.
CAPITAL, SMALL = 0.72, 0.53
_TALL_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhkl£&%/()[]!?")
_SMALL_LETTERS = frozenset("acemnorsuvwxzgpqy")
_ON_LINE = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZ0123456789bdfhklacemnorsuvwxzit.£&%!?")
_WIDE_STROKE = 0.3  # a longer run of ink is no stem (share of the size)
_ENOUGH_SPACES, _OWN_SPACES = 10, 4  # on a page, and on a line, for telling how wide they are
_RAISED, _MARK_HEIGHT, _MARK_SIZE = 0.15, 0.55, 0.6  # of a footnote mark (shares of the size)
_DASHES, _DASH = frozenset("-–—"), 0.36  # a wider one is no hyphen (share of the size)
_LEAN, _SHARPER = 0.2, 0.85  # of italics: how far they lean, and how sharp they are pushed upright
_PLAIN_MARKS = str.maketrans("¹²³", "123")
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
    leans: bool
    score: float


class _Strip(NamedTuple):
    """The part of the page that a line was read from; `first` and `last` are the rows of its own ink."""

    grey: Grey
    ink: Ink
    first: int
    last: int
    dark: bool


class _Glyph(NamedTuple):
    """A piece of ink that is a single character, by its place in the line's text; in pixels of the strip."""

    letter: int
    x0: float
    top: float
    x1: float
    bottom: float


class Measured(NamedTuple):
    """A line with what its ink tells: base line (row of the strip), size, and where its characters stand.

    Without a letter that stands on the base line neither is `sure`. `tall` and `small` are the heights of
    capitals and of small letters, None where there are none.
    """

    line: Line
    strip: _Strip
    filled: Filled
    places: list[float]
    glyphs: list[_Glyph]
    base: float
    size: float
    sure: bool
    tall: float | None
    small: float | None


def measured(line: Line, page: Grey, ink: Ink) -> Measured | None:
    """None for a line without ink of its own."""
    strip = _strip(line, page, ink)
    filled: Filled = np.any(strip.ink[strip.first : strip.last], axis=0)
    if not filled.any() or not line.text.strip():
        return None
    places = [p - line.x0 for p in line.places]
    glyphs = _known_glyphs(line.text, places, strip)
    rows = strip.last - strip.first
    bottoms = [g.bottom for g in glyphs if line.text[g.letter] in _ON_LINE]
    base = _usual(bottoms, 0.5) if bottoms else strip.last - 0.2 * rows
    tall = [base - g.top for g in glyphs if line.text[g.letter] in _TALL_LETTERS]
    small = [base - g.top for g in glyphs if line.text[g.letter] in _SMALL_LETTERS]
    found = Measured(
        line,
        strip,
        filled,
        places,
        glyphs,
        base,
        rows / 0.93,
        bool(bottoms),
        _usual(tall, 0.75) if len(tall) >= 2 or (tall and len(small) < 3) else None,
        _usual(small, 0.3) if small else None,
    )
    return sized(found, SMALL)


def sized(m: Measured, small: float) -> Measured:
    """The line with the size that its letters tell; `small` is the height of small ones at size 1."""
    if m.tall is not None:
        return m._replace(size=max(6.0, m.tall / CAPITAL))
    return m if m.small is None else m._replace(size=max(6.0, m.small / small))


def usual_space(lines: Iterable[Measured]) -> float:
    """The width of a space on these lines, as a share of the size."""
    spaces = [s for m in lines for s in spaces_of(m.line.text, m.places, m.filled, m.size)]
    return median(spaces) if len(spaces) >= _ENOUGH_SPACES else USUAL_SPACE


def words_of_line(m: Measured, usual: float) -> list[Glyphs]:
    """The words of a line from left to right; `usual` is the width of a space on the page."""
    text = m.line.text
    own = spaces_of(text, m.places, m.filled, m.size)
    space = median(own) if len(own) >= _OWN_SPACES else usual
    reach = np.nonzero(m.filled)[0]
    left, edge = float(reach[0]), float(reach[-1] + 1)
    start = len(text) - len(text.lstrip())
    words = []
    cuts = [(c.end, c.start, *c.gap) for c in cuts_of(text, m.places, m.filled, m.size, space)]
    for end, following, right, next_left in [*cuts, (len(text), 0, edge, 0.0)]:
        if text[start:end].strip() and right > left:
            words += _with_mark_apart(m, start, end, left, right)
        start, left = following, next_left
    return words


def _with_mark_apart(m: Measured, start: int, end: int, left: float, right: float) -> list[Glyphs]:
    """The word, and behind it the raised footnote mark at its end as a word of its own."""
    at = end
    while at > start + 1 and _is_raised(m, at - 1):
        at -= 1
    mark = m.line.text[at:end]
    raised = [g for g in m.glyphs if g.letter == at]
    if not mark or not raised or not m.line.text[at - 1].isalnum():
        return [_word(m, start, end, left, right)]
    word, note = _word(m, start, at, left, raised[0].x0 - 1.0), _word(m, at, end, raised[0].x0, right)
    small = note._replace(
        text=mark.translate(_PLAIN_MARKS), base=m.line.top + raised[0].bottom, size=_MARK_SIZE * m.size
    )
    return [word, small]


def _is_raised(m: Measured, index: int) -> bool:
    if m.line.text[index] in "¹²³":
        return True
    glyph = next((g for g in m.glyphs if g.letter == index), None)
    return (
        glyph is not None
        and m.line.text[index].isdigit()
        and glyph.bottom < m.base - _RAISED * m.size
        and glyph.bottom - glyph.top < _MARK_HEIGHT * m.size
    )


def _word(m: Measured, start: int, end: int, left: float, right: float) -> Glyphs:
    own = m.strip.ink[m.strip.first : m.strip.last, int(left) : int(right) + 1]
    rows = np.nonzero(own.any(axis=1))[0]
    height = m.base - m.strip.first - float(rows[0]) if len(rows) else m.size
    return Glyphs(
        _dashed(m.line.text[start:end].strip(), start, m),
        m.line.x0 + left,
        m.line.x0 + right,
        m.line.top + m.base,
        m.size,
        height,
        _stem(m.strip, left, right, m.size),
        _leans(m.strip, left, right),
        sum(m.line.scores[start:end]) / max(1, end - start),
    )


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


def _usual(lengths: Sequence[float], share: float) -> float:
    """The mean of those within a pixel of the one that is larger than a share of all.

    Places are not exact: now and then a small letter is taken for its tall neighbour, or the other way round.
    """
    usual = sorted(lengths)[min(len(lengths) - 1, int(share * len(lengths)))]
    near = [v for v in lengths if abs(v - usual) <= 1.0]
    return sum(near) / len(near)


def _known_glyphs(text: str, places: Sequence[float], strip: _Strip) -> list[_Glyph]:
    """The pieces of ink that are single characters, to half a pixel."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(_doubled(strip), connectivity=8)
    rows = strip.last - strip.first
    found = []
    for x, y, w, h in (stats[1:count, :4] / 2).tolist():
        held = [n for n, p in enumerate(places) if x - 2 <= p <= x + w + 2 and text[n] != " "]
        if not 1 <= len(held) <= 3:
            continue
        nearest = min(held, key=lambda n: abs(places[n] - (x + w / 2)))
        if h >= 0.2 * rows or (text[nearest] in _DASHES and w > 2 * h):
            found.append(_Glyph(nearest, x, y, x + w, y + h))
    return found


def _doubled(strip: _Strip) -> npt.NDArray[np.uint8]:
    """The line's own ink at twice the size, with edges where print is half as dark as its middle."""
    near = cv2.dilate(strip.ink.astype(np.uint8), np.ones((3, 3), np.uint8))
    near[: strip.first] = near[strip.last :] = 0
    height, width = near.shape
    double = cv2.resize(strip.grey, (2 * width, 2 * height), interpolation=cv2.INTER_CUBIC)
    mask = cv2.resize(near, (2 * width, 2 * height), interpolation=cv2.INTER_NEAREST)
    ground = float(np.median(strip.grey))
    inked = strip.grey[strip.ink]
    edge = (ground + float(np.percentile(inked, 80 if strip.dark else 20))) / 2
    return ((double > edge) if strip.dark else (double < edge)).astype(np.uint8) * mask.astype(np.uint8)


def _dashed(text: str, start: int, m: Measured) -> str:
    """A dash that stands alone is a hyphen only where it is as short as one."""
    if text not in _DASHES:
        return text
    width = next((g.x1 - g.x0 for g in m.glyphs if g.letter == start), 0.0)
    return "–" if width > _DASH * m.size else "-"


def _leans(strip: _Strip, left: float, right: float) -> bool:
    """Whether the word is in italics: its strokes are sharper when it is pushed upright."""
    rows, columns = np.nonzero(strip.ink[strip.first : strip.last, int(left) : int(right) + 1])
    if not len(rows):
        return False
    sharp = []
    for lean in (0.0, _LEAN):
        counts = np.bincount(np.round(columns + lean * (rows - rows.min())).astype(np.int64), minlength=2)
        sharp.append(float(np.sum(np.diff(counts.astype(np.float64)) ** 2)))
    return sharp[1] > _SHARPER * sharp[0]


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
