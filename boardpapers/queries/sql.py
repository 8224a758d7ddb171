"""A person's own SQL, read-only."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from boardpapers.errors import QueryError
from boardpapers.queries.names import suggestion

_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def ask(connection: sqlite3.Connection, query: str) -> Answer:
    """Raises QueryError with what SQLite says, and a suggestion for a misspelt table or column."""
    # SQLite comes back now and then, so that Ctrl-C reaches a question without end
    connection.set_progress_handler(lambda: 0, _STEPS)
    try:
        cursor = connection.execute(query)
        if cursor.description is None:
            raise QueryError(
                "That is no question: only SELECT works here, and the database is opened for reading."
            )
        columns = _distinct([c[0] for c in cursor.description])
        return Answer(columns, [tuple(_plain(v) for v in row) for row in cursor.fetchall()])
    except (sqlite3.Error, sqlite3.Warning) as error:
        if str(error) == "interrupted":
            raise KeyboardInterrupt from error
        raise QueryError(_said(connection, str(error))) from error


def _distinct(names: Sequence[str]) -> list[str]:
    """Column names, with a number behind those that occur twice."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return result


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _said(connection: sqlite3.Connection, said: str) -> str:
    if "authoriz" in said or "may not be modified" in said or "prohibited" in said or "readonly" in said:
        return "Only questions work here (SELECT): nothing can be changed, attached or written."
    if "one statement at a time" in said:
        return "Give one statement at a time."
    what, _, name = said.partition(": ")
    if what == "no such table":
        tables = [r[0] for r in connection.execute("SELECT DISTINCT table_name FROM descriptions")]
        return f"There is no table {name}.{suggestion(name, tables)} `boardpapers describe` lists them."
    if what == "no such column":
        columns = [r[0] for r in connection.execute("SELECT DISTINCT column_name FROM descriptions")]
        bare = name.split(".")[-1]
        return (
            f"There is no column {name}.{suggestion(bare, columns)} `boardpapers describe TABLE` lists them."
        )
    return f"SQLite says: {said}."
