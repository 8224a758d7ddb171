"""Amounts inside cells that hold words too (`cashable saving £63k`): as prose, with what the row adds."""

from collections.abc import Iterator
from dataclasses import replace

from boardpapers.document import Cell
from boardpapers.extract.context.labels import cite_cells
from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.numbers import parse_number
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.money import prose
from boardpapers.extract.money.cells import CellReader
from boardpapers.extract.money.drafts import NO_PERIOD, Draft
from boardpapers.extract.money.setting import setting_of
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex
from boardpapers.extract.place import Place

#: A longer cell is a paragraph of its own and no entry of its row.
_LONGEST = 160


def drafts_in(paper: Paper, figures: Figures) -> Iterator[Draft]:
    """One draft for each amount that stands among words in a cell."""
    reader = CellReader(paper, figures)
    rows = {r.index: r for r in figures.grid.rows}
    general = setting_of(paper)
    around = (*figures.table.headings, *(c.string for c in figures.table.captions))
    for cell in figures.table.cells:
        if not _holds_worded_amount(cell):
            continue
        setting = replace(general, intro=_intro(figures, cell), headings=around)
        row = rows.get(cell.row) if len(cell.text.string) < _LONGEST else None
        for draft in prose.drafts_in(Place.of_cell(figures.table, cell), paper.reading(cell.text), setting):
            if reader.senses.is_limits:
                draft = replace(draft, sense="rate", certainty=0.9)
            yield _with_row(reader, draft, row, cell.column) if row else draft


def _intro(figures: Figures, cell: Cell) -> str:
    """What leads in to a cell: its column's header, or in a form the label of its row."""
    header = figures.grid.header(cell.column)
    label = figures.grid.at(cell.row, 0)
    return header if header or label is None or label is cell else label.text.string


def _holds_worded_amount(cell: Cell) -> bool:
    text = cell.text.string
    if "£" not in text or parse_number(text) is not None:
        return False
    return not cell.is_header or regex("money_tables", "amount").search(text) is not None


def _with_row(reader: CellReader, draft: Draft, row: Row, column: int) -> Draft:
    """The draft of a cell's words, with what its row adds: the item, the date, the status."""
    figures = reader.figures
    items = tuple(c for c in figures.item_cells(row.index) if c.column != column)
    if not figures.grid.header_rows and draft.item:
        items = ()  # a form: its labels say what a box is for, not what an amount is for
    cited = tuple(e for e in draft.cited if e.field != "item") if items else draft.cited
    cited += cite_cells(figures.table, items, "item")
    period, status = draft.period, draft.status
    if period == NO_PERIOD:
        bare = Column(column, figures.grid.header(column), figures.grid.header_cells(column), None, False)
        found, evidence = reader.words.period(row, bare)
        if found is not None:
            period = (found.start, found.end, found.text)
            cited += evidence
            status = reader.words.dated(status, found)
    return replace(
        draft,
        item=" – ".join(c.text.string for c in items) or draft.item,
        cited=cited,
        period=period,
        status=status,
        category=_aside(draft) if draft.sense == "cost" else None,
        tabular=True,
    )


def _aside(draft: Draft) -> str | None:
    """What brackets behind an amount call it: `£40k (growth)`."""
    match = regex("money_tables", "category_aside").search(draft.context)
    return match["category"] if match else None
