"""Printed lines cut into chunks: runs of words with ordinary spaces between them."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from boardpapers.document import Box, Word
from boardpapers.extract.compose import BULLETS
from boardpapers.extract.patterns import pattern

#: A gap wider than this, in units of the type size, parts two chunks.
WIDE = 0.85
#: The same inside what is known to be a table.
TIGHT = 0.62
_LABEL = pattern("tables", "item_label").regex
_DOTS = re.compile(r"^[.…_·\s]{3,}$|\.{5,}")


class Chunk(NamedTuple):
    """Words that belong together on one printed line."""

    x0: float
    x1: float
    words: tuple[Word, ...]

    @property
    def string(self) -> str:
        return " ".join(w.text for w in self.words)


class Row(NamedTuple):
    """A printed line of a page or region: its chunks from left to right. `size` is the largest type on it."""

    top: float
    bottom: float
    size: float
    chunks: tuple[Chunk, ...]

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return self.chunks[-1].x1

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for c in self.chunks for w in c.words)


def baselines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by printed line; lines that overlap (cells centred beside longer ones) are kept apart."""
    lines: list[list[Word]] = []
    foot = -1e9
    for word in sorted(words, key=lambda w: (w.box.bottom, w.box.x0)):
        if lines and word.box.bottom - foot <= 0.3 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
            foot = word.box.bottom
    return [sorted(line, key=lambda w: w.box.x0) for line in _with_marks(lines)]


def _with_marks(lines: list[list[Word]]) -> list[list[Word]]:
    """Raised and lowered small type put back on the line that it hangs on."""
    result: list[list[Word]] = []
    for at, line in enumerate(lines):
        strays = []
        size = max(w.size for w in line)
        for other in (lines[at + 1] if at + 1 < len(lines) else None, result[-1] if result else None):
            if other is None or max(w.size for w in other) <= size * 1.2:
                continue
            for word in line:
                if word not in strays and _hangs(word, other):
                    other.append(word)
                    strays.append(word)
        left = [w for w in line if w not in strays]
        if left:
            result.append(left)
    return result


def _hangs(mark: Word, line: Sequence[Word]) -> bool:
    box = mark.box
    return any(
        mark.size < 0.85 * w.size
        and -2.0 <= box.x0 - w.box.x1 <= 0.3 * w.size
        and box.top < w.box.bottom
        and w.box.top < box.bottom
        for w in line
    )


def rows_of(words: Iterable[Word], factor: float = WIDE) -> list[Row]:
    """The printed lines of upright words, top to bottom, cut where a gap exceeds `factor` type sizes."""
    rows = []
    for line in baselines(words):
        size = max(w.size for w in line)
        chunks = chunks_of(line, factor)
        tall = [w.box for w in line if w.size >= 0.85 * size]
        rows.append(Row(min(b.top for b in tall), max(b.bottom for b in tall), size, chunks))
    return rows


def chunks_of(line: Sequence[Word], factor: float) -> tuple[Chunk, ...]:
    parts: list[list[Word]] = [[line[0]]]
    limit = _limit(line, factor)
    for before, word in pairwise(line):
        gap = word.box.x0 - max(w.box.x1 for w in parts[-1])
        if gap > limit and not (
            len(parts[-1]) == 1 and before.text[:1] in BULLETS and gap < 40 and _lone(before)
        ):
            parts.append([])
        parts[-1].append(word)
    return tuple(Chunk(p[0].box.x0, max(w.box.x1 for w in p), tuple(p)) for p in parts)


def _lone(word: Word) -> bool:
    return len(word.text) == 1 and word.text not in "–-—*"


def _limit(line: Sequence[Word], factor: float) -> float:
    """How wide a gap must be to part chunks; wider in justified lines whose spaces all are wide."""
    size = max(w.size for w in line)
    if len(line) >= 6:
        gaps = sorted(b.box.x0 - a.box.x1 for a, b in pairwise(line))
        middle = gaps[len(gaps) // 2]
        if 0.33 * size < middle < 0.75 * size and gaps[-1] < 2.2 * middle:
            return max(factor * size, 2.2 * middle)
    return factor * size


def is_label(chunk: Chunk) -> bool:
    """Whether a chunk is the number, letter or bullet of a list item."""
    return len(chunk.words) == 1 and (
        bool(_LABEL.match(chunk.words[0].text)) or chunk.words[0].text in BULLETS
    )


def is_leader(row: Row) -> bool:
    """Whether dots lead from the left to the right, as in a table of contents."""
    return any(_DOTS.search(w.text) for w in row.words)


def box_of(rows: Iterable[Row]) -> Box:
    return Box.around(w.box for row in rows for w in row.words)
