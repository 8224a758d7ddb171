"""Amounts in the cells of tables: one draft for each cell that holds pounds and nothing else."""

from collections.abc import Iterator
from dataclasses import replace

from boardpapers.document import Cell, cite_cell
from boardpapers.extract.context.labels import cite_cells
from boardpapers.extract.context.periods import Period
from boardpapers.extract.figures.columns import Column, Figures, is_total_cell
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.money.cell_senses import CellSenses
from boardpapers.extract.money.cell_words import CellWords
from boardpapers.extract.money.drafts import Draft
from boardpapers.extract.money.senses import Sense
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex


def drafts_in(paper: Paper, figures: Figures) -> Iterator[Draft]:
    """One draft for each cell that holds pounds and nothing else."""
    reader = CellReader(paper, figures)
    for row in figures.grid.rows:
        if row.kind == "band":
            continue
        for column in figures.columns:
            draft = reader.draft(row, column)
            if draft is not None:
                yield draft


class CellReader:
    """Reads the amounts of one table; what holds for the whole table is worked out once."""

    def __init__(self, paper: Paper, figures: Figures) -> None:
        self.figures = figures
        self.table = figures.table
        self.senses = CellSenses(figures)
        self.words = CellWords(paper, figures, self.senses)

    def draft(self, row: Row, column: Column) -> Draft | None:
        """The amount of a cell; None for cells that hold none."""
        cell = self.figures.grid.at(row.index, column.index)
        number = self.figures.grid.number(row.index, column.index)
        if cell is None or number is None or is_nil(cell.text.string) or number.value == 0:
            return None
        if not self.senses.is_money(row, column, number):
            return None
        sense, certainty = self.senses.of(row, column, number)
        return replace(
            self._figure(row, column, cell, number, sense),
            certainty=certainty,
            **self._said(row, column, sense),  # type: ignore[arg-type]
        )

    def _figure(self, row: Row, column: Column, cell: Cell, number: Number, sense: Sense) -> Draft:
        """What is printed: the amount, its unit, whether it is a total."""
        scale = self.figures.scale_at(row, column, number)
        amount = round(number.value * scale, 4)
        return Draft(
            sense=sense,
            amount=amount if sense == "net_position" else self._unsigned(amount, row, column, sense),
            maximum=None,
            qualifier="exact",
            unit=number.unit * scale,
            words=cite_cell(self.table, cell),
            is_total=self._is_total(row, column, sense),
            tabular=True,
            context=" ".join(
                (row.label, column.header, row.band or "", *(c.string for c in self.table.captions))
            ),
        )

    def _said(self, row: Row, column: Column, sense: Sense) -> dict[str, object]:
        """What its labels add: attributes, status, period, item, with the words that say so."""
        labels = self.words.labels(row, column)
        values, cited = self.words.attributes(labels, sense)
        status, status_cited = self.words.status(row, column, labels, sense)
        period, period_cited = self.words.period(row, column)
        items = self.figures.item_cells(row.index)
        cited += cite_cells(self.table, items, "item")
        if "basis" not in values and _is_in_year(sense, period, column):
            values["basis"] = "in_year"
            cited += tuple(replace(e, field="basis") for e in period_cited)
        said: dict[str, object] = dict(values)
        return said | {
            "item": " – ".join(c.text.string for c in items) or row.label or None,
            "category": self.words.category(row, column) if sense == "cost" else None,
            "status": self.words.dated(status, period),
            "period": (period.start, period.end, period.text) if period else (None, None, None),
            "cited": (*cited, *status_cited, *period_cited),
        }

    def _unsigned(self, amount: float, row: Row, column: Column, sense: Sense) -> float:
        """Without the table's own sign convention; a bracket among positive savings falls out: negative."""
        if amount >= 0 or sense != "saving":
            return abs(amount)
        grid = self.figures.grid
        signs = [
            n.value > 0
            for other in grid.rows
            if other.kind == "body"
            and (n := grid.number(other.index, column.index)) is not None
            and n.value
            and self.senses.of(other, column, n)[0] == "saving"
        ]
        mostly_positive = sum(signs) * 2 > len(signs)
        return amount if mostly_positive and not self.senses.is_signed else abs(amount)

    # -- totals ---------------------------------------------------------------------------------------

    def _is_total(self, row: Row, column: Column, sense: Sense) -> bool:
        if sense == "net_position" and regex("money_tables", "balance").search(
            f"{row.label} {column.header}"
        ):
            return True
        return (
            is_total_cell(row, column)
            or (self._is_variance(column) and self.senses.of_table not in ("precept", "rate"))
            or self._is_split_target(column)
            or any(regex("money_tables", n).search(row.label) for n in ("cumulative", "of_which_row"))
        )

    def _is_variance(self, column: Column) -> bool:
        return any(regex("money_tables", name).search(column.header) for name in ("variance", "change"))

    def _is_split_target(self, column: Column) -> bool:
        """A target whose delivered, forecast or missed parts are given beside it includes them."""
        if not regex("money_tables", "target").search(column.header):
            return False
        others = " | ".join(c.header for c in self.figures.columns if c.index != column.index)
        return all(regex("money_tables", part).search(others) for part in ("part_delivered", "part_open"))


def _is_in_year(sense: Sense, period: Period | None, column: Column) -> bool:
    """Whether a year's own cell holds what is saved or spent in that year."""
    return sense in ("saving", "cost") and period is not None and period.is_one_year and not column.is_total
