"""Datasette's metadata, from the tables and views: descriptions, facets, sort orders, labels, queries."""

from typing import Any

from boardpapers.ddl import RECORD_TABLES, TABLES, Table
from boardpapers.views import VIEWS, View

#: The column that stands for a row where another table refers to it.
_LABELS = {
    "organisations": "name",
    "bodies": "name",
    "programmes": "name",
    "documents": "file_name",
    "governance_bodies": "name",
    "initiatives": "name",
    "decisions": "title",
    "benefits": "name",
    "records": "type",
    "tables": "caption",
}
#: Tables that only the program needs; they can be opened, but do not stand in the list.
_HIDDEN = frozenset({"mentions", "unresolved", "descriptions", "evidence_lines"})
_SORTED = {
    "savings": ("sort_desc", "amount_gbp"),
    "costs": ("sort_desc", "amount_gbp"),
    "other_amounts": ("sort_desc", "amount_gbp"),
    "fte_benefits": ("sort_desc", "fte"),
    "decisions": ("sort_desc", "decided_on"),
    "documents": ("sort_desc", "paper_date"),
    "benefits": ("sort_desc", "papers"),
    "records": ("sort", "confidence"),
}
#: More facets than these make a page hard to read.
_MOST_FACETS = 4


def metadata(database: str) -> dict[str, Any]:
    """For the database that Datasette knows as `database` (its file name without the ending)."""
    tables = {table.name: _table(table) for table in TABLES}
    tables |= {view.name: _view(view) for view in VIEWS}
    return {
        "title": "Police board papers",
        "description": "Savings, costs, posts, bodies, decisions and programmes, with the words that say so.",
        "databases": {
            database: {
                "description": "Every record has its page and words: open one to see them.",
                "tables": tables,
                "queries": {f"ask_{view.name}": _query(view) for view in VIEWS},
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": table.description,
        "columns": {c.name: c.description for c in table.columns},
        "facets": _facets(table),
    }
    if table.name in _LABELS:
        found["label_column"] = _LABELS[table.name]
    if table.name in _SORTED:
        way, column = _SORTED[table.name]
        found[way] = column
    if table.name in _HIDDEN:
        found["hidden"] = True
    return found


def _facets(table: Table) -> list[str]:
    """Closed lists, then whose a record is."""
    closed = [c.name for c in table.columns if c.choices]
    records = {t.table.name for t in RECORD_TABLES}
    owners = [c.name for c in table.columns if c.name == "organisation_id"] if table.name in records else []
    return [*closed, *owners][:_MOST_FACETS]


def _view(view: View) -> dict[str, Any]:
    return {
        "title": view.name,
        "description": f"{view.question} {view.description}",
        "columns": {c.name: c.description for c in view.columns},
    }


def _query(view: View) -> dict[str, Any]:
    return {"sql": view.example, "title": view.question, "description": view.description}
