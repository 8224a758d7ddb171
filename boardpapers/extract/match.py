"""The door to spaCy: one pass of a blank English pipeline with rules over all texts of a paper.

Patterns and vocabularies are data (`patterns/`), not code. What is found comes back as plain frozen
values, so that nothing after this module sees spaCy. Labels: MONEY (`Money`), WHEN (`When`), QUANTITY
(`Quantity`: posts, FTE or hours), ROLE (a post or office), ORG (a force or other known organisation).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from boardpapers.extract.fte_values import find_quantities
from boardpapers.extract.money_values import find_money
from boardpapers.extract.patterns import data
from boardpapers.extract.when_values import find_when


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text, what they are, and their value (see the `*_values` modules)."""

    label: str
    start: int
    end: int
    text: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One text with its sentences and the spans found in it, in order of appearance."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]

    def of(self, *labels: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The spans with one of `labels` that lie within [start, end)."""
        stop = len(self.text) if end is None else end
        return (s for s in self.spans if s.label in labels and s.start >= start and s.end <= stop)

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence that holds the character at `position`."""
        for start, end in self.sentences:
            if start <= position < end:
                return start, end
        return self.sentences[-1] if self.sentences else (0, len(self.text))


def read_texts(texts: Iterable[str]) -> Mapping[str, Reading]:
    """One reading for each distinct text."""
    distinct = list(dict.fromkeys(texts))
    nlp, matcher = _pipeline()
    docs = nlp.pipe(distinct, batch_size=256)
    return {
        text: Reading(text, _sentences(text), _spans(text, doc, matcher(doc)))
        for text, doc in zip(distinct, docs, strict=True)
    }


@cache
def _pipeline() -> tuple[Any, Any]:
    """A tokenizer, and a matcher of the vocabulary's names in what it makes."""
    import spacy
    from spacy.matcher import PhraseMatcher

    names = data("names")
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for label in ("ROLE", "ORG"):
        matcher.add(label, [nlp.make_doc(phrase) for phrase in names[label.lower()]])
    return nlp, matcher


def _spans(text: str, doc: Any, matches: Iterable[tuple[int, int, int]]) -> tuple[Span, ...]:
    """All that is found in a text; of what begins at one place the longest first."""
    found = [*_values(text), *_names(text, doc, matches)]
    return tuple(sorted(found, key=lambda s: (s.start, -s.end, s.label)))


def _values(text: str) -> Iterator[Span]:
    for money in find_money(text):
        yield Span("MONEY", money.start, money.end, text[money.start : money.end], money.money)
    for when in find_when(text):
        yield Span("WHEN", when.start, when.end, text[when.start : when.end], when.when)
    for quantity in find_quantities(text):
        words = text[quantity.start : quantity.end]
        yield Span("QUANTITY", quantity.start, quantity.end, words, quantity.quantity)


def _names(text: str, doc: Any, matches: Iterable[tuple[int, int, int]]) -> Iterator[Span]:
    for key, first, last in matches:
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        yield Span(doc.vocab.strings[key], start, end, text[start:end])


_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    bounds = pairwise((0, *sentence_starts(text), len(text)))
    found = ((start, start + len(text[start:end].rstrip())) for start, end in bounds)
    return tuple((start, end) for start, end in found if start < end)


#: A letter that names an option or part (`Option C.`) ends a sentence; an initial (`P. Allott`) does not.
_LETTERED = re.compile(
    r"\b(?:options?|phase|tier|appendix|annex|part|lot|band|grade|category|schedule|site|group|class|type|model|"
    r"scenario|strand|stage)\s[A-Za-z]$",
    re.IGNORECASE,
)


def sentence_starts(text: str) -> Iterator[int]:
    """Where sentences begin: after a full stop that ends no abbreviation, initial or number label."""
    for match in _STOP.finditer(text):
        head = text[: match.start()]
        word = re.search(r"[\w.]*$", head)
        last = word.group().lower() if word else ""
        lettered = len(last) == 1 and _LETTERED.search(head) is not None
        if (
            text[match.start()] == "."
            and not lettered
            and (
                last in _abbreviations()
                or re.fullmatch(r"[a-z]", last)
                or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last)
            )
        ):
            continue
        if last.isdigit() and not head[: -len(last)].strip():
            continue  # a number label at the start of the text
        yield match.end()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(data("names")["abbreviations"])
