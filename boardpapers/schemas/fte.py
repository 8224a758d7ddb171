"""Posts or working time that a change frees or removes."""

from typing import Annotated, ClassVar

from pydantic import Field

from boardpapers.schemas.base import Record, Refers
from boardpapers.schemas.vocabulary import FteKind, Qualifier, SavingStatus, Workforce


class FteBenefit(Record):
    """Full-time equivalents (or hours) freed or removed; negative where the paper subtracts them."""

    TABLE: ClassVar[str] = "fte_benefits"
    CITED: ClassVar[tuple[str, ...]] = ("portfolio", "workforce", "period_text")

    programme: Annotated[str | None, Refers("programmes")] = Field(
        default=None, description="The nearest programme above the figure."
    )
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Whose posts they are."
    )
    item: str | None = Field(default=None, description="What frees the time, as printed.")
    portfolio: str | None = Field(
        default=None, description="Department or command of the column or row; NULL in a total column."
    )
    fte: float | None = Field(
        default=None, description="Full-time equivalents; NULL where only hours are given."
    )
    fte_max: float | None = Field(default=None, description="The upper end, only for a range.")
    qualifier: Qualifier = Field(default="exact", description="exact, about, at_least, up_to or range.")
    hours: float | None = Field(default=None, description="Hours, where the paper gives hours.")
    workforce: Workforce = Field(default="unspecified", description="officer, staff, pcso or mixed.")
    kind: FteKind = Field(
        default="unspecified", description="efficiency (time freed), reduction (posts removed), reinvestment."
    )
    status: SavingStatus = Field(
        default="unspecified", description="delivered, planned, missed or unspecified."
    )
    period_start: str | None = Field(default=None, description="First day, ISO date.")
    period_end: str | None = Field(default=None, description="Last day, ISO date.")
    period_text: str | None = Field(default=None, description="The words that give the period.")
    is_total: bool = Field(default=False, description="1 on every figure that includes others.")
