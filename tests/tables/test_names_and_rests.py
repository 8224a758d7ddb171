"""Names over columns that do not stand right over their figures, and parts of tables on the next page."""

import io
from typing import Any

import pytest

pytest.importorskip("reportlab")

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from boardpapers.document import Table as Found
from tests.tables.drawn import found_in, strings

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=CELL, fontName="Helvetica-Bold")
RIGHT = ParagraphStyle("right", parent=CELL, alignment=2)
TITLE = ParagraphStyle("title", parent=BOLD, alignment=1)

NAMES = ["Project", "Crime FTE", "Other FTE", "Local Policing FTE", "Total FTE"]
ROWS = [
    ["Records of custody", "6.00", "", "", "6.00"],
    ["Stop and search", "", "", "8.00", "8.00"],
    ["Body worn video", "2.00", "", "11.00", "13.00"],
    ["Smarter responding", "1.00", "", "3.00", "4.00"],
]
WIDTHS = [150, 62, 62, 62, 62]


def cell(string: str, row: int, heads: int) -> Paragraph:
    style = BOLD if row < heads else RIGHT if string[:1].isdigit() else CELL
    return Paragraph(string, style)


def flow(rows: list[list[str]], commands: list[Any], heads: int = 1, widths: list[float] = WIDTHS) -> Table:
    cells = [[cell(s, n, heads) for s in row] for n, row in enumerate(rows)]
    return Table(cells, colWidths=widths, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *commands])


def built(*story: Any) -> list[Found]:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=(595, 500), margin=60, invariant=1).build(list(story))
    return list(found_in(buffer.getvalue()))


def test_column_that_is_named_and_empty() -> None:
    """A name between two others is that of a column, though no figure stands under it."""
    (table,) = built(flow([NAMES, *ROWS], []))
    assert strings(table) == [NAMES, *ROWS]


def test_title_over_names_set_left() -> None:
    """A title in the middle over names of several lines, each set left over figures set right."""
    rows = [["Costs and benefits of the programme to 2024/25", "", "", "", ""], NAMES, *ROWS]
    table = flow(rows, [("SPAN", (0, 0), (-1, 0))], 2)
    table._cellvalues[0][0] = Paragraph(rows[0][0], TITLE)
    (found,) = built(table)
    assert strings(found) == rows[1:]


def test_rest_that_begins_with_a_sum() -> None:
    """The next page begins with the sum of a group, bold, and shows fewer columns."""
    sums = [
        ["<b>Total</b>", "<b>9.00</b>", "", "<b>22.00</b>", "<b>31.00</b>"],
        ["All that is done", "9.00", "", "22.00", "31.00"],
    ]
    bold = [
        [cell(s, 1, 0) if s[:1] != "<" else Paragraph(s, RIGHT if ">T" not in s else CELL) for s in row]
        for row in sums
    ]
    rest = Table(bold, colWidths=WIDTHS)
    (table,) = built(flow([NAMES, *ROWS], []), PageBreak(), rest)
    assert len(strings(table)) == 7
    assert [s.strip("<b/>") for s in sums[0]] == strings(table)[5]


def test_ruled_rest_with_fewer_walls() -> None:
    """A part on the next page draws no wall between cells that are one in all of its rows."""
    rest = flow(
        [["All projects", "", "1.00", "22.00", "23.00"]] * 2,
        [("SPAN", (0, n), (1, n)) for n in (0, 1)] + [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
        0,
    )
    (table,) = built(flow([NAMES, *ROWS], [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]), PageBreak(), rest)
    assert strings(table)[-1] == ["All projects", "", "1.00", "22.00", "23.00"]
    assert len(strings(table)) == 7
