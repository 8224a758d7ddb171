"""Views and their descriptions brought up to date; they hold no data, so this may happen at any opening."""

import sqlite3

from sqlite_utils import Database

from boardpapers.views import VIEWS


def refresh_views(database: Database) -> None:
    """Create the views of this version where they are missing or different. One transaction, or nothing."""
    connection: sqlite3.Connection = database.conn
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    if found == {view.name: view.create_sql for view in VIEWS}:
        return
    with database.atomic():
        for name in found:
            connection.execute(f"DROP VIEW {name}")
        named = [*found, *(view.name for view in VIEWS)]
        connection.executemany("DELETE FROM descriptions WHERE table_name = ?", [(name,) for name in named])
        for view in VIEWS:
            connection.execute(view.create_sql)
        connection.executemany("INSERT INTO descriptions VALUES (?, ?, ?, ?)", list(_descriptions()))


def _descriptions() -> list[tuple[str, str, str, str]]:
    rows = []
    for view in VIEWS:
        rows.append((view.name, "", "", f"{view.description} (A view.)"))
        rows += [(view.name, c.name, c.type, c.description) for c in view.columns]
    return rows
