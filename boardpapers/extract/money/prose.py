"""Amounts in running text, clause by clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpapers.document import Evidence, Paragraph
from boardpapers.extract.match import Reading, Span
from boardpapers.extract.context import items, periods
from boardpapers.extract.context.cues import Cue, nearest_cue, prose_status
from boardpapers.extract.money.drafts import Draft
from boardpapers.extract.money.senses import Reading as SenseReading
from boardpapers.extract.money.senses import Sense, noun_near, sense_in_prose, sense_of_label
from boardpapers.extract.money_values import Money
from boardpapers.extract.place import Place
from boardpapers.schemas.vocabulary import Qualifier

_TOTAL = re.compile(
    r"\b(?:total(?:s|ling|ling)?|totals|overall|combined|altogether|aggregate|in all|net savings?|net costs?\sof|sum total|in total)\b",
    re.I,
)
_INCLUDES = re.compile(
    r"^[^.;⟦]{0,60}?(?:,|\(|-|–)?\s?\b(?:of which|including|comprising|consisting of|made up of|broken down|split (?:between|into)|includes|which includes|comprised of)\b[^.;]{0,60}⟦M⟧",
    re.I,
)
_COORDINATED = re.compile(r"^\s(?:[\w-]+\s){0,4}(?:and|plus|&)\s(?:a\s|an\s)?$")
_TIME_FREED = re.compile(
    r"\b(?:free[sd]?|releas\w+|sav\w+)\b[^.]{0,60}\b(?:hours|time|FTEs?|posts|capacity)\b|\b(?:hours|time|FTEs?|posts|capacity)\b[^.]{0,40}\b(?:freed|released|saved)\b",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:recommend\w*|propos\w+|invited|requested|seeking|seeks|asked)\b[^.]{0,120}(?:\bbe\b|\bto\s)|\b(?:asked|invited|requested|recommended|recommends?|to|seeks?|seeking|sought)\b[^.]{0,80}\bapprov(?:e|es|ing)\b|\b(?:is|are|be)\sapproved\b|^\W*(?:to\s|that\s)?approv(?:e|es)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a text: its heading, the sentence that introduces its list, the paper's date."""

    today: str | None = None
    intro: str = ""
    headings: tuple[str, ...] = ()
    decided: bool = False
    about_savings: bool = False


def drafts_in(place: Place, reading: Reading, setting: Setting) -> tuple[Draft, ...]:
    """One draft for each amount of pounds in the text."""
    amounts = tuple(reading.of("MONEY"))
    drafts: list[Draft] = []
    before: Span | None = None
    for span in amounts:
        last = drafts[-1] if drafts else None
        drafts.append(_draft(place, reading, span, before, last, amounts, setting))
        before = span
    return tuple(_totalled(drafts))


def dated_state(state: str, start: str | None, end: str | None, today: str) -> str:
    """What lies after the paper's own date is planned, whatever the tense."""
    if start and start > today and state in ("unspecified", "delivered"):
        return "planned"
    within_a_year = bool(start and end) and int(end[:4]) - int(start[:4]) <= 1  # type: ignore[index]
    return (
        "planned"
        if state == "unspecified" and end and end > today and (within_a_year or not start)
        else state
    )


def _totalled(drafts: list[Draft]) -> Iterator[Draft]:
    """Marks an amount that several others of its kind in the same text add up to: a target and its parts."""
    for n, draft in enumerate(drafts):
        others = [
            d.amount for i, d in enumerate(drafts) if i != n and d.sense == draft.sense and d.maximum is None
        ]
        behind = [d.amount for d in drafts[n + 1 :] if d.sense == draft.sense]
        sums = [others, others[:2], others[-2:], *(behind[:k] for k in (2, 3, 4))]
        unit = draft.unit
        if any(len(s) >= 2 and abs(sum(s) - draft.amount) <= 0.5 * unit for s in sums):
            yield replace(draft, is_total=True)
        else:
            yield draft


def _draft(
    place: Place,
    reading: Reading,
    span: Span,
    before: Span | None,
    last: Draft | None,
    amounts: tuple[Span, ...],
    setting: Setting,
) -> Draft:
    text = reading.text
    money: Money = span.value
    sentence = reading.sentence_at(span.start)
    inside = [a for a in amounts if sentence[0] <= a.start < sentence[1]]
    others = tuple((a.start - sentence[0], a.end - sentence[0]) for a in inside if a is not span)
    words = text[sentence[0] : sentence[1]]
    found = sense_in_prose(words, (span.start - sentence[0], span.end - sentence[0]), others)
    sense, weight, cue = _settled(found, sentence, reading, span, setting)
    if last is not None and before is not None:
        carried = _carried(text, span, before, last, sentence, weight)
        sense, weight = (last.sense, carried) if carried else (sense, weight)
    left = max((a.end for a in inside if a.end <= span.start), default=sentence[0])
    right = min((a.start for a in inside if a.start >= span.end), default=sentence[1])
    reach = right
    if right < sentence[1] and (joined := text.rfind(" and ", span.end, right)) >= 0:
        reach = joined
    cited: list[Evidence] = []
    values: dict[str, str] = {}
    for name in ("cashability", "recurrence", "basis", "budget"):
        hit = nearest_cue(name, text, span.start, span.end, left, reach)
        if (
            hit is not None
            and not _too_far(name, hit, text, span)
            and not (name == "budget" and sense != "cost")
        ):
            values[name] = hit.value
            cited.extend(place.cite(hit.start, hit.end, name))
    status = _status(text, span, sentence, inside, sense, setting)
    if status is not None and status.end > status.start:
        cited.extend(place.cite(status.start, status.end, "status"))
    period = periods.period_near(reading, span.start, span.end, sentence, setting.today)
    if period is not None:
        cited.extend(place.cite(period.at, period.until, "period_text"))
        if (
            "basis" not in values
            and period.text
            and re.search(r"\d\d\s?[/-]\s?\d\d$", period.text)
            and period.start
            and period.end
            and period.start[:4] != period.end[:4]
            and int(period.end[:4]) - int(period.start[:4]) == 1
        ):
            values["basis"] = "in_year"
            cited.extend(place.cite(period.at, period.until, "basis"))
    if sense in ("cost", "saving") and money.amount < 500 and money.maximum is None and money.unit <= 1:
        sense = "rate"
    state = status.value if status else "unspecified"
    if (
        state == "approved"
        and status is not None
        and not setting.decided
        and _ASKED.search(text[sentence[0] : status.end])
    ):
        state = "planned"
    if period and setting.today and sense in ("saving", "cost"):
        state = dated_state(state, period.start, period.end, setting.today)
    if (
        setting.decided
        and sense == "cost"
        and state in ("unspecified", "planned", "approved")
        and _resolved(words, setting)
    ):
        state = "approved"
    if cue is None or cue[1] - cue[0] > 30:
        noun = noun_near(sense, words, (span.start - sentence[0], span.end - sentence[0]))
        cue = (sentence[0] + noun[0], sentence[0] + noun[1]) if noun else cue
    item = items.item_near(place, reading, span.start, span.end, sentence, sense, cue)
    if item is not None and item.start >= 0:
        cited.extend(place.cite(item.start, item.end, "item"))
    quote_start, quote_end = _clause(text, span, sentence, left, right)
    amount = money.amount
    if sense == "net_position" and (money.negative or re.search(r"\b(?:deficit|overspen|gap)", "")):
        amount = -amount
    return Draft(
        sense=sense,
        amount=amount,
        maximum=money.maximum,
        qualifier=_qualifier(text, span, before),
        unit=money.unit,
        words=place.cite(quote_start, quote_end),
        item=item.text if item else None,
        cashability=values.get("cashability", "unspecified"),
        recurrence=values.get("recurrence", "unspecified"),
        basis=values.get("basis", "unspecified"),
        budget=values.get("budget", "unspecified"),
        status=state,
        period=(period.start, period.end, period.text) if period else (None, None, None),
        is_total=sense == "net_position" or _is_total(text, span, sentence, inside),
        certainty=min(0.99, max(0.3, 0.5 + 0.04 * weight)),
        cited=tuple(cited),
        context=words,
        at=span.start,
    )


_SPEAKS_OF_BENEFITS = re.compile(
    r"\b(?:forecast|target|plan|planned|delivered|achieved|realised|identified)\b", re.I
)
_OF_WHICH = re.compile(r"\b(?:of which|of this|of these|of that|including|where|with)\b[^.;]{0,45}$", re.I)
_GOES_ON = re.compile(
    r"^\W*(?:the (?:main|largest|biggest|principal|most significant|remaining|rest|balance|other|others|remainder)|these|this|those|they|of (?:this|these|which|the £)|it|a further|another|"
    r"in addition|further|including|both|each|examples)\b",
    re.I,
)


def _carried(
    text: str, span: Span, before: Span, last: Draft, sentence: tuple[int, int], weight: float
) -> float:
    """How strongly an amount goes on from the one before it; 0 where its own words decide."""
    between = text[before.end : span.start]
    if last.sense == "rate" and before.start >= sentence[0] and re.match(r"^\s(?:\w+\s){0,2}or\s$", between):
        return 15.0
    if last.sense in ("rate", "other"):
        return 0.0
    if before.start >= sentence[0]:
        if (
            _OF_WHICH.search(between)
            or re.match(r"\s(?:of|from)\s(?:it|which|this|that|them|these)\b", text[span.end :])
        ) and weight < 12.4:
            return 11.5
        return 9.0 if weight < 9.5 and ". " not in between else 0.0
    opening = text[sentence[0] : span.start]
    return 9.5 if _GOES_ON.search(opening) and weight < 9.8 else 0.0


def _resolved(words: str, setting: Setting) -> bool:
    """Whether a text is a point of what is decided, and neither only noted nor conditional."""
    around = " ".join((setting.intro, *setting.headings[-1:]))
    words = re.sub(r"^\W*(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s", "", words, flags=re.I)
    if re.search(
        r"^\W*(?:that\s|to\s|it\sis\s)?not(?:e|es|ed|ing)\b|\b(?:may|might|could)\sbe\b", words, re.I
    ):
        return False
    return bool(
        re.search(r"\b(?:resolved|agreed|decisions?|decided|approv\w+|proposal|hereby)\b", around, re.I)
        or re.search(r"^\W*(?:that\s|to\s)?(?:approv\w+|authoris\w+|agree\w*)\b", words, re.I)
    )


def _too_far(name: str, hit: Cue, text: str, span: Span) -> bool:
    """Whether words qualify something else: an attribute stands near its figure."""
    gap = text[span.end : hit.start] if hit.start >= span.end else text[hit.end : span.start]
    if name == "cashability" and hit.value == "cashable" and "budget" in text[hit.start : hit.end]:
        return len(gap) > 90
    return len(gap) > (60 if name == "basis" else 48) or gap.count(",") > 1


def _settled(
    found: SenseReading | None, sentence: tuple[int, int], reading: Reading, span: Span, setting: Setting
) -> tuple[Sense, float, tuple[int, int] | None]:
    """The sense from the sentence, else from the sentence before, the list's introduction, the headings."""
    if found is not None and found.weight >= 5:
        return found.sense, found.weight, (sentence[0] + found.start, sentence[0] + found.end)
    previous = reading.text[: sentence[0]]
    tail = previous[-240:]
    for context, weight in (
        (setting.intro, 8.0),
        (tail, 6.0),
        *((h, 5.0) for h in reversed(setting.headings)),
    ):
        hit = sense_of_label(context) if context else None
        if context is tail and _TIME_FREED.search(context) and (hit is None or hit.sense == "rate"):
            return "saving", weight, None
        if hit is not None and (hit.sense != "rate" or context in setting.headings):
            return hit.sense, weight, None
    if found is not None:
        return found.sense, found.weight, None
    if setting.about_savings and _SPEAKS_OF_BENEFITS.search(reading.text[sentence[0] : sentence[1]]):
        return "saving", 4.0, None
    return "other", 2.0, None


def _status(
    text: str, span: Span, sentence: tuple[int, int], inside: list[Span], sense: Sense, setting: Setting
) -> Cue | None:
    if sense not in ("saving", "cost"):
        return None
    barriers = tuple(a.start for a in inside if a is not span)
    return prose_status(text, span.start, span.end, sentence[0], sentence[1], barriers, approved=True)


def _qualifier(text: str, span: Span, before: Span | None) -> Qualifier:
    """The amount's own qualifier, or that of the amount it is joined to (`up to £3m capital and £1m revenue`)."""
    own: Qualifier = span.value.qualifier
    if own == "exact" and before is not None and before.value.qualifier in ("up_to", "about", "at_least"):
        between = text[before.end : span.start]
        if _COORDINATED.match(between):
            joined: Qualifier = before.value.qualifier
            return joined
    return own


def _is_total(text: str, span: Span, sentence: tuple[int, int], inside: list[Span]) -> bool:
    left = max((a.end for a in inside if a.end <= span.start), default=sentence[0])
    right = min((a.start for a in inside if a.start >= span.end), default=sentence[1])
    head = text[max(left, span.start - 70) : span.start]
    tail = text[span.end : min(right, span.end + 30)]
    if _TOTAL.search(head.rsplit(";", 1)[-1]) or re.search(
        r"^\s(?:in total|overall|in all|altogether|net saving)", tail, re.I
    ):
        return True
    masked = text[span.end : right] + ("⟦M⟧" if right < sentence[1] else "")
    if _INCLUDES.search(masked):
        return True
    earlier = [a for a in inside if a.end <= span.start]
    if (
        earlier
        and _COORDINATED.match(text[earlier[-1].end : span.start])
        and _is_total(text, earlier[-1], sentence, inside)
    ):
        return True
    clause = text[left : span.start]
    return bool(
        re.search(
            r"\bincluding that (?:referred|set out|above)|\binclusive of\b|\bnet savings\b", clause, re.I
        )
    ) or bool(re.search(r"\bnet savings\b", text[: span.start][-260:], re.I) and not inside[:-1])


def _clause(text: str, span: Span, sentence: tuple[int, int], left: int, right: int) -> tuple[int, int]:
    """The words to quote: the sentence when it is short and holds one amount, else the clause."""
    if sentence[1] - sentence[0] <= 220 and left == sentence[0] and right == sentence[1]:
        return sentence[0], len(text[: sentence[1]].rstrip())
    start, end = max(sentence[0], left), right
    cut = [
        m.end()
        for m in re.finditer(
            r"[;:]\s|,\s(?=(?:with|and|but|while|whilst|which)\b)", text[start : span.value.qualifier_start]
        )
    ]
    if cut:
        start += cut[-1]
    tail = re.search(r"[;]|,\s|\.\s|\s(?:and|with|but|plus)\s?$", text[span.end : end])
    if tail and span.end + tail.start() > span.end + 12:
        end = span.end + tail.start()
    while start < span.start and text[start] in " ,;)":
        start += 1
    opening = re.match(r"(?:and|or|to|from|with)\s", text[start : span.start])
    if opening:
        start += opening.end()
    return min(start, span.value.qualifier_start, span.start), max(len(text[:end].rstrip(" ,;")), span.end)


def paragraph_place(paragraph: Paragraph) -> Place:
    """The place of a paragraph (a cell's own paragraphs are read through their cell)."""
    return Place.of_paragraph(paragraph)
