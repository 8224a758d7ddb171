"""A second opinion on what PDFium leaves open, from the reference reader.

PDFium names no fonts that are drawn in the file itself (Type 3), knows fewer names of letters, and calls an
area that is filled with a gradient white. Only pages on which that matters are read twice.
"""

from collections.abc import Callable, Iterable

from boardpapers.extract.read.drawing import Drawn
from boardpapers.extract.read.words import Glyph

_NEAR = 1.5  # points from where the same character may stand

#: Gives for a page number its characters and its shapes, or None where the reference cannot read it.
Opinion = Callable[[int], tuple[list[Glyph], list[Drawn]] | None]


class Hints:
    """The characters of a page by where they stand."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self._places: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in glyphs:
            self._places.setdefault((round(glyph.box.x0), round(glyph.box.top)), []).append(glyph)

    def at(self, x0: float, top: float) -> Glyph | None:
        """The character whose box begins here."""
        column, row = round(x0), round(top)
        near = [
            glyph
            for c in (column, column - 1, column + 1)
            for r in (row, row - 1, row + 1)
            for glyph in self._places.get((c, r), ())
            if abs(glyph.box.x0 - x0) < _NEAR and abs(glyph.box.top - top) < _NEAR
        ]
        return min(near, key=lambda g: abs(g.box.x0 - x0) + abs(g.box.top - top), default=None)
