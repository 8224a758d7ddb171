"""The door to spaCy: one pass of a blank English pipeline with rules over all texts of a paper.

Patterns and vocabularies are data (`patterns/`), not code. What is found comes back as plain frozen
values, so that nothing after this module sees spaCy. Labels: MONEY (`Money`), WHEN (`When`), QUANTITY
(`Quantity`: posts, FTE or hours), ROLE (a post or office), ORG (a force or other known organisation).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
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
    nlp = _pipeline()
    return {doc.text: _reading(doc) for doc in nlp.pipe(distinct, batch_size=256)}


def _reading(doc: Any) -> Reading:
    values = doc.user_data.get("values", {})
    spans = tuple(
        Span(s.label_, s.start_char, s.end_char, s.text, values.get((s.label_, s.start_char)))
        if (s.label_, s.start_char) not in values
        else _exact(doc.text, s.label_, values[s.label_, s.start_char])
        for s in sorted(doc.spans["found"], key=lambda s: (s.start_char, -s.end_char, s.label_))
    )
    return Reading(doc.text, _sentences(doc), spans)


def _exact(text: str, label: str, entry: tuple[int, int, Any]) -> Span:
    start, end, value = entry
    return Span(label, start, end, text[start:end], value)


def _sentences(doc: Any) -> tuple[tuple[int, int], ...]:
    return tuple((s.start_char, s.end_char) for s in doc.sents) if len(doc) else ()


@cache
def _pipeline() -> Any:
    """The pipeline: tokenizer, sentences by rule, values by pattern, names by vocabulary."""
    import spacy
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Span as SpacySpan

    names = data("names")
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for label in ("ROLE", "ORG"):
        matcher.add(label, [nlp.make_doc(phrase) for phrase in names[label.lower()]])

    @Language.component("boardpapers_sentences")
    def sentences(doc: Any) -> Any:
        starts = set(sentence_starts(doc.text))
        for token in doc:
            token.is_sent_start = token.idx in starts or token.i == 0
        return doc

    @Language.component("boardpapers_values")
    def values(doc: Any) -> Any:
        spans, kept = [], {}
        for label, start, end, value in _values(doc.text):
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is None:
                continue
            spans.append(span)
            kept[label, span.start_char] = (start, end, value)
        for key, first, last in matcher(doc):
            spans.append(SpacySpan(doc, first, last, label=key))
        doc.spans["found"] = [s for s in spans if s is not None]
        doc.user_data["values"] = kept
        return doc

    nlp.add_pipe("boardpapers_sentences")
    nlp.add_pipe("boardpapers_values")
    return nlp


def _values(text: str) -> Iterator[tuple[str, int, int, Any]]:
    for money in find_money(text):
        yield "MONEY", money.start, money.end, money.money
    for when in find_when(text):
        yield "WHEN", when.start, when.end, when.when
    for quantity in find_quantities(text):
        yield "QUANTITY", quantity.start, quantity.end, quantity.quantity


_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")


def sentence_starts(text: str) -> Iterator[int]:
    """Where sentences begin: after a full stop that ends no abbreviation, initial or number label."""
    for match in _STOP.finditer(text):
        head = text[: match.start()]
        word = re.search(r"[\w.]*$", head)
        last = word.group().lower() if word else ""
        if text[match.start()] == "." and (
            last in _abbreviations()
            or re.fullmatch(r"[a-z]", last)
            or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last)
        ):
            continue
        if last.isdigit() and not head[: -len(last)].strip():
            continue  # a number label at the start of the text
        yield match.end()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(data("names")["abbreviations"])
