"""The frozen document model that every stage after reading works on.

Coordinates are points from the top left of the page as displayed, pages count from 1. A `Text` is a
string whose characters still know the words they came from, so that any span of it can be cited: turned
into the quote, the page and the box (with one box for each printed line) where it stands.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

from boardpapers.errors import Problem

Source = Literal["prose", "table", "form", "heading"]
TextSource = Literal["digital", "ocr", "mixed"]
ParagraphKind = Literal["title", "heading", "body", "item", "field", "caption", "signature"]


class Box(NamedTuple):
    """A rectangle in points; `top` < `bottom`, measured downwards from the top of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    def holds_point(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def holds(self, other: "Box", tolerance: float = 0.5) -> bool:
        return (
            other.x0 >= self.x0 - tolerance
            and other.top >= self.top - tolerance
            and other.x1 <= self.x1 + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: "Box") -> bool:
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom
        )

    @staticmethod
    def around(boxes: Iterable["Box"]) -> "Box":
        """The smallest box that holds all of `boxes`, of which there must be at least one."""
        x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
        return Box(min(x0s), min(tops), max(x1s), max(bottoms))


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, as the reader found it; `size` in points."""

    text: str
    box: Box
    font: str
    size: float
    bold: bool = False
    italic: bool = False
    upright: bool = True


class Rule(NamedTuple):
    """A straight horizontal or vertical line that is drawn on the page (also a very thin rectangle)."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float = 0.0

    @property
    def horizontal(self) -> bool:
        return (self.x1 - self.x0) >= (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Rect:
    """A drawn rectangle; `fill` is its grey level from 0 (black) to 1 (white), None when not filled."""

    box: Box
    fill: float | None
    stroked: bool


class Scan(NamedTuple):
    """How the picture lies that a page was recognised from.

    The page's words, rules and areas stand in a frame of `width` and `height`, in which text is upright and
    level. It comes about by turning the page as displayed clockwise by `turn` degrees (0, 90, 180, 270) and
    then the picture back by its `tilt`, the degrees by which its lines run down to the right.
    """

    turn: int
    tilt: float
    width: float
    height: float

    def displayed(self, box: Box) -> Box:
        """Where a box of the frame stands on the page as displayed: its middle moves, it stays level."""
        angle = math.radians(self.tilt)
        dx, dy = box.x_mid - self.width / 2, box.y_mid - self.height / 2
        x = self.width / 2 + dx * math.cos(angle) - dy * math.sin(angle)
        y = self.height / 2 + dx * math.sin(angle) + dy * math.cos(angle)
        wide, high = box.width / 2, box.height / 2
        match self.turn:
            case 90:
                x, y, wide, high = y, self.width - x, high, wide
            case 180:
                x, y = self.width - x, self.height - y
            case 270:
                x, y, wide, high = self.height - y, x, high, wide
        return Box(*(round(v, 2) for v in (x - wide, y - high, x + wide, y + high)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: `width` and `height` as displayed, after the page's rotation.

    A page whose words were recognised has a `scan`, and stands in that scan's frame.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    rects: tuple[Rect, ...] = ()
    images: tuple[Box, ...] = ()
    scan: Scan | None = None


class Piece(NamedTuple):
    """The characters [start, end) of a text and the word they were read from; `line` counts printed lines."""

    start: int
    end: int
    page: int
    line: int
    box: Box
    bold: bool
    size: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they stand on one page; `box` holds them all, `lines` has one box for each printed line."""

    text: str
    page: int
    box: Box
    lines: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A string with the places its characters were read from, in reading order."""

    string: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return self.string

    def __bool__(self) -> bool:
        return bool(self.string)

    @property
    def box(self) -> Box:
        """The box around the part of the text on its first page."""
        first = self.pieces[0].page
        return Box.around(p.box for p in self.pieces if p.page == first)

    def cite(self, start: int = 0, end: int | None = None) -> tuple[Quote, ...]:
        """The span as quotes, one for each page that it touches; empty when it covers no word."""
        stop = len(self.string) if end is None else end
        touched = [p for p in self.pieces if p.start < stop and p.end > start]
        quotes = []
        for page, group in groupby(touched, key=lambda p: p.page):
            pieces = list(group)
            lines = tuple(
                Box.around(p.box for p in line) for _, line in groupby(pieces, key=lambda p: p.line)
            )
            words = self.string[max(start, pieces[0].start) : min(stop, pieces[-1].end)]
            quotes.append(Quote(words.strip(), page, Box.around(lines), lines))
        return tuple(quotes)


EMPTY_TEXT = Text("", ())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or form field, in reading order.

    `number` is the label as printed (`3.14`, `12.`, `a)`), which is not part of `text`; a bullet gives
    `kind="item"` with `number` None. `level` is the nesting depth of a list item (0 for body text).
    `headings` are the headings it stands under, outermost first. A `field` has `label` (`Title`) and its
    value begins at `value_start` of the text. `number_text` is the label's own place on the page.
    """

    position: int
    text: Text
    kind: ParagraphKind = "body"
    number: str | None = None
    level: int = 0
    headings: tuple[str, ...] = ()
    label: str | None = None
    value_start: int = 0
    number_text: Text = EMPTY_TEXT

    @property
    def heading(self) -> str | None:
        return self.headings[-1] if self.headings else None

    @property
    def page(self) -> int:
        return self.text.pieces[0].page

    @property
    def box(self) -> Box:
        return self.text.box

    @property
    def lead_end(self) -> int:
        """Where a bold lead-in at the start of a text that is not bold throughout ends; 0 without one."""
        end = 0
        for piece in self.text.pieces:
            if not piece.bold:
                return end
            end = piece.end
        return 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; rows and columns count from 0. `paragraphs` splits the cell's words as layout does."""

    row: int
    column: int
    text: Text
    page: int
    box: Box
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, over all its pages. `captions` are its title row and the lines that name it."""

    position: int
    page: int
    last_page: int
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    captions: tuple[Text, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def caption(self) -> str | None:
        return " | ".join(c.string for c in self.captions) or None

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells; a cell that spans stands at its first place only, the others are None."""
        rows: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell
        return rows


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A paper, read and laid out: `blocks` holds paragraphs and tables in reading order.

    `furniture` are the running headers and footers that were taken off the pages, `recognised` the numbers of
    the pages whose words were recognised from a picture.
    """

    sha256: str
    file_name: str
    page_count: int
    text_source: TextSource
    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    recognised: frozenset[int] = frozenset()

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        return (b for b in self.blocks if isinstance(b, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        return (b for b in self.blocks if isinstance(b, Table))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands in the paper: the words that make the record (`field` None) or one attribute.

    `paragraph` and `table` are positions in the document; `start` and `end` are offsets in that
    paragraph's or cell's text.
    """

    field: str | None
    quote: str
    page: int
    box: Box
    source: Source
    lines: tuple[Box, ...] = ()
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    start: int = 0
    end: int = 0


def cite_paragraph(
    paragraph: Paragraph,
    start: int = 0,
    end: int | None = None,
    *,
    field: str | None = None,
    source: Source | None = None,
) -> tuple[Evidence, ...]:
    """Evidence for a span of a paragraph, one for each page that the span touches."""
    stop = len(paragraph.text.string) if end is None else end
    kinds: dict[str, Source] = {
        "heading": "heading",
        "title": "heading",
        "field": "form",
        "signature": "form",
    }
    where = source or kinds.get(paragraph.kind, "prose")
    return tuple(
        Evidence(
            field, q.text, q.page, q.box, where, q.lines, paragraph=paragraph.position, start=start, end=stop
        )
        for q in paragraph.text.cite(start, stop)
    )


def cite_cell(
    table: Table,
    cell: Cell,
    start: int = 0,
    end: int | None = None,
    *,
    field: str | None = None,
    source: Source = "table",
) -> tuple[Evidence, ...]:
    """Evidence for a span of a table cell, one for each page that the span touches."""
    stop = len(cell.text.string) if end is None else end
    return tuple(
        Evidence(
            field,
            q.text,
            q.page,
            q.box,
            source,
            q.lines,
            table=table.position,
            row=cell.row,
            column=cell.column,
            start=start,
            end=stop,
        )
        for q in cell.text.cite(start, stop)
    )
