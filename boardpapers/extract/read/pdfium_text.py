"""The words of a page by PDFium.

PDFium gives characters in reading order, adds spaces and line ends that it thinks are there, and drops text
objects that hold nothing but spaces or repeat what is there already. Words are built here from the page's
own text objects in the order drawn, so that all readers see the same.
"""

from functools import lru_cache
from typing import NamedTuple

from boardpapers.document import Box
from boardpapers.extract.read import pdfium_calls as pdfium
from boardpapers.extract.read.assemble import UNKNOWN
from boardpapers.extract.read.doubts import Hints
from boardpapers.extract.read.pdfium_calls import Handle, Matrix, Scratch, times
from boardpapers.extract.read.pdfium_fonts import LINE_END_HYPHEN, Font, Letter, string_of
from boardpapers.extract.read.shapes import WHITE, grey_of
from boardpapers.extract.read.words import BELOW, RunBuilder, turn_of, turned

_SPACE = 0x20
_REACH = 0.002  # advance beyond the ink from which it is taken to be the advance (share of the size)
_NO_INK = 0.01
_TWINS = 6  # a text drawn twice is looked for among so many before


class Drawing(NamedTuple):
    """A text object: enough to read its characters, and once more where it is drawn a second time.

    `matrix` leads from the text's own space to the page as displayed, `ranges` are those of its characters.
    """

    font: Font
    size: float
    matrix: Matrix
    white: bool
    ranges: list[tuple[int, int]]


class TextReader:
    """Reads the text objects of one page, which are handed over in the order drawn.

    `page` is the matrix from the page's own space to the page as displayed.
    """

    def __init__(self, text_page: Handle, scratch: Scratch, page: Matrix, hints: Hints | None = None) -> None:
        self._hints = hints
        self.nameless = False
        self._text = text_page
        self._scratch = scratch
        self._page = page
        self._fonts: dict[int, Font] = {}
        self._builders: dict[int, RunBuilder] = {}
        self._places = self._places_of_objects()
        self._before: list[Drawing] = []
        self.glyphs = self.unknown = 0

    @property
    def builders(self) -> list[RunBuilder]:
        return list(self._builders.values())

    def read(self, text: Handle, outer: Matrix) -> None:
        """Read a text object; `outer` is the matrix of what it stands in."""
        font = self._font_of(text)
        if font is None:
            return
        scratch = self._scratch
        matrix = times(scratch.matrix_of(text), outer)
        pdfium.text_size(text, scratch.at_fx)
        ranges = self._places.get(text.value or 0)
        if ranges is None:
            self._dropped(text, font, scratch.fx.value, matrix)
            return
        white = _is_white(scratch.colour_of(pdfium.object_fill, text))
        drawing = Drawing(font, scratch.fx.value, matrix, white, ranges)
        self._before = [*self._before[1 - _TWINS :], drawing]
        self._add(drawing)

    def _places_of_objects(self) -> dict[int, list[tuple[int, int]]]:
        """By text object the ranges of its characters."""
        call, text = pdfium.char_object, self._text
        places: dict[int, list[tuple[int, int]]] = {}
        last, start = None, 0
        count = max(0, pdfium.count_chars(text))
        for n in range(count):
            of = call(text, n)
            if of != last:
                if last:
                    places.setdefault(last, []).append((start, n))
                last, start = of, n
        if last:
            places.setdefault(last, []).append((start, count))
        return places

    def _font_of(self, text: Handle) -> Font | None:
        address = pdfium.text_font(text)
        if not address:
            return None
        font = self._fonts.get(address)
        if font is None:
            font = self._fonts[address] = Font(Handle(address))
        return font

    def _dropped(self, text: Handle, font: Font, size: float, matrix: Matrix) -> None:
        """A text object that PDFium leaves out: spaces on their own, or the same as one before it."""
        scratch = self._scratch
        pdfium.object_bounds(text, *scratch.at_numbers)
        left, _, right, _ = (n.value for n in scratch.numbers)
        if right - left < _NO_INK:
            self._builder(_turn(matrix)).space()
            return
        for twin in reversed(self._before):
            dx, dy = matrix[4] - twin.matrix[4], matrix[5] - twin.matrix[5]
            same_pen = twin.font is font and twin.size == size and twin.matrix[:4] == matrix[:4]
            if same_pen and abs(dx) <= size and abs(dy) <= size:
                self._add(twin, dx, dy)
                return

    def _builder(self, turn: int) -> RunBuilder:
        builder = self._builders.get(turn)
        if builder is None:
            builder = self._builders[turn] = RunBuilder(turn)
        return builder

    def _add(self, drawing: Drawing, dx: float = 0.0, dy: float = 0.0) -> None:
        """Add the characters of a text object, moved by `dx` and `dy`."""
        font, size, (a, b, c, d, _, _), _, _ = drawing
        level = self._page[:4] == (1.0, 0.0, 0.0, -1.0) and b == 0 and c == 0 and a > 0 and d < 0
        if level and size > 0 and font.name and self._hints is None:
            self._add_level(drawing, dx, dy)
        else:
            self._add_any(drawing, dx, dy)

    def _add_level(self, drawing: Drawing, dx: float, dy: float) -> None:
        """The usual text, which stands upright on an upright page: as `_add_any`, in a third of the time."""
        font, size, (a, _, _, d, _, _), white, ranges = drawing
        builder = self._builder(0)
        builder.pen(abs(round(d * size, 2)), font.name, white)
        left, top, wide = self._page[4] + dx, self._page[5] + dy, size * a
        high, low = top + (1.0 - BELOW) * size * d, top - BELOW * size * d
        text, letters, scratch, add = self._text, font.letters, self._scratch, builder.add
        x, y, at_x, at_y = scratch.x, scratch.y, scratch.at_x, scratch.at_y
        unicode_of, origin_of = pdfium.char_unicode, pdfium.char_origin
        last_x = last_y = last_end = None
        for start, end in ranges:
            for n in range(start, end):
                code = unicode_of(text, n)
                letter = letters.get(code) or self._letter(font, size, code, n, range(start, end))
                string, advance, space = letter
                if space:
                    if code != _SPACE or not pdfium.char_generated(text, n):
                        builder.space()
                    continue
                if not string:
                    continue
                origin_of(text, n, at_x, at_y)
                ox, oy = x.value, y.value
                begin = 0.0
                if ox == last_x and oy == last_y and last_end is not None:
                    begin, advance = last_end, max(last_end, self._joint_reach(size, n, end))
                last_x, last_y, last_end = ox, oy, advance
                self.glyphs += 1
                if string == UNKNOWN:
                    self.unknown += 1
                px = ox + left
                add(string, px + begin * wide, high - oy, px + advance * wide, low - oy)

    def _add_any(self, drawing: Drawing, dx: float, dy: float) -> None:
        """The characters of a text object that reads in any direction, or of which something is in doubt."""
        font, size, (a, b, c, d, _, _), white, ranges = drawing
        turn = _turn(drawing.matrix)
        builder = self._builder(turn)
        hints, name = self._hints, font.name or "unknown"
        self.nameless = self.nameless or not font.name
        plain = b == 0 and c == 0 and a > 0 and d < 0 and size > 0
        low, high = -BELOW * size, (1.0 - BELOW) * size
        high_on_page = abs(round((c if turn in (90, 270) else d) * size, 2))
        builder.pen(high_on_page, name, white)
        pa, pb, pc, pd, pe, pf = self._page
        pe, pf = pe + dx, pf + dy
        text, letters, scratch = self._text, font.letters, self._scratch
        x, y, at_x, at_y = scratch.x, scratch.y, scratch.at_x, scratch.at_y
        unicode_of, origin_of = pdfium.char_unicode, pdfium.char_origin
        last_x = last_y = last_end = None
        for start, end in ranges:
            for n in range(start, end):
                code = unicode_of(text, n)
                letter = letters.get(code)
                if letter is None:
                    letter = self._letter(font, size, code, n, range(start, end))
                string, advance, space = letter
                if space:
                    if code != _SPACE or not pdfium.char_generated(text, n):
                        builder.space()
                    continue
                if not string:
                    continue
                origin_of(text, n, at_x, at_y)
                ox, oy = x.value, y.value
                begin = 0.0
                if ox == last_x and oy == last_y and last_end is not None:
                    begin, advance = last_end, max(last_end, self._joint_reach(size, n, end))
                last_x, last_y, last_end = ox, oy, advance
                self.glyphs += 1
                px, py = pa * ox + pc * oy + pe, pb * ox + pd * oy + pf
                if plain:
                    x0, x1 = px + begin * size * a, px + advance * size * a
                    box = (x0, py + high * d, x1, py + low * d)
                else:
                    box = _corners((begin * size, low, advance * size, high), (a, b, c, d, px, py))
                if string == UNKNOWN or not font.name:
                    glyph = hints.at(box[0], box[1]) if hints is not None else None
                    if glyph is not None:
                        string = glyph.text if string == UNKNOWN else string
                        builder.pen(high_on_page, font.name or glyph.font, white)
                        box = (*box[:2], max(box[2], glyph.box.x1), box[3]) if plain else box
                    self.unknown += string == UNKNOWN
                builder.add(string, *(box if turn <= 0 else turned(Box(*box), turn)))

    def _letter(self, font: Font, size: float, code: int, n: int, text: range) -> Letter:
        """What a code point of this font is, learnt from its first character on the page, the n-th."""
        string = string_of(font, code, self._text, n)
        if string.isspace() or not string:
            letter = font.letters[code] = Letter(string, 0.0, bool(string))
            return letter
        if self._is_piece(n, text) or self._is_piece(n + 1, text):  # several letters in one
            paired = 0xD800 <= code < 0xDC00
            return Letter(string, self._reach(size, n) if paired else font.width(code), False)
        advance = font.width(ord("-") if code == LINE_END_HYPHEN else code)
        reach, inked = self._reach(size, n), self._inked(size, n)
        if (font.has_metrics and reach > inked + _REACH) or advance <= 0 or 0 < reach < advance - _REACH:
            advance = reach
        letter = font.letters[code] = Letter(string, advance, False)
        return letter

    def _is_piece(self, n: int, text: range) -> bool:
        """Whether the n-th character of this text was drawn with the one before, as a ligature is."""
        if n not in text or n - 1 not in text or pdfium.char_unicode(self._text, n) == _SPACE:
            return False
        scratch = self._scratch
        pdfium.char_origin(self._text, n - 1, scratch.at_x, scratch.at_y)
        before = (scratch.x.value, scratch.y.value)
        pdfium.char_origin(self._text, n, scratch.at_x, scratch.at_y)
        return before == (scratch.x.value, scratch.y.value)

    def _reach(self, size: float, n: int) -> float:
        """How far the n-th character goes from its origin, by advance or ink (share of its size)."""
        scratch = self._scratch
        text = self._text
        pdfium.char_matrix(text, n, scratch.at_matrix)
        pdfium.char_loose_box(text, n, scratch.at_rectangle)
        m, box = scratch.matrix, scratch.rectangle
        if abs(m.b) > abs(m.a):
            return float((box.top - box.bottom) / (abs(m.b * size) or 1.0))
        pdfium.char_origin(text, n, scratch.at_x, scratch.at_y)
        if m.a < 0:
            return float((scratch.x.value - box.left) / (abs(m.a * size) or 1.0))
        return float((box.right - scratch.x.value) / (m.a * size or 1.0))

    def _joint_reach(self, size: float, n: int, end: int) -> float:
        """How far a ligature goes that ends with the n-th character: no further than what follows it."""
        reach = self._reach(size, n)
        scratch = self._scratch
        x, y, slope = scratch.x.value, scratch.y.value, scratch.matrix.a
        if n + 1 == end or slope <= 0 or scratch.matrix.b:
            return reach
        pdfium.char_origin(self._text, n + 1, scratch.at_x, scratch.at_y)
        follows = (scratch.x.value - x) / (slope * size or 1.0)
        return min(reach, follows) if y == scratch.y.value and follows > 0 else reach

    def _inked(self, size: float, n: int) -> float:
        """How far the ink of the n-th character goes from its origin; endless where that is of no use."""
        scratch = self._scratch
        m = scratch.matrix
        if m.b or m.c or m.a <= 0:
            return float("inf")
        pdfium.char_ink_box(self._text, n, *scratch.at_doubles)
        return float((scratch.doubles[1].value - scratch.x.value) / (m.a * size or 1.0))


@lru_cache(maxsize=256)
def _is_white(colour: tuple[int, int, int] | None) -> bool:
    return colour is not None and (grey_of([part / 255 for part in colour]) or 0.0) >= WHITE


def _turn(matrix: Matrix) -> int:
    """The direction of reading for a matrix to the page as displayed, on which y counts downwards."""
    a, b = matrix[:2]
    return turn_of(a, -b) if b or a < 0 else 0


def _corners(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    """The smallest upright box around a box in text space."""
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return (min(xs), min(ys), max(xs), max(ys))
