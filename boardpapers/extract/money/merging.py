"""The claims of a paper, each once: repetitions in prose, and prose that restates a table's figure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from boardpapers.extract.money.drafts import NO_PERIOD, Draft
from boardpapers.extract.patterns import data

#: How alike the words of two mentions are, as Dice of their tokens.
_SAME_ITEM, _SAME_CONTEXT, _RELATED = 0.5, 0.55, 0.2
#: From this certainty on what an amount is itself told to be decides, also where it points at another.
_SURE = 0.88
#: A total of so many pounds told in prose is the table's.
_LARGE = 1e5
_CONFLICTS = ({"delivered", "planned"}, {"missed", "planned"}, {"missed", "delivered"})
_ATTRIBUTES = ("cashability", "recurrence", "basis", "budget")
_STOP_WORDS = frozenset(data("items")["stop"].split())
#: Words of labels that name no single thing, without their plural's s.
_COLLECTIVE = frozenset(w.rstrip("s") for w in data("items")["collective"].split())


def merge(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Each claim once, in the order of the paper; tables come first, so that prose is held against them."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: not d.tabular):
        for n, other in enumerate(kept):
            if _same_claim(other, draft):
                kept[n] = _merged(other, draft)
                break
        else:
            kept.append(draft)
    return tuple(sorted(kept, key=_place))


def _place(draft: Draft) -> tuple[int, int, int, int]:
    first = draft.words[0]
    position = first.paragraph if first.paragraph is not None else first.table or 0
    return (position, first.row or 0, first.column or 0, first.start)


def _same_claim(kept: Draft, new: Draft) -> bool:
    if new.tabular:
        return kept.tabular and _same_total(kept, new)
    if not kept.tabular and _named_again(kept, new):
        return True
    if not _same_sense(kept, new) or ((kept.maximum or new.maximum) and kept.maximum != new.maximum):
        return False
    return _restates(kept, new) if kept.tabular else _repeats(kept, new)


def _named_again(kept: Draft, new: Draft) -> bool:
    """Whether an amount is pointed at that was named before: `over and above the £13.4m`."""
    if not new.again or kept.amount != new.amount or kept.maximum != new.maximum:
        return False
    return significant(kept.amount) >= 2 and (kept.sense == new.sense or new.certainty < _SURE)


def _same_sense(kept: Draft, new: Draft) -> bool:
    """Equal, or two kinds of other amounts that name one precisely printed figure."""
    if kept.sense == new.sense:
        return True
    return not {kept.sense, new.sense} & {"saving", "cost"} and significant(kept.amount) >= 4


def _same_total(kept: Draft, new: Draft) -> bool:
    """Whether a total of one table stands again in another: an option's profile, listed in a summary."""
    if kept.words[0].table == new.words[0].table or kept.sense != new.sense or kept.amount != new.amount:
        return False
    if not (kept.is_total or new.is_total) or _clashes(kept, new) or _other_years(kept, new):
        return False
    digits = significant(kept.amount)
    return digits >= 3 or (digits == 2 and _overlap(kept.context, new.context) >= _RELATED)


def _other_years(one: Draft, other: Draft) -> bool:
    """Whether two totals of tables are for different years, or only one of them for a year."""
    if one.period[:2] == other.period[:2]:
        return False
    open_ended = NO_PERIOD in (one.period, other.period) and significant(one.amount) >= 3
    return not (open_ended and _related(one.item, other.item))


def _related(one: str | None, other: str | None) -> bool:
    return _overlap(one, other) >= _RELATED


def _repeats(kept: Draft, new: Draft) -> bool:
    """Whether two sentences make one claim."""
    if kept.amount != new.amount or _clashes(kept, new) or _other_period(kept, new):
        return False
    if kept.basis != new.basis and "per_annum" in (kept.basis, new.basis):
        return False
    digits = significant(kept.amount)
    alike = _overlap(kept.context, new.context)
    if digits >= 3 or _overlap(kept.item, new.item) >= _SAME_ITEM or alike >= _SAME_CONTEXT:
        return True
    return digits == 2 and (_agrees(kept, new) or alike >= _RELATED)


def _restates(cell: Draft, prose: Draft) -> bool:
    """Whether prose says again what a cell says, rounded to its own last printed place."""
    if abs(abs(cell.amount) - abs(prose.amount)) > max(prose.unit / 2, 0.5) * 1.001:
        return False
    if prose.basis == "per_annum" and cell.basis == "in_year":
        return False
    if {cell.status, prose.status} in _CONFLICTS or _other_period(cell, prose):
        return False
    if _clash(cell.cashability, prose.cashability):
        return False
    if _overlap(cell.item, prose.item) >= _SAME_ITEM or _contains(prose.context, cell.item):
        return True
    if cell.category and _contains(prose.context, cell.category) and _agrees(cell, prose):
        return True
    digits = significant(prose.amount)
    large_total = cell.is_total and prose.amount >= _LARGE and not _of_another(cell, prose)
    return large_total or digits >= 3 or (digits == 2 and _agrees(cell, prose))


def _of_another(cell: Draft, prose: Draft) -> bool:
    """Whether a rounded amount is said of one thing, and the total is of another."""
    one, other = _tokens(cell.item) - _COLLECTIVE, _tokens(prose.item) - _COLLECTIVE
    return bool(one and other) and not one & other


def significant(amount: float) -> int:
    """How many significant digits an amount is printed with, as far as its value tells."""
    return len(f"{abs(amount):.2f}".rstrip("0").rstrip(".").replace(".", "").strip("0")) or 1


def _agrees(one: Draft, other: Draft) -> bool:
    """Whether two amounts share an attribute that both state."""
    return any(getattr(one, n) == getattr(other, n) != "unspecified" for n in _ATTRIBUTES)


def _clashes(one: Draft, other: Draft) -> bool:
    return any(_clash(getattr(one, n), getattr(other, n)) for n in ("status", "budget", "cashability"))


def _clash(one: str, other: str) -> bool:
    """Whether two values contradict; what was planned and is approved in the same paper does not."""
    return one != other and "unspecified" not in (one, other) and {one, other} != {"planned", "approved"}


def _other_period(one: Draft, other: Draft) -> bool:
    """Whether two amounts are for periods with different ends."""
    return bool(one.period[1] and other.period[1] and one.period[1] != other.period[1])


def _tokens(words: str | None) -> frozenset[str]:
    return frozenset(t.rstrip("s") for t in re.findall(r"[a-z]{3,}", (words or "").lower())) - _STOP_WORDS


def _overlap(one: str | None, other: str | None) -> float:
    a, b = _tokens(one), _tokens(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _contains(context: str, item: str | None) -> bool:
    words = _tokens(item)
    return bool(words) and len(words & _tokens(context)) / len(words) >= 0.75


def _merged(kept: Draft, new: Draft) -> Draft:
    """The first mention with the words of the second, and the attributes that only the second states."""
    have = {e.field for e in kept.cited}
    added = tuple(e for e in new.cited if e.field not in have)
    fields = {e.field for e in added}
    better: dict[str, object] = {
        name: getattr(new, name)
        for name in (*_ATTRIBUTES, "status")
        if getattr(kept, name) == "unspecified" and (name in fields or name == "status")
    }
    if "period_text" in fields and kept.period == NO_PERIOD:
        better["period"] = new.period
    if not kept.tabular and kept.item is None:
        better["item"] = new.item
    if {kept.status, new.status} == {"planned", "approved"}:
        better["status"] = "approved"
    if kept.sense == "saving" and (kept.status, new.status) == ("planned", "missed"):
        better["status"] = "missed"
    return replace(
        kept,
        words=(*kept.words, *new.words),
        cited=(*kept.cited, *added),
        programme=kept.programme or new.programme,
        is_total=kept.is_total or (new.is_total and not kept.tabular),
        qualifier=kept.qualifier if kept.tabular or kept.qualifier != "exact" else new.qualifier,
        **better,  # type: ignore[arg-type]
    )
