"""What an amount of pounds is: a saving, a cost, or which of the other kinds.

Labels (headers, row labels, captions) are read by the nouns they hold; prose by the frames around the
amount and by the nearest noun. Both vocabularies are data in `patterns/senses.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

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

MARK, OTHER = "⟦A⟧", "⟦M⟧"


@dataclass(frozen=True, slots=True)
class Reading:
    """A sense with its weight and the characters of the sentence that gave it."""

    sense: Sense
    weight: float
    start: int
    end: int


#: How much lighter a noun weighs that only leans to a sense.
_SOFT = 3.6


@cache
def _nouns() -> tuple[tuple[Sense, float, re.Pattern[str]], ...]:
    """Sense, loss of weight and pattern of each class of nouns, in the vocabulary's order."""
    nouns = group("senses", "noun")
    return tuple(
        (
            name.removeprefix("soft_"),
            _SOFT if name.startswith("soft_") else 0.0,
            nouns[name],
        )
        for name in data("senses")["order"]
    )


@cache
def _frames() -> tuple[tuple[Sense, float, re.Pattern[str]], ...]:
    return tuple(
        (f["sense"], float(f["weight"]), re.compile(f["regex"], re.IGNORECASE | re.VERBOSE))
        for f in data("senses")["frame"]
    )


@cache
def sense_of_label(text: str) -> Reading | None:
    """The sense of a header, row label or caption: the first in the vocabulary's order that it holds."""
    for sense, loss, regex in _nouns():
        match = regex.search(text)
        if match:
            return Reading(sense, 0.5 if loss else 1.0, match.start(), match.end())
    return None


def noun_near(sense: Sense, sentence: str, amount: tuple[int, int]) -> tuple[int, int] | None:
    """Where the noun stands that names the sense, nearest to the amount; None where none does."""
    best: tuple[int, tuple[int, int]] | None = None
    for name, _, regex in _nouns():
        if name != sense:
            continue
        for match in regex.finditer(sentence):
            if match.start() < amount[1] and amount[0] < match.end():
                continue
            before = match.end() <= amount[0]
            distance = amount[0] - match.end() if before else match.start() - amount[1] + 8
            if best is None or distance < best[0]:
                best = (distance, match.span())
    return best[1] if best else None


def sense_in_prose(
    sentence: str, amount: tuple[int, int], others: tuple[tuple[int, int], ...]
) -> Reading | None:
    """The sense of the amount at `amount` of a sentence that holds `others` besides; None without a cue."""
    masked, at = _masked(sentence, amount, others)
    best: Reading | None = None
    for found in (*_framed(masked, at), *_nearest(masked, at)):
        if best is None or found.weight > best.weight:
            best = found
    if best is None:
        return None
    back = _Back(amount, others)
    return Reading(best.sense, best.weight, back(best.start), back(best.end))


class _Back:
    """Maps positions of a masked sentence to the sentence itself."""

    def __init__(self, amount: tuple[int, int], others: tuple[tuple[int, int], ...]) -> None:
        self.spans = sorted((*others, amount))

    def __call__(self, position: int) -> int:
        shift = 0
        for start, end in self.spans:
            if position <= start - shift:
                break
            shift_after = shift + (end - start) - len(MARK)
            if position <= start - shift + len(MARK):
                return end if position > start - shift else start
            shift = shift_after
        return position + shift


def _masked(sentence: str, amount: tuple[int, int], others: tuple[tuple[int, int], ...]) -> tuple[str, int]:
    """The sentence with amounts replaced by marks, and where the mark stands."""
    out = sentence
    for start, end in sorted((*others, amount), reverse=True):
        mark = MARK if (start, end) == amount else OTHER
        out = out[:start] + mark + out[end:]
    return out, out.index(MARK)


def _framed(masked: str, at: int) -> list[Reading]:
    found = []
    for sense, weight, regex in _frames():
        for match in regex.finditer(masked):
            if match.start() <= at < match.end():
                near = at - match.start() if match.end() <= at + len(MARK) + 1 else 0
                found.append(Reading(sense, weight - min(near, 80) / 100, match.start(), match.end()))
                break
    return found


_LINK = re.compile(
    r"^\s?(?:(?:of|in|worth|for|as|to|towards|the|a|an|total|further|additional|annual|recurring|recurrent|one-off|"
    r"overall|net|gross|cashable|non-cashable|revenue|capital|new|ongoing|on-going|potential|estimated|planned|"
    r"in-year|full-year|identified|required|proposed|forecast|cumulative|efficiency|budget|annualised|delivered|"
    r"cash|gain|per|annum|p\.a\.|a year|each year|this|that|year|investment|funding|staffing|support|running|"
    r"implementation|project|programme)\s?)*$",
    re.IGNORECASE,
)


def _nearest(masked: str, at: int) -> list[Reading]:
    """Nouns of the vocabulary before and after the amount, weighed by their distance in words."""
    last = masked.rfind(OTHER, 0, at)
    left_edge = max(last + len(OTHER) if last >= 0 else 0, masked.rfind(";", 0, at), 0)
    right_edge = _right_edge(masked, at + len(MARK))
    before, after = masked[left_edge:at], masked[at + len(MARK) : right_edge]
    full_before = masked[:at]
    found: list[Reading] = []
    for sense, loss, regex in _nouns():
        for match in regex.finditer(before):
            gap = before[match.end() :]
            aside = re.sub(r",[^,]{3,80},", "", gap)
            distance = _words(aside)
            weight = 11.6 - loss - 0.45 * distance
            if re.match(r"^s?\s(?:of|at|totalling|worth|is|was|are|were|to)\b", aside) or distance == 0:
                weight += 1.6 if distance <= 3 else 0.8
            if "," in aside:
                weight -= 1.2
            head = _head(before[: match.start()]) if sense not in ("rate", "other") else None
            if head is not None:
                found.append(Reading(head[0], weight + 0.3, left_edge + head[1], left_edge + head[2]))
            found.append(Reading(sense, weight, left_edge + match.start(), left_edge + match.end()))
        for match in regex.finditer(after):
            gap = after[: match.start()]
            linked = bool(_LINK.match(gap))
            distance = _words(gap)
            weight = (13.6 if not distance else 12.9 if linked else 8.6) - loss - 0.4 * distance
            found.append(Reading(sense, weight, at + len(MARK) + match.start(), at + len(MARK) + match.end()))
        if left_edge:
            for match in regex.finditer(full_before[:left_edge]):
                distance = _words(full_before[match.end() :])
                found.append(Reading(sense, 7.0 - 0.2 * distance, match.start(), match.end()))
    found.extend(_inherited(masked, at))
    rank = {sense: n for n, (sense, loss, _) in enumerate(_nouns()) if not loss}
    return [Reading(f.sense, f.weight - 0.01 * rank[f.sense], f.start, f.end) for f in found]


_GOVERNED = re.compile(
    r"(?P<np>(?:[\w’'-]+\s){1,3}?)(?:on|in|from|for|through|across|against|by|of)\s(?:[\w’'&-]+\s){0,3}$"
)


def _head(left: str) -> tuple[Sense, int, int] | None:
    """The noun that governs the phrase a noun stands in: `savings` in `savings on contracts`."""
    match = _GOVERNED.search(left)
    if match is None:
        return None
    offset = match.start("np")
    for sense, loss, regex in _nouns():
        if not loss and sense in ("saving", "cost", "income", "grant") and (hit := regex.search(match["np"])):
            return sense, offset + hit.start(), offset + hit.end()
    return None


_SERIES = re.compile(
    rf"{OTHER}\s(?:in|from|for|to|on|at|by|through|across|of)\s[^;⟦⟧]{{1,80}}?(?:,|;|\band|,\s?and)\s(?:(?:a\sfurther|circa|over|around|up\sto|another)\s)?$"
)


_LOOSE_SERIES = re.compile(
    rf"{OTHER}(?:\s[\w'’&-]+){{0,3}}?(?:,|,?\sand|,?\splus|,?\sor)\s(?:[\w'’&-]+\s){{0,4}}$"
)


def _inherited(masked: str, at: int) -> list[Reading]:
    """The sense of the first amount of a series (`£2m in ICT, £1m from HR and £3m ...`), for a later one."""
    head = masked[:at]
    strict = _SERIES.search(head)
    if not strict and not _LOOSE_SERIES.search(head):
        return []
    first = masked.index(OTHER)
    opened = masked[:first] + MARK + masked[first + len(OTHER) :].replace(MARK, OTHER)
    best = max((*_framed(opened, first), *_nearest(opened, first)), key=lambda f: f.weight, default=None)
    return (
        [Reading(best.sense, max(best.weight, 11.5) if strict else 9.0, best.start, best.end)] if best else []
    )


def _right_edge(masked: str, start: int) -> int:
    """Where what belongs to the amount ends: at the next amount, or a semicolon."""
    ends = [i for i in (masked.find(OTHER, start), masked.find(";", start)) if i >= 0]
    return min(ends, default=len(masked))


def _words(text: str) -> int:
    return len(re.findall(r"[\w£%]+", text))
