"""Fonts of an open page, and what their characters are."""

from ctypes import byref, c_float, c_uint
from typing import NamedTuple

from boardpapers.extract.read import pdfium_calls as pdfium
from boardpapers.extract.read.assemble import UNKNOWN
from boardpapers.extract.read.fonts import style_of
from boardpapers.extract.read.pdfium_calls import Handle

LINE_END_HYPHEN = 2


class Letter(NamedTuple):
    """What a code of a font stands for, and how far it moves on (share of the font size)."""

    text: str
    advance: float
    space: bool


class Font:
    """A font of the open page; `letters` fills up as characters are met, by their code points."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.name = pdfium.name_of(handle)
        down, up = c_float(), c_float()
        pdfium.font_descent(handle, c_float(1000.0), byref(down))
        pdfium.font_ascent(handle, c_float(1000.0), byref(up))
        self.has_metrics = up.value != down.value
        self.letters: dict[int, Letter] = {}

    def width(self, code_point: int) -> float:
        """The advance that the font gives for a character; 0 where it knows none."""
        width = c_float()
        pdfium.font_width(self.handle, c_uint(code_point), c_float(1000.0), byref(width))
        return width.value / 1000.0


def string_of(font: Font, code: int, text: Handle, n: int) -> str:
    """What the n-th character of a text page stands for, of which PDFium gives the code point."""
    if code == LINE_END_HYPHEN:
        return "-"
    if 0xD800 <= code < 0xDC00:
        return _pair(code, pdfium.char_unicode(text, n + 1))
    if code == 0 or 0xDC00 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    return _unmapped(font, code) if pdfium.char_unmapped(text, n) == 1 else chr(code)


def _pair(high: int, low: int) -> str:
    """The character of two surrogates, which count as the pieces of one."""
    if not 0xDC00 <= low < 0xE000:
        return UNKNOWN
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def _unmapped(font: Font, code: int) -> str:
    """A code without a Unicode value: in a symbol font the private character that stands for it."""
    return chr(0xF000 + code) if style_of(font.name).symbol and code < 0x100 else UNKNOWN
