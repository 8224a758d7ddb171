"""PDFium's functions, prepared for being called some ten thousand times a page.

Calls through pypdfium2's own bindings release the lock of the interpreter and check every argument, which
costs more than what PDFium does in a call. Those here do neither: handles have to be `Handle`s, numbers of
other types than `int` have to be wrapped, and results are plain numbers. Keeping the lock also keeps PDFium,
which is not safe for threads, to one thread at a time.
"""

import ctypes
from collections.abc import Callable
from ctypes import byref, c_double, c_float, c_int, c_size_t, c_uint, c_void_p
from typing import Any

import pypdfium2.raw as raw

Handle = c_void_p
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5  # kinds of page objects


def _prepared(name: str, result: Any = c_int) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


load_page = _prepared("FPDF_LoadPage", c_void_p)
close_page = _prepared("FPDF_ClosePage", None)
page_rotation = _prepared("FPDFPage_GetRotation")
page_box = _prepared("FPDF_GetPageBoundingBox")
count_objects = _prepared("FPDFPage_CountObjects")
get_object = _prepared("FPDFPage_GetObject", c_void_p)
count_form_objects = _prepared("FPDFFormObj_CountObjects")
get_form_object = _prepared("FPDFFormObj_GetObject", c_void_p)

load_text = _prepared("FPDFText_LoadPage", c_void_p)
close_text = _prepared("FPDFText_ClosePage", None)
count_chars = _prepared("FPDFText_CountChars")
char_unicode = _prepared("FPDFText_GetUnicode", c_uint)
char_origin = _prepared("FPDFText_GetCharOrigin")
char_object = _prepared("FPDFText_GetTextObject", c_void_p)
char_generated = _prepared("FPDFText_IsGenerated")
char_unmapped = _prepared("FPDFText_HasUnicodeMapError")
char_matrix = _prepared("FPDFText_GetMatrix")
char_loose_box = _prepared("FPDFText_GetLooseCharBox")
char_ink_box = _prepared("FPDFText_GetCharBox")

object_type = _prepared("FPDFPageObj_GetType")
object_matrix = _prepared("FPDFPageObj_GetMatrix")
object_bounds = _prepared("FPDFPageObj_GetBounds")
object_fill = _prepared("FPDFPageObj_GetFillColor")
object_edge = _prepared("FPDFPageObj_GetStrokeColor")
object_line_width = _prepared("FPDFPageObj_GetStrokeWidth")
text_font = _prepared("FPDFTextObj_GetFont", c_void_p)
text_size = _prepared("FPDFTextObj_GetFontSize")
font_name = _prepared("FPDFFont_GetBaseFontName", c_size_t)
font_embedded = _prepared("FPDFFont_GetIsEmbedded")
font_ascent = _prepared("FPDFFont_GetAscent")
font_descent = _prepared("FPDFFont_GetDescent")
font_width = _prepared("FPDFFont_GetGlyphWidth")
path_mode = _prepared("FPDFPath_GetDrawMode")
count_segments = _prepared("FPDFPath_CountSegments")
get_segment = _prepared("FPDFPath_GetPathSegment", c_void_p)
segment_point = _prepared("FPDFPathSegment_GetPoint")
segment_type = _prepared("FPDFPathSegment_GetType")
segment_closes = _prepared("FPDFPathSegment_GetClose")


class Scratch:
    """Places that calls write to, and references to them, made once for each page."""

    def __init__(self) -> None:
        self.x, self.y = c_double(), c_double()
        self.at_x, self.at_y = byref(self.x), byref(self.y)
        self.fx, self.fy = c_float(), c_float()
        self.at_fx, self.at_fy = byref(self.fx), byref(self.fy)
        self.numbers = tuple(c_float() for _ in range(4))
        self.at_numbers = tuple(byref(n) for n in self.numbers)
        self.doubles = tuple(c_double() for _ in range(4))
        self.at_doubles = tuple(byref(n) for n in self.doubles)
        self.whole = tuple(c_uint() for _ in range(4))
        self.at_whole = tuple(byref(n) for n in self.whole)
        self.signs = (c_int(), c_int())
        self.at_signs = (byref(self.signs[0]), byref(self.signs[1]))
        self.rectangle = raw.FS_RECTF()
        self.at_rectangle = byref(self.rectangle)
        self.matrix = raw.FS_MATRIX()
        self.at_matrix = byref(self.matrix)

    def matrix_of(self, thing: Handle) -> Matrix:
        """The object's matrix; the one that changes nothing where it has none."""
        if not object_matrix(thing, self.at_matrix):
            return IDENTITY
        m = self.matrix
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def colour_of(self, call: Callable[..., int], thing: Handle) -> tuple[int, int, int] | None:
        """Red, green and blue from 0 to 255; None where the object has no colour that could be told."""
        if not call(thing, *self.at_whole):
            return None
        red, green, blue, _ = self.whole
        return (red.value, green.value, blue.value)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner`, then `outer`."""
    a1, b1, c1, d1, e1, f1 = inner
    a, b, c, d, e, f = outer
    return (
        a * a1 + c * b1,
        b * a1 + d * b1,
        a * c1 + c * d1,
        b * c1 + d * d1,
        a * e1 + c * f1 + e,
        b * e1 + d * f1 + f,
    )


def name_of(font: Handle) -> str:
    length = font_name(font, None, c_size_t(0))
    buffer = ctypes.create_string_buffer(length)
    font_name(font, buffer, c_size_t(length))
    return buffer.raw[:length].split(b"\0")[0].decode("utf-8", "replace")
