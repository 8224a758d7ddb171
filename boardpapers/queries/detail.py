"""One thing in full, by its id or the start of it: a record with the words behind every attribute."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from boardpapers.errors import NotFoundError
from boardpapers.queries.names import suggestion

Row = dict[str, Any]

#: Where ids are looked for, and what is found there.
_PLACES = (
    ("records", "record"),
    ("documents", "paper"),
    ("bodies", "body"),
    ("programmes", "programme"),
    ("organisations", "organisation"),
    ("tables", "table"),
    ("paragraphs", "paragraph"),
    ("checks", "check"),
    ("problems", "problem"),
)
_SHORTEST = 4
_CHILDREN: dict[str, tuple[tuple[str, str], ...]] = {
    "governance_bodies": (("body_members", "governance_body_id"), ("body_links", "governance_body_id")),
    "decisions": (
        ("decision_items", "decision_id"),
        ("decision_signatories", "decision_id"),
        ("decision_references", "decision_id"),
    ),
    "initiatives": (("milestones", "initiative_id"),),
}
#: Columns whose value is an id, and the table that names it.
_NAMED = {
    "organisation_id": "organisations",
    "programme_id": "programmes",
    "body_id": "bodies",
    "target_body_id": "bodies",
    "target_programme_id": "programmes",
    "governance_body_id": "governance_bodies",
    "parent_id": "programmes",
}
_PLUMBING = frozenset({"id", "document_id", "position", "decision_id", "initiative_id", "search_key"})
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Rows of a table near a record's cell: the header rows, and some above and below."""

    caption: str | None
    rows: Sequence[tuple[int, Sequence[str]]]
    row: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Detail:
    """`attributes` are (column, value); `evidence` has those words too, by `field`."""

    what: str
    type: str
    id: str
    paper: Row
    attributes: Sequence[tuple[str, Any]]
    evidence: Sequence[Row] = ()
    children: Sequence[tuple[str, Sequence[Row]]] = ()
    checks: Sequence[Row] = ()
    neighbours: Sequence[Neighbours] = ()
    related: Sequence[tuple[str, str, str]] = ()
    confidence: float | None = None


def detail(connection: sqlite3.Connection, start: str) -> Detail:
    """Raises NotFoundError when no id, or more than one, begins with `start`."""
    what, table, own_id = _found(connection, start)
    if what == "record":
        return _record(connection, own_id)
    row = _row(connection, table, own_id)
    related = _related(connection, table, own_id)
    return Detail(
        what, table, own_id, _paper(connection, row, table), _attributes(connection, row), related=related
    )


def _found(connection: sqlite3.Connection, start: str) -> tuple[str, str, str]:
    prefix = start.strip().lower()
    if len(prefix) < _SHORTEST:
        raise NotFoundError(f"{start!r} is too short: give at least the first {_SHORTEST} letters of an id.")
    found = [
        (what, table, row["id"])
        for table, what in _PLACES
        for row in connection.execute(
            f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", [prefix, prefix + "~"]
        )
    ]
    if not found:
        ids = [r["id"] for r in connection.execute("SELECT id FROM records ORDER BY id LIMIT 20000")]
        near = suggestion(prefix, ids, 1) if len(prefix) >= 8 else ""
        raise NotFoundError(
            f"Nothing has an id that begins with {start!r}.{near} Ids are in the first column of lists."
        )
    if len(found) > 1:
        several = ", ".join(f"{own_id} ({what})" for what, _, own_id in found[:6])
        raise NotFoundError(f"{start!r} is the start of several ids: {several}. Give more letters.")
    return found[0]


def _row(connection: sqlite3.Connection, table: str, own_id: str) -> Row:
    return dict(connection.execute(f"SELECT * FROM {table} WHERE id = ?", [own_id]).fetchone())


def _rows(connection: sqlite3.Connection, query: str, *parameters: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(query, parameters)]


def _paper(connection: sqlite3.Connection, row: Row, table: str) -> Row:
    document_id = row["id"] if table == "documents" else row.get("document_id")
    if document_id is None:
        return {}
    return _rows(
        connection,
        "SELECT d.id, d.file_name, d.title, d.paper_date, o.name AS organisation FROM documents d "
        "LEFT JOIN organisations o ON o.id = d.organisation_id WHERE d.id = ?",
        document_id,
    )[0]


def _record(connection: sqlite3.Connection, own_id: str) -> Detail:
    record = _row(connection, "records", own_id)
    table = record["type"]
    row = _row(connection, table, own_id)
    evidence = _rows(
        connection,
        "SELECT field, child_id, page, x0, top, x1, bottom, quote, source, paragraph_id, table_id, "
        "row, column FROM evidence WHERE record_id = ? ORDER BY field IS NOT NULL, field, page, top, x0, id",
        own_id,
    )
    tables = list(dict.fromkeys(e["table_id"] for e in evidence if e["table_id"] and e["field"] is None))
    return Detail(
        "record",
        table,
        own_id,
        _paper(connection, row, table),
        _attributes(connection, row),
        evidence,
        [(child, _children(connection, child, key, own_id)) for child, key in _CHILDREN.get(table, ())],
        [check for t in tables for check in _checks(connection, t)],
        [_neighbours(connection, t, evidence) for t in tables],
        _linked(connection, own_id),
        record["confidence"],
    )


def _attributes(connection: sqlite3.Connection, row: Row) -> list[tuple[str, Any]]:
    """Columns that say something; ids of entities as names."""
    found = []
    for name, value in row.items():
        if name in _PLUMBING or value is None or (name.endswith("_text") and row.get(f"{name[:-5]}_id")):
            continue
        if name in _NAMED:
            named = connection.execute(f"SELECT name FROM {_NAMED[name]} WHERE id = ?", [value]).fetchone()
            found.append((name, f"{named['name']} [{value}]" if named else value))
        else:
            found.append((name, value))
    return found


def _children(connection: sqlite3.Connection, table: str, key: str, own_id: str) -> list[Row]:
    rows = _rows(connection, f"SELECT * FROM {table} WHERE {key} = ? ORDER BY position", own_id)
    numbers = {r["id"]: r.get("number") for r in rows}
    children = []
    for row in rows:
        parent = row.pop("parent_id", None)
        shown: Row = {"id": row["id"], **({"within": numbers.get(parent)} if parent else {})}
        shown.update({n: v for n, v in _attributes(connection, row) if n != key})
        children.append(shown)
    return children


def _checks(connection: sqlite3.Connection, table_id: str) -> list[Row]:
    return _rows(
        connection,
        "SELECT id, kind, subject, stated, computed, difference, tolerance, result FROM checks "
        "WHERE table_id = ? ORDER BY result, position",
        table_id,
    )


def _neighbours(connection: sqlite3.Connection, table_id: str, evidence: Sequence[Row]) -> Neighbours:
    table = _row(connection, "tables", table_id)
    place = next((e for e in evidence if e["table_id"] == table_id and e["field"] is None), None)
    at = place["row"] if place else None
    cells = _rows(
        connection, "SELECT row, column, text, is_header FROM table_cells WHERE table_id = ?", table_id
    )
    headers = {c["row"] for c in cells if c["is_header"]}
    near = range(at - _AROUND, at + _AROUND + 1) if at is not None else range(table["n_rows"])
    texts = {(c["row"], c["column"]): c["text"] for c in cells}
    wanted = sorted(r for r in range(table["n_rows"]) if r in near or (r in headers and r < 3))
    rows = [(r, [texts.get((r, c), "") for c in range(table["n_columns"])]) for r in wanted]
    return Neighbours(table["caption"], rows, at, place["column"] if place else None)


def _linked(connection: sqlite3.Connection, own_id: str) -> list[tuple[str, str, str]]:
    """Decisions that name an amount, and amounts that a decision names: (how, id, what)."""
    named_by = _rows(
        connection,
        "SELECT i.decision_id AS id, i.text AS text FROM decision_amounts a JOIN decision_items i "
        "ON i.id = a.decision_item_id WHERE a.record_id = ? ORDER BY i.decision_id, i.position",
        own_id,
    )
    names = _rows(
        connection,
        "SELECT a.record_id AS id, k.type || ': ' || coalesce(s.item, c.item, x.item, '') || ' £' || "
        "printf('%,.0f', coalesce(s.amount_gbp, c.amount_gbp, x.amount_gbp)) AS text FROM decision_items i "
        "JOIN decision_amounts a ON a.decision_item_id = i.id JOIN records k ON k.id = a.record_id "
        "LEFT JOIN savings s ON s.id = k.id LEFT JOIN costs c ON c.id = k.id "
        "LEFT JOIN other_amounts x ON x.id = k.id WHERE i.decision_id = ? ORDER BY i.position, k.position",
        own_id,
    )
    return [("named by decision", r["id"], r["text"]) for r in named_by] + [
        ("names amount", r["id"], r["text"]) for r in names
    ]


_RELATED = {
    "documents": "SELECT type AS how, count(*) || ' records' AS text, '' AS id FROM records "
    "WHERE document_id = ? GROUP BY type ORDER BY type",
    "bodies": "SELECT 'told in' AS how, d.file_name || ', page ' || k.page AS text, r.id "
    "FROM governance_bodies r JOIN records k ON k.id = r.id "
    "JOIN documents d ON d.id = r.document_id WHERE r.body_id = ? "
    "ORDER BY d.paper_date, d.file_name, r.id",
    "programmes": "SELECT 'told in' AS how, d.file_name || ', page ' || k.page AS text, r.id "
    "FROM initiatives r JOIN records k ON k.id = r.id "
    "JOIN documents d ON d.id = r.document_id WHERE r.programme_id = ? "
    "ORDER BY d.paper_date, d.file_name, r.id",
    "organisations": "SELECT 'paper' AS how, file_name AS text, id FROM documents WHERE organisation_id = ? "
    "ORDER BY paper_date, file_name",
}


def _related(connection: sqlite3.Connection, table: str, own_id: str) -> list[tuple[str, str, str]]:
    if table not in _RELATED:
        return []
    return [(r["how"], r["id"], r["text"]) for r in _rows(connection, _RELATED[table], own_id)]
