"""The page of a paper: whole, self-contained, escaped, and working in a real browser."""

import re
import shutil
import sqlite3
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from boardpapers.cli import main
from boardpapers.errors import ExitCode
from boardpapers.extract.read.render import render_pages
from boardpapers.queries.reading import open_for_reading
from boardpapers.report import gather, page
from boardpapers.report.gather import PaperReport, Shown
from tests.conftest import ROOT

PAPERS = ROOT / "corpus" / "papers"


class Reader(HTMLParser):
    """Ids, links and what would be loaded from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        self.sources += [values[n] or "" for n in ("src", "srcset", "data") if values.get(n)]


@pytest.fixture(scope="module")
def kent(corpus_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "kent.html"
    arguments = [
        "report",
        "kent-savings",
        "--html",
        str(path),
        "--db",
        str(corpus_db),
        "--papers",
        str(PAPERS),
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return path


def test_every_record_stands_in_both_places(kent: Path, corpus_db: Path) -> None:
    """Each record has an entry and a highlight, every link has a target, and nothing is loaded."""
    read = Reader(kent.read_text(encoding="utf-8"))
    with sqlite3.connect(corpus_db) as connection:
        ids = [r[0] for r in connection.execute(
            "SELECT k.id FROM records k JOIN documents d ON d.id = k.document_id WHERE file_name LIKE 'kent%'"
        )]  # fmt: skip
    assert len(read.ids) == len(set(read.ids))
    for own_id in ids:
        assert f"r-{own_id}" in read.ids
        assert any(i.startswith(f"h-{own_id}-") for i in read.ids)
    assert {link[1:] for link in read.links} <= set(read.ids)
    assert all(source.startswith("data:image/webp;base64,") for source in read.sources)
    assert read.tags.count("figure") == 3


def test_doubts_stand_on_top(kent: Path) -> None:
    """The total that does not add up is told before the pages."""
    text = kent.read_text(encoding="utf-8")
    assert text.index("printed 370,000, the other figures give 360,000") < text.index("<main>")


def test_words_of_a_paper_are_never_code(corpus_db: Path) -> None:
    """A title, quote or item that looks like HTML stays text."""
    nasty = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>"
    with open_for_reading(corpus_db) as connection:
        own_id = connection.execute("SELECT id FROM documents WHERE file_name LIKE 'kent%'").fetchone()[0]
        found = gather(connection, own_id)
    spoiled = _with_words(found, nasty)
    data = (PAPERS / "kent-savings-plan-2022.pdf").read_bytes()
    text = page(spoiled, render_pages(data, [1], scale=0.5), nasty)
    read = Reader(text)
    assert read.tags.count("script") == 1 and read.tags.count("img") == 1
    assert "onerror=alert(2)>" not in text.replace("onerror=alert(2)&gt;", "")
    assert re.search(r"default-src 'none'.*script-src 'sha256-[A-Za-z0-9+/]{43}='", text)


def _with_words(report: PaperReport, words: str) -> PaperReport:
    from dataclasses import replace

    paper = {
        name: words if isinstance(v, str) and name != "status" else v for name, v in report.paper.items()
    }
    shown = report.records[0]
    attributes = [(n, words if isinstance(v, str) else v) for n, v in shown.detail.attributes]
    detail = replace(shown.detail, attributes=attributes, children=[(words, [{"id": "x", words: words}])])
    first = Shown(detail, words, shown.page, [replace(p, quote=words) for p in shown.places])
    problems = [{"page": 1, "severity": "error", "code": "x", "message": words}]
    return replace(report, paper=paper, records=[first, *report.records[1:]], problems=problems)


def test_a_paper_without_records(corpus_db: Path) -> None:
    """A paper that gave nothing still has its page, which says so."""
    from dataclasses import replace

    with open_for_reading(corpus_db) as connection:
        own_id = connection.execute("SELECT id FROM documents").fetchone()[0]
        found = replace(gather(connection, own_id), records=[], n_checks=0, checks=[])
    assert "No records." in page(found, [], "0.1.0")


def test_names_that_fit_none_or_several(corpus_db: Path, tmp_path: Path) -> None:
    """A name of several papers, or of none, is told."""
    for name, said in (("2021", "papers are called"), ("kennt", "No paper")):
        arguments = ["report", name, "--html", str(tmp_path / "x.html"), "--db", str(corpus_db)]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == ExitCode.NOT_FOUND
        assert said in result.output


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_a_link_lights_both_places_in_a_browser(kent: Path, corpus_db: Path) -> None:
    """Opened at a record, the page's own script runs under its policy and lights the words and the entry."""
    with sqlite3.connect(corpus_db) as connection:
        own_id = connection.execute(
            "SELECT id FROM savings WHERE item = 'Procurement' AND status = 'delivered'"
        ).fetchone()[0]
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000"]
    done = subprocess.run(
        [*command, "--dump-dom", f"{kent.as_uri()}#r-{own_id}"], capture_output=True, text=True, timeout=120
    )
    lit = re.findall(r'class="([^"]* on)"[^>]*data-record="(\w+)"', done.stdout)
    assert {i for _, i in lit} == {own_id}
    kinds = {c for classes, _ in lit for c in classes.split()}
    assert {"own", "said", "savings"} <= kinds
    assert re.search(rf'<li id="r-{own_id}"[^>]*class="savings on"', done.stdout)
