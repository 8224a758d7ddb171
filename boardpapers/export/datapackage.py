"""The whole database as a Frictionless Data Package: datapackage.json and a CSV file for each table."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from boardpapers.ddl import TABLES, Column, Table
from boardpapers.export.reading import Row, about, table_rows
from boardpapers.views import VIEWS

_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}
_LICENCES = {
    "OGL-UK-3.0": ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                   "Open Government Licence 3.0 (United Kingdom)"),
    "CC0-1.0": ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
    "CC-BY-4.0": ("https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"),
}  # fmt: skip
#: Views that only help others.
_LEFT_OUT = frozenset({"forces", "all_records"})


def write_datapackage(
    connection: sqlite3.Connection, folder: Path, licence: str | None = None, accuracy: Any = None
) -> list[Path]:
    """`licence` is that of the papers' words; `accuracy` what `boardpapers evaluate --json` gave."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    written, resources = [], []
    for table in TABLES:
        rows = table_rows(connection, table.name, table.key)
        resources.append(_resource(table.name, table.description, _table_schema(table, rows)))
        written.append(_write(folder, table.name, rows, table.column_names))
    for view in VIEWS:
        if view.name in _LEFT_OUT:
            continue
        schema = {"fields": [_field(c, ()) for c in view.columns], "missingValues": [""]}
        resources.append(_resource(view.name, view.description, schema))
        written.append(_write(folder, view.name, table_rows(connection, view.name), view.column_names))
    path = folder / "datapackage.json"
    package = _package(connection, licence, accuracy, resources)
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path, *written]


def _package(
    connection: sqlite3.Connection, licence: str | None, accuracy: Any, resources: list[Row]
) -> dict[str, Any]:
    told = about(connection)
    documents = table_rows(connection, "documents", ("file_name", "id"))
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "boardpapers",
        "title": "Savings, costs, posts, bodies, decisions and programmes in UK police board papers",
        "description": "Read by boardpapers from the papers listed as sources; every value points at "
        "its words, page and box in `evidence`. The words quoted are those of the papers' publishers.",
        "version": ", ".join(told.tool_versions),
        "sources": [_source(d) for d in documents],
        "contributors": [{"title": f"boardpapers {v}", "role": "wrangler"} for v in told.tool_versions],
    }
    if told.created:
        package["created"] = told.created
    if licence:
        path, title = _LICENCES.get(licence, (None, None))
        package["licenses"] = [{"name": licence, **({"path": path, "title": title} if path else {})}]
    if accuracy is not None:
        package["accuracy"] = accuracy
    return {**package, "resources": resources}


def _source(document: Mapping[str, Any]) -> dict[str, str]:
    title = " · ".join(t for t in (document["title"], document["file_name"]) if t)
    path = {"path": document["source_url"]} if document["source_url"] else {}
    return {"title": title, "sha256": document["sha256"], **path}


def _resource(name: str, description: str, schema: dict[str, Any]) -> Row:
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "path": f"data/{name}.csv",
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _table_schema(table: Table, rows: list[Row]) -> dict[str, Any]:
    """Types, closed lists and keys; NULL is an empty cell, so a text that may be empty is not required."""
    blank = {c.name for c in table.columns if c.type == "TEXT" and any(row[c.name] == "" for row in rows)}
    schema: dict[str, Any] = {
        "fields": [_field(c, blank) for c in table.columns],
        "missingValues": [""],
    }
    if not blank & set(table.key):
        schema["primaryKey"] = list(table.key)
    schema["foreignKeys"] = list(_foreign_keys(table))
    return schema


def _field(column: Column, blank: "set[str] | tuple[()]") -> Row:
    constraints: dict[str, Any] = {}
    if column.required and column.name not in blank:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.flag:
        constraints["enum"] = [0, 1]
    field: Row = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    return {**field, "constraints": constraints} if constraints else field


def _foreign_keys(table: Table) -> Iterator[Row]:
    for column in table.columns:
        if column.references:
            target = column.references.removesuffix("(id)")
            resource = "" if target == table.name else target.replace("_", "-")
            yield {"fields": column.name, "reference": {"resource": resource, "fields": "id"}}


def _write(folder: Path, name: str, rows: list[Row], columns: tuple[str, ...]) -> Path:
    """The values as they are: this is for programs, `boardpapers list --csv` for spreadsheets."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([row[c] for c in columns] for row in rows)
    path = folder / "data" / f"{name}.csv"
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
    return path
