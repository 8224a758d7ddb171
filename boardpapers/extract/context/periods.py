"""The period a figure is for, from the dates around it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from boardpapers.extract.match import Reading, Span
from boardpapers.extract.patterns import regex
from boardpapers.extract.when_values import When, resolve

_UNTIL = regex("periods", "until")
_FROM = regex("periods", "from")
_MOVED = regex("periods", "moved")
_NO_PERIOD_BEFORE = regex("periods", "no_period_before")
#: How far a date may stand from its figure, in characters with the penalties below.
_REACH = 260
#: How far apart figures may stand that are joined.
_JOINED = 75
_BEYOND_A_FIGURE, _BEFORE_ITS_FIGURE, _MOVED_THERE = 55, 8, -60
#: A date that closes the claim of the figure before it is less likely this one's, in characters.
_OF_THE_CLAIM_BEFORE = 45


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (either may be open) and the characters of the text that say so."""

    start: str | None
    end: str | None
    text: str
    at: int
    until: int

    @property
    def is_one_year(self) -> bool:
        """Whether it is one financial or calendar year, from its first to its last day."""
        return bool(
            self.start
            and self.end
            and self.end[5:] in ("03-31", "12-31")
            and int(self.end[:4]) - int(self.start[:4]) <= 1
            and self.start[4:] in ("-04-01", "-01-01")
        )

    @property
    def is_printed_as_financial_year(self) -> bool:
        """Whether it is one financial year and printed as one: `2019/20`."""
        return bool(
            regex("periods", "financial_year_end").search(self.text)
            and self.start
            and self.end
            and int(self.end[:4]) - int(self.start[:4]) == 1
        )


def period_near(
    reading: Reading, start: int, end: int, bounds: tuple[int, int], today: str | None
) -> Period | None:
    """The period of the figure at [start, end): the nearest date in the sentence that can be one."""
    distance_of = _distances(reading, start, end, bounds)
    best: tuple[float, Span] | None = None
    for span in reading.of("WHEN", start=bounds[0], end=bounds[1]):
        if not _can_be_period(reading.text, span, bounds):
            continue
        distance = distance_of(span)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, span)
    if best is None or best[0] > _REACH:
        return None
    return _period(reading.text, best[1], today)


def _distances(
    reading: Reading, start: int, end: int, bounds: tuple[int, int]
) -> Callable[[Span], float | None]:
    """How far a date is from the figure at [start, end); None where it belongs to another claim."""
    text = reading.text
    inside = reading.of("MONEY", "QUANTITY", start=bounds[0], end=bounds[1])
    others = [s.start for s in inside if s.start != start]

    def distance_of(span: Span) -> float | None:
        behind = span.start >= end
        low, high = (end, span.start) if behind else (span.end, start)
        if regex("periods", "reason_between").search(text[low:high]):
            return None
        between = [a for a in others if low <= a < high]
        if not _shared(text, start, end, between):
            return None
        moved = _MOVED_THERE if _MOVED.search(text[: span.start]) else 0
        if moved and behind and between:
            return None
        early = 0 if behind else _BEFORE_ITS_FIGURE
        if not behind and regex("periods", "next_claim").search(text[span.end : start]):
            early += _OF_THE_CLAIM_BEFORE if any(bounds[0] <= a < span.start for a in others) else 0
        return float(high - low + _BEYOND_A_FIGURE * len(between) + early + moved)

    return distance_of


def _shared(text: str, start: int, end: int, between: list[int]) -> bool:
    """Whether a date that stands beyond other figures can be this one's too: each is joined to the next."""
    places = sorted((start, *between))
    gaps = [text[max(a, end) if a == start else a : b] for a, b in pairwise(places)]
    return all(len(g) < _JOINED and not regex("periods", "claim_between").search(g) for g in gaps)


def period_of_label(reading: Reading, today: str | None) -> Period | None:
    """The period that a header, a row label, a date cell or a caption names."""
    text = reading.text
    spans = [s for s in reading.of("WHEN") if not _NO_PERIOD_BEFORE.search(text[: s.start])]
    if not spans:
        return None
    if len(spans) >= 2 and all(s.value.kind == "financial_year" for s in spans):
        first, last = spans[0], spans[-1]
        if first.value.start < last.value.start:
            words = text[first.start : last.end]
            return Period(first.value.start, last.value.end, words, first.start, last.end)
    return _period(text, spans[0], today)


def _can_be_period(text: str, span: Span, bounds: tuple[int, int]) -> bool:
    """Whether a date can say when money is saved or spent: not one of a decision, a law or a report."""
    when: When = span.value
    before, after = text[bounds[0] : span.start], text[span.end : bounds[1]]
    if regex("periods", "decided_then").search(before) or before[-1:] == "/":
        return False
    if _NO_PERIOD_BEFORE.search(before) or regex("periods", "no_period_behind").search(after):
        return False
    opens = len(before.strip()) < 14 and regex("periods", "opening").search(before + " ")
    if opens and when.kind in ("day", "month", "year", "season", "quarter"):
        return not regex("periods", "reporting").search(after)
    return not (when.kind == "day" and not _UNTIL.search(before) and not _FROM.search(before))


def _period(text: str, span: Span, today: str | None) -> Period:
    """The date's days, open to one side after `by` or `from`."""
    when = resolve(span.value, today)
    before = text[max(0, span.start - 30) : span.start]
    words = text[span.start : span.end]
    first, last = when.start, when.end
    whole = regex("periods", "span_words").search(words) or when.kind == "span" or _MOVED.search(before)
    if not whole and (_UNTIL.search(before) or regex("periods", "end_words").search(words)):
        first = None
    elif not whole and _FROM.search(before):
        last = None
    return Period(first, last, words, span.start, span.end)
