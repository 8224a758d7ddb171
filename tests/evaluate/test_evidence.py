"""A quote must stand inside its box on its page."""

import pytest

from boardpapers.document import Box
from boardpapers.errors import InputError
from boardpapers.evaluate.database import Cited
from boardpapers.evaluate.evidence import score_evidence

from .pdf import write_pdf

#: The first line stands 100 points below the top: its words lie between 88 and 104.
LINES = [
    (50, 200, "The kennels save 5,000 pounds"),
    (50, 180, "a year from the spring of"),
    (50, 160, "next year."),
]
FIRST = Box(48, 88, 300, 104)


def cited(quote, box=FIRST, page=1, context=None):
    return Cited("savings-1", None, quote, page, box, context)


def holds(pdf, *rows):
    share, unchecked, failing = score_evidence("paper", rows, pdf)
    assert len(failing) == share.of - share.right
    return share.right, share.of, unchecked


def test_a_quote_inside_its_box_holds(tmp_path):
    """Layout, case and punctuation make no difference."""
    assert holds(write_pdf(tmp_path / "a.pdf", LINES), cited("the  Kennels save £5,000")) == (1, 1, 0)


@pytest.mark.parametrize(
    "row",
    [
        cited("The kennels save 6,000"),
        cited("save 5,000 pounds", Box(48, 88, 90, 104)),
        cited("a year from", FIRST),
        cited("save", page=2),
        cited("save", page=0),
        cited(" "),
    ],
)
def test_a_quote_elsewhere_does_not_hold(tmp_path, row):
    """Other words, a box that is too small or on another line, another page, no words at all."""
    assert holds(write_pdf(tmp_path / "a.pdf", LINES), row) == (0, 1, 0)


def test_a_quote_over_lines_holds_in_the_box_around_them(tmp_path):
    """The box of a quote that starts and ends within lines holds more words than the quote."""
    pdf = write_pdf(tmp_path / "a.pdf", LINES)
    assert holds(pdf, cited("5,000 pounds a year from the spring of next", Box(48, 88, 300, 145))) == (
        1,
        1,
        0,
    )


def test_the_order_of_the_file_does_not_matter(tmp_path):
    """Lines written from the bottom up still read from the top down."""
    pdf = write_pdf(tmp_path / "a.pdf", LINES[::-1])
    assert holds(pdf, cited("pounds a year from", Box(48, 88, 300, 125))) == (1, 1, 0)


@pytest.mark.parametrize(
    ("rotate", "box"),
    [(90, Box(195, 48, 212, 300)), (180, Box(100, 195, 352, 212)), (270, Box(88, 100, 104, 352))],
)
def test_boxes_are_those_of_the_page_as_displayed(tmp_path, rotate, box):
    """On a turned page the box is measured from the top left of what one sees."""
    pdf = write_pdf(tmp_path / "a.pdf", LINES[:1], rotate=rotate)
    assert holds(pdf, cited("The kennels save", box)) == (1, 1, 0)
    assert holds(pdf, cited("The kennels save", FIRST)) == (0, 1, 0)


def test_a_cropped_page_begins_at_its_crop(tmp_path):
    """What is cut off at the left and the top doesn't count."""
    pdf = write_pdf(tmp_path / "a.pdf", LINES, crop=(40, 100, 400, 250))
    assert holds(pdf, cited("The kennels save", Box(8, 38, 260, 54))) == (1, 1, 0)


def test_a_pdf_that_cannot_be_opened_is_told(tmp_path):
    """A damaged file is no paper whose evidence fails, but an error that names it."""
    (tmp_path / "a.pdf").write_bytes(b"not a PDF")
    with pytest.raises(InputError, match=r"a\.pdf: cannot be opened"):
        holds(tmp_path / "a.pdf", cited("save"))


def test_without_the_pdf_the_stored_text_is_asked():
    """The quote must stand in its paragraph or cell; a row that names none cannot be checked."""
    rows = (
        cited("save 5", context="They save 5 a year"),
        cited("save 6", context="They save 5"),
        cited("save 7"),
    )
    assert holds(None, *rows) == (1, 2, 1)
