"""The fast reader: PDFium, which also counts the pages before any reader starts."""

import ctypes
from collections.abc import Iterator
from contextlib import suppress

from boardpapers.document import Box, Word
from boardpapers.extract.read import pdfium_calls as pdfium
from boardpapers.extract.read.assemble import assembled, failed_page
from boardpapers.extract.read.doubts import Hints, Opinion
from boardpapers.extract.read.drawing import Drawn
from boardpapers.extract.read.filled import draw_in
from boardpapers.extract.read.model import PageRead
from boardpapers.extract.read.pdfium_calls import Handle, Matrix, Scratch, times
from boardpapers.extract.read.pdfium_shapes import drawings_of, image_box
from boardpapers.extract.read.pdfium_text import TextReader
from boardpapers.extract.read.plumber import opinion_of
from boardpapers.extract.read.words import words_of_runs

_DEEPEST = 20  # forms within forms


def read_pages(
    data: bytes, *, password: str | None, page_count: int, max_pages: int | None
) -> Iterator[PageRead]:
    """Pages by PDFium."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data, password=password)
    try:
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()
        handle = Handle(ctypes.cast(document.raw, ctypes.c_void_p).value)
        opinion = opinion_of(data, password, page_count)
        for number in range(1, 1 + (page_count if max_pages is None else min(page_count, max_pages))):
            draw_in(document, number)
            yield _page(handle, number, opinion)
    finally:
        document.close()


def _page(document: Handle, number: int, opinion: Opinion) -> PageRead:
    address = pdfium.load_page(document, number - 1)
    page = Handle(address)
    try:
        if not address:
            raise ValueError("PDFium cannot load it")
        return _read_page(page, number, opinion)
    except Exception as error:  # the trap round a page: one bad page does not lose the others
        return failed_page(number, error)
    finally:
        if address:
            pdfium.close_page(page)


def _read_page(page: Handle, number: int, opinion: Opinion) -> PageRead:
    scratch = Scratch()
    width, height, matrix = _displayed(page, scratch)
    address = pdfium.load_text(page)
    if not address:
        raise ValueError("PDFium cannot load its text")
    text_page = Handle(address)
    try:
        walk = _walked(page, matrix, TextReader(text_page, scratch, matrix), scratch)
        words = words_of_runs(walk.text.builders)
        if walk.text.unknown or walk.text.nameless or _white_in_white(words, walk.drawings):
            second = opinion(number)
            if second is not None:
                glyphs, drawings = second
                walk = _walked(page, matrix, TextReader(text_page, scratch, matrix, Hints(glyphs)), scratch)
                words, walk.drawings = words_of_runs(walk.text.builders), drawings
    finally:
        pdfium.close_text(text_page)
    counts = (walk.text.unknown, walk.text.glyphs)
    return assembled(number, width, height, words, walk.drawings, walk.images, counts)


def _white_in_white(words: tuple[tuple[Word, ...], frozenset[int]], drawings: list[Drawn]) -> bool:
    """Whether white words stand in a white area, which may be a gradient."""
    read, white = words
    areas = [d.box for d in drawings if d.filled and d.fill is not None and d.fill > 0.999]
    middles = ((read[n].box.x_mid, read[n].box.y_mid) for n in white)
    return bool(areas) and any(a.holds_point(x, y) for x, y in middles for a in areas)


def _displayed(page: Handle, scratch: Scratch) -> tuple[float, float, Matrix]:
    """Width and height as displayed, and the matrix that leads there from the page's own space."""
    pdfium.page_box(page, scratch.at_rectangle)
    box = scratch.rectangle
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    wide, high = right - left, top - bottom
    match pdfium.page_rotation(page) % 4:
        case 1:
            return high, wide, (0.0, 1.0, 1.0, 0.0, -bottom, -left)
        case 2:
            return wide, high, (-1.0, 0.0, 0.0, 1.0, right, -bottom)
        case 3:
            return high, wide, (0.0, -1.0, -1.0, 0.0, top, right)
        case _:
            return wide, high, (1.0, 0.0, 0.0, -1.0, -left, top)


def _walked(page: Handle, matrix: Matrix, text: TextReader, scratch: Scratch) -> "_Walk":
    walk = _Walk(text, scratch)
    for n in range(pdfium.count_objects(page)):
        walk.object(pdfium.get_object(page, n), matrix, 0)
    return walk


class _Walk:
    """Goes over the objects of a page in the order drawn, also into forms."""

    def __init__(self, text: TextReader, scratch: Scratch) -> None:
        self.text = text
        self.scratch = scratch
        self.drawings: list[Drawn] = []
        self.images: list[Box] = []

    def object(self, address: int | None, outer: Matrix, depth: int) -> None:
        if not address:
            return
        thing = Handle(address)
        kind = pdfium.object_type(thing)
        if kind == pdfium.TEXT:
            self.text.read(thing, outer)
        elif kind == pdfium.PATH:
            self.drawings += drawings_of(thing, outer, self.scratch)
        elif kind == pdfium.IMAGE:
            self.images.append(image_box(thing, outer, self.scratch))
        elif kind == pdfium.FORM and depth < _DEEPEST:
            inner = times(self.scratch.matrix_of(thing), outer)
            for n in range(pdfium.count_form_objects(thing)):
                self.object(pdfium.get_form_object(thing, ctypes.c_size_t(n)), inner, depth + 1)
