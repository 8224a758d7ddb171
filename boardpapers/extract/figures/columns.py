"""What each column of a table holds: figures with their unit, or items, departments, status, dates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from boardpapers.document import Cell, Table
from boardpapers.extract.figures.grid import Grid
from boardpapers.extract.figures.numbers import Number
from boardpapers.extract.figures.roles import WordRole, is_ditto, role_of
from boardpapers.extract.figures.rows import Row, is_net_label, is_total_label
from boardpapers.extract.figures.units import Unit, unit_of, unit_of_row, unit_of_table
from boardpapers.extract.patterns import regex

#: Cells longer than this on average describe a row and do not name it.
_LONG = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; `header` is its header path as one string, `unit` None where nothing names one."""

    index: int
    header: str
    cells: tuple[Cell, ...]
    unit: Unit | None
    is_total: bool


#: A number with a pound sign that is printed to the pound, whatever the header says.
_PRINTED_IN_FULL = 1_000_000


class Figures:
    """A table of figures: its grid, its columns, the unit of each cell."""

    def __init__(self, table: Table, around: tuple[str, ...] = ()) -> None:
        """`around` are texts that may name the table's unit: headings and the paragraph above it."""
        self.table = table
        self.grid = Grid(table)
        self.around = around

    # -- figures --------------------------------------------------------------------------------------

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that the captions, the corner cell or the words around give the whole table."""
        corner = [self.grid.header(c) for c in self.grid.label_columns]
        texts = (*[c.string for c in self.table.captions], *corner, *self.around)
        return next((u for t in texts if (u := unit_of_table(t)) is not None), None)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        made = [self._column(c) for c in self.grid.number_columns]
        shared = {c.unit for c in made if c.unit is not None and c.unit.measure != "percent"}
        if len(shared) == 1 and self.unit is None:
            only = next(iter(shared))
            made = [replace(c, unit=only) if c.unit is None and c.is_total else c for c in made]
        return tuple(
            replace(c, is_total=True) if not c.is_total and self._adds_up(c, made[:n]) else c
            for n, c in enumerate(made)
        )

    def _column(self, index: int) -> Column:
        cells = self.grid.header_cells(index)
        header = self.grid.header(index)
        single = [c for c in cells if c.column_span == 1]
        total = any(is_total_label(c.text.string) for c in single)
        units = (unit_of(c.text.string) for c in reversed(cells))
        return Column(index, header, cells, next((u for u in units if u is not None), None), total)

    def _adds_up(self, column: Column, before: Sequence[Column]) -> bool:
        """Whether a column is the sum of all columns of figures before it, whatever it is called."""
        parts = [c for c in before if c.unit == column.unit and not c.is_total]
        if len(parts) < 2 or (column.unit is not None and column.unit.measure not in ("gbp", "fte", "hours")):
            return False
        agreed = failed = 0
        for r in self.grid.body_rows:
            stated = self.grid.number(r, column.index)
            numbers = [n for c in parts if (n := self.grid.number(r, c.index)) is not None]
            values = [n.value for n in numbers if n.word != "%"]
            if stated is None or not values:
                continue
            addends = len(values) + 1 if len(values) > 1 else 1
            if abs(sum(values) - stated.value) > 0.51 * stated.unit * addends:
                failed += 1
                continue
            agreed += len(values) > 1 and any(v != stated.value for v in values) and stated.value != 0
        return (agreed >= 2 and not failed) or (agreed >= 3 and failed == 1)

    def unit_at(self, row: Row, column: Column) -> Unit | None:
        """The unit of a cell: of its row's label, its column's header, or the whole table."""
        told = self._unit_told(row)
        if told is not None:
            return told
        label = unit_of_row(row.label)
        rows_own = (
            label is not None
            and label.measure != "gbp"
            and regex("figures", "own_unit").search(row.label) is not None
        )
        if column.unit is not None and not rows_own:
            return column.unit
        if self.unit is not None and self.unit.measure == "gbp" and not rows_own:
            return self.unit if label is None or label.measure in ("fte", "hours") else label
        return label or column.unit or (unit_of_row(row.band) if row.band else None) or self.unit

    def scale_at(self, row: Row, column: Column, number: Number) -> float:
        """What a printed number is multiplied by: its own scale, else its unit's.

        A number that prints a pound sign is in pounds, unless its own column is headed `£000` and the number
        is not too large for that.
        """
        if number.scale is not None:
            return number.scale
        if number.currency and (column.unit is None or abs(number.value) >= _PRINTED_IN_FULL):
            return 1.0
        unit = self.unit_at(row, column)
        return unit.scale if unit is not None else 1.0

    def _unit_told(self, row: Row) -> Unit | None:
        """The unit that a column of units names for a row."""
        column = self.grid.unit_column
        cell = self.grid.at(row.index, column) if column is not None else None
        return unit_of(cell.text.string) if cell is not None and cell.text.string else None

    # -- words ----------------------------------------------------------------------------------------

    @cached_property
    def word_roles(self) -> dict[int, WordRole]:
        """The role of each column of words, by its header, else by what its cells say."""
        columns = (*self.grid.label_columns, *self.grid.text_columns)
        return {c: role_of(self.grid.header(c), self.grid.texts_in(c)) for c in columns}

    @cached_property
    def item_columns(self) -> tuple[int, ...]:
        """The label columns that say what a row is about (not its status or date)."""
        kept = tuple(
            c
            for c in self.grid.label_columns
            if self.word_roles[c] not in ("status", "date", "cashability")
            and not regex("figures", "number_label").search(self.grid.header(c))
        )
        if len(kept) > 1:
            kept = tuple(c for c in kept if not self._describes(c)) or kept
        if any(self.word_roles[c] in ("item", "programme") for c in kept):
            kept = tuple(c for c in kept if self.word_roles[c] not in ("portfolio", "text"))
        return kept or self.grid.label_columns

    def _describes(self, column: int) -> bool:
        """Whether a column holds sentences."""
        cells = [c for r in self.grid.body_rows if (c := self.grid.at(r, column)) is not None and c.row == r]
        letters = sum(len(c.text.string) for c in cells)
        return self.word_roles[column] == "text" and letters / max(len(cells), 1) > _LONG

    def item_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that name a row's item; a total row's label may stand in any label column."""
        seen: list[Cell] = []
        for c in self.item_columns:
            cell = self.grid.at(row, c)
            if cell is not None and cell.text.string and cell not in seen:
                seen.append(cell)
        own = [c for c in seen if c.row_span == 1 or len(seen) == 1]
        return tuple(own or seen) or self.grid.label_cells(row)

    def role_cell(self, row: int, role: WordRole) -> Cell | None:
        """The cell of a row in the first column of that role; `as above` is followed up."""
        for c, name in self.word_roles.items():
            if name != role:
                continue
            cell = self.grid.at(row, c)
            while cell is not None and cell.row > 0 and is_ditto(cell.text.string):
                cell = self.grid.at(cell.row - 1, c)
            if cell is not None and cell.text.string and not is_total_label(cell.text.string):
                return cell
        return None


def is_total_cell(row: Row, column: Column) -> bool:
    """Whether a cell stands in a total row or a total column."""
    return row.kind in ("total", "net") or column.is_total or is_net_label(column.header)
