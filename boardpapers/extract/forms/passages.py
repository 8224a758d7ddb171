"""One flat view of a document: every paragraph, in or out of a table cell, in reading order.

A form printed as a table, as fields or as plain lines looks the same through it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from boardpapers.document import (
    Cell,
    Document,
    Evidence,
    Paragraph,
    ParagraphKind,
    Table,
    Text,
    cite_cell,
    cite_paragraph,
)
from boardpapers.extract.compose import BULLETS
from boardpapers.extract.match import sentence_starts


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a paragraph of a table cell; `offset` is where it begins in the cell's text.

    `number` is the label without brackets and full stop (`3`, `a`, `6.1`); a bullet gives `bulleted`.
    `start` is where the words begin when layout left the label in the text. `running` marks a running
    header or footer, whose evidence names no paragraph. `stop` ends a passage that was cut in two.
    """

    index: int
    source: Paragraph
    table: Table | None = None
    cell: Cell | None = None
    offset: int = 0
    number: str | None = None
    bulleted: bool = False
    start: int = 0
    running: bool = False
    stop: int | None = None

    @property
    def text(self) -> str:
        return self.source.text.string

    @property
    def words(self) -> str:
        """The text without its label, up to `stop` where the passage was cut."""
        return self.text[self.start : self.stop]

    @property
    def end(self) -> int:
        """Where the words end."""
        return len(self.text) if self.stop is None else self.stop

    @property
    def kind(self) -> ParagraphKind:
        return self.source.kind

    @property
    def level(self) -> int:
        return self.source.level

    @property
    def page(self) -> int:
        return self.source.text.pieces[0].page if self.source.text.pieces else 0

    @property
    def x0(self) -> float:
        """Where the text's first word begins, in points from the left."""
        return self.source.text.pieces[0].box.x0

    @property
    def top(self) -> float:
        """The top of the text's first word, in points."""
        return self.source.text.pieces[0].box.top

    @cached_property
    def size(self) -> float:
        """The largest letter size in points."""
        return max((p.size for p in self.source.text.pieces), default=0.0)

    @cached_property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(p.bold for p in self.source.text.pieces)

    @property
    def is_point(self) -> bool:
        """Whether it carries a number, a letter or a bullet."""
        return self.number is not None or self.bulleted

    @property
    def place(self) -> tuple[int, int, int]:
        """Table, row and column; -1 thrice for running text."""
        if self.table is None or self.cell is None:
            return (-1, -1, -1)
        return (self.table.position, self.cell.row, self.cell.column)

    def cite(self, start: int = 0, end: int | None = None, field: str | None = None) -> tuple[Evidence, ...]:
        """Evidence for characters [start, end) of the text."""
        stop = len(self.text) if end is None else end
        if self.table is None or self.cell is None:
            cited = cite_paragraph(self.source, start, stop, field=field)
            return tuple(replace(e, paragraph=None) for e in cited) if self.running else cited
        return cite_cell(self.table, self.cell, start + self.offset, stop + self.offset, field=field)


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages of a document that hold a word."""
    return tuple(replace(p, index=n) for n, p in enumerate(_passages(document)))


def furniture(document: Document) -> tuple[Passage, ...]:
    """The running headers and footers; their evidence has no paragraph."""
    return tuple(
        _labelled(Passage(n, p, running=True)) for n, p in enumerate(document.furniture) if p.text.pieces
    )


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text.pieces:
                yield _labelled(Passage(0, block))
            continue
        for row in sorted({c.row for c in block.cells}):
            yield from _row([c for c in block.cells if c.row == row], block)


def _row(cells: Sequence[Cell], table: Table) -> Iterator[Passage]:
    """A row's passages, cell by cell; line by line where rows of a form were taken for one."""
    held = [
        [_labelled(Passage(0, p, table, cell, offset)) for p, offset in _cell_paragraphs(cell, table)]
        for cell in sorted(cells, key=lambda c: c.column)
    ]
    if len(held) == 2 and _side_by_side(*held):
        yield from sorted((p for ps in held for p in ps), key=lambda p: (round(p.top / 4), p.place))
    else:
        yield from (p for ps in held for p in ps)


def _side_by_side(labels: Sequence[Passage], values: Sequence[Passage]) -> bool:
    """Whether a cell holds several short lines, each with a line of the next cell at its height."""
    return (
        min(len(labels), len(values)) > 1
        and all(len(p.text) < 50 and not p.text.endswith((".", ";", ",")) for p in labels)
        and all(any(round(p.top / 4) == round(q.top / 4) for q in values) for p in labels)
    )


def _cell_paragraphs(cell: Cell, table: Table) -> Iterator[tuple[Paragraph, int]]:
    if not cell.text.pieces:
        return
    if not cell.paragraphs:
        yield Paragraph(table.position, cell.text, headings=table.headings), 0
        return
    at = 0
    for paragraph in cell.paragraphs:
        if not paragraph.text.pieces:
            continue
        offset = _offset(cell.text, paragraph.text, at)
        at = offset + len(paragraph.text.string)
        yield replace(paragraph, headings=paragraph.headings or table.headings), offset


def _offset(whole: Text, part: Text, after: int) -> int:
    """Where `part` begins in `whole`: by its first word's box, else by its string."""
    first = part.pieces[0]
    for piece in whole.pieces:
        if piece.page == first.page and piece.box == first.box:
            return piece.end - first.end if piece.end - first.end >= 0 else piece.start
    found = whole.string.find(part.string[:40], after)
    return max(found, 0)


_LABEL = re.compile(
    r"^\s*(?:\(?(?P<deep>\d{1,3}(?:\.\d{1,3}){1,3})[.)]?|\(?(?P<plain>\d{1,3})[.)]|\((?P<bare>\d{1,2})\)"
    r"|\(?(?P<letter>[A-Za-z]|[ivx]{1,5})[.)]|(?P<ref>[RD]\d{1,2})[.):]?(?=\s+\w)"
    r"|Recommendation\s(?P<named>\d{1,2}(?:\.\d{1,2})?)(?:\s?[.:–—-]))\s+(?=\S)"
)
_LOOSE = re.compile(r"^\s*(?P<number>\d{1,2})\s+(?=(?:That|To|The|Note|Agree|Approve|It|I|We|Members)\b)")


#: A person with an initial (`P. Allott`), which is no label.
_INITIAL = re.compile(r"\s*(?:[A-Z]\.\s?){1,3}[A-Z][a-zA-Z’'-]+(?:[\s-][A-Z][a-zA-Z’'-]+)?\s*")


def plain_number(printed: str | None) -> str | None:
    """A label without brackets, full stop and spaces; None for an empty one."""
    if printed is None:
        return None
    return re.sub(r"\s", "", printed).strip("().:,-–") or None


def _labelled(passage: Passage) -> Passage:
    """The passage with its number: layout's own, else a label that still stands in the text."""
    source = passage.source
    if source.number is not None:
        return replace(passage, number=plain_number(source.number))
    text = source.text.string
    if text[:1] in BULLETS and len(text) > 2 and text[1] in " \t":
        return replace(passage, bulleted=True, start=len(text) - len(text[1:].lstrip()))
    match = None if _INITIAL.fullmatch(text) else _LABEL.match(text)
    if match and not re.match(r"\d{1,2}\.\d{1,2}\.\d{2,4}", text):
        number = next(g for g in match.groups() if g)
        return replace(passage, number=number, start=match.end())
    loose = _LOOSE.match(text)
    if loose:
        return replace(passage, number=loose["number"], start=loose.end())
    return replace(passage, bulleted=source.kind == "item")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of [start, end) as offsets, without white space at their ends."""
    stop = len(text) if end is None else end
    cuts = [start, *(start + s for s in sentence_starts(text[start:stop])), stop]
    for first, last in pairwise(cuts):
        part = text[first:last]
        if part.strip():
            yield first + len(part) - len(part.lstrip()), first + len(part.rstrip())
