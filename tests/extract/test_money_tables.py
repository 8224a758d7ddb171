"""What the cells of whole designs of tables are: by the table as a whole, not by one label."""

import pytest

from boardpapers.extract import money
from boardpapers.schemas import Amount, OtherAmount
from tests.extract.reading import Rows, paper, table


def kinds(rows: Rows, *captions: str, title: str | None = None) -> dict[str, str]:
    """The type, or the role, of each cell's amount, by the words of the cell."""
    found: list[Amount] = list(money.extract(paper(table(rows, captions=captions), title=title)).records)
    return {
        words.quote: record.role if isinstance(record, OtherAmount) else record.TABLE
        for record in found
        for words in record.words[:1]
    }


def test_rows_from_one_budget_to_the_next_are_costs_and_savings() -> None:
    """What is added is a cost and what is taken out a saving; what pays for it keeps its kind."""
    rows = [
        ["£m", "2022/23"],
        ["Base budget brought forward", "201.4"],
        ["Pay awards", "4.1"],
        ["Uplift officers", "4.8"],
        ["Removal of one-off items", "(1.6)"],
        ["Budget requirement", "208.7"],
        ["Police grant", "120.2"],
        ["Precept", "88.5"],
    ]
    assert kinds(rows, "Medium Term Financial Strategy") == {
        "201.4": "budget",
        "4.1": "costs",
        "4.8": "costs",
        "(1.6)": "savings",
        "208.7": "budget",
        "120.2": "grant",
        "88.5": "precept",
    }


def test_a_target_beside_a_result_is_of_savings() -> None:
    """Also where no word of the table names savings."""
    rows = [["Year", "Target £m", "Achieved £m"], ["2017/18", "5.2", "5.6"], ["2018/19", "4.8", "4.1"]]
    assert set(kinds(rows, "Track record").values()) == {"savings"}


def test_capital_schemes_are_costs() -> None:
    """The lines of a capital programme are costs, and their variance is a net position."""
    rows = [
        ["Scheme", "Approved budget £k", "Spend to date £k", "Variance £k"],
        ["Custody suite", "4,200", "1,310", "150"],
        ["ANPR", "600", "240", "(40)"],
    ]
    found = kinds(rows, "Table 4: Capital programme")
    assert found == {
        "4,200": "costs",
        "1,310": "costs",
        "150": "net_position",
        "600": "costs",
        "240": "costs",
        "(40)": "net_position",
    }


@pytest.mark.parametrize(
    ("caption", "header", "kind"),
    [
        ("Planned use of earmarked reserves", "2022/23 £m", "reserve"),
        ("Financial risks", "Value £m", "risk"),
        ("Income generation plan", "2022/23 £m", "income"),
        ("Contribution of each force", "Officer pay £m", "costs"),
        ("Limits of approval", "New spending £m", "other"),
    ],
)
def test_a_table_of_one_kind(caption: str, header: str, kind: str) -> None:
    """What the title names holds for every line, whatever the line itself is called."""
    rows = [["Line", header], ["Estates", "4.2"], ["Pay award above 3%", "2.1"]]
    assert set(kinds(rows, caption).values()) == {kind}


def test_what_a_thing_costs_now_is_its_baseline() -> None:
    """Beside the saving, a column of present costs is no cost of the change."""
    rows = [["", "Current £", "New £", "Saving £"], ["Rent", "210,000", "96,000", "114,000"]]
    found = kinds(rows, "Running costs before and after the move")
    assert (found["210,000"], found["114,000"]) == ("baseline", "savings")


def test_posts_named_in_a_label_of_a_table_in_pounds() -> None:
    """What is saved on posts is money where the table is in £000; a row in FTE of its own is none."""
    rows: Rows = [
        ["Item", "2013/14", "2014/15"],
        ["PCSO vacancies held and posts deleted", "340", "210"],
        ["Dog section establishment (police officer posts)", "120", "200"],
        ["Reduction (FTE)", "4.0", "6.0"],
    ]
    assert kinds(rows, "New savings by item (£000)") == dict.fromkeys(("340", "210", "120", "200"), "savings")
