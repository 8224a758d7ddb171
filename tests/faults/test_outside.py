"""Files from outside: passwords, bombs, odd names, words that would rather be commands."""

import csv
import io
import re
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import main
from boardpapers.errors import ExitCode, InputError, ReadError
from boardpapers.extract.read.inflating import check_inflated
from boardpapers.passwords import collect_passwords
from tests.faults.folders import PAPERS, pack_of
from tests.fuzz.seeds import PAGE, pdf

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    def called(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [*map(str, arguments), "--db", str(tmp_path / "a.db")])

    return called


def rows(tmp_path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        return connection.execute(query).fetchall()


STATUS = "SELECT d.status, p.code FROM documents d LEFT JOIN problems p ON p.document_id = d.id ORDER BY 1, 2"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A folder with a paper that asks for a password (`view`)."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    buffer = io.BytesIO()
    made = canvas.Canvas(buffer, encrypt=encryption.StandardEncryption("view", "master", strength=128))
    made.drawString(72, 700, "The board agreed savings of £1.2m in 2019/20.")
    made.save()
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "locked.pdf").write_bytes(buffer.getvalue())
    return folder


def test_without_a_password(call: Call, locked: Path, tmp_path: Path) -> None:
    """An encrypted paper is a failed one, with what to do."""
    result = call("run", locked)
    assert result.exit_code == ExitCode.SOME_FAILED and "Give it with --password" in result.output
    assert rows(tmp_path, STATUS) == [("failed", "encrypted")]


@pytest.mark.parametrize(
    "table",
    [
        "file,password\nlocked.pdf,view\n",
        "locked.pdf\tview\n",
        "password,file\nview,old/folder/locked.pdf\n",
        "\ufefffile\tpassword\tsource\nother.pdf\twrong\tx\nrenamed.pdf\tview\ty\n",
    ],
)
def test_with_a_password_file(call: Call, locked: Path, tmp_path: Path, table: str) -> None:
    """Commas or tabs, with heads or without; a renamed paper is opened too, and none is read twice."""
    assert call("run", locked).exit_code == ExitCode.SOME_FAILED
    given = tmp_path / "passwords.txt"
    given.write_text(table, encoding="utf-8")
    assert call("run", locked, "--password-file", given).exit_code == 0
    assert rows(tmp_path, "SELECT status FROM documents") == [("complete",)]
    assert "unchanged" in call("run", locked).output


def test_several_passwords_are_tried_and_none_is_kept(call: Call, locked: Path, tmp_path: Path) -> None:
    """The right one opens the paper; the database knows none of them."""
    assert call("run", locked, "--password", "Grunwick", "--password", "view").exit_code == 0
    content = (tmp_path / "a.db").read_bytes()
    assert b"Grunwick" not in content and str(tmp_path).encode() not in content


@pytest.mark.parametrize("content", ["", "one column\n", "a,b\nonly one\n"])
def test_a_password_file_that_is_none(tmp_path: Path, content: str) -> None:
    """Told before anything is read."""
    (tmp_path / "p.csv").write_text(content)
    with pytest.raises(InputError, match="password file"):
        collect_passwords((), [tmp_path / "p.csv"])


def bomb(megabytes: int, times: int = 1) -> bytes:
    data = b" " * 1_000_000 * megabytes
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * times
    return b"%%PDF-1.4\n1 0 obj << /Filter [ %b] /Length %d >>\nstream\n%b\nendstream" % (
        filters,
        len(data),
        data,
    )


@pytest.mark.parametrize(("megabytes", "times", "most"), [(60, 1, 50), (60, 2, 50), (60, 3, 50)])
def test_bombs_are_refused(megabytes: int, times: int, most: int) -> None:
    """A small file that unpacks to much is found out, also where it is packed several times."""
    with pytest.raises(ReadError) as caught:
        check_inflated(bomb(megabytes, times), "bomb.pdf", most)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(("megabytes", "times"), [(40, 1), (40, 3)])
def test_large_is_not_too_large(megabytes: int, times: int) -> None:
    """What stays below the limit passes."""
    check_inflated(bomb(megabytes, times), "large.pdf", 50)


def test_limits_are_options(call: Call, tmp_path: Path) -> None:
    """A paper beyond a limit is partial or failed, and read again when it gets more."""
    paper = tmp_path / "long.pdf"
    paper.write_bytes(pack_of(PAPERS[:2]))
    call("run", paper, "--max-pages", "1")
    assert ("partial", "too_many_pages") in rows(tmp_path, STATUS)
    assert "unchanged" in call("run", paper, "--max-pages", "1").output
    assert call("run", paper).exit_code == 0
    assert rows(tmp_path, "SELECT status FROM documents") == [("complete",)]


ODD = (
    b"BT /F1 12 Tf 72 700 Td (1. =cmd|'/c calc'!A1 saves \\243100,000 a year.) Tj 0 -20 Td "
    b"(2. @SUM\\(1\\) \\033[2J \\033]0;title\\007 saves \\243200,000 '; DROP TABLE savings; -- in 2019/20.) "
    b"Tj 0 -20 Td (3. <script>alert\\(1\\)</script> saves \\243300,000 in 2020/21.) Tj ET"
)


def test_words_stay_words(call: Call, tmp_path: Path) -> None:
    """Neither terminal, SQL, spreadsheet nor file system takes a paper's words for commands."""
    name = "=1+1; $(touch pwned) \x1b[31m'\".pdf"
    (tmp_path / name).write_bytes(pdf(ODD))
    run = call("run", tmp_path / name)
    assert run.exit_code == 0, run.output
    outputs = [run.output]
    for question in ("list savings", "list papers", "search saves", "list savings --json", "list problems"):
        outputs.append(call(*question.split()).output)
    (own_id,) = rows(tmp_path, "SELECT id FROM savings ORDER BY amount_gbp DESC LIMIT 1")[0]
    outputs.append(call("show", str(own_id)).output)
    for output in outputs:
        assert "Traceback" not in output and not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", output)
    table = list(csv.DictReader(io.StringIO(call("list", "savings", "--csv").output)))
    assert len(table) == 3
    assert all(not re.match(r"\s*[=+@-]", cell) for row in table for cell in row.values())
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    "name", ["two\nlines.pdf", "\udcff\udcfe.pdf", "-rf.pdf", "a" * 240 + ".pdf", "é💷.pdf"]
)
def test_odd_names(call: Call, tmp_path: Path, name: str) -> None:
    """Any name that a file may have can be read, kept and printed."""
    folder = tmp_path / "papers"
    folder.mkdir()
    try:
        (folder / name).write_bytes(pdf(PAGE))
    except OSError:
        pytest.skip("no such names on this file system")
    assert call("run", folder).exit_code == 0
    assert call("list", "papers").exit_code == 0


QUESTIONS_NOT_TO_BE_ASKED = (
    "ATTACH DATABASE 'x.db' AS x",
    "VACUUM INTO 'x.db'",
    "PRAGMA writable_schema = ON",
    "PRAGMA query_only = OFF",
    "PRAGMA journal_mode = WAL",
    "SELECT load_extension('x')",
    "SELECT writefile('x.db', 'x')",
    "SELECT readfile('x.db')",
    "CREATE TEMP TABLE t (x)",
    "DELETE FROM savings",
    "UPDATE sqlite_master SET sql = ''",
    "INSERT INTO paragraphs_fts(paragraphs_fts) VALUES ('rebuild')",
    "BEGIN EXCLUSIVE",
    "DETACH main",
    "SELECT file FROM pragma_database_list",
    "SELECT 1; DELETE FROM savings",
)


@pytest.mark.parametrize("question", QUESTIONS_NOT_TO_BE_ASKED)
def test_sql_only_asks(call: Call, tmp_path: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, attached, loaded or told of the machine; exit code 6 and a sentence."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pdf").write_bytes(pdf(PAGE))
    call("run", "a.pdf")
    before = (tmp_path / "a.db").read_bytes()
    result = call("sql", question)
    assert result.exit_code == ExitCode.BAD_QUERY and result.output.startswith("Error: "), result.output
    assert (tmp_path / "a.db").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.db", "a.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize("passwords", [False, True])
def test_hostile_files(call: Call, shared: Path, tmp_path: Path, passwords: bool) -> None:
    """A folder of broken, encrypted and odd PDFs: each accounted for, with a reason where it failed."""
    folder = shared / "hostile"
    given = ("--password-file", folder / "PASSWORDS.tsv") if passwords else ()
    result = call("run", folder, *given)
    assert result.exit_code == ExitCode.SOME_FAILED and "Traceback" not in result.output
    found = rows(tmp_path, "SELECT sum(status = 'failed'), count(*) FROM documents")[0]
    assert found[1] == len(list(folder.glob("*.pdf")))
    told = rows(
        tmp_path,
        "SELECT d.file_name FROM documents d WHERE d.status <> 'complete' AND NOT EXISTS "
        "(SELECT 1 FROM problems p WHERE p.document_id = d.id AND p.severity = 'error')",
    )
    assert told == []
    assert rows(tmp_path, "SELECT message FROM problems WHERE code = 'internal_error'") == []
