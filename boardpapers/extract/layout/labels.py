"""The label that a line begins with: a number, a letter or a bullet, and how sure that it is one."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Literal

from boardpapers.document import Word
from boardpapers.extract.compose import BULLETS, clean
from boardpapers.extract.layout.lines import Line

LabelKind = Literal["decimal", "arabic", "alpha", "roman", "minute", "code", "bullet"]

_SHAPES: tuple[tuple[LabelKind, re.Pattern[str]], ...] = (
    ("decimal", re.compile(r"^\(?[A-Z]?\d{1,3}(?:\.\d{1,3}){1,4}[.):]?$")),
    ("arabic", re.compile(r"^(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}[.):]{0,2})$")),
    (
        "roman",
        re.compile(
            r"^(?:\((?=[ivx])[ivx]{1,6}\)|(?=[ivx])[ivx]{1,6}[.)]|(?=[IVX])[IVX]{1,5}[.)]|\([IVX]{1,5}\))$"
        ),
    ),
    ("alpha", re.compile(r"^(?:\([a-zA-Z]{1,2}\)|[a-zA-Z]\)|[a-zA-Z]{2}\)|[a-zA-Z]\.)$")),
    ("decimal", re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.]?\(?[a-z]\)?[.):]?$")),
    ("minute", re.compile(r"^(?:\d{1,4}/\d{2,4}|[A-Z]{1,4}/?\d{1,4}/\d{2,4})[.:]?$")),
    ("code", re.compile(r"^(?:[A-Z]{1,3}\d{1,3}(?:\.\d{1,2})?)[.):]?$")),
)
_PUNCTUATED = re.compile(r"[.):\]]$")
_NOTE = 0.82  # a number smaller than this share of the text behind it is a footnote's mark
_DASHES = frozenset("-–—*")
_HOLLOW = frozenset("oO§qØüvnl¾")
_SYMBOL_FONT = re.compile(r"symbol|wingding|dingbat|courier|webding", re.IGNORECASE)


@dataclass(frozen=True)
class Label:
    """`word` is what is printed; `sure` where its shape and its gap leave no doubt that it is a label."""

    kind: LabelKind
    word: Word
    gap: float
    sure: bool
    words: int = 1

    @cached_property
    def string(self) -> str:
        return clean(self.word.text)

    @property
    def number(self) -> str | None:
        """As printed; None for a bullet."""
        return None if self.kind == "bullet" else self.string

    @property
    def depth(self) -> int:
        """How many numbers it has: 1 for `3.`, 2 for `3.1`; `3.0` counts as one."""
        if self.kind != "decimal":
            return 1
        numbers = re.findall(r"\d+|[a-z]", self.string)
        return len(numbers) - (1 if numbers[-1] == "0" and len(numbers) == 2 else 0)

    @property
    def first(self) -> bool:
        """Whether a list would begin with it."""
        return self.kind == "bullet" or self.string.strip("().:[]").lower() in {"1", "a", "i"}


def label_of(line: Line) -> Label | None:
    """The label of a line that has words behind it; None where it begins with none."""
    if line.bullet is not None:
        dot = Word("•", line.bullet, "", line.size)
        return Label("bullet", dot, line.box.x0 - line.bullet.x1, sure=True, words=0)
    if len(line.words) < 2:
        return None
    first, second = line.words[0], line.words[1]
    gap = second.box.x0 - first.box.x1
    text = clean(first.text)
    if first.size < _NOTE * second.size and text.isdecimal():
        return Label("arabic", first, gap, sure=True)
    if _is_bullet(first, text, gap, line):
        return Label("bullet", first, gap, sure=text not in _DASHES or gap > 0.5 * line.size)
    if _is_initial(text, line) and not _wide(line, gap):
        return None
    for kind, shape in _SHAPES:
        if shape.match(text):
            return _judged(kind, first, text, gap, line)
    return None


def _is_initial(text: str, line: Line) -> bool:
    """Whether a line is a person with an initial (`M. Ashdown`), as under a letter."""
    rest = [clean(w.text) for w in line.words[1:]]
    return re.fullmatch(r"[A-Z]\.", text) is not None and len(rest) < 3 and all(map(_NAME.fullmatch, rest))


_NAME = re.compile(r"(?:[A-Z]\.|[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?)")


def _is_bullet(word: Word, text: str, gap: float, line: Line) -> bool:
    if text in _DASHES:
        return gap > 0.15 * line.size
    if len(text) == 1 and text in BULLETS:
        return True
    if text in _HOLLOW:
        return bool(_SYMBOL_FONT.search(word.font)) or (text == "o" and gap > 0.6 * line.size)
    return False


def _judged(kind: LabelKind, word: Word, text: str, gap: float, line: Line) -> Label | None:
    wide = _wide(line, gap)
    punctuated = bool(_PUNCTUATED.search(text))
    if kind == "code" and not (wide and gap > 0.8 * line.size):
        return None
    if kind == "arabic" and not punctuated and not (wide and gap > 0.7 * line.size):
        return None
    if kind == "minute" and not (wide or word.bold):
        return None
    return Label(kind, word, gap, sure=wide)


def _wide(line: Line, gap: float) -> bool:
    """Whether the gap behind the label is wider than the line's own spaces."""
    others = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words[1:])]
    usual = median(others) if others else 0.28 * line.size
    return gap > max(0.45 * line.size, 1.5 * usual)
