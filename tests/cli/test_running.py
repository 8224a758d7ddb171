"""`boardpapers run` on real files: what is read, what is refused, and what is left behind."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import main
from boardpapers.errors import ExitCode
from boardpapers.header import SCHEMA_VERSION
from tests.conftest import ROOT

PAPERS = sorted((ROOT / "corpus" / "papers").glob("*.pdf"), key=lambda p: p.stat().st_size)[:2]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def called(*papers: str | Path, db: Path | None = None, jobs: int = 1) -> Result:
        given = ["run", *map(str, papers), "--jobs", str(jobs), "--db", str(db or tmp_path / "a.db")]
        return CliRunner().invoke(main, given)

    return called


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two small papers, one of them under a name that does not say so."""
    made = tmp_path / "papers"
    (made / "deep").mkdir(parents=True)
    (made / PAPERS[0].name).write_bytes(PAPERS[0].read_bytes())
    (made / "deep" / "no-ending").write_bytes(PAPERS[1].read_bytes())
    (made / "notes.txt").write_text("not a paper")
    return made


def rows(db: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(db) as connection:
        return connection.execute(query).fetchall()


def dump(db: Path) -> list[str]:
    """The database as text, without what differs from run to run."""
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE documents SET extracted_at = ''")
        connection.execute("DELETE FROM runs")
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'paragraphs_fts%'"
        ).fetchall()
        content = [
            f"{table}: {row!r}" for (table,) in tables for row in connection.execute(f"SELECT * FROM {table}")
        ]
        connection.rollback()
    return sorted(content)


def test_a_folder_is_read_by_content(run: Run, folder: Path, tmp_path: Path) -> None:
    """Folders are searched to the bottom; a PDF is known by its bytes, other files are passed over."""
    result = run(folder)
    assert result.exit_code == 0, result.output
    names = {
        r[0] for r in rows(tmp_path / "a.db", "SELECT file_name FROM documents WHERE status = 'complete'")
    }
    assert names == {PAPERS[0].name, "no-ending"}
    assert "2 of 2 papers read" in result.output and "What to try next:" in result.output


def test_any_number_of_workers_gives_the_same_database(run: Run, folder: Path, tmp_path: Path) -> None:
    """One worker or two, row for row the same; reading again changes nothing either."""
    assert run(folder, db=tmp_path / "one.db").exit_code == 0
    assert run(folder, db=tmp_path / "two.db", jobs=2).exit_code == 0
    one = dump(tmp_path / "one.db")
    assert one == dump(tmp_path / "two.db")
    assert run(folder, db=tmp_path / "one.db").exit_code == 0
    assert dump(tmp_path / "one.db") == one


def test_no_absolute_path_gets_into_the_database(run: Run, folder: Path, tmp_path: Path) -> None:
    """Not even of files that are missing."""
    run(folder, tmp_path / "gone" / "missing.pdf")
    assert str(tmp_path).encode() not in (tmp_path / "a.db").read_bytes()


def test_globs(run: Run, folder: Path, tmp_path: Path) -> None:
    """A pattern that the shell left alone is resolved here, also over folders."""
    result = run(folder / "**" / "no-*")
    assert result.exit_code == 0, result.output
    assert rows(tmp_path / "a.db", "SELECT file_name FROM documents") == [("no-ending",)]


def test_twins_are_read_once_and_told(run: Run, folder: Path, tmp_path: Path) -> None:
    """The same bytes under two names are one paper, with a note."""
    (folder / "copy.pdf").write_bytes(PAPERS[0].read_bytes())
    assert run(folder).exit_code == 0
    assert rows(tmp_path / "a.db", "SELECT count(*) FROM documents") == [(2,)]
    assert rows(tmp_path / "a.db", "SELECT severity FROM problems WHERE code = 'duplicate'") == [("info",)]


@pytest.mark.parametrize("name", ["nowhere.pdf", "no-folder/x.pdf", "*.nothing"])
def test_what_is_missing_is_told_and_no_database_made(run: Run, tmp_path: Path, name: str) -> None:
    """Nothing to read: exit code 3, a sentence, and not even an empty database."""
    result = run(tmp_path / name)
    assert result.exit_code == ExitCode.NO_INPUT
    assert result.output.startswith("Error: ")
    assert not (tmp_path / "a.db").exists()


def test_a_near_miss_is_suggested(run: Run, folder: Path) -> None:
    """A misspelt file name brings up the right one."""
    wanted = PAPERS[0].name
    assert f"Did you mean {wanted}?" in run(folder / wanted.replace("20", "02")).output


def test_a_folder_without_papers(run: Run, tmp_path: Path) -> None:
    """An empty folder is nothing to read."""
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / "empty")
    assert result.exit_code == ExitCode.NO_INPUT and "no PDF in this folder" in result.output


def test_a_missing_path_does_not_stop_the_others(run: Run, folder: Path, tmp_path: Path) -> None:
    """What is there is read; what is not is a problem of the run, and the exit code says so."""
    result = run(folder, tmp_path / "gone.pdf")
    assert result.exit_code == ExitCode.SOME_FAILED
    assert rows(tmp_path / "a.db", "SELECT count(*) FROM documents") == [(2,)]
    assert rows(tmp_path / "a.db", "SELECT code, document_id FROM problems WHERE document_id IS NULL") == [
        ("no_input", None)
    ]


BAD = {
    "empty.pdf": (b"", "empty_file"),
    "text.pdf": (b"just words", "not_a_pdf"),
    "page.pdf": (b"<!doctype html><html></html>", "not_a_pdf"),
    "torn.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "damaged"),
}


@pytest.mark.parametrize(("name", "content", "code"), [(n, c, k) for n, (c, k) in BAD.items()])
def test_a_bad_paper_is_a_row_and_stops_nobody(
    run: Run, folder: Path, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    """The bad one fails with its reason, the good ones are complete, the exit code is 1."""
    (folder / name).write_bytes(content)
    result = run(folder, folder / name)
    assert result.exit_code == ExitCode.SOME_FAILED, result.output
    told = rows(
        tmp_path / "a.db",
        "SELECT d.file_name, d.status, p.code FROM documents d JOIN problems p ON p.document_id = d.id "
        "WHERE p.severity = 'error'",
    )
    assert told == [(name, "failed", code)]
    assert rows(tmp_path / "a.db", "SELECT count(*) FROM documents WHERE status = 'complete'") == [(2,)]
    assert name in result.output and "Traceback" not in result.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_paper_that_may_not_be_read(run: Run, folder: Path, tmp_path: Path) -> None:
    """A file without permission is a failed paper."""
    (folder / PAPERS[0].name).chmod(0)
    assert run(folder).exit_code == ExitCode.SOME_FAILED
    assert rows(tmp_path / "a.db", "SELECT code FROM problems WHERE severity = 'error'") == [
        ("unreadable_file",)
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_database_that_may_not_be_written(run: Run, folder: Path, tmp_path: Path) -> None:
    """Told before any paper is read."""
    db = tmp_path / "a.db"
    run(folder)
    db.chmod(stat.S_IRUSR)
    result = run(folder)
    assert result.exit_code == ExitCode.BAD_DATABASE and "cannot be written" in result.output


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda p: p.write_text("hello"), "no SQLite database"),
        (_foreign, "not one that boardpapers made"),
        (lambda p: p.mkdir(), "is a folder"),
    ],
)
def test_a_file_that_is_no_database_of_ours(
    run: Run, folder: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    """Refused with exit code 4, and left as it is."""
    spoil(tmp_path / "a.db")
    result = run(folder)
    assert result.exit_code == ExitCode.BAD_DATABASE and said in result.output


def test_a_database_of_another_version(run: Run, folder: Path, tmp_path: Path) -> None:
    """Never half understood: the sentence says how to rebuild."""
    run(folder)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    result = run(folder)
    assert result.exit_code == ExitCode.BAD_DATABASE and "newer version" in result.output


def test_a_folder_that_is_not_there_for_the_database(run: Run, folder: Path, tmp_path: Path) -> None:
    """The database's folder is not made up."""
    result = run(folder, db=tmp_path / "no" / "a.db")
    assert result.exit_code == ExitCode.BAD_DATABASE and "folder does not exist" in result.output


def test_every_run_is_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    """A row for each run, with what it read and what failed."""
    (folder / "bad.pdf").write_bytes(b"")
    run(folder)
    (told,) = rows(tmp_path / "a.db", "SELECT documents, failed, options FROM runs WHERE finished_at > ''")
    assert told[:2] == (3, 1) and json.loads(str(told[2]))["papers"] == 3


HEAVY = {
    "pydantic",
    "spacy",
    "pdfplumber",
    "pypdfium2",
    "sqlite_utils",
    "boardpapers.schemas",
    "boardpapers.extract",
}


def imported_by(arguments: list[str]) -> set[str]:
    """The modules that a command has imported by its end."""
    code = (
        f"import sys\nfrom boardpapers.cli import main\ntry:\n    main({arguments!r})\n"
        "except SystemExit:\n    print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help comes at once because it needs neither the models nor a PDF library."""
    assert HEAVY.isdisjoint(imported_by(arguments))


def test_questions_import_nothing_heavy(run: Run, folder: Path, tmp_path: Path) -> None:
    """Lists, searches and records come from SQLite alone."""
    run(folder)
    for question in ("list savings", "search police", "list papers --force Kent"):
        found = imported_by([*question.split(), "--db", str(tmp_path / "a.db")])
        assert "sqlite3" in found and HEAVY.isdisjoint(found), question
