"""Savings, costs and other amounts matched together as an amount may be of two types; and FTE."""

from boardpapers.evaluate.attributes import (
    QUOTE,
    Attribute,
    exact,
    graded,
    named,
    number,
    quote_likeness,
    same_amount,
    worded,
)
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.kinds.kind import Kind, labelled, weighted
from boardpapers.evaluate.similarity import token_set

_ITEM = worded("item", 0.6, token_set)
_PROGRAMME = named("programme", 0.75)
_ORGANISATION = named("organisation", 0.75, extra=True)
_PERIOD = (exact("period_start"), exact("period_end"))
_TOTAL = exact("is_total")

MONEY_ATTRIBUTES = (
    _ITEM,
    _PROGRAMME,
    exact("qualifier"),
    exact("cashability"),
    exact("budget"),
    exact("role"),
    exact("recurrence"),
    exact("basis"),
    exact("status"),
    *_PERIOD,
    _TOTAL,
    worded("category", 0.6, token_set, extra=True),
    _ORGANISATION,
    number("amount_max_gbp", extra=True),
    QUOTE,
)
_BY_NAME = {a.name: a for a in MONEY_ATTRIBUTES}
#: Weights of the attributes in the likeness; those of `_REST` share one weight.
_WEIGHTS = {
    "cashability": 1.5,
    "budget": 1.5,
    "role": 1.5,
    "status": 1.0,
    "period_start": 0.75,
    "period_end": 0.75,
}
_REST = ("programme", "organisation", "qualifier", "recurrence", "basis", "is_total")
_REST_WEIGHT = 2.0
_QUOTE_WEIGHT = 3.0


def money_likeness(gold: Gold, found: Found) -> float | None:
    """None unless the amounts agree and the type is the gold's own or one that it accepts."""
    if found.kind != gold.kind and found.kind not in gold.lists.get("or_type", ()):
        return None
    return alike_amounts(gold, found, signed=found.kind == gold.kind)


def any_type_likeness(gold: Gold, found: Found) -> float | None:
    """As `money_likeness`, whatever the types: who was taken for what."""
    return alike_amounts(gold, found, signed=False)


def alike_amounts(gold: Gold, found: Found, *, signed: bool) -> float | None:
    amount = found.number("amount_gbp")
    if amount is None or not _agrees(gold.numbers("amount_gbp"), amount, signed):
        return None
    if upper := gold.numbers("amount_max_gbp"):
        most = found.number("amount_max_gbp")
        if (most is None and not gold.accepts_null("amount_max_gbp")) or (
            most is not None and not _agrees(upper, most, signed)
        ):
            return None
    rest = weighted((1.0, _BY_NAME[name].judge(gold, found)) for name in _REST)
    return weighted(
        (
            (4.0, graded(gold, found, "item") if "item" in gold.accepts else None),
            (2.0, graded(gold, found, "category") if _has_both(gold, found, "category") else None),
            *((weight, _BY_NAME[name].judge(gold, found)) for name, weight in _WEIGHTS.items()),
            (_REST_WEIGHT, rest),
            (_QUOTE_WEIGHT, quote_likeness(gold, found) if gold.quotes else None),
        )
    )


def _agrees(accepted: tuple[float, ...], amount: float, signed: bool) -> bool:
    return any(same_amount(a, amount) or (not signed and same_amount(abs(a), abs(amount))) for a in accepted)


def _has_both(gold: Gold, found: Found, key: str) -> bool:
    return key in gold.accepts and key in found.values


def _same_hours(gold: Gold, found: Found) -> bool:
    wanted = (*gold.numbers("hours"), *gold.numbers("hours_per_year"))
    hours = found.number("hours")
    return hours is not None and any(abs(hours - h) <= 0.5 for h in wanted)


def fte_likeness(gold: Gold, found: Found) -> float | None:
    """The figures agree; where the gold has hours only: the hours, the item or a quote."""
    fte = found.number("fte")
    item, quote = graded(gold, found, "item"), quote_likeness(gold, found)
    if fte is not None:
        if not any(abs(fte - wanted) <= 0.005 + 1e-9 for wanted in gold.numbers("fte")):
            return None
    elif not gold.accepts_null("fte") or not (_same_hours(gold, found) or item >= 0.6 or quote):
        return None
    return weighted(
        (
            (4.0, item if "item" in gold.accepts else None),
            (3.0, graded(gold, found, "portfolio") if "portfolio" in gold.accepts else None),
            *((0.5, a.judge(gold, found)) for a in FTE_ATTRIBUTES if a.name in _FTE_MINOR),
            (1.0, quote if gold.quotes else None),
        )
    )


def _judge_hours(gold: Gold, found: Found) -> float | None:
    if "hours" not in gold.accepts and "hours_per_year" not in gold.accepts:
        return None
    return float(_same_hours(gold, found))


FTE_ATTRIBUTES = (
    _ITEM,
    worded("portfolio", 0.6, token_set),
    exact("workforce"),
    exact("kind"),
    exact("status"),
    *_PERIOD,
    _TOTAL,
    named("programme", 0.75, extra=True),
    _ORGANISATION,
    exact("qualifier", extra=True),
    number("fte_max", extra=True),
    Attribute("hours", _judge_hours, extra=True),
    QUOTE,
)
_FTE_MINOR = ("workforce", "kind", "status", "period_start", "period_end", "is_total")

_label = labelled("amount_gbp", "amount_max_gbp", "item")
SAVINGS = Kind("savings", money_likeness, MONEY_ATTRIBUTES, _label)
COSTS = Kind("costs", money_likeness, MONEY_ATTRIBUTES, _label)
OTHER_AMOUNTS = Kind("other_amounts", money_likeness, MONEY_ATTRIBUTES, _label)
FTE_BENEFITS = Kind(
    "fte_benefits", fte_likeness, FTE_ATTRIBUTES, labelled("fte", "hours", "item", "portfolio")
)
