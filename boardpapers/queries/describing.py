"""What the tables and columns hold, as the database itself tells."""

import sqlite3
from typing import Any

from boardpapers.errors import NotFoundError
from boardpapers.queries.names import suggestion


def describe_tables(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Every table with its number of rows."""
    rows = connection.execute(
        "SELECT d.table_name, d.description FROM descriptions d "
        "JOIN sqlite_master m ON m.name = d.table_name AND m.type IN ('table', 'view') "
        "WHERE d.column_name = '' ORDER BY m.rowid"
    ).fetchall()
    return [
        {
            "table": row["table_name"],
            "rows": connection.execute(f'SELECT count(*) FROM "{row["table_name"]}"').fetchone()[0],
            "description": row["description"],
        }
        for row in rows
    ]


def describe_columns(connection: sqlite3.Connection, table: str) -> tuple[str, list[dict[str, Any]]]:
    """The table's description and its columns. Raises NotFoundError with a suggestion."""
    known = {r[0]: r[1] for r in connection.execute(
        "SELECT table_name, description FROM descriptions WHERE column_name = ''"
    )}  # fmt: skip
    if table not in known:
        raise NotFoundError(
            f"There is no table {table}.{suggestion(table, known)} `boardpapers describe` lists them."
        )
    keys = {
        r["from"]: f"{r['table']}.{r['to']}"
        for r in connection.execute(f'PRAGMA foreign_key_list("{table}")')
    }
    described = dict(
        connection.execute(
            "SELECT column_name, description FROM descriptions WHERE table_name = ?", [table]
        ).fetchall()
    )
    columns = [
        {
            "column": row["name"],
            "type": row["type"],
            "refers_to": keys.get(row["name"], ""),
            "description": described.get(row["name"], ""),
        }
        for row in connection.execute(f'PRAGMA table_info("{table}")')
    ]
    return known[table], columns
