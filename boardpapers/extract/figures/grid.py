"""A table as a logical grid: spans filled, header paths, label columns, kinds of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from boardpapers.document import Cell, Table
from boardpapers.extract.figures.numbers import Number, is_nil, parse_number

RowKind = Literal["header", "band", "body", "total", "net"]

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub|overall|revised|net|gross|combined|cumulative|running|final|planned|forecast|annual|force|"
    r"in[- ]year|programme|portfolio|\d[- ]year|five[- ]year|four[- ]year|three[- ]year)[\s-]*)*"
    r"(?:total|totals|subtotals?|sum)\b|\btotals?\W*(?:\([^)]*\))?\W*(?:£\s?\w+|FTEs?)?\W*$|^\W*(?:overall|all\s\w+)\W*$",
    re.IGNORECASE,
)
_NET = re.compile(
    r"^\W*(?:overall\s)?net\b|\bnet (?:cost|saving|position|benefit|total|impact|effect|change|movement|budget)|\bbalance\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its label (the words of the label columns) and what it is."""

    index: int
    kind: RowKind
    label: str
    band: str | None
    bold: bool


def is_total_label(text: str) -> bool:
    """Whether a row label or column header names a total."""
    return bool(_TOTAL.search(text)) and not re.search(
        r"\b(?:towards|of) (?:the )?total\b|% of total", text, re.I
    )


def is_net_label(text: str) -> bool:
    """Whether a row label or column header names a net figure or balance."""
    return bool(_NET.search(text))


class Grid:
    """A view of one table; rows and columns as in the table, spanning cells standing at all their places."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.cells: list[list[Cell | None]] = [[None] * table.n_columns for _ in range(table.n_rows)]
        for cell in table.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
                for c in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                    self.cells[r][c] = cell

    @cached_property
    def header_rows(self) -> tuple[int, ...]:
        rows = []
        for r, row in enumerate(self.cells):
            filled = [c for c in row if c is not None and c.text.string]
            if filled and all(c.is_header for c in filled):
                rows.append(r)
            elif filled:
                break
        return tuple(rows)

    @cached_property
    def body_rows(self) -> range:
        return range(self.header_rows[-1] + 1 if self.header_rows else 0, self.table.n_rows)

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells[row][column]

    def number(self, row: int, column: int) -> Number | None:
        """The number of a cell that begins here; None for texts and for repeats of a spanning cell."""
        cell = self.cells[row][column]
        if cell is None or cell.row != row or cell.column != column:
            return None
        return parse_number(cell.text.string)

    def header_cells(self, column: int) -> tuple[Cell, ...]:
        """The header cells above a column, from the top, each once."""
        seen: list[Cell] = []
        for r in self.header_rows:
            cell = self.cells[r][column]
            if cell is not None and cell.text.string and cell not in seen:
                seen.append(cell)
        return tuple(seen)

    def header(self, column: int) -> str:
        return " ".join(c.text.string for c in self.header_cells(column))

    @cached_property
    def number_columns(self) -> tuple[int, ...]:
        """Columns that hold more numbers than words in the body, and are not the first label column."""
        columns = []
        for c in range(self.table.n_columns):
            numbers = words = 0
            for r in self.body_rows:
                cell = self.cells[r][c]
                if (
                    cell is None
                    or cell.column_span > max(2, self.table.n_columns // 2)
                    or is_nil(cell.text.string)
                ):
                    if cell is not None and cell.text.string and cell.column_span == 1:
                        numbers += 0.4  # type: ignore[assignment]  # dashes and zeros lean to numbers
                    continue
                if parse_number(cell.text.string) is not None:
                    numbers += 1
                else:
                    words += 1
            if numbers >= 0.4 and numbers > words:
                columns.append(c)
        if columns and columns[0] == 0 and len(columns) == self.table.n_columns and self.table.n_columns > 1:
            columns = columns[1:]
        return tuple(columns)

    @cached_property
    def label_columns(self) -> tuple[int, ...]:
        """The columns of words left of the first column of numbers."""
        if not self.number_columns:
            return (0,)
        first = next((c for c in self.number_columns if c > 0), self.number_columns[0])
        left = tuple(c for c in range(first) if c not in self.number_columns)
        return left or (0,)

    @cached_property
    def text_columns(self) -> tuple[int, ...]:
        """The other columns of words."""
        return tuple(
            c
            for c in range(self.table.n_columns)
            if c not in self.number_columns and c not in self.label_columns
        )

    def label_cells(self, row: int) -> tuple[Cell, ...]:
        seen: list[Cell] = []
        for c in self.label_columns:
            cell = self.cells[row][c]
            if (
                cell is not None
                and cell.text.string
                and cell not in seen
                and parse_number(cell.text.string) is None
            ):
                seen.append(cell)
        return tuple(seen)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The body rows, with their labels, the band they stand under and their kind."""
        made: list[Row] = []
        band: str | None = None
        for r in self.body_rows:
            cells = self.label_cells(r)
            own = [c for c in cells if c.row == r] or list(cells)
            label = " – ".join(c.text.string for c in own if c.row_span == 1 or len(own) == 1) or " – ".join(
                c.text.string for c in own
            )
            has_numbers = any(self.number(r, c) is not None for c in self.number_columns)
            blank = all(
                (cell := self.cells[r][c]) is None
                or not cell.text.string
                or cell.column not in self.number_columns
                for c in self.number_columns
            )
            bold = bool(own) and all(p.bold for c in own for p in c.text.pieces)
            kind: RowKind = "body"
            if not has_numbers and blank and label and self.number_columns:
                kind = "band"
                band = label
            elif any(is_total_label(c.text.string) for c in own):
                kind = "total"
            elif any(is_net_label(c.text.string) for c in own):
                kind = "net"
            made.append(Row(r, kind, label, None if kind == "band" else band, bold))
            if kind == "total":
                band = None if not re.search(r"sub", label, re.I) else band
        summed = list(self._summed(made))
        first = next((n for n, r in enumerate(summed) if r.kind == "body"), None)
        if first is not None:
            below = [r for r in summed[first + 1 :] if r.kind == "body"]
            if (
                len(below) >= 3
                and len(below) == len(summed) - first - 1
                and self._adds_up(summed[first], below)
            ):
                summed[first] = replace(summed[first], kind="total")
        return tuple(summed)

    def _summed(self, rows: list[Row]) -> Iterator[Row]:
        """Rows that add up the rows above them in every column are totals, whatever their label says."""
        section: list[Row] = []
        done: list[Row] = []
        last: Row | None = None
        for row in rows:
            if (
                row.kind == "body"
                and row is rows[-1]
                and self._adds_up(row, [r for r in (*rows[:1], *done) if r.kind in ("body", "total")])
            ):
                row = replace(row, kind="total")
            if (
                row.kind == "body"
                and len(section) >= 2
                and (
                    self._adds_up(row, section) or (last is not None and self._adds_up(row, [last, *section]))
                )
            ):
                row = replace(row, kind="total")
            if row.kind == "body":
                section.append(row)
            elif row.kind in ("total", "net", "band"):
                section = []
                last = row if row.kind != "band" else last
                done += [row] if row.kind == "total" else []
            yield row

    def _adds_up(self, row: Row, above: list[Row]) -> bool:
        columns = 0
        for c in self.number_columns:
            stated = self.number(row.index, c)
            parts = [n.value for r in above if (n := self.number(r.index, c)) is not None]
            if stated is not None and stated.word == "%":
                continue
            if stated is None:
                if parts:
                    return False
                continue
            if len(parts) < 2 or abs(sum(parts) - stated.value) > 0.51 * stated.unit:
                return False
            columns += 1
        return columns >= 2 or (columns == 1 and len(above) >= 3)

    def closing(self, row: Row) -> Row | None:
        """The total row that closes the section of a body row."""
        for other in self.rows:
            if other.index > row.index and other.kind in ("total", "net", "band"):
                return other if other.kind == "total" else None
        return None

    def numbers_in(self, column: int) -> Iterator[tuple[int, Number]]:
        """Rows and numbers of a column, from the top."""
        for r in self.body_rows:
            number = self.number(r, column)
            if number is not None:
                yield r, number
