"""What can be listed, as data: the columns of each list, where they come from, and what can be filtered.

`show` columns stand on the terminal; all columns go to JSON and CSV under their names.
"""

from dataclasses import dataclass
from typing import Literal

Format = Literal["text", "word", "id", "money", "number", "date", "flag"]


@dataclass(frozen=True, slots=True)
class Field:
    """`head` is the terminal's heading; None keeps the column for JSON and CSV. `word` is text of a
    closed list, which is never shortened.
    """

    name: str
    sql: str
    head: str | None = None
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list. `date` is what --since and --until look at; `body` and `programme` are id columns."""

    name: str
    title: str
    source: str
    fields: tuple[Field, ...]
    order: str
    status: str | None = None
    statuses: tuple[str, ...] = ()
    date: str = "d.paper_date"
    body: tuple[str, ...] = ("d.body_id",)
    programme: str | None = None
    sums: str | None = None
    cashable: bool = False
