"""Tables of which fills alone mark the rows: by turns light and dark, some cells over several rows."""

import io
from typing import Any

import pytest

pytest.importorskip("reportlab")

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from boardpapers.document import Table as Found
from tests.tables.drawn import PROSE, found_in, strings

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=CELL, fontName="Helvetica-Bold")
RIGHT = ParagraphStyle("right", parent=CELL, alignment=2)
BODY = ParagraphStyle("body", parent=CELL, fontSize=11, leading=14)

GROUPED = [
    ["State", "Project", "North", "South", "All"],
    ["Done", "Body cameras", "3.00", "", "3.00"],
    ["", "Custody records", "", "2.00", "2.00"],
    ["", "Stop and search", "1.00", "4.00", "5.00"],
    ["", "Crime recording", "2.00", "", "2.00"],
    ["", "Vehicle checks", "6.00", "1.00", "7.00"],
    ["All that is done", "", "12.00", "7.00", "19.00"],
    ["All with what is still to be done", "", "22.00", "17.00", "39.00"],
]


def built(rows: list[list[str]], widths: list[float], commands: list[Any]) -> list[Found]:
    """A page with the table between two paragraphs; the first row bold, figures to the right."""
    cells = [
        [Paragraph(s, BOLD if n == 0 else RIGHT if s[:1].isdigit() else CELL) for s in row]
        for n, row in enumerate(rows)
    ]
    table = Table(cells, colWidths=widths, repeatRows=1, style=TableStyle(commands))
    buffer = io.BytesIO()
    story = [Paragraph(PROSE, BODY), table, Paragraph(PROSE, BODY)]
    SimpleDocTemplate(buffer, pagesize=A4, margin=60, invariant=1).build(story)
    return list(found_in(buffer.getvalue()))


def test_bands_beside_a_cell_over_several_rows() -> None:
    """Bands that begin behind the name of a group cut neither it nor the header's first name off."""
    spans = [("SPAN", (0, 1), (0, 5)), ("SPAN", (0, 6), (1, 6)), ("SPAN", (0, 7), (1, 7))]
    fills = [("BACKGROUND", (0, 0), (-1, 0), colors.navy)]
    fills += [("BACKGROUND", (1, n), (-1, n), colors.lightgrey) for n in (1, 3, 5)]
    fills += [("BACKGROUND", (0, 6), (-1, 6), colors.lightgrey)]
    (table,) = built(GROUPED, [80, 130, 80, 80, 80], [*spans, *fills, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    assert strings(table) == GROUPED


def test_title_set_to_the_left() -> None:
    """A bold title at the left over bold names is a caption, though it stands over one column alone."""
    rows = [["Savings of the programme by year", "", "", ""], ["Force", "2019/20", "2020/21", "Lead"]]
    rows += [
        ["Kent", "1.2", "3.4", "Finance"],
        ["Essex", "2.3", "4.5", "Estates"],
        ["Suffolk", "9.1", "8.2", "HR"],
    ]
    bold = [[f"<b>{s}</b>" if n < 2 else s for s in row] for n, row in enumerate(rows)]
    spans = [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 1), colors.lightgrey)]
    (table,) = built(bold, [120, 90, 90, 90], [*spans, ("BACKGROUND", (0, 3), (-1, 3), colors.whitesmoke)])
    assert strings(table) == rows[1:]
    assert rows[0][0] in (table.caption or "")


LONG = (
    "The group looks at every change that the force proposes, asks for what is missing and says by when "
    "it is to be put right. It meets each month and tells the Commissioner how far the work has come."
)
WORDED = [
    ["Group", "What it does"],
    ["Change Board, to which the Chief Officers and the Treasurer of the Commissioner come", LONG],
    ["Audit Panel", LONG + " " + LONG],
    ["Budget Workshop for Members and Officers who are to decide on growth and on savings", LONG],
    ["Delivery Group", LONG],
    ["Fusion Board", LONG],
]


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("first", [1, 2])
def test_bands_end_every_row(valign: str, first: int) -> None:
    """Every second row stands on a fill: no other white parts them, and cells are set to their middle."""
    fills = [("BACKGROUND", (0, n), (-1, n), colors.lightgrey) for n in range(first, 6, 2)]
    pads = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    (table,) = built(WORDED, [150, 320], [*fills, *pads, ("VALIGN", (0, 0), (-1, -1), valign)])
    assert strings(table) == WORDED


def test_rest_of_a_table_on_the_next_page() -> None:
    """One row left for the next page, and a header left on the page before, are of the table."""
    rows = WORDED[:1] + WORDED[1:] * 3
    for lines in range(1, 22):
        buffer = io.BytesIO()
        plain = ParagraphStyle("plain", parent=BODY, spaceAfter=0)
        cells = [[Paragraph(s, BOLD if n == 0 else CELL) for s in row] for n, row in enumerate(rows)]
        table = Table(
            cells,
            colWidths=[150, 320],
            repeatRows=0,
            splitInRow=0,
            style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
        )
        story = [*(Paragraph(PROSE[:60], plain) for _ in range(lines)), table]
        SimpleDocTemplate(buffer, pagesize=(595, 500), margin=60, invariant=1).build(story)
        (found,) = found_in(buffer.getvalue())
        assert strings(found) == rows, lines
