"""The reference reader: pdfplumber."""

import itertools
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from boardpapers.document import Box, Page, Rect, Rule, Word
from boardpapers.errors import Problem
from boardpapers.extract.read.fonts import style_of
from boardpapers.extract.read.model import PageRead
from boardpapers.extract.read.opening import rewritten
from boardpapers.extract.read.shapes import WHITE, grey_of, rule_from_box, visible_rules, visible_words
from boardpapers.extract.read.words import Glyph, turn_of, words_of

_CID = re.compile(r"\(cid:(\d+)\)")
_UNKNOWN = "\ufffd"
_DISC = 8.0  # a drawn ring up to this size may be a bullet or a box to tick
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
        reason = f"{type(error).__name__}: {error}".rstrip(": ")[:200]
        message = f"Page {number} could not be read ({reason}); its content is missing."
        return PageRead(None, (Problem("read", "error", "page_failed", message, number),))
    finally:
        plumbed.close()


def _read_page(plumbed: Any, number: int) -> PageRead:
    frame = _frame(plumbed)
    sheet = Box(0.0, 0.0, frame.width, frame.height)
    rules, rects = _drawn(plumbed, frame)
    images = tuple(b for b in (_box(i, frame) for i in plumbed.images) if b.overlaps(sheet))
    glyphs = [g for g in (_glyph(c, frame) for c in plumbed.chars) if g is not None]
    unread = sum(1 for g in glyphs if g.text == _UNKNOWN)
    words, white = words_of(glyphs)
    page = Page(
        number,
        round(frame.width, 3),
        round(frame.height, 3),
        visible_words(words, white, rects, images, sheet),
        visible_rules(rules, rects),
        rects,
        images,
    )
    return PageRead(
        page, tuple(_unread(unread, len(glyphs), number)), ocr=_over_scan(page.words, images, sheet)
    )


def _unread(unread: int, glyphs: int, number: int) -> Iterator[Problem]:
    if unread:
        share = "Most" if 2 * unread > glyphs else f"{unread}"
        severity = "error" if 2 * unread > glyphs else "warning"
        message = (
            f"{share} characters of page {number} have no meaning in the file; they are shown as {_UNKNOWN}."
        )
        yield Problem("read", severity, "unreadable_characters", message, number)  # type: ignore[arg-type]


def _over_scan(words: tuple[Word, ...], images: tuple[Box, ...], sheet: Box) -> bool:
    """Whether the text lies over an image of the whole page: the text of a scan."""
    return bool(words) and any(b.width * b.height > 0.8 * sheet.width * sheet.height for b in images)


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


def _glyph(char: Any, frame: Box) -> Glyph | None:
    text = char["text"]
    font = char.get("fontname") or ""
    if not isinstance(font, str):
        font = str(font)
    if text.startswith("(cid:"):
        text = _CID.sub(lambda m: _meaning(int(m.group(1)), font), text)
    text = text.replace("\x00", "")
    if not text:
        return None
    a, b = char["matrix"][:2]
    turn = turn_of(a, b) if b or a < 0 else 0
    box = _box(char, frame)
    size = box.width if turn in (90, 270) else box.height
    white = (grey_of(char.get("non_stroking_color"), _is_ink(char)) or 0.0) >= WHITE
    return Glyph(text, box, size, font, turn, white)


def _meaning(code: int, font: str) -> str:
    """A code without a Unicode value: in a symbol font the private character that stands for it."""
    return chr(0xF000 + code) if style_of(font).symbol and code < 256 else _UNKNOWN


def _is_ink(thing: Any) -> bool:
    return str(thing.get("ncs") or "").strip("/'\"") in _INK


def _drawn(plumbed: Any, frame: Box) -> tuple[list[tuple[Rule, float | None]], tuple[Rect, ...]]:
    rules: list[tuple[Rule, float | None]] = []
    rects: list[Rect] = []
    for line in plumbed.lines:
        rule = rule_from_box(_box(line, frame), float(line.get("linewidth") or 0.0))
        if rule is not None and line.get("stroke", True):
            rules.append((rule, grey_of(line.get("stroking_color"))))
    for shape in plumbed.rects:
        _rectangle(shape, _box(shape, frame), rules, rects)
    for curve in plumbed.curves:
        _curve(curve, frame, rules, rects)
    return rules, tuple(dict.fromkeys(rects))


def _rectangle(shape: Any, box: Box, rules: list[tuple[Rule, float | None]], rects: list[Rect]) -> None:
    filled, stroked = (
        bool(shape.get("fill")),
        bool(shape.get("stroke")) and (shape.get("linewidth") or 0) >= 0,
    )
    if not filled and not stroked:
        return
    grey = grey_of(shape.get("non_stroking_color"), _is_ink(shape)) if filled else None
    width = float(shape.get("linewidth") or 0.0) if stroked else 0.0
    rule = rule_from_box(box, width)
    if rule is not None:
        rules.append((rule, grey if filled else grey_of(shape.get("stroking_color"))))
        return
    if filled and grey is None:
        grey = 0.5  # a pattern or a colour of unknown make: shaded, at any rate
    if box.width > 0 and box.height > 0:
        edge = grey_of(shape.get("stroking_color"))
        rects.append(Rect(box, grey, stroked and (edge is None or edge < WHITE)))


def _curve(curve: Any, frame: Box, rules: list[tuple[Rule, float | None]], rects: list[Rect]) -> None:
    """A path of several segments: its straight level and upright parts are rules, a filled one is an area."""
    if curve.get("fill"):
        _rectangle({**curve, "stroke": False}, _box(curve, frame), rules, rects)
    if not curve.get("stroke"):
        return
    box = _box(curve, frame)
    if max(box.width, box.height) <= _DISC and not curve.get("fill"):
        rects.append(Rect(box, None, True))
        return
    grey = grey_of(curve.get("stroking_color"))
    points = [(x - frame.x0, y - frame.top) for x, y in curve.get("pts") or ()]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if abs(x0 - x1) > 0.5 and abs(y0 - y1) > 0.5:
            continue
        box = Box(*(round(v, 2) for v in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
        rule = rule_from_box(box, float(curve.get("linewidth") or 0.0))
        if rule is not None:
            rules.append((rule, grey))
