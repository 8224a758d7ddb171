"""Bodies, organisations and seats as Popolo JSON: organizations, posts and memberships."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from boardpapers.export.reading import Row, paper_source, table_rows, urn
from boardpapers.ids import make_id


def write_popolo(connection: sqlite3.Connection, folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "popolo.json"
    path.write_text(json.dumps(popolo(connection), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path]


def popolo(connection: sqlite3.Connection) -> dict[str, Any]:
    """A seat is a membership with a post: papers name posts, hardly ever the people who hold them."""
    documents = {d["id"]: d for d in table_rows(connection, "documents", ("id",))}
    posts: dict[str, Row] = {}
    memberships = [_membership(row, documents, posts) for row in _seats(connection)]
    return {
        "persons": [],
        "organizations": [*_organisations(connection), *_bodies(connection, documents)],
        "posts": [posts[key] for key in sorted(posts)],
        "memberships": memberships,
    }


def _organisations(connection: sqlite3.Connection) -> list[Row]:
    aliases = _aliases(connection, "organisation")
    return [
        {
            "id": urn("organisation", row["id"]),
            "name": row["name"],
            "classification": row["kind"],
            "other_names": [{"name": name} for name in aliases.get(row["id"], ())],
            "identifiers": [{"identifier": row["ons_code"], "scheme": "ONS"}] if row["ons_code"] else [],
        }
        for row in table_rows(connection, "organisations", ("id",))
    ]


def _bodies(connection: sqlite3.Connection, documents: dict[str, Row]) -> list[Row]:
    aliases = _aliases(connection, "body")
    above = {
        row[0]: row[1]
        for row in connection.execute(
            "SELECT g.body_id, l.target_body_id FROM body_links l "
            "JOIN governance_bodies g ON g.id = l.governance_body_id "
            "WHERE l.relation = 'part_of' AND l.target_body_id IS NOT NULL ORDER BY g.document_id, l.id"
        )
    }
    found = []
    for row in table_rows(connection, "bodies", ("id",)):
        others = [*aliases.get(row["id"], ()), *([row["acronym"]] if row["acronym"] else [])]
        body: Row = {
            "id": urn("body", row["id"]),
            "name": row["name"],
            "classification": row["kind"],
            "other_names": [{"name": name} for name in dict.fromkeys(others)],
            "sources": _told_in(connection, row["id"], documents),
        }
        if row["id"] in above:
            body["parent_id"] = urn("body", above[row["id"]])
        elif row["organisation_id"]:
            body["parent_id"] = urn("organisation", row["organisation_id"])
        found.append(body)
    return found


def _told_in(connection: sqlite3.Connection, body_id: str, documents: dict[str, Row]) -> list[Row]:
    rows = connection.execute(
        "SELECT DISTINCT g.document_id, k.page, g.remit FROM governance_bodies g "
        "JOIN records k ON k.id = g.id WHERE g.body_id = ? ORDER BY 1, 2",
        [body_id],
    )
    return [_link(documents[r[0]], r[1], r[2]) for r in rows]


def _link(document: Row, page: int, quote: str | None) -> Row:
    said = f": {quote}" if quote else ""
    return {
        "url": f"{paper_source(document)}#page={page}",
        "note": f"{document['file_name']}, page {page}{said}",
    }


def _aliases(connection: sqlite3.Connection, kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for owner, alias in connection.execute(f"SELECT {kind}_id, alias FROM {kind}_aliases ORDER BY 1, 2"):
        found.setdefault(owner, []).append(alias)
    return found


def _seats(connection: sqlite3.Connection) -> list[Row]:
    rows = connection.execute(
        "SELECT m.id, m.role, m.capacity, m.organisation_id, g.body_id, g.document_id, "
        "g.organisation_id AS owner, "
        "(SELECT e.page FROM evidence e WHERE e.child_id = m.id ORDER BY e.page, e.id LIMIT 1) AS page, "
        "(SELECT e.quote FROM evidence e WHERE e.child_id = m.id ORDER BY e.page, e.id LIMIT 1) AS quote, "
        "k.page AS first_page FROM body_members m JOIN governance_bodies g ON g.id = m.governance_body_id "
        "JOIN records k ON k.id = g.id WHERE g.body_id IS NOT NULL "
        "ORDER BY g.body_id, g.document_id, m.position"
    )
    return [dict(row) for row in rows]


def _membership(row: Row, documents: dict[str, Row], posts: dict[str, Row]) -> Row:
    membership: Row = {
        "id": urn("seat", row["id"]),
        "label": row["role"] or row["capacity"].replace("_", " "),
        "role": row["capacity"],
        "organization_id": urn("body", row["body_id"]),
        "sources": [_link(documents[row["document_id"]], row["page"] or row["first_page"], row["quote"])],
    }
    home = row["organisation_id"] or row["owner"] or documents[row["document_id"]]["organisation_id"]
    if row["organisation_id"]:
        membership["on_behalf_of_id"] = urn("organisation", row["organisation_id"])
    if row["role"] and home:
        key = make_id("post", organisation=home, role=row["role"].casefold())
        membership["post_id"] = urn("post", key)
        posts.setdefault(
            key,
            {
                "id": urn("post", key),
                "label": row["role"],
                "role": row["role"],
                "organization_id": urn("organisation", home),
            },
        )
    return membership
