"""The small XHTML dialect of the corpus sources that are laid out by LibreOffice and reportlab.

A source is well-formed XHTML: `section` (attribute `orient`), `h1` to `h3`, `p` (attributes `n`, the
printed number; `level`, the depth of indentation; `align`), `ul`/`li`, `table` (attributes `style` = ruled
| horizontal | banded | plain, and `widths` in centimetres), `tr`, `th`, `td` (`colspan`, `rowspan`,
`align`), `pagebreak`, and inline `b`, `i`, `sup` and `br`. This module reads it into plain values; the
renderers know nothing of XML.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """Words of one style; a `br` is the text `\\n`."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Para:
    """A heading (`style` h1..h3), a list item (`li`) or a paragraph (`p`)."""

    style: str
    runs: tuple[Run, ...]
    number: str = ""
    level: int = 0
    align: str = "left"
    keep: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell at its row and column of the grid, with the rows and columns that it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool
    align: str
    paras: tuple[tuple[Run, ...], ...]
    fill: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its cells, how many rows repeat on the next page, and widths in centimetres."""

    style: str
    n_rows: int
    n_columns: int
    cells: tuple[GridCell, ...]
    header_rows: int
    widths: tuple[float, ...]
    size: float
    align: str = "left"


@dataclass(frozen=True)
class Break:
    """A new page."""


@dataclass(frozen=True)
class Section:
    """Pages of one orientation."""

    landscape: bool
    blocks: tuple[Para | Grid | Break, ...]


@dataclass(frozen=True)
class Source:
    """A whole source with its page furniture, in which `{page}` and `{pages}` stand for numbers."""

    title: str
    header: str
    footer: str
    size: float
    margin: float
    sections: tuple[Section, ...] = field(default=())


def _runs(
    element: ET.Element, bold: bool = False, italic: bool = False, raised: bool = False
) -> Iterator[Run]:
    """The runs of an element, white space folded as in HTML."""

    def fold(text: str | None) -> str:
        if not text:
            return ""
        words = " ".join(text.split())
        return (" " if text[0].isspace() else "") + words + (" " if words and text[-1].isspace() else "")

    if element.text:
        yield Run(fold(element.text), bold, italic, raised)
    for child in element:
        if child.tag == "br":
            yield Run("\n")
        elif child.tag in ("b", "i", "sup"):
            tag = child.tag
            yield from _runs(child, bold or tag == "b", italic or tag == "i", raised or tag == "sup")
        else:
            raise ValueError(f"unknown inline element {child.tag}")
        if child.tail:
            yield Run(fold(child.tail), bold, italic, raised)


def _trim(runs: Iterator[Run]) -> tuple[Run, ...]:
    kept = [run for run in runs if run.text]
    if kept:
        first = kept[0]
        kept[0] = Run(first.text.lstrip(" "), first.bold, first.italic, first.raised)
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip(" "), last.bold, last.italic, last.raised)
    return tuple(run for run in kept if run.text)


def _cell(element: ET.Element, row: int, column: int) -> GridCell:
    paras = [child for child in element if child.tag == "p"]
    texts = tuple(_trim(_runs(p)) for p in paras) if paras else (_trim(_runs(element)),)
    return GridCell(
        row,
        column,
        int(element.get("rowspan", "1")),
        int(element.get("colspan", "1")),
        element.tag == "th",
        element.get("align", "left"),
        texts,
        element.get("fill", ""),
    )


def _grid(element: ET.Element) -> Grid:
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    header_rows = 0
    rows = element.findall("tr")
    for r, row in enumerate(rows):
        column = 0
        for item in row:
            while (r, column) in taken:
                column += 1
            cell = _cell(item, r, column)
            cells.append(cell)
            taken.update((r + i, column + j) for i in range(cell.row_span) for j in range(cell.column_span))
            column += cell.column_span
        if r == header_rows and len(row) and all(item.tag == "th" for item in row):
            header_rows += 1
    n_columns = 1 + max(c for _, c in taken)
    widths = tuple(float(w) for w in element.get("widths", "").split())
    return Grid(
        element.get("style", "ruled"),
        len(rows),
        n_columns,
        tuple(cells),
        header_rows,
        widths,
        float(element.get("size", "9")),
        element.get("align", "left"),
    )


def _blocks(element: ET.Element) -> Iterator[Para | Grid | Break]:
    for child in element:
        if child.tag in ("h1", "h2", "h3", "p"):
            yield Para(
                child.tag,
                _trim(_runs(child)),
                child.get("n", ""),
                int(child.get("level", "0")),
                child.get("align", "left"),
                child.get("keep") == "1",
            )
        elif child.tag == "ul":
            for item in child.findall("li"):
                yield Para("li", _trim(_runs(item)), "", int(child.get("level", "1")))
        elif child.tag == "table":
            yield _grid(child)
        elif child.tag == "pagebreak":
            yield Break()
        else:
            raise ValueError(f"unknown block element {child.tag}")


def read_source(path: Path) -> Source:
    """Read a source file; an element outside the dialect raises ValueError."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    sections = tuple(
        Section(section.get("orient") == "landscape", tuple(_blocks(section)))
        for section in root.findall("section")
    )
    return Source(
        root.get("title", ""),
        root.get("header", ""),
        root.get("footer", ""),
        float(root.get("size", "11")),
        float(root.get("margin", "2.2")),
        sections,
    )
