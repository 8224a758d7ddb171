"""Opening and creating the database; what is not ours, or of another version, is refused in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from boardpapers.ddl import TABLES, schema_sql
from boardpapers.errors import DatabaseError
from boardpapers.header import SCHEMA_VERSION, check_header, explain
from boardpapers.store.views import refresh_views

__all__ = ["Database", "open_for_writing"]

#: How long a second writer waits for the first, in seconds.
WAIT = 30.0


@contextmanager
def open_for_writing(path: Path, wait: float = WAIT) -> Iterator[Database]:
    """The database at `path`, created where there is none. Raises DatabaseError."""
    new = not path.exists() or path.stat().st_size == 0
    if not new:
        check_header(path)
    elif not path.parent.is_dir():
        raise DatabaseError(
            f"{path}: the folder does not exist. Make it first, or give another file with --db."
        )
    try:
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        database = Database(connection)
        if new:
            _create(database)
        _try_to_write(connection)
        refresh_views(database)
        yield database
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        connection.close()


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Fail now, before any paper is read, if the file or its folder cannot be written."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _create(database: Database) -> None:
    """All tables and their descriptions, in one transaction."""
    rows = []
    for table in TABLES:
        rows.append(
            {"table_name": table.name, "column_name": "", "type": "", "description": table.description}
        )
        for column in table.columns:
            rows.append(
                {
                    "table_name": table.name,
                    "column_name": column.name,
                    "type": column.type,
                    "description": column.description,
                }
            )
    database.conn.executescript("BEGIN IMMEDIATE;\n" + schema_sql(TABLES))
    database.table("descriptions").insert_all(rows)
    database.conn.execute("COMMIT")
