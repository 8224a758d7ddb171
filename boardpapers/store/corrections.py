"""Corrections laid over what was read, and taken back before the next run: the file decides, every time."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from boardpapers.corrections import ACCEPTED, REJECTED, Correction, Value, default_file, read_corrections
from boardpapers.ddl import CHILD_TABLES, RECORD_TABLES, Column
from boardpapers.store.claims import rebuild_benefits
from boardpapers.store.opening import open_for_writing
from boardpapers.store.rows import Row

_COLUMNS: dict[str, dict[str, Column]] = {
    t.table.name: {c.name: c for c in t.table.columns if c.name in t.plain} for t in RECORD_TABLES
}


class _Unfit(Exception):
    """Why a correction cannot be applied."""


def take_back(database: Database) -> None:
    """Undo what the last run applied, in papers that have not been read again since."""
    with database.atomic():
        rows = database.execute(
            "SELECT c.type, c.record_id, c.field, c.undo FROM corrections c JOIN documents d "
            "ON d.id = json_extract(c.undo, '$.document') AND d.extracted_at = c.read_at "
            "WHERE c.state = 'applied' AND c.undo IS NOT NULL ORDER BY c.position DESC"
        ).fetchall()
        for table, record_id, field, undo in rows:
            before = json.loads(undo)
            if "rows" in before:
                for name, deleted in before["rows"]:
                    database.table(name).insert_all(deleted, ignore=True)
            else:
                database.execute(
                    f'UPDATE {table} SET "{field}" = ? WHERE id = ?', [before["value"], record_id]
                )
        database.execute("DELETE FROM corrections")


def correct_again(db: Path) -> list[str]:
    """Bring the database in line with its corrections file without reading a paper. Raises DatabaseError."""
    corrections = read_corrections(default_file(db))
    with open_for_writing(db) as database:
        take_back(database)
        told = apply_corrections(database, corrections)
        rebuild_benefits(database)
    return told


def apply_corrections(database: Database, corrections: Sequence[Correction]) -> list[str]:
    """Lay the corrections over the records, in the order of the file; tells what no longer fits."""
    told = []
    with database.atomic():
        for position, correction in enumerate(corrections, 1):
            row = _applied(database, correction)
            row.update(id=position, position=position)
            database.table("corrections").insert(row)
            if row["state"] == "unfit":
                told.append(f"Correction {position} ({correction.who}, {correction.when}): {row['message']}")
    return told


def _applied(database: Database, correction: Correction) -> Row:
    row: Row = {
        "record_id": correction.record,
        "type": correction.type,
        "field": correction.field,
        "was": json.dumps(correction.was, ensure_ascii=False),
        "value": json.dumps(correction.value, ensure_ascii=False),
        "who": correction.who,
        "corrected_on": correction.when,
        "why": correction.why or None,
        "state": "unfit",
        "message": None,
        "undo": None,
        "read_at": None,
    }
    try:
        record_id, table, document, read_at = _record(database, correction)
        row.update(record_id=record_id, type=table, read_at=read_at)
        if correction.field is None:
            row.update(_judged(database, correction, record_id, table, document))
        else:
            row.update(_changed(database, correction, correction.field, record_id, table, document))
    except _Unfit as reason:
        row["message"] = str(reason)
    return row


def _record(database: Database, correction: Correction) -> tuple[str, str, str, str]:
    """The record by its id, else the one record of that paper and type with the same words."""
    select = (
        "SELECT k.id, k.type, k.document_id, d.extracted_at FROM records k "
        "JOIN documents d ON d.id = k.document_id "
    )
    found = database.execute(select + "WHERE k.id = ?", [correction.record]).fetchall()
    if not found and correction.paper and correction.type and correction.quote:
        found = database.execute(
            select + "WHERE d.sha256 = ? AND k.type = ? AND EXISTS (SELECT 1 FROM evidence e "
            "WHERE e.record_id = k.id AND e.field IS NULL AND e.quote = ?)",
            [correction.paper, correction.type, correction.quote],
        ).fetchall()
    if len(found) != 1:
        many = "several records have its words" if found else "there is no such record any more"
        raise _Unfit(f"{correction.record}: {many}.")
    record_id, table, document, read_at = found[0]
    return record_id, table, document, read_at


def _changed(
    database: Database, correction: Correction, field: str, record_id: str, table: str, document: str
) -> Row:
    column = _COLUMNS[table].get(field)
    if column is None:
        known = ", ".join(_COLUMNS[table])
        raise _Unfit(f"{record_id}: {table} has no column {field} to correct. There are: {known}.")
    value = _fitting(column, correction.value)
    now = database.execute(f'SELECT "{field}" FROM {table} WHERE id = ?', [record_id]).fetchone()[0]
    if now == value:
        return {"state": "agreed"}
    if now != correction.was:
        raise _Unfit(f"{record_id}: {field} is {now!r} now, not {correction.was!r} as when it was corrected.")
    database.execute(f'UPDATE {table} SET "{field}" = ? WHERE id = ?', [value, record_id])
    return {"state": "applied", "undo": json.dumps({"document": document, "value": now})}


def _fitting(column: Column, value: Value) -> Value:
    if value is None and not column.required:
        return None
    if column.choices and value not in column.choices:
        raise _Unfit(f"{column.name} is one of {', '.join(column.choices)}, not {value!r}.")
    if column.type == "TEXT" and isinstance(value, str):
        return value
    if column.type == "REAL" and isinstance(value, int | float):
        return float(value)
    if column.type == "INTEGER" and isinstance(value, int) and (not column.flag or value in (0, 1)):
        return int(value)
    raise _Unfit(f"{value!r} is no value for {column.name}.")


def _judged(database: Database, correction: Correction, record_id: str, table: str, document: str) -> Row:
    if correction.value == ACCEPTED:
        return {"state": "applied"}
    assert correction.value == REJECTED
    rows = list(_rows_of(database, record_id, table))
    try:
        database.execute("DELETE FROM records WHERE id = ?", [record_id])
    except sqlite3.IntegrityError as error:
        raise _Unfit(f"{record_id}: another record stands on it, so it cannot be rejected.") from error
    return {"state": "applied", "undo": json.dumps({"document": document, "rows": rows})}


def _rows_of(database: Database, record_id: str, table: str) -> "list[tuple[str, list[dict[str, Any]]]]":
    """All rows that go with a record, those that others refer to first."""
    children = [(c.table.name, c.parent_column) for c in CHILD_TABLES if table == c.model.TABLE]
    wheres = [("records", "id = ?"), (table, "id = ?")]
    wheres += [(name, f"{parent} = ?") for name, parent in children]
    wheres += [
        ("evidence", "record_id = ?"),
        ("evidence_lines", "evidence_id IN (SELECT id FROM evidence WHERE record_id = ?)"),
        ("decision_amounts", "record_id = ?"),
        (
            "decision_amounts",
            "decision_item_id IN (SELECT id FROM decision_items WHERE decision_id = ?)",
        ),
    ]
    found = []
    for name, where in wheres:
        rows = list(database.table(name).rows_where(where, [record_id]))
        if rows:
            found.append((name, [dict(r) for r in rows]))
    return found
