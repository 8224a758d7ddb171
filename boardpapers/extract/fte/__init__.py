"""Posts and working time that a change frees or removes, from tables and text."""

from boardpapers.extract.fte import prose, tables
from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.place import Place
from boardpapers.schemas import FteBenefit


def extract(paper: Paper) -> Findings[FteBenefit]:
    """Every FTE benefit in the paper, each claim once."""
    found: list[FteBenefit] = []
    for figures in figures_of(paper.document):
        found += tables.benefits_in(paper, figures)
    for paragraph in paper.document.paragraphs:
        if paragraph.kind in ("heading", "title", "caption"):
            continue
        place = Place.of_paragraph(paragraph)
        for record in prose.benefits_in(paper, place, paper.reading(paragraph.text)):
            _add(found, record)
    for figures in figures_of(paper.document):
        for cell in figures.table.cells:
            if not cell.is_header and len(cell.text.string) > 12:
                place = Place.of_cell(figures.table, cell)
                for record in prose.benefits_in(paper, place, paper.reading(cell.text)):
                    _add(found, record)
    return Findings(tuple(found))


def _add(found: list[FteBenefit], new: FteBenefit) -> None:
    """Adds a claim from prose, or its words to the record that already makes it."""
    for n, old in enumerate(found):
        same = old.fte == new.fte and old.fte_max == new.fte_max and old.hours == new.hours
        if not same or (old.fte is not None and old.fte < 3 and old.item != new.item):
            continue
        if {old.status, new.status} in (
            {"delivered", "planned"},
            {"delivered", "missed"},
            {"planned", "missed"},
        ):
            continue
        if old.words[0].table is not None and not old.is_total and not _shares_item(old, new):
            continue
        found[n] = old.model_copy(update={"evidence": (*old.evidence, *new.words)})
        return
    found.append(new)


def _shares_item(old: FteBenefit, new: FteBenefit) -> bool:
    words = {w for w in (old.item or "").lower().split() if len(w) > 3}
    said = " ".join(e.quote for e in new.words).lower()
    return bool(words) and sum(w in said for w in words) * 2 >= len(words)
