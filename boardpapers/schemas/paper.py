"""What a paper says of itself, and the checks made on it."""

from typing import Annotated

from pydantic import Field

from boardpapers.document import Evidence
from boardpapers.schemas.base import Model, Refers
from boardpapers.schemas.vocabulary import CheckKind, CheckResult, PaperType, PersonCapacity


class Person(Model):
    """Somebody the paper names as author, presenter, contact or signatory."""

    name: str | None = Field(default=None, description="NULL where only a role is printed.")
    role: str | None = Field(default=None, description="The post, as printed.")
    capacity: PersonCapacity = Field(description="author, presenter, contact or signatory.")


class PaperMetadata(Model):
    """The paper's own title, body, date and people, with evidence (`field` names the attribute)."""

    title: str | None = Field(default=None, description="The paper's title, as printed.")
    paper_type: PaperType = Field(
        default="other", description="report, decision_record, review, minutes, ..."
    )
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Who issues the paper."
    )
    body: Annotated[str | None, Refers("bodies")] = Field(
        default=None, description="The body it goes to, only when the paper names it."
    )
    meeting_date: str | None = Field(default=None, description="ISO date of the meeting; NULL without one.")
    paper_date: str | None = Field(
        default=None,
        description="The best date for the paper (of meeting, decision or print); it decides what is past.",
    )
    agenda_item: str | None = Field(default=None, description="As printed.")
    reference: str | None = Field(default=None, description="As printed.")
    people: tuple[Person, ...] = Field(default=(), description="Author, presenter, contact, signatories.")
    evidence: tuple[Evidence, ...] = ()


class Check(Model):
    """A printed figure held against what the paper's other figures give."""

    table: int | None = Field(default=None, description="Position of the table in the document.")
    kind: CheckKind = Field(description="row_total, column_total, prose_against_table or contradiction.")
    subject: str = Field(description="The row, column or claim that was checked, as printed.")
    stated: float | None = Field(default=None, description="As printed, in pounds or FTE, with its sign.")
    computed: float | None = Field(default=None, description="What the other figures add up to.")
    difference: float | None = Field(default=None, description="stated minus computed.")
    tolerance: float | None = Field(
        default=None, description="Half the last printed unit times (addends + 1)."
    )
    result: CheckResult = Field(description="ok or mismatch.")
