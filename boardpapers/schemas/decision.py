"""What is decided, or asked to be decided, and its numbered points."""

from typing import Annotated, ClassVar

from pydantic import Field

from boardpapers.schemas.base import Child, Part, Record, Refers
from boardpapers.schemas.vocabulary import Action, DecisionKind, DecisionStatus


class DecisionItem(Part):
    """One point of a decision, whole."""

    number: str | None = Field(default=None, description="As printed, without its full stop: 2, 6.3, 3.a.")
    parent: str | None = Field(default=None, description="Number of the point it is nested in.")
    action: Action = Field(default="other", description="What the point asks for.")
    text: str = Field(description="The whole point, without its number.")


class Signatory(Part):
    """Who signed, or is to sign."""

    role: str | None = Field(default=None, description="The office, as printed.")
    name: str | None = Field(default=None, description="The name, where one is printed.")
    signed_on: str | None = Field(default=None, description="ISO date, or the month or year as printed.")


class Decision(Record):
    """A decision taken, a recommendation made, or one told of in the running text."""

    TABLE: ClassVar[str] = "decisions"
    CITED: ClassVar[tuple[str, ...]] = ("decided_on",)

    reference: str | None = Field(default=None, description="The decision's own reference.")
    title: str | None = Field(default=None, description="Its title, as printed.")
    kind: DecisionKind = Field(description="decision, recommendation or reported.")
    status: DecisionStatus = Field(description="approved, noted, proposed, deferred, rejected.")
    decided_on: str | None = Field(default=None, description="ISO date, or the month or year as printed.")
    body: Annotated[str | None, Refers("bodies")] = Field(
        default=None, description="The body that takes it; NULL for an office-holder alone."
    )
    items: Annotated[tuple[DecisionItem, ...], Child("decision_items")] = Field(
        default=(), description="Its points."
    )
    signatories: Annotated[tuple[Signatory, ...], Child("decision_signatories")] = Field(
        default=(), description="Who signed."
    )
    references: Annotated[tuple[str, ...], Child("decision_references")] = Field(
        default=(), description="Earlier decisions that it cites."
    )
