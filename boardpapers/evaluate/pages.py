"""The characters of a PDF's pages with their places, for checking evidence.

Read straight from PDFium and not through the program's own reader: what holds a reader's output to account
should not be that reader.
"""

import ctypes
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from boardpapers.document import Box
from boardpapers.errors import InputError


class Character(NamedTuple):
    """One character and the middle of its glyph, in points from the top left of the page as displayed."""

    text: str
    x: float
    y: float


def read_characters(pdf: Path, numbers: Iterable[int]) -> dict[int, tuple[Character, ...]]:
    """The visible characters of the pages named (from 1), in the file's order, without unknown pages."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{pdf}: cannot be opened to check the evidence on its pages: {error}") from error
    try:
        return {n: _characters(document[n - 1]) for n in sorted(set(numbers)) if 0 < n <= len(document)}
    finally:
        document.close()


def _characters(page: pypdfium2.PdfPage) -> tuple[Character, ...]:
    left, bottom, right, top = page.get_bbox()  # of all boxes, also those inherited from the page tree
    rotation = page.get_rotation()
    text_page = page.get_textpage()
    x0, x1, y0, y1 = (ctypes.c_double() for _ in range(4))
    places = tuple(map(ctypes.byref, (x0, x1, y0, y1)))
    found = []
    for i in range(text_page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text_page, i))
        if char.isspace() or not raw.FPDFText_GetCharBox(text_page, i, *places):
            continue
        x, y = (x0.value + x1.value) / 2, (y0.value + y1.value) / 2
        shown = {
            90: (y - bottom, x - left),
            180: (right - x, y - bottom),
            270: (top - y, right - x),
        }.get(rotation, (x - left, top - y))
        found.append(Character(char, *shown))
    text_page.close()
    page.close()
    return tuple(found)


def inside(characters: Iterable[Character], box: Box, tolerance: float = 1.0) -> tuple[Character, ...]:
    """The characters whose middle lies in the box, give or take `tolerance` points."""
    x0, top, x1, bottom = box.x0 - tolerance, box.top - tolerance, box.x1 + tolerance, box.bottom + tolerance
    return tuple(c for c in characters if x0 <= c.x <= x1 and top <= c.y <= bottom)


def by_lines(characters: Iterable[Character]) -> tuple[Character, ...]:
    """The characters in reading order: lines from the top (within 3 points), each from the left."""
    lines: list[list[Character]] = []
    for char in sorted(characters, key=lambda c: c.y):
        if lines and char.y - lines[-1][0].y <= 3:
            lines[-1].append(char)
        else:
            lines.append([char])
    return tuple(c for line in lines for c in sorted(line, key=lambda c: c.x))
