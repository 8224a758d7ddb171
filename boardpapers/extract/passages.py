"""One way to read and cite a paragraph, a table cell and a caption."""

from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.document import (
    Cell,
    Document,
    Evidence,
    Paragraph,
    Source,
    Table,
    Text,
    cite_cell,
    cite_paragraph,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a cell of a table; `cell` None with a table means its caption."""

    text: Text
    paragraph: Paragraph | None = None
    table: Table | None = None
    cell: Cell | None = None

    @property
    def string(self) -> str:
        return self.text.string

    @property
    def headings(self) -> tuple[str, ...]:
        if self.paragraph is not None:
            return self.paragraph.headings
        return self.table.headings if self.table is not None else ()

    @property
    def position(self) -> int:
        """The position of its block in the document."""
        block = self.paragraph or self.table
        assert block is not None
        return block.position

    def cite(
        self, start: int = 0, end: int | None = None, *, field: str | None = None
    ) -> tuple[Evidence, ...]:
        """Evidence for a span of the text, one for each page it touches."""
        stop = len(self.string) if end is None else end
        start, stop = _trimmed(self.string, start, stop)
        if self.paragraph is not None:
            return cite_paragraph(self.paragraph, start, stop, field=field)
        assert self.table is not None
        if self.cell is not None:
            return cite_cell(self.table, self.cell, start, stop, field=field)
        source: Source = "heading"
        return tuple(
            Evidence(
                field,
                q.text,
                q.page,
                q.box,
                source,
                q.lines,
                table=self.table.position,
                start=start,
                end=stop,
            )
            for q in self.text.cite(start, stop)
        )


def _trimmed(string: str, start: int, stop: int) -> tuple[int, int]:
    part = string[start:stop]
    return start + len(part) - len(part.lstrip()), stop - (len(part) - len(part.rstrip()))


def of_paragraph(paragraph: Paragraph) -> Passage:
    return Passage(paragraph.text, paragraph=paragraph)


def of_cell(table: Table, cell: Cell) -> Passage:
    return Passage(cell.text, table=table, cell=cell)


def captions(table: Table) -> Iterator[Passage]:
    return (Passage(text, table=table) for text in table.captions)


def passages(document: Document) -> Iterator[Passage]:
    """Every paragraph, caption and cell with words, in reading order."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield of_paragraph(block)
            continue
        yield from captions(block)
        for cell in block.cells:
            if cell.text.string.strip():
                yield of_cell(block, cell)
