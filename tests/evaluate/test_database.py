"""The database as the evaluation reads it is the one that the program writes."""

import sqlite3

import pytest

from boardpapers.ddl import TABLES as WRITTEN
from boardpapers.ddl import schema_sql
from boardpapers.evaluate.database import Database

from .databases import TABLES


@pytest.mark.parametrize("table", TABLES)
def test_the_tables_of_these_tests_are_the_programs_own(table):
    """Every column that the hand-made databases have stands in the program's table of that name."""
    (written,) = (t for t in WRITTEN if t.name == table)
    columns = {c.strip().strip('"') for c in TABLES[table].split(",")}
    assert columns <= {column.name for column in written.columns}


def test_a_database_of_the_program_can_be_read(tmp_path):
    """A paper without records, in the program's own schema, is read as such."""
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.executescript(schema_sql(WRITTEN))
    connection.execute(
        "INSERT INTO documents (id, sha256, file_name, paper_type, status, tool_version, extracted_at, "
        "read_with) "
        "VALUES ('d', 'f', 'a.b.pdf', 'report', 'complete', '0', '2030-01-01T00:00:00Z', '{}')"
    )
    connection.commit()
    connection.close()
    with Database(tmp_path / "a.db") as database:
        assert database.papers() == {"a.b": "d"}
        paper = database.paper("d")
    assert (paper.tables, paper.evidence) == ((), ())
    assert paper.document.text("paper_type") == "report"
    assert not any(paper.records.values())
