"""Which programme a figure belongs to: the nearest one named above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.document import Evidence, Paragraph, cite_cell, cite_paragraph
from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.figures.rows import Row, is_net_label, is_total_label
from boardpapers.extract.match import Reading
from boardpapers.extract.paper import Paper
from boardpapers.extract.place import Place
from boardpapers.extract.programmes.names import Programmes, programme_names


@dataclass(frozen=True, slots=True)
class Tie:
    """A programme's name and the words that say so."""

    name: str
    evidence: tuple[Evidence, ...] = ()


_BY_PROGRAMME = re.compile(r"\bby\s(?:individual\s)?(?:programme|project|workstream)s?\b", re.I)
_NO_NAME = re.compile(
    r"^\W*(?:closed|other|others|all|various|stand[\s-]?alone|miscellaneous|unallocated)\b", re.I
)


class Ties:
    """Looks up the programme of a figure: in its sentence, its lead-in, its table, its headings, the title."""

    def __init__(self, paper: Paper) -> None:
        self.known = Programmes(programme_names(paper.document, paper.readings))
        self._headings: dict[str, Paragraph] = {
            p.text.string: p for p in paper.document.paragraphs if p.kind in ("heading", "title")
        }
        self._title = self._of_title(paper)

    def of_prose(self, place: Place, reading: Reading, start: int, sentence: tuple[int, int]) -> Tie | None:
        """The programme of a figure at `start` of a text."""
        text = reading.text
        found = list(self.known.at(text))
        inside = [f for f in found if sentence[0] <= f[0] < sentence[1]]
        before = [f for f in inside if f[1] <= start]
        earlier = [f for f in found if f[1] <= sentence[0]]
        for choice in (before[-1:], inside[:1], earlier[-1:]):
            for low, high, name in choice:
                return Tie(name.name, place.cite(low, high, "programme"))
        headings = place.paragraph.headings if place.paragraph is not None else ()
        if place.table is not None:
            headings = (*place.table.headings, *(c.string for c in place.table.captions))
        return self._of_headings(headings) or self._title

    def of_row(self, figures: Figures, row: Row) -> Tie | None:
        """The programme of the figures of a table's row: the row's own, its band's, the table's."""
        total = row.kind in ("total", "net") or is_total_label(row.label) or is_net_label(row.label)
        by_name = any(_BY_PROGRAMME.search(c.string) for c in figures.table.captions)
        if not total:
            for cell in figures.item_cells(row.index):
                text = cell.text.string
                known = self.known.find(text)
                role = figures.word_roles.get(cell.column)
                own = (
                    role == "programme"
                    and re.search(r"programme|project", figures.grid.header(cell.column), re.I)
                ) or by_name
                if own and _NO_NAME.search(text):
                    return None
                if known is not None or own:
                    return Tie(
                        known.name if known is not None else text,
                        cite_cell(figures.table, cell, field="programme"),
                    )
                for low, high, inner in self.known.at(text):
                    return Tie(inner.name, cite_cell(figures.table, cell, low, high, field="programme"))
        if row.band and (band := self.known.find(row.band)) is not None:
            return Tie(band.name)
        for caption in figures.table.captions:
            for low, high, name in self.known.at(caption.string):
                return Tie(name.name, _of_caption(figures, caption.cite(low, high)))
        return self._of_headings((*figures.table.headings, *figures.around[-1:])) or self._title

    def _of_headings(self, headings: tuple[str, ...]) -> Tie | None:
        for heading in reversed(headings):
            for low, high, name in self.known.at(heading):
                paragraph = self._headings.get(heading)
                cited = (
                    cite_paragraph(paragraph, low, high, field="programme") if paragraph is not None else ()
                )
                return Tie(name.name, cited)
        return None

    def _of_title(self, paper: Paper) -> Tie | None:
        title = paper.metadata.title or ""
        for _, _, name in self.known.at(title):
            return Tie(name.name, tuple(_retitled(paper)))
        return None


def _of_caption(figures: Figures, quotes: object) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("programme", q.text, q.page, q.box, "heading", q.lines, table=figures.table.position)
        for q in quotes  # type: ignore[attr-defined]
    )


def _retitled(paper: Paper) -> Iterator[Evidence]:
    for e in paper.metadata.evidence:
        if e.field == "title":
            yield Evidence(
                "programme",
                e.quote,
                e.page,
                e.box,
                e.source,
                e.lines,
                e.paragraph,
                e.table,
                e.row,
                e.column,
                e.start,
                e.end,
            )
