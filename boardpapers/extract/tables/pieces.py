"""Chunks of a region put into its columns, with what the row finder asks of them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from boardpapers.document import Word
from boardpapers.extract.tables.chunks import Row
from boardpapers.extract.tables.columns import Channel, column_at
from boardpapers.extract.tables.headers import is_entry, is_figure, is_number

_CORE = 0.36


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
    return [
        Stroke(
            row.y_mid - _CORE * row.size,
            row.y_mid + _CORE * row.size,
            row.size,
            tuple(p for c in row.chunks for p in _pieces(c.words, channels, row.size)),
        )
        for row in rows
    ]


def _pieces(words: Sequence[Word], channels: Sequence[Channel], size: float) -> list[Piece]:
    """A chunk cut where a gap lies in a channel; what crosses a channel without a gap stays whole."""
    parts: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        if _parted(before.box.x1, word.box.x0, channels, size):
            parts.append([])
        parts[-1].append(word)
    return [_piece(p, channels) for p in parts]


def _parted(x0: float, x1: float, channels: Sequence[Channel], size: float) -> bool:
    if x1 - x0 < 0.42 * size:
        return False
    return any(x0 < c.x1 + 0.3 * size and x1 > c.x0 - 0.3 * size for c in channels)


def _piece(words: Sequence[Word], channels: Sequence[Channel]) -> Piece:
    x0, x1 = words[0].box.x0, max(w.box.x1 for w in words)
    first = sum(1 for c in channels if x0 >= c.x1 - 0.6 or x0 > c.middle)
    last = sum(1 for c in channels if x1 > c.x0 + 0.6 and x1 > c.middle)
    if last < first:
        first = last = column_at(channels, (x0 + x1) / 2)
    return Piece(first, last, x0, x1, tuple(words))
