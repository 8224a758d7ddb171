"""Every odd file ends as a row with a reason, loses no other, and leaves nothing outside the database."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from boardpapers.cli import main
from boardpapers.errors import ExitCode
from tests.faults.odd_files import FAMILIES, paper, places, write
from tests.fuzz.seeds import PAGE

SLOW = ("trees", "forms", "bombs")


def ran(folder: Path, db: Path) -> str:
    result = CliRunner().invoke(
        main, ["run", str(folder), "--db", str(db), "--jobs", "2", "--max-seconds", "30"]
    )
    assert result.exit_code in (ExitCode.OK, ExitCode.SOME_FAILED), result.output
    assert "Traceback" not in result.output and "\033" not in result.output
    return result.output


def rows(db: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(db) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize(
    "family", [pytest.param(f, marks=pytest.mark.slow) if f in SLOW else f for f in FAMILIES]
)
def test_each_file_is_told(tmp_path: Path, family: str) -> None:
    made = write(tmp_path / "odd", family)
    db = tmp_path / "a.db"
    ran(tmp_path / "odd", db)
    hidden = family == "names"  # `..pdf` is hidden, as for every program that reads folders
    assert rows(db, "SELECT count(*) FROM documents") == [(made - hidden,)]
    assert rows(
        db, "SELECT count(*) FROM problems WHERE code IN ('internal_error', 'crashed', 'load_failed')"
    ) == [(0,)]
    untold = (
        "SELECT file_name FROM documents d WHERE status <> 'complete' AND NOT EXISTS "
        "(SELECT 1 FROM problems p WHERE p.document_id = d.id AND p.severity = 'error')"
    )
    assert rows(db, untold) == []
    assert rows(db, "PRAGMA integrity_check") == [("ok",)] and rows(db, "PRAGMA foreign_key_check") == []


def test_places_that_hold_no_paper(tmp_path: Path) -> None:
    """Links in circles or to nowhere, a pipe and a folder that is called a paper hold up nothing."""
    (tmp_path / "odd").mkdir()
    places(tmp_path / "odd")
    ran(tmp_path / "odd", tmp_path / "a.db")
    found = dict(rows(tmp_path / "a.db", "SELECT file_name, status FROM documents"))
    assert found["itself.pdf"] == found["nowhere.pdf"] == "failed" and "closed.pdf" in found


FIELD = b"<< /Type /Annot /Subtype /Widget /FT %b /Ff %d /T (a) /V (%b) "
FIELD += b"/DA (/F1 11 Tf) /Rect [72 300 500 330] /F %d >>"
FORM = (
    b"/AcroForm << /Fields [5 0 R] /NeedAppearances true /DA (/F1 11 Tf) /DR << /Font << /F1 6 0 R >> >> >>"
)
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


@pytest.mark.parametrize(("flags", "read"), [(4, True), (2, False)])
def test_filled_fields_are_read(tmp_path: Path, flags: int, read: bool) -> None:
    """What was typed into a form is on the page, as a viewer shows it; hidden fields are not."""
    field = FIELD % (b"/Tx", 0, b"The board approved savings of GBP 55,000", flags)
    (tmp_path / "form.pdf").write_bytes(
        paper(field, HELVETICA, catalog=FORM, keys=b"/Annots [5 0 R]", content=PAGE)
    )
    ran(tmp_path / "form.pdf", tmp_path / "a.db")
    found = rows(tmp_path / "a.db", "SELECT text FROM paragraphs WHERE text LIKE '%55,000%'")
    assert bool(found) is read
