"""What a person should look at: the least certain records, and those behind failed checks."""

import sqlite3
from collections.abc import Collection
from typing import Any

_BEHIND_CHECKS = """
SELECT DISTINCT e.record_id, 'in a table that does not add up: ' || c.subject AS reason, d.file_name, k.page
FROM checks c JOIN evidence e ON e.table_id = c.table_id AND e.field IS NULL
JOIN records k ON k.id = e.record_id JOIN documents d ON d.id = k.document_id
JOIN table_cells t ON t.table_id = e.table_id AND t.row = e.row AND t."column" = e."column"
WHERE c.result = 'mismatch' AND c.subject LIKE '%' || (
  SELECT h.text FROM table_cells h WHERE h.table_id = e.table_id AND h.is_header = 1
  AND h."column" = e."column" ORDER BY h.row DESC LIMIT 1) || '%'
ORDER BY d.file_name, k.page, k.position
"""
_UNSURE = """
SELECT record_id, 'confidence ' || printf('%.2f', confidence) AS reason FROM least_certain
WHERE confidence < ? ORDER BY confidence, paper, page, record_id
"""


def worklist(connection: sqlite3.Connection, below: float, done: Collection[str]) -> list[tuple[str, str]]:
    """(record, why it should be looked at), without those in `done`."""
    rows = [*connection.execute(_BEHIND_CHECKS), *connection.execute(_UNSURE, [below])]
    found: dict[str, str] = {}
    for row in rows:
        if row["record_id"] not in done:
            found.setdefault(row["record_id"], row["reason"])
    return list(found.items())


def record_row(connection: sqlite3.Connection, record_id: str) -> dict[str, Any]:
    """The record's own row, with its table, its paper's SHA-256 and its words."""
    told = connection.execute(
        "SELECT a.type, a.quote, d.sha256 FROM all_records a JOIN documents d ON d.id = a.document_id "
        "WHERE a.record_id = ?",
        [record_id],
    ).fetchone()
    row = connection.execute(f"SELECT * FROM {told['type']} WHERE id = ?", [record_id]).fetchone()
    return {"type": told["type"], "quote": told["quote"], "sha256": told["sha256"], "row": dict(row)}
