"""The last step of a run: names that papers print become rows of bodies, programmes and organisations.

Works from the table `mentions` alone, so the result does not depend on the order the papers came in. Only
owners whose names changed (`unresolved`, kept by triggers) are worked out again. One transaction.
"""

import json
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from boardpapers.ddl.derived import Reference, references
from boardpapers.entities import Entity, EntityKind, Mention, resolve
from boardpapers.organisations import find_organisation
from boardpapers.store.copies import find_copies
from boardpapers.store.opening import transaction
from boardpapers.store.rows import Row

#: Steps of SQLite's machine between two looks at the clock.
_STEPS = 10_000
_TABLE: dict[EntityKind, str] = {"body": "bodies", "programme": "programmes"}
#: Columns with a mention of their own for each owner or parent: how the context is found in the row.
_CONTEXT = {
    ("governance_bodies", "body"): "coalesce(t.organisation_text, '')",
    ("initiatives", "programme"): "coalesce(t.parent, '')",
}


def resolve_entities(database: Database, seconds: float | None = None) -> bool:
    """Bring bodies, programmes, organisations and copied pages up to date with the papers that are loaded.

    What takes longer than `seconds` is left to the next run, and False returned.
    """
    if database.execute("SELECT 1 FROM unresolved LIMIT 1").fetchone() is None:
        return True
    if seconds is None:
        _resolve(database)
        return True
    until = time.monotonic() + seconds
    database.conn.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        _resolve(database)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return False
    finally:
        database.conn.set_progress_handler(None, 0)
    return True


def _resolve(database: Database) -> None:
    with transaction(database):
        database.execute("CREATE TEMP TABLE IF NOT EXISTS changed (document_id TEXT PRIMARY KEY)")
        database.execute("DELETE FROM changed")
        for kind in _TABLE:
            for owner in _unresolved(database, kind):
                _resolve_owner(database, kind, owner)
        for reference in references():
            if reference.entity != "organisation":
                _point(database, reference)
        _remove_unnamed(database)
        _name_organisations(database)
        find_copies(database)
        database.execute("DELETE FROM unresolved")


def _unresolved(database: Database, kind: EntityKind) -> list[str]:
    rows = database.execute("SELECT owner FROM unresolved WHERE kind = ? ORDER BY owner", [kind])
    return [row[0] for row in rows.fetchall()]


def _resolve_owner(database: Database, kind: EntityKind, owner: str) -> None:
    before = _mentions(database, kind, owner)
    resolution = resolve(mention for mention, _ in before)
    _write_entities(database, kind, resolution.entities)
    moved = [(resolution.of[m.id], m) for m, old in before if old != resolution.of[m.id]]
    update = "UPDATE mentions SET entity_id = ? WHERE id = ?"
    database.conn.executemany(update, [(entity_id, m.id) for entity_id, m in moved])
    documents = sorted({m.document_id for _, m in moved})
    database.conn.executemany("INSERT OR IGNORE INTO changed VALUES (?)", [(d,) for d in documents])


def _mentions(database: Database, kind: EntityKind, owner: str) -> list[tuple[Mention, str | None]]:
    """The owner's names, each with the entity that it meant so far."""
    cursor = database.execute(
        "SELECT id, document_id, name, context, acronym, aliases, parent, organisation_id, entity_kind, "
        "entity_id FROM mentions WHERE kind = ? AND owner = ? ORDER BY id",
        [kind, owner],
    )
    return [
        (
            Mention(
                own_id,
                document_id,
                kind,
                name,
                owner,
                context,
                acronym,
                tuple(json.loads(aliases)) if aliases else (),
                parent,
                organisation_id,
                entity_kind,
            ),
            entity_id,
        )
        for (
            own_id, document_id, name, context, acronym, aliases, parent, organisation_id, entity_kind,
            entity_id,
        ) in cursor.fetchall()
    ]  # fmt: skip


def _write_entities(database: Database, kind: EntityKind, entities: Sequence[Entity]) -> None:
    table, alias_table = database.table(_TABLE[kind]), f"{kind}_aliases"
    rows: list[Row] = []
    for e in entities:
        row: Row = {"id": e.id, "name": e.name, "acronym": e.acronym, "organisation_id": e.organisation_id}
        rows.append(
            {**row, "kind": e.entity_kind or "other"} if kind == "body" else {**row, "parent_id": None}
        )
    if rows:
        table.upsert_all(rows, pk="id")
    if kind == "programme":
        database.conn.executemany(
            "UPDATE programmes SET parent_id = ? WHERE id = ?",
            [(e.parent_id, e.id) for e in entities if e.parent_id],
        )
    database.conn.executemany(f"DELETE FROM {alias_table} WHERE {kind}_id = ?", [(e.id,) for e in entities])
    aliases = [{f"{kind}_id": e.id, "alias": alias} for e in entities for alias in e.aliases]
    if aliases:
        database.table(alias_table).insert_all(aliases)


def _point(database: Database, reference: Reference) -> None:
    """Set an entity column of the papers whose names changed."""
    table, field = reference.table, reference.field
    document = "t.id" if table == "documents" else "t.document_id"
    context = _CONTEXT.get((table, field), "''")
    database.execute(
        f"UPDATE {table} AS t SET {field}_id = (SELECT m.entity_id FROM mentions m "
        f"WHERE m.document_id = {document} AND m.kind = ? AND m.name = t.{field}_text "
        f"AND m.context = {context}) "
        f"WHERE {document} IN (SELECT document_id FROM changed)",
        [reference.entity],
    )


def _remove_unnamed(database: Database) -> None:
    """Entities that no paper names any more."""
    named = "SELECT entity_id FROM mentions WHERE kind = ? AND entity_id IS NOT NULL"
    database.execute(
        f"UPDATE programmes SET parent_id = NULL WHERE parent_id NOT IN ({named})", ["programme"]
    )
    database.execute(f"DELETE FROM programmes WHERE id NOT IN ({named})", ["programme"])
    database.execute(f"DELETE FROM bodies WHERE id NOT IN ({named})", ["body"])
    database.execute(
        f"DELETE FROM organisations WHERE id NOT IN ({named}) "
        "AND id NOT IN (SELECT organisation_id FROM mentions WHERE organisation_id IS NOT NULL)",
        ["organisation"],
    )


def _name_organisations(database: Database) -> None:
    """Names and aliases: from the reference table, and as papers print them."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    cursor = database.execute(
        "SELECT entity_id, name, count(*) FROM mentions WHERE kind = 'organisation' "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for organisation_id, name, count in cursor.fetchall():
        printed[organisation_id][name] += count
    aliases: list[Row] = []
    for organisation_id, name in database.execute(
        "SELECT id, name FROM organisations ORDER BY id"
    ).fetchall():
        known = find_organisation(name)
        spelled = printed[organisation_id]
        if (known is None or known.id != organisation_id) and spelled:
            name = min(spelled, key=lambda n: (-spelled[n], n))
            database.execute("UPDATE organisations SET name = ? WHERE id = ?", [name, organisation_id])
        own = {s for s in spelled if known is None or find_organisation(s) == known}
        others = {*(known.aliases if known else ()), *own} - {name}
        aliases += [{"organisation_id": organisation_id, "alias": alias} for alias in sorted(others)]
    database.execute("DELETE FROM organisation_aliases")
    if aliases:
        database.table("organisation_aliases").insert_all(aliases)
