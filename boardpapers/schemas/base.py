"""What every record has in common: frozen, strict about its columns, and never without evidence.

A field whose annotation carries `Refers(...)` holds the *name* of an organisation, body or programme as
the paper prints it; the store turns the field `programme` into the column `programme_id`. A field whose
annotation carries `Child(...)` becomes a table of its own. Descriptions are the columns' descriptions
in the database.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from boardpapers.document import Evidence

EntityTable = Literal["organisations", "bodies", "programmes"]


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that names an entity: the column is the field's name with `_id`."""

    table: EntityTable


@dataclass(frozen=True, slots=True)
class Child:
    """Marks a field whose values are rows of another table."""

    table: str


class Model(BaseModel):
    """A frozen value with no room for unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(Model):
    """A child of a record (a seat, a point, a milestone), with the words it was read from."""

    evidence: tuple[Evidence, ...] = ()


class Record(Model):
    """A claim that a paper makes, with the words that make it."""

    TABLE: ClassVar[str]
    #: Attributes that, when stated, must have evidence of their own or stand in the record's own words.
    CITED: ClassVar[tuple[str, ...]] = ()

    confidence: float = Field(
        default=1.0, ge=0, le=1, description="How sure the program is that this record is right, 0 to 1."
    )
    evidence: tuple[Evidence, ...] = Field(description="The words, pages and boxes the record was read from.")

    @model_validator(mode="after")
    def _is_evidenced(self) -> Self:
        if not any(e.field is None for e in self.evidence):
            raise ValueError(f"a record of {self.TABLE} needs the words that make it")
        cited = {e.field for e in self.evidence}
        for name in self.CITED:
            value = getattr(self, name)
            if value not in (None, "unspecified", "exact") and name not in cited:
                raise ValueError(f"{self.TABLE}.{name} = {value!r} has no evidence")
        return self

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The evidence of the record as a whole, without that of single attributes."""
        return tuple(e for e in self.evidence if e.field is None)
