"""Whose posts a cell of a table counts: officers, staff, PCSOs."""

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.context.labels import cite_caption
from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.fte_values import workforce_of
from boardpapers.schemas.vocabulary import Workforce

Whose = tuple[Workforce, tuple[Evidence, ...]]
#: Cells with more words tell a story and no group of people.
_MOST_WORDS = 5


def whose(figures: Figures, row: Row, column: Column) -> Whose:
    """By the headers, the total that closes the row's section, its labels, its other cells, the captions.

    The total goes before the row's own label, which may say `officer` of a grade of staff.
    """
    places = [
        *reversed(column.cells),
        *_closing(figures, row),
        *figures.grid.label_cells(row.index),
        *_other_cells(figures, row),
    ]
    for cell in places:
        workforce = workforce_of(cell.text.string)
        if workforce != "unspecified":
            return workforce, cite_cell(figures.table, cell, field="workforce")
    if row.band and workforce_of(row.band) != "unspecified" and _of_band(figures, row, column):
        return workforce_of(row.band), _band(figures, row)
    headers = [c.header for c in figures.columns]
    for n, caption in enumerate(figures.table.captions if len(set(headers)) == len(headers) else ()):
        workforce = workforce_of(caption.string)
        if workforce != "unspecified":
            return workforce, tuple(cite_caption(figures.table, n, 0, None, "workforce"))
    return "unspecified", ()


def _closing(figures: Figures, row: Row) -> tuple[Cell, ...]:
    """The label of the total below (`Total police staff`), where it names one workforce."""
    closing = figures.grid.closing(row) if row.kind == "body" else None
    if closing is None or workforce_of(closing.label) not in ("officer", "staff"):
        return ()
    own = workforce_of(row.label)
    return () if own == "pcso" else figures.grid.label_cells(closing.index)


def _other_cells(figures: Figures, row: Row) -> tuple[Cell, ...]:
    """Short cells of a column such as `Group`: `Officer`, `Staff`."""
    cells = (figures.grid.at(row.index, c) for c in figures.grid.text_columns)
    return tuple(c for c in cells if c is not None and 0 < len(c.text.string.split()) <= _MOST_WORDS)


def _of_band(figures: Figures, row: Row, column: Column) -> bool:
    """Whether a row counts only posts of its band: a total that adds up other bands, too, does not."""
    stated = figures.grid.number(row.index, column.index)
    if row.kind == "body" or stated is None:
        return True
    held = [r for r in figures.grid.rows if r.kind == "body" and r.band == row.band and r.index < row.index]
    parts = [n.value for r in held if (n := figures.grid.number(r.index, column.index)) is not None]
    return abs(sum(parts) - stated.value) <= 0.51 * stated.unit * (len(parts) + 1)


def _band(figures: Figures, row: Row) -> tuple[Evidence, ...]:
    above = [r for r in figures.grid.rows if r.index < row.index and r.kind == "band" and r.label == row.band]
    cells = figures.grid.label_cells(above[-1].index) if above else ()
    return cite_cell(figures.table, cells[0], field="workforce") if cells else ()
