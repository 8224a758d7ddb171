"""Is this file one of our databases? Asked before anything else, without changing it. No heavy imports."""

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from boardpapers.errors import DatabaseError

#: "BdPp" in the file's header says that a database is ours; `ddl.sql` writes it.
APPLICATION_ID = 0x42645070
#: Raised with every change of a table that an older or newer tool could misread.
SCHEMA_VERSION = 4


def check_header(path: Path) -> None:
    """Raises DatabaseError, with a sentence that says what the file is and what to do."""
    if path.is_dir():
        raise DatabaseError(f"{path}: this is a folder, not a database. Give a file with --db.")
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error
    if not start.startswith(b"SQLite format 3\0"):
        raise DatabaseError(f"{path}: this is no SQLite database. Give another file with --db.")
    application_id = int.from_bytes(start[68:72], "big")
    if application_id != APPLICATION_ID:
        raise DatabaseError(
            f"{path}: this is an SQLite database, but not one that boardpapers made. "
            "It is left as it is; give another file with --db."
        )
    version = int.from_bytes(start[60:64], "big")
    if version != SCHEMA_VERSION:
        older = "an older" if version < SCHEMA_VERSION else "a newer"
        raise DatabaseError(
            f"{path}: made by {older} version of boardpapers (schema {version}, this one has "
            f"{SCHEMA_VERSION}). Read the papers again into a new file: boardpapers run PAPERS --db NEW.db"
        )


def recover(path: Path) -> None:
    """Undo what a killed writer left half done, as SQLite does when it opens a file for writing.

    Reading alone cannot do that. Where nothing may be written, or a writer is at work, nothing happens.
    """
    with contextlib.suppress(sqlite3.Error):
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=2)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


def explain(error: sqlite3.Error, path: Path) -> DatabaseError:
    """What SQLite says, in a sentence that a person can act on."""
    said = str(error)
    if "locked" in said or "busy" in said:
        return DatabaseError(f"{path}: another program is writing to it. Try again when it has finished.")
    if "readonly" in said or "unable to open" in said or "permission" in said.lower():
        return DatabaseError(
            f"{path}: cannot be written. Check the permissions of the file and of its folder, "
            "or give another file with --db."
        )
    if "full" in said or "disk I/O" in said:
        return DatabaseError(
            f"{path}: the disk is full or fails. What was loaded before is kept; make room, and run the same "
            "command again for the rest."
        )
    if "malformed" in said or "not a database" in said:
        return DatabaseError(f"{path}: the database is damaged. Read the papers again into a new file.")
    return DatabaseError(f"{path}: SQLite says: {said}.")
