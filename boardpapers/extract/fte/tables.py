"""FTE benefits in tables: by department, rank, project and year."""

from collections.abc import Iterator
from dataclasses import replace

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.context import labels as around
from boardpapers.extract.context.cues import label_status
from boardpapers.extract.context.labels import Label, cite_cells
from boardpapers.extract.context.periods import Period
from boardpapers.extract.figures.columns import Column, Figures, is_total_cell
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.fte.columns import benefit_columns, counts_posts, equivalents, freed, measure_of
from boardpapers.extract.fte.states import status_of
from boardpapers.extract.fte.whose import whose
from boardpapers.extract.fte.words import is_ahead, kind_of, says
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex
from boardpapers.schemas import FteBenefit
from boardpapers.schemas.vocabulary import FteKind

_CONFIDENCE = 0.89
Cited = tuple[Evidence, ...]


def benefits_in(paper: Paper, figures: Figures) -> Iterator[tuple[FteBenefit, bool]]:
    """A record for each cell that counts posts or time freed, and whether its words say its kind."""
    columns = benefit_columns(figures)
    equal = equivalents(figures, columns)
    columns = [c for c in columns if c not in equal.values()]
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
                made = _record(paper, figures, row, column, cell, number, hours=measure == "hours")
                yield (
                    (_equated(figures, row, equal[column.index], made[0]), made[1])
                    if column.index in equal
                    else made
                )


def _equated(figures: Figures, row: Row, column: Column, record: FteBenefit) -> FteBenefit:
    """Hours with the FTE that the next column says they are equal to."""
    cell, number = figures.grid.at(row.index, column.index), figures.grid.number(row.index, column.index)
    if cell is None or number is None or number.value == 0:
        return record
    evidence = (*cite_cell(figures.table, cell), *record.evidence)
    return record.model_copy(update={"fte": number.value, "evidence": evidence})


def _record(
    paper: Paper, figures: Figures, row: Row, column: Column, cell: Cell, number: Number, *, hours: bool
) -> tuple[FteBenefit, bool]:
    items = _items(figures, row)
    portfolio = _portfolio(figures, row, column)
    workforce, workforce_cited = whose(figures, row, column)
    kind, sure = _kind(figures, row, column)
    period, period_cited = _period(paper, figures, row, column)
    status, status_cited = status_of(figures, row, column, paper.metadata.paper_date)
    if status == "unspecified" and period is not None and is_ahead(period, paper.metadata.paper_date):
        status, status_cited = "planned", tuple(replace(e, field="status") for e in period_cited)
    value = freed(figures, column, number)
    record = FteBenefit(
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
        kind=kind,
        status=status,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_text=period.text if period else None,
        is_total=is_total_cell(row, column) or _is_target(figures, row, column, number),
    )
    return record, sure


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
        if role == "portfolio" and row.kind == "body" and c != figures.grid.unit_column:
            found = figures.grid.at(row.index, c)
            if found is not None and found.text.string:
                return found
    return None


def _is_target(figures: Figures, row: Row, column: Column, number: Number) -> bool:
    """Whether a cell is a target whose delivered and other parts stand beside it and add up to it."""
    cue = label_status(column.header)
    if cue is None or cue.value != "planned" or not says("target", column.header):
        return False
    cells = [
        figures.grid.number(row.index, c.index) for c in figures.columns if c is not column and not c.is_total
    ]
    parts = [n.value for n in cells if n is not None and n.word != "%"]
    return len(parts) > 1 and abs(sum(parts) - number.value) < 0.51 * number.unit


def _bare(name: str) -> str:
    """A department's name without what is counted: `Crime` for `Crime (FTE)`."""
    return regex("posts", "table.unit").sub("", name).strip(" -–()")


def _period(paper: Paper, figures: Figures, row: Row, column: Column) -> tuple[Period | None, Cited]:
    date = figures.role_cell(row.index, "date")
    labels = (
        *around.of_column(column),
        *([Label(date.text.string, date)] if date else []),
        *around.of_cells(figures.grid.label_cells(row.index)),
        *around.of_captions(figures.table),
    )
    return around.period_of(paper, figures.table, labels)


def _kind(figures: Figures, row: Row, column: Column) -> tuple[FteKind, bool]:
    """The kind of benefit by the nearest words, and whether they are the cell's own labels.

    Posts beside money saved, where no words say more, are removed.
    """
    if says("change", column.header) and not says("efficiency", row.label + column.header):
        return "reduction", True
    table = figures.table
    own = kind_of(row.label, column.header, row.band or "")
    if own != "unspecified":
        return own, True
    around = kind_of(*(c.string for c in table.captions), *figures.around[:2])
    labels = " ".join(r.label for r in figures.grid.rows)
    headers = " ".join(figures.grid.header(c) for c in range(table.n_columns))
    cells = [c.text.string for c in reversed(column.cells)]
    return around if around != "unspecified" else kind_of(
        *cells, *table.headings, f"{labels} {headers}"
    ), False
