"""Glyphs into words: what was drawn in one run, on one base line, without a gap, in nearly one size.

Producers draw a page in many ways. Most draw words from left to right; some draw every letter on its own,
strike bold text twice, or raise a footnote mark by a smaller size. Lengths are in points unless they are
named as shares of the font size.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from boardpapers.document import Box, Word
from boardpapers.extract.read.fonts import style_of

_GAP = 0.17  # a wider gap ends a word (share of the size)
_BACK = 0.55  # so does going back by more than this; an accent stands half a size before its letter
_SHIFT = 0.25  # or moving up or down
_STRIKE = 0.12  # the same letter again, nearer than this, is the same letter (bold by striking twice)
_SMALLER = 0.82  # a raised or lowered run below this share of its neighbour's size is a mark
_SPACED = 0.75  # letters set apart stand nearer than this (share of the size)
_SPACED_FROM = 3  # and are so many
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_UNITS = frozenset({"m", "km", "cm", "ft"})
SLANTED = -1

#: How far the box of every glyph reaches below its base line (share of the size). Fonts declare such depths
#: themselves, but office suites leave them out, and then words in one line would not stand on one level.
BELOW = 0.21


class Glyph(NamedTuple):
    """A character as drawn; `turn` is the direction it reads in (0, 90, 180, 270 degrees or SLANTED)."""

    text: str
    box: Box
    size: float
    font: str
    turn: int = 0
    white: bool = False


@dataclass(slots=True)
class _Run:
    """A word while it is being built, in the frame in which it reads from left to right."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    white: bool
    bold: bool
    closed: bool = False  # a space was drawn behind it
    opened: bool = False  # a space was drawn before it
    mended: bool = False  # a raised ordinal was joined to it

    def add(self, text: str, box: Box) -> None:
        self.text += text
        self.x0, self.x1 = min(self.x0, box.x0), max(self.x1, box.x1)
        self.top, self.bottom = min(self.top, box.top), max(self.bottom, box.bottom)


def turn_of(a: float, b: float) -> int:
    """The direction of reading for a text matrix that begins with `a`, `b`."""
    angle = math.degrees(math.atan2(b, a)) % 360
    for turn in (0, 90, 180, 270):
        if min(abs(angle - turn), 360 - abs(angle - turn)) <= 8:
            return turn
    return SLANTED


def words_of(glyphs: Iterable[Glyph]) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words in the order drawn, and the places (in that order) of those that are printed in white."""
    builders: dict[int, RunBuilder] = {}
    for glyph in glyphs:
        builder = builders.get(glyph.turn)
        if builder is None:
            builder = builders[glyph.turn] = RunBuilder(glyph.turn)
        if glyph.text.isspace():
            builder.space()
        else:
            builder.pen(glyph.size, glyph.font, glyph.white)
            builder.add(glyph.text, *turned(glyph.box, glyph.turn))
    return words_of_runs(builders.values())


def words_of_runs(builders: Iterable["RunBuilder"]) -> tuple[tuple[Word, ...], frozenset[int]]:
    """As `words_of`, for runs already built: those that stand upright first."""
    words: list[Word] = []
    white: set[int] = set()
    for builder in sorted(builders, key=lambda b: (b.turn != 0, b.turn)):
        for run in _struck_once(_mended(_closed_up(_stitched(builder.runs)))):
            if run.white:
                white.add(len(words))
            words.append(_word(run, builder.turn))
    return tuple(words), frozenset(white)


def turned(box: Box, turn: int) -> Box:
    """The box in the frame of a builder for this direction."""
    return _rotate(box, turn) if turn > 0 else box


def _rotate(box: Box, turn: int) -> Box:
    """The box in a frame where text that reads in direction `turn` goes from left to right."""
    if turn == 90:  # reads upwards
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if turn == 270:  # reads downwards
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return Box(-box.x1, -box.bottom, -box.x0, -box.top)


def _rotate_back(box: Box, turn: int) -> Box:
    if turn == 90:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    if turn == 270:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    return Box(-box.x1, -box.bottom, -box.x0, -box.top)


def _word(run: _Run, turn: int) -> Word:
    box = Box(round(run.x0, 2), round(run.top, 2), round(run.x1, 2), round(run.bottom, 2))
    style = style_of(run.font)
    return Word(
        run.text,
        _rotate_back(box, turn) if turn > 0 else box,
        style.name,
        round(run.size, 2),
        bold=run.bold,
        italic=style.italic,
        upright=turn == 0,
    )


class RunBuilder:
    """Puts glyphs of one direction together to runs, in the order drawn.

    Boxes are in the frame in which the text reads from left to right (see `turned`).
    """

    __slots__ = ("_font", "_last_top", "_last_x0", "_run", "_size", "_space", "_white", "runs", "turn")

    def __init__(self, turn: int) -> None:
        self.turn = turn
        self.runs: list[_Run] = []
        self._run: _Run | None = None
        self._last_x0 = self._last_top = 0.0
        self._space = False
        self.pen(0.0, "", False)

    def pen(self, size: float, font: str, white: bool) -> None:
        """What the next glyphs are written with."""
        self._size, self._font, self._white = size, font, white

    def space(self) -> None:
        self._space = True
        if self._run is not None:
            self._run.closed = True

    def add(self, text: str, x0: float, top: float, x1: float, bottom: float) -> None:
        """A glyph that is no space; text after the same letter in the same place makes that one bold."""
        run = self._run
        size = self._size
        if run is not None and not self._space:
            if (
                abs(x0 - self._last_x0) < _STRIKE * size
                and abs(top - self._last_top) < _STRIKE * size
                and run.text.endswith(text)
            ):
                run.bold = True
                return
            larger = run.size if run.size > size else size
            gap = x0 - run.x1
            shift = bottom - run.bottom
            if (
                -_BACK * larger <= gap <= _GAP * larger and -_SHIFT * larger <= shift <= _SHIFT * larger
                if self.turn != SLANTED
                else math.hypot(gap, (top + bottom - run.top - run.bottom) / 2) <= 2 * larger
            ):
                run.text += text
                if x0 < run.x0:
                    run.x0 = x0
                if x1 > run.x1:
                    run.x1 = x1
                if top < run.top:
                    run.top = top
                if bottom > run.bottom:
                    run.bottom = bottom
                run.white = run.white and self._white
                self._last_x0, self._last_top = x0, top
                return
        bold = style_of(self._font).bold
        self._run = _Run(text, x0, top, x1, bottom, size, self._font, self._white, bold, opened=self._space)
        self.runs.append(self._run)
        self._last_x0, self._last_top, self._space = x0, top, False


def _breaks(run: _Run, glyph: Glyph) -> bool:
    size = max(run.size, glyph.size)
    gap = glyph.box.x0 - run.x1
    return gap > _GAP * size or gap < -_BACK * size or abs(glyph.box.bottom - run.bottom) > _SHIFT * size


def _stitched(runs: list[_Run]) -> list[_Run]:
    """Where a page is drawn letter by letter out of order: the letters put together from left to right."""
    singles = sum(1 for r in runs if len(r.text) == 1 and not r.closed and not r.opened)
    if singles < 0.4 * len(runs) or len(runs) < 20:
        return runs
    ordered = sorted(runs, key=lambda r: (round(r.bottom / max(r.size, 1) * 2), r.x0))
    joined: list[_Run] = []
    for run in ordered:
        before = joined[-1] if joined else None
        glyph = Glyph(run.text, Box(run.x0, run.top, run.x1, run.bottom), run.size, run.font)
        if before is None or before.closed or run.opened or _breaks(before, glyph):
            joined.append(run)
        else:
            before.add(run.text, glyph.box)
            before.closed = run.closed
    return joined


def _closed_up(runs: list[_Run]) -> list[_Run]:
    """Words that are set with wide spaces between their letters (`R E P O R T`) as words."""
    out: list[_Run] = []
    at = 0
    while at < len(runs):
        end = at + 1
        while end < len(runs) and _spaced_letters(runs[end - 1], runs[end]):
            end += 1
        letters = runs[at:end]
        if len(letters) >= _SPACED_FROM and any(r.text.isalpha() for r in letters):
            first = letters[0]
            for run in letters[1:]:
                first.add(run.text, Box(run.x0, run.top, run.x1, run.bottom))
            first.closed = letters[-1].closed
            out.append(first)
        else:
            out += letters
        at = end
    return out


def _spaced_letters(before: _Run, run: _Run) -> bool:
    if len(before.text) > 1 or len(run.text) > 1 or before.closed or run.opened:
        return False
    level = abs(before.bottom - run.bottom) < 0.1 * run.size and abs(before.size - run.size) < 0.02 * run.size
    return level and _GAP * run.size < run.x0 - before.x1 < _SPACED * run.size


def _mended(runs: list[_Run]) -> list[_Run]:
    """Raised ordinals (`20th`), lowered digits (`CO2`) and squared units joined to what they belong to."""
    out: list[_Run] = []
    for run in runs:
        before = out[-1] if out else None
        if before is not None and not before.closed and _belongs(before, run):
            smaller = run.size < _SMALLER * before.size
            bottom = before.bottom
            before.add(run.text, Box(run.x0, run.top, run.x1, run.bottom))
            before.bottom = max(bottom, before.bottom) if not smaller else bottom
            before.closed, before.mended = run.closed, True
        else:
            out.append(run)
    return out


def _belongs(before: _Run, run: _Run) -> bool:
    gap = run.x0 - before.x1
    if not -0.3 * before.size <= gap <= _GAP * before.size:
        return False
    if before.mended:
        return abs(run.bottom - before.bottom) <= _SHIFT * before.size and run.size >= _SMALLER * before.size
    if run.size >= _SMALLER * before.size or run.bottom < before.top or run.top > before.bottom:
        return False
    raised = run.bottom < before.bottom - 0.1 * before.size
    if raised:
        ordinal = run.text.lower().rstrip(",.;:)") in _ORDINALS and before.text[-1].isdigit()
        return ordinal or (before.text in _UNITS and run.text in "23")
    return before.text[-1].isalpha() and run.text.isdigit()


def _struck_once(runs: Sequence[_Run]) -> list[_Run]:
    """Words drawn twice in one place (bold, or a shadow) once."""
    seen: dict[str, list[_Run]] = {}
    for run in runs:
        same = seen.setdefault(run.text, [])
        near = min(_STRIKE * run.size, 1.5) + 0.2
        twin = next((r for r in same if abs(r.x0 - run.x0) < near and abs(r.top - run.top) < near), None)
        if twin is not None:
            twin.white = twin.white and run.white
            twin.bold = True
            continue
        same.append(run)
    kept = {id(r) for several in seen.values() for r in several}
    return [run for run in runs if id(run) in kept]
