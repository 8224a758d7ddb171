"""What holds for every paper: no word is lost, none is told twice, and the order is fixed."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardpapers.document import Box, Document, Page, Table, Word
from boardpapers.extract.compose import clean
from boardpapers.extract.layout import lay_out
from boardpapers.extract.patterns import patterns
from boardpapers.extract.read import RawPaper, read_pdf
from tests.conftest import ROOT


def _told(document: Document) -> Counter[tuple[int, Box]]:
    texts = [f.text for f in document.furniture]
    for block in document.blocks:
        texts += (
            [c.text for c in block.cells] if isinstance(block, Table) else [block.text, block.number_text]
        )
    return Counter((piece.page, piece.box) for text in texts for piece in text.pieces)


def _printed(raw: RawPaper) -> Counter[tuple[int, Box]]:
    return Counter(
        (p.number, w.box if p.scan is None else p.scan.displayed(w.box))
        for p in raw.pages
        for w in p.words
        if clean(w.text)
    )


PAPERS = sorted((ROOT / "corpus").glob("papers/*.pdf"))


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_every_word_of_a_sample_paper_is_told_once(path: Path) -> None:
    """Each word is in one paragraph, one label, one cell or the furniture."""
    raw = read_pdf(path, file_name=path.name)
    document = lay_out(raw)
    assert _told(document) == _printed(raw)
    assert [b.position for b in document.blocks] == list(range(len(document.blocks)))
    assert lay_out(raw) == document


def test_every_word_of_the_real_papers_is_told_once(shared: Path) -> None:
    """The same over real papers and over pages full of tables."""
    for path in (
        sorted((shared / "papers").glob("*.pdf")) + sorted((shared / "icdar2013-eu").glob("*.pdf"))[::3]
    ):
        raw = read_pdf(path, file_name=path.name)
        assert _told(lay_out(raw)) == _printed(raw), path.name


words = st.builds(
    lambda text, x, y, size, bold, upright: Word(
        text, Box(x, y, x + 0.5 * size * len(text), y + size), "Arial", size, bold=bold, upright=upright
    ),
    st.sampled_from(
        ["1.", "a)", "•", "Board", "savings", "£4m", "NOTED", "Title:", "2019", "-", "of", "Page", "3"]
    ),
    st.integers(20, 500).map(float),
    st.integers(10, 820).map(float),
    st.sampled_from([8.0, 11.0, 16.0]),
    st.booleans(),
    st.sampled_from([True] * 9 + [False]),
)


@settings(max_examples=60)
@given(st.lists(st.lists(words, max_size=40), min_size=1, max_size=3))
def test_no_heap_of_words_loses_one(pages: list[list[Word]]) -> None:
    """However words lie on the pages, each is told once and the result is the same each time."""
    raw = RawPaper(
        "0" * 64,
        "heap.pdf",
        len(pages),
        tuple(
            Page(n, 595.0, 842.0, tuple({w.box: w for w in several}.values()))
            for n, several in enumerate(pages, 1)
        ),
        "digital",
    )
    document = lay_out(raw)
    assert _told(document) == _printed(raw)
    assert lay_out(raw) == document


@pytest.mark.parametrize("pattern", patterns("layout"), ids=lambda p: p.name)
def test_patterns_match_their_examples_and_nothing_else(pattern: object) -> None:
    """Each pattern of layout.toml keeps to what it says beside it."""
    for example in pattern.examples:  # type: ignore[attr-defined]
        assert pattern.regex.match(example), example  # type: ignore[attr-defined]
    for other in pattern.counterexamples:  # type: ignore[attr-defined]
        assert not pattern.regex.match(other), other  # type: ignore[attr-defined]
