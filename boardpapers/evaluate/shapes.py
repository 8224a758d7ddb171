"""What a gold file may hold: the attributes of each kind of record with their type or closed list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from boardpapers.schemas import vocabulary as v

MONEY_KINDS = ("savings", "costs", "other_amounts")


@dataclass(frozen=True, slots=True)
class Shape:
    """`attributes` maps a key to `str`, `float` or a closed list; the other keys are lists in themselves."""

    attributes: Mapping[str, Any]
    lists: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    grids: tuple[str, ...] = ()


_PERIOD = {"period_start": str, "period_end": str, "period_text": str, "is_total": float}
_MONEY = {
    "item": str,
    "programme": str,
    "organisation": str,
    "amount_gbp": float,
    "amount_max_gbp": float,
    "qualifier": v.Qualifier,
    "cashability": v.Cashability,
    "recurrence": v.Recurrence,
    "basis": v.Basis,
    "budget": v.Budget,
    "category": str,
    "role": v.AmountRole,
    **_PERIOD,
}
# A cost that may be a saving carries the words of either list.
_STATUS = Literal[v.SavingStatus, v.CostStatus]
_QUOTED = ("quotes", "or_type")

SHAPES: Mapping[str, Shape] = {
    "document": Shape(
        {
            "title": str,
            "paper_type": v.PaperType,
            "body": str,
            "organisation": str,
            "meeting_date": str,
            "agenda_item": str,
            "reference": str,
        },
        parts=("people",),
    ),
    "people": Shape({"name": str, "role": str, "capacity": v.PersonCapacity}),
    "savings": Shape({**_MONEY, "status": _STATUS}, _QUOTED),
    "costs": Shape({**_MONEY, "status": _STATUS}, _QUOTED),
    "other_amounts": Shape({**_MONEY, "status": _STATUS}, _QUOTED),
    "fte_benefits": Shape(
        {
            "item": str,
            "programme": str,
            "organisation": str,
            "portfolio": str,
            "fte": float,
            "fte_max": float,
            "qualifier": v.Qualifier,
            "hours": float,
            "hours_per_year": float,
            "workforce": v.Workforce,
            "kind": v.FteKind,
            "status": v.SavingStatus,
            **_PERIOD,
        },
        _QUOTED,
    ),
    "governance_bodies": Shape(
        {"name": str, "acronym": str, "cadence": str, "status": v.BodyStatus},
        ("also", "remit_has", "quotes"),
        ("members", "links"),
    ),
    "members": Shape({"role": str, "organisation": str, "capacity": v.MemberCapacity}),
    "links": Shape({"relation": v.BodyRelation, "target": str}),
    "decisions": Shape(
        {
            "reference": str,
            "title": str,
            "kind": v.DecisionKind,
            "status": v.DecisionStatus,
            "decided_on": str,
            "body": str,
        },
        ("quotes",),
        ("items", "signatories", "references"),
    ),
    "items": Shape({"number": str, "parent": str, "action": v.Action, "text": str}),
    "signatories": Shape({"role": str, "name": str, "signed_on": str}),
    "references": Shape({"reference": str}),
    "initiatives": Shape(
        {"name": str, "parent": str, "organisation": str, "stage": v.Stage, "governance_body": str},
        ("also", "quotes"),
        ("milestones",),
    ),
    "milestones": Shape(
        {"due_from": str, "due_to": str, "state": v.MilestoneState, "date_text": str}, ("event_has",)
    ),
    "tables": Shape({"caption": str, "page": float}, grids=("header", "rows")),
    "checks": Shape(
        {
            "kind": v.CheckKind,
            "stated": float,
            "computed": float,
            "result": v.CheckResult,
            "difference": float,
            "tolerance": float,
        },
        ("subject_has",),
    ),
}
