"""Chunks of a region put into its columns, with what the row finder asks of them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from boardpapers.document import Word
from boardpapers.extract.tables.chunks import Row
from boardpapers.extract.tables.columns import Channel, column_at
from boardpapers.extract.tables.headers import is_entry, is_figure, is_number

_CORE = 0.36
#: How wide a gap must be to part two columns, in type sizes: usually, and where more speaks for it.
_SPACE, _NARROW = 0.42, 0.18
#: How far from a column's left edge a word may begin, in points.
_EDGE = 0.9
#: A year, a figure with its unit, a quarter: `2023/24`, `(1,250)`, `£000`, `Q1`.
_TOKEN = re.compile(r"(?:FY)?(?:19|20)\d\d(?:[/–-]\d{2,4})?|[(£–-]*\d[\d,.]*[)%mk]*|£?[‘’']?000s?|£m|Q[1-4]")


class Piece(NamedTuple):
    """Words of one printed line that stand in the columns `first` to `last`."""

    first: int
    last: int
    x0: float
    x1: float
    words: tuple[Word, ...]

    @property
    def string(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def is_number(self) -> bool:
        return is_number(self.string)

    @property
    def is_entry(self) -> bool:
        return is_entry(self.string)

    @property
    def is_bold(self) -> bool:
        return all(w.bold for w in self.words)


class Stroke(NamedTuple):
    """A printed line of a region; `top` and `bottom` hold the body of its letters, not the line's leading."""

    top: float
    bottom: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def is_bold(self) -> bool:
        return all(p.is_bold for p in self.pieces)

    @property
    def has_number(self) -> bool:
        return any(p.first > 0 and p.is_number for p in self.pieces)

    @property
    def has_figure(self) -> bool:
        """Whether a number, or what stands for none, is behind the first column."""
        return any(p.first > 0 and is_figure(p.string) for p in self.pieces)

    def at(self, column: int) -> Piece | None:
        return next((p for p in self.pieces if p.first <= column <= p.last), None)


def strokes_of(rows: Sequence[Row], channels: Sequence[Channel]) -> list[Stroke]:
    """The lines of a region with each chunk in its column, or columns where it runs across channels."""
    edges = _left_edges(rows)
    return [
        Stroke(
            row.y_mid - _CORE * row.size,
            row.y_mid + _CORE * row.size,
            row.size,
            tuple(p for c in row.chunks for p in _pieces(c.words, channels, row.size, edges)),
        )
        for row in rows
    ]


def _left_edges(rows: Sequence[Row]) -> list[float]:
    """Where several chunks begin behind the first ones: the left edges of columns set to the left."""
    starts = [c.x0 for row in rows for c in row.chunks[1:]]
    return [sum(g) / len(g) for g in _grouped(starts) if len(g) > 2]


def _grouped(starts: Sequence[float]) -> list[list[float]]:
    groups: list[list[float]] = []
    for x in sorted(starts):
        if groups and x - groups[-1][0] < _EDGE:
            groups[-1].append(x)
        else:
            groups.append([x])
    return groups


def _pieces(
    words: Sequence[Word], channels: Sequence[Channel], size: float, edges: Sequence[float]
) -> list[Piece]:
    """A chunk cut where a gap lies in a channel; what crosses a channel without a gap stays whole.

    A narrow gap will do where a column's left edge follows, or two years or figures stand side by side.
    """
    parts: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        narrow = any(abs(word.box.x0 - e) < _EDGE for e in edges) or _side_by_side(before, word)
        if _parted(before.box.x1, word.box.x0, channels, size, _NARROW if narrow else _SPACE):
            parts.append([])
        parts[-1].append(word)
    return _apart([_piece(p, channels) for p in parts])


def _apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of one chunk, each ending before the column in which the next begins."""
    after = [*pieces[1:], None]
    return [
        p._replace(last=max(p.first, n.first - 1)) if n is not None and p.last >= n.first > p.first else p
        for p, n in zip(pieces, after, strict=True)
    ]


def _side_by_side(before: Word, after: Word) -> bool:
    """Whether two words are a year, figure or unit each, and so no phrase."""
    return all(_TOKEN.fullmatch(w.text) for w in (before, after))


def _parted(x0: float, x1: float, channels: Sequence[Channel], size: float, least: float) -> bool:
    if x1 - x0 < least * size:
        return False
    return any(x0 < c.x1 + 0.3 * size and x1 > c.x0 - 0.3 * size for c in channels)


def _piece(words: Sequence[Word], channels: Sequence[Channel]) -> Piece:
    x0, x1 = words[0].box.x0, max(w.box.x1 for w in words)
    first = sum(1 for c in channels if x0 >= c.x1 - 0.6 or x0 > c.middle)
    last = sum(1 for c in channels if x1 > c.x0 + 0.6 and x1 > c.middle)
    if last < first:
        first = last = column_at(channels, (x0 + x1) / 2)
    return Piece(first, last, x0, x1, tuple(words))
