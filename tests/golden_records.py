"""What a database says of one paper, as lines for reviewing: a record each, without ids and empty values."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

#: Records with the words that make them, then what hangs on them, then the checks.
RECORDS = (
    *("savings", "costs", "other_amounts", "fte_benefits"),
    *("governance_bodies", "decisions", "initiatives"),
)
PARTS = (
    *("document_people", "body_members", "body_links", "decision_items", "decision_signatories"),
    *("decision_references", "milestones", "checks"),
)
_PAPER = ("title", "paper_type", "organisation_text", "body_text", "meeting_date", "reference", "status")
_FIRST_QUOTE = "SELECT page, quote FROM evidence WHERE record_id = ? AND field IS NULL ORDER BY rowid LIMIT 1"


def dump(database: sqlite3.Connection, paper: str) -> str:
    """The records of the paper with this file name, as JSON with one record on a line."""
    database.row_factory = sqlite3.Row
    document = database.execute("SELECT * FROM documents WHERE file_name = ?", (paper,)).fetchone()
    kinds = [("document", [json.dumps({n: document[n] for n in _PAPER if document[n]}, ensure_ascii=False)])]
    kinds += [(table, list(_lines(database, table, document["id"]))) for table in (*RECORDS, *PARTS)]
    parts = [f"{json.dumps(kind)}: [\n{_indented(lines)}\n]" for kind, lines in kinds if lines]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _indented(lines: Sequence[str]) -> str:
    return ",\n".join(f"  {line}" for line in lines)


def _lines(database: sqlite3.Connection, table: str, document: str) -> Iterator[str]:
    order = "ORDER BY r.position" if table in RECORDS else "ORDER BY t.rowid"
    join = "JOIN records r ON r.id = t.id" if table in RECORDS else ""
    query = f"SELECT t.* FROM {table} t {join} WHERE t.document_id = ? {order}"
    for row in database.execute(query, (document,)).fetchall():
        line = {name: row[name] for name in row.keys() if _is_said(name, row[name])}  # noqa: SIM118 (a row)
        if table in RECORDS:
            line |= dict(database.execute(_FIRST_QUOTE, (row["id"],)).fetchone())
        yield json.dumps(line, ensure_ascii=False)


def _is_said(name: str, value: Any) -> bool:
    """Whether a column says something of the paper: no id, no default, no sum of floats to the last bit."""
    if name.endswith("id") or name in ("position", "difference", "tolerance"):
        return False
    return value not in (None, "", 0, "unspecified", "exact")
