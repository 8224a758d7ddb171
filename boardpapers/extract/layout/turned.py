"""Pages whose text is displayed sideways or on its head: turned for layout, and back again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from boardpapers.document import Block, Box, Cell, Page, Paragraph, Rule, Table, Text, Word
from boardpapers.extract.layout.lines import Line

_MOSTLY = 0.7  # share of a page's words

Turn = Callable[[Box], Box]


def set_upright(pages: Sequence[Page]) -> tuple[tuple[Page, ...], Mapping[int, Turn]]:
    """The pages with sideways ones turned, and how to turn boxes back, by page number."""
    turned: list[Page] = []
    back: dict[int, Turn] = {}
    for page in pages:
        sideways = [w for w in page.words if not w.upright]
        if len(sideways) < 5 or len(sideways) < _MOSTLY * len(page.words):
            turned.append(page)
            continue
        if _on_its_head(sideways):
            over = back[page.number] = _half_turn(page)
            turned.append(_turned(page, over, page.width, page.height))
            continue
        forth, back[page.number] = _turns(page, _reads_up(page))
        turned.append(_turned(page, forth, page.height, page.width))
    return tuple(turned), back


def _on_its_head(words: Sequence[Word]) -> bool:
    """Whether words that follow each other stand side by side, from the right to the left."""
    pairs = [(a.box, b.box) for a, b in pairwise(words)]
    level = sum(1 for a, b in pairs if abs(a.bottom - b.bottom) < 1 and b.x1 < a.x1)
    return level > sum(1 for a, b in pairs if abs(a.x0 - b.x0) < 1)


def _half_turn(page: Page) -> Turn:
    width, height = page.width, page.height
    return lambda b: _rounded(width - b.x1, height - b.bottom, width - b.x0, height - b.top)


def _reads_up(page: Page) -> bool:
    """Whether words that follow each other on a line stand higher and higher."""
    sideways = [w.box for w in page.words if not w.upright]
    same_line = [(a, b) for a, b in pairwise(sideways) if abs(a.x0 - b.x0) < 1]
    return sum(1 if b.top < a.top else -1 for a, b in same_line) >= 0


def _turns(page: Page, up: bool) -> tuple[Turn, Turn]:
    width, height = page.width, page.height

    def up_forth(b: Box) -> Box:
        return _rounded(height - b.bottom, b.x0, height - b.top, b.x1)

    def up_back(b: Box) -> Box:
        return _rounded(b.top, height - b.x1, b.bottom, height - b.x0)

    def down_forth(b: Box) -> Box:
        return _rounded(b.top, width - b.x1, b.bottom, width - b.x0)

    def down_back(b: Box) -> Box:
        return _rounded(width - b.bottom, b.x0, width - b.top, b.x1)

    return (up_forth, up_back) if up else (down_forth, down_back)


def _rounded(*edges: float) -> Box:
    """To the reader's own precision, so that a box turned there and back is the same box."""
    return Box(*(round(edge, 2) for edge in edges))


def _turned(page: Page, forth: Turn, width: float, height: float) -> Page:
    return Page(
        page.number,
        width,
        height,
        tuple(replace(w, box=forth(w.box), upright=not w.upright) for w in page.words),
        tuple(Rule(*forth(Box(*r[:4])), width=r.width) for r in page.rules),
        tuple(replace(r, box=forth(r.box)) for r in page.rects),
        tuple(forth(b) for b in page.images),
    )


def turned_back(blocks: Sequence[Block], back: Mapping[int, Turn]) -> tuple[Block, ...]:
    """The blocks with the boxes of turned pages as the pages are displayed."""
    if not back:
        return tuple(blocks)
    return tuple(_table(b, back) if isinstance(b, Table) else _paragraph(b, back) for b in blocks)


def line_back(line: Line, back: Turn) -> Line:
    return replace(line, words=tuple(replace(w, box=back(w.box)) for w in line.words))


def _paragraph(paragraph: Paragraph, back: Mapping[int, Turn]) -> Paragraph:
    return replace(
        paragraph, text=_text(paragraph.text, back), number_text=_text(paragraph.number_text, back)
    )


def _table(table: Table, back: Mapping[int, Turn]) -> Table:
    return replace(
        table,
        cells=tuple(_cell(c, back) for c in table.cells),
        captions=tuple(_text(c, back) for c in table.captions),
    )


def _cell(cell: Cell, back: Mapping[int, Turn]) -> Cell:
    return replace(
        cell,
        text=_text(cell.text, back),
        box=back[cell.page](cell.box) if cell.page in back else cell.box,
        paragraphs=tuple(_paragraph(p, back) for p in cell.paragraphs),
    )


def _text(text: Text, back: Mapping[int, Turn]) -> Text:
    pieces = tuple(p._replace(box=back[p.page](p.box)) if p.page in back else p for p in text.pieces)
    return Text(text.string, pieces)
