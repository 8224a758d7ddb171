"""Claims told twice are one record; two claims about one thing are two."""

import pytest

from boardpapers.extract import money
from boardpapers.extract.money.merging import merge, significant
from boardpapers.schemas import Amount
from tests.extract.reading import Rows, paper, table

SAVINGS: Rows = [["Item", "Savings 2019/20 (£000)"], ["Fleet", "110"], ["Front desks", "1,084"]]


def amounts(*blocks: object) -> list[Amount]:
    return list(money.extract(paper(*blocks)).records)  # type: ignore[arg-type]


def test_a_claim_told_twice_is_one_record() -> None:
    """The proposal and the recommendation say the same: one record, the words of both."""
    one = "The fleet review will save £437k a year."
    found = amounts(one, "The Board is asked to approve the fleet review, which will save £437k a year.")
    assert [r.amount_gbp for r in found] == [437_000]
    assert len(found[0].words) == 2


@pytest.mark.parametrize(
    "other",
    [
        "The fleet review has saved £437k.",
        "The fleet review will save £438k.",
        "The fleet review will cost £437k.",
        "The fleet review will save £437k in 2024/25.",
    ],
)
def test_two_claims_are_two_records(other: str) -> None:
    """Another state, amount, sense or period is another claim."""
    assert len(amounts("The fleet review will save £437k by March 2021.", other)) == 2


def test_an_amount_pointed_at_is_the_one_named_before() -> None:
    """`the £340k` is what was named, whatever is said of it now; `a saving of £340k` is not."""
    one = "Savings of £340k a year are planned from Legal Services."
    (found,) = amounts(one, "The £340k will not now be achieved.")
    assert found.status == "missed"  # type: ignore[attr-defined]
    assert len(amounts(one, "A saving of £340k has been made in custody.")) == 2


def test_a_round_figure_of_one_thing_is_not_the_total_of_another() -> None:
    """`£0.7m from Legal Services` is not the total of a row on training, however near it lies."""
    rows: Rows = [["Function", "Kent £000", "Essex £000", "Total £000"], ["Training", "300", "440", "740"]]
    found = amounts("£0.7m from Legal Services was promised.", table(rows))
    assert 700_000 in [r.amount_gbp for r in found]


def test_a_round_figure_needs_like_words() -> None:
    """`£1m` of two things is two claims."""
    found = amounts("The fleet review will save £1m.", "Closing the front desks will save £1m.")
    assert len(found) == 2


def test_prose_that_restates_a_cell() -> None:
    """A cell's figure told in prose, rounded to its own last place, is the cell's record."""
    found = amounts("Front desks will save £1.1m in 2019/20.", table(SAVINGS))
    assert sorted(r.amount_gbp for r in found) == [110_000, 1_084_000]
    (desks,) = [r for r in found if r.item == "Front desks"]
    assert [e.table is None for e in desks.words] == [False, True]


def test_each_year_is_not_a_years_cell() -> None:
    """An amount `a year` is not the amount of one year's column."""
    found = amounts("The fleet will save £110k a year.", table(SAVINGS))
    assert sorted(r.amount_gbp for r in found) == [110_000, 110_000, 1_084_000]
    assert {r.basis for r in found if r.TABLE == "savings"} == {"in_year", "per_annum"}  # type: ignore[attr-defined]


def test_cells_of_one_table_are_never_merged() -> None:
    """Equal figures in a table are as many records."""
    rows: Rows = [["Item", "2019/20", "2020/21"], ["Fleet", "110", "110"], ["Estates", "110", "110"]]
    assert len(amounts(table(rows, captions=("Savings (£000)",)))) == 4


def test_merging_is_settled() -> None:
    """What was merged stays as it is, in the order of the paper."""
    assert merge(()) == ()


@pytest.mark.parametrize(
    ("amount", "digits"), [(4e6, 1), (1.2e6, 2), (437_000, 3), (1_084_000, 4), (0.5, 1), (0, 1), (12.34, 4)]
)
def test_significant_digits(amount: float, digits: int) -> None:
    """How precisely an amount is printed."""
    assert significant(amount) == digits
