"""Small papers drawn for the layout tests, and the blocks that layout makes of them."""

from collections.abc import Callable

from boardpapers.document import Document, Paragraph
from boardpapers.extract.layout import lay_out
from tests.read.drawn import Sheet, read

PROSE = (
    "The programme board looked at the state of the estate and at the savings that were hoped for. Officers "
    "said that two stations had been sold and that £1.2m had come in. A further £350,000 a year would be "
    "saved from April 2021, of which some was cashable and some was time."
)


def laid(*draw: Callable[[Sheet], None], **options: object) -> Document:
    return lay_out(read(*draw, **options))


def paragraphs(*draw: Callable[[Sheet], None]) -> list[Paragraph]:
    return list(laid(*draw).paragraphs)


def wrapped(text: str, width: float, font: str = "Helvetica", size: float = 11) -> list[str]:
    """The text in lines of at most so many points."""
    from reportlab.lib.utils import simpleSplit

    return list(simpleSplit(text, font, size, width))


def prose(sheet: Sheet, top: float, x: float = 72, width: float = 450, text: str = PROSE) -> float:
    """Draw wrapped text; returns where the next paragraph may begin."""
    return sheet.lines(x, top, wrapped(text, width)) + 8


def item(
    sheet: Sheet, top: float, label: str, text: str, x: float = 72, indent: float = 30, right: float = 522
) -> float:
    """Draw a labelled paragraph with a hanging indent."""
    sheet.text(x, top, label)
    return prose(sheet, top, x + indent, right - x - indent, text)
