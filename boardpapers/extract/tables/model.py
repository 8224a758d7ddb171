"""What the finders hand on: the part of a table that stands on one page, before its texts are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from boardpapers.document import Box, Text, Word

Kind = Literal["ruled", "aligned"]
#: Words that stand on one printed line, from left to right.
Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the grid of a fragment and the words that stand in it."""

    row: int
    column: int
    box: Box
    words: tuple[Word, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def last_column(self) -> int:
        return self.column + self.column_span - 1

    @property
    def last_row(self) -> int:
        return self.row + self.row_span - 1

    @property
    def string(self) -> str:
        return " ".join(w.text for line in lines_of(self.words) for w in line)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A table, or the part of one, on one page. Rows and columns count from 0; slots are in that order.

    `header_rows` counts the rows at the top that name the columns; `captions` are lines about the table.
    `shaded` holds the rows that stand on a fill.
    """

    page: int
    kind: Kind
    box: Box
    columns: tuple[tuple[float, float], ...]
    n_rows: int
    slots: tuple[Slot, ...]
    header_rows: int = 0
    captions: tuple[Text, ...] = ()
    shaded: frozenset[int] = frozenset()

    @property
    def n_columns(self) -> int:
        return len(self.columns)

    def row(self, number: int) -> tuple[Slot, ...]:
        return tuple(s for s in self.slots if s.row == number)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words grouped into printed lines, top to bottom; a raised mark stays on the line that it touches."""
    lines: list[list[Word]] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for word in sorted(words, key=lambda w: (w.box.y_mid, w.box.x0)):
        box = word.box
        at = len(lines) - 1
        if at >= 0 and _same_line(tops[at], bottoms[at], box):
            lines[at].append(word)
            if box.height > bottoms[at] - tops[at]:
                tops[at], bottoms[at] = box.top, box.bottom
            continue
        lines.append([word])
        tops.append(box.top)
        bottoms.append(box.bottom)
    return [tuple(sorted(line, key=lambda w: w.box.x0)) for line in lines]


def _same_line(top: float, bottom: float, box: Box) -> bool:
    overlap = min(bottom, box.bottom) - max(top, box.top)
    return overlap > 0.5 * min(bottom - top, box.height)


def clusters(values: Iterable[float], reach: float) -> list[float]:
    """The means of groups of values that lie within `reach` of their group's first value, ascending."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= reach:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def nearest(positions: Sequence[float], value: float) -> int:
    """The index of the position that lies nearest to `value`."""
    return min(range(len(positions)), key=lambda n: abs(positions[n] - value))
