"""Runs that are killed, stopped, starved or in each other's way: nothing is lost, and everything is told."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from boardpapers.errors import ExitCode
from tests.faults.folders import command, done, dump, faults, folder_of, killed, sizes, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="faults are made with signals")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("faults") / "papers")


@pytest.fixture(scope="module")
def quiet(folder: Path) -> Path:
    """The database of a run that nobody disturbed."""
    db = folder.parent / "quiet.db"
    assert done("run", folder, "--db", db).returncode == ExitCode.SOME_FAILED
    return db


def _lines(process: "subprocess.Popen[bytes]", count: int) -> None:
    """Wait until so many papers are loaded."""
    assert process.stderr is not None
    for _ in range(count):
        process.stderr.readline()


def test_the_folder_is_told_in_full(quiet: Path) -> None:
    """Every file is accounted for: read, failed with a reason, or a further copy."""
    with sqlite3.connect(quiet) as connection:
        statuses = dict(connection.execute("SELECT file_name, status FROM documents").fetchall())
        reasons = connection.execute(
            "SELECT d.file_name, p.code FROM documents d JOIN problems p ON p.document_id = d.id "
            "WHERE p.code IN ('not_a_pdf', 'damaged', 'duplicate', 'printed_again') ORDER BY 1, 2"
        ).fetchall()
    assert sum(s == "failed" for s in statuses.values()) == 2 and len(statuses) == 6
    assert [code for _, code in reasons].count("duplicate") == 1
    assert ("zz-pack.pdf", "printed_again") in reasons and ("page.pdf", "not_a_pdf") in reasons


@pytest.mark.parametrize("papers", [1, 3, 5])
def test_a_killed_run_goes_on(folder: Path, quiet: Path, tmp_path: Path, papers: int) -> None:
    """Killed in the middle: sound, no paper half loaded; the next run ends as if nothing had been."""
    db = tmp_path / "a.db"
    process = started("run", folder, "--db", db, "--jobs", "2")
    _lines(process, papers)
    killed(process)
    assert faults(db) == []
    whole = sizes(quiet)
    assert all(whole[paper] == size for paper, size in sizes(db).items())
    done("run", folder, "--db", db)
    assert dump(db) == dump(quiet) and faults(db) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_keeps_what_is_done(folder: Path, quiet: Path, tmp_path: Path, how: int) -> None:
    """Ctrl-C and a friendly kill: within two seconds, exit code 130, told, and the rest the next time."""
    db = tmp_path / "a.db"
    process = started("run", folder, "--db", db, "--jobs", "2")
    _lines(process, 2)
    began = time.monotonic()
    process.send_signal(how)
    assert process.stderr is not None
    told = process.stderr.read().decode()
    assert process.wait() == 130
    assert time.monotonic() - began < 2 * _slowness()
    assert "Stopped. What was read is kept." in told and "Traceback" not in told
    assert len(sizes(db)) >= 2 and faults(db) == []
    done("run", folder, "--db", db)
    assert dump(db) == dump(quiet)


def test_ctrl_c_is_heard_while_another_program_writes(folder: Path, tmp_path: Path) -> None:
    """Waiting for the database does not keep anybody from stopping."""
    db = tmp_path / "a.db"
    process = started("run", folder, "--db", db, "--jobs", "1")
    _lines(process, 1)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(1)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    told = process.stderr.read().decode()
    assert process.wait() == 130 and "Traceback" not in told
    assert time.monotonic() - began < 2 * _slowness()
    other.close()
    assert faults(db) == []


@pytest.mark.parametrize("half_read", ["SELECT id FROM documents", "SELECT owner FROM unresolved"])
def test_ctrl_c_within_a_question_to_the_database(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, half_read: str
) -> None:
    """What was being read when it came is let go of, so that the last steps are not in its way."""
    from boardpapers import pipeline

    def load(database: Any, paper: Any, files: Any) -> Any:
        pipeline_load(database, paper, files)
        answer = database.execute(half_read)
        answer.fetchone()
        raise KeyboardInterrupt

    pipeline_load = pipeline.load_or_report
    monkeypatch.setattr(pipeline, "load_or_report", load)
    db = tmp_path / "a.db"
    report = pipeline.run([str(folder)], db, jobs=1)
    assert report.interrupted and faults(db) == [] and len(sizes(db)) == 1


def _slowness() -> float:
    """Machines that build are shared: how much longer than usual a small thing takes."""
    began = time.monotonic()
    sum(range(3_000_000))
    return max(1.0, (time.monotonic() - began) / 0.1)


def test_unchanged_papers_are_not_read_again(folder: Path, tmp_path: Path) -> None:
    """Nothing is read, nothing changes, and the exit code is that of the run that read them."""
    db = tmp_path / "a.db"
    done("run", folder, "--db", db)
    before = dump(db)
    again = done("run", folder, "--db", db)
    assert again.returncode == ExitCode.SOME_FAILED and "unchanged" in again.stdout
    assert "[1/" not in again.stderr and dump(db) == before
    with sqlite3.connect(db) as connection:
        last = "SELECT documents, unchanged FROM runs ORDER BY id DESC"
        assert connection.execute(last).fetchone() == (0, 6)


def test_changed_new_and_gone(folder: Path, tmp_path: Path) -> None:
    """What changed takes the place of what was there; what has gone stays until it is pruned."""
    papers = folder_of(tmp_path / "papers", several=1)
    db = tmp_path / "a.db"
    done("run", papers, "--db", db)
    (papers / "torn.pdf").write_bytes((papers / "torn.pdf").read_bytes() + b"\n% more")
    (papers / "page.pdf").unlink()
    (papers / "new.pdf").write_bytes(b"%PDF-1.4 new")
    told = done("run", papers, "--db", db)
    assert "[2/2]" in told.stderr and "1 dropped" in told.stdout
    assert _names(db) == sorted(["new.pdf", "page.pdf", "torn.pdf", _first(papers), "zz-pack.pdf"])
    told = done("run", papers, "--db", db, "--prune")
    assert "1 dropped" in told.stdout
    assert _names(db) == sorted(["new.pdf", "torn.pdf", _first(papers), "zz-pack.pdf"])


def _names(db: Path) -> list[str]:
    with sqlite3.connect(db) as connection:
        return [r[0] for r in connection.execute("SELECT file_name FROM documents ORDER BY 1")]


def _first(papers: Path) -> str:
    """The name of the paper that is there twice: the first one counts."""
    return min(p.name for p in papers.iterdir() if p.stat().st_size == (papers / "twin.pdf").stat().st_size)


def test_prune_does_not_trust_a_missing_path(folder: Path, quiet: Path, tmp_path: Path) -> None:
    """A slip in a path must not empty the database."""
    before = dump(quiet)
    told = done("run", folder / "page.pdf", tmp_path / "nowhere", "--db", quiet, "--prune")
    assert told.returncode == ExitCode.NO_INPUT and "Nothing was pruned" in told.stderr
    assert dump(quiet) == before


def test_two_runs_wait_for_each_other(folder: Path, quiet: Path, tmp_path: Path) -> None:
    """The second says that it waits, then finds everything there."""
    db = tmp_path / "a.db"
    first = started("run", folder, "--db", db, "--jobs", "1")
    _lines(first, 1)
    first.send_signal(signal.SIGSTOP)  # so that it is still there when the second comes
    second = started("run", folder, "--db", db)
    assert second.stderr is not None
    told = second.stderr.readline()
    first.send_signal(signal.SIGCONT)
    first.communicate()
    _, rest = second.communicate()
    assert first.returncode == second.returncode == ExitCode.SOME_FAILED
    assert b"another run is writing to it" in told and b"[1/" not in rest
    assert dump(db) == dump(quiet)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.db"]


def test_a_database_that_another_program_writes_to(folder: Path, quiet: Path, tmp_path: Path) -> None:
    """It is told that it is waited for; and when that ends, the run goes on."""
    db = tmp_path / "a.db"
    done("run", folder / "page.pdf", "--db", db)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    process = started("run", folder / "torn.pdf", "--db", db)
    assert process.stderr is not None
    assert b"another program is writing to it; waiting" in process.stderr.readline()
    other.execute("COMMIT")
    other.close()
    process.communicate()
    assert process.returncode == ExitCode.SOME_FAILED
    assert len(sizes(db)) == 2


@pytest.mark.parametrize("kilobytes", [100, 400, 700, 1000])
def test_a_full_disk(folder: Path, quiet: Path, tmp_path: Path, kilobytes: int) -> None:
    """Told in a sentence; what was loaded before stays, and the next run has room and ends as it should."""
    db = tmp_path / "a.db"

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1000, resource.RLIM_INFINITY))

    told = subprocess.run(
        command("run", folder, "--db", db, "--jobs", "1"),
        preexec_fn=little_room,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert told.returncode == ExitCode.BAD_DATABASE, told.stderr
    assert "the disk is full" in told.stderr and "Traceback" not in told.stderr
    assert faults(db) == []
    whole = sizes(quiet)
    assert all(whole[paper] == size for paper, size in sizes(db).items())
    done("run", folder, "--db", db)
    assert dump(db) == dump(quiet)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(folder: Path, tmp_path: Path) -> None:
    """SQLite needs the folder too; told before anything is read."""
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    told = done("run", folder, "--db", closed / "a.db")
    assert told.returncode == ExitCode.BAD_DATABASE and "cannot be written" in told.stderr


def test_after_a_kill_questions_are_answered(folder: Path, tmp_path: Path) -> None:
    """A half-written transaction is undone by the next one who looks, also by a question."""
    db = tmp_path / "a.db"
    done("run", folder, "--db", db)
    code = (
        "import os, signal, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE evidence SET quote = quote || ' changed'\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(db)], check=False)
    assert Path(f"{db}-journal").exists()
    told = done(
        "sql", "SELECT count(*) AS n FROM evidence WHERE quote LIKE '% changed'", "--db", db, "--json"
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == [{"n": 0}]
