"""Prose, lists, forms, boxes and drawings that look like tables and are none."""

import io
from typing import Any

import pytest

pytest.importorskip("reportlab")

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from tests.tables.drawn import PROSE, found_in

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=13.5, alignment=TA_JUSTIFY)
LONG_WORDS = (
    "Notwithstanding organisational transformation responsibilities, interoperability considerations "
    "substantially characterise multidisciplinary collaboration arrangements. "
) * 12


def built(story: list[Any]) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, margin=60, invariant=1).build(story)
    return buffer.getvalue()


def drawn(*calls: tuple[float, float, str]) -> bytes:
    """Strings at places (from the left, from the top) of one page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 11)
    for x, top, string in calls:
        canvas.drawString(x, A4[1] - top, string)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_justified_prose() -> None:
    """Wide spaces of justified lines are no columns."""
    assert not found_in(built([Paragraph(PROSE * 4, BODY), Paragraph(LONG_WORDS, BODY)]))


@pytest.mark.parametrize("alignment", [0, TA_JUSTIFY])
def test_prose_in_two_columns(alignment: int) -> None:
    """Two columns of running text are no table of two cells."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    frames = [Frame(50, 60, 235, 720), Frame(310, 60, 235, 720)]
    document.addPageTemplates([PageTemplate(frames=frames)])
    style = ParagraphStyle("column", parent=BODY, alignment=alignment, fontSize=10, spaceAfter=6)
    document.build([Paragraph(PROSE, style) for _ in range(22)])
    assert not found_in(buffer.getvalue())


@pytest.mark.parametrize("bullet", ["bullet", "1", "a", "i"])
def test_lists(bullet: str) -> None:
    """Bullets and numbers before the points of a list are no column."""
    items = [
        ListItem(Paragraph(s, BODY)) for s in (PROSE, "note the report;", "approve £1.2m for the plan", PROSE)
    ]
    start = {"bullet": "circle"}.get(bullet)
    assert not found_in(built([ListFlowable(items, bulletType=bullet, start=start, leftIndent=30)]))


def test_numbered_paragraphs() -> None:
    """Numbers in the margin, one of them three levels deep, beside paragraphs of several lines."""
    calls = [(60.0, 80.0 + 40 * n, f"{1 + n // 4}.{1 + n % 4}") for n in range(12)]
    calls += [(96.0, 80.0 + 40 * n, "The Board is asked to note what this paragraph says") for n in range(12)]
    calls += [(96.0, 94.0 + 40 * n, "and that it goes on in a second line.") for n in range(12)]
    assert not found_in(drawn(*sorted(calls, key=lambda c: (c[1], c[0]))))


def test_form_with_labels() -> None:
    """Labels that end with a colon beside their values are fields, not a table."""
    rows = [
        ("To:", "Business Board"),
        ("From:", "Chief Executive"),
        ("Date:", "21 September"),
        ("Ref:", "12/17"),
    ]
    assert not found_in(
        drawn(*((x, 90.0 + 18 * n, s) for n, r in enumerate(rows) for x, s in zip((60, 160), r, strict=True)))
    )


def test_contents() -> None:
    """A list of sections with page numbers, with and without dots."""
    titles = ["Introduction", "What was agreed", "Savings", "Risks and issues", "Recommendations"]
    plain = [(x, 90.0 + 20 * n, s) for n, t in enumerate(titles) for x, s in ((60, t), (500, str(2 + 3 * n)))]
    dotted = [
        (60.0, 90.0 + 20 * n, f"{t} {'.' * (90 - 2 * len(t))} {2 + 3 * n}") for n, t in enumerate(titles)
    ]
    assert not found_in(drawn(*plain))
    assert not found_in(drawn(*dotted))


def test_signatures() -> None:
    """Lines for two people to sign side by side."""
    rows = [
        ("Signed ..............", "Signed .............."),
        ("J Brown", "A Patel"),
        ("Date: 3 May", "Date: 4 May"),
    ]
    assert not found_in(
        drawn(*((x, 90.0 + 24 * n, s) for n, r in enumerate(rows) for x, s in zip((60, 320), r, strict=True)))
    )


def test_frames_and_rules() -> None:
    """A box round a paragraph, an underlined heading and a rule under the page's title are layout."""
    box = Table([[Paragraph(PROSE, BODY)]], colWidths=[430])
    box.setStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)])
    story = [
        Paragraph("Police and Crime Panel", BODY),
        HRFlowable(width="100%"),
        Paragraph("<u>Background to the report</u>", BODY),
        box,
        HRFlowable(width="100%"),
        Paragraph(PROSE, BODY),
    ]
    assert not found_in(built(story))


def test_points_behind_hyphens() -> None:
    """Hyphens set apart from short points are bullets, no column."""
    points = ["Estates and facilities", "Vehicles and their upkeep", "Training of new officers", "Uniform"]
    assert not found_in(
        drawn(*((x, 90.0 + 20 * n, s) for n, p in enumerate(points) for x, s in ((60, "-"), (80, p))))
    )
