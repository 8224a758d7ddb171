"""The words of a cell as its text; raised footnote marks are left out, ordinals and powers put together.

A mark that is glued to a word or number (`436` with a small raised `1`, `Total*`) would change what the
cell says, so it is not part of the cell's text. Raised letters (`15th`) and powers (`m2`) stay.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from boardpapers.document import Box, Text, Word
from boardpapers.extract.compose import text_of
from boardpapers.extract.patterns import pattern
from boardpapers.extract.tables.model import Line, lines_of

_MARK = pattern("tables", "mark").regex
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)[,.;:)]?$")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[ckm]?m|ft|CO)$")
_SMALL = 0.82


def cell_text(words: Iterable[Word], page: int) -> Text:
    """The text of a cell, its lines joined."""
    return text_of([_without_marks(line) for line in lines_of(words)], page)


def _without_marks(line: Line) -> Sequence[Word]:
    kept: list[Word] = []
    for word in line:
        if kept and _raised(kept[-1], word):
            if _ORDINAL.match(word.text) or _UNIT.search(kept[-1].text):
                kept[-1] = _glued(kept[-1], word)
                continue
            if _MARK.match(word.text):
                continue
        kept.append(word)
    return kept


def _raised(before: Word, word: Word) -> bool:
    gap = word.box.x0 - before.box.x1
    if word.size >= _SMALL * before.size or not -1.5 <= gap <= 0.25 * before.size:
        return False
    return word.box.bottom < before.box.bottom - 0.08 * before.size


def _glued(left: Word, right: Word) -> Word:
    return replace(left, text=left.text + right.text, box=Box.around((left.box, right.box)))
