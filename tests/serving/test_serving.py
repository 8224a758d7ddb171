"""The database in Datasette: what is open, what is described, and the words on a record's page."""

import asyncio
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from boardpapers.cli import main
from boardpapers.ddl import TABLES
from boardpapers.errors import ExitCode
from boardpapers.serving.metadata import metadata
from boardpapers.views import VIEWS
from tests.conftest import ROOT

pytest.importorskip("datasette")
PAPERS = ROOT / "corpus" / "papers"


@pytest.fixture
def get(corpus_db: Path) -> Callable[[str], Any]:
    """`get(path)` as a browser without a network."""
    from boardpapers.serving.server import application

    datasette = application(corpus_db, [PAPERS])

    def got(path: str) -> Any:
        async def ask() -> Any:
            await datasette.invoke_startup()
            return await datasette.client.get(path, follow_redirects=True)

        return asyncio.run(ask())

    return got


def one(db: Path, query: str) -> str:
    with sqlite3.connect(db) as connection:
        return str(connection.execute(query).fetchone()[0])


def test_metadata_describes_everything() -> None:
    """Every table and view with its columns, labels that exist, and a query for each view."""
    told = metadata("x")["databases"]["x"]
    columns = {n.name: set(n.column_names) for n in (*TABLES, *VIEWS)}
    assert set(told["tables"]) == set(columns)
    for name, table in told["tables"].items():
        assert set(table["columns"]) == columns[name] and all(table["columns"].values())
        named = {
            table.get("label_column"),
            table.get("sort"),
            table.get("sort_desc"),
            *table.get("facets", ()),
        }
        assert named - {None} <= columns[name]
    assert set(told["queries"]) == {f"ask_{v.name}" for v in VIEWS}


@pytest.mark.parametrize("name", [v.name for v in VIEWS])
def test_canned_queries_answer(get: Callable[[str], Any], name: str) -> None:
    """Each question gives rows."""
    found = get(f"/corpus/ask_{name}.json?_shape=objects")
    assert found.status_code == 200 and found.json()["rows"]


@pytest.mark.parametrize(
    "path", ["/", "/corpus", "/corpus/savings?status=delivered", "/corpus/paragraphs?_search=fleet"]
)
def test_pages_open(get: Callable[[str], Any], path: str) -> None:
    """The start, the database, a table with a filter, and a search."""
    found = get(path)
    assert found.status_code == 200 and "corpus" in found.text


def test_a_record_shows_its_words(get: Callable[[str], Any], corpus_db: Path) -> None:
    """The page of a saving has the picture with the highlight, its quote, and the way to the paper."""
    own_id = one(corpus_db, "SELECT id FROM savings WHERE amount_gbp = 1310000")
    text = get(f"/corpus/savings/{own_id}").text
    assert f"/-/boardpapers/picture/{own_id}-1.webp" in text and "<q>1,310</q>" in text
    picture = get(f"/-/boardpapers/picture/{own_id}-1.webp")
    assert picture.headers["content-type"] == "image/webp" and picture.content[8:12] == b"WEBP"
    document = one(corpus_db, f"SELECT document_id FROM savings WHERE id = '{own_id}'")
    assert f"/-/boardpapers/paper/{document}#r-{own_id}" in text
    assert f'id="r-{own_id}"' in get(f"/-/boardpapers/paper/{document}").text
    assert f"/-/boardpapers/paper/{document}" in get(f"/corpus/documents/{document}").text


@pytest.mark.parametrize(
    "path",
    [
        "/-/boardpapers/picture/aaaaaaaaaaaaaaaa-1.webp",
        "/-/boardpapers/paper/aaaaaaaaaaaaaaaa",
        "/-/boardpapers/paper/../../etc/passwd",
    ],
)
def test_what_is_not_there(get: Callable[[str], Any], path: str) -> None:
    """An id that is none, or is no id, is not found."""
    assert get(path).status_code == 404


def test_a_page_without_the_papers(corpus_db: Path) -> None:
    """Where the PDFs are not, the record's page still opens; only its picture is missing."""
    from boardpapers.serving.server import application

    own_id = one(corpus_db, "SELECT id FROM savings WHERE amount_gbp = 1310000")

    async def ask() -> tuple[int, int]:
        datasette = application(corpus_db)
        await datasette.invoke_startup()
        page = await datasette.client.get(f"/corpus/savings/{own_id}")
        picture = await datasette.client.get(f"/-/boardpapers/picture/{own_id}-1.webp")
        return page.status_code, picture.status_code

    assert asyncio.run(ask()) == (200, 404)


def test_nothing_can_be_written(get: Callable[[str], Any], corpus_db: Path) -> None:
    """SQL that changes something is refused, and the file cannot be downloaded."""
    before = corpus_db.read_bytes()
    assert get("/corpus.json?sql=delete+from+savings").status_code in (400, 403)
    assert get("/corpus.db").status_code == 403
    assert corpus_db.read_bytes() == before


@pytest.mark.parametrize("made", ["missing", "other"])
def test_no_database(tmp_path: Path, made: str) -> None:
    """A file that is missing or not ours is told before a server starts."""
    path = tmp_path / "papers.db"
    if made == "other":
        sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    result = CliRunner().invoke(main, ["serve", str(path)])
    assert result.exit_code == ExitCode.BAD_DATABASE


@pytest.fixture
def server(corpus_db: Path) -> Iterator[str]:
    """The real command, on a free port of this computer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "boardpapers", "serve", str(corpus_db), "--port", str(port)]
    process = subprocess.Popen([*command, "--papers", str(PAPERS)], stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/-/versions.json", timeout=5)
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_in_a_browser(server: str, corpus_db: Path) -> None:
    """A real browser follows a figure to its words: the picture on the record's page is loaded and shown."""
    own_id = one(corpus_db, "SELECT id FROM savings WHERE amount_gbp = 1310000")
    with urllib.request.urlopen(f"{server}/corpus/savings/{own_id}") as answer:
        assert own_id in answer.read().decode()
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=4000",
        "--dump-dom",
    ]
    found = subprocess.run(
        [*command, f"{server}/corpus/savings/{own_id}"], capture_output=True, text=True, timeout=120
    ).stdout
    assert "The words behind this record" in found and f"{own_id}-1.webp" in found
