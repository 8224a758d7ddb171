"""FTE benefits in tables: by department, rank, project and year."""

from collections.abc import Iterator

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.context import labels as around
from boardpapers.extract.context.labels import Label, cite_caption, cite_cells
from boardpapers.extract.context.periods import Period
from boardpapers.extract.figures.columns import Column, Figures, is_total_cell
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.fte.columns import benefit_columns, counts_posts, freed, measure_of
from boardpapers.extract.fte.states import status_of
from boardpapers.extract.fte.words import kind_of, says
from boardpapers.extract.fte_values import workforce_of
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex
from boardpapers.schemas import FteBenefit
from boardpapers.schemas.vocabulary import FteKind, Workforce

_CONFIDENCE = 0.89
Cited = tuple[Evidence, ...]


def benefits_in(paper: Paper, figures: Figures) -> Iterator[FteBenefit]:
    """One record for each cell that counts posts or time freed or removed."""
    columns = benefit_columns(figures)
    for row in figures.grid.rows if columns else ():
        if row.kind == "band":
            continue
        for column in columns:
            cell = figures.grid.at(row.index, column.index)
            number = figures.grid.number(row.index, column.index)
            if cell is None or number is None or is_nil(cell.text.string) or number.value == 0:
                continue
            measure = measure_of(figures, row, column, number)
            if measure in ("fte", "hours"):
                yield _record(paper, figures, row, column, cell, number, hours=measure == "hours")


def _record(
    paper: Paper, figures: Figures, row: Row, column: Column, cell: Cell, number: Number, *, hours: bool
) -> FteBenefit:
    items = _items(figures, row)
    portfolio = _portfolio(figures, row, column)
    workforce, workforce_cited = _workforce(figures, row, column)
    status, status_cited = status_of(figures, row, column, paper.metadata.paper_date)
    period, period_cited = _period(paper, figures, row, column)
    value = freed(figures, column, number)
    return FteBenefit(
        confidence=_CONFIDENCE,
        evidence=(
            *cite_cell(figures.table, cell),
            *cite_cells(figures.table, items, "item"),
            *(cite_cell(figures.table, portfolio, field="portfolio") if portfolio else ()),
            *workforce_cited,
            *status_cited,
            *period_cited,
        ),
        item=" – ".join(c.text.string for c in items) or row.label or None,
        portfolio=_bare(portfolio.text.string) if portfolio else None,
        fte=None if hours else value,
        hours=value if hours else None,
        workforce=workforce,
        kind=_kind(figures, row, column),
        status=status,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_text=period.text if period else None,
        is_total=is_total_cell(row, column),
    )


def _items(figures: Figures, row: Row) -> tuple[Cell, ...]:
    cells = figures.item_cells(row.index)
    named = tuple(c for c in cells if figures.word_roles.get(c.column) != "portfolio")
    return named or cells


def _portfolio(figures: Figures, row: Row, column: Column) -> Cell | None:
    """The department of a figure: the column's own header among several, or the row's department cell."""
    if column.is_total:
        return None
    others = [c for c in figures.columns if not c.is_total and counts_posts(figures, c)]
    if len(others) > 1 and not any(says("change", c.header) or says("stock", c.header) for c in others):
        for cell in reversed(column.cells):
            name = _bare(cell.text.string)
            if name and not regex("posts", "table.no_portfolio").search(name):
                return cell
    for c, role in figures.word_roles.items():
        if role == "portfolio" and row.kind == "body":
            found = figures.grid.at(row.index, c)
            if found is not None and found.text.string:
                return found
    return None


def _bare(name: str) -> str:
    """A department's name without what is counted: `Crime` for `Crime (FTE)`."""
    return regex("posts", "table.unit").sub("", name).strip(" -–()")


def _workforce(figures: Figures, row: Row, column: Column) -> tuple[Workforce, Cited]:
    """Whose posts they are: by the headers, the row's labels, the captions."""
    for cell in (*reversed(column.cells), *figures.grid.label_cells(row.index)):
        workforce = workforce_of(cell.text.string)
        if workforce != "unspecified":
            return workforce, cite_cell(figures.table, cell, field="workforce")
    for n, caption in enumerate(figures.table.captions):
        workforce = workforce_of(caption.string)
        if workforce != "unspecified":
            return workforce, tuple(cite_caption(figures.table, n, 0, None, "workforce"))
    return "unspecified", ()


def _period(paper: Paper, figures: Figures, row: Row, column: Column) -> tuple[Period | None, Cited]:
    date = figures.role_cell(row.index, "date")
    labels = (
        *around.of_column(column),
        *([Label(date.text.string, date)] if date else []),
        *around.of_cells(figures.grid.label_cells(row.index)),
        *around.of_captions(figures.table),
    )
    return around.period_of(paper, figures.table, labels)


def _kind(figures: Figures, row: Row, column: Column) -> FteKind:
    """The kind of benefit by the nearest words: row, header, band, captions, headings, other labels."""
    if says("change", column.header) and not says("efficiency", row.label + column.header):
        return "reduction"
    table = figures.table
    labels = " ".join(r.label for r in figures.grid.rows)
    headers = " ".join(figures.grid.header(c) for c in range(table.n_columns))
    return kind_of(
        row.label,
        column.header,
        row.band or "",
        *(c.string for c in table.captions),
        *figures.around[:2],
        *(c.text.string for c in reversed(column.cells)),
        *table.headings,
        f"{labels} {headers}",
    )
