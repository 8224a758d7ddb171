"""What figures are measured in, as headers, captions and row labels say."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from boardpapers.extract.patterns import patterns

Measure = Literal["gbp", "fte", "hours", "percent", "number"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure and the factor by which printed figures are multiplied (£000: 1000)."""

    measure: Measure
    scale: float = 1.0


@cache
def unit_of(text: str) -> Unit | None:
    """The unit that a header, caption or label names; None when it names none."""
    for entry in patterns("units"):
        if entry.regex.search(text):
            return Unit(entry.tags["unit"], entry.tags["scale"])
    return None
