"""Folders of papers for tests of faults, runs as processes of their own, and databases compared."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PAPERS = sorted((ROOT / "corpus" / "papers").glob("*.pdf"), key=lambda p: (p.stat().st_size, p.name))


def folder_of(path: Path, several: int = 3) -> Path:
    """A folder with a few small papers, one twice, one damaged, one that is no PDF, and a pack."""
    path.mkdir()
    for paper in PAPERS[:several]:
        shutil.copy(paper, path)
    shutil.copy(PAPERS[0], path / "twin.pdf")
    (path / "torn.pdf").write_bytes(PAPERS[0].read_bytes()[:3000])
    (path / "page.pdf").write_text("<!doctype html><p>Not found</p>")
    (path / "zz-pack.pdf").write_bytes(pack_of(PAPERS[:2]))
    return path


def pack_of(papers: list[Path]) -> bytes:
    """One PDF with the pages of several, as an agenda pack has them."""
    import io

    import pypdfium2

    pack = pypdfium2.PdfDocument.new()
    for paper in papers:
        pack.import_pages(pypdfium2.PdfDocument(paper.read_bytes()))
    buffer = io.BytesIO()
    pack.save(buffer)
    return buffer.getvalue()


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "boardpapers", *map(str, arguments)]


def started(*arguments: str | Path) -> "subprocess.Popen[bytes]":
    """The program in a process of its own, with an end of its own for its error lines."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command(*arguments),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def done(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command(*arguments), capture_output=True, text=True, env=environment, check=False)


def killed(process: "subprocess.Popen[bytes]", how: int = signal.SIGKILL) -> None:
    process.send_signal(how)
    process.wait()
    assert process.stderr is not None
    process.stderr.close()


def dump(db: Path) -> list[str]:
    """Every row of the database as text, but for what tells of the runs and not of the papers."""
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'paragraphs_fts%' "
            "AND name <> 'runs' ORDER BY name"
        ).fetchall()
        rows = []
        for (table,) in tables:
            columns = [r[1] for r in connection.execute(f"PRAGMA table_info({table})")]
            wanted = ", ".join(f'"{c}"' for c in columns if c != "extracted_at")
            rows += [f"{table}: {row!r}" for row in connection.execute(f"SELECT {wanted} FROM {table}")]
    connection.close()
    return sorted(rows)


def faults(db: Path) -> list[str]:
    """What is wrong with the database as such; empty for a sound one."""
    connection = sqlite3.connect(db)
    try:
        found = [str(r[0]) for r in connection.execute("PRAGMA integrity_check") if r[0] != "ok"]
        found += [f"foreign key: {r}" for r in connection.execute("PRAGMA foreign_key_check")]
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.execute("INSERT INTO paragraphs_fts(paragraphs_fts) VALUES ('integrity-check')")
        connection.rollback()
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    finally:
        connection.close()
    return found


def sizes(db: Path) -> dict[str, tuple[int, ...]]:
    """By paper, how many rows of each kind it has: a paper that is half loaded has fewer."""
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return {}
        counts = ", ".join(
            f"(SELECT count(*) FROM {table} WHERE document_id = d.id)"
            for table in ("paragraphs", "tables", "records", "checks", "mentions", "files", "page_marks")
        )
        evidence = (
            "(SELECT count(*) FROM evidence e JOIN records r ON r.id = e.record_id "
            "WHERE r.document_id = d.id)"
        )
        return {
            r[0]: tuple(r[1:])
            for r in connection.execute(f"SELECT d.id, {counts}, {evidence} FROM documents d")
        }
    finally:
        connection.close()
