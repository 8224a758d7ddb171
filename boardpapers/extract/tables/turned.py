"""Pages whose text reads upwards or downwards: turned for the finders, and the tables turned back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from boardpapers.document import Box, Cell, Page, Rect, Rule, Table, Text, Word

#: The frames of turned pages, by page number: whether the text reads upwards, the page's width and height.
Frames = Mapping[int, tuple[bool, float, float]]


def upright(pages: Sequence[Page]) -> tuple[tuple[Page, ...], Frames]:
    """The pages with those turned whose words mostly read upwards or downwards."""
    frames: dict[int, tuple[bool, float, float]] = {}
    result = []
    for page in pages:
        sideways = [w for w in page.words if not w.upright]
        if len(sideways) > 8 and len(sideways) > 0.6 * len(page.words):
            frames[page.number] = (_reads_upwards(sideways), page.width, page.height)
            result.append(_turned(page, sideways, *frames[page.number]))
        else:
            result.append(page)
    return tuple(result), frames


def turned_back(table: Table, frames: Frames) -> Table:
    """The table with its boxes where they stand on the page as displayed."""
    if not any(n in frames for n in range(table.page, table.last_page + 1)):
        return table
    return replace(
        table,
        cells=tuple(_cell_back(c, frames) for c in table.cells),
        captions=tuple(_text_back(c, frames) for c in table.captions),
    )


def _reads_upwards(words: Sequence[Word]) -> bool:
    """Words follow each other in the order drawn: up the page, or down."""
    up = sum(
        (b.box.y_mid < a.box.y_mid) - (b.box.y_mid > a.box.y_mid)
        for a, b in pairwise(words)
        if abs(a.box.x_mid - b.box.x_mid) < 1.0
    )
    return up >= 0


def _turned(page: Page, words: Sequence[Word], up: bool, width: float, height: float) -> Page:
    def turn(box: Box) -> Box:
        if up:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)

    return Page(
        page.number,
        height,
        width,
        tuple(replace(w, box=turn(w.box), upright=True) for w in words),
        tuple(Rule(*turn(Box(r.x0, r.top, r.x1, r.bottom)), r.width) for r in page.rules),
        tuple(Rect(turn(r.box), r.fill, r.stroked) for r in page.rects),
        tuple(turn(b) for b in page.images),
    )


def _back(box: Box, page: int, frames: Frames) -> Box:
    if page not in frames:
        return box
    up, width, height = frames[page]
    if up:
        return Box(box.top, height - box.x1, box.bottom, height - box.x0)
    return Box(width - box.bottom, box.x0, width - box.top, box.x1)


def _text_back(text: Text, frames: Frames) -> Text:
    return Text(text.string, tuple(p._replace(box=_back(p.box, p.page, frames)) for p in text.pieces))


def _cell_back(cell: Cell, frames: Frames) -> Cell:
    return replace(cell, text=_text_back(cell.text, frames), box=_back(cell.box, cell.page, frames))
