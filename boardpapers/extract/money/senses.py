"""What an amount of pounds is: a saving, a cost, or which of the other kinds; told by nouns.

The vocabulary is data in `patterns/senses.toml`. Labels (headers, row labels, captions) are read by the nouns
they hold; prose by the frames around the amount too, see `sense_frames`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from boardpapers.extract.anchors import Anchored
from boardpapers.extract.patterns import data, group

Sense = Literal[
    "saving",
    "cost",
    "grant",
    "budget",
    "baseline",
    "reserve",
    "income",
    "precept",
    "funding_change",
    "risk",
    "net_position",
    "rate",
    "other",
]

#: How much lighter a noun weighs that only leans to a sense.
_SOFT = 3.6


@dataclass(frozen=True, slots=True)
class SenseFound:
    """A sense with its weight and the characters [start, end) that gave it.

    `margin` is how much less the heaviest other sense weighs.
    """

    sense: Sense
    weight: float
    start: int
    end: int
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Nouns:
    """A class of nouns that names a sense; `loss` is what it weighs less when it only leans to it."""

    sense: Sense
    loss: float
    regex: Anchored


@cache
def nouns() -> tuple[Nouns, ...]:
    """The classes of nouns in the vocabulary's order: a label takes the first that it holds."""
    known = group("senses", "noun")
    return tuple(
        Nouns(
            cast(Sense, name.removeprefix("soft_").removeprefix("plan_")),
            _SOFT if name.startswith("soft_") else 0.0,
            known[name],
        )
        for name in data("senses")["order"]
    )


@lru_cache(maxsize=8192)
def sense_of_label(text: str) -> SenseFound | None:
    """The sense of a header, row label or caption; its weight is 1, or 0.5 where a noun only leans to it."""
    for entry in nouns():
        match = entry.regex.search(text)
        if match:
            return SenseFound(entry.sense, 0.5 if entry.loss else 1.0, match.start(), match.end())
    return None


def noun_near(sense: Sense, sentence: str, amount: tuple[int, int]) -> tuple[int, int] | None:
    """Where the noun stands that names the sense, nearest to the amount; None where none does."""
    best: tuple[int, tuple[int, int]] | None = None
    for entry in nouns():
        if entry.sense != sense:
            continue
        for match in entry.regex.finditer(sentence):
            if match.start() < amount[1] and amount[0] < match.end():
                continue
            before = match.end() <= amount[0]
            distance = amount[0] - match.end() if before else match.start() - amount[1] + 8
            if best is None or distance < best[0]:
                best = (distance, match.span())
    return best[1] if best else None
