"""Turns lists of points into records."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from boardpapers.document import Evidence
from boardpapers.extract.decisions.actions import action_of
from boardpapers.extract.decisions.model import Point
from boardpapers.extract.forms.signature import Signature
from boardpapers.schemas import DecisionItem, PaperMetadata, Signatory
from boardpapers.schemas.vocabulary import Action, DecisionStatus


def items_of(points: Sequence[Point]) -> tuple[DecisionItem, ...]:
    """The points as items; a nested one without a verb of its own does what its parent does."""
    actions: dict[str | None, Action] = {}
    made = []
    for point in points:
        action = point.action or action_of(
            point.text, actions.get(point.parent, "other") if point.parent else "other"
        )
        actions[point.number] = action
        made.append(
            DecisionItem(
                number=point.number,
                parent=point.parent,
                action=action,
                text=point.text,
                evidence=point.cite(),
            )
        )
    return tuple(made)


def status_of(items: Sequence[DecisionItem], default: DecisionStatus = "approved") -> DecisionStatus:
    """`noted`, `deferred` or `rejected` where all points are; else `default`."""
    texts = [re.sub(r"[-‐]\s?", "", i.text.lower()) for i in items]
    for words, status in (
        (("defer", "adjourn", "held over", "postpone", "carried over", "put off"), "deferred"),
        (("reject", "refus", "not approve", "not support", "not agree", "declin"), "rejected"),
    ):
        if texts and all(any(w in t for w in words) for t in texts):
            return status  # type: ignore[return-value]
    if items and all(i.action == "note" for i in items):
        return "noted"
    return default


def signatory(signature: Signature) -> Signatory:
    """A signature as the record's child."""
    return Signatory(
        role=signature.role, name=signature.name, signed_on=signature.signed_on, evidence=signature.evidence
    )


def dated(metadata: PaperMetadata, source: str) -> tuple[str | None, tuple[Evidence, ...]]:
    """A date of the paper's own, with its words cited as `decided_on`."""
    value: str | None = getattr(metadata, source)
    cited = as_field((e for e in metadata.evidence if e.field == source), "decided_on")
    return (value, cited) if value and cited else (None, ())


def as_field(evidence: Iterable[Evidence], field: str | None) -> tuple[Evidence, ...]:
    """The same words as evidence for another field."""
    return tuple(replace(e, field=field) for e in evidence)
