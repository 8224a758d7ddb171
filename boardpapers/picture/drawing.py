"""Highlights on a page's picture: a marker over the words of a record, a frame round those of attributes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardpapers.document import Box
from boardpapers.picture.colours import rgb

if TYPE_CHECKING:
    from PIL.Image import Image

    from boardpapers.extract.read.render import Rendered

#: Points around the words, so that the frame does not touch the letters.
_ROOM = 1.5


@dataclass(frozen=True, slots=True)
class Mark:
    """Boxes of one printed line each, on one page; `strong` for the words that make a record."""

    page: int
    lines: Sequence[Box]
    colour: str
    strong: bool = True


def highlighted(page: "Rendered", marks: Iterable[Mark], crop: Box | None = None) -> "Image":
    """The page's picture with `marks`, or the part of it within `crop` (in points)."""
    from PIL import ImageChops

    image = page.image.copy()
    wanted = [mark for mark in marks if mark.page == page.number]
    for mark in sorted(wanted, key=lambda m: m.strong):
        for line in mark.lines:
            box = _pixels(line, page)
            if box is None:
                continue
            if mark.strong:
                paint = _tint(image.crop(box), mark.colour)
                image.paste(ImageChops.multiply(image.crop(box), paint), box)
            _frame(image, box, mark)
    return image if crop is None else image.crop(_pixels(crop, page) or (0, 0, *image.size))


def _tint(part: "Image", colour: str) -> "Image":
    """A light wash of the colour, as a highlighter leaves it: the letters stay black."""
    from PIL import Image

    return Image.new("RGB", part.size, tuple(255 - (255 - c) * 2 // 5 for c in rgb(colour)))


def _frame(image: "Image", box: tuple[int, int, int, int], mark: Mark) -> None:
    from PIL import ImageDraw

    x0, top, x1, bottom = box
    ImageDraw.Draw(image).rectangle((x0, top, x1 - 1, bottom - 1), outline=rgb(mark.colour), width=2)


def _pixels(box: Box, page: "Rendered") -> tuple[int, int, int, int] | None:
    """The box with some room, in pixels inside the picture; None where nothing of it is on the page."""
    scale, (width, height) = page.scale, page.image.size
    x0, top = max(0, int((box.x0 - _ROOM) * scale)), max(0, int((box.top - _ROOM) * scale))
    x1 = min(width, int((box.x1 + _ROOM) * scale) + 1)
    bottom = min(height, int((box.bottom + _ROOM) * scale) + 1)
    return (x0, top, x1, bottom) if x1 > x0 and bottom > top else None
