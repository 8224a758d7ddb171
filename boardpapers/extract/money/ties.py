"""Which programme a figure belongs to: the nearest one named above it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpapers.document import Cell, Evidence, Paragraph, cite_cell, cite_paragraph
from boardpapers.extract.context.labels import cite_caption
from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.figures.rows import Row, is_net_label, is_total_label
from boardpapers.extract.match import Reading
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex
from boardpapers.extract.place import Place
from boardpapers.extract.programmes.names import Programmes, programme_names


@dataclass(frozen=True, slots=True)
class Tie:
    """A programme's name and the words that say so; `name` None where they say that there is none."""

    name: str | None
    evidence: tuple[Evidence, ...] = ()


class Ties:
    """Looks up the programme of a figure: in its sentence, its lead-in, its table, headings, the title."""

    def __init__(self, paper: Paper) -> None:
        self.known = Programmes(programme_names(paper.document, paper.readings))
        self._headings: dict[str, Paragraph] = {
            p.text.string: p for p in paper.document.paragraphs if p.kind in ("heading", "title")
        }
        self._title = self._of_title(paper)

    def of_prose(self, place: Place, reading: Reading, start: int, sentence: tuple[int, int]) -> Tie | None:
        """The programme of a figure at `start` of a text."""
        found = list(self.known.at(reading.text))
        inside = [f for f in found if sentence[0] <= f[0] < sentence[1]]
        before = [f for f in inside if f[1] <= start]
        earlier = [f for f in found if f[1] <= sentence[0]]
        for low, high, name in (*before[-1:], *inside[:1], *earlier[-1:]):
            return Tie(name.name, place.cite(low, high, "programme"))
        headings = place.paragraph.headings if place.paragraph is not None else ()
        if place.table is not None:
            headings = (*place.table.headings, *(c.string for c in place.table.captions))
        return self._of_headings(headings) or self._title

    def heading(self, words: str) -> Paragraph | None:
        """The heading with these words."""
        return self._headings.get(words)

    def of_row(self, figures: Figures, row: Row) -> Tie | None:
        """The programme of the figures of a table's row: the row's own, its band's, the table's."""
        if not (row.kind in ("total", "net") or is_total_label(row.label) or is_net_label(row.label)):
            own = next(self._of_cells(figures, row), None)
            if own is not None:
                return own
        if row.band and (band := self.known.find(row.band)) is not None:
            return Tie(band.name)
        for n, caption in enumerate(figures.table.captions):
            for low, high, name in self.known.at(caption.string):
                return Tie(name.name, tuple(cite_caption(figures.table, n, low, high, "programme")))
        return self._of_headings((*figures.table.headings, *figures.around[-1:])) or self._title

    def _of_cells(self, figures: Figures, row: Row) -> Iterator[Tie]:
        """What the cells that name a row's item say."""
        for cell in figures.item_cells(row.index):
            text = cell.text.string
            names_programmes = _names_programmes(figures, cell)
            if names_programmes and regex("ties", "no_name").search(text):
                yield Tie(None)
            known = self.known.find(text)
            if known is not None or names_programmes:
                name = known.name if known is not None else text
                yield Tie(name, cite_cell(figures.table, cell, field="programme"))
            for low, high, inner in self.known.at(text):
                yield Tie(inner.name, cite_cell(figures.table, cell, low, high, field="programme"))

    def _of_headings(self, headings: tuple[str, ...]) -> Tie | None:
        """The programme that the lowest heading with one names."""
        for heading in reversed(headings):
            for low, high, name in self.known.at(heading):
                paragraph = self._headings.get(heading)
                cited = cite_paragraph(paragraph, low, high, field="programme") if paragraph else ()
                return Tie(name.name, cited)
        return None

    def _of_title(self, paper: Paper) -> Tie | None:
        for _, _, name in self.known.at(paper.metadata.title or ""):
            title = (e for e in paper.metadata.evidence if e.field == "title")
            return Tie(name.name, tuple(replace(e, field="programme") for e in title))
        return None


def _names_programmes(figures: Figures, cell: Cell) -> bool:
    """Whether a cell names a programme whatever its words: by its column's header or the table's caption."""
    if figures.word_roles.get(cell.column) == "programme" and regex("ties", "programme_column").search(
        figures.grid.header(cell.column)
    ):
        return True
    return any(regex("ties", "by_programme").search(c.string) for c in figures.table.captions)
