"""The working values of the decision extractors: points of a list, and lists with the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from boardpapers.document import Evidence
from boardpapers.extract.forms.passages import Passage
from boardpapers.schemas.vocabulary import Action

BlockKind = Literal["recommendation", "decision", "statement"]


class Stretch(NamedTuple):
    """Characters [start, end) of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end].strip()

    def cite(self, field: str | None = None) -> tuple[Evidence, ...]:
        """Evidence for the stretch."""
        return self.passage.cite(self.start, self.end, field)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list; `number` and `parent` as the record will have them."""

    number: str | None
    parent: str | None
    stretches: tuple[Stretch, ...]
    #: The same point told again later in the paper.
    again: tuple[Stretch, ...] = ()
    action: Action | None = None

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.stretches if s.text)

    def cite(self) -> tuple[Evidence, ...]:
        """Evidence for the whole point, at each place that tells it."""
        return tuple(e for s in (*self.stretches, *self.again) for e in s.cite())

    def grown(self, stretch: Stretch) -> "Point":
        """The point with a further stretch of its text."""
        return replace(self, stretches=(*self.stretches, stretch))


@dataclass(frozen=True, slots=True)
class Block:
    """A list of points (or one) with the words that announce it."""

    kind: BlockKind
    points: tuple[Point, ...]
    intro: tuple[Stretch, ...]
    heading: str | None = None
    announced: bool = True

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Everything the block is made of, at each place that tells it."""
        told = (s for p in self.points for s in (*p.stretches, *p.again))
        return (*self.intro, *told)

    def cite(self) -> tuple[Evidence, ...]:
        """The words by which the list is known: its announcement, else its first point."""
        named = self.intro or (self.points[0].stretches[:1] if self.points else ())
        return tuple(e for s in named for e in s.cite())


def stretch(passage: Passage, start: int | None = None, end: int | None = None) -> Stretch:
    """A passage's words from `start` (its label left off) to `end`."""
    return Stretch(
        passage, passage.start if start is None else start, len(passage.text) if end is None else end
    )


def taken(blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """Everything that any of `blocks` is made of."""
    return tuple(s for b in blocks for s in b.stretches)
