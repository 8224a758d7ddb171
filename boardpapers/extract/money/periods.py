"""The period a figure is for, from the dates around it."""

import re
from dataclasses import dataclass

from boardpapers.extract.match import Reading, Span
from boardpapers.extract.when_values import When, resolve

_UNTIL = re.compile(
    r"\b(?:by|until|till|before|up to|to|no later than|through to|ending|end of)\s(?:the\s)?(?:end\sof\s)?(?:FY\s?)?$",
    re.I,
)
_FROM = re.compile(
    r"\b(?:from|since|starting(?:\sin)?|beginning(?:\sin)?|commencing(?:\sin)?|effective(?:\sfrom)?|after|w\.?e\.?f\.?|onwards from)\s(?:the\s)?(?:start\sof\s)?$",
    re.I,
)
_NO_PERIOD = re.compile(
    r"\b(?:act|acts|section|decision|ref|reference|vision|plan|circular|statement|as at|regulations|agreement of|dated|report of|meeting (?:on|of)|"
    r"minutes of|paper (?:of|from)|settlement of|published (?:in|on)|beyond|originally in)\s(?:today|the\s)?$",
    re.I,
)
_AFTER_NO = re.compile(
    r"^\s(?:Act|vision|programme|plan\b(?!\speriod)|agreement|review|regulations|business plan|strategy)\b",
    re.I,
)
_DECIDED_THEN = re.compile(
    r"\b(?:approved|agreed|rejected|noted|considered|decided|signed|endorsed|commissioned|awarded|announced|was\slet|refused|written|published)\b[^.;,£]{0,70}\b(?:in|on|at)\s(?:the\s)?$",
    re.I,
)
_REPORTING = re.compile(
    r"^(?:,|\s)*(?:\w+\s){0,8}?(?:approved|agreed|commissioned|considered|noted|endorsed|received|identified|reported|decided|"
    r"published|announced|signed|resolved|launched|predicted|estimated|was\smade|were\smade)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (either may be open) and the characters of the text that say so."""

    start: str | None
    end: str | None
    text: str
    at: int
    until: int


def period_near(
    reading: Reading, start: int, end: int, bounds: tuple[int, int], today: str | None
) -> Period | None:
    """The period of the figure at [start, end): the nearest date in the sentence that can be one."""
    text = reading.text
    amounts = [
        s.start for s in reading.of("MONEY", "QUANTITY", start=bounds[0], end=bounds[1]) if s.start != start
    ]
    best: tuple[float, Span] | None = None
    for span in reading.of("WHEN", start=bounds[0], end=bounds[1]):
        if not _can_be_period(text, span, bounds):
            continue
        behind = span.start >= end
        distance = float(span.start - end if behind else start - span.end)
        low, high = (end, span.start) if behind else (span.end, start)
        if re.search(r",\s(?:since|because|as|when|unless|if|although|until|so)\s", text[low:high], re.I):
            continue
        if any(low <= a < high and not _shared(text, start, end, a, span) for a in amounts):
            continue
        distance += 55 * sum(low <= a < high for a in amounts)
        distance += 0 if behind else 8
        if _MOVED.search(text[: span.start]):
            distance -= 60
        if best is None or distance < best[0]:
            best = (distance, span)
    if best is None or best[0] > 260:
        return None
    return _period(text, best[1], today)


def _shared(text: str, start: int, end: int, other: int, span: Span) -> bool:
    """Whether a date that stands beyond another figure can be this one's too: the two are joined."""
    low, high = (end, other) if other > start else (other, start)
    between = text[low:high]
    return len(between) < 75 and not re.search(
        r"\b(?:saves?|costs?|is|was|will|would|against|from|rising|compared|of which|target|has|have|had|been|forecast|expected)\b|[;:]",
        between,
        re.I,
    )


def period_of_label(reading: Reading, today: str | None) -> Period | None:
    """The period that a header, a row label, a date cell or a caption names."""
    spans = [s for s in reading.of("WHEN") if not _NO_PERIOD.search(reading.text[: s.start])]
    if not spans:
        return None
    if len(spans) >= 2 and all(s.value.kind == "financial_year" for s in spans):
        first, last = spans[0], spans[-1]
        if first.value.start < last.value.start:
            return Period(
                first.value.start, last.value.end, reading.text[first.start : last.end], first.start, last.end
            )
    return _period(reading.text, spans[0], today)


_MOVED = re.compile(
    r"\b(?:slip\w*|defer\w*|mov\w+|push\w*|delay\w*|reschedul\w*|re-?profil\w*|carr\w+|roll\w*)\s(?:\w+\s){0,2}?(?:to|until|into)\s$",
    re.I,
)


def _can_be_period(text: str, span: Span, bounds: tuple[int, int]) -> bool:
    when: When = span.value
    before, after = text[bounds[0] : span.start], text[span.end : bounds[1]]
    if _DECIDED_THEN.search(before):
        return False
    if _NO_PERIOD.search(before) or _AFTER_NO.search(after):
        return False
    if re.search(r"[/\w]$", before) and not before.endswith(("FY", "(")) and before[-1:] == "/":
        return False
    if (
        when.kind in ("day", "month", "year", "season", "quarter")
        and len(before.strip()) < 14
        and re.match(r"^\s*(?:in|on|during|at|as\sof)\s", before + " ", re.I)
    ):
        return not _REPORTING.search(after)
    return not (when.kind == "day" and not _UNTIL.search(before) and not _FROM.search(before))


def _period(text: str, span: Span, today: str | None) -> Period:
    when = resolve(span.value, today)
    before = text[max(0, span.start - 30) : span.start]
    first, last = when.start, when.end
    words = text[span.start : span.end]
    if words.lower().startswith(("from ", "between ")) or when.kind == "span":
        return Period(first, last, words, span.start, span.end)
    if _MOVED.search(before):
        return Period(first, last, words, span.start, span.end)
    if _UNTIL.search(before) or words.lower().startswith(("by ", "until ")):
        first = None
    elif _FROM.search(before):
        last = None
    return Period(first, last, words, span.start, span.end)
