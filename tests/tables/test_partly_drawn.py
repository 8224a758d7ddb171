"""Tables of which only a part is drawn: every second row, the body without its header, dots for lines."""

import pytest

pytest.importorskip("reportlab")

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib import colors

from boardpapers.document import Box, Page, Rect, Word
from boardpapers.extract.tables import find_tables
from tests.tables.drawn import FIGURES, PROSE, WORDED, Logical, Style, found_in, pages_of, pdf_of, strings

LINE = (0.6, colors.black)
STATES = Logical(
    (
        ("Project", "Milestone", "Baseline", "Forecast", "State"),
        ("Estate", "Piling complete", "29/01/21", "12/02/21", "Complete"),
        ("", "Building watertight", "30/09/21", "15/10/21", "Slipping"),
        ("", "Handover", "01/06/22", "01/06/22", "On track"),
        ("Handsets", "Handsets issued", "01/04/21", "01/04/21", "Complete"),
        ("", "Closure report", "31/07/21", "TBC", "On track"),
    ),
    (80, 130, 70, 70, 70),
)


def check(logical: Logical, *extra: Any, lines: str = "none") -> None:
    found = found_in(pdf_of([logical], Style(lines=lines, extra=extra)))
    assert [strings(t) for t in found] == [[list(row) for row in logical.rows]]
    assert {c.row for c in found[0].cells if c.is_header} == set(range(logical.headers))


@pytest.mark.parametrize("logical", [FIGURES, WORDED, STATES])
def test_walls_in_every_second_row(logical: Logical) -> None:
    """Rows that have no lines between their cells have the columns of those that have."""
    second = range(1, len(logical.rows), 2)
    check(
        logical,
        ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.3, 0.5, 0.7)),
        ("LINEBELOW", (0, 0), (-1, -1), *LINE),
        ("BOX", (0, 0), (-1, -1), *LINE),
        *(("INNERGRID", (0, n), (-1, n), *LINE) for n in second),
    )


@pytest.mark.parametrize("logical", [FIGURES, WORDED, STATES])
def test_header_outside_of_the_grid(logical: Logical) -> None:
    """Names of columns over a grid that begins under them are its header."""
    check(logical, ("GRID", (0, 1), (-1, -1), *LINE))


def test_names_beside_the_grid() -> None:
    """A column of names left of the lines belongs to the table."""
    check(FIGURES, ("GRID", (1, 0), (-1, -1), *LINE))


def test_frame_and_coloured_states() -> None:
    """A frame round rows that only the fills of their states part."""
    fills = [colors.lightgrey, colors.orange, colors.lightgreen, colors.lightgrey, colors.lightgreen]
    check(
        STATES,
        ("BOX", (0, 0), (-1, -1), *LINE),
        ("LINEBELOW", (0, 0), (-1, 0), *LINE),
        *(("BACKGROUND", (4, n), (4, n), fill) for n, fill in enumerate(fills, 1)),
    )


@pytest.mark.parametrize("logical", [FIGURES, STATES])
def test_bands_that_begin_with_the_second_row(logical: Logical) -> None:
    """Fills on every second row leave the header, the first row and the last outside of them."""
    fill = colors.Color(0.9, 0.93, 0.88)
    check(logical, *(("BACKGROUND", (0, n), (-1, n), fill) for n in range(2, len(logical.rows), 2)))


def _dotted(page: Page) -> Page:
    """The page with each of its rules as a row of dots."""
    dots = []
    for rule in page.rules:
        box = Box(rule.x0, rule.top, rule.x1, rule.bottom)
        steps = int(max(box.width, box.height) / 1.5)
        for n in range(steps):
            x, y = (box.x0 + 1.5 * n, box.top) if rule.horizontal else (box.x0, box.top + 1.5 * n)
            dots.append(Rect(Box(x, y, x + 0.75, y + 0.75), 0.6, stroked=False))
    return replace(page, rules=(), rects=(*page.rects, *dots))


def test_dotted_lines() -> None:
    """Lines that are drawn as small squares are lines."""
    pages = [_dotted(p) for p in pages_of(pdf_of([WORDED], Style(lines="grid")))]
    assert [strings(t) for t in find_tables(pages)] == [[list(row) for row in WORDED.rows]]


def _page(lines: Sequence[Sequence[tuple[float, str]]], bold: int = 0) -> Page:
    """A page of words set at distances from the left, a line every 16 points; the first lines are bold."""
    words: list[Word] = []
    for n, line in enumerate(lines):
        for x, string in line:
            for token in string.split():
                box = Box(x, 100 + 16 * n, x + 5 * len(token), 110 + 16 * n)
                words.append(Word(token, box, "Sans", 10, bold=n < bold, italic=False, upright=True))
                x = box.x1 + 2.5
    return Page(1, 595, 842, tuple(words))


def test_side_by_side() -> None:
    """Two tables whose columns begin again by the same name are two."""
    page = _page(
        [
            [(60, "Site"), (150, "Sale"), (250, "Receipt"), (340, "Site"), (470, "Saving")],
            [(60, "Stow"), (150, "August"), (250, "£285,000"), (340, "Stow"), (470, "£21,300")],
            [(60, "Dursley"), (150, "June"), (250, "£412,500"), (340, "Dursley"), (470, "£33,800")],
            [(60, "Newent"), (150, "March"), (250, "£350,000"), (340, "Newent"), (470, "£27,500")],
        ],
        bold=1,
    )
    assert [(t.n_rows, t.n_columns) for t in find_tables([page])] == [(4, 3), (4, 2)]


def test_leaders_are_no_part_of_a_cell() -> None:
    """Dots that lead from a name to its figure stand in no cell."""
    rows = [
        ("Cameras", "£2,640"),
        ("Software for control rooms", "£915"),
        ("Staff", "£385"),
        ("Total", "£3,940"),
    ]
    page = _page([[(60, f"{name} . .. .. .."), (300, figure)] for name, figure in rows])
    assert [strings(t) for t in find_tables([page])] == [[list(row) for row in rows]]


def test_a_row_that_goes_on_in_brackets() -> None:
    """The rest of a row at the top of the next page belongs to it, though a bracket begins it."""
    long = "The panel looks at what it costs to run the service and at what may be saved " * 3
    rows = [("Panel", "What it does")] + [
        (f"Panel {n} (attended by the Chief Constable, the Treasurer and a member)", long.strip() + ".")
        for n in range(12)
    ]
    logical = Logical(tuple(rows), (130, 330))
    found = found_in(pdf_of([logical], Style(lines="grid"), before=PROSE))
    assert [strings(t) for t in found] == [[list(row) for row in rows]]
