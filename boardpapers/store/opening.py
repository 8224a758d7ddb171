"""Opening and creating the database; what is not ours, or of another version, is refused in plain words."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from boardpapers.ddl import TABLES, schema_sql
from boardpapers.errors import DatabaseError
from boardpapers.header import SCHEMA_VERSION, check_header, explain, recover
from boardpapers.store.views import refresh_views

__all__ = ["Database", "open_for_writing", "transaction"]

#: How long to wait for another program that writes, in seconds; after the first few it is told.
WAIT = 30.0
_SILENT_WAIT = 2.0
#: Milliseconds of waiting between two moments at which Ctrl-C is heard.
_SLICE = 300


@contextmanager
def open_for_writing(
    path: Path, wait: float = WAIT, tell: Callable[[str], None] = lambda message: None
) -> Iterator[Database]:
    """The database at `path`, created where there is none. Raises DatabaseError.

    `tell` hears why it takes long.
    """
    _check_place(path)
    try:
        connection = sqlite3.connect(path, timeout=min(wait, _SILENT_WAIT), isolation_level=None)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        database = Database(connection)
        _wait_for_others(connection, path, wait, tell)
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
            _create(database)
        _try_to_write(connection)
        refresh_views(database)
        yield database
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        connection.close()


def _check_place(path: Path) -> None:
    """Refuse what is no database of ours, before anything is done to it."""
    if path.exists() and path.stat().st_size > 0:
        if Path(f"{path}-journal").exists():
            recover(path)
        if path.stat().st_size > 0:
            check_header(path)
    elif not path.parent.is_dir():
        raise DatabaseError(
            f"{path}: the folder does not exist. Make it first, or give another file with --db."
        )


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """All or nothing. It waits for another writer at its beginning, not in the middle."""
    _begin(database.conn)
    try:
        yield
        database.conn.execute("COMMIT")
    except BaseException:
        if database.conn.in_transaction:
            database.conn.execute("ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    """Begin to write once no other does. Ctrl-C is heard meanwhile; SQLite's own waiting is deaf to it."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + patience / 1000
    connection.execute(f"PRAGMA busy_timeout = {min(_SLICE, patience)}")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")


def _wait_for_others(
    connection: sqlite3.Connection, path: Path, wait: float, tell: Callable[[str], None]
) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error) or wait <= _SILENT_WAIT:
            raise
        tell(f"{path}: another program is writing to it; waiting up to {wait:.0f} seconds.")
        connection.execute(f"PRAGMA busy_timeout = {int((wait - _SILENT_WAIT) * 1000)}")
        _begin(connection)
    connection.execute("ROLLBACK")
    connection.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")


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


def abandon(database: Database) -> None:
    """Take back what Ctrl-C cut off between the start of a transaction and its work; wait for nobody now."""
    if database.conn.in_transaction:
        database.conn.rollback()
    database.conn.execute(f"PRAGMA busy_timeout = {_SLICE}")
