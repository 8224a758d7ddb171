"""The words of a cell as its text; raised footnote marks and leaders are left out, ordinals put together.

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
_LEADER = re.compile(r"^[.…·_]+$")
_LED = re.compile(r"(?<=\w)[.…·_]{4,}$")


def cell_text(words: Iterable[Word], page: int) -> Text:
    """The text of a cell, its lines joined."""
    return text_of([_without_marks(_without_leader(line)) for line in lines_of(words)], page)


def _without_leader(line: Line) -> Line:
    """The line without the dots that lead from a label to its figure."""
    end, start = len(line), 0
    while end > 0 and _LEADER.match(line[end - 1].text):
        end -= 1
    while start < end and _LEADER.match(line[start].text):
        start += 1
    dots = sum(len(w.text) for w in (*line[:start], *line[end:]))
    kept = line[start:end] if dots > 3 and end > start else line
    last = kept[-1]
    return (*kept[:-1], replace(last, text=_LED.sub("", last.text))) if _LED.search(last.text) else kept


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
