"""When a milestone falls due: the days of its date, also of seasons, `early 2020` and `in March`."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpapers.extract.initiatives.states import cue_at
from boardpapers.extract.match import Reading
from boardpapers.extract.when_values import When, month_span, resolve

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_SHORT = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(n.capitalize() for n in MONTHS)
_BRIEF = "|".join(n.capitalize() for n in _SHORT)
_BARE_DAY = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH}|{_BRIEF})\b(?!\s?'?\d|[a-z])"
)
_BARE_MONTH = re.compile(
    rf"\b(?:in|by|from|during|until|for|since|end\sof|late|early|mid|and|to|due|of|this|next|last|between)[\s-](?P<m>{_MONTH})\b(?!\s?\d|\s(?:report|meeting|board|session|19|20))"
    rf"|(?:^|[:–—(-]\s?)(?P<m2>{_MONTH})\b(?=\s(?:will|saw|sees)|\s*[).;,]|\s*$|\s?[–—:-]\s)"
)
_BARE_SEASON = re.compile(
    r"\b(?:in|by|from|during|until|for|since|to|over|of|next|last|this|coming|late|early)[\s-](?:the\s)?(?:(?:coming|following|early|late)\s)?(?P<s>spring|summer|autumn|winter)\b(?!\s(?:of\s)?\d|\s\w+(?:ing|s)\b)",
    re.IGNORECASE,
)
_BARE_QUARTER = re.compile(
    r"\b(?:in|by|from|during|until|for|to|of|due)\s(?:the\s)?(?:(?:end|start)\sof\s)?Q(?P<q>[1-4])\b(?!\s?(?:of\s)?(?:FY)?\s?\d)"
)
#: Months of a season; winter runs into the next year.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_PARTS = {
    "early": (1, 3),
    "beginning": (1, 3),
    "start": (1, 3),
    "mid": (5, 8),
    "late": (10, 12),
    "end": (10, 12),
}
_UNTIL = re.compile(
    r"\b(?:by|until|till|through\sto|before|no\slater\sthan|not\slater\sthan|to|up\sto|in\stime\sfor|ahead\sof)\s(?:the\s)?(?:end\sof\s|close\sof\s|(?:early|mid|late)[\s-])?(?:the\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|starting|beginning|commencing|after|onwards\sfrom)\s(?:the\s)?$", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:slipped|moved|planned|revised|deferred|delayed|changed|back|re-?planned|rescheduled|postponed|put\sback|brought\sforward)\s(?:[\w\s]{0,12})?to\s$"
)
_TO = re.compile(
    r"^\s?(?:-|–|—|to|until|and|through\sto|through)\s(?:the\s)?(?:end\sof\s)?$|^\s?[-–—]\s?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at [start, end) of a text with the days it covers; `iso` as printed."""

    start: int
    end: int
    due_from: str | None
    due_to: str | None
    iso: str | None
    kind: str


def dates_in(text: str, start: int, end: int, reading: Reading, today: str | None) -> Iterator[Dated]:
    """The dates told in [start, end), each with its days."""
    found: list[Dated] = []
    for span in reading.of("WHEN", start=start, end=end):
        when = days_of(span.value, today)
        if when is not None:
            found.append(_raw(span.start, span.end, when))
    found += [d for d in _bare(text, start, end, today) if not _taken(d, found)]
    found = _joined(text, sorted(found, key=lambda d: d.start))
    for dated in found:
        opened = _opened(text, dated)
        yield opened if opened != dated else limited(text, dated)


def _raw(start: int, end: int, when: When) -> Dated:
    return Dated(start, end, when.start, when.end, when.iso, when.kind)


def _taken(dated: Dated, found: list[Dated]) -> bool:
    return any(d.start < dated.end and dated.start < d.end for d in found)


def days_of(when: When, today: str | None) -> When | None:
    """A date with its days, also those of seasons and parts of a year; None for `this year`."""
    words = when.text.lower()
    if when.kind == "relative":
        resolved = resolve(when, today)
        ends = re.search(r"\bend\b", words)
        return replace(resolved, kind="day" if ends else "span") if resolved.start or resolved.end else None
    if when.kind == "season":
        first_day, last_day = _season_days(words)
        return replace(when, start=first_day, end=last_day)
    part = re.search(r"\b(early|beginning|start|mid|late)\b", words)
    if when.iso and part and len(when.iso) == 4:
        first, last = _PARTS[part[1]]
        return replace(
            when,
            start=month_span(int(when.iso), first)[0],
            end=month_span(int(when.iso), last)[1],
            kind="quarter",
        )
    if when.iso and part and len(when.iso) == 7:
        start, end = month_span(int(when.iso[:4]), int(when.iso[5:]))
        return replace(when, start=start, end=end)
    return when


def _season_days(words: str) -> tuple[str | None, str | None]:
    name = next(s for s in _SEASONS if s in words)
    year = re.search(r"(?:20)?(\d\d)(?!\d)\D*$", words)
    assert year is not None
    first, last = _SEASONS[name]
    opening = 2000 + int(year[1])
    start = month_span(opening, first)[0]
    end = month_span(opening + (last > 12), last - 12 if last > 12 else last)[1]
    if re.search(r"\bend\sof\b", words) or words.startswith(("by ", "until ")):
        return None, end
    if words.startswith("from "):
        return start, None
    return start, end


def _bare(text: str, start: int, end: int, today: str | None) -> Iterator[Dated]:
    """Days, months, seasons and quarters without a year: those nearest to the paper's own date."""
    if today is None:
        return
    for match in _BARE_DAY.finditer(text, start, end):
        name = match["m"].lower()
        month = MONTHS.get(name) or _SHORT.get(name) or 1
        year = _year_behind(text, match.end(), month) or _year_of(month, today, text, start, match.start())
        if 1 <= int(match["d"]) <= calendar.monthrange(year, month)[1]:
            day = f"{year}-{month:02}-{int(match['d']):02}"
            yield Dated(match.start(), match.end(), day, day, day, "day")
    for match in _BARE_MONTH.finditer(text, start, end):
        group = "m" if match["m"] else "m2"
        month = MONTHS[match[group].lower()]
        behind = _year_behind(text, match.end(group), month)
        year = behind or _year_of(month, today, text, start, match.start(group))
        first, last = month_span(year, month)
        yield Dated(match.start(group), match.end(group), first, last, None, "month")
    for match in _BARE_SEASON.finditer(text, start, end):
        opening = _SEASONS[match["s"].lower()][0]
        year = _year_of(opening, today, text, start, match.start("s"))
        days = _season_days(f"{match['s'].lower()} {year}")
        yield Dated(match.start("s"), match.end("s"), *days, None, "season")
    for match in _BARE_QUARTER.finditer(text, start, end):
        opening = int(match["q"]) * 3 % 12 + 1
        year = _year_of(opening, today, text, start, match.start())
        first, last = month_span(year, opening)[0], month_span(year, opening + 2)[1]
        yield Dated(match.start("q") - 1, match.end("q"), first, last, None, "quarter")


_YEAR_BEHIND = re.compile(
    rf"\s?(?:to|-|–|until|and)\s?(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?P<m>{_MONTH})\s(?P<y>20\d\d)"
)


def _year_behind(text: str, end: int, month: int) -> int | None:
    """The year of `1 February` in `1 February to 31 March 2023`."""
    match = _YEAR_BEHIND.match(text, end)
    return int(match["y"]) - (month > MONTHS[match["m"].lower()]) if match else None


def _year_of(month: int, today: str, text: str, start: int, at: int) -> int:
    """The year of a month without one: the nearest, looking ahead or back as the words around it do."""
    year, now = int(today[:4]), int(today[5:7] or 1)
    opening = max(start, at - 70)
    cue = cue_at(text[opening : at + 40], at - opening)
    if cue == "planned":
        return year if month >= now - 1 else year + 1
    if cue == "done":
        return year if month <= now else year - 1
    return year + (month < now - 6) - (month > now + 6)


def _joined(text: str, found: list[Dated]) -> list[Dated]:
    """`summer 2020 to summer 2021`, `Q1 - Q3 2024/25`: two dates that bound one period."""
    joined: list[Dated] = []
    for dated in found:
        before = joined[-1] if joined else None
        if before is not None and before.due_from and dated.due_to and before.due_from < (dated.due_to or ""):
            between = text[before.end : dated.start]
            opened = re.search(r"\b(?:between|from)\s(?:the\s)?$", text[: before.start])
            plain = _TO.match(between) and (between.strip().lower() != "and" or opened)
            moved = re.search(
                r"\b(?:slipped|moved|revised|delayed|back|re-?planned|rescheduled|postponed|extended|changed|brought\sforward)\b[^.;]{0,24}$",
                text[max(0, before.start - 50) : before.start],
            )
            if plain and moved is None and before.due_to and before.kind != "span":
                joined[-1] = Dated(before.start, dated.end, before.due_from, dated.due_to, None, "span")
                continue
        joined.append(dated)
    return joined


def _opened(text: str, dated: Dated) -> Dated:
    """`1 February to 31 March 2023` lacks its first year; `slipped from A to B` is due at B."""
    before = text[max(0, dated.start - 40) : dated.start]
    if (
        dated.kind == "span"
        and re.search(
            r"\b(?:slipped|moved|revised|delayed|put\sback|re-?planned|rescheduled)\b[^.;]{0,20}$", before
        )
        and dated.due_to
    ):
        return replace(dated, due_from=dated.due_to[:8] + "01")
    match = re.search(
        r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?\s(?P<m>[A-Z][a-z]+)?\s?(?:to|-|–|until|and)\s*$",
        text[max(0, dated.end - 45) : dated.start],
    ) or re.search(r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?\s(?P<m>[A-Z][a-z]+)\s*$", before)
    if match is None or dated.iso is None or len(dated.iso) < 10:
        return dated
    month = MONTHS.get((match["m"] or "").lower()) or int(dated.iso[5:7])
    year = int(dated.iso[:4]) - (month > int(dated.iso[5:7]))
    return replace(dated, due_from=f"{year}-{month:02}-{int(match['d']):02}", due_to=dated.iso)


def limited(text: str, dated: Dated) -> Dated:
    """A date behind `by` or `until` has only an end, one behind `from` only a start."""
    start = dated.start
    before = text[max(0, start - 32) : start]
    words = text[start : dated.end].lower()
    behind = text[dated.end : dated.end + 30]
    if dated.kind == "span":
        return dated
    moved = _MOVED.search(before)
    if (match := None if moved else _UNTIL.search(before)) or words.startswith(("by ", "until ")):
        start -= len(before) - match.start() if match else 0
        return replace(dated, start=start, due_from=None)
    if (match := _FROM.search(before)) and dated.kind != "financial_year":
        return replace(dated, start=start - (len(before) - match.start()), due_to=None)
    if re.match(r"\s(?:to|until)\s(?=[A-Z])|\s(?:onwards?|and\sbeyond)\b", behind):
        return replace(dated, due_to=None)
    return dated
