"""Which files are taken for a database, and what is said of the others."""

import sqlite3
from pathlib import Path

import pytest

from boardpapers.ddl import TABLES
from boardpapers.errors import DatabaseError
from boardpapers.header import APPLICATION_ID, SCHEMA_VERSION
from boardpapers.store.opening import open_for_writing
from boardpapers.views import VIEWS


def test_a_new_database_describes_itself(tmp_path: Path) -> None:
    """Every table, view and column has a description in the database."""
    with open_for_writing(tmp_path / "new.db") as database:
        described = {
            (r[0], r[1]) for r in database.execute("SELECT table_name, column_name FROM descriptions")
        }
        bare = database.execute("SELECT count(*) FROM descriptions WHERE description = ''").fetchone()[0]
    assert described == {(t.name, c) for t in (*TABLES, *VIEWS) for c in ("", *t.column_names)}
    assert bare == 0


def test_the_header_says_whose_it_is(tmp_path: Path) -> None:
    """application_id and user_version stand in the file."""
    with open_for_writing(tmp_path / "new.db") as database:
        assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_every_table_is_strict(tmp_path: Path) -> None:
    """No column takes a value of another type."""
    with open_for_writing(tmp_path / "new.db") as database:
        loose = database.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main' "
            "AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert loose == []


def test_every_foreign_key_has_an_index(tmp_path: Path) -> None:
    """Each foreign key begins an index or a primary key, so that deletes and joins are fast."""
    with open_for_writing(tmp_path / "new.db") as database:
        for table in TABLES:
            leading = {i[0] for i in table.indexes} | {table.key[0]}
            missing = {c.name for c in table.columns if c.references} - leading
            assert missing <= {"record_id", "organisation_id"} and (
                not missing or table.name in ("mentions",)
            ), (
                table.name,
                missing,
            )
        assert database.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")


def _other_version(path: Path) -> None:
    with open_for_writing(path) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p: p.write_text("hello"), "no SQLite database"),
        (lambda p: p.mkdir(), "is a folder"),
        (_foreign, "not one that boardpapers made"),
        (_other_version, "a newer version"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path, make: object, said: str) -> None:
    """A foreign file, another database or another version: one clear sentence, and not a byte changed."""
    path = tmp_path / "other.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError, match=said), open_for_writing(path):
        pass
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    """The sentence says that the folder is missing, and makes none."""
    with (
        pytest.raises(DatabaseError, match="folder does not exist"),
        open_for_writing(tmp_path / "no" / "a.db"),
    ):
        pass
    assert not (tmp_path / "no").exists()


def test_a_locked_database_says_so(tmp_path: Path) -> None:
    """Another writer's lock is waited for, then told."""
    path = tmp_path / "a.db"
    with open_for_writing(path):
        pass
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DatabaseError, match="another program"), open_for_writing(path, wait=0.05):
            pass
    finally:
        holder.close()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    """`touch new.db` beforehand does no harm."""
    path = tmp_path / "a.db"
    path.touch()
    with open_for_writing(path) as database:
        assert database.table("documents").count == 0
