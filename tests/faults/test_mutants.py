"""Properties over inputs that nobody would write: PDFs and texts with bytes changed, moved and lost."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from boardpapers.limits import Limits, ReadOptions
from boardpapers.outcome import Outcome
from boardpapers.stages import process
from boardpapers.store.loading import loadable
from boardpapers.workers.pool import EndablePool, EndedError
from tests.faults.folders import PAPERS
from tests.fuzz import seeds, targets

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits need a Unix")

#: A file that takes longer than this is a finding; the machine may be slow.
LIMITS = Limits(seconds=120.0, memory_mb=1500)


def read(data: bytes) -> Outcome:
    """Runs in a worker, which a PDF library may bring down."""
    return process(data, "mutant.pdf", ReadOptions(ocr=False), passwords=("x",))


@pytest.fixture(scope="module")
def pool() -> Iterator[EndablePool]:
    made = EndablePool(2, LIMITS)
    yield made
    made.shutdown(wait=False, cancel_futures=True)


@st.composite
def mutants(draw: st.DrawFn, sources: tuple[bytes, ...]) -> bytes:
    """A small PDF with bytes flipped, pieces cut, doubled or swapped for words of the format."""
    data = bytearray(draw(st.sampled_from(sources)))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        many = draw(st.integers(1, 40))
        match draw(st.sampled_from(("flip", "cut", "double", "word", "tail"))):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[at : at + many]
            case "double":
                data[at:at] = data[at : at + many]
            case "word":
                word = draw(st.sampled_from(seeds.WORDS)).encode()
                data[at : at + len(word)] = word
            case "tail":
                del data[len(data) - min(many, len(data)) :]
    return bytes(data)


SMALL = tuple(p for p in seeds.PDFS if len(p) > 100)


@settings(max_examples=60)
@given(mutants(SMALL))
@example(b"%PDF-1.4\n" + b"[" * 50_000)
@example(b"%PDF-1.4\n" + b"<<" * 20_000)
@example(seeds.pdf(b"q " * 20_000))
@example(seeds.pdf(b"BT /F1 1e38 Tf (x) Tj ET"))
@example(seeds.pdf(b"0 0 0 0 re f 1e38 -1e38 m 1e38 1e38 l S BT /F1 9 Tf 1e30 1e30 Td (\\2431m) Tj ET"))
def test_any_file_ends_as_a_paper(pool: EndablePool, data: bytes) -> None:
    """However it is damaged, a file gives a status, a reason where it failed, and rows that fit."""
    try:
        outcome: Outcome = pool.submit(read, data).result()
    except EndedError as error:
        assert error.code == "crashed"  # a PDF library died, which a run tells and survives
        return
    assert outcome.status in ("complete", "partial", "failed")
    errors = [p for p in outcome.problems if p.severity == "error"]
    assert (outcome.status == "complete") == (not errors), outcome.problems
    assert not [p for p in errors if p.code == "internal_error"], outcome.problems
    assert outcome.status != "failed" or not outcome.records
    loadable(outcome, "0", "2024-01-01T00:00:00Z")


@settings(max_examples=15)
@given(mutants((PAPERS[0].read_bytes(), PAPERS[1].read_bytes())))
def test_damaged_papers_end_as_papers(pool: EndablePool, data: bytes) -> None:
    """The same of real layouts with their fonts and packed streams."""
    test_any_file_ends_as_a_paper.hypothesis.inner_test(pool, data)  # type: ignore[attr-defined]


PIECES = st.one_of(st.sampled_from(seeds.TEXTS), st.sampled_from(seeds.WORDS), st.text(max_size=6))
TEXT = st.lists(PIECES, max_size=12).flatmap(
    lambda p: st.sampled_from(("", " ", "\n")).map(lambda s: s.join(p))
)


@pytest.mark.parametrize("target", sorted(targets.TEXTS))
@settings(max_examples=150)
@given(text=TEXT)
@example(text="£" * 3000)
@example(text="1," * 3000)
@example(text="between £1 and " * 400)
@example(text="2019/" * 800)
@example(text=" " * 5000 + "£1m")
@example(text="£" + "9" * 400)
@example(text="one hundred and " * 300)
@example(text="31/02/2019 and 99/99/9999, 0000-00, FY00/00, Q9 2019/20")
def test_any_text_is_read(target: str, text: str) -> None:
    """Values stand where they are said to stand and are of this world; and no text takes for ever."""
    targets.TEXTS[target](text)
