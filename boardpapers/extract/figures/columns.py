"""What each column of a table holds: figures with their unit, or items, departments, status, dates."""

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from boardpapers.document import Cell, Table
from boardpapers.extract.figures.grid import Grid, Row, is_net_label, is_total_label
from boardpapers.extract.figures.units import Unit, unit_of
from boardpapers.extract.patterns import group
from boardpapers.extract.when_values import find_when

WordRole = Literal["item", "status", "date", "portfolio", "programme", "rank", "cashability", "text"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; `header` is its header path as one string, `unit` None where nothing names one."""

    index: int
    header: str
    cells: tuple[Cell, ...]
    unit: Unit | None
    is_total: bool


@cache
def _headers() -> tuple[tuple[WordRole, re.Pattern[str]], ...]:
    found = group("columns", "header")
    order: tuple[WordRole, ...] = ("status", "date", "cashability", "programme", "portfolio", "rank", "item")
    return tuple((role, found[role]) for role in order)


@cache
def _values(role: str) -> re.Pattern[str]:
    return group("columns", "values")[role]


class Figures:
    """A table of figures: its grid, its columns, the unit of each cell."""

    def __init__(self, table: Table, around: tuple[str, ...] = ()) -> None:
        """`around` are texts that may name the table's unit: headings and the paragraph above it."""
        self.table = table
        self.grid = Grid(table)
        self.around = around

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that the captions, the corner cell or the words around give the whole table."""
        corner = [self.grid.header(c) for c in self.grid.label_columns]
        for text in (*[c.string for c in self.table.captions], *corner, *self.around):
            found = _caption_unit(text)
            if found is not None:
                return found
        return None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        made: list[Column] = []
        for c in self.grid.number_columns:
            header = self.grid.header(c)
            cells = self.grid.header_cells(c)
            total = bool(cells) and (
                any(is_total_label(x.text.string) for x in cells if x.column_span == 1)
                or (is_total_label(header) and cells[-1].column_span == 1 and len(cells) == 1)
            )
            made.append(Column(c, header, cells, self._header_unit(cells), total))
        shared = {c.unit for c in made if c.unit is not None and c.unit.measure != "percent"}
        if len(shared) == 1 and self.unit is None:
            made = [replace(c, unit=next(iter(shared))) if c.unit is None and c.is_total else c for c in made]
        return tuple(
            replace(c, is_total=True) if not c.is_total and self._adds_up(c, made[:n]) else c
            for n, c in enumerate(made)
        )

    def _adds_up(self, column: Column, before: list[Column]) -> bool:
        """Whether a column is the sum of all columns of figures before it in every row, whatever its header says."""
        parts = [c for c in before if c.unit == column.unit and not c.is_total]
        if len(parts) < 2 or (column.unit is not None and column.unit.measure not in ("gbp", "fte", "hours")):
            return False
        agreed = 0
        for r in self.grid.body_rows:
            stated = self.grid.number(r, column.index)
            values = [n.value for c in parts if (n := self.grid.number(r, c.index)) is not None]
            if stated is None or len(values) < 2:
                if stated is not None and values and abs(values[0] - stated.value) > 0.51 * stated.unit:
                    return False
                continue
            if abs(sum(values) - stated.value) > 0.51 * stated.unit * (len(values) + 1):
                return False
            agreed += any(v != stated.value for v in values) and stated.value != 0
        return agreed >= 2

    def _header_unit(self, cells: tuple[Cell, ...]) -> Unit | None:
        for cell in reversed(cells):
            found = unit_of(cell.text.string)
            if found is not None:
                return found
        return None

    @cached_property
    def word_roles(self) -> dict[int, WordRole]:
        """The role of each column of words, by its header, else by what its cells say."""
        roles: dict[int, WordRole] = {}
        for c in (*self.grid.label_columns, *self.grid.text_columns):
            header = self.grid.header(c)
            texts = [
                cell.text.string
                for r in self.grid.body_rows
                if (cell := self.grid.at(r, c)) is not None and cell.row == r and cell.text.string
            ]
            short = [t for t in texts if not is_total_label(t)]
            role: WordRole = "text"
            for name, regex in _headers():
                if header and regex.search(header):
                    role = name
                    break
            dated = sum(_is_date(t) for t in short if not is_ditto(t))
            if short and role not in ("date",) and dated >= max(1, 0.6 * sum(not is_ditto(t) for t in short)):
                role = "date"
            for name in ("status", "cashability"):
                hits = sum(bool(_values(name).match(t)) for t in short)
                if short and hits >= max(1, 0.6 * len(short)):
                    role = "status" if name == "status" else "cashability"
                    break
            if role == "cashability" and not any(_values("cashability").match(t) for t in short):
                role = "rank" if re.search("type|categ", header, re.I) else "text"
            roles[c] = role
        return roles

    @cached_property
    def item_columns(self) -> tuple[int, ...]:
        """The label columns that say what a row is about (not its status or date)."""
        kept = tuple(
            c
            for c in self.grid.label_columns
            if self.word_roles[c] not in ("status", "date", "cashability") and not self._is_number_label(c)
        )
        if len(kept) > 1:
            long = [c for c in kept if self.word_roles[c] == "text" and self._mean_length(c) > 60]
            kept = tuple(c for c in kept if c not in long) or kept
        return kept or self.grid.label_columns

    def _is_number_label(self, column: int) -> bool:
        return bool(re.fullmatch(r"\W*(?:no|ref|id|#|item no|reference)\W*", self.grid.header(column), re.I))

    def _mean_length(self, column: int) -> float:
        texts = [
            c.text.string
            for r in self.grid.body_rows
            if (c := self.grid.at(r, column)) is not None and c.row == r
        ]
        return sum(map(len, texts)) / max(len(texts), 1)

    def item_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that name a row's item; a total row's label may stand in any label column."""
        seen: list[Cell] = []
        for c in self.item_columns:
            cell = self.grid.at(row, c)
            if cell is not None and cell.text.string and cell not in seen:
                seen.append(cell)
        own = [c for c in seen if c.row_span == 1 or len(seen) == 1]
        if own:
            return tuple(own)
        if seen:
            return tuple(seen)
        return tuple(c for c in self.grid.label_cells(row))

    def role_cell(self, row: int, role: WordRole) -> Cell | None:
        """The cell of a row in the first column of that role."""
        for c, name in self.word_roles.items():
            if name == role:
                cell = self.grid.at(row, c)
                while cell is not None and cell.row > 0 and is_ditto(cell.text.string):
                    cell = self.grid.at(cell.row - 1, c)
                if cell is not None and cell.text.string and not is_total_label(cell.text.string):
                    return cell
        return None

    def unit_at(self, row: Row, column: Column) -> Unit | None:
        """The unit of a cell: of its row's label, its column's header, or the whole table."""
        label = _row_unit(row.label)
        if column.unit is not None and not (
            label is not None and label.measure != "gbp" and _OWN_UNIT.search(row.label)
        ):
            return column.unit
        return label or column.unit or (_row_unit(row.band) if row.band else None) or self.unit

    @cached_property
    def total_column(self) -> Column | None:
        """The column that adds up the others, if one is printed."""
        return next((c for c in reversed(self.columns) if c.is_total), None)


_DITTO = re.compile(r"^\W*(?:as\sabove|ditto|do\.|as\sbefore|see\sabove|[\"“”〃]+)\W*$", re.IGNORECASE)


def is_ditto(text: str) -> bool:
    """Whether a cell says that it takes the value above it."""
    return bool(_DITTO.match(text))


@cache
def _is_date(text: str) -> bool:
    """Whether a cell holds a date or period and nothing else."""
    if len(text) > 28:
        return False
    found = list(find_when(text))
    return bool(found) and len(text) - sum(f.end - f.start for f in found) <= 6


@cache
def _caption_unit(text: str) -> Unit | None:
    found = unit_of(text)
    if found is None or found.measure in ("number", "percent"):
        return None
    if found.measure == "gbp" and found.scale == 1.0 and not re.search(r"\(£\)|£s?\b(?!\w)|£$", text):
        return None
    return found


#: A row's own unit, stronger than its column's: in brackets or as the whole of what is counted.
_OWN_UNIT = re.compile(
    r"\((?:FTEs?|WTEs?|posts|hours|hrs|%|years|months|no\.?)\)|^\W*(?:FTEs?|posts|headcount|payback)\b|\bFTEs?\W*$|^\W*(?:number|no\.?)\sof\b",
    re.I,
)


@cache
def _row_unit(text: str) -> Unit | None:
    """The unit a row label names (`Savings (£000)`, `FTE reduction`, `Payback (years)`)."""
    found = unit_of(text)
    if found is None:
        return None
    if found.measure == "number" and not re.search(r"payback|years\)|months\)|number of|ratio", text, re.I):
        return None
    return found


def is_total_cell(row: Row, column: Column) -> bool:
    """Whether a cell stands in a total row or a total column."""
    return row.kind in ("total", "net") or column.is_total or is_net_label(column.header)
