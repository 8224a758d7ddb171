"""Printed totals held against what they add up; prose held against tables; contradictions."""

from boardpapers.extract import money
from boardpapers.extract.checks import check
from boardpapers.schemas import Check
from tests.extract.reading import Rows, paper, table


def checks(*blocks: object) -> list[Check]:
    """The checks of a paper, with the amounts that are found in it."""
    made = paper(*blocks)  # type: ignore[arg-type]
    return list(check(made, money.extract(made).records))


def results(rows: Rows, caption: str = "Savings (£000)") -> list[tuple[str, str, float | None, str]]:
    return [(c.kind, c.subject, c.computed, c.result) for c in checks(table(rows, captions=(caption,)))]


def test_a_column_that_adds_up() -> None:
    """A total row is the sum of its items."""
    rows: Rows = [["Item", "2019/20"], ["Fleet", "100"], ["Estates", "20"], ["Total", "120"]]
    assert results(rows) == [("column_total", "Total – 2019/20", 120_000, "ok")]


def test_a_column_that_does_not() -> None:
    """A total that differs by more than rounding is a mismatch, with the difference."""
    rows: Rows = [["Item", "2019/20"], ["Fleet", "100"], ["Estates", "20"], ["Total", "125"]]
    (found,) = checks(table(rows, captions=("Savings (£000)",)))
    assert (found.stated, found.computed, found.difference) == (125_000, 120_000, 5_000)
    assert (found.tolerance, found.result) == (1500, "mismatch")


def test_rounding_is_no_mismatch() -> None:
    """Each figure and the total may be off by half of the last printed place."""
    rows: Rows = [["Item", "£m"], ["Fleet", "1.2"], ["Estates", "2.3"], ["Total", "3.6"]]
    assert results(rows, "Savings")[0][3] == "ok"
    rows[-1] = ["Total", "3.7"]
    assert results(rows, "Savings")[0][3] == "mismatch"


def test_sections_and_a_grand_total() -> None:
    """Sub-totals add up their sections, the grand total all of them."""
    rows: Rows = [
        ["Item", "2019/20"],
        ["Fleet", "10"],
        ["Estates", "20"],
        ["Sub-total", "30"],
        ["ICT", "4"],
        ["HR", "5"],
        ["Sub-total", "9"],
        ["Grand total", "39"],
    ]
    assert [(c, r) for _, _, c, r in results(rows)] == [(30_000, "ok"), (9_000, "ok"), (39_000, "ok")]


def test_opening_and_closing_rows() -> None:
    """A closing balance goes on from the opening total, less what is subtracted in brackets."""
    rows: Rows = [
        ["Item", "2019/20"],
        ["Base", "90"],
        ["Inflation", "10"],
        ["Total budget", "100"],
        ["Growth", "15"],
        ["Savings", "(5)"],
        ["Revised total", "110"],
    ]
    assert [(c, r) for _, _, c, r in results(rows, "Budget (£000)")] == [(100_000, "ok"), (110_000, "ok")]


def test_a_net_row_is_a_difference() -> None:
    """Total benefits less total costs."""
    rows: Rows = [
        ["Item", "2019/20", "2020/21"],
        ["Fleet", "40", "41"],
        ["Estates", "60", "60"],
        ["Total benefits", "100", "101"],
        ["Licences", "20", "21"],
        ["Training", "10", "10"],
        ["Total costs", "30", "31"],
        ["Net benefit", "70", "70"],
    ]
    found = results(rows, "Costs and benefits (£000)")
    assert [r for kind, _, _, r in found if kind == "column_total"] == ["ok"] * 6


def test_a_row_that_adds_up() -> None:
    """A total column is the sum of the columns before it, row by row."""
    rows: Rows = [
        ["Item", "2019/20", "2020/21", "Total"],
        ["Fleet", "10", "20", "30"],
        ["Estates", "1", "2", "5"],
    ]
    assert [(s, c, r) for kind, s, c, r in results(rows) if kind == "row_total"] == [
        ("Fleet – Total", 30_000, "ok"),
        ("Estates – Total", 3_000, "mismatch"),
    ]


def test_totals_of_groups_and_of_all() -> None:
    """Under a spanning header a total adds up its own group; the last one, called overall, all."""
    rows: Rows = [
        ["Item", "Officers", "<", "<", "Staff", "<", "<", "Overall total"],
        ["^", "2019", "2020", "Total", "2019", "2020", "Total", "^"],
        ["Crime", "1", "2", "3", "10", "20", "30", "33"],
        ["Custody", "4", "5", "9", "1", "1", "2", "11"],
    ]
    made = table(rows, headers=2, captions=("Posts removed (FTE)",))
    found = [c for c in checks(made) if c.kind == "row_total"]
    assert [(c.stated, c.computed) for c in found] == [(3, 3), (9, 9), (30, 30), (2, 2), (33, 33), (11, 11)]


def test_shares_and_dashes_are_not_added() -> None:
    """Percentages make no check, empty cells and dashes are nothing."""
    rows: Rows = [
        ["Item", "2019/20", "% change"],
        ["Fleet", "10", "3%"],
        ["Estates", "-", "4%"],
        ["ICT", "5", "5%"],
        ["Total", "15", "4%"],
    ]
    assert results(rows) == [("column_total", "Total – 2019/20", 15_000, "ok")]


def test_an_amount_called_cost_and_saving() -> None:
    """The same words call one amount both."""
    (found,) = checks("The new contract will cost £442k saving a year.")
    assert (found.kind, found.stated, found.result) == ("contradiction", 442_000, "mismatch")
    assert checks("The contract will cost £442k and bring a saving of £500k.") == []


def test_a_total_told_in_prose() -> None:
    """A net saving that points at a table without a total is held against its savings less its costs."""
    rows: Rows = [["Item", "Saving £000", "Cost £000"], ["Fleet", "100", "10"], ["Estates", "50", "20"]]
    text = "The total net savings of £120k are set out in the table below."
    (found,) = checks(text, table(rows, captions=("Savings and costs",)))
    assert (found.kind, found.stated, found.computed, found.result) == (
        "prose_against_table",
        120_000,
        120_000,
        "ok",
    )
    (other,) = checks(text.replace("120", "183"), table(rows, captions=("Savings and costs",)))
    assert (other.difference, other.result) == (63_000, "mismatch")


def test_totals_of_kinds_one_below_the_other() -> None:
    """A total for the cashable and one for the rest add up the rows of their kind."""
    rows: Rows = [
        ["Benefit", "Type", "Saving £000"],
        ["Email", "Cashable", "310"],
        ["Statements", "Non-cashable", "640"],
        ["Travel", "Cashable", "95"],
        ["Total cashable", "", "405"],
        ["Total non-cashable", "", "640"],
    ]
    found = {c.subject: (c.computed, c.result) for c in checks(table(rows, captions=("Benefits register",)))}
    assert found == {
        "Total cashable – Saving £000": (405_000, "ok"),
        "Total non-cashable – Saving £000": (640_000, "ok"),
    }


def test_a_net_row_behind_a_sum_that_no_label_calls_one() -> None:
    """`Gross whole life cost` is the sum of what stands above it and is not counted twice."""
    rows: Rows = [
        ["", "Option 2 £000"],
        ["Capital", "1,870"],
        ["Running costs", "19,480"],
        ["Gross whole life cost", "21,350"],
        ["Less: receipts", "(900)"],
        ["Net whole life cost", "20,450"],
    ]
    found = [c for c in checks(table(rows, captions=("Costs by option",))) if "Net" in c.subject]
    assert [(c.computed, c.result) for c in found] == [(20_450_000, "ok")]
