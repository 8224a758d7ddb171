"""The working values of the signature readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from boardpapers.document import Evidence
from boardpapers.extract.forms.passages import Passage

Kind = Literal["role", "sign", "date", "name"]


@dataclass(frozen=True, slots=True)
class Signature:
    """One place for a signature; `first` and `last` are the indexes of its passages."""

    role: str | None
    name: str | None
    signed_on: str | None
    evidence: tuple[Evidence, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Event:
    kind: Kind
    value: str | None
    passage: Passage
    start: int
    end: int
    sure: bool = True
    #: Whether a label such as `Print name` stands before it.
    labelled: bool = False


def cited(events: Sequence[Event]) -> tuple[Evidence, ...]:
    """The words of the events, each under the name of what it gives."""
    fields = {"role": "role", "sign": None, "name": "name", "date": "signed_on"}
    return tuple(c for e in events for c in e.passage.cite(e.start, e.end, fields[e.kind]))
