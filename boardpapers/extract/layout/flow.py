"""A page's words as a sequence of columns and tables in reading order, and paragraphs joined over breaks."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from boardpapers.document import Box, Page, Table, Word
from boardpapers.extract.layout.breaks import paragraphs_of
from boardpapers.extract.layout.columns import Column, columns_of, letterhead
from boardpapers.extract.layout.fields import field_start
from boardpapers.extract.layout.labels import label_of
from boardpapers.extract.layout.lines import Line, dots_of, wide_gaps, with_bullets, with_underlines
from boardpapers.extract.layout.paras import (
    Para,
    Spacing,
    ends_sentence,
    is_full,
    merged,
    usual_spacing,
)

#: What stands on a page, in reading order.
Flow = Column | Table


@dataclass(frozen=True)
class Sheet:
    """One page with what is left of its words beside the tables, in order."""

    page: Page
    flows: tuple[Flow, ...]
    turned: tuple[Word, ...] = ()


def sheet_of(page: Page, parts: Sequence[tuple[Table, Box]], words: Sequence[Word], first: bool) -> Sheet:
    """`parts` are the tables with their boxes on this page, `words` those that stand in no table."""
    left = [w for w in words if w.upright]
    turned = tuple(w for w in words if not w.upright)
    flows: list[Flow] = []
    for table, box in sorted(parts, key=lambda p: (p[1].top, p[1].x0)):
        above = [w for w in left if w.box.y_mid < box.top]
        left = [w for w in left if w.box.y_mid >= box.top]
        flows += _columns(above, page, first and not flows)
        if table.page == page.number:
            flows.append(table)
    flows += _columns(left, page, first and not flows)
    return Sheet(page, tuple(flows), turned)


def _columns(words: Sequence[Word], page: Page, first: bool) -> Iterator[Column]:
    for column in columns_of(words, page.number, page.width):
        several = _with_letterhead(column) if first and not column.asides else [column]
        first = False
        for one in several:
            lines = [part for line in one.lines for part in _fields_apart(line)]
            lines = with_bullets(with_underlines(lines, page.rules), dots_of(page.rects))
            yield Column(one.box, tuple(lines), one.asides)


def _with_letterhead(column: Column) -> list[Column]:
    """The lines above the first full one of page one block by block, where blocks stand side by side."""
    lines = column.lines
    full = max((line.box.width for line in lines), default=0.0)
    left = min((line.box.x0 for line in lines), default=0.0)
    end = 0
    for n, line in enumerate(lines):
        runs_wide = line.box.width > 0.62 * full and line.box.x0 < left + 40 and not wide_gaps(line)
        if (
            label_of(line) is not None
            or runs_wide
            or field_start(line) is not None
            or (n and line.box.top - lines[n - 1].box.bottom > 60)
        ):
            break
        end = n + 1
    if not any(wide_gaps(line) for line in lines[:end]):
        return [column]
    rest = [Column(column.box, lines[end:])] if lines[end:] else []
    return letterhead(lines[:end]) + rest


def _fields_apart(line: Line) -> list[Line]:
    """Fields that share a printed line (`Date: X      Ref: Y`) as lines of their own."""
    cuts = []
    for at in wide_gaps(line):
        rest = Line(line.page, line.words[at:])
        start = field_start(rest)
        before = line.words[at - 1].text
        if start is not None and start.known and not before.endswith(":") and field_start(line) is not None:
            cuts.append(at)
    if not cuts:
        return [line]
    edges = [0, *cuts, len(line.words)]
    return [Line(line.page, line.words[a:b]) for a, b in itertools.pairwise(edges)]


def spacing_of(sheets: Sequence[Sheet]) -> Spacing:
    return usual_spacing(f for s in sheets for f in s.flows if isinstance(f, Column))


def right_edges(sheets: Sequence[Sheet]) -> Mapping[tuple[int, int], float]:
    """How far text reaches on pages of one size, by width and height in points."""
    edges: dict[tuple[int, int], list[float]] = {}
    for sheet in sheets:
        for flow in sheet.flows:
            if isinstance(flow, Column):
                edges.setdefault(_format(sheet.page), []).extend(
                    line.box.x1 for line in flow.lines if len(line.words) > 5
                )
    return {key: sorted(ends)[int(0.95 * len(ends))] for key, ends in edges.items() if ends}


def _format(page: Page) -> tuple[int, int]:
    return round(page.width), round(page.height)


def paras_on(
    sheet: Sheet, spacing: Spacing, edges: Mapping[tuple[int, int], float]
) -> Iterator[Para | Table]:
    """The paragraphs and tables of a page in reading order."""
    edge = edges.get(_format(sheet.page), 0.0)
    several = sum(1 for f in sheet.flows if isinstance(f, Column)) > 1
    for flow in sheet.flows:
        if isinstance(flow, Table):
            yield flow
            continue
        box = flow.box
        if not several or box.x1 > 0.6 * sheet.page.width:
            box = box._replace(x1=max(box.x1, edge))
        if flow.asides:
            yield from _with_asides(flow, sheet.page, spacing)
        else:
            yield from paragraphs_of(replace(flow, box=box), sheet.page, spacing)
    if sheet.turned:
        lines = tuple(Line(sheet.page.number, (w,)) for w in sheet.turned)
        yield Para(lines, None, sheet.page.width)


def _with_asides(column: Column, page: Page, spacing: Spacing) -> Iterator[Para]:
    """The paragraphs of a column, each before the notes that stand beside it."""
    box = Box.around(line.box for line in column.asides)
    notes = paragraphs_of(Column(box, column.asides), page, spacing)
    for para in paragraphs_of(column, page, spacing):
        while notes and notes[0].box.y_mid < para.box.top:
            yield notes.pop(0)
        yield para
    yield from notes


def joined(blocks: Sequence[Para | Table], body: float) -> list[Para | Table]:
    """Paragraphs put together that a page or column break parts; footnotes in between stay behind."""
    out: list[Para | Table] = []
    for block in blocks:
        if isinstance(block, Para):
            at = _runs_on_from(out, block, body)
            if at is not None:
                before = out[at]
                assert isinstance(before, Para)
                out[at] = merged(before, block)
                continue
        out.append(block)
    return out


def _runs_on_from(out: Sequence[Para | Table], para: Para, body: float) -> int | None:
    """The place of the paragraph that `para` continues; None where it begins one of its own."""
    if para.label is not None or not out:
        return None
    at = len(out) - 1
    while (
        at > 0 and isinstance(out[at], Para) and _is_footnote(out[at], body) and not _is_footnote(para, body)
    ):
        at -= 1
    before = out[at]
    if isinstance(before, Table):
        return None
    last, first = before.lines[-1], para.lines[0]
    same_page = last.page == first.page
    if same_page and not _next_column(last, first):
        return None
    if last.page + 1 < first.page or not _alike(before, para):
        return None
    starts = first.string[:1]
    if field_start(first) is not None or _looks_set_apart(before, para, body):
        return None
    if not ends_sentence(before) and not before.lines[-1].string.endswith((":", ";")):
        return (
            at if starts.islower() or (is_full(before) and _placed_alike(before, para, same_page)) else None
        )
    continues_item = before.label is not None and _placed_alike(before, para, same_page) and is_full(before)
    return at if continues_item and ends_sentence(before) and not first.some_bold else None


def _next_column(last: Line, first: Line) -> bool:
    """Whether running text goes on at the head of the column to the right."""
    aside = first.box.top < last.box.top and first.box.x0 > last.box.x0
    return aside and min(len(last.words), len(first.words)) >= 4


def _is_footnote(block: Para | Table, body: float) -> bool:
    return isinstance(block, Para) and block.size < 0.9 * body


def _alike(before: Para, para: Para) -> bool:
    return abs(before.size - para.size) <= 0.06 * before.size and before.bold == para.bold


def _placed_alike(before: Para, para: Para, same_page: bool) -> bool:
    return same_page or abs(before.body_x0 - para.lines[0].box.x0) < 6


def _looks_set_apart(before: Para, para: Para, body: float) -> bool:
    """Short bold or large lines are headings, not the rest of a paragraph."""
    short = len(para.string.split()) <= 12 and len(before.string.split()) <= 12
    return para.bold and short
