"""Numbers of posts and hours in a string."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from boardpapers.extract.money_values import to_number
from boardpapers.extract.patterns import group, pattern, patterns, regex
from boardpapers.schemas.vocabulary import Qualifier, Workforce

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "a hundred": 100,
}  # fmt: skip

#: Without one of these words a text counts neither posts nor hours.
_WORTH = re.compile(
    r"FTE|f\.t\.e|WTE|equivalent|posts?\b|position|role|vacanc|job|officer|constable|PCSO|PCs\b|sergeant|"
    r"inspector|staff|employee|investigator|civilian|hours|superintendent|detective|handler|clerk|analyst|technician|"
    r"administrator|assistant|manager|headcount|establishment|workforce",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many posts (`unit` fte or posts) or hours; `negative` in brackets or with a minus."""

    number: float
    maximum: float | None = None
    unit: Literal["fte", "posts", "hours"] = "fte"
    workforce: Workforce = "unspecified"
    qualifier: Qualifier = "exact"
    negative: bool = False
    per: str | None = None


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity at characters [start, end) of a string."""

    start: int
    end: int
    quantity: Quantity


def workforce_of(words: str) -> Workforce:
    """Which workforce a label or phrase names; `unspecified` where it says none."""
    bare = regex("posts", "whose.not").sub(" ", words)
    found = (name for name, kind in group("posts", "workforce").items() if kind.search(bare))
    return cast(Workforce, next(found, "unspecified"))


def find_quantities(text: str) -> Iterator[FoundQuantity]:
    """Every number of posts, people in posts, or hours in `text`, from left to right."""
    if not _WORTH.search(text):
        return
    taken: list[tuple[int, int]] = []
    found: list[FoundQuantity] = []
    for entry in patterns("fte"):
        for match in entry.regex.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken) or _is_year(match):
                continue
            taken.append((start, end))
            found.append(FoundQuantity(start, end, _quantity(entry.name, match)))
    yield from sorted(found, key=lambda f: f.start)


_IN_YEAR = re.compile(
    r"\b(?:in|since|by|from|during|until|for|of|to|before|after|january|february|march|april|may|june|july|august|september|october|november|december)\s$",
    re.IGNORECASE,
)


def _is_year(match: re.Match[str]) -> bool:
    """`In 2022 officers lost ...` counts no officers."""
    number = match.groupdict().get("number") or ""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None and _IN_YEAR.search(before) is not None


def number_of(words: str) -> float:
    """A number in digits or as a word."""
    return _WORDS[words.lower()] if words.lower() in _WORDS else to_number(words)


def _quantity(name: str, match: re.Match[str]) -> Quantity:
    groups = match.groupdict()
    number = to_number(match["number"]) if groups.get("number") else float(_WORDS[groups["word"].lower()])
    high = to_number(groups["high"]) if groups.get("high") else None
    qualifier: Qualifier = (
        "range" if high else _qualifier(match.string[max(0, match.start() - 40) : match.start()])
    )
    unit: Literal["fte", "posts", "hours"] = (
        "hours" if name.startswith("hours") else "posts" if name.startswith("posts") else "fte"
    )
    return Quantity(
        number,
        high,
        unit,
        workforce_of(match.group()),
        qualifier,
        bool(groups.get("minus") or groups.get("open")),
        groups.get("per"),
    )


def _qualifier(before: str) -> Qualifier:
    names: tuple[Qualifier, ...] = ("at_least", "up_to", "about")
    for name in names:
        if before and pattern("money", name).regex.search(before):
            return name
    return "exact"
