"""Posts and working time that a change frees or removes, from tables and text."""

from collections.abc import Iterator

from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.fte import agree, prose, tables
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.place import Place
from boardpapers.schemas import FteBenefit

__all__ = ["extract"]

_NO_TEXT = ("heading", "title", "caption")
#: Shorter cells hold a number or a name, and no claim.
_SHORTEST_CLAIM = 12
#: Fewer posts than this are one claim only where they are for one item.
_FEW = 3
_CONFLICTS = ({"delivered", "planned"}, {"delivered", "missed"}, {"planned", "missed"})


def extract(paper: Paper) -> Findings[FteBenefit]:
    """Every FTE benefit in the paper, each claim once."""
    held = [agree.of_their_parts(records) for records in _by_table(paper)]
    told = [r for p in _texts(paper) for r in prose.benefits_in(paper, p, paper.reading(p.text))]
    for claim in told:
        held = [agree.told_by(records, claim) for records in held]
    found = [r for records in agree.second_breakdowns(held) for r, _ in records]
    for record in told:
        _add(found, record)
    return Findings(tuple(found))


def _by_table(paper: Paper) -> list[agree.TableRecords]:
    """The records of each table; a table that goes on under the same headers is one with the part before."""
    held: list[agree.TableRecords] = []
    before: tuple[str, ...] = ()
    for figures in figures_of(paper.document):
        headers = tuple(figures.grid.header(c) for c in range(figures.table.n_columns))
        records = list(tables.benefits_in(paper, figures))
        if held and headers == before and agree.total_of(held[-1]) is None:
            held[-1] += records
        else:
            held.append(records)
        before = headers
    return held


def _texts(paper: Paper) -> Iterator[Place]:
    """The paragraphs and cells that may claim something in words."""
    for paragraph in paper.document.paragraphs:
        if paragraph.kind not in _NO_TEXT:
            yield Place.of_paragraph(paragraph)
    for table in paper.document.tables:
        for cell in table.cells:
            if not cell.is_header and len(cell.text.string) > _SHORTEST_CLAIM:
                yield Place.of_cell(table, cell)


def _add(found: list[FteBenefit], new: FteBenefit) -> None:
    """Adds a claim from prose, or its words to the record that already makes it."""
    for n, old in enumerate(found):
        if _same_claim(old, new):
            found[n] = old.model_copy(update={"evidence": (*old.evidence, *new.words)})
            return
    found.append(new)


def _same_claim(old: FteBenefit, new: FteBenefit) -> bool:
    if (old.fte, old.fte_max, old.hours) != (new.fte, new.fte_max, new.hours):
        return False
    if {old.status, new.status} in _CONFLICTS:
        return False
    if old.fte is not None and old.fte < _FEW and old.item != new.item:
        return False
    return old.words[0].table is None or old.is_total or _shares_item(old, new)


def _shares_item(old: FteBenefit, new: FteBenefit) -> bool:
    """Whether the words of the new claim hold half of the words of the old one's item."""
    words = {w for w in (old.item or "").lower().split() if len(w) > 3}
    said = " ".join(e.quote for e in new.words).lower()
    return bool(words) and sum(w in said for w in words) * 2 >= len(words)
