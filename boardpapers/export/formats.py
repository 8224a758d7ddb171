"""The formats by name, and the one function that writes any of them."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from boardpapers.ddl import TABLES
from boardpapers.errors import InputError
from boardpapers.export.annotations import write_annotations
from boardpapers.export.datapackage import write_datapackage
from boardpapers.export.popolo import write_popolo
from boardpapers.export.reading import table_rows
from boardpapers.export.tabular import write_parquet, write_workbook
from boardpapers.queries.lists import Filters, listing
from boardpapers.queries.paper_lists import KINDS
from boardpapers.views import VIEWS


def _parquet(connection: sqlite3.Connection, folder: Path) -> list[Path]:
    """A file for each table and view."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = [(t.name, t.columns, t.key) for t in TABLES]
    written = []
    for name, columns, order in (*tables, *((v.name, v.columns, ()) for v in VIEWS)):
        path = folder / f"{name}.parquet"
        write_parquet(path, table_rows(connection, name, order), {c.name: c.type for c in columns})
        written.append(path)
    return written


def _workbook(connection: sqlite3.Connection, folder: Path) -> list[Path]:
    """One workbook: a sheet for each list and for each view that answers a question."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets: list[tuple[str, list[Any], list[str]]] = []
    for kind in KINDS:
        found = listing(connection, kind, Filters())
        sheets.append((kind.name, list(found.rows), [f.name for f in kind.fields]))
    for view in VIEWS:
        if view.name not in ("forces", "all_records", "counted_savings", "counted_costs", "least_certain"):
            sheets.append((view.name, table_rows(connection, view.name), list(view.column_names)))
    path = folder / "boardpapers.xlsx"
    write_workbook(path, sheets)
    return [path]


#: What `boardpapers export` writes, with a line for its help.
FORMATS: dict[str, tuple[str, Callable[..., list[Path]]]] = {
    "datapackage": ("the whole database as a Frictionless Data Package", write_datapackage),
    "parquet": ("a Parquet file for each table and view", _parquet),
    "xlsx": ("one Excel workbook with the lists and views", _workbook),
    "popolo": ("organisations, bodies and seats as Popolo JSON", write_popolo),
    "annotations": ("the evidence as W3C Web Annotations", write_annotations),
}


def export(connection: sqlite3.Connection, name: str, folder: Path, **options: Any) -> list[Path]:
    """Write the format called `name` into `folder`; gives the files, the most important first."""
    try:
        return FORMATS[name][1](connection, folder, **options)
    except OSError as error:
        raise InputError(f"{error.filename or folder}: cannot be written ({error.strerror}).") from error
