"""Real papers read as if they had no rules and no fills: nearly the same tables must come out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from boardpapers.extract.layout.furniture import without_furniture
from boardpapers.extract.read import read_pdf
from boardpapers.extract.tables import find_tables
from tests.tables.drawn import strings

ROOT = Path(__file__).resolve().parents[2]
#: Of all rows of tables found with rules, the share that must be found without them.
LEAST = 0.95


def papers() -> Iterator[Path]:
    for folder in (ROOT / "corpus" / "papers", ROOT.parent / "shared" / "papers"):
        yield from sorted(folder.glob("*.pdf"))


def rows_without_rules(path: Path) -> tuple[int, int]:
    """How many rows of the paper's tables are found without rules, and how many there are."""
    pages, _ = without_furniture(read_pdf(path, file_name=path.name).pages)
    bare = [
        tuple(r) for t in find_tables([replace(p, rules=(), rects=()) for p in pages]) for r in strings(t)
    ]
    rows = [tuple(r) for t in find_tables(pages) if t.n_rows > 3 for r in strings(t)]
    return sum(1 for r in rows if r in bare), len(rows)


def test_papers_without_rules() -> None:
    """Over all sample papers, and the real ones where they are at hand."""
    pytest.importorskip("reportlab")
    counts = [rows_without_rules(path) for path in papers()]
    if not counts:
        pytest.skip("no papers at hand")
    assert sum(found for found, _ in counts) >= LEAST * sum(rows for _, rows in counts)
