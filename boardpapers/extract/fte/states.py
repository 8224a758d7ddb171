"""Whether posts in a table are gone, planned to go, or will not go."""

from collections.abc import Iterator
from typing import cast

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.context import labels as around
from boardpapers.extract.context.cues import Cue, label_status, row_status
from boardpapers.extract.context.labels import Label, cite_label
from boardpapers.extract.context.sections import section_status
from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.fte.words import says
from boardpapers.extract.patterns import regex
from boardpapers.extract.when_values import find_when
from boardpapers.schemas.vocabulary import SavingStatus

Stated = tuple[SavingStatus, tuple[Evidence, ...]]


def status_of(figures: Figures, row: Row, column: Column, today: str | None) -> Stated:
    """The status of a cell by its labels; a total's by the rows that it adds up."""
    cell = figures.role_cell(row.index, "status")
    below = section_status(figures, row) if row.kind in ("total", "net") and cell is None else None
    gone = [r for r in figures.grid.rows if regex("posts", "table.posts_gone").search(r.label)]
    if below is not None and below[0] == "missed" and gone:
        return "unspecified", ()
    if below is not None:
        return _saving_status(below[0]), below[1]
    for label, cue in _cues(figures, row, column, cell):
        if cue.value == "approved" or (
            cue.value == "missed" and regex("posts", "table.posts_gone").search(label.text)
        ):
            continue
        return _saving_status(cue.value), cite_label(figures.table, label, cue.start, cue.end, "status")
    shows_change = says("change", column.header) or says("reduction", column.header)
    return _state_of_change(figures, today) if shows_change else ("unspecified", ())


def _cues(figures: Figures, row: Row, column: Column, cell: Cell | None) -> Iterator[tuple[Label, Cue]]:
    """What the labels say, the nearest first: headers, status cell, row, band, what was done, captions."""
    own = [Label(cell.text.string, cell)] if cell else []
    rows = around.of_cells(figures.grid.label_cells(row.index))
    for label in (*around.of_column(column), *own, *rows):
        is_row = label.cell is not None and not label.cell.is_header and label.cell is not cell
        cue = row_status(label.text) if is_row else label_status(label.text)
        if cue is not None:
            yield label, cue
    if row.band and (cue := label_status(row.band)) is not None:
        yield Label(row.band), cue
    for label in around.of_column(column):
        match = regex("posts", "table.freed").search(label.text)
        if match and not regex("posts", "table.to_be").search(label.text):
            yield label, Cue("delivered", match.start(), match.end())
    for label in around.of_captions(figures.table):
        if (cue := label_status(label.text)) is not None:
            yield label, cue


def _saving_status(value: str) -> SavingStatus:
    return cast(SavingStatus, value) if value in ("delivered", "planned", "missed") else "unspecified"


def _state_of_change(figures: Figures, today: str | None) -> Stated:
    """A change is planned when a header says so (`Proposed`) or the establishment after it is dated later
    than the paper, else delivered."""
    ahead = next((x for c in figures.columns for x in c.cells if says("ahead", x.text.string)), None)
    if ahead is not None:
        return "planned", cite_cell(figures.table, ahead, field="status")
    dated = [
        (day, cell)
        for column in figures.columns
        for cell in column.cells
        for found in find_when(cell.text.string)
        if (day := found.when.start or found.when.end or found.when.iso)
    ]
    if not dated or not today:
        return "unspecified", ()
    day, cell = max(dated, key=lambda d: d[0])
    return ("planned" if day > today else "delivered"), cite_cell(figures.table, cell, field="status")
