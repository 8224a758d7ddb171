"""A table as a logical grid: spans filled, header paths, label columns, rows with their kind."""

from collections.abc import Iterable
from functools import cached_property

from boardpapers.document import Cell, Table
from boardpapers.extract.figures.numbers import Number, is_nil, parse_number
from boardpapers.extract.figures.rows import Row, is_net_label, is_total_label, marked_totals
from boardpapers.extract.patterns import regex

#: What a dash or a zero weighs when a column is judged by its cells.
_NIL_WEIGHT = 0.4


class Grid:
    """A view of one table; rows and columns as in the table, spanning cells standing at all their places."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.cells: list[list[Cell | None]] = [[None] * table.n_columns for _ in range(table.n_rows)]
        for cell in table.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
                for c in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                    self.cells[r][c] = cell

    # -- cells ----------------------------------------------------------------------------------------

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells[row][column]

    def number(self, row: int, column: int) -> Number | None:
        """The number of a cell that begins here; None for texts and for repeats of a spanning cell."""
        cell = self.cells[row][column]
        if cell is None or cell.row != row or cell.column != column:
            return None
        return parse_number(cell.text.string)

    def texts_in(self, column: int) -> list[str]:
        """The words of a column's body cells, each cell once."""
        return [
            cell.text.string
            for r in self.body_rows
            if (cell := self.cells[r][column]) is not None and cell.row == r and cell.text.string
        ]

    # -- headers --------------------------------------------------------------------------------------

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

    def header_cells(self, column: int) -> tuple[Cell, ...]:
        """The header cells above a column, from the top, each once."""
        return _filled_once(self.cells[r][column] for r in self.header_rows)

    def header(self, column: int) -> str:
        return " ".join(c.text.string for c in self.header_cells(column))

    # -- columns --------------------------------------------------------------------------------------

    @cached_property
    def number_columns(self) -> tuple[int, ...]:
        """Columns that hold more numbers than words in the body, and are not the first label column."""
        columns = tuple(c for c in range(self.table.n_columns) if self._holds_numbers(c))
        if columns and columns[0] == 0 and len(columns) == self.table.n_columns and self.table.n_columns > 1:
            columns = columns[1:]
        return columns

    @cached_property
    def unit_column(self) -> int | None:
        """The column whose cells name the unit of their row, if there is one."""
        for column in range(self.table.n_columns):
            texts = [t for t in self.texts_in(column) if t]
            hits = sum(regex("figures", "unit_cell").search(t) is not None for t in texts)
            if len(texts) >= 2 and hits >= 0.8 * len(texts):
                return column
        return None

    def _holds_numbers(self, column: int) -> bool:
        if column == self.unit_column:
            return False
        numbers, words = 0.0, 0
        widest = max(2, self.table.n_columns // 2)
        for r in self.body_rows:
            cell = self.cells[r][column]
            if cell is None:
                continue
            if cell.column_span > widest or is_nil(cell.text.string):
                numbers += _NIL_WEIGHT if cell.text.string and cell.column_span == 1 else 0
            elif parse_number(cell.text.string) is not None:
                numbers += 1
            else:
                words += 1
        return numbers >= _NIL_WEIGHT and numbers > words

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
        known = (*self.number_columns, *self.label_columns)
        return tuple(c for c in range(self.table.n_columns) if c not in known)

    # -- rows -----------------------------------------------------------------------------------------

    def label_cells(self, row: int) -> tuple[Cell, ...]:
        """The words of the label columns in a row, each once; numbers in them are no labels."""
        cells = _filled_once(self.cells[row][c] for c in self.label_columns)
        return tuple(c for c in cells if parse_number(c.text.string) is None)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The body rows, with their labels, the band they stand under and their kind."""
        made: list[Row] = []
        band: str | None = None
        for r in self.body_rows:
            row = self._row(r, band)
            made.append(row)
            if row.kind == "band":
                band = row.label
            elif row.kind == "total" and not regex("figures", "subtotal").search(row.label):
                band = None
        return marked_totals(tuple(made), self._values)

    def _row(self, r: int, band: str | None) -> Row:
        cells = self.label_cells(r)
        own = [c for c in cells if c.row == r] or list(cells)
        single = [c for c in own if c.row_span == 1 or len(own) == 1]
        label = " – ".join(c.text.string for c in single or own)
        bold = bool(own) and all(p.bold for c in own for p in c.text.pieces)
        if label and self.number_columns and self._is_blank(r):
            return Row(r, "band", label, None, bold)
        if any(is_total_label(c.text.string) for c in own):
            return Row(r, "total", label, band, bold)
        if any(is_net_label(c.text.string) for c in own):
            return Row(r, "net", label, band, bold)
        return Row(r, "body", label, band, bold)

    def _is_blank(self, r: int) -> bool:
        """Whether nothing stands in a row's columns of numbers but what spans them from the left."""
        cells = [self.cells[r][c] for c in self.number_columns]
        return all(c is None or not c.text.string or c.column not in self.number_columns for c in cells)

    def _values(self, row: int) -> tuple[Number | None, ...]:
        return tuple(self.number(row, c) for c in self.number_columns)

    def closing(self, row: Row) -> Row | None:
        """The total row that closes the section of a body row."""
        for other in self.rows:
            if other.index > row.index and other.kind in ("total", "net", "band"):
                return other if other.kind == "total" else None
        return None


def _filled_once(cells: Iterable[Cell | None]) -> tuple[Cell, ...]:
    """The cells with words, a spanning cell once."""
    seen: list[Cell] = []
    for cell in cells:
        if cell is not None and cell.text.string and cell not in seen:
            seen.append(cell)
    return tuple(seen)
