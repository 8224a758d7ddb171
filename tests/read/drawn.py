"""PDFs drawn for tests: a canvas with its origin at the top left, and what the reader makes of it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from boardpapers.extract.read import RawPaper, read_pdf

A4 = (595.28, 841.89)


class Sheet:
    """A page to draw on; lengths in points from the top left."""

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, top: float, string: str, font: str = "Helvetica", size: float = 11) -> None:
        """`top` is where the line's box begins, about a descent and a size above the base line."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - 0.79 * size, string)

    def lines(self, x: float, top: float, strings: list[str], lead: float = 13.5, **style: Any) -> float:
        for string in strings:
            self.text(x, top, string, **style)
            top += lead
        return top

    def right(self, x: float, top: float, string: str, font: str = "Helvetica", size: float = 11) -> None:
        self.text(x - self.canvas.stringWidth(string, font, size), top, string, font, size)

    def centre(self, top: float, string: str, font: str = "Helvetica", size: float = 11) -> None:
        width = self.canvas.stringWidth(string, font, size)
        self.text((A4[0] - width) / 2, top, string, font, size)


def drawn(*draw: Callable[[Sheet], None], size: tuple[float, float] = A4, **options: Any) -> bytes:
    """A PDF with a page for each function; options go to reportlab's canvas."""
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = BytesIO()
    canvas = reportlab.Canvas(buffer, pagesize=size, invariant=1, **options)
    for page in draw:
        page(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(*draw: Callable[[Sheet], None], **options: Any) -> RawPaper:
    return read_pdf(drawn(*draw, **options), file_name="drawn.pdf")


def rotated(data: bytes, turn: int) -> bytes:
    """The PDF with its pages turned clockwise for display."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(turn)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
