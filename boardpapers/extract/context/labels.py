"""The words that label a cell of a table, and how they are cited: headers, row labels, bands, captions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boardpapers.document import Cell, Evidence, Table, cite_cell
from boardpapers.extract.context.periods import Period, period_of_label
from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.paper import Paper


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the place they stand in: a cell, or the caption number `caption` of the table."""

    text: str
    cell: Cell | None = None
    caption: int = -1


def of_cells(cells: tuple[Cell, ...]) -> list[Label]:
    return [Label(c.text.string, c) for c in cells]


def of_column(column: Column) -> list[Label]:
    """A column's headers, the lowest first."""
    return of_cells(column.cells[::-1])


def of_captions(table: Table) -> list[Label]:
    return [Label(c.string, caption=n) for n, c in enumerate(table.captions)]


def of_band(figures: Figures, row: Row) -> list[Label]:
    """The cells of the band row that a row stands under."""
    for other in reversed(figures.grid.rows):
        if other.index < row.index and other.kind == "band" and other.label == row.band:
            return of_cells(figures.grid.label_cells(other.index))
    return []


def cite_cells(table: Table, cells: tuple[Cell, ...], field: str) -> tuple[Evidence, ...]:
    """Evidence for all words of several cells."""
    return tuple(e for c in cells for e in cite_cell(table, c, field=field))


def cite_label(table: Table, label: Label, start: int, end: int, field: str) -> tuple[Evidence, ...]:
    """Evidence for the characters [start, end) of a label."""
    if label.cell is not None:
        return cite_cell(table, label.cell, start, end, field=field)
    return tuple(cite_caption(table, label.caption, start, end, field)) if label.caption >= 0 else ()


def cite_caption(table: Table, caption: int, start: int, end: int | None, field: str) -> Iterator[Evidence]:
    """Evidence for the characters [start, end) of a table's caption."""
    for quote in table.captions[caption].cite(start, end):
        yield Evidence(field, quote.text, quote.page, quote.box, "heading", quote.lines, table=table.position)


def period_of(
    paper: Paper, table: Table, labels: Iterable[Label]
) -> tuple[Period | None, tuple[Evidence, ...]]:
    """The period that the first label with one names, and its evidence."""
    for label in labels:
        reading = paper.readings.get(label.text)
        period = period_of_label(reading, paper.metadata.paper_date) if reading else None
        if period is not None:
            return period, cite_label(table, label, period.at, period.until, "period_text")
    return None, ()
