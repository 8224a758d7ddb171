"""What a paper says of a body that governs, oversees or decides."""

from typing import Annotated, ClassVar

from pydantic import Field

from boardpapers.schemas.base import Child, Part, Record, Refers
from boardpapers.schemas.vocabulary import BodyKind, BodyRelation, BodyStatus, MemberCapacity


class BodyMember(Part):
    """A seat on a body (Popolo: a membership with a post)."""

    role: str | None = Field(
        default=None, description="The post, as printed; NULL where only an organisation sits."
    )
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Whom the member comes from."
    )
    capacity: MemberCapacity = Field(description="chair, co_chair, member or attendee.")


class BodyLink(Part):
    """How a body stands to another body or to a programme; exactly one target is named."""

    relation: BodyRelation = Field(description="reports_to, oversees, part_of or replaces.")
    target_body: Annotated[str | None, Refers("bodies")] = Field(default=None, description="The other body.")
    target_programme: Annotated[str | None, Refers("programmes")] = Field(
        default=None, description="The programme, project or workstream."
    )


class GovernanceBody(Record):
    """What one paper says of one body; the body itself is a row of `bodies`."""

    TABLE: ClassVar[str] = "governance_bodies"
    CITED: ClassVar[tuple[str, ...]] = ("remit", "cadence")

    body: Annotated[str, Refers("bodies")] = Field(description="The body, across papers.")
    name: str = Field(description="Its name as this paper prints it.")
    acronym: str | None = Field(default=None, description="The acronym the paper gives it.")
    aliases: tuple[str, ...] = Field(default=(), description="Other names this paper uses for it.")
    body_kind: BodyKind = Field(default="other", description="board, panel, committee, group, ...")
    organisation: Annotated[str | None, Refers("organisations")] = Field(
        default=None, description="Whose body it is."
    )
    remit: str | None = Field(default=None, description="What it oversees or decides, as printed.")
    cadence: str | None = Field(default=None, description="How often it meets, as printed.")
    status: BodyStatus = Field(default="unspecified", description="active, proposed or disbanded.")
    members: Annotated[tuple[BodyMember, ...], Child("body_members")] = Field(
        default=(), description="Who chairs, sits on or attends it."
    )
    links: Annotated[tuple[BodyLink, ...], Child("body_links")] = Field(
        default=(), description="What it reports to, oversees, belongs to or replaces."
    )
