"""Sentences with money and posts, read as they stand; what a heading would add is not known here."""

from functools import reduce
from operator import add

import pytest

from boardpapers.extract import fte, money
from tests.extract.phrases import Counted, Extract, cases, score
from tests.extract.reading import paper

EXTRACT: dict[str, Extract] = {"money": money.extract, "fte": fte.extract}
#: The least F1 of records and the least share of right attributes, near what is reached now.
FLOORS = {
    "money.dev": (0.98, 0.965),
    "fte.dev": (0.94, 0.95),
    "money.heldout": (0.96, 0.97),
    "fte.heldout": (0.80, 0.90),
}


def total(file: str) -> Counted:
    extract = EXTRACT[file.partition(".")[0]]
    return reduce(add, (score(case, extract) for case in cases(file)))


@pytest.mark.parametrize("file", ["money.dev", "fte.dev"])
def test_sentences_are_read(file: str) -> None:
    """Records and their attributes of all sentences together; names the sentences that fall short."""
    extract = EXTRACT[file.partition(".")[0]]
    short = [c["text"] for c in cases(file) if (s := score(c, extract)).f1 < 1 or s.attributes < 1]
    counted = total(file)
    least_f1, least_attributes = FLOORS[file]
    assert counted.f1 >= least_f1, short
    assert counted.attributes >= least_attributes, short


@pytest.mark.parametrize("file", ["money.heldout", "fte.heldout"])
def test_sentences_never_looked_at(file: str) -> None:
    """The part that is looked at only as a number."""
    counted = total(file)
    least_f1, least_attributes = FLOORS[file]
    assert round(counted.f1, 3) >= least_f1
    assert round(counted.attributes, 3) >= least_attributes


def test_no_sentence_loses_an_amount() -> None:
    """Each amount that a sentence names ends in a record of one of the three types."""
    for case in cases("money.dev"):
        found = {r.amount_gbp for r in money.extract(paper(case["text"], date=case["date"])).records}
        wanted = {abs(e["amount_gbp"]) for e in case["expect"] if not e.get("optional")}
        assert wanted <= {abs(a) for a in found}, case["text"]
