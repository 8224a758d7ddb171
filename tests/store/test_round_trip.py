"""Whatever a record says comes back from the database as it was said."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from boardpapers.document import Box, Evidence
from boardpapers.schemas import OtherAmount
from boardpapers.store.loading import load_paper, loadable
from boardpapers.store.opening import open_for_writing
from boardpapers.store.rows import clean
from tests.store.papers import full_paper

AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False)
TEXTS = st.text(min_size=1, max_size=40)
EDGES = st.floats(0, 2000, allow_nan=False)
EVIDENCE = st.builds(
    Evidence,
    field=st.none(),
    quote=TEXTS,
    page=st.integers(1, 2000),
    box=st.builds(Box, EDGES, EDGES, EDGES, EDGES),
    source=st.sampled_from(["prose", "table", "form", "heading"]),
    paragraph=st.none() | st.integers(0, 3),
    start=st.integers(0, 99),
    end=st.integers(100, 200),
)
RECORDS = st.lists(
    st.builds(
        OtherAmount,
        item=st.none() | TEXTS,
        amount_gbp=AMOUNTS,
        amount_max_gbp=st.none() | AMOUNTS,
        is_total=st.booleans(),
        confidence=st.floats(0, 1),
        evidence=st.lists(EVIDENCE, min_size=1, max_size=3).map(tuple),
    ),
    max_size=4,
)


@contextmanager
def fresh() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder, open_for_writing(Path(folder, "a.db")) as database:
        yield database


@settings(max_examples=30)
@given(RECORDS)
def test_records_come_back_as_they_were_said(records: list[OtherAmount]) -> None:
    """Amounts to the last bit, texts without control characters, every quote; and twice the same."""
    outcome = replace(full_paper(), records=tuple(records))
    paper = loadable(outcome, "0", "")
    assert loadable(outcome, "0", "") == paper
    with fresh() as database:
        load_paper(database, paper)
        stored = database.execute(
            "SELECT o.item, o.amount_gbp, o.amount_max_gbp, o.is_total, k.confidence FROM other_amounts o "
            "JOIN records k ON k.id = o.id ORDER BY k.position"
        ).fetchall()
        quotes = database.execute("SELECT quote, page, source FROM evidence").fetchall()
    said = [(clean(r.item), r.amount_gbp, r.amount_max_gbp, int(r.is_total), r.confidence) for r in records]
    assert stored == said
    assert sorted(quotes) == sorted((clean(e.quote), e.page, e.source) for r in records for e in r.evidence)
