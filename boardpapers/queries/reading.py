"""The read-only door to the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from boardpapers.errors import DatabaseError
from boardpapers.header import check_header, explain, recover

#: What a statement may do; everything else (writing, attaching files, loading extensions) is denied.
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_FORBIDDEN_FUNCTIONS = {"load_extension", "writefile", "readfile", "edit", "fts3_tokenizer"}
#: Pragmas that only tell; `data_version` is what full-text search asks for itself.
_TELLING = {
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "foreign_key_list",
    "data_version",
}


@contextmanager
def open_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can't change, attach or write anything. Raises DatabaseError."""
    if not path.exists():
        raise DatabaseError(
            f"{path}: there is no such database. Make it with: boardpapers run PAPERS --db {path}, "
            "or name another with --db."
        )
    if Path(f"{path}-journal").exists():
        recover(path)
    check_header(path)
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=10)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_authorize)
        yield connection
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "locked" not in str(error):
            raise
        raise explain(error, path) from error
    finally:
        connection.close()


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        return (
            sqlite3.SQLITE_OK
        )  # full-text tables ask for it when opened; a real update SQLite itself refuses
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _TELLING:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
