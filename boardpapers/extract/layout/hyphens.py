"""Hyphens at line ends: does the hyphen belong to the word? The paper's own words tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from boardpapers.document import Page, Word
from boardpapers.extract.compose import HARD_HYPHEN, SOFT_HYPHEN
from boardpapers.extract.patterns import data

#: The hyphen that typesetters draw where they break a word; authors type the other one.
_DRAWN = "\u2010"
_BROKEN = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_START = re.compile(r"^[a-z]+-?")
_CAPITALS = re.compile(r"^[A-Z]{2,}-?")
_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_HABIT = 3  # so many words that must have been broken show that the paper is hyphenated


def with_hyphens_marked(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with line-end hyphens that can be judged marked as soft or hard.

    A paper that prints U+2010 at line ends and nowhere else had its words broken by a program.
    """
    drawn = not any(_DRAWN in w.text[:-1] for page in pages for w in page.words)
    breaks = [(n, at, first, rest) for n, page in enumerate(pages) for at, first, rest in _breaks(page)]
    if not breaks:
        return tuple(pages)
    words, compounds = _vocabulary(pages, {(n, at) for n, at, _, _ in breaks})
    sure = {
        (n, at): SOFT_HYPHEN
        if drawn and pages[n].words[at].text.endswith(_DRAWN)
        else _judged(first, rest, words, compounds)
        for n, at, first, rest in breaks
    }
    habit = sum(1 for mark in sure.values() if mark == SOFT_HYPHEN) >= _HABIT
    marks = {place: mark or (SOFT_HYPHEN if habit else "") for place, mark in sure.items() if mark or habit}
    return tuple(
        replace(page, words=tuple(_marked(w, marks.get((n, at), "")) for at, w in enumerate(page.words)))
        for n, page in enumerate(pages)
    )


def _breaks(page: Page) -> Iterator[tuple[int, str, str]]:
    """Words that end in a hyphen at a line's end: their place, and the two parts in small letters."""
    for at, (word, after) in enumerate(zip(page.words, page.words[1:], strict=False)):
        if not word.text.endswith(("-", _DRAWN)) or after.box.top < word.box.bottom - 0.3 * word.box.height:
            continue
        first = _BROKEN.search(word.text)
        rest = (_CAPITALS if first and first.group(1).isupper() else _START).match(after.text)
        if first and rest:
            yield at, first.group(1).lower(), rest.group().lower()


def _vocabulary(pages: Sequence[Page], broken: set[tuple[int, int]]) -> tuple[Counter[str], frozenset[str]]:
    """The whole words of the paper, and those that it prints with a hyphen within a line."""
    words: Counter[str] = Counter(common_words())
    compounds = set()
    for n, page in enumerate(pages):
        for at, word in enumerate(page.words):
            if (n, at) in broken or (n, at - 1) in broken:
                continue
            for token in _TOKEN.findall(word.text):
                words[token.lower()] += 1
                if "-" in token:
                    compounds.add(token.lower())
    return words, frozenset(compounds)


@cache
def common_words() -> frozenset[str]:
    """Words that typesetters break behind what could be a prefix (`re-port`, `over-see`)."""
    return frozenset(data("hyphens")["words"].split())


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(data("hyphens")["prefixes"].split())


def _judged(first: str, rest: str, words: Counter[str], compounds: frozenset[str]) -> str:
    if f"{first}-{rest}" in compounds:
        return HARD_HYPHEN
    if first + rest in words:
        return SOFT_HYPHEN
    if first in _prefixes() or rest.endswith("-") or (first in words and rest in words and len(rest) > 2):
        return HARD_HYPHEN
    return ""


def _marked(word: Word, mark: str) -> Word:
    return replace(word, text=word.text[:-1] + mark) if mark else word
