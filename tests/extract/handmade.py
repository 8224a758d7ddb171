"""Documents written by hand: lines in, a laid-out document out."""

from dataclasses import replace

from boardpapers.document import Box, Cell, Document, Paragraph, Piece, Table, Text
from boardpapers.extract import metadata
from boardpapers.extract.paper import Paper


def text_at(string: str, top: float, *, bold: bool = False, size: float = 11.0, page: int = 1) -> Text:
    """A string as one printed line, 6 points for each character."""
    pieces, at = [], 0
    for word in string.split(" "):
        box = Box(50 + 6 * at, top, 50 + 6 * (at + len(word)), top + size)
        pieces.append(Piece(at, at + len(word), page, 0, box, bold, size))
        at += len(word) + 1
    return Text(string, tuple(pieces))


def paragraph(line: str, position: int) -> Paragraph:
    """A paragraph from a line: `# heading`, `3.1) numbered`, `* bullet`, `** nested`, else body text."""
    top = 40.0 + 20 * position
    if line.startswith("# "):
        return Paragraph(position, text_at(line[2:], top, bold=True, size=13), "heading")
    if line.startswith("* ") or line.startswith("** "):
        level, words = line.split(" ", 1)
        return Paragraph(position, text_at(words, top), "item", level=len(level))
    number, found, words = line.partition(") ")
    if found and " " not in number and len(number) < 6:
        return Paragraph(position, text_at(words, top), "item", number=number)
    return Paragraph(position, text_at(line, top))


def table(rows: list[list[str]], position: int) -> Table:
    """A table of one-line cells."""
    cells = tuple(
        Cell(
            r,
            c,
            text_at(words, 40.0 + 20 * position + 10 * r),
            1,
            Box(200.0 * c, 0, 200.0 * c + 190, 10),
            is_header=False,
        )
        for r, row in enumerate(rows)
        for c, words in enumerate(row)
        if words
    )
    return Table(position, 1, 1, len(rows), max(map(len, rows)), cells)


def document(*blocks: str | list[list[str]]) -> Document:
    """A one-page document of lines and tables."""
    made = tuple(
        paragraph(block, n) if isinstance(block, str) else table(block, n) for n, block in enumerate(blocks)
    )
    return Document("0" * 64, "handmade.pdf", 1, "digital", made)


def paper(*blocks: str | list[list[str]], scanned: bool = False) -> Paper:
    """A handmade document with what it says of itself; `scanned` when its page was read from a picture."""
    made = document(*blocks)
    made = replace(made, recognised=frozenset({1})) if scanned else made
    bare = Paper(made, {}, acronyms=metadata.acronyms(made))
    return replace(bare, metadata=metadata.extract(bare))
