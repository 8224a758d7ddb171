"""The story of a benefit: the part each claim plays, what they come to, and where papers contradict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from boardpapers.benefits import Claim, Linked, same_amount

Role = Literal["target", "revised", "forecast", "restated", "delivered", "missed", "stated"]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in its benefit. `superseded`: a later paper says the same with another or the same figure.

    `contradicts` is the record of an earlier paper that says otherwise of what is past.
    """

    claim: Claim
    role: Role
    superseded: bool
    contradicts: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A benefit as its claims compile: the latest planned, delivered and missed figures."""

    told: tuple[Told, ...]
    planned: float | None
    delivered: float | None
    missed: float | None
    status: str

    @property
    def contradictions(self) -> int:
        return sum(t.contradicts is not None for t in self.told)


def story(linked: Linked) -> Story:
    claims = linked.claims
    told = tuple(
        Told(claim, _role(claims, n), _superseded(claims, n), _contradicted(claims, n))
        for n, claim in enumerate(claims)
    )
    planned, delivered, missed = (_latest(claims, s) for s in ("planned", "delivered", "missed"))
    latest = claims[-1].paper_date
    now = [c.status for c in claims if c.paper_date == latest]
    status = next((s for s in ("delivered", "missed", "planned") if s in now), "unspecified")
    return Story(told, planned, delivered, missed, status)


def _role(claims: Sequence[Claim], n: int) -> Role:
    claim = claims[n]
    earlier = [c for c in claims[:n] if c.status == claim.status and c.document_id != claim.document_id]
    if earlier and same_amount(earlier[-1].amount, claim.amount):
        return "restated"
    if claim.status == "planned":
        beside = any(
            c.document_id == claim.document_id and c.is_total for c in claims if c.status == "planned"
        )
        if not claim.is_total and beside:
            return "forecast"
        return "revised" if earlier else "target"
    if claim.status in ("delivered", "missed"):
        return "revised" if earlier else "delivered" if claim.status == "delivered" else "missed"
    return "stated"


def _superseded(claims: Sequence[Claim], n: int) -> bool:
    """A later paper has a figure of the same status that counts as this one does."""
    claim = claims[n]
    return any(
        c.status == claim.status and c.document_id != claim.document_id and c.is_total <= claim.is_total
        for c in claims[n + 1 :]
    )


def _contradicted(claims: Sequence[Claim], n: int) -> str | None:
    """An earlier claim of another paper that cannot be true beside this one."""
    claim = claims[n]
    for earlier in claims[:n]:
        if earlier.document_id == claim.document_id:
            continue
        if _same_past(earlier, claim) and not same_amount(earlier.amount, claim.amount):
            return earlier.record_id
        if {earlier.status, claim.status} == {"delivered", "missed"} and same_amount(
            earlier.amount, claim.amount
        ):
            return earlier.record_id
        same_day = claim.paper_date and earlier.paper_date == claim.paper_date
        planned = earlier.status == claim.status == "planned" and earlier.is_total == claim.is_total
        if same_day and planned and not same_amount(earlier.amount, claim.amount):
            return earlier.record_id
    return None


def _same_past(a: Claim, b: Claim) -> bool:
    """Both say what was delivered in one period that was over when the first was written."""
    period = (a.period_start, a.period_end)
    over = a.period_end is not None and bool(a.paper_date) and a.period_end < a.paper_date
    return a.status == b.status == "delivered" and period == (b.period_start, b.period_end) and over


def _latest(claims: Sequence[Claim], status: str) -> float | None:
    """The figure of the latest paper; of a target and a forecast in one paper, the target."""
    found = [c for c in claims if c.status == status]
    if not found:
        return None
    last = [c for c in found if c.document_id == found[-1].document_id]
    return max(last, key=lambda c: c.is_total).amount
