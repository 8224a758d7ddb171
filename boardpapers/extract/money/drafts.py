"""An amount on its way to a record: read, classified, and open to be merged with its repetitions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from boardpapers.document import Evidence
from boardpapers.extract.money.senses import Sense
from boardpapers.schemas import Cost, OtherAmount, Record, Saving
from boardpapers.schemas.vocabulary import AmountRole, Qualifier


@dataclass(frozen=True, slots=True)
class Draft:
    """One place where an amount stands; `words` cite it, `cited` cites its attributes.

    `amount` is as it will be stored (positive but for net positions and savings that fall out), `unit` the
    last printed place in pounds, `certainty` how sure the sense is, `tabular` whether it is a table's cell.
    """

    sense: Sense
    amount: float
    maximum: float | None
    qualifier: Qualifier
    unit: float
    words: tuple[Evidence, ...]
    item: str | None = None
    programme: str | None = None
    cashability: str = "unspecified"
    recurrence: str = "unspecified"
    basis: str = "unspecified"
    budget: str = "unspecified"
    category: str | None = None
    status: str = "unspecified"
    period: tuple[str | None, str | None, str | None] = (None, None, None)
    is_total: bool = False
    certainty: float = 1.0
    tabular: bool = False
    cited: tuple[Evidence, ...] = ()
    context: str = ""
    at: int = 0


_ROLES: dict[str, AmountRole] = {
    "grant": "grant",
    "budget": "budget",
    "baseline": "baseline",
    "reserve": "reserve",
    "income": "income",
    "precept": "precept",
    "funding_change": "funding_change",
    "risk": "risk",
    "net_position": "net_position",
    "rate": "other",
    "other": "other",
}
_SAVING_STATUS = {"mixed": "unspecified", "approved": "unspecified", "rejected": "unspecified"}
_COST_STATUS = {
    "rejected": "unspecified",
    "delivered": "incurred",
    "missed": "unspecified",
    "mixed": "unspecified",
}


def to_record(draft: Draft, organisation: str | None) -> Record:
    """The draft as the record of its kind."""
    fields = {e.field for e in draft.cited}
    start, end, words = draft.period
    common: dict[str, object] = {
        "confidence": round(draft.certainty, 3),
        "evidence": (*draft.words, *draft.cited),
        "item": draft.item,
        "amount_gbp": draft.amount,
        "amount_max_gbp": draft.maximum,
        "qualifier": draft.qualifier,
        "period_start": start,
        "period_end": end,
        "period_text": words if "period_text" in fields else None,
        "is_total": draft.is_total,
    }
    if draft.sense == "saving":
        return Saving.model_validate(
            common
            | _owned(draft, organisation)
            | {
                name: _said(getattr(draft, name), name, fields)
                for name in ("cashability", "recurrence", "basis")
            }
            | {"status": _SAVING_STATUS.get(draft.status, draft.status)}
        )
    if draft.sense == "cost":
        return Cost.model_validate(
            common
            | _owned(draft, organisation)
            | {name: _said(getattr(draft, name), name, fields) for name in ("budget", "recurrence", "basis")}
            | {"category": draft.category, "status": _COST_STATUS.get(draft.status, draft.status)}
        )
    return OtherAmount.model_validate(common | {"role": _ROLES[draft.sense]})


def _owned(draft: Draft, organisation: str | None) -> dict[str, object]:
    return {"programme": draft.programme, "organisation": organisation}


def _said(value: str, name: str, fields: set[str | None]) -> str:
    """A value only where words were cited for it."""
    return value if name in fields else "unspecified"


def merge(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The claims, each once: repetitions in prose, and prose that restates a table's figure."""
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
        return kept.tabular and _other_table(kept, new)
    if not _same_sense(kept, new) or ((kept.maximum or new.maximum) and kept.maximum != new.maximum):
        return False
    if kept.tabular:
        return _restates(kept, new)
    if kept.amount != new.amount:
        return False
    if (
        _clash(kept.status, new.status)
        or _clash(kept.budget, new.budget)
        or _clash(kept.cashability, new.cashability)
    ):
        return False
    if kept.basis != new.basis and "per_annum" in (kept.basis, new.basis):
        return False
    if kept.period[1] and new.period[1] and kept.period[1] != new.period[1]:
        return False
    same_words = _overlap(kept.item, new.item) >= 0.5 or _overlap(kept.context, new.context) >= 0.55
    digits = significant(kept.amount)
    return (
        same_words
        or digits >= 3
        or (digits == 2 and (_agrees(kept, new) or _overlap(kept.context, new.context) >= 0.2))
    )


def _agrees(one: Draft, other: Draft) -> bool:
    """Whether two amounts share an attribute that both state."""
    names = ("basis", "budget", "recurrence", "cashability")
    return any(getattr(one, n) == getattr(other, n) != "unspecified" for n in names)


def significant(amount: float) -> int:
    """How many significant digits an amount is printed with, as far as its value tells."""
    return len(f"{abs(amount):.2f}".rstrip("0").rstrip(".").replace(".", "").strip("0")) or 1


def _same_sense(kept: Draft, new: Draft) -> bool:
    """Equal, or two kinds of other amounts that name one precisely printed figure."""
    if kept.sense == new.sense:
        return True
    return not {kept.sense, new.sense} & {"saving", "cost"} and significant(kept.amount) >= 4


def _other_table(kept: Draft, new: Draft) -> bool:
    """Whether a total of one table stands again in another: the profile of the option that a summary lists."""
    if kept.words[0].table == new.words[0].table or kept.sense != new.sense or kept.amount != new.amount:
        return False
    if kept.is_total == new.is_total and not kept.is_total:
        return False
    if (
        _clash(kept.budget, new.budget)
        or _clash(kept.status, new.status)
        or _clash(kept.cashability, new.cashability)
    ):
        return False
    if kept.period[:2] != new.period[:2]:
        return False
    return significant(kept.amount) >= 3 or (
        significant(kept.amount) == 2 and _overlap(kept.context, new.context) >= 0.2
    )


def _restates(cell: Draft, prose: Draft) -> bool:
    """Whether prose says again what a cell says, rounded to its own last printed place."""
    if abs(abs(cell.amount) - abs(prose.amount)) > max(prose.unit / 2, 0.5) * 1.001:
        return False
    if (prose.basis == "per_annum" and cell.basis == "in_year") or _clash(
        cell.cashability, prose.cashability
    ):
        return False
    if {cell.status, prose.status} in (
        {"delivered", "planned"},
        {"missed", "planned"},
        {"missed", "delivered"},
    ):
        return False
    if prose.period[1] and cell.period[1] and prose.period[1] != cell.period[1]:
        return False
    if _overlap(cell.item, prose.item) >= 0.5 or _contains(prose.context, cell.item):
        return True
    if cell.category and _contains(prose.context, cell.category) and _agrees(cell, prose):
        return True
    digits = significant(prose.amount)
    return (cell.is_total and prose.amount >= 1e5) or digits >= 3 or (digits == 2 and _agrees(cell, prose))


def _clash(one: str, other: str) -> bool:
    """Whether two values contradict; what was planned and is approved in the same paper does not."""
    return one != other and "unspecified" not in (one, other) and {one, other} != {"planned", "approved"}


def _tokens(words: str | None) -> frozenset[str]:
    return frozenset(t.rstrip("s") for t in re.findall(r"[a-z]{3,}", (words or "").lower())) - _STOP


_STOP = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "this",
        "with",
        "from",
        "which",
        "will",
        "have",
        "has",
        "been",
        "are",
        "were",
        "was",
        "its",
        "not",
        "total",
        "over",
    ]
)


def _overlap(one: str | None, other: str | None) -> float:
    a, b = _tokens(one), _tokens(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _contains(context: str, item: str | None) -> bool:
    words = _tokens(item)
    return bool(words) and len(words & _tokens(context)) / len(words) >= 0.75


def _merged(kept: Draft, new: Draft) -> Draft:
    have = {e.field for e in kept.cited}
    added = tuple(e for e in new.cited if e.field not in have)
    fields = {e.field for e in added}
    better: dict[str, object] = {}
    for name in ("cashability", "recurrence", "basis", "budget", "status"):
        if getattr(kept, name) == "unspecified" and (name in fields or name == "status"):
            better[name] = getattr(new, name)
    if "period_text" in fields and kept.period == (None, None, None):
        better["period"] = new.period
    if not kept.tabular and kept.item is None:
        better["item"] = new.item
    if {kept.status, new.status} == {"planned", "approved"}:
        better["status"] = "approved"
    qualifier = kept.qualifier if kept.tabular or kept.qualifier != "exact" else new.qualifier
    return replace(
        kept,
        words=(*kept.words, *new.words),
        cited=(*kept.cited, *added),
        programme=kept.programme or new.programme,
        is_total=kept.is_total or (new.is_total and not kept.tabular),
        qualifier=qualifier,
        **better,  # type: ignore[arg-type]
    )
