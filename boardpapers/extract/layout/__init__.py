"""Pages into a document: paragraphs, headings, lists, fields and tables in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from boardpapers.document import Block, Document, Page, Table, Word
from boardpapers.extract.compose import clean
from boardpapers.extract.layout.blocks import Marked, marked
from boardpapers.extract.layout.cells import (
    Place,
    boxes_of,
    captions_of,
    footnote_marks,
    held_by,
    is_columns,
    is_table,
    places_of,
    repeated_head,
    with_paragraphs,
)
from boardpapers.extract.layout.compile import Compiler, furniture_of
from boardpapers.extract.layout.flow import Sheet, joined, paras_on, right_edges, sheet_of, spacing_of
from boardpapers.extract.layout.front import front_length, with_title
from boardpapers.extract.layout.furniture import without_furniture
from boardpapers.extract.layout.hyphens import with_hyphens_marked
from boardpapers.extract.layout.lines import Line, dots_of
from boardpapers.extract.layout.paras import Para, Spacing, body_size, usual_left
from boardpapers.extract.layout.turned import Turn, line_back, set_upright, turned_back
from boardpapers.extract.read import RawPaper
from boardpapers.extract.tables import find_tables

__all__ = ["lay_out"]


def lay_out(raw: RawPaper) -> Document:
    """The document: every word of a page is once in a paragraph, a table cell or the furniture."""
    pages, running, back = _text_pages(with_hyphens_marked([_worded(p) for p in raw.pages]))
    tables = [t for t in find_tables(pages) if is_table(t) and not is_columns(t, pages)]
    sheets, repeated = _sheets(pages, tables, back)
    spacing, edges = spacing_of(sheets), right_edges(sheets)
    flow = [block for sheet in sheets for block in paras_on(sheet, spacing, edges)]
    body = body_size(b for b in flow if isinstance(b, Para))
    words = {(p.number, w.box): w for p in pages for w in p.words}
    blocks = _blocks(_entries(joined(flow, body), words, body), pages, words, spacing, body)
    scans = {p.number: p.scan.displayed for p in raw.pages if p.scan is not None}
    lines = [line_back(n, scans[n.page]) if n.page in scans else n for n in _in_order([*running, *repeated])]
    return Document(
        raw.sha256,
        raw.file_name,
        raw.page_count,
        raw.text_source,
        turned_back(turned_back(blocks, back), scans),
        furniture_of(lines),
        raw.problems,
        frozenset(scans),
    )


def _in_order(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.page, line.box.top, line.box.x0))


def _text_pages(pages: Sequence[Page]) -> tuple[tuple[Page, ...], list[Line], Mapping[int, Turn]]:
    """The pages without running lines and upright, those lines, and how to turn boxes back."""
    cleaned, running = without_furniture(pages)
    upright, back = set_upright(cleaned)
    again, more = without_furniture([p for p in upright if p.number in back])
    turned = {page.number: page for page in again}
    lines = [*running, *(line_back(line, back[line.page]) for line in more)]
    return tuple(turned.get(p.number, p) for p in upright), lines, back


def _worded(page: Page) -> Page:
    """The page without words that hold no character that can be printed."""
    kept = tuple(w for w in page.words if w.text.isascii() or clean(w.text))
    return page if len(kept) == len(page.words) else replace(page, words=kept)


def _sheets(
    pages: Sequence[Page], tables: Sequence[Table], back: Mapping[int, Turn]
) -> tuple[list[Sheet], list[Line]]:
    """The pages in reading order, and the lines by which a table repeats its head on a further page."""
    held = held_by(tables) | {place for t in tables for c in t.captions for place in places_of(c)}
    boxes = [(table, boxes_of(table)) for table in tables]
    sheets, repeated = [], []
    for page in pages:
        parts = [(table, by_page[page.number]) for table, by_page in boxes if page.number in by_page]
        words = [w for w in page.words if (page.number, w.box) not in held]
        for table, box in parts:
            again = repeated_head(table, box, words, page.number)
            again += footnote_marks(box, _without(words, again), page.number)
            repeated += [
                line_back(line, back[page.number]) if page.number in back else line for line in again
            ]
            words = _without(words, again)
        sheets.append(sheet_of(page, parts, words, first=page is pages[0]))
    return sheets, repeated


def _without(words: Sequence[Word], lines: Sequence[Line]) -> list[Word]:
    gone = {id(w) for line in lines for w in line.words}
    return [w for w in words if id(w) not in gone]


def _entries(flow: Sequence[Para | Table], words: Mapping[Place, Word], body: float) -> list[Marked | Table]:
    """The marked paragraphs and the tables, each table between its captions."""
    entries: list[Marked | Table] = []
    for is_para, group in groupby(flow, key=lambda b: isinstance(b, Para)):
        several = list(group)
        if is_para:
            entries += marked([b for b in several if isinstance(b, Para)], body)
            continue
        for table in several:
            assert isinstance(table, Table)
            above, below = captions_of(table, words, body)
            if not any(isinstance(e, Table) or e.kind == "body" for e in entries):
                above = marked([m.para for m in above], body)  # a letterhead over a form
            entries += [*above, table, *below]
    return entries


def _titled(entries: Sequence[Marked | Table]) -> tuple[list[Marked | Table], int]:
    """The entries with the title marked, and how many of them stand above the text of the first page."""
    first = min((e.para.page for e in entries if isinstance(e, Marked)), default=1)
    forms = [
        cell.text.string.split(":")[0]
        for e in entries
        if isinstance(e, Table) and e.page == first
        for cell in e.cells
        if cell.column == 0
    ]
    marks = with_title([e for e in entries if isinstance(e, Marked)], forms)
    front = front_length(marks)
    queue = iter(marks)
    titled = [next(queue) if isinstance(e, Marked) else e for e in entries]
    seen = 0
    for n, entry in enumerate(titled):
        if isinstance(entry, Marked):
            if seen == front:
                return titled, n
            seen += 1
    return titled, len(titled)


def _blocks(
    entries: Sequence[Marked | Table],
    pages: Sequence[Page],
    words: Mapping[Place, Word],
    spacing: Spacing,
    body: float,
) -> tuple[Block, ...]:
    titled, front = _titled(entries)
    middle = {p.number: p.width / 2 for p in pages}
    marks = [e for e in titled if isinstance(e, Marked)]
    numbering = any(m.kind == "heading" and m.para.label is not None for m in marks)
    compiler = Compiler(body, usual_left([m.para for m in marks]), numbering)
    dots = {p.number: dots_of(p.rects) for p in pages}
    blocks: list[Block] = []
    for n, entry in enumerate(titled):
        if isinstance(entry, Table):
            filled = with_paragraphs(entry, words, dots, spacing, body)
            blocks.append(replace(filled, position=n, headings=compiler.stack.headings))
        else:
            blocks.append(compiler.paragraph(entry, n, middle[entry.para.page], opens=n >= front))
    return tuple(blocks)
