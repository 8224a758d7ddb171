"""A text that can be cited, wherever it stands: a paragraph of the page or a cell of a table."""

from dataclasses import dataclass

from boardpapers.document import Cell, Evidence, Paragraph, Table, Text, cite_cell, cite_paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, or a cell with its table; `cite` gives evidence for a span of its text."""

    text: Text
    paragraph: Paragraph | None = None
    table: Table | None = None
    cell: Cell | None = None

    @staticmethod
    def of_paragraph(paragraph: Paragraph) -> "Place":
        return Place(paragraph.text, paragraph=paragraph)

    @staticmethod
    def of_cell(table: Table, cell: Cell) -> "Place":
        return Place(cell.text, table=table, cell=cell)

    def cite(self, start: int = 0, end: int | None = None, field: str | None = None) -> tuple[Evidence, ...]:
        if self.paragraph is not None:
            return cite_paragraph(self.paragraph, start, end, field=field)
        if self.table is None or self.cell is None:
            return ()
        return cite_cell(self.table, self.cell, start, end, field=field)
