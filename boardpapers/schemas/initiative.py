"""What a paper says of a programme, project or collaboration."""

from typing import Annotated, ClassVar

from pydantic import Field

from boardpapers.schemas.base import Child, Part, Record, Refers
from boardpapers.schemas.vocabulary import MilestoneState, Stage


class Milestone(Part):
    """An event of an initiative with the words that date it."""

    event: str = Field(description="What happens, as printed.")
    due_from: str | None = Field(default=None, description="First day it may fall on, ISO date.")
    due_to: str | None = Field(default=None, description="Last day it may fall on, ISO date.")
    date_text: str | None = Field(default=None, description="The words that give the date.")
    state: MilestoneState = Field(default="unspecified", description="done, planned or delayed.")


class Initiative(Record):
    """What one paper says of one programme, project, workstream or collaboration."""

    TABLE: ClassVar[str] = "initiatives"
    CITED: ClassVar[tuple[str, ...]] = ("stage",)

    programme: Annotated[str, Refers("programmes")] = Field(description="The programme, across papers.")
    name: str = Field(description="Its name as this paper prints it.")
    acronym: str | None = Field(default=None, description="The acronym the paper gives it.")
    aliases: tuple[str, ...] = Field(default=(), description="Other names this paper uses for it.")
    parent: str | None = Field(default=None, description="The programme it belongs to, as printed.")
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Who runs it."
    )
    stage: Stage = Field(default="unspecified", description="How far it is.")
    summary: str | None = Field(default=None, description="What it is, in the paper's words.")
    governance_body: Annotated[str | None, Refers("bodies")] = Field(
        default=None,
        description="The body that oversees it; governance_body_id is this paper's record of it.",
    )
    milestones: Annotated[tuple[Milestone, ...], Child("milestones")] = Field(
        default=(), description="Its dated events."
    )
