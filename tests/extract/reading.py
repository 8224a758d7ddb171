"""Papers written by hand for the extractors: with what the language stage finds in them, and a date."""

from dataclasses import replace

from boardpapers.document import Box, Cell, Document, Table
from boardpapers.extract.match import read_texts
from boardpapers.extract.paper import Paper, texts_of
from boardpapers.schemas import PaperMetadata
from tests.extract.handmade import paragraph, text_at

DATE = "2019-11-08"
Rows = list[list[str]]


def table(rows: Rows, position: int = 0, *, headers: int = 1, captions: tuple[str, ...] = ()) -> Table:
    """A table of one-line cells; `"<"` widens the cell on its left, `"^"` the one above, `""` is no cell."""
    cells: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words == "<":
                left = max(k for k in cells if k[0] == r)
                cells[left] = replace(cells[left], column_span=c - left[1] + 1)
            elif words == "^":
                above = max(k for k in cells if k[1] == c)
                cells[above] = replace(cells[above], row_span=r - above[0] + 1)
            elif words:
                top = 100.0 * position + 12 * r
                box = Box(200.0 * c, top, 200.0 * c + 190, top + 11)
                cells[r, c] = Cell(r, c, text_at(words, top), 1, box, is_header=r < headers)
    texts = tuple(text_at(caption, 100.0 * position - 20, bold=True) for caption in captions)
    made = Table(position, 1, 1, len(rows), max(map(len, rows)), tuple(cells.values()))
    return replace(made, captions=texts)


def paper(
    *blocks: str | Table, date: str | None = DATE, kind: str = "report", title: str | None = None
) -> Paper:
    """A paper of lines and tables; a heading (`# ...`) stands over what follows it."""
    made = []
    heading: tuple[str, ...] = ()
    for n, block in enumerate(blocks):
        if isinstance(block, Table):
            made.append(replace(block, position=n, headings=heading))
            continue
        line = paragraph(block, n)
        made.append(replace(line, headings=heading))
        if line.kind == "heading":
            heading = (line.text.string,)
    document = Document("0" * 64, "handmade.pdf", 1, "digital", tuple(made))
    metadata = PaperMetadata.model_validate({"paper_date": date, "paper_type": kind, "title": title})
    return Paper(document, read_texts(list(texts_of(document))), metadata)
