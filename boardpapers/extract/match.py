"""The door to spaCy: one pass of a blank English pipeline with rules over all texts of a paper.

Patterns and vocabularies are data (`patterns/`), not code. What is found comes back as plain frozen
values, so that nothing after this module sees spaCy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text, what they are, and their value (see `values`)."""

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
