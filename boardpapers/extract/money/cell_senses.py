"""What the cells of a table are, by what their column, row, band and caption say they are."""

from collections.abc import Iterator
from functools import cached_property

from boardpapers.extract.figures.columns import Column
from boardpapers.extract.figures.numbers import Number
from boardpapers.extract.figures.rows import Row, is_net_label
from boardpapers.extract.money.bridges import Bridge
from boardpapers.extract.money.senses import Sense, sense_of_label
from boardpapers.extract.money.table_senses import TableSenses
from boardpapers.extract.patterns import regex

#: A sense and how sure it is, from 0 to 1.
Judged = tuple[Sense, float]
#: Senses that a column's header settles for all its cells; the others leave the word to the row.
_STRONG = frozenset(
    {"saving", "cost", "grant", "net_position", "income", "precept", "reserve", "risk", "baseline", "rate"}
)
#: How sure a header makes of its column; of papers not seen before, columns of costs were right least often.
_SURE_OF_COLUMN: dict[Sense, float] = {"cost": 0.89}
#: Senses of rows that hold in a table of costs and (savings) whatever the sign of their figures.
_SIGNLESS = frozenset({"net_position", "budget", "grant", "precept", "reserve", "income"})


class CellSenses(TableSenses):
    """Judges the cells of one table."""

    @cached_property
    def bridge(self) -> Bridge:
        """The rows that lead from one budget to the next."""
        return Bridge(self.figures, (*self.captions, *self.figures.around[:1]))

    def is_money(self, row: Row, column: Column, number: Number) -> bool:
        """Whether a number is one of pounds."""
        if number.word:
            return False
        if number.currency:
            return True
        unit = self.figures.unit_at(row, column)
        return unit is not None and unit.measure == "gbp"

    # -- one cell -------------------------------------------------------------------------------------

    def of(self, row: Row, column: Column, number: Number) -> Judged:
        """What a cell is; the lines of a budget are budgets, unless they name a change."""
        sense, certainty = self._by_labels(row, column, number)
        if self.keeps is not None and self.of_column[column.index] not in _STRONG:
            return (sense, certainty) if sense in ("net_position", "saving") else (self.keeps, 0.88)
        if self.is_limits or (column.index in self.rates and sense not in ("net_position", "risk")):
            return "rate", 0.85
        if self.bridge.opens(row) and sense in ("cost", "saving", "net_position", "other"):
            return "budget", 0.9
        if self.bridge.leads(row) and self.of_column[column.index] not in _STRONG:
            return ("saving", 0.85) if sense == "saving" or number.value < 0 else ("cost", 0.87)
        if not self.is_budget:
            return sense, certainty
        if regex("money_tables", "gap").search(row.label) and sense != "net_position":
            return "net_position", 0.85
        if sense == "cost" and not self._names_change(row, column):
            return "budget", 0.85
        return sense, certainty

    def _names_change(self, row: Row, column: Column) -> bool:
        """Whether a row, its band, its column or the total of its section names a change."""
        closing = self.figures.grid.closing(row) if row.kind == "body" else row
        closed = closing.label if closing is not None else ""
        noun = regex("money_tables", "change_noun")
        return any(noun.search(t) for t in (f"{row.label} {row.band or ''} {column.header}", closed))

    def _by_labels(self, row: Row, column: Column, number: Number) -> Judged:
        """The first of the judges that can tell; a label that says nothing leaves the word to the next."""
        judges = (self._by_section, self._as_baseline, self._as_change, self._as_total, self._by_column)
        for judge in judges:
            judged = judge(row, column)
            if judged is not None:
                return judged
        by_row = self._of_row(row)
        if self.is_signed and by_row not in _SIGNLESS:
            return ("saving" if number.value < 0 else "cost"), 0.9
        around = (self.of_column[column.index], self.of_table, self._of_band(row))
        if by_row in ("risk", "reserve") and "cost" in around:
            return "cost", 0.85
        return self._by_row(row, column) or self._by_rest(row, column)

    def _of_row(self, row: Row) -> Sense | None:
        """What the row's label names; a noun that only leans to a sense gives way to table and band."""
        found = sense_of_label(row.label) if row.label else None
        if found is None:
            return None
        weak = found.weight < 1 and (self.of_table not in (None, "budget") or row.band)
        return None if weak else found.sense

    def _of_band(self, row: Row) -> Sense | None:
        """What the band above a row names, or else the total that closes the row's section."""
        if row.band and (found := sense_of_label(row.band)) is not None:
            return found.sense
        return self._of_closing(row)

    def _of_closing(self, row: Row) -> Sense | None:
        if row.kind != "body" or (row.band and sense_of_label(row.band) is not None):
            return None
        closing = self.figures.grid.closing(row)
        found = sense_of_label(closing.label) if closing is not None else None
        return found.sense if found else None

    # -- judges, in the order in which they are asked ---------------------------------------------------

    def _by_section(self, row: Row, column: Column) -> Judged | None:
        """`Total savings` below a section without a band names what the section adds up."""
        closing = self._of_closing(row)
        if closing == "cost" and self.is_budget and not self._names_change(row, column):
            return None
        if closing in ("saving", "cost") and self.of_column[column.index] not in _STRONG:
            return (closing, 0.88) if self._of_row(row) != "saving" else None
        return None

    def _as_baseline(self, row: Row, column: Column) -> Judged | None:
        of_column = self.of_column[column.index]
        if row.kind == "body" and self._of_row(row) == "baseline" and of_column in ("cost", "budget", None):
            return "baseline", 0.88
        return None

    def _as_change(self, row: Row, column: Column) -> Judged | None:
        """A column of changes: of funding, or of what else the table is about."""
        if column.is_total or not regex("money_tables", "change").search(column.header):
            return None
        kept = self._of_row(row) or self._of_band(row) or self.of_table
        varies = regex("money_tables", "change_of_position").search(column.header)
        if kept == "reserve" and not varies:
            return "reserve", 0.8
        changes = kept in ("grant", "budget", "precept", "income") and not varies
        return ("funding_change" if changes else "net_position"), 0.85

    def _by_column(self, row: Row, column: Column) -> Judged | None:
        of_column = self.of_column[column.index]
        if of_column is None or of_column not in _STRONG:
            return None
        weak = bool(regex("money_tables", "weak_header").fullmatch(column.header.strip()))
        if of_column == "cost" and self.of_table == "saving":
            rest = regex("money_tables", "weak_header").sub("", column.header)
            weak = weak or sense_of_label(rest) is None
        return None if weak else (of_column, _SURE_OF_COLUMN.get(of_column, 0.97))

    def _by_row(self, row: Row, column: Column) -> Judged | None:
        of_column, by_row = self.of_column[column.index], self._of_row(row)
        if by_row is None or of_column not in (None, "budget", "cost"):
            return None
        if by_row in ("budget", "cost"):
            above = self._of_band(row) or self._of_table_of_changes
            kind = "cost_of_change" if above == "saving" and by_row == "cost" else "kind_named"
            named = regex("money_tables", kind).search(row.label)
            if above in ("saving", "cost", "net_position") and by_row != above and not named:
                return above, 0.85
        return ("cost", 0.85) if of_column == "cost" and by_row == "budget" else (by_row, 0.88)

    def _by_rest(self, row: Row, column: Column) -> Judged:
        """For rows that name nothing: by the header, the band, the table."""
        of_column = self.of_column[column.index]
        choices: tuple[tuple[Sense | None, float], ...] = (
            (of_column if of_column != "budget" else None, 0.88),
            (self._of_band(row), 0.85),
            (self._of_table_of_changes, 0.85),
            (of_column, 0.8),
            (self.of_table, 0.75),
        )
        return next(((sense, sure) for sense, sure in choices if sense is not None), ("cost", 0.4))

    @property
    def _of_table_of_changes(self) -> Sense | None:
        return self.of_table if self.of_table != "budget" else None

    # -- totals ---------------------------------------------------------------------------------------

    def _as_total(self, row: Row, column: Column) -> Judged | None:
        if column.is_total or row.kind in ("total", "net") or is_net_label(column.header):
            return self._of_total(row, column, self._of_row(row))
        return None

    def _of_total(self, row: Row, column: Column, by_row: Sense | None) -> Judged:
        """A total has the sense of what it adds up; of costs and benefits together, a net position."""
        of_column = self.of_column[column.index]
        if row.kind == "net" and regex("money_tables", "net_budget").search(row.label):
            return "budget", 0.9
        if row.kind == "net":
            return ("saving" if by_row == "saving" else "net_position"), 0.88
        if is_net_label(column.header) and of_column != "saving":
            return "net_position", 0.88
        if column.is_total:
            return self._of_total_column(row, column, by_row)
        if of_column is not None and of_column in _STRONG:
            return of_column, 0.95
        if by_row is not None and by_row != "cost":
            return by_row, 0.88
        return _together(set(self._senses_above(row, column)), by_row)

    def _of_total_column(self, row: Row, column: Column, by_row: Sense | None) -> Judged:
        of_column = self.of_column[column.index]
        if of_column is not None and of_column in _STRONG and of_column != "cost":
            return of_column, 0.9
        others = [c for c in self.figures.columns if not c.is_total]
        if of_column == "budget" and "budget" in {self.of_column[c.index] for c in others}:
            return "budget", 0.9
        if {"saving", "cost"} <= {self.of_column[c.index] for c in others}:
            return "net_position", 0.88
        return _together(set(self._senses_beside(row, others, by_row)), by_row or of_column)

    def _senses_beside(self, row: Row, others: list[Column], by_row: Sense | None) -> Iterator[Sense]:
        """What the other cells of a total column's row are."""
        for column in others:
            if row.kind != "body":
                if column.unit is None or column.unit.measure == "gbp":
                    yield self._of_total(row, column, by_row)[0]
                continue
            number = self.figures.grid.number(row.index, column.index)
            if number is not None and self.is_money(row, column, number):
                yield self.of(row, column, number)[0]

    def _senses_above(self, row: Row, column: Column) -> Iterator[Sense]:
        """What the cells are that a total row adds up: those of its band above it, else below it."""
        body = [r for r in self.figures.grid.rows if r.kind == "body"]
        first = not any(r.index < row.index for r in body)
        for other in body:
            if (first or other.index < row.index) and row.band in (None, other.band):
                number = self.figures.grid.number(other.index, column.index)
                if number is not None:
                    yield self.of(other, column, number)[0]


def _together(parts: set[Sense], named: Sense | None) -> Judged:
    """The sense of a figure that adds up figures of these senses."""
    if len(parts) == 1:
        return next(iter(parts)), 0.9
    if named is not None and named not in ("cost", "saving", "budget"):
        return named, 0.8
    if parts and parts <= {"saving", "cost", "net_position"}:
        return "net_position", 0.88
    if named is not None:
        return named, 0.7
    return ("budget", 0.6) if parts else ("other", 0.4)
