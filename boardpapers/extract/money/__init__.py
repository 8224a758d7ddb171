"""Savings, costs and all other amounts of pounds: each amount of a paper ends in exactly one record."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from boardpapers.document import Paragraph
from boardpapers.errors import Problem
from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.money import cells, heading_items, prose, worded_cells
from boardpapers.extract.money.drafts import Draft, to_record
from boardpapers.extract.money.merging import merge
from boardpapers.extract.money.setting import setting_of
from boardpapers.extract.money.ties import Tie, Ties
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.place import Place
from boardpapers.schemas import Record

__all__ = ["extract"]

#: A longer line below words that end with a colon is no point of their list.
_SHORT = 160
#: Below this certainty no words nearby settle what an amount is, and the paper's reader is told.
_DOUBTFUL = 0.6


def extract(paper: Paper) -> Findings[Record]:
    """Every amount in the paper's text and tables, as savings, costs and other amounts."""
    ties = Ties(paper)
    drafts = merge(chain(_in_prose(paper, ties), _in_tables(paper, ties)))
    organisation = paper.metadata.organisation
    return Findings(
        tuple(to_record(d, organisation) for d in drafts),
        tuple(_doubt(d) for d in drafts if d.certainty < _DOUBTFUL and d.words),
    )


def _in_prose(paper: Paper, ties: Ties) -> Iterator[Draft]:
    setting = setting_of(paper)
    intro = ""
    above: list[tuple[int, str]] = []
    for paragraph in paper.document.paragraphs:
        is_item = paragraph.kind == "item" or _goes_on(intro, paragraph)
        above = [a for a in above if is_item and a[0] < paragraph.level]
        intro = intro if is_item else paragraph.text.string
        told = above[-1][1] if above else intro
        if is_item and paragraph.text.string.rstrip().endswith((":", " to", " –", " -")):
            above.append((paragraph.level, paragraph.text.string))
        if paragraph.kind == "caption" or not _may_hold_money(paragraph.text.string):
            continue
        here = replace(setting, intro=told if is_item else "", headings=paragraph.headings)
        place, reading = Place.of_paragraph(paragraph), paper.reading(paragraph.text)
        heading = ties.heading(paragraph.heading) if paragraph.heading else None
        for found in prose.drafts_in(place, reading, here):
            draft = heading_items.named(found, heading)
            yield _tied(draft, ties.of_prose(place, reading, draft.at, reading.sentence_at(draft.at)))


def _goes_on(intro: str, paragraph: Paragraph) -> bool:
    """Whether a short line stands below words that end with a colon, as a point of a list does."""
    short = paragraph.kind == "body" and len(paragraph.text.string) < _SHORT
    return short and intro.rstrip().endswith(":")


def _may_hold_money(text: str) -> bool:
    return "£" in text or "pounds" in text or "GBP" in text


def _in_tables(paper: Paper, ties: Ties) -> Iterator[Draft]:
    for figures in figures_of(paper.document):
        rows = {r.index: r for r in figures.grid.rows}
        for draft in (*cells.drafts_in(paper, figures), *worded_cells.drafts_in(paper, figures)):
            row = rows.get(draft.words[0].row or 0) if draft.words else None
            yield _tied(draft, ties.of_row(figures, row)) if row is not None else draft


def _tied(draft: Draft, tie: Tie | None) -> Draft:
    if tie is None or tie.name is None or draft.sense not in ("saving", "cost"):
        return draft
    return replace(draft, programme=tie.name, cited=(*draft.cited, *tie.evidence))


def _doubt(draft: Draft) -> Problem:
    """An amount whose kind no words settle."""
    words = draft.words[0]
    message = f"No words nearby say what {words.quote!r} is; it was filed under {draft.sense}."
    return Problem("extract", "warning", "doubtful_amount", message, words.page)
