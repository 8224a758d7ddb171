"""Paragraphs as printed lines that belong together, and what is usual in a paper's text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from boardpapers.document import Box
from boardpapers.extract.layout.columns import Column
from boardpapers.extract.layout.labels import Label
from boardpapers.extract.layout.lines import Line

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")


@dataclass(frozen=True)
class Para:
    """Lines that belong together; `label` is the first line's, `right` where its lines could have ended."""

    lines: tuple[Line, ...]
    label: Label | None
    right: float

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def x0(self) -> float:
        """Where its text begins: behind the label, on the first line."""
        first = self.lines[0]
        return first.words[self.label.words].box.x0 if self.label else first.box.x0

    @property
    def body_x0(self) -> float:
        """Where its further lines begin."""
        return self.lines[-1].box.x0 if len(self.lines) > 1 else self.x0

    @property
    def label_x0(self) -> float:
        return self.lines[0].start

    @property
    def string(self) -> str:
        first = self.lines[0]
        head = Line(first.page, first.words[self.label.words :]).string if self.label else first.string
        return " ".join([head, *(line.string for line in self.lines[1:])])

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.string)).size

    @property
    def bold(self) -> bool:
        return all(line.bold or not any(c.isalnum() for c in line.string) for line in self.lines)

    @property
    def box(self) -> Box:
        first = self.lines[0].page
        return Box.around(line.box for line in self.lines if line.page == first)


@dataclass(frozen=True, slots=True)
class Spacing:
    """The usual distance between base lines of running text, as a multiple of the size."""

    pitch: float


def usual_spacing(columns: Iterable[Column]) -> Spacing:
    """Measured over lines that follow a full line at the same indent."""
    pitches = []
    for column in columns:
        for above, line in zip(column.lines, column.lines[1:], strict=False):
            gap = line.bottom - above.bottom
            if above.box.x1 > column.box.x1 - 8 * above.size and 0 < gap < 3.2 * line.size:
                pitches.append(round(gap / line.size, 2))
    if not pitches:
        return Spacing(1.2)
    pitches.sort()
    return Spacing(max(1.0, pitches[len(pitches) // 4]))


def merged(first: Para, second: Para) -> Para:
    """Two parts of one paragraph that a page or column break keeps apart."""
    return replace(first, lines=first.lines + second.lines, right=second.right)


def ends_sentence(para: Para) -> bool:
    return bool(_SENTENCE_END.search(para.lines[-1].string.rstrip()))


def is_full(para: Para) -> bool:
    """Whether its last line reaches as far as its lines can."""
    last = para.lines[-1]
    return last.box.x1 > para.right - 5.5 * last.size


def body_size(paras: Iterable[Para]) -> float:
    """The size of most characters of the paper."""
    weights: dict[float, int] = {}
    for para in paras:
        for line in para.lines:
            weights[round(line.size * 2) / 2] = weights.get(round(line.size * 2) / 2, 0) + len(line.string)
    return max(weights, key=lambda s: (weights[s], s)) if weights else 11.0


def usual_left(paras: Sequence[Para]) -> float:
    """The left edge of most of the text."""
    starts = sorted(p.label_x0 for p in paras)
    if not starts:
        return 0.0
    low = [x for x in starts if x <= starts[0] + 40]
    counts: dict[int, int] = {}
    for x in low:
        counts[round(x / 4)] = counts.get(round(x / 4), 0) + 1
    often = max(counts.values())
    return median(x for x in low if counts[round(x / 4)] >= 0.5 * often and counts[round(x / 4)] == often)
