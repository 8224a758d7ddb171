"""Savings, costs and all other amounts of pounds: each amount of a paper ends in exactly one record."""

import re
from dataclasses import replace

from boardpapers.document import Paragraph, Table
from boardpapers.errors import Problem
from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.figures.numbers import parse_number
from boardpapers.extract.money import prose, tables
from boardpapers.extract.money.drafts import Draft, merge, to_record
from boardpapers.extract.money.ties import Tie, Ties
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.place import Place
from boardpapers.schemas import Record


def extract(paper: Paper) -> Findings[Record]:
    """Every amount in the paper's text and tables, as savings, costs and other amounts."""
    drafts = tuple(_drafts(paper))
    merged = merge(drafts)
    organisation = paper.metadata.organisation
    records = tuple(to_record(d, organisation) for d in merged)
    return Findings(records, tuple(_doubts(merged)))


def _drafts(paper: Paper) -> list[Draft]:
    today = paper.metadata.paper_date
    ties = Ties(paper)
    drafts: list[Draft] = []
    decided = paper.metadata.paper_type in ("decision_record", "minutes")
    about = bool(re.search(r"\b(?:savings?|benefits?|efficienc\w+)\b", paper.metadata.title or "", re.I))
    intro = ""
    for paragraph in paper.document.paragraphs:
        if paragraph.kind != "item":
            intro = paragraph.text.string
        if paragraph.kind == "caption" or (
            "£" not in paragraph.text.string
            and "pounds" not in paragraph.text.string
            and "GBP" not in paragraph.text.string
        ):
            continue
        setting = prose.Setting(
            today, intro if paragraph.kind == "item" else "", paragraph.headings, decided, about
        )
        place, reading = Place.of_paragraph(paragraph), paper.reading(paragraph.text)
        drafts += [
            _tied(d, ties.of_prose(place, reading, d.at, reading.sentence_at(d.at)))
            for d in prose.drafts_in(place, reading, setting)
        ]
    for figures in figures_of(paper.document):
        rows = {r.index: r for r in figures.grid.rows}
        for draft in (*tables.drafts_in(paper, figures, today), *_cells_of_words(paper, figures, today)):
            row = rows.get(draft.words[0].row or 0) if draft.words else None
            drafts.append(_tied(draft, ties.of_row(figures, row)) if row is not None else draft)
    return drafts


def _tied(draft: Draft, tie: Tie | None) -> Draft:
    if tie is None or draft.sense not in ("saving", "cost"):
        return draft
    return replace(draft, programme=tie.name, cited=(*draft.cited, *tie.evidence))


def _cells_of_words(paper: Paper, figures: Figures, today: str | None) -> list[Draft]:
    """Amounts inside cells that hold words too (`cashable saving £63k`)."""
    reader = tables._TableReader(paper, figures, today)
    found: list[Draft] = []
    for cell in figures.table.cells:
        text = cell.text.string
        if (
            "£" not in text
            or parse_number(text) is not None
            or (cell.is_header and not re.search(r"£\s?\d", text))
        ):
            continue
        reading = paper.reading(cell.text)
        header = figures.grid.header(cell.column)
        setting = prose.Setting(
            today, header, (*figures.table.headings, *(c.string for c in figures.table.captions))
        )
        row = next((r for r in figures.grid.rows if r.index == cell.row), None)
        for draft in prose.drafts_in(Place.of_cell(figures.table, cell), reading, setting):
            found.append(
                _with_row(reader, figures, draft, row, cell.column)
                if row and len(text) < 160
                else replace(draft, tabular=False)
            )
    return found


def _with_row(
    reader: "tables._TableReader", figures: Figures, draft: Draft, row: object, column: int
) -> Draft:
    """The draft of a cell's words, with what its row adds: the item, the date, the status."""
    from boardpapers.document import cite_cell
    from boardpapers.extract.figures.columns import Column
    from boardpapers.extract.figures.rows import Row

    assert isinstance(row, Row)
    made = Column(column, figures.grid.header(column), figures.grid.header_cells(column), None, False)
    items = tuple(c for c in figures.item_cells(row.index) if c.column != column)
    if not figures.grid.header_rows and draft.item:
        items = ()  # a form: its labels say what a box is for, not what an amount is for
    cited = tuple(e for e in draft.cited if e.field != "item") if items else draft.cited
    cited += tuple(e for c in items for e in cite_cell(figures.table, c, field="item"))
    period, status = draft.period, draft.status
    if period == (None, None, None):
        found, evidence = reader._period(row, made)
        if found is not None:
            period = (found.start, found.end, found.text)
            cited += evidence
            status = reader._dated("unspecified" if status == "unspecified" else status, found)
    category = _bracketed(draft) if draft.sense == "cost" else None
    return replace(
        draft,
        item=" – ".join(c.text.string for c in items) or draft.item,
        cited=cited,
        period=period,
        status=status,
        category=category,
        tabular=True,
    )


def _bracketed(draft: Draft) -> str | None:
    match = re.search(r"\(([a-z][a-z\s-]{2,30})\)", draft.context)
    return match.group(1) if match else None


def _doubts(drafts: tuple[Draft, ...]) -> list[Problem]:
    """Amounts whose kind no words settle."""
    return [
        Problem(
            "extract",
            "warning",
            "doubtful_amount",
            f"No words nearby say what {d.words[0].quote!r} is; it was filed under {d.sense}.",
            d.words[0].page,
        )
        for d in drafts
        if d.certainty < 0.6 and d.words
    ]


__all__ = ["Table", "extract"]
