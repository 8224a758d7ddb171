"""Glyphs become words as a person reads them, wherever and however they were drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.document import Box
from boardpapers.extract.read import read_pdf
from boardpapers.extract.read.fonts import style_of
from boardpapers.extract.read.words import Glyph, words_of
from tests.read.drawn import Sheet, drawn, read, rotated


def _texts(draw: object, **options: object) -> list[str]:
    return [w.text for w in read(draw, **options).pages[0].words]  # type: ignore[arg-type]


def test_a_raised_mark_is_a_word_and_an_ordinal_is_not() -> None:
    """A footnote number does not make 436 into 4361, and `20th` stays one word."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "436")
        sheet.text(72 + 18.35, 98, "1", size=7)
        sheet.text(120, 100, "20")
        sheet.text(120 + 12.3, 98, "th", size=7)

    assert _texts(page) == ["436", "1", "20th"]


def test_bold_by_striking_twice_is_one_bold_word() -> None:
    """Words drawn twice with a tiny shift are read once."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "Decision taken")
        sheet.text(72.3, 100, "Decision taken")

    words = read(page).pages[0].words
    assert [(w.text, w.bold) for w in words] == [("Decision", True), ("taken", True)]


def test_letters_set_apart_are_one_word() -> None:
    """`R E P O R T` by character spacing is REPORT."""

    def page(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(72, 700)
        text.setFont("Helvetica-Bold", 12)
        text.setCharSpace(4)
        text.textLine("BOARD REPORT")
        sheet.canvas.drawText(text)

    assert _texts(page) == ["BOARD", "REPORT"]


def test_white_words_are_seen_only_on_a_dark_ground() -> None:
    """White on white is dropped, white on a dark heading is kept."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.setFillGray(0.1)
        sheet.canvas.rect(60, sheet.height - 130, 200, 25, stroke=0, fill=1)
        sheet.canvas.setFillGray(1)
        sheet.text(72, 110, "Heading")
        sheet.text(72, 200, "hidden")

    assert _texts(page) == ["Heading"]


def test_words_off_the_page_are_dropped() -> None:
    """What lies outside of the page as displayed was never read by anybody."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "seen")
        sheet.text(-200, 100, "unseen")

    assert _texts(page) == ["seen"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_coordinates_are_those_of_the_page_as_displayed(turn: int) -> None:
    """A page that viewers turn gives boxes as seen, and says which words stand upright."""
    place = {0: (72, 100), 90: (731, 72), 180: (483, 731), 270: (100, 483)}[turn]
    data = rotated(drawn(lambda sheet: sheet.text(72, 100, "Savings")), turn)
    shown = read_pdf(data, file_name="turned.pdf").pages[0]
    assert (shown.width > shown.height) == (turn in (90, 270))
    (word,) = shown.words
    assert word.text == "Savings"
    assert word.upright == (turn == 0)
    assert (word.box.x0, word.box.top) == pytest.approx(place, abs=2)


def test_coordinates_begin_at_the_crop_box() -> None:
    """A page with a crop box is as large as the box, and its boxes count from there."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.setCropBox((50, 100, 450, 700))
        sheet.text(72, 200, "Savings")

    shown = read(page).pages[0]
    assert (shown.width, shown.height) == (400, 600)
    assert shown.words[0].box.x0 == pytest.approx(22, abs=0.5)
    assert shown.words[0].box.top == pytest.approx(200 - (841.89 - 700), abs=1)


def test_lines_and_thin_rectangles_are_rules_and_areas_have_a_grey_level() -> None:
    """Tables are drawn in both ways; a shaded band is a rectangle."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.line(72, 700, 400, 700)
        sheet.canvas.rect(72, 650, 328, 0.5, stroke=0, fill=1)
        sheet.canvas.setFillGray(0.85)
        sheet.canvas.rect(72, 600, 328, 20, stroke=0, fill=1)
        sheet.text(72, 100, "x")

    shown = read(page).pages[0]
    assert len(shown.rules) == 2 and all(r.horizontal for r in shown.rules)
    assert [round(r.fill or 0, 2) for r in shown.rects] == [0.85]


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("ABCDEF+Arial-BoldMT", True, False),
        ("Calibri-BoldItalic", True, True),
        ("NimbusRomNo9L-Medi", True, False),
        ("Roboto-Medium", False, False),
        ("CMBX10", True, False),
        ("Helvetica-Oblique", False, True),
        ("SegoeUI-Semibold", True, False),
        ("TimesNewRomanPSMT", False, False),
    ],
)
def test_weight_and_slant_come_from_the_font_name(name: str, bold: bool, italic: bool) -> None:
    """Producers name their fonts in many ways."""
    style = style_of(name)
    assert (style.bold, style.italic) == (bold, italic)


@given(
    st.lists(st.text("abcdefg£0123", min_size=1, max_size=8), min_size=1, max_size=12),
    st.sampled_from([0, 90, 180, 270]),
)
def test_words_come_back_whole_in_every_direction(texts: list[str], turn: int) -> None:
    """Words drawn letter by letter, with gaps between them, are found again with all their letters."""
    glyphs, x = [], 0.0
    for text in texts:
        for letter in text:
            box = Box(x, 100, x + 5, 110)
            turned = {
                0: box,
                90: Box(box.top, -box.x1, box.bottom, -box.x0),
                180: Box(-box.x1, -box.bottom, -box.x0, -box.top),
                270: Box(-box.bottom, box.x0, -box.top, box.x1),
            }[turn]
            glyphs.append(Glyph(letter, turned, 10, "Arial", turn))
            x += 5
        x += 8
    words, _ = words_of(glyphs)
    assert [w.text for w in words] == texts
    assert all(w.upright == (turn == 0) for w in words)


def test_the_same_bytes_give_the_same_paper() -> None:
    """Reading is a pure function of the file's content."""
    data = drawn(lambda sheet: sheet.text(72, 100, "Savings of £4m"))
    assert read_pdf(data, file_name="a.pdf") == read_pdf(data, file_name="a.pdf")
