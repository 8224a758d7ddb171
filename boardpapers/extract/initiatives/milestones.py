"""Dated events of a programme, as its text tells them."""

import re
from collections.abc import Iterable, Iterator

from boardpapers.extract.initiatives.dates import MONTHS, Dated, dates_in
from boardpapers.extract.initiatives.states import says, state_of
from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.extract.patterns import regex
from boardpapers.schemas import Milestone


def milestones_in(
    passage: Passage, start: int, end: int, reading: Reading, today: str | None
) -> Iterator[Milestone]:
    """The dated events told in [start, end) of a passage."""
    text = passage.string
    for first, last in reading.sentences:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        dates = list(dates_in(text, first, last, reading, today))
        for n, dated in enumerate(dates):
            if _is_superseded(text, first, dates, n):
                continue
            left, right = _clause(text, first, last, dates, n)
            if not _is_event(text, left, right, dated, reading):
                continue
            left = _with_subject(text, reading, first, left, start)
            yield _milestone(passage, left, right, dated, today, text[first:last])


def _is_superseded(text: str, first: int, dates: list[Dated], n: int) -> bool:
    """Whether another date of the sentence takes its place (`originally due by May, now July`)."""
    if len(dates) < 2:
        return False
    before = text[first : dates[n].start] + _opening(dates[n], text)
    if n > 0 and says("was", text[dates[n - 1].end : dates[n].start]):
        return True
    return says("superseded", before)


def _opening(dated: Dated, text: str) -> str:
    """The words `by the end of` and the like with which a date begins."""
    match = re.match(
        r"(?:by|until|till|to|before|from|after)\s(?:the\s)?(?:end\sof\s)?", text[dated.start : dated.end]
    )
    return match.group() if match else ""


def _clause(text: str, first: int, last: int, dates: list[Dated], n: int) -> tuple[int, int]:
    """The part of the sentence that tells the event of date n."""
    find = regex("milestones", "break").finditer
    left = first
    if n > 0:
        breaks = list(find(text, dates[n - 1].end, dates[n].start))
        left = (
            breaks[0].end()
            if breaks and text[breaks[0].start()] == ";"
            else breaks[0].start()
            if breaks
            else dates[n - 1].end
        )
    right = last
    if n + 1 < len(dates):
        breaks = list(find(text, dates[n].end, dates[n + 1].start))
        right = breaks[0].start() if breaks else dates[n].end
        if not breaks and dates[n].start - left < 4:
            right = dates[n + 1].start
    elif match := re.compile(r";").search(text, dates[n].end, last):
        right = match.start()
    while left < right and text[left] in " ,;":
        left += 1
    if n > 0 and says("subjectless", text[left : dates[n].start]):
        left = first
    return left, right


def _is_event(text: str, left: int, right: int, dated: Dated, reading: Reading) -> bool:
    clause = text[left:right]
    before, behind = text[left : dated.start], text[dated.end : right]
    outside = before + " " + behind
    if says("paperwork", clause) or says("not_before", before):
        return False
    since = re.search(r"\bsince\s$", before) is not None
    if since or not says("event", outside):
        return since and dated.kind in {"month", "day"}
    if dated.kind in {"financial_year", "span"} and (
        says("no_event", outside) or any(reading.of("MONEY", start=left, end=right))
    ):
        return False
    if re.fullmatch(r"20\d\d\sand\s20\d\d", text[dated.start : dated.end]):
        return False
    if any(reading.of("MONEY", start=left, end=right)) and not says("strong", outside):
        return False
    if re.search(r"\b(?:end|position)\sof\s$", before) and re.search(
        r"\b(?:position|achieved|spent|spend|forecast|underspend)\b", clause
    ):
        return False
    if dated.kind == "year" and not _is_event_of_year(text, left, right, dated):
        return False
    if dated.kind == "financial_year" and not says("of_year", outside):
        return False
    return len(outside.split()) >= 2


_YEAR_NAMED = re.compile(
    r"\s(?:vision|plan|ambition|strategy|guidance|act|games|review|portfolio|programme|budget)\b", re.I
)
_YEAR_OF = re.compile(
    r"(?:\bduring|throughout|Act|Games|Guidance|Vision|Plan|Strategy|Culture)\s(?:the\s)?$", re.I
)
_YEAR_AT = re.compile(
    r"\b(?:in|by|for|until|from|of|to|late|early|end\sof|mid|towards|around|through)\s(?:the\s)?$|^$", re.I
)


def _is_event_of_year(text: str, left: int, right: int, dated: Dated) -> bool:
    """A bare year is an event's only where the words around say so."""
    clause, before = text[left:right], text[left : dated.start]
    if re.match(r"\W*(?:during|over|throughout)\b", clause, re.I) or "number of" in clause:
        return False
    near = text[max(left, dated.start - 40) : min(right, dated.end + 40)]
    if not says("event", near) and not re.search(r"\bphase\s(?:\d|one|two|three)\b", clause, re.I):
        return False
    if _YEAR_OF.search(before) or _YEAR_NAMED.match(text[dated.end : right]):
        return False
    opens = re.match(r"(?:by|until|from|the\send|end|early|late|mid)\b", text[dated.start : dated.end], re.I)
    return opens is not None or _YEAR_AT.search(text[max(left, dated.start - 12) : dated.start]) is not None


def _with_subject(text: str, reading: Reading, first: int, left: int, start: int) -> int:
    """An event that opens with a pronoun or a bare participle takes the sentence before it along."""
    if left == first and says("pronoun", text[left : left + 90]):
        earlier = [s for s, e in reading.sentences if e <= left and s >= start]
        return earlier[-1] if earlier else left
    return left


def _milestone(
    passage: Passage, left: int, right: int, dated: Dated, today: str | None, sentence: str
) -> Milestone:
    text = passage.string
    event = re.sub(r"\s+", " ", text[left:right]).strip(" ,;:.–—-")
    return Milestone(
        event=event,
        due_from=dated.due_from,
        due_to=dated.due_to,
        date_text=text[dated.start : dated.end].strip(),
        state=state_of(
            text[left:right], dated.due_from, dated.due_to, dated.iso, today, sentence, dated.start - left
        ),
        evidence=passage.cite(left, right),
    )


def merged(told: Iterable[Milestone]) -> list[Milestone]:
    """Milestones with those told twice put together: equal dates, and the same words or a telling one."""
    kept: list[Milestone] = []
    for milestone in told:
        twin = next((n for n, k in enumerate(kept) if _same(k, milestone)), None)
        if twin is None:
            kept.append(milestone)
        else:
            kept[twin] = kept[twin].model_copy(
                update={"evidence": (*kept[twin].evidence, *milestone.evidence)}
            )
    return kept


def _same(one: Milestone, other: Milestone) -> bool:
    days, others = (one.due_from, one.due_to), (other.due_from, other.due_to)
    if not all(a == b or a is None or b is None for a, b in zip(days, others, strict=True)):
        return False
    if not {*days} & {*others} - {None}:
        return days == others and one.event == other.event
    mine, theirs = _telling(one.event), _telling(other.event)
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs))


def _telling(event: str) -> set[str]:
    """The stems of an event's longer words, dates left out."""
    return {w[:5] for w in re.findall(r"[a-z]{4,}", event.lower())} - {m[:5] for m in MONTHS} - _PLAIN


_PLAIN = frozenset(
    [
        "will",
        "have",
        "been",
        "this",
        "that",
        "with",
        "from",
        "into",
        "were",
        "since",
        "date",
        "targe",
        "expec",
        "plann",
        "proje",
    ]
)
