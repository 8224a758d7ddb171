"""Tables as layout takes them: which are tables at all, which words they hold, what their cells say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from boardpapers.document import Box, Cell, Page, Paragraph, Table, Text, Word
from boardpapers.extract.compose import clean
from boardpapers.extract.layout.blocks import Marked, marked
from boardpapers.extract.layout.breaks import paragraphs_of
from boardpapers.extract.layout.columns import Column, is_text_in_columns
from boardpapers.extract.layout.compile import Compiler
from boardpapers.extract.layout.flow import joined
from boardpapers.extract.layout.headings import is_appendix
from boardpapers.extract.layout.labels import label_of
from boardpapers.extract.layout.lines import Line, lines_of, with_bullets
from boardpapers.extract.layout.paras import Para, Spacing

_MARK = 7.6  # points: what is smaller and short, and stands in a table but in no cell, is a footnote's mark
_WORDY = 4  # a cell with fewer words is one paragraph

#: A word's place: its page and its box.
Place = tuple[int, Box]


def is_table(table: Table) -> bool:
    """A frame round prose, or a stack of such frames, is none."""
    return table.n_columns > 1 and table.n_rows * table.n_columns > 1 and bool(table.cells)


def is_columns(table: Table, pages: Sequence[Page]) -> bool:
    """Whether what was taken for a table without rules is text set in columns."""
    boxes = boxes_of(table)
    shown = [p for p in pages if p.number in boxes]
    if table.n_columns > 3 or any(_ruled(page, boxes[page.number]) for page in shown):
        return False
    if _is_text_with_notes(table):
        return True
    return all(
        is_text_in_columns(
            [w for w in page.words if w.upright and boxes[page.number].holds_point(w.box.x_mid, w.box.y_mid)],
            page.number,
            page.width,
        )
        for page in shown
    )


def _is_text_with_notes(table: Table) -> bool:
    """Two columns without a head: running text, and a few words beside it that hold no figure."""
    if table.n_columns != 2 or any(c.is_header for c in table.cells):
        return False
    text, notes = ([c.text for c in table.cells if c.column == n and c.text] for n in (0, 1))
    if not text or not notes or any("£" in t.string or "%" in t.string for t in notes):
        return False
    return _words_each(text) >= 14 and _words_each(notes) <= 6


def _words_each(texts: Sequence[Text]) -> float:
    return sum(len(t.pieces) for t in texts) / len(texts)


def _ruled(page: Page, box: Box) -> bool:
    drawn = [Box(*r[:4]) for r in page.rules] + [r.box for r in page.rects]
    return any(box.holds_point(b.x_mid, b.y_mid) for b in drawn)


def places_of(text: Text) -> list[Place]:
    return [(p.page, p.box) for p in text.pieces]


def held_by(tables: Sequence[Table]) -> set[Place]:
    """The places of all words that stand in cells."""
    return {place for t in tables for c in t.cells for place in places_of(c.text)}


def boxes_of(table: Table) -> Mapping[int, Box]:
    """The box of a table on each page that it runs on."""
    boxes: dict[int, list[Box]] = {}
    for cell in table.cells:
        boxes.setdefault(cell.page, []).append(cell.box)
        for piece in cell.text.pieces:
            boxes.setdefault(piece.page, []).append(piece.box)
    return {page: Box.around(several) for page, several in boxes.items()}


def repeated_head(table: Table, box: Box, words: Sequence[Word], page: int) -> list[Line]:
    """The lines right above a table's part on a further page that only say again what heads it."""
    if page == table.page:
        return []
    heads = [c.text.string for c in table.cells if c.is_header or c.row == 0]
    known = {token for text in (*heads, *(c.string for c in table.captions)) for token in text.split()}
    above = [w for w in words if w.box.y_mid < box.top and w.box.x1 > box.x0 and w.box.x0 < box.x1]
    found: list[Line] = []
    for line in reversed(lines_of(above, page)):
        if not set(line.string.split()) <= known:
            break
        found.append(line)
    inside = [w for w in words if box.holds(w.box) and clean(w.text) in known]
    return [*found, *lines_of(inside, page)]


def footnote_marks(box: Box, words: Sequence[Word], page: int) -> list[Line]:
    """What a table leaves out of its cells: raised numbers, which are no part of its figures, and leaders."""
    return [
        Line(page, (w,))
        for w in words
        if box.holds(w.box) and ((w.size < _MARK and len(w.text) <= 3) or not w.text.strip(".…·_"))
    ]


def captions_of(table: Table, words: Mapping[Place, Word], body: float) -> tuple[list[Marked], list[Marked]]:
    """The captions above the table and below it, without those that stand in its cells."""
    inside = held_by([table])
    above: list[Marked] = []
    below: list[Marked] = []
    for caption in table.captions:
        places = [p for p in places_of(caption) if p not in inside]
        found = [words[p] for p in places if p in words]
        if not found:
            continue
        page = places[0][0]
        lines = tuple(lines_of(found, page))
        para = Para(lines, label_of(lines[0]), lines[0].box.x1)
        mark = marked([para], body)[0]
        says_much = len(para.string.split()) > 12 and para.string.endswith(".")
        if para.label is None and not says_much and not is_appendix(para.string):
            mark = Marked(para, "caption")
        box = boxes_of(table).get(page)
        (above if box is None or para.box.y_mid < box.y_mid else below).append(mark)
    return above, below


def with_paragraphs(
    table: Table,
    words: Mapping[Place, Word],
    dots: Mapping[int, Sequence[Box]],
    spacing: Spacing,
    body: float,
) -> Table:
    """The table with the paragraphs of its wordy cells."""
    cells = tuple(
        replace(c, paragraphs=_paragraphs(c, words, dots, spacing, body))
        if len(c.text.pieces) >= _WORDY
        else c
        for c in table.cells
    )
    return replace(table, cells=cells)


def _paragraphs(
    cell: Cell, words: Mapping[Place, Word], dots: Mapping[int, Sequence[Box]], spacing: Spacing, body: float
) -> tuple[Paragraph, ...]:
    paras: list[Para] = []
    by_page: dict[int, list[Word]] = {}
    for place in places_of(cell.text):
        word = words.get(place)
        if word is not None and word.upright:
            by_page.setdefault(place[0], []).append(word)
    for page, several in sorted(by_page.items()):
        lines = tuple(with_bullets(lines_of(several, page), dots.get(page, ())))
        column = Column(Box.around(line.box for line in lines), lines)
        paras += paragraphs_of(column, Page(page, 0.0, 0.0, ()), spacing)
    if not paras:
        return ()
    paras = [p for p in joined(paras, body) if isinstance(p, Para)]
    compiler = Compiler(body, min(p.label_x0 for p in paras))
    middle = cell.box.x_mid
    return tuple(compiler.paragraph(m, n, middle) for n, m in enumerate(marked(paras, body)))
