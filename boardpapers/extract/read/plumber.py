"""The reference reader: pdfplumber."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Literal

from boardpapers.document import Box
from boardpapers.errors import Problem
from boardpapers.extract.read.assemble import UNKNOWN, assembled, failed_page
from boardpapers.extract.read.doubts import Opinion
from boardpapers.extract.read.drawing import Drawn
from boardpapers.extract.read.fonts import style_of
from boardpapers.extract.read.model import PageRead
from boardpapers.extract.read.opening import rewritten
from boardpapers.extract.read.shapes import WHITE, grey_of
from boardpapers.extract.read.words import BELOW, SLANTED, Glyph, turn_of, words_of

_CID = re.compile(r"\(cid:(\d+)\)")
#: Letters that fonts draw as one: the same words with and without.
_LIGATURES = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}
_INK = ("Separation", "DeviceN")


def read_pages(
    data: bytes, *, password: str | None, page_count: int, max_pages: int | None
) -> Iterator[PageRead]:
    """Pages by pdfplumber; a file whose pages it cannot find is tried again as PDFium rewrites it."""
    wanted = page_count if max_pages is None else min(page_count, max_pages)
    pdf, found = _opened(data, password, page_count)
    if pdf is None:
        yield PageRead(None, (_count_problem(0, page_count),))
        return
    try:
        if found != page_count:
            yield PageRead(None, (_count_problem(found, page_count),))
        for plumbed in pdf.pages[:wanted]:
            yield _page(plumbed)
    finally:
        pdf.close()


def opinion_of(data: bytes, password: str | None, page_count: int) -> Opinion:
    """Characters and shapes of single pages as this reader sees them; the file is opened when first asked."""
    opened: list[Any] = []

    def opinion(number: int) -> tuple[list[Glyph], list[Drawn]] | None:
        if not opened:
            opened.append(_opened(data, password, page_count)[0])
        if opened[0] is None or number > len(opened[0].pages):
            return None
        plumbed = opened[0].pages[number - 1]
        try:
            frame = _frame(plumbed)
            return _glyphs(plumbed, frame), list(_drawn(plumbed, frame))
        except Exception:  # the trap round a page: then there is no second opinion
            return None
        finally:
            plumbed.close()

    return opinion


def _opened(data: bytes, password: str | None, page_count: int) -> tuple[Any, int]:
    """An open pdfplumber document with the number of pages it sees; (None, 0) where there is none."""
    best: Any = None
    found = 0
    for again in (False, True):
        try:
            pdf, count = _open(rewritten(data, password) if again else data, None if again else password)
        except Exception:  # the one trap round opening: pdfminer raises whatever a broken file makes it raise
            continue
        if count == page_count:
            return pdf, count
        if count > found:
            best, found = pdf, count
    return best, found


def _open(data: bytes, password: str | None) -> tuple[Any, int]:
    import pdfplumber

    pdf = pdfplumber.open(BytesIO(data), password=password)
    return pdf, len(pdf.pages)


def _count_problem(found: int, real: int) -> Problem:
    return Problem(
        "read", "error", "page_count", f"The file has {real} pages, but only {found} of them could be read."
    )


def _page(plumbed: Any) -> PageRead:
    number = plumbed.page_number
    try:
        return _read_page(plumbed, number)
    except Exception as error:  # the trap round a page: one bad page does not lose the others
        return failed_page(number, error)
    finally:
        plumbed.close()


def _read_page(plumbed: Any, number: int) -> PageRead:
    frame = _frame(plumbed)
    glyphs = _glyphs(plumbed, frame)
    return assembled(
        number,
        frame.width,
        frame.height,
        words_of(glyphs),
        _drawn(plumbed, frame),
        (_box(i, frame) for i in plumbed.images),
        (sum(1 for g in glyphs if g.text == UNKNOWN), len(glyphs)),
    )


def _glyphs(plumbed: Any, frame: Box) -> list[Glyph]:
    chars = plumbed.chars
    depths = _depths(plumbed)
    return [g for g in (_glyph(c, frame, depths) for c in chars) if g is not None]


def _frame(plumbed: Any) -> Box:
    """What a viewer shows: the crop box, as far as it lies within the media box."""
    media, crop = Box(*plumbed.mediabox), Box(*plumbed.cropbox)
    both = Box(
        max(media.x0, crop.x0),
        max(media.top, crop.top),
        min(media.x1, crop.x1),
        min(media.bottom, crop.bottom),
    )
    return both if both.width > 1 and both.height > 1 else media


def _box(thing: Any, frame: Box) -> Box:
    return Box(
        round(thing["x0"] - frame.x0, 2),
        round(thing["top"] - frame.top, 2),
        round(thing["x1"] - frame.x0, 2),
        round(thing["bottom"] - frame.top, 2),
    )


def _depths(plumbed: Any) -> dict[str, float]:
    """How far the fonts read so far say that they reach below the base line (share of the size)."""
    fonts = plumbed.pdf.rsrcmgr._cached_fonts.values()
    return {str(font.fontname): -font.get_descent() for font in fonts if not font.is_vertical()}


def _level(box: Box, char: Any, size: float, depth: float) -> Box:
    """The box with the depth that all fonts are given."""
    c, d = char["matrix"][2:4]
    shift = (BELOW - depth) * size / (math.hypot(c, d) or 1.0)
    x, y = round(-c * shift, 2), round(d * shift, 2)
    return Box(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)


def _glyph(char: Any, frame: Box, depths: Mapping[str, float]) -> Glyph | None:
    text = char["text"]
    font = char.get("fontname") or ""
    if not isinstance(font, str):
        font = str(font)
    if text.startswith("(cid:"):
        text = _CID.sub(lambda m: _meaning(int(m.group(1)), font), text)
    text = text.replace("\x00", "").translate(_LIGATURES)
    if not text:
        return None
    a, b = char["matrix"][:2]
    turn = turn_of(a, b) if b or a < 0 else 0
    box = _box(char, frame)
    wide = turn in (90, 270)
    size = round(char["x1"] - char["x0"] if wide else char["bottom"] - char["top"], 2)
    if turn != SLANTED and font in depths:
        box = _level(box, char, size, depths[font])
    white = (grey_of(char.get("non_stroking_color"), _is_ink(char)) or 0.0) >= WHITE
    return Glyph(text, box, size, font, turn, white)


def _meaning(code: int, font: str) -> str:
    """A code without a Unicode value: in a symbol font the private character that stands for it."""
    return chr(0xF000 + code) if style_of(font).symbol and code < 256 else UNKNOWN


def _is_ink(thing: Any) -> bool:
    return str(thing.get("ncs") or "").strip("/'\"") in _INK


def _drawn(plumbed: Any, frame: Box) -> Iterator[Drawn]:
    for line in plumbed.lines:
        yield _shape("line", line, frame)
    for rect in plumbed.rects:
        yield _shape("rect", rect, frame)
    for curve in plumbed.curves:
        points = tuple((x - frame.x0, y - frame.top) for x, y in curve.get("pts") or ())
        yield _shape("curve", curve, frame)._replace(points=points)


def _shape(kind: Literal["line", "rect", "curve"], thing: Any, frame: Box) -> Drawn:
    return Drawn(
        kind,
        _box(thing, frame),
        bool(thing.get("fill")),
        bool(thing.get("stroke", kind == "line")),
        grey_of(thing.get("non_stroking_color"), _is_ink(thing)),
        grey_of(thing.get("stroking_color")),
        float(thing.get("linewidth") or 0.0),
    )
