"""The public Python surface."""

import subprocess
import sys
from pathlib import Path

import pytest

import boardpapers
from boardpapers.errors import DatabaseError, NotFoundError, QueryError
from boardpapers.schemas import Saving
from tests.conftest import ROOT

KENT = ROOT / "corpus" / "papers" / "kent-savings-plan-2022.pdf"


def test_read_a_paper_without_a_database() -> None:
    """Records are typed models with their words; bytes do as well as a path."""
    outcome = boardpapers.read_paper(KENT)
    assert outcome.status == "complete" and outcome.metadata.organisation == "Kent Police"
    savings = [r for r in outcome.records if isinstance(r, Saving)]
    fleet = next(s for s in savings if s.item == "Fleet" and s.status == "delivered")
    assert (fleet.amount_gbp, fleet.words[0].quote, fleet.words[0].page) == (215_000, "215", 1)
    assert boardpapers.read_paper(KENT.read_bytes(), name=KENT.name).records == outcome.records


def test_a_bad_paper_raises_nothing() -> None:
    """What went wrong is told as problems."""
    outcome = boardpapers.read_paper(b"%PDF-1.4 broken")
    assert outcome.status == "failed" and outcome.problems and not outcome.records


def test_a_database(corpus_db: Path) -> None:
    """Lists with filters, one record, history, search and SQL."""
    with boardpapers.open_database(corpus_db) as papers:
        rows = papers.rows("savings", force="Kent", no_totals=True, statuses=("delivered",))
        assert sum(r["amount_gbp"] for r in rows) == 5_510_000
        assert papers.record(rows[0]["id"]).evidence
        assert papers.history("Digital Case Files")
        assert papers.search("savings")
        assert papers.sql("SELECT count(*) AS n FROM documents") == [{"n": 11}]
        with pytest.raises(NotFoundError, match="Did you mean"):
            papers.rows("savigns")
        with pytest.raises(QueryError):
            papers.sql("DELETE FROM savings")


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_frames(corpus_db: Path, engine: str) -> None:
    """A list or a question as a frame."""
    pytest.importorskip(engine)
    with boardpapers.open_database(corpus_db) as papers:
        frame = papers.frame("savings", engine, force="Kent", no_totals=True)  # type: ignore[arg-type]
        assert len(frame) == len(papers.rows("savings", force="Kent", no_totals=True))
        assert "amount_gbp" in frame.columns
        assert len(papers.frame("SELECT * FROM failed_totals", engine)) == 1  # type: ignore[arg-type]


def test_no_database(tmp_path: Path) -> None:
    """A database that is not there is told."""
    with pytest.raises(DatabaseError), boardpapers.open_database(tmp_path / "none.db"):
        pass


def test_importing_is_light() -> None:
    """`import boardpapers` brings neither spaCy nor a PDF library."""
    code = (
        "import sys, boardpapers; dir(boardpapers); boardpapers.__version__; "
        "print(sorted(set(sys.modules) & {'spacy', 'pdfplumber', 'pypdfium2', 'pydantic', 'click'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_unknown_names() -> None:
    """A name that is not public is no attribute."""
    with pytest.raises(AttributeError):
        _ = boardpapers.nothing  # type: ignore[attr-defined]
