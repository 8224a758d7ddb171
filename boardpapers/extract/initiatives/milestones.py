"""Dated events of a programme, from its text and from columns of dates."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.extract.phrases import frames
from boardpapers.extract.when_values import When
from boardpapers.schemas import Milestone
from boardpapers.schemas.vocabulary import MilestoneState

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_BARE_MONTH = re.compile(
    r"\b(?:in|by|from|during|until|for|since|end\sof|late|early|mid|and)\s(?P<m>"
    + "|".join(n.capitalize() for n in _MONTHS if n)
    + r")\b(?!\s?\d)|"
    r"^(?P<m2>" + "|".join(n.capitalize() for n in _MONTHS if n) + r")\b(?=\s(?:will|saw|sees))"
)
_EVENT = re.compile(
    r"\b(?:launch\w*|live|complet\w+|deliver\w+|start\w*|commenc\w+|beg[aiu]n\w*|implement\w+|roll\w*|rollout|deploy\w+|submit\w+|submission|approv\w+|"
    r"due|schedul\w+|plan(?:ned|s|ning)?|expect\w+|anticipat\w+|target\w*|aim\w*|will|mobilis\w+|pilot\w*|open\w*|clos\w+|conclud\w+|introduc\w+|establish\w*|"
    r"leaves?|moves?|opens?|agreed|signed|award\w*|sold|publish\w*|present\w+|phase\s\w+|go-live|went|issued|migrat\w+|install\w+|readiness|review\w*|produced|"
    r"operational|in\splace|set\sup|created|finish\w*|end(?:s|ed)?|transition\w*|transfer\w*|procure\w*|appoint\w+|recruit\w*|outcome|case|workshops?|upgrade\w*|decommission\w*|cutover|build|test\w*|saw|ran|runs?|obtain\w*|switch\w*|held|receiv\w+|grant(?:ed)?|trained|occup\w+|done|handover|handed|fitted|returns?|expires?|ceas\w+|stop\w*|arriv\w+|moved|move|join\w*|consult\w+|evaluat\w+|report\w*|decision|consent|works|vacat\w+|bought|purchas\w+|hired|built|reach\w*|carried|serviced|switchover|tender\w*|contract\w*|advertis\w+)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|due|schedul\w+|planned|expect\w+|anticipat\w+|target\w*|aim\w*|by\sthe\send|to\sbe|would|should|forecast|intend\w+|proposed|seeking|hoped|(?-i:may)|could|awaiting|is\sto|are\sto|ambition|prepared\sfor)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:was|were|has|have|had|saw|went|started|commenced|began|launched|completed|submitted|achieved|mobilised|delivered|issued|concluded|approved|signed|opened|following|rolled\sout|introduced)\b",
    re.IGNORECASE,
)
_DELAYED = re.compile(
    r"\b(?:delay\w*|slipp\w+|postponed|rescheduled|moved\sback|pushed\sback|put\sback|missed|revised\sfrom|paused|originally)\b",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"\b(?:budget|savings?|reserves?|MTFP|MTFS|MTFF|precept|grant|per\sannum|since|compared|increase[sd]?|reduction|averag\w+|position\sas\sat|as\sat)\b",
    re.IGNORECASE,
)
#: Dates of papers and of money, not of the programme itself.
_PAPERWORK = re.compile(
    r"\b(?:spen[dt]\b[^.;]*\bbudget|budget\s(?:agreed|approved|set)|(?:approved|considered|noted|received)\sth(?:e|is)\s(?:report|paper|minutes|update)|"
    r"\b(?:board|panel|committee|executive|commissioners?|pccs?|group|cabinet|team|authority)\s(?:had\s|has\s|have\s)?(?:approved|agreed|signed\soff|endorsed)\b|"
    r"\b(?:approved|agreed|signed\soff|endorsed)\s(?:by|at)\sthe\s(?:[\w’'-]+\s){0,5}(?:board|panel|committee|executive|commissioners?|pccs?|group|cabinet|team)\b|"
    r"minutes\sof|(?:meeting|report|paper|audit|update)\s(?:of|dated|on)\s(?:the\s)?\d)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:by|until|till|through\sto|before|no\slater\sthan|to|up\sto)\s(?:the\s)?(?:end\sof\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|starting|beginning|after)\s(?:the\s)?$", re.IGNORECASE)
_BREAK = re.compile(
    r"[;]|,\s(?:with|and|which|where|while|whilst|but|followed\sby|having|extending|then|to\sallow|the\sforce)\b|\s(?:and|but|with)\s(?=[A-Z][\w]*\s\d|the\s|planning|planned|a\s|phase|it|is\s|will\s|full|further|wider|go|roll)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    end: int
    due_from: str | None
    due_to: str | None
    iso: str | None
    kind: str


def milestones_in(
    passage: Passage, start: int, end: int, reading: Reading, today: str | None
) -> Iterator[Milestone]:
    """The dated events told in [start, end) of a passage."""
    text = passage.string
    for first, last in reading.sentences:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        dates = list(_dates(text, first, last, reading, today))
        for n, dated in enumerate(dates):
            left, right = _clause(text, first, last, dates, n)
            if not _is_event(text, left, right, dated, reading):
                continue
            left = _with_subject(text, reading, first, left, start)
            yield _milestone(passage, left, right, dated, today, text[first:last])


def _dates(text: str, start: int, end: int, reading: Reading, today: str | None) -> Iterator[_Dated]:
    found: list[_Dated] = []
    for span in reading.of("WHEN", start=start, end=end):
        when: When = span.value
        if when.kind == "relative":
            continue
        found.append(
            _opened(text, _limited(text, span.start, span.end, when.start, when.end, when.iso, when.kind))
        )
    for match in _BARE_MONTH.finditer(text, start, end):
        group = "m" if match["m"] else "m2"
        if any(d.start < match.end(group) and match.start(group) < d.end for d in found) or today is None:
            continue
        year = _year_of(_MONTHS[match[group].lower()], text[start:end], today)
        month = _MONTHS[match[group].lower()]
        last = calendar.monthrange(year, month)[1]
        found.append(
            _limited(
                text,
                match.start(group),
                match.end(group),
                f"{year}-{month:02}-01",
                f"{year}-{month:02}-{last}",
                None,
                "month",
            )
        )
    yield from sorted(found, key=lambda d: d.start)


def _opened(text: str, dated: _Dated) -> _Dated:
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
    month = _MONTHS.get((match["m"] or "").lower()) or int(dated.iso[5:7])
    year = int(dated.iso[:4]) - (month > int(dated.iso[5:7]))
    return replace(dated, due_from=f"{year}-{month:02}-{int(match['d']):02}", due_to=dated.iso)


def _year_of(month: int, sentence: str, today: str) -> int:
    """The year of a month without one: the nearest, looking ahead where the sentence does."""
    year, now = int(today[:4]), int(today[5:7] or 1)
    if _PLANNED.search(sentence) and not _DONE.search(sentence):
        return year if month >= now - 1 else year + 1
    return year if month <= now + 1 else year - 1


def _limited(
    text: str, start: int, end: int, first: str | None, last: str | None, iso: str | None, kind: str
) -> _Dated:
    before = text[max(0, start - 22) : start]
    words = text[start:end].lower()
    if kind != "span":
        moved = re.search(
            r"\b(?:slipped|moved|planned|revised|deferred|delayed|changed|back|re-?planned|rescheduled)\s(?:[\w\s]{0,12})?to\s$",
            before,
        )
        if (match := None if moved else _UNTIL.search(before)) or words.startswith(("by ", "until ")):
            first = None
            if match:
                start -= len(before) - match.start()
        elif (match := _FROM.search(before)) and kind != "financial_year":
            last = None
            start -= len(before) - match.start()
    return _Dated(start, end, first, last, iso, kind)


def _clause(text: str, first: int, last: int, dates: list[_Dated], n: int) -> tuple[int, int]:
    """The part of the sentence that tells the event of date n."""
    left = first
    if n > 0:
        breaks = list(_BREAK.finditer(text, dates[n - 1].end, dates[n].start))
        left = (
            breaks[0].end()
            if breaks and text[breaks[0].start()] == ";"
            else breaks[0].start()
            if breaks
            else dates[n - 1].end
        )
    right = last
    if n + 1 < len(dates):
        breaks = list(_BREAK.finditer(text, dates[n].end, dates[n + 1].start))
        right = breaks[0].start() if breaks else dates[n].end
        if not breaks and dates[n].start - left < 4:
            right = dates[n + 1].start
    elif match := re.compile(r";").search(text, dates[n].end, last):
        right = match.start()
    while left < right and text[left] in " ,;":
        left += 1
    if _SUBJECTLESS.match(text[left:right]):
        left = first
    return left, right


_SUBJECTLESS = re.compile(
    r"(?:(?:and|but|then)\s)+(?:is|are|was|were|will|has|have|had|should|would|it|they|due|expected|planned)\b",
    re.I,
)


def _is_event(text: str, left: int, right: int, dated: _Dated, reading: Reading) -> bool:
    clause = text[left:right]
    outside = text[left : dated.start] + " " + text[dated.end : right]
    if _PAPERWORK.search(clause):
        return False
    since = re.search(r"\bsince\s$", text[left : dated.start]) is not None
    if not _EVENT.search(outside) and not (since and dated.kind in {"month", "day"}):
        return False
    if dated.kind in {"financial_year", "span"} and (
        _NO_EVENT.search(outside) or any(reading.of("MONEY", start=left, end=right))
    ):
        return False
    if re.search(r"\bsince\s$", text[left : dated.start]) and dated.kind not in {"month", "day"}:
        return False
    if re.search(r"\b(?:end|position)\sof\s$", text[left : dated.start]) and re.search(
        r"\b(?:position|achieved|spent|spend|forecast|underspend)\b", clause
    ):
        return False
    if re.search(
        r"\b(?:as\sat|as\sof|compared\s\w+|over\sthe\scourse\sof|announcement\sof)\s(?:the\s)?$",
        text[left : dated.start],
        re.I,
    ):
        return False
    if dated.kind == "year" and re.match(r"\W*(?:during|over|throughout)\b", clause, re.I):
        return False
    if dated.kind == "year" and (
        "number of" in clause
        or (
            not re.search(r"\bphase\s(?:\d|one|two|three)\b", clause, re.I)
            and not _EVENT.search(text[max(left, dated.start - 40) : min(right, dated.end + 40)])
        )
    ):
        return False
    if dated.kind == "year" and re.search(
        r"(?:\bduring|throughout|Act|Games|Guidance|Vision|Plan|Strategy|Culture)\s(?:the\s)?$",
        text[left : dated.start],
        re.I,
    ):
        return False
    if dated.kind == "year" and not re.search(
        r"\b(?:in|by|for|until|from|of|to|late|early|end\sof|mid)\s(?:the\s)?$|^$",
        text[max(left, dated.start - 12) : dated.start],
        re.I,
    ):
        return False
    if dated.kind == "year" and re.match(
        r"\s(?:vision|plan|ambition|strategy|guidance|act|games|review|portfolio|programme|budget)\b",
        text[dated.end : right],
        re.I,
    ):
        return False
    if dated.kind == "financial_year" and not re.search(
        r"\b(?:phase|go-?live|launch\w*|complet\w+|roll\w*|implement\w+|start\w*)\b", outside, re.I
    ):
        return False
    return len(outside.split()) >= 2


def _with_subject(text: str, reading: Reading, first: int, left: int, start: int) -> int:
    """An event that opens with a bare participle (`Submitted in May`) takes the sentence before it along."""
    if left == first and re.match(
        r"(?:Submitted|Launched|Approved|Completed|Published|Awarded|Opened|Agreed|Signed)\b", text[left:]
    ):
        earlier = [s for s, e in reading.sentences if e <= left and s >= start]
        return earlier[-1] if earlier else left
    return left


def _milestone(
    passage: Passage, left: int, right: int, dated: _Dated, today: str | None, sentence: str
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


def state_of(
    words: str,
    due_from: str | None,
    due_to: str | None,
    iso: str | None,
    today: str | None,
    around: str = "",
    at: int | None = None,
) -> MilestoneState:
    """Done, planned or delayed: by the paper's own date, else as the words nearest to the date say.

    `around` is the whole sentence; `at` is where the date stands in `words`.
    """
    if _DELAYED.search(words):
        return "delayed"
    opening, closing = due_from or due_to or iso, due_to or due_from or iso
    cue = _cue(words, at) or _cue(around, None)
    if opening is None:
        year = re.search(r"\b20\d\d\b|\b\d\d\b(?=$)", words[at or 0 :])
        if today and year and int(year.group()[-2:]) != int(today[2:4]) and cue != "done":
            return "planned" if int(year.group()[-2:]) > int(today[2:4]) else "done"
        return cue or "unspecified"
    if today and opening[:10] > today[: len(opening)]:
        return "planned"
    if today and closing and (closing + "-31")[:10] < today and cue != "planned":
        return "done"
    return cue or "unspecified"


def _cue(words: str, at: int | None) -> MilestoneState | None:
    """What the nearest verb says: `will go live`, `was launched`."""
    place = len(words) if at is None else at
    marks: list[tuple[int, MilestoneState]] = []
    for match in _PLANNED.finditer(words):
        marks.append((abs(place - match.end()), "planned"))
    for match in _DONE.finditer(words):
        if not re.search(r"\b(?:be|to|being|will|once|when)\s(?:\w+\s)?$", words[: match.start()]):
            marks.append((abs(place - match.end()) + 1, "done"))
    return min(marks)[1] if marks else None


def milestone_from_cells(
    event: Passage,
    date: Passage,
    reading: Reading,
    today: str | None,
    status: str | None,
    name: str | None = None,
) -> Milestone | None:
    """A milestone of which one cell tells the event and another the date."""
    text = date.string
    whens = [s for s in reading.of("WHEN") if s.value.kind != "relative"]
    if not whens and not re.search(r"[A-Za-z]{3}|\d", text):
        return None
    dated = (
        _limited(
            text,
            whens[-1].start,
            whens[-1].end,
            whens[-1].value.start,
            whens[-1].value.end,
            whens[-1].value.iso,
            whens[-1].value.kind,
        )
        if whens
        else None
    )
    if dated is None and name is not None:
        return None
    if dated is None and not re.search(
        r"\b(?:complete[d]?|tbc|ongoing|done|delayed|spring|summer|autumn|winter|early|late|quarter)\b",
        text,
        re.I,
    ):
        return None
    due_from, due_to, iso = (dated.due_from, dated.due_to, dated.iso) if dated else (None, None, None)
    state = (
        stated(status or "")
        or (stated(text) if re.search(r"[A-Za-z]{5}", text) else None)
        or state_of("", due_from, due_to, iso, today)
    )
    words = re.sub(r"\s+", " ", name or event.string).strip(" ,;:.")
    return Milestone(
        event=words,
        due_from=due_from,
        due_to=due_to,
        date_text=text.strip(),
        state=state,
        evidence=(*event.cite(), *date.cite()),
    )


def stated(status: str) -> MilestoneState | None:
    """The state that a status cell or mark names."""
    found = next((f.means for f in frames("stages", "milestone") if f.regex.search(status)), None)
    state: MilestoneState | None = found  # type: ignore[assignment]
    return state


def is_date_cell(text: str, reading: Reading) -> bool:
    """Whether a cell holds a date and nothing else."""
    spans = list(reading.of("WHEN"))
    return bool(spans) and sum(s.end - s.start for s in spans) > 0.7 * len(text.strip())


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
    if one.date_text == other.date_text and (one.due_from, one.due_to) == (other.due_from, other.due_to):
        return True
    ends = {one.due_from, one.due_to} & {other.due_from, other.due_to} - {None}
    return bool(ends) and bool(_telling(one.event) & _telling(other.event))


def _telling(event: str) -> set[str]:
    """The stems of an event's longer words, dates left out."""
    return {w[:5] for w in re.findall(r"[a-z]{4,}", event.lower())} - {m[:5] for m in _MONTHS} - _PLAIN


_PLAIN = frozenset(
    ["will", "have", "been", "this", "that", "with", "from", "into", "were", "since", "date", "targe"]
)

_MARK = re.compile(
    r"\s*[(\[–-]\s*(?P<mark>complete[d]?|done|achieved|met|delivered|on\strack|missed|delayed|late|overdue|slipped|planned|due|not\sstarted|closed)\b[^)\]]{0,25}[)\]]?",
    re.I,
)
_AGAIN = re.compile(
    r"^[\s,;(]*(?:now\s|and\s|then\s)*(?:re-?planned|revised|moved|rescheduled|now|slipped|put\sback|forecast|re-?forecast|delayed)\b[\w\s]{0,12}$",
    re.I,
)


def loose(passage: Passage, start: int, end: int, reading: Reading, today: str | None) -> Iterator[Milestone]:
    """Events in a cell or line that only names them beside their dates (`Go-live: May 2020 (complete)`)."""
    text = passage.string
    dates = list(_dates(text, start, end, reading, today))
    left, made = start, None
    for n, dated in enumerate(dates):
        words = text[left : dated.start].strip(" ,;:–—-()")
        mark = _MARK.match(text, dated.end)
        right = mark.end() if mark else dated.end
        if made is not None and _AGAIN.match(text[left : dated.start]):
            made = made.model_copy(
                update={
                    "due_from": dated.due_from,
                    "due_to": dated.due_to,
                    "date_text": text[dated.start : dated.end],
                    "state": "planned",
                    "evidence": (*made.evidence, *passage.cite(left, right)),
                }
            )
            left = right
            continue
        if made is not None:
            yield made
        made = None
        if len(words) < 3 and n == 0:
            right = dates[1].start if len(dates) > 1 else end
            words = text[dated.end : right].strip(" ,;:–—-()")
        if len(words) >= 3 and re.search(r"[A-Za-z]{3}", words):
            state = (stated(mark["mark"]) if mark else None) or _due(dated, today)
            made = Milestone(
                event=words,
                due_from=dated.due_from,
                due_to=dated.due_to,
                date_text=text[dated.start : dated.end].strip(),
                state=state,
                evidence=passage.cite(left, right),
            )
        left = right
    if made is not None:
        yield made


def _due(dated: _Dated, today: str | None) -> MilestoneState:
    """By the date alone: what ends before the paper's date is done."""
    if today is None or (dated.due_from is None and dated.due_to is None):
        return "unspecified" if today is None else "planned"
    return "done" if dated.due_to is not None and dated.due_to < today else "planned"
