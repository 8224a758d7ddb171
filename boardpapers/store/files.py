"""Where papers were found, and what the database knows of them from earlier runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from boardpapers.errors import Problem
from boardpapers.ids import IdMaker
from boardpapers.store.opening import transaction
from boardpapers.store.rows import Row, problem_row


@dataclass(frozen=True, slots=True)
class Known:
    """A paper as an earlier run left it; `codes` are those of its problems."""

    document_id: str
    file_name: str
    tool_version: str
    read_with: str
    codes: frozenset[str]


def known_papers(database: Database) -> dict[str, Known]:
    """By SHA-256."""
    codes: dict[str, set[str]] = {}
    told = "SELECT document_id, code FROM problems WHERE document_id IS NOT NULL AND severity = 'error'"
    for document_id, code in database.execute(told).fetchall():
        codes.setdefault(document_id, set()).add(code)
    rows = database.execute("SELECT sha256, id, file_name, tool_version, read_with FROM documents").fetchall()
    return {
        sha256: Known(own_id, file_name, version, read_with, frozenset(codes.get(own_id, ())))
        for sha256, own_id, file_name, version, read_with in rows
    }


def move_files(database: Database, files: Sequence[Row]) -> int:
    """Write where a paper was found; part of a transaction.

    Papers that were found there before, and nowhere else, are taken out. Gives how many.
    """
    before: set[str] = set()
    for file in files:
        found = database.execute("SELECT document_id FROM files WHERE id = ?", [file["id"]]).fetchone()
        if found is not None and found[0] != file["document_id"]:
            before.add(found[0])
        database.execute("INSERT OR REPLACE INTO files VALUES (:id, :document_id, :file_name)", file)
    return sum(_drop_if_nowhere(database, document_id) for document_id in sorted(before))


def _drop_if_nowhere(database: Database, document_id: str) -> int:
    cursor = database.execute(
        "DELETE FROM documents WHERE id = :id AND NOT EXISTS (SELECT 1 FROM files WHERE document_id = :id)",
        {"id": document_id},
    )
    return int(cursor.rowcount)


def keep_places(database: Database, files: Sequence[Row]) -> int:
    """Where unchanged papers were found now; gives how many others that superseded."""
    known = dict(database.execute("SELECT id, document_id || ' ' || file_name FROM files").fetchall())
    moved = [f for f in files if known.get(f["id"]) != f"{f['document_id']} {f['file_name']}"]
    if not moved:
        return 0
    with transaction(database):
        return move_files(database, moved)


def prune(database: Database, document_ids: Iterable[str], places: Iterable[str]) -> int:
    """Take out all papers but those given, and all places but those given; gives how many papers went."""
    with transaction(database):
        _fill(database, "kept_documents", document_ids)
        _fill(database, "kept_places", places)
        gone = database.execute("DELETE FROM documents WHERE id NOT IN (SELECT id FROM kept_documents)")
        database.execute("DELETE FROM files WHERE id NOT IN (SELECT id FROM kept_places)")
        return int(gone.rowcount)


def _fill(database: Database, table: str, ids: Iterable[str]) -> None:
    database.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (id TEXT PRIMARY KEY)")
    database.execute(f"DELETE FROM {table}")
    database.conn.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?)", [(i,) for i in ids])


def note_twins(database: Database, document_ids: Iterable[str]) -> None:
    """For each of the papers, a note for every further name under which the same bytes were found."""
    wanted = set(document_ids)
    names = _names(database, wanted)
    noted = _noted(database, wanted)
    changed = sorted(d for d in wanted if names.get(d, []) != noted.get(d, []))
    if not changed:
        return
    with transaction(database):
        for document_id in changed:
            database.execute(
                "DELETE FROM problems WHERE document_id = ? AND code = 'duplicate'", [document_id]
            )
            ids = IdMaker()
            for message in names.get(document_id, []):
                problem = Problem("read", "info", "duplicate", message)
                database.table("problems").insert(problem_row(document_id, problem, ids))


def _names(database: Database, wanted: set[str]) -> Mapping[str, list[str]]:
    """By paper, the notes there should be, in order."""
    rows = database.execute(
        "SELECT f.document_id, d.file_name, f.file_name "
        "FROM files f JOIN documents d ON d.id = f.document_id "
        "WHERE f.document_id IN (SELECT document_id FROM files GROUP BY 1 HAVING count(*) > 1)"
    ).fetchall()
    found: dict[str, list[Any]] = {}
    for document_id, first, name in rows:
        if document_id in wanted:
            found.setdefault(document_id, []).append((first, name))
    return {d: _notes(pairs) for d, pairs in found.items()}


def _notes(pairs: list[tuple[str, str]]) -> list[str]:
    first = pairs[0][0]
    others = sorted(name for _, name in pairs)
    if first in others:
        others.remove(first)
    return [f"{first}: the same file is also there as {other}; read once." for other in others]


def _noted(database: Database, wanted: set[str]) -> Mapping[str, list[str]]:
    rows = database.execute(
        "SELECT document_id, message FROM problems WHERE code = 'duplicate' ORDER BY message"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for document_id, message in rows:
        if document_id in wanted:
            found.setdefault(document_id, []).append(message)
    return found
