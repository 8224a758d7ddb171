"""Every view has what its description says, answers its own example, and comes with any opening."""

import sqlite3
from pathlib import Path

import pytest

from boardpapers.queries.reading import open_for_reading
from boardpapers.queries.sql import ask
from boardpapers.store.opening import open_for_writing
from boardpapers.views import VIEWS, View


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.name)
def test_columns_and_example(view: View, corpus_db: Path) -> None:
    """The columns described are the columns there are, with rows over the sample papers."""
    with open_for_reading(corpus_db) as connection:
        answer = ask(connection, f"SELECT * FROM {view.name}")
        assert tuple(answer.columns) == view.column_names
        assert answer.rows
        assert ask(connection, view.example).columns
        described = connection.execute(
            "SELECT column_name FROM descriptions WHERE table_name = ? AND column_name <> '' "
            "AND length(description) > 5",
            [view.name],
        )
        assert {row[0] for row in described} == set(view.column_names)
    assert view.question.endswith("?")


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.name)
def test_columns_have_the_types_described(view: View, corpus_db: Path) -> None:
    """Numbers come as numbers, text as text."""
    allowed = {"TEXT": {"text", "null"}, "REAL": {"real", "null", "integer"}, "INTEGER": {"integer", "null"}}
    with open_for_reading(corpus_db) as connection:
        for column in view.columns:
            found = connection.execute(f'SELECT DISTINCT typeof("{column.name}") FROM {view.name}')
            assert {row[0] for row in found} <= allowed[column.type], column.name


def test_views_of_another_version_are_replaced(tmp_path: Path) -> None:
    """A view that is missing, different or no longer known is put right at the next opening for writing."""
    path = tmp_path / "papers.db"
    with open_for_writing(path):
        pass
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP VIEW forces; DROP VIEW failed_totals; CREATE VIEW failed_totals AS SELECT 1 AS x; "
        "CREATE VIEW outdated AS SELECT 2 AS y; INSERT INTO descriptions VALUES ('outdated', '', '', 'Old.')"
    )
    connection.close()
    with open_for_writing(path) as database:
        assert set(database.view_names()) == {view.name for view in VIEWS}
        assert list(database.execute("SELECT * FROM failed_totals")) == []
        described = {row[0] for row in database.execute("SELECT DISTINCT table_name FROM descriptions")}
        assert "outdated" not in described and "forces" in described
