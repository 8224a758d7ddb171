"""Shapes that tables of board papers take: captions, marks, forms, groups, boxes, turned pages."""

import io
from typing import Any

import pytest

pytest.importorskip("reportlab")

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from boardpapers.document import Page, Word
from boardpapers.document import Table as Found
from boardpapers.extract.tables import find_tables
from tests.tables.drawn import (
    ALL,
    PROSE,
    STATUS,
    Style,
    found_in,
    pages_of,
    pdf_of,
    strings,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
ROWS = [["Force", "2018/19", "2019/20"], ["Kent", "12", "14"], ["Essex", "(7)", "9"], ["Total", "5", "23"]]


def built(story: list[Any]) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, margin=60, invariant=1).build(story)
    return buffer.getvalue()


def cells(rows: list[list[str]], bold: int = 1) -> list[list[Paragraph]]:
    return [[Paragraph(s, BOLD if n < bold else BODY) for s in row] for n, row in enumerate(rows)]


def table(rows: list[list[str]], *style: Any, grid: bool = True, bold: int = 1, widths: Any = None) -> Table:
    return Table(
        cells(rows, bold),
        colWidths=widths or [120] + [70] * (len(rows[0]) - 1),
        style=TableStyle([*(GRID if grid else []), *style]),
    )


@pytest.mark.parametrize("grid", [True, False])
def test_caption_above_and_unit(grid: bool) -> None:
    """`Table 3: ...` and the unit over the table are its captions."""
    story = [
        Paragraph(PROSE, BODY),
        Spacer(1, 10),
        Paragraph("Table 3: Savings by force", BODY),
        Paragraph("£000", BODY),
        Spacer(1, 2),
        table(ROWS, grid=grid),
    ]
    found = found_in(built(story))
    assert [strings(t) for t in found] == [ROWS]
    assert [c.string for c in found[0].captions] == ["Table 3: Savings by force", "£000"]


def test_caption_below() -> None:
    """A `Table 1: ...` under the table is its caption, the paragraph before the table is not."""
    story = [
        Paragraph(PROSE, BODY),
        Spacer(1, 8),
        table(ROWS),
        Spacer(1, 3),
        Paragraph("Table 1: Plan", BODY),
    ]
    assert [t.caption for t in found_in(built(story))] == ["Table 1: Plan"]


@pytest.mark.parametrize("grid", [True, False])
def test_title_row(grid: bool) -> None:
    """A first row over all columns is a caption and no row."""
    rows = [["SAVINGS OF THE FORCES", "", ""], *ROWS]
    centred = ParagraphStyle("centred", parent=BOLD, alignment=1)
    data = cells(rows, bold=2)
    data[0][0] = Paragraph(rows[0][0], centred)
    flow = Table(
        data, colWidths=[160, 80, 80], style=TableStyle([*(GRID if grid else []), ("SPAN", (0, 0), (-1, 0))])
    )
    found = found_in(built([Paragraph(PROSE, BODY), Spacer(1, 12), flow]))
    assert [strings(t) for t in found] == [ROWS]
    assert found[0].caption == "SAVINGS OF THE FORCES"


def test_footnote_marks() -> None:
    """A raised mark at a number or name is left out of the cell; an ordinal stays with its number."""
    rows = [
        ["Force", "Plan"],
        ["Kent", "436<super size=6>1</super>"],
        ["Essex<super size=6>a</super>", "1,250"],
        ["On 15<super size=6>th</super> May", "77<super size=6>2</super>"],
    ]
    found = found_in(built([table(rows)]))
    assert strings(found[0]) == [
        ["Force", "Plan"],
        ["Kent", "436"],
        ["Essex", "1,250"],
        ["On 15th May", "77"],
    ]


def test_minus_signs_and_brackets() -> None:
    """Signs, brackets, dashes and per cent signs stay with their figures."""
    rows = [
        ["Item", "Plan", "Change"],
        ["Pay", "(1,250)", "–3.5%"],
        ["Fleet", "–", "+375"],
        ["Rent", "- 4", "£2.1m"],
    ]
    assert strings(found_in(built([table(rows, grid=False)]))[0]) == rows


def test_form_in_a_grid() -> None:
    """A ruled form of labels and values is a table without a header."""
    rows = [["Title", "Sale of the former station"], ["Decision number", "12/2017"], ["Date", "3 May 2017"]]
    data = [[Paragraph(a, BOLD), Paragraph(b, BODY)] for a, b in rows]
    found = found_in(built([Table(data, colWidths=[120, 300], style=TableStyle(GRID))]))
    assert strings(found[0]) == rows
    assert not any(c.is_header for c in found[0].cells)


def test_merged_cells() -> None:
    """Cells that span rows and columns stand once, with their spans."""
    rows = [
        ["Group", "Project", "FTE"],
        ["Delivered", "Mobile", "6"],
        ["", "Body worn", "8"],
        ["Total", "", "14"],
    ]
    found = found_in(built([table(rows, ("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (1, 3)))]))[0]
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in found.cells}
    assert spans[1, 0] == (2, 1) and spans[3, 0] == (1, 2)
    assert strings(found) == rows


@pytest.mark.parametrize("lines", ["grid", "rules", "bands", "none"])
def test_section_bands(lines: str) -> None:
    """A row whose first cell alone is filled stays a row."""
    rows = [
        *ROWS[:2],
        ["Collaborations", "", ""],
        ["Seven Force", "3", "4"],
        ["Cyber team", "1", "2"],
        ROWS[-1],
    ]
    style = {
        "grid": GRID,
        "rules": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
        "bands": [],
        "none": [],
    }[lines]
    if lines == "bands":
        style = [("BACKGROUND", (0, n), (-1, n), colors.lightgrey) for n in (0, 2, 4)]
    found = found_in(built([table(rows, *style, grid=False)]))
    assert [strings(t) for t in found] == [rows]


@pytest.mark.parametrize("lines", ["grid", "none"])
def test_names_beside_the_middle_of_their_rows(lines: str) -> None:
    """A group's name set to the middle of its rows stands at the first of them."""
    rows = [list(r) for r in STATUS.rows]
    spans = [("SPAN", (0, 1), (0, 3)), ("SPAN", (0, 4), (0, 5)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    flow = table(rows, *spans, grid=lines == "grid", widths=[85, 150, 60, 80, 60])
    assert strings(found_in(built([flow]))[0]) == rows


def test_lines_between_columns_only() -> None:
    """Rows are told by their figures where only columns are ruled."""
    style = [
        ("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.black),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
    ]
    assert strings(found_in(built([table(ROWS, *style, grid=False)]))[0]) == ROWS


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("name", sorted(ALL))
def test_turned_text(name: str, angle: int) -> None:
    """A table on a page that is turned has the cells of the straight one, and its words in their boxes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf_of([ALL[name]], Style(wide=True, lines="rules")))
    for page in document:
        page.set_rotation(angle)
    buffer = io.BytesIO()
    document.save(buffer)
    found = found_in(buffer.getvalue())
    assert [strings(t) for t in found] == [[list(r) for r in ALL[name].rows]]
    assert all(c.box.holds(p.box, 3) for c in found[0].cells for p in c.text.pieces)


def _places(tables: tuple[Found, ...]) -> list[Any]:
    return sorted((p.page, p.box) for t in tables for c in t.cells for p in c.text.pieces)


@pytest.mark.parametrize("lines", ["grid", "rules", "bands", "none"])
@pytest.mark.parametrize("name", sorted(ALL))
def test_no_word_twice_none_lost(name: str, lines: str) -> None:
    """Every word inside a table's box stands in one cell."""
    pages = pages_of(pdf_of([ALL[name]], Style(lines=lines)))
    tables = find_tables(pages)
    places = _places(tables)
    assert len(places) == len(set(places))
    top = min(c.box.top for c in tables[0].cells)
    bottom = max(c.box.bottom for c in tables[0].cells)
    inside = sorted((pages[0].number, w.box) for w in pages[0].words if top < w.box.y_mid < bottom)
    assert places == inside


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 40), st.text("ab1,. £-", min_size=1, max_size=8)),
        max_size=80,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_words(places: list[tuple[int, int, str]]) -> None:
    """Words at any places give tables in which no word stands twice, or none; never an error."""
    from boardpapers.document import Box

    words = tuple(
        Word(
            s.replace(" ", "") or "x",
            Box(40 * x, 12 * y + 0.5 * x, 40 * x + 5 * len(s), 12 * y + 0.5 * x + 10),
            "F",
            10.0,
        )
        for x, y, s in places
    )
    found = find_tables([Page(1, 595, 842, words)])
    assert len(_places(found)) <= len(words)
    for t in found:
        assert all(
            c.row + c.row_span <= t.n_rows and c.column + c.column_span <= t.n_columns for c in t.cells
        )


def test_a_header_alone_at_the_foot_of_a_page() -> None:
    """The names of the columns belong to the figures on top of the next page."""
    rows = [["Option", "Capital £m", "Saving £m"], ["Stay", "0.4", "0.1"], ["Move", "6.8", "0.9"]]
    story = [
        Paragraph(PROSE, BODY),
        Spacer(1, 300),
        table(rows[:1], grid=False),
        PageBreak(),
        table(rows[1:], grid=False, bold=0),
        Spacer(1, 20),
        Paragraph(PROSE, BODY),
    ]
    (found,) = found_in(built(story))
    assert strings(found) == rows
    assert (found.page, found.last_page) == (1, 2)
    assert {c.text.string for c in found.cells if c.is_header} == set(rows[0])


def test_columns_that_stand_tight() -> None:
    """Years side by side, with no more than a space between them, name a column each."""
    rows = [["Theme", "2023/24", "2024/25", "2025/26"]]
    rows += [["Estates", "640", "1,480", "2,315"], ["Fleet", "250", "200", "120"], ["Pay", "10", "20", "30"]]
    drawn = Table(
        cells(rows),
        colWidths=[90, 41, 41, 41],
        style=TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 1), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]),
    )
    (found,) = found_in(built([Paragraph(PROSE, BODY), Spacer(1, 20), drawn]))
    assert strings(found) == rows
