"""Amounts in running text, clause by clause."""

from dataclasses import replace

from boardpapers.document import Evidence
from boardpapers.extract.context.cues import Cue, nearest_cue
from boardpapers.extract.context.items import is_specific, item_near, plain_noun
from boardpapers.extract.context.periods import Period, period_near
from boardpapers.extract.match import Reading
from boardpapers.extract.money import prose_senses, states
from boardpapers.extract.money.drafts import NO_PERIOD, Draft
from boardpapers.extract.money.mentions import Mention, clause_of, mentions_in
from boardpapers.extract.money.senses import Sense, noun_near
from boardpapers.extract.money.setting import Setting
from boardpapers.extract.money.totals import is_total, with_sums_marked
from boardpapers.extract.patterns import regex
from boardpapers.extract.place import Place
from boardpapers.schemas.vocabulary import Qualifier

__all__ = ["Setting", "drafts_in"]

#: Smaller amounts, printed to the pound, are prices and rates: no change saves or costs so little.
_SMALLEST = 500
#: How far an attribute's words may stand from their figure, in characters.
_NEAR, _NEAR_BASIS, _NEAR_BUDGET = 48, 60, 90


def drafts_in(place: Place, reading: Reading, setting: Setting) -> tuple[Draft, ...]:
    """One draft for each amount of pounds in the text."""
    drafts: list[Draft] = []
    for mention in mentions_in(place, reading):
        drafts.append(_draft(mention, drafts[-1] if drafts else None, setting))
    return with_sums_marked(drafts)


def _draft(mention: Mention, last: Draft | None, setting: Setting) -> Draft:
    judged = prose_senses.judge(mention, last, setting)
    part_of = last if last is not None and prose_senses.is_part(mention, last, judged.sense) else None
    attributes = _attributes(mention, judged.sense)
    status = states.said(mention, judged.sense)
    period = period_near(
        mention.reading, mention.span.start, mention.span.end, mention.sentence, setting.today
    )
    yearly = _in_year(period) if "basis" not in attributes else {}
    limited = _is_rate(mention, judged.sense) or _is_limit(mention, judged.sense, setting)
    sense: Sense = "rate" if limited else judged.sense
    said = replace(
        _figure(mention, sense),
        status=states.state(mention, status, period, sense, setting),
        period=(period.start, period.end, period.text) if period else NO_PERIOD,
        certainty=judged.certainty,
        cited=_cited(mention, attributes, status, period, yearly),
        **{name: cue.value for name, cue in (attributes | yearly).items()},  # type: ignore[arg-type]
    )
    if part_of is not None:
        said = _with_whole(said, part_of)
    said = _with_item(said, mention, sense, judged.cue)
    return _with_item_of(said, last) if judged.carried and last is not None else said


def _with_item_of(draft: Draft, last: Draft) -> Draft:
    """An amount that goes on from another and names nothing: what the other is for."""
    if draft.item is not None or last.item is None or not is_specific(last.item):
        return draft
    return replace(draft, item=last.item, cited=(*draft.cited, *(e for e in last.cited if e.field == "item")))


def _with_whole(part: Draft, whole: Draft) -> Draft:
    """A part of a sum with what is said of the sum alone: status, basis, period, cashability."""
    taken: dict[str, object] = {}
    fields: set[str | None] = set()
    if part.status == "unspecified" and whole.status != "unspecified":
        taken["status"] = whole.status
        fields.add("status")
    if part.period == NO_PERIOD and whole.period != NO_PERIOD:
        taken |= {"period": whole.period}
        fields.add("period_text")
    if part.basis == "unspecified" and part.period == NO_PERIOD:
        taken |= {"basis": whole.basis}
        fields.add("basis")
    if part.cashability == "unspecified" and whole.cashability != "unspecified":
        taken |= {"cashability": whole.cashability}
        fields.add("cashability")
    cited = tuple(e for e in whole.cited if e.field in fields)
    return replace(part, cited=(*part.cited, *cited), **taken)  # type: ignore[arg-type]


def _figure(mention: Mention, sense: Sense) -> Draft:
    """What is printed: the amount, its qualifier, the words that hold it, whether it is a total."""
    money = mention.money
    return Draft(
        sense=sense,
        amount=-money.amount if sense == "net_position" and money.negative else money.amount,
        maximum=money.maximum,
        qualifier=_qualifier(mention),
        unit=money.unit,
        words=mention.cite(*clause_of(mention)),
        is_total=sense == "net_position" or is_total(mention),
        context=mention.words,
        at=mention.span.start,
        again=regex("money_prose", "named_before").search(mention.text[: mention.span.start]) is not None,
    )


def _is_rate(mention: Mention, sense: Sense) -> bool:
    money = mention.money
    small = money.amount < _SMALLEST and money.maximum is None and money.unit <= 1
    return small and sense in ("cost", "saving")


def _is_limit(mention: Mention, sense: Sense, setting: Setting) -> bool:
    """Whether an amount bounds what somebody may decide alone (`Delegates to X to: (a) award up to £3m`)."""
    bounded = mention.money.qualifier == "up_to" and sense == "cost"
    return bounded and regex("money_prose", "delegates").search(setting.intro) is not None


def _attributes(mention: Mention, sense: Sense) -> dict[str, Cue]:
    """The nearest words for each attribute, up to the next amount or the `and` that leads to it."""
    text, span = mention.text, mention.span
    reach = mention.right
    if reach < mention.sentence[1] and (joined := text.rfind(" and ", span.end, reach)) >= 0:
        reach = joined
    found: dict[str, Cue] = {}
    for name in ("cashability", "recurrence", "basis", "budget"):
        if name == "budget" and sense != "cost":
            continue
        cue = nearest_cue(name, text, span.start, span.end, mention.left, reach)
        if cue is not None and not _too_far(name, cue, mention):
            found[name] = cue
    if sense == "saving" and "cashability" not in found and (time := _time_priced(mention)) is not None:
        found["cashability"] = time
    return found


def _time_priced(mention: Mention) -> Cue | None:
    """The time that an amount puts a price on, which is no cash."""
    first = mention.sentence[0]
    match = regex("money_prose", "time_priced").search(mention.text[first : mention.span.start])
    return Cue("non_cashable", first + match.start("time"), first + match.end("time")) if match else None


def _too_far(name: str, cue: Cue, mention: Mention) -> bool:
    """Whether words qualify something else: an attribute stands near its figure."""
    text, span = mention.text, mention.span
    gap = text[span.end : cue.start] if cue.start >= span.end else text[cue.end : span.start]
    if cue.value == "cashable" and "budget" in text[cue.start : cue.end]:
        return len(gap) > _NEAR_BUDGET
    return len(gap) > (_NEAR_BASIS if name == "basis" else _NEAR) or gap.count(",") > 1


def _in_year(period: Period | None) -> dict[str, Cue]:
    """The basis that a financial year behind an amount gives it."""
    if period is None or not period.is_printed_as_financial_year:
        return {}
    return {"basis": Cue("in_year", period.at, period.until)}


def _cited(
    mention: Mention,
    attributes: dict[str, Cue],
    status: Cue | None,
    period: Period | None,
    yearly: dict[str, Cue],
) -> tuple[Evidence, ...]:
    cues = [*attributes.items()]
    if status is not None and status.end > status.start:
        cues.append(("status", status))
    if period is not None:
        cues.append(("period_text", Cue(period.text, period.at, period.until)))
    return tuple(e for name, cue in (*cues, *yearly.items()) for e in mention.cite(cue.start, cue.end, name))


def _with_item(draft: Draft, mention: Mention, sense: Sense, cue: tuple[int, int] | None) -> Draft:
    """The draft with what the amount is for, found from the noun that named its sense."""
    start, end = mention.span.start, mention.span.end
    first = mention.sentence[0]
    if cue is None or cue[1] - cue[0] > 30 or cue[0] <= start < cue[1]:
        noun = noun_near(sense, mention.words, (start - first, end - first))
        cue = (first + noun[0], first + noun[1]) if noun else cue
    item = item_near(mention.place, mention.reading, start, end, mention.sentence, sense, cue)
    item = item or plain_noun(mention.text, start, end, mention.sentence)
    if item is None:
        return draft
    cited = mention.cite(item.start, item.end, "item") if item.start >= 0 else ()
    return replace(draft, item=item.text, cited=(*draft.cited, *cited))


def _qualifier(mention: Mention) -> Qualifier:
    """The amount's own, or that of the amount it is joined to (`up to £3m capital and £1m revenue`)."""
    before = mention.before
    own = mention.money.qualifier
    if own != "exact" or before is None or before.value.qualifier not in ("up_to", "about", "at_least"):
        return own
    joined: Qualifier = before.value.qualifier
    between = mention.text[before.end : mention.span.start]
    return joined if regex("money_prose", "coordinated").search(between) else own
