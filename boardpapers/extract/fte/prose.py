"""FTE benefits in running text."""

import re
from collections.abc import Iterator

from boardpapers.document import Evidence
from boardpapers.extract.fte.words import MARK, frames, kind_of
from boardpapers.extract.fte_values import Quantity, workforce_of
from boardpapers.extract.match import Reading, Span
from boardpapers.extract.context import items, periods
from boardpapers.extract.context.cues import prose_status
from boardpapers.extract.paper import Paper
from boardpapers.extract.place import Place
from boardpapers.schemas import FteBenefit
from boardpapers.schemas.vocabulary import SavingStatus


def benefits_in(paper: Paper, place: Place, reading: Reading) -> Iterator[FteBenefit]:
    """The claims of a text that posts or time are freed or removed."""
    quantities = list(reading.of("QUANTITY"))
    skip: set[int] = set()
    before: Span | None = None
    for n, span in enumerate(quantities):
        if n in skip:
            continue
        sentence = reading.sentence_at(span.start)
        said = _says_benefit(reading.text, span, sentence)
        netted = said is False and _nets(reading.text[sentence[0] : sentence[1]])
        if said is None and before is not None:
            said = _goes_on(reading.text, before, span, sentence)
        if netted:
            added = _record(paper, place, reading, span, None, sentence)
            if added.fte is not None:
                yield added.model_copy(update={"fte": -abs(added.fte)})
            continue
        if not said:
            continue
        before = span
        partner = _equated(reading.text, span, quantities[n + 1] if n + 1 < len(quantities) else None)
        if partner is not None:
            skip.add(n + 1)
        yield _record(paper, place, reading, span, partner, sentence)


_STATUS: dict[str, SavingStatus] = {"delivered": "delivered", "planned": "planned", "missed": "missed"}
_GOES_ON = re.compile(
    r"^[^.;]{0,60}?(?:of which|including|comprising|made up of|:|,| and | plus |against a (?:plan|target) of)[^.;]{0,40}$",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:estimate|target|plan|forecast|business case|originally|predict\w+|expect\w+|compared|further)\b",
    re.I,
)


def _nets(sentence: str) -> bool:
    """Whether a sentence nets posts added against posts removed."""
    return bool(
        re.search(
            r"\bnet\s(?:reduction|decrease|loss|saving|change|effect|position)\b|\bputs?\sin\b.*\bnet\b",
            sentence,
            re.I,
        )
    )


def _goes_on(text: str, before: Span, span: Span, sentence: tuple[int, int]) -> bool:
    """Whether a number without words of its own goes on from the benefit before it."""
    between = text[before.end : span.start]
    if before.start >= sentence[0]:
        return bool(_GOES_ON.search(between)) and before.value.unit != "hours"
    return len(between) < 160 and bool(_COMPARES.search(text[sentence[0] : sentence[1]]))


def _says_benefit(text: str, span: Span, sentence: tuple[int, int]) -> bool | None:
    """Whether the words around a number make it a benefit; None where they say nothing."""
    if re.search(r"\b(?:fewer|less)\b", span.text, re.I):
        return True
    if span.value.unit == "hours" and re.match(
        r"\s(?:of\s)?(?:lost|downtime|delay|waiting|outage|training|overtime)", text[span.end :]
    ):
        return False
    masked = text[sentence[0] : span.start] + MARK + text[span.end : sentence[1]]
    at = span.start - sentence[0]
    best: tuple[float, bool] | None = None
    for benefit, weight, regex in frames():
        for match in regex.finditer(masked):
            if match.start() <= at < match.end():
                reach = (at - match.start()) / 20 if match.start() < at else (match.end() - at) / 40
                if best is None or weight - reach > best[0]:
                    best = (weight - reach, benefit)
                break
    return best[1] if best is not None else None


def _equated(text: str, span: Span, other: Span | None) -> Span | None:
    """The second of two quantities that the paper equates: hours and FTE."""
    if other is None or {span.value.unit, other.value.unit} not in ({"hours", "fte"}, {"hours", "posts"}):
        return None
    between = text[span.end : other.start]
    if len(between) < 60 and re.search(
        r"equivalent|equat|equal|\(|=|which is|i\.e\.|or\s(?:about|around|approximately|circa)?\s?$",
        between,
        re.I,
    ):
        return other
    return None


def _record(
    paper: Paper, place: Place, reading: Reading, span: Span, partner: Span | None, sentence: tuple[int, int]
) -> FteBenefit:
    text = reading.text
    hours = next((s.value for s in (span, partner) if s is not None and s.value.unit == "hours"), None)
    posts: Quantity | None = next(
        (s.value for s in (span, partner) if s is not None and s.value.unit != "hours"), None
    )
    main = posts or span.value
    words = text[sentence[0] : sentence[1]]
    cited: list[Evidence] = []
    status = prose_status(text, span.start, span.end, *sentence, (), approved=False)
    if status is not None:
        cited += place.cite(status.start, status.end, "status")
    period = periods.period_near(reading, span.start, span.end, sentence, paper.metadata.paper_date)
    if period is not None:
        cited += place.cite(period.at, period.until, "period_text")
    named = re.search(
        r"\b(?:fewer|less)?\s?((?:[a-z][\w’'-]+\s){0,3}?(?:posts?|builders?|reviewers?|technicians?|clerks?|\w*\s?assistants?|analysts?|administrators?|superintendents?|sergeants?|inspectors?|handlers?|managers?|PCSOs?|constables?))$",
        span.text,
    )
    item = (
        items.Item(named.group(1), span.start + named.start(1), span.end)
        if named and (named.group(1).strip().lower() not in ("posts", "post"))
        else items.item_near(place, reading, span.start, span.end, sentence, "saving", None)
    )
    if item is not None and item.start >= 0:
        cited += place.cite(item.start, item.end, "item")
    force = workforce_of(text[span.start : (partner or span).end])
    behind = re.match(
        r"\s(?:of\s)?(?:[\w-]+\s){0,2}?(?:officers?|staff|PCSOs?|constables?|sergeants?|inspectors?)\b(?:\stime)?",
        text[(partner or span).end : sentence[1]],
        re.I,
    )
    if force == "unspecified" and behind:
        force = workforce_of(behind.group())
    if force == "unspecified" and hours is not None:
        before_it = re.search(
            r"\b(?:officers?|PCSOs?|constables?|staff)\b",
            text[max(sentence[0], span.start - 40) : span.start],
        )
        force = workforce_of(before_it.group()) if before_it else force
    near = text[max(sentence[0], span.start - 60) : min(sentence[1], (partner or span).end + 60)]
    if force != "unspecified":
        cited += place.cite(span.start, (partner or span).end + (behind.end() if behind else 0), "workforce")
    return FteBenefit(
        confidence=0.85,
        evidence=(*place.cite(sentence[0], len(text[: sentence[1]].rstrip())), *cited),
        item=item.text if item else None,
        fte=posts.number if posts else None,
        fte_max=posts.maximum if posts else None,
        qualifier=main.qualifier,
        hours=hours.number if hours else None,
        workforce=force,
        kind="efficiency"
        if hours is not None or re.match(r"\s(?:of\s)?(?:\w+\s){0,2}?time\b", text[(partner or span).end :])
        else kind_of(near, words, text[max(0, sentence[0] - 200) : sentence[0]]),
        status=_STATUS.get(status.value if status else "", "unspecified"),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_text=period.text if period else None,
        is_total=bool(
            re.search(r"\b(?:total|overall|combined|in all|altogether)\b", near, re.I)
            or re.search(r"\bnet\s\w+\s(?:of\s)?(?:\w+\s)?$", text[sentence[0] : span.start], re.I)
            or re.match(
                r"[^.;]{0,45}?(?::|,? of (?:which|these|whom)|,? including|,? comprising|\s?\()\s[^.;]{0,25}\d",
                text[(partner or span).end : sentence[1]],
            )
        ),
    )
