"""Writing papers: one transaction each, which replaces that paper's rows and touches no others."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from boardpapers.ddl import TABLES
from boardpapers.errors import Problem
from boardpapers.ids import IdMaker
from boardpapers.outcome import Outcome
from boardpapers.store.files import move_files
from boardpapers.store.opening import transaction
from boardpapers.store.page_marks import add_page_marks
from boardpapers.store.record_rows import add_records
from boardpapers.store.rows import (
    Row,
    add_checks,
    add_content,
    add_document,
    add_people,
    add_problems,
    problem_row,
    start_gathering,
)


@dataclass(frozen=True, slots=True)
class Loadable:
    """One paper's rows, ready to be written; `organisations` are shared with other papers."""

    document_id: str
    file_name: str
    status: str
    rows: Mapping[str, Sequence[Row]]
    organisations: Sequence[Row]

    def failed(self, problem: Problem) -> "Loadable":
        """Only the paper's own row and the reason why there is nothing else."""
        document = {**self.rows["documents"][0], "status": "failed"}
        only: dict[str, Sequence[Row]] = {"documents": [document]}
        return replace(self, status="failed", rows=only).with_problems([problem])

    def with_problems(self, problems: Iterable[Problem]) -> "Loadable":
        """The same paper with further problems."""
        ids = IdMaker()
        further = [problem_row(self.document_id, p, ids) for p in problems]
        if not further:
            return self
        rows = {**self.rows, "problems": [*self.rows.get("problems", ()), *further]}
        return replace(self, rows=rows)


def loadable(outcome: Outcome, tool_version: str, extracted_at: str, read_with: str = "{}") -> Loadable:
    """All rows of one paper."""
    gathering = start_gathering(outcome)
    add_document(gathering, outcome, tool_version, extracted_at, read_with)
    add_people(gathering, outcome.metadata)
    if outcome.document is not None:
        add_content(gathering, outcome.document)
        add_page_marks(gathering, outcome.document)
        add_records(gathering, outcome.records)
        add_checks(gathering, outcome.checks)
    add_problems(gathering, outcome.problems)
    for row in gathering.mentions.rows():
        gathering.add("mentions", row)
    rows = {name: rows for name, rows in gathering.tables.items() if rows}
    return Loadable(
        gathering.document_id, outcome.file_name, outcome.status, rows, gathering.mentions.organisation_rows()
    )


def load_or_report(database: Database, paper: Loadable, files: Sequence[Row] = ()) -> tuple[Loadable, int]:
    """Load the paper; one whose rows the database refuses is loaded as failed, with the reason.

    Gives what was loaded, and how many other papers it superseded, see `load_paper`. Faults of the database
    itself (full, locked) are raised.
    """
    try:
        return paper, load_paper(database, paper, files)
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OverflowError) as error:
        message = (
            f"{paper.file_name}: what was read from it does not fit the database ({error}). "
            "This is a fault of boardpapers; please report it with the paper."
        )
        lost = paper.failed(Problem("load", "error", "load_failed", message))
        return lost, load_paper(database, lost, files)


def load_paper(database: Database, paper: Loadable, files: Sequence[Row] = ()) -> int:
    """Replace all rows of the paper, in one transaction.

    `files` are the places it was found in, rows of the table `files`; a paper that was found in one of them
    before, and in no other, is superseded and taken out. Gives the number of those.
    """
    with transaction(database):
        _delete(database, paper.document_id)
        for organisation in paper.organisations:
            database.execute(_ORGANISATION, organisation)
        for table in TABLES:
            rows = paper.rows.get(table.name)
            if rows:
                database.table(table.name).insert_all(rows)
        return move_files(database, files)


#: The least of the spellings stands until entities are worked out, whichever paper came first.
_ORGANISATION = (
    "INSERT INTO organisations (id, name, kind, ons_code) VALUES (:id, :name, :kind, :ons_code) "
    "ON CONFLICT (id) DO UPDATE SET name = min(name, excluded.name)"
)


def _delete(database: Database, document_id: str) -> None:
    """Foreign keys take the rest of the paper's rows with its own."""
    database.execute("DELETE FROM documents WHERE id = ?", [document_id])


def add_run_problems(database: Database, problems: Sequence[Problem]) -> None:
    """Problems that belong to no paper (a path that does not exist); the same one is kept once."""
    ids = IdMaker()
    with transaction(database):
        for problem in problems:
            database.table("problems").insert(problem_row(None, problem, ids), replace=True)


def start_run(database: Database, started_at: str, tool_version: str, options: str) -> int:
    row: dict[str, Any] = {
        "started_at": started_at,
        "finished_at": None,
        "tool_version": tool_version,
        "options": options,
        "documents": 0,
        "failed": 0,
        "unchanged": 0,
        "dropped": 0,
    }
    columns = ", ".join(row)
    with transaction(database):
        cursor = database.execute(
            f"INSERT INTO runs ({columns}) VALUES ({', '.join(':' + name for name in row)})", row
        )
    return int(cursor.lastrowid or 0)


def finish_run(database: Database, run_id: int, finished_at: str | None, counts: Mapping[str, int]) -> None:
    """Write what the run came to; `finished_at` is None for one that was broken off."""
    given = {"finished_at": finished_at, **counts}
    columns = ", ".join(f"{name} = :{name}" for name in given)
    with transaction(database):
        database.execute(f"UPDATE runs SET {columns} WHERE id = :id", {**given, "id": run_id})
