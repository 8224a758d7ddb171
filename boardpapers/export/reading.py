"""What exports have in common: whole tables, and what the database says of itself."""

import sqlite3
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """`created` is the end of the last complete run, so that the same database gives the same export."""

    created: str | None
    tool_versions: tuple[str, ...]


def about(connection: sqlite3.Connection) -> About:
    created = connection.execute("SELECT max(finished_at) FROM runs").fetchone()[0]
    versions = connection.execute("SELECT DISTINCT tool_version FROM documents ORDER BY 1")
    return About(created, tuple(row[0] for row in versions))


def table_rows(connection: sqlite3.Connection, table: str, order: tuple[str, ...] = ()) -> list[Row]:
    """Every row; in the order of `order`, else as the view gives them."""
    by = " ORDER BY " + ", ".join(f'"{c}"' for c in order) if order else ""
    return [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"{by}')]


def urn(kind: str, own_id: str) -> str:
    """A name for a thing that has no address on the web."""
    return f"urn:boardpapers:{kind}:{own_id}"


def paper_source(document: Row) -> str:
    """Where a paper was published, else its name by content."""
    return str(document["source_url"] or f"urn:sha256:{document['sha256']}")
