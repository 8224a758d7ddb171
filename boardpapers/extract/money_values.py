"""Amounts of pounds in a string: where they stand, what they are worth, how exact they claim to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from boardpapers.extract.patterns import pattern
from boardpapers.schemas.vocabulary import Qualifier

SCALES = {"k": 1e3, "th": 1e3, "m": 1e6, "mi": 1e6, "mn": 1e6, "b": 1e9, "bi": 1e9, "bn": 1e9}
_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "a hundred": 100, "one hundred": 100, "two hundred": 200, "three hundred": 300,
    "five hundred": 500,
}  # fmt: skip
#: How far before an amount its qualifier may begin, in characters.
_REACH = 45


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in pounds, positive; `negative` when printed with a minus or in brackets.

    `unit` is the last printed unit in pounds (£2.23m: 10,000), `qualifier_start` where the words begin
    that qualify it (the amount's own start when there are none).
    """

    amount: float
    maximum: float | None = None
    qualifier: Qualifier = "exact"
    unit: float = 1.0
    negative: bool = False
    qualifier_start: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An amount at characters [start, end) of a string."""

    start: int
    end: int
    money: Money


#: Pounds from which a line of digits is no amount: a thousand times what the state spends in a year.
_MOST = 1e15


def find_money(text: str) -> Iterator[Found]:
    """Every amount of pounds in `text`, from left to right; a range is one amount."""
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for make, name in ((_range, "range"), (_amount, "amount"), (_pounds, "pounds"), (_words, "words")):
        if name != "words" and "£" not in text and "GBP" not in text and "pounds" not in text:
            continue
        for match in pattern("money", name).regex.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            money = make(match)
            if money is None or not 0 < (money.maximum or money.amount) < _MOST:
                continue
            start, end = _bounds(match)
            taken.append((start, end))
            found.append(Found(start, end, _qualified(text, start, end, money)))
    yield from sorted(found, key=lambda f: f.start)


def to_number(digits: str) -> float:
    """`1,084.5` as a number."""
    return float(digits.replace(",", "").replace(" ", ""))


def in_pounds(digits: str, scale: float) -> float:
    """`8.3` with the scale of a million: 8,300,000 and not a little more, as floats would have it."""
    return float(Decimal(digits.replace(",", "").replace(" ", "")) * Decimal(scale))


def printed_unit(digits: str) -> float:
    """The value of one in the last printed place: 0.01 for `2.23`, 1 for `1,084`."""
    clean = digits.replace(" ", "")
    return 10.0 ** -len(clean.split(".")[1]) if "." in clean else 1.0


def scale_of(word: str | None) -> float:
    """The factor that `k`, `million`, `bn` stand for; 1 without a word."""
    if not word:
        return 1.0
    key = word.lower()
    return SCALES.get(key) or SCALES.get(key[:2], 1.0)


def _bounds(match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    text = match.group()
    groups = match.groupdict()
    if groups.get("open") and not groups.get("close"):
        start += 1
    if groups.get("close") and not groups.get("open"):
        end -= 1
    if text.lower().startswith(("between ", "from ")):
        start += text.index("£")
    while end > start and match.string[end - 1] == " ":
        end -= 1
    return start, end


def _range(match: re.Match[str]) -> Money | None:
    low_scale, high_scale = match["low_scale"], match["high_scale"]
    word = match.group()
    if " and " in word and not word.lower().startswith("between"):
        return None  # `£4m and £5m` are two amounts
    high_unit = scale_of(high_scale or low_scale)
    low = in_pounds(match["low"], scale_of(low_scale or high_scale))
    high = in_pounds(match["high"], high_unit)
    separate = word.count("£") == 2
    if high <= low or (not separate and not high_scale and "," not in match["high"]):
        return None  # `£4m-5` or `£250 to 12` are no ranges
    if " to " in word and separate and not word.lower().startswith(("between", "from")) and high > 20 * low:
        return None
    if word.lower().startswith("from ") and " to " in word:
        before = match.string[max(0, match.start() - 60) : match.start()].lower()
        if re.search(
            r"(?:increas|ris|reduc|decreas|fall|grow|grew|rose|fell|chang|revis|mov|went|cut)\w*\W+(?:\w+\W+){0,6}$",
            before,
        ):
            return None  # `reduced from £4m to £3m` are two claims
    return Money(low, high, "range", printed_unit(match["low"]) * scale_of(low_scale or high_scale))


def _amount(match: re.Match[str]) -> Money | None:
    scale = scale_of(match["scale"] or match["unit_first"])
    value = in_pounds(match["number"], scale) + (0.5 * scale if match["half"] else 0)
    bracketed = bool(match["inner_open"] or (match["open"] and match["close"]))
    negative = bool(match["minus"] or match["inner_minus"] or bracketed)
    if match["open"] and match["close"] and not _alone(match):
        negative = bool(match["minus"] or match["inner_minus"])
    return Money(
        value,
        qualifier="at_least" if match["plus"] else "exact",
        unit=printed_unit(match["number"]) * scale,
        negative=negative,
    )


def _alone(match: re.Match[str]) -> bool:
    """Whether a bracketed amount is a negative figure: it is the whole of a cell, not an aside in prose."""
    return match.string.strip() == match.group().strip()


def _pounds(match: re.Match[str]) -> Money:
    scale = scale_of(match["scale"])
    return Money(in_pounds(match["number"], scale), unit=printed_unit(match["number"]) * scale)


def _words(match: re.Match[str]) -> Money | None:
    words = match["words"].lower()
    if match["wscale"]:
        part = 0.25 if words.startswith(("quarter", "a quarter")) else 0.5
        part = 0.75 if words.startswith("three") else 1.5 if words.startswith("one and") else part
        unit = scale_of(match["wscale"])
        return Money(part * unit, unit=unit / 4)
    count = words.split(" and a ")[0] if match["plushalf"] else words.rsplit(" ", 1)[0]
    unit = scale_of(match["wscale2"])
    if count not in _WORDS:
        return None
    return Money((_WORDS[count] + (0.5 if match["plushalf"] else 0)) * unit, unit=unit)


def _qualified(text: str, start: int, end: int, money: Money) -> Money:
    """The same amount with the qualifier that the words before (or a `plus` behind) give it."""
    base = max(0, start - _REACH)
    before = text[base:start]
    at = start
    qualifier = money.qualifier
    if before:
        for name, value in (("at_least", "at_least"), ("up_to", "up_to"), ("about", "about")):
            hit = pattern("money", name).regex.search(before)
            if hit:
                at = base + hit.start()
                if qualifier == "exact":
                    qualifier = value  # type: ignore[assignment]
                break
    if qualifier == "exact" and re.match(r"\s(?:plus|or more|and above)\b", text[end:]):
        qualifier = "at_least"
    if qualifier == "exact" and re.match(r"\s(?:or (?:less|under)|maximum|max\b)", text[end:]):
        qualifier = "up_to"
    return Money(money.amount, money.maximum, qualifier, money.unit, money.negative, at)
