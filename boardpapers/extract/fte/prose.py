"""FTE benefits in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.document import Evidence
from boardpapers.extract.context.cues import Cue, prose_status
from boardpapers.extract.context.items import Item, item_near
from boardpapers.extract.context.periods import period_near
from boardpapers.extract.fte.words import MARK, frames, is_ahead, kind_of
from boardpapers.extract.fte_values import Quantity, number_of, workforce_of
from boardpapers.extract.match import Reading, Span
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex
from boardpapers.extract.place import Place
from boardpapers.schemas import FteBenefit
from boardpapers.schemas.vocabulary import FteKind, SavingStatus, Workforce

_CONFIDENCE = 0.85
#: How many characters around a number are its own words, and how many before its sentence may say the kind.
_NEAR, _EARLIER = 60, 200
_STATUS: dict[str, SavingStatus] = {"delivered": "delivered", "planned": "planned", "missed": "missed"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of posts or hours in its sentence; `partner` is what the paper equates it with."""

    place: Place
    reading: Reading
    span: Span
    partner: Span | None
    sentence: tuple[int, int]
    #: Where other numbers begin, over which words reach less easily.
    others: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        return (self.partner or self.span).end

    def before(self, characters: int | None = None) -> str:
        """The words of the sentence before the number."""
        first = self.sentence[0]
        start = first if characters is None else max(first, self.span.start - characters)
        return self.reading.text[start : self.span.start]

    @property
    def behind(self) -> str:
        """The words of the sentence behind the number."""
        return self.reading.text[self.end : self.sentence[1]]

    @property
    def near(self) -> str:
        """The number with the words around it."""
        start = max(self.sentence[0], self.span.start - _NEAR)
        return self.reading.text[start : min(self.sentence[1], self.end + _NEAR)]

    def value(self, *, hours: bool) -> Quantity | None:
        """The number of hours, or that of posts."""
        told: list[Quantity] = [s.value for s in (self.span, self.partner) if s is not None]
        fitting = [q for q in told if (q.unit == "hours") is hours]
        return max(fitting, key=lambda q: q.unit == "fte", default=None)


def benefits_in(paper: Paper, place: Place, reading: Reading) -> Iterator[FteBenefit]:
    """The claims of a text that posts or time are freed or removed."""
    quantities = _with_elided(reading)
    partner: Span | None = None
    before: Span | None = None
    made: FteBenefit | None = None
    for n, span in enumerate(quantities):
        if span is partner:
            continue
        sentence = reading.sentence_at(span.start)
        following = quantities[n + 1] if n + 1 < len(quantities) else None
        same = _equated(reading.text, span, following)
        said = _says_benefit(reading.text, span, sentence, _closed(reading.text, same))
        if said is False and _nets(reading.text[sentence[0] : sentence[1]]):
            added = _record(paper, Claim(place, reading, span, None, sentence))
            if added.fte is not None:
                yield added.model_copy(update={"fte": -abs(added.fte)})
            continue
        goes_on = said is None and before is not None and _goes_on(reading.text, before, span, sentence)
        if said or goes_on:
            before = span
            partner = same
            apart = (q for q in quantities if q is not span and q is not partner)
            others = tuple(q.start for q in apart if not _joined(reading.text, q, span))
            claim = Claim(place, reading, span, partner, sentence, others)
            made = _record(paper, claim, made.kind if goes_on and made is not None else "unspecified")
            yield made


def _with_elided(reading: Reading) -> list[Span]:
    """The quantities of a text, and numbers behind one in its sentence that leave out `posts`."""
    quantities = list(reading.of("QUANTITY"))
    found = list(quantities)
    for match in regex("posts", "prose.elided").finditer(reading.text) if quantities else ():
        first, _ = reading.sentence_at(match.start())
        before = [q for q in quantities if first <= q.start and q.end <= match.start()]
        taken = any(q.start < match.end("number") and match.start() < q.end for q in quantities)
        if before and not taken and before[-1].value.unit != "hours":
            value = Quantity(number_of(match["number"]), workforce=before[-1].value.workforce)
            found.append(Span("QUANTITY", match.start(), match.end("number"), match["number"], value))
    return sorted(found, key=lambda s: s.start)


# -- what is a benefit ---------------------------------------------------------------------------------


def _joined(text: str, one: Span, other: Span) -> bool:
    """Whether two numbers are told in one breath (`41 staff posts and 6 officer posts`)."""
    first, last = sorted((one, other), key=lambda s: s.start)
    return re.match(r"\s?(?:and|,|plus|&)\s", text[first.end : last.start]) is not None


def _nets(sentence: str) -> bool:
    """Whether a sentence nets posts added against posts removed."""
    return regex("posts", "prose.nets").search(sentence) is not None


def _goes_on(text: str, before: Span, span: Span, sentence: tuple[int, int]) -> bool:
    """Whether a number without words of its own goes on from the benefit before it."""
    between = text[before.end : span.start]
    if before.start >= sentence[0]:
        return before.value.unit != "hours" and regex("posts", "prose.goes_on").search(between) is not None
    words = text[sentence[0] : sentence[1]]
    return len(between) < 160 and regex("posts", "prose.compares").search(words) is not None


def _closed(text: str, partner: Span | None) -> int:
    """Where the words go on behind what a number is equated with (`four posts (3.6 FTE)`); else 0."""
    if partner is None or not partner.text.startswith("("):
        return 0
    return partner.end + 1 if text[partner.end : partner.end + 1] == ")" else partner.end


def _says_benefit(text: str, span: Span, sentence: tuple[int, int], end: int = 0) -> bool | None:
    """Whether the words around a number make it a benefit; None where they say nothing.

    The words behind it begin at `end`, where that lies further on.
    """
    if regex("posts", "prose.fewer").search(span.text) or regex("posts", "prose.fall_by").search(span.text):
        return True
    if span.value.unit == "hours" and regex("posts", "prose.hours_lost").search(text[span.end :]):
        return False
    masked = text[sentence[0] : span.start] + MARK + text[max(span.end, end) : sentence[1]]
    at = span.start - sentence[0]
    best: tuple[float, bool] | None = None
    for benefit, weight, expression in frames():
        for match in expression.finditer(masked):
            if match.start() <= at < match.end():
                reach = (at - match.start()) / 20 if match.start() < at else (match.end() - at) / 40
                if best is None or weight - reach > best[0]:
                    best = (weight - reach, benefit)
                break
    return best[1] if best is not None else None


def _equated(text: str, span: Span, other: Span | None) -> Span | None:
    """The second of two quantities that the paper equates: hours and FTE, or posts and their FTE."""
    units = {span.value.unit, other.value.unit} if other is not None else set()
    if other is None or units not in ({"hours", "fte"}, {"hours", "posts"}, {"posts", "fte"}):
        return None
    between = text[span.end : other.start]
    if "hours" not in units:
        bracketed = between == " " and other.text.startswith("(")
        return other if bracketed or between in (" (", " / ", ", or ", " or ", " equivalent to ") else None
    return other if len(between) < 60 and regex("posts", "prose.equated").search(between) else None


# -- the record ----------------------------------------------------------------------------------------


def _record(paper: Paper, claim: Claim, inherited: FteKind = "unspecified") -> FteBenefit:
    text, span, cite = claim.reading.text, claim.span, claim.place.cite
    posts, hours = claim.value(hours=False), claim.value(hours=True)
    today = paper.metadata.paper_date
    period = period_near(claim.reading, span.start, span.end, claim.sentence, today)
    status = _status(claim)
    if status is None and period is not None and is_ahead(period, today):
        status = Cue("planned", period.at, period.until)
    item = _item(claim)
    workforce, workforce_end = _workforce(claim)
    cited: list[Evidence] = []
    if status is not None:
        cited += cite(status.start, status.end, "status")
    if period is not None:
        cited += cite(period.at, period.until, "period_text")
    if item is not None and item.start >= 0:
        cited += cite(item.start, item.end, "item")
    if workforce != "unspecified":
        cited += cite(span.start, workforce_end, "workforce")
    whole = len(text[: claim.sentence[1]].rstrip())
    return FteBenefit(
        confidence=_CONFIDENCE,
        evidence=(*cite(claim.sentence[0], whole), *cited),
        item=item.text if item else None,
        fte=posts.number if posts else None,
        fte_max=posts.maximum if posts else None,
        qualifier=(posts or span.value).qualifier,
        hours=hours.number if hours else None,
        workforce=workforce,
        kind=_kind(claim, inherited),
        status=_STATUS.get(status.value if status else "", "unspecified"),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_text=period.text if period else None,
        is_total=_is_total(claim),
    )


def _status(claim: Claim) -> Cue | None:
    """What the words nearest to the number say; of `This equates to ...` what the sentence before it says."""
    text, span = claim.reading.text, claim.span
    promised = regex("posts", "prose.promised").search(claim.before(60) + MARK + claim.behind[:40])
    if promised:
        return Cue("planned", span.start, span.end)
    found = prose_status(text, span.start, span.end, *claim.sentence, claim.others, approved=False)
    if found is not None or not regex("posts", "prose.this").search(
        text[claim.sentence[0] : claim.sentence[1]]
    ):
        return found
    earlier = [s for s in claim.reading.sentences if s[1] <= claim.sentence[0]]
    if not earlier:
        return None
    start, end = earlier[-1]
    return prose_status(text, end - 1, end, start, end, (), approved=False)


def _item(claim: Claim) -> Item | None:
    """The posts themselves where they are named (`12 property clerks`), else what frees them."""
    span = claim.span
    text = claim.reading.text
    named = regex("posts", "prose.named").search(span.text)
    if named and named["name"].strip().lower() not in ("posts", "post"):
        return Item(named["name"], span.start + named.start("name"), span.end)
    by = regex("posts", "prose.freed_by").search(claim.behind)
    if by:
        return Item(by["np"], claim.end + by.start("np"), claim.end + by.end("np"))
    found = item_near(claim.place, claim.reading, span.start, span.end, claim.sentence, "saving", None)
    if found is not None:
        return found
    first = claim.sentence[0]
    for name in ("prose.actor", "prose.noun"):
        match = regex("posts", name).search(text[first : span.start])
        if match:
            return Item(match["np"], first + match.start("np"), first + match.end("np"))
    heading = claim.place.paragraph.headings[-1:] if claim.place.paragraph is not None else ()
    return next((Item(re.sub(r"^[\d.\s]+", "", h)) for h in heading if len(h) < 80), None)


def _workforce(claim: Claim) -> tuple[Workforce, int]:
    """Whose posts or time it is, and where the words that say so end."""
    force = workforce_of(claim.reading.text[claim.span.start : claim.end])
    if force == "unspecified":
        force = claim.span.value.workforce
    behind = regex("posts", "prose.people_behind").search(claim.behind)
    if force == "unspecified" and behind:
        force = workforce_of(behind.group())
    if force == "unspecified" and claim.value(hours=True) is not None:
        before = regex("posts", "prose.people_before").search(claim.before(40))
        force = workforce_of(before.group()) if before else force
    return force, claim.end + (behind.end() if behind else 0)


def _kind(claim: Claim, inherited: FteKind) -> FteKind:
    """The kind by the nearest words; a number that goes on from another is of its kind."""
    if claim.value(hours=True) is not None or regex("posts", "prose.of_time").search(claim.behind):
        return "efficiency"
    text, (start, end) = claim.reading.text, claim.sentence
    if inherited != "unspecified" and kind_of(claim.near) == "unspecified":
        return inherited
    told = kind_of(claim.near, text[start:end], text[max(0, start - _EARLIER) : start])
    posts = regex("posts", "prose.posts").search(claim.span.text)
    return "reduction" if told == "unspecified" and posts else told


def _is_total(claim: Claim) -> bool:
    """Whether the words call the number a total or a net one, or its parts follow."""
    return (
        regex("posts", "prose.total").search(claim.near) is not None
        or regex("posts", "prose.net_before").search(claim.before()) is not None
        or regex("posts", "prose.parts_behind").search(claim.behind) is not None
    )
