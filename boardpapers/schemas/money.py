"""Savings, costs and other amounts: every amount of pounds in a paper is one record of one of these."""

from typing import Annotated, ClassVar

from pydantic import Field

from boardpapers.schemas.base import Record, Refers
from boardpapers.schemas.vocabulary import (
    AmountRole,
    Basis,
    Budget,
    Cashability,
    CostStatus,
    Qualifier,
    Recurrence,
    SavingStatus,
)


class Amount(Record):
    """What the three kinds of amounts have in common."""

    item: str | None = Field(
        default=None, description="What the amount is for, as printed: row label or noun phrase."
    )
    amount_gbp: float = Field(description="Pounds; the lower end of a range.")
    amount_max_gbp: float | None = Field(default=None, description="Pounds; the upper end, only for a range.")
    qualifier: Qualifier = Field(
        default="exact", description="exact, about, at_least, up_to or range, as the words say."
    )
    period_start: str | None = Field(
        default=None, description="First day the amount is for, ISO date; NULL when not stated."
    )
    period_end: str | None = Field(default=None, description="Last day the amount is for, ISO date.")
    period_text: str | None = Field(default=None, description="The words that give the period.")
    is_total: bool = Field(
        default=False,
        description="1 on every figure that includes others: sum over is_total = 0 within one status.",
    )


class Saving(Amount):
    """Money that a change saves or has saved; `amount_gbp` is positive."""

    TABLE: ClassVar[str] = "savings"
    CITED: ClassVar[tuple[str, ...]] = ("cashability", "recurrence", "basis", "period_text")

    programme: Annotated[str | None, Refers("programmes")] = Field(
        default=None, description="The nearest programme above the figure."
    )
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Whose money it is."
    )
    cashability: Cashability = Field(
        default="unspecified", description="cashable or non_cashable, only where such words stand."
    )
    recurrence: Recurrence = Field(
        default="unspecified", description="recurring or one_off, only where such words stand."
    )
    basis: Basis = Field(
        default="unspecified", description="in_year, cumulative or per_annum; sum over years only in_year."
    )
    status: SavingStatus = Field(
        default="unspecified", description="delivered, planned, missed or unspecified."
    )


class Cost(Amount):
    """Money that a change costs, needs or is given to spend; `amount_gbp` is positive."""

    TABLE: ClassVar[str] = "costs"
    CITED: ClassVar[tuple[str, ...]] = ("recurrence", "budget", "basis", "period_text")

    programme: Annotated[str | None, Refers("programmes")] = Field(
        default=None, description="The nearest programme above the figure."
    )
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Whose money it is."
    )
    category: str | None = Field(
        default=None, description="The paper's own heading for the cost, as printed."
    )
    budget: Budget = Field(default="unspecified", description="capital or revenue, only where printed.")
    recurrence: Recurrence = Field(
        default="unspecified", description="recurring or one_off, only where such words stand."
    )
    basis: Basis = Field(
        default="unspecified", description="in_year, cumulative or per_annum; sum over years only in_year."
    )
    status: CostStatus = Field(
        default="unspecified", description="incurred, approved, planned or unspecified."
    )


class OtherAmount(Amount):
    """Every other amount of pounds in the paper: grants, budgets, baselines, reserves, net positions."""

    TABLE: ClassVar[str] = "other_amounts"
    CITED: ClassVar[tuple[str, ...]] = ("period_text",)

    role: AmountRole = Field(
        default="other", description="What the amount is; net_position keeps its printed sign."
    )
