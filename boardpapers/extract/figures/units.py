"""What figures are measured in, as headers, captions and row labels say."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from boardpapers.extract.patterns import patterns, regex

Measure = Literal["gbp", "fte", "hours", "percent", "number"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure and the factor by which printed figures are multiplied (£000: 1000)."""

    measure: Measure
    scale: float = 1.0


@lru_cache(maxsize=8192)
def unit_of(text: str) -> Unit | None:
    """The unit that a header, caption or label names; None when it names none."""
    for entry in patterns("units"):
        if entry.regex.search(text):
            return Unit(entry.tags["unit"], entry.tags["scale"])
    return None


def unit_of_table(text: str) -> Unit | None:
    """The unit that a caption or heading gives a whole table: no percentages, and pounds only as `(£)`."""
    found = unit_of(text)
    if found is None or found.measure in ("number", "percent"):
        return None
    if found == Unit("gbp") and not regex("figures", "pounds_of_table").search(text):
        return None
    return found


def unit_of_row(label: str) -> Unit | None:
    """The unit a row label names (`Savings (£000)`, `FTE reduction`, `Payback (years)`)."""
    found = unit_of(label)
    if found is not None and found.measure == "number" and not regex("figures", "counted_row").search(label):
        return None
    return found
