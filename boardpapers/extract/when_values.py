"""Dates and periods in a string: days, months, financial years, quarters, seasons and spans of them."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from boardpapers.extract.patterns import patterns

WhenKind = Literal["day", "month", "quarter", "season", "year", "financial_year", "span", "relative"]
_MONTHS = {name.lower()[:3]: n for n, name in enumerate(calendar.month_name) if name}
_QUARTER_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


@dataclass(frozen=True, slots=True)
class When:
    """A date or period: `iso` as printed (`2019-05-03`, `2019-05`, `2019`), first and last day as ISO dates.

    Seasons, `early` and `late` have no days. `relative` (`this financial year`) is resolved by `resolve`.
    """

    kind: WhenKind
    iso: str | None = None
    start: str | None = None
    end: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FoundWhen:
    """A date or period at characters [start, end) of a string."""

    start: int
    end: int
    when: When


def find_when(text: str) -> Iterator[FoundWhen]:
    """Every date and period in `text`, from left to right; longer readings win over shorter ones."""
    taken: list[tuple[int, int]] = []
    found: list[FoundWhen] = []
    if not _WORTH.search(text):
        return
    for entry in patterns("when"):
        make = _MAKERS[entry.name]
        for match in entry.regex.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            when = make(match)
            if when is None:
                continue
            taken.append((start, end))
            found.append(FoundWhen(start, end, when))
    yield from sorted(found, key=lambda f: f.start)


_WORTH = re.compile(r"\d|year|quarter", re.IGNORECASE)


def resolve(when: When, today: str | None) -> When:
    """A relative period (`this financial year`) seen from the paper's date; others as they are."""
    if when.kind != "relative" or not today or len(today) < 7:
        return when
    year, month = int(today[:4]), int(today[5:7])
    words = when.text.lower()
    shift = (
        1 if re.search(r"next|coming|following", words) else -1 if re.search(r"last|previous", words) else 0
    )
    if "quarter" in words:
        return when
    if "calendar" in words or not re.search(r"financial|year[\s-]end", words):
        if "financial" not in words and "calendar" not in words and "year" in words and "end" not in words:
            return when  # `this year` may be either
        first, last = f"{year + shift}-01-01", f"{year + shift}-12-31"
    else:
        opening = (year if month >= 4 else year - 1) + shift
        first, last = f"{opening}-04-01", f"{opening + 1}-03-31"
    if re.search(r"\bend\b", words):
        return When("relative", None, None, last, when.text)
    if re.search(r"\b(?:start|beginning)\b", words):
        return When("relative", None, first, None, when.text)
    return When("relative", None, first, last, when.text)


def financial_year(opening: int, text: str = "") -> When:
    """The financial year that opens in April of `opening`."""
    return When("financial_year", None, f"{opening}-04-01", f"{opening + 1}-03-31", text)


def month_span(year: int, month: int) -> tuple[str, str]:
    """First and last day of a month."""
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


def _full_year(raw: str) -> int:
    return int(raw) if len(raw) == 4 else 2000 + int(raw)


def opening_year(raw: str) -> int | None:
    """The year a financial year opens in (`2019/20`, `FY19/20`); None when the two years do not follow."""
    numbers = re.findall(r"\d+", raw)
    if len(numbers) != 2:
        return _full_year(numbers[0]) - 1 if len(numbers) == 1 else None
    first, second = numbers
    if (int(first) + 1) % 100 != int(second) % 100:
        return None
    return _full_year(first)


def _fy(match: re.Match[str]) -> When | None:
    if match["short"]:
        return financial_year(2000 + int(match["short"]) - 1, match.group())
    raw = f"{match['y']}/{match['z']}" if match["y"] else f"{match['yy']}/{match['zz']}"
    opening = opening_year(raw)
    return None if opening is None else financial_year(opening, match.group())


def _fy_range(match: re.Match[str]) -> When | None:
    first, last = opening_year(match["a"]), opening_year(match["b"])
    if first is None or last is None or last <= first:
        return None
    return When("span", None, f"{first}-04-01", f"{last + 1}-03-31", match.group())


def _fy_quarter(match: re.Match[str]) -> When | None:
    opening = opening_year(match["fy"] or match["fy2"])
    number = int(match["q"] or match["q2"] or 0) or _QUARTER_WORDS[match["qw"].lower()]
    if opening is None:
        return None
    first = 4 + 3 * (number - 1)
    year = opening if first <= 12 else opening + 1
    month = first if first <= 12 else first - 12
    return When("quarter", None, month_span(year, month)[0], month_span(year, month + 2)[1], match.group())


def _quarter(match: re.Match[str]) -> When:
    number = int(match["q"] or 0) or _QUARTER_WORDS[match["qw"].lower()]
    year, month = int(match["y"]), 3 * number - 2
    return When("quarter", None, month_span(year, month)[0], month_span(year, month + 2)[1], match.group())


def _make_day(year: int, month: int, day: int, text: str) -> When | None:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return When("day", iso, iso, iso, text)


def _day(match: re.Match[str]) -> When | None:
    if match["d2"]:
        return _make_day(int(match["y2"]), _month_number(match["m2"]), int(match["d2"]), match.group())
    year = _full_year(match["y"] or match["ys"])
    return _make_day(year, _month_number(match["m"]), int(match["d"]), match.group())


def _day_numeric(match: re.Match[str]) -> When | None:
    if match["y2"]:
        return _make_day(int(match["y2"]), int(match["m2"]), int(match["d2"]), match.group())
    return _make_day(_full_year(match["y"]), int(match["m"]), int(match["d"]), match.group())


def _month_number(name: str) -> int:
    return _MONTHS[name.lower()[:3]]


def _month(match: re.Match[str]) -> When:
    year, month = _full_year(match["y"] or match["ys"]), _month_number(match["m"])
    first, last = month_span(year, month)
    part = (match["part"] or "").lower()
    if part.startswith(("early", "late", "mid")):
        return When("month", f"{year}-{month:02}", None, None, match.group())
    if "end" in part:
        return When("month", f"{year}-{month:02}", None, last, match.group())
    return When("month", f"{year}-{month:02}", first, last, match.group())


def _month_range(match: re.Match[str]) -> When | None:
    last_year = int(match["y2"])
    first_year = int(match["y"]) if match["y"] else last_year
    first, last = _month_number(match["m"]), _month_number(match["m2"])
    if (first_year, first) >= (last_year, last):
        return None
    return When("span", None, month_span(first_year, first)[0], month_span(last_year, last)[1], match.group())


def _season(match: re.Match[str]) -> When:
    return When("season", None, None, None, match.group())


def _part_year(match: re.Match[str]) -> When:
    year, part = match["y"], match["part"].lower()
    if "end" in part:
        return When("year", year, None, f"{year}-12-31", match.group())
    return When("year", year, None, None, match.group())


def _year_range(match: re.Match[str]) -> When | None:
    first, last = int(match["y"]), int(match["y2"])
    if last <= first or last - first > 15:
        return None
    return When("span", None, f"{first}-01-01", f"{last}-12-31", match.group())


def _year(match: re.Match[str]) -> When:
    year = match["y"]
    return When("year", year, f"{year}-01-01", f"{year}-12-31", match.group())


def _relative(match: re.Match[str]) -> When:
    return When("relative", None, None, None, match.group())


_MAKERS: dict[str, Callable[[re.Match[str]], When | None]] = {
    "fy_range": _fy_range,
    "fy_quarter": _fy_quarter,
    "day_numeric": _day_numeric,
    "financial_year": _fy,
    "day": _day,
    "month_range": _month_range,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "part_year": _part_year,
    "year_range": _year_range,
    "year": _year,
    "relative": _relative,
}
