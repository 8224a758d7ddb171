"""Which paragraphs are headings, and what they stand under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from boardpapers.extract.layout.paras import Para
from boardpapers.extract.patterns import pattern

_LONGEST = 26  # words
_DEEPEST = 9.0
_TEXT_END = re.compile(r"(?:[.;,][\"”’)]?|\b(?:and|or|the|of|to|a))$")
_LETTERS = re.compile(r"[^\W\d_]")

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a heading is set; a lower rank is a higher heading."""

    rank: Rank
    numbered: int


def is_caps(text: str) -> bool:
    """Whether it is in capitals, as far as it has letters (small words and plurals of acronyms aside)."""
    letters = _LETTERS.findall(text)
    upper = sum(1 for c in letters if c.isupper())
    if len(letters) < 4:
        return False
    long_words = list(re.findall(r"[^\W\d_]{4,}", text))
    capital = [w for w in long_words if w.isupper()]
    mostly = len(capital) >= 3 and long_words[0].isupper() and len(capital) >= 0.6 * len(long_words)
    return upper >= 0.85 * len(letters) or mostly


def is_appendix(text: str) -> bool:
    return bool(pattern("layout", "appendix").regex.match(text)) and len(text.split()) <= 18


def looks_like_heading(para: Para, body: float) -> bool:
    """By its looks alone: short, and set apart by size, weight, capitals or a line below it."""
    text = para.string
    words = text.split()
    if not words or len(words) > _LONGEST or len(para.lines) > 3 or not _LETTERS.search(text):
        return False
    if para.label is not None and para.label.kind == "bullet":
        return False
    if is_appendix(text) and not _TEXT_END.search(text):
        return True
    if pattern("layout", "resolution").regex.match(text):
        return False
    first = para.lines[0]
    bold, caps = para.bold, is_caps(text) and len(text) >= 6
    larger = para.size > 1.09 * body
    underlined = all(line.underlined for line in para.lines)
    slanted = first.italic and len(para.lines) == 1 and len(words) <= 10 and para.label is None
    if not (bold or caps or larger or underlined or (slanted and text[0].isupper())):
        return False
    if _TEXT_END.search(text) and not (larger and not text.endswith((",", ";"))):
        return bool(caps and bold) and len(words) <= 10
    if larger and not bold and not caps and len(words) > 16:
        return False
    lettered = para.label is not None and para.label.kind in ("alpha", "roman") and not caps and not larger
    if lettered and not underlined and len(words) > 8:
        return False
    return not (first.words[0].text in {"Signed", "Date"} and len(words) > 6)


def numbers_sections(para: Para, following: Sequence[Para]) -> bool:
    """Whether a short numbered line is a heading by what comes next: `3. Governance`, then `3.1`."""
    label = para.label
    if label is None or label.kind not in ("arabic", "decimal") or len(para.string.split()) > 12:
        return False
    if len(para.lines) > 2 or _TEXT_END.search(para.string):
        return False
    stem = label.string.rstrip(".):")
    stem = stem[:-2] if stem.endswith(".0") else stem
    for other in following[:2]:
        if other.label is not None and other.label.string.startswith(f"{stem}.1"):
            return True
    return False


def style_of(para: Para, body: float, column_mid: float, numbering: bool) -> Style:
    """The rank of a heading: by size, capitals, place, numbering, weight and slant.

    `numbering`: the paper numbers its headings, so that plain ones of their size stand below them.
    """
    text = para.string
    if is_appendix(text):
        return Style((-99.0,), 0)
    first = para.lines[0]
    size = round(para.size / max(body, 1.0) * 12) / 12
    numbered = para.label.depth if para.label is not None and para.label.kind in ("arabic", "decimal") else 0
    caps = is_caps(text)
    centred = (
        abs(first.box.x_mid - column_mid) < 6 and first.box.x0 > para_left(column_mid) and not para.label
    )
    lettered = bool(para.label is not None and not numbered)
    depth = numbered or (_DEEPEST if numbering and not caps and not centred and not lettered else 1)
    rank = (
        -size,
        0.0 if caps else 1.0,
        0.0 if centred else 1.0,
        depth + (0.5 if lettered else 0.0),
        0.0 if para.bold else 1.0,
        1.0 if first.italic else 0.0,
    )
    return Style(rank, numbered)


def para_left(column_mid: float) -> float:
    """A line that starts further right than this share of the half page is centred, not full."""
    return 0.3 * column_mid
