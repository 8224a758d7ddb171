"""An amount on its way to a record: read, classified, and open to be merged with its repetitions."""

from dataclasses import dataclass

from boardpapers.document import Evidence
from boardpapers.extract.money.senses import Sense
from boardpapers.schemas import Cost, OtherAmount, Record, Saving
from boardpapers.schemas.vocabulary import AmountRole, Qualifier

#: First day, last day and the words that say so; none of them known.
NO_PERIOD: tuple[str | None, str | None, str | None] = (None, None, None)


@dataclass(frozen=True, slots=True)
class Draft:
    """One place where an amount stands; `words` cite it, `cited` cites its attributes.

    `amount` is as it will be stored (positive but for net positions and savings that fall out), `unit` one in
    its last printed place in pounds, `certainty` how sure the sense is (0 to 1), `tabular` whether it is read
    with its table's row, `context` the words around it, `at` where it stands in its text, `again` whether it
    is pointed at as one already named (`the £2m`).
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
    period: tuple[str | None, str | None, str | None] = NO_PERIOD
    is_total: bool = False
    certainty: float = 1.0
    tabular: bool = False
    cited: tuple[Evidence, ...] = ()
    context: str = ""
    at: int = 0
    again: bool = False


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
