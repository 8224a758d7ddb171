"""Savings, costs and other amounts, from running text and tables, with the words that say so."""

import pytest

from boardpapers.document import Evidence
from boardpapers.extract import money
from boardpapers.schemas import Amount, Cost, OtherAmount, Saving
from tests.extract.reading import Rows, paper, table


def amounts(*blocks: object, kind: str = "report", title: str | None = None) -> list[Amount]:
    made = paper(*blocks, kind=kind, title=title)  # type: ignore[arg-type]
    return list(money.extract(made).records)


def amount(*blocks: object, kind: str = "report") -> Amount:
    (found,) = amounts(*blocks, kind=kind)
    return found


def quotes(record: Amount, field: str) -> list[str]:
    return [e.quote for e in record.evidence if e.field == field]


# -- running text --------------------------------------------------------------------------------------


def test_a_saving_with_all_its_attributes() -> None:
    """Each attribute has the words that say it."""
    found = amount("The fleet review will save up to £1.2m of cashable, recurring revenue by March 2021.")
    assert isinstance(found, Saving)
    assert (found.amount_gbp, found.qualifier, found.status) == (1.2e6, "up_to", "planned")
    assert (found.cashability, found.recurrence) == ("cashable", "recurring")
    assert (found.period_start, found.period_end, found.period_text) == (None, "2021-03-31", "March 2021")
    assert quotes(found, "cashability") == ["cashable"]
    assert quotes(found, "period_text") == ["March 2021"]


def test_a_cost_with_its_budget() -> None:
    """Capital and revenue amounts of one sentence have each their own budget."""
    capital, revenue = amounts("The system will cost £26.5m capital and £12.4m revenue over five years.")
    assert isinstance(capital, Cost) and isinstance(revenue, Cost)
    assert (capital.budget, revenue.budget) == ("capital", "revenue")
    assert revenue.basis == "cumulative"


@pytest.mark.parametrize(
    ("sentence", "record", "role"),
    [
        ("The Home Office awarded £2m towards the pilot.", OtherAmount, "grant"),
        ("General reserves stand at £9.1m.", OtherAmount, "reserve"),
        ("The station was sold for £1.4m.", OtherAmount, "income"),
        ("The service currently costs £4m a year.", OtherAmount, "baseline"),
        ("A funding gap of £4m remains.", OtherAmount, "net_position"),
        ("Core grant was cut by £4m.", OtherAmount, "funding_change"),
        ("The precept raises £41m.", OtherAmount, "precept"),
        ("The net revenue budget for 2020/21 is £312m.", OtherAmount, "budget"),
        ("Contracts above £50,000 need the approval of the Commissioner.", OtherAmount, "other"),
        ("Residents lost £3m to fraud.", OtherAmount, "other"),
        ("The force has spent £4m on radios.", Cost, None),
        ("Overtime spending fell by £400k.", Saving, None),
        ("The programme was asked to find £400k by March 2021.", Saving, None),
        ("That leaves £400k still to be found.", Saving, None),
        ("We had counted on £400k from a smaller fleet.", Saving, None),
        ("We shall no longer pay the £85k a year it cost to run.", Saving, None),
        ("The forces shared the remaining £650k equally.", Cost, None),
        ("The programme cost £684k to run in the year.", Cost, None),
        ("The force runs 812 vehicles at an annual cost of £5.1m.", OtherAmount, "baseline"),
        ("The lease of the mast brings in £40k a year in rent.", OtherAmount, "income"),
        ("A bid for £150k to the Home Office has been submitted.", OtherAmount, "grant"),
        ("Because the capital exceeds £500k the decision is reserved to the PCC.", OtherAmount, "other"),
        ("The new contract avoids a cost of £210k.", Saving, None),
    ],
)
def test_what_an_amount_is(sentence: str, record: type[Amount], role: str | None) -> None:
    """Verbs and nouns around an amount say what it is."""
    found = amount(sentence)
    assert isinstance(found, record)
    assert getattr(found, "role", None) == role


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The review has saved £410k.", "delivered"),
        ("The review was to have saved £410k.", "planned"),
        ("A saving of £410k is lost for good.", "missed"),
        ("It writes the saving of £410k out of the medium term plan.", "missed"),
        ("I have not accepted the saving of £410k.", "unspecified"),
        ("The review will save £410k.", "planned"),
        ("Savings of £410k are unlikely to be achieved.", "missed"),
        ("Savings of £410k have been removed from the plan.", "missed"),
        ("Savings of £410k are shown in the annex.", "unspecified"),
        ("The review has saved £410k from April 2023.", "planned"),
    ],
)
def test_status_of_a_saving(sentence: str, status: str) -> None:
    """Verbs say whether money is saved; a date after the paper's own makes it planned."""
    found = amount(sentence)
    assert isinstance(found, Saving) and found.status == status


@pytest.mark.parametrize(
    ("kind", "sentence", "status"),
    [
        ("report", "The Board is asked to approve £2.1m for new radios.", "planned"),
        ("report", "The Board has approved £2.1m for new radios.", "approved"),
        ("decision_record", "To approve £2.1m for new radios.", "approved"),
        ("decision_record", "To note that new radios may cost £2.1m.", "planned"),
        ("report", "£2.1m has been spent on new radios.", "incurred"),
    ],
)
def test_status_of_a_cost(kind: str, sentence: str, status: str) -> None:
    """What is asked for is planned, what a decision approves is approved."""
    found = amount("# Decision", sentence, kind=kind)
    assert isinstance(found, Cost) and found.status == status


def test_totals_of_prose() -> None:
    """A total includes its parts, whether it is called one, says what it includes, or adds up."""
    called = amounts("A total of £5m has been saved.", "ICT has saved £3.4m.")
    assert [r.is_total for r in called] == [True, False]
    including = amounts("The plan will save £5m, of which £3.4m is in ICT.")
    assert [(r.amount_gbp, r.is_total) for r in including] == [(5e6, True), (3.4e6, False)]
    adding = amounts("The target is £5m: savings of £3.4m in ICT and £1.6m in HR.")
    assert [r.is_total for r in adding] == [True, False, False]


def test_a_list_has_the_sense_of_its_introduction() -> None:
    """Items that name no kind of amount take it from the line that introduces them, or from the heading."""
    found = amounts("Savings will be made as follows:", "* Fleet: £410k", "* Estates: £220k")
    assert [(type(r), r.item) for r in found] == [(Saving, "Fleet"), (Saving, "Estates")]
    assert isinstance(amount("# Cost of the programme", "Fleet: £410k"), Cost)


def test_what_no_words_settle_is_doubted() -> None:
    """An amount that nothing explains is kept, and told as a problem."""
    found = money.extract(paper("Item 4: £410k"))
    assert [r.TABLE for r in found.records] == ["other_amounts"]
    assert [p.code for p in found.problems] == ["doubtful_amount"]
    assert "£410k" in found.problems[0].message


def test_the_quote_is_a_clause() -> None:
    """With several amounts in a sentence each is cited by its own clause."""
    first, second = amounts("The fleet saved £410k in the year; the estate cost £220k more than planned.")
    assert "220k" not in first.words[0].quote and "410k" not in second.words[0].quote


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("The custody redesign will save £410k.", "custody redesign"),
        ("The force saved £410k from the vehicle fleet.", "vehicle fleet"),
        ("Fleet renewal: £410k saved.", "Fleet renewal"),
        ("Savings on agency contracts of £410k were made.", "Savings on agency contracts"),
        ("The estate was reviewed. It saved £410k.", "estate"),
    ],
)
def test_what_an_amount_is_for(sentence: str, item: str) -> None:
    """The phrase behind the amount, the subject, a label, or the subject of the sentence before."""
    found = amount(sentence)
    assert found.item == item
    assert quotes(found, "item") == [item]


# -- tables --------------------------------------------------------------------------------------------

PLAN: Rows = [
    ["Saving", "Status", "2019/20 £000", "2020/21 £000", "Total £000"],
    ["Fleet", "Delivered", "100", "20", "120"],
    ["Front desks", "Removed", "-", "30", "30"],
    ["Total", "", "100", "50", "150"],
]


def test_a_table_of_savings() -> None:
    """Each figure with its item, status, year and unit; totals marked, dashes left out."""
    found = amounts(table(PLAN, captions=("Savings plan",)))
    assert all(isinstance(r, Saving) for r in found)
    assert [(r.item, r.amount_gbp, r.is_total) for r in found] == [
        ("Fleet", 100_000, False),
        ("Fleet", 20_000, False),
        ("Fleet", 120_000, True),
        ("Front desks", 30_000, False),
        ("Front desks", 30_000, True),
        ("Total", 100_000, True),
        ("Total", 50_000, True),
        ("Total", 150_000, True),
    ]
    fleet = found[0]
    assert isinstance(fleet, Saving)
    assert (fleet.period_start, fleet.period_text, fleet.basis) == ("2019-04-01", "2019/20", "in_year")
    assert fleet.status == "delivered" and quotes(fleet, "status") == ["Delivered"]
    assert [r.status for r in found if r.item == "Front desks"] == ["missed", "missed"]  # type: ignore[attr-defined]
    assert {r.words[0].source for r in found} == {"table"}


def test_signs_of_a_table_of_costs_and_savings() -> None:
    """Where one column holds costs and (savings), brackets are savings, and both are positive."""
    rows: Rows = [["Item", "Cost / (saving) £000"], ["Licences", "40"], ["Contracts", "(110)"]]
    found = amounts(table(rows))
    assert [(r.TABLE, r.amount_gbp) for r in found] == [("costs", 40_000), ("savings", 110_000)]


def test_a_bracket_among_savings_falls_out() -> None:
    """A row that is subtracted from savings is a negative saving and no total."""
    rows: Rows = [["Item", "Saving £000"], ["Fleet", "40"], ["ICT", "110"], ["Slippage", "(17)"]]
    found = amounts(table(rows))
    assert [(r.amount_gbp, r.is_total) for r in found] == [(40e3, False), (110e3, False), (-17e3, False)]


def test_a_budget_is_no_cost() -> None:
    """Lines of a budget are budgets; growth in it is a cost, what is left open a net position."""
    rows: Rows = [
        ["£000", "2020/21"],
        ["Police pay", "90,000"],
        ["Premises", "12,000"],
        ["Growth", "1,500"],
        ["Budget gap", "2,500"],
    ]
    found = amounts(table(rows, captions=("Medium term financial plan",)))
    kinds = [getattr(r, "role", r.TABLE) for r in found]
    assert kinds == ["budget", "budget", "costs", "net_position"]


def test_costs_beside_benefits() -> None:
    """Columns of costs and benefits keep their kinds; the net column is a net position."""
    rows: Rows = [["Option", "Costs £m", "Benefits £m", "Net £m"], ["One", "4.0", "5.5", "1.5"]]
    found = amounts(table(rows, captions=("Options",)))
    assert [getattr(r, "role", r.TABLE) for r in found] == ["costs", "savings", "net_position"]
    assert found[2].is_total


def test_a_caption_that_names_both_settles_neither() -> None:
    """`Cashable and non-cashable savings` says nothing about one figure."""
    rows: Rows = [["Item", "2019/20 £000"], ["Fleet", "40"], ["ICT", "50"]]
    both = amounts(table(rows, captions=("Cashable and non-cashable savings",)))
    assert {r.cashability for r in both} == {"unspecified"}  # type: ignore[attr-defined]
    one = amounts(table(rows, captions=("Cashable savings",)))
    assert {r.cashability for r in one} == {"cashable"}  # type: ignore[attr-defined]


def test_other_measures_are_no_money() -> None:
    """FTE, percentages and years in a table of money are left to others."""
    rows: Rows = [
        ["Item", "Saving £000", "Posts (FTE)", "% of plan", "Payback (years)"],
        ["Fleet", "40", "2.0", "30%", "3"],
        ["ICT", "50", "1.0", "70%", "4"],
    ]
    assert [r.amount_gbp for r in amounts(table(rows))] == [40_000, 50_000]


def test_amounts_among_words_in_a_cell() -> None:
    """A cell of words is read as prose, with its row's item."""
    rows: Rows = [["Project", "Benefit"], ["Fleet", "Cashable saving of £63k by 2020/21"]]
    found = amount(table(rows))
    assert isinstance(found, Saving)
    assert (found.amount_gbp, found.item, found.cashability) == (63_000, "Fleet", "cashable")


def test_every_cell_has_its_own_evidence() -> None:
    """The quote of a cell's figure is the cell, at its row and column."""
    found = amounts(table(PLAN, captions=("Savings plan",)))
    cited: list[Evidence] = [r.words[0] for r in found]
    assert [(e.row, e.column, e.quote) for e in cited][:3] == [(1, 2, "100"), (1, 3, "20"), (1, 4, "120")]


def test_the_programme_above_a_figure() -> None:
    """A figure belongs to the programme of its sentence, else of its heading; evidence names it."""
    found = amounts(
        "# Harbour Programme", "The Harbour Programme started in 2018.", "Fleet changes saved £410k."
    )
    (saving,) = found
    assert isinstance(saving, Saving)
    assert saving.programme == "Harbour Programme"
    assert quotes(saving, "programme") == ["Harbour Programme"]


def test_dates_of_projects_are_no_periods_of_costs() -> None:
    """When a project goes live, or what it does next, is not when its money is spent; a year is."""
    rows: Rows = [
        ["Project", "Next milestone", "Due", "Go-live", "Spent to date £000"],
        ["Radios", "Pilot in May 2019", "June 2019", "March 2021", "40"],
    ]
    assert amount(table(rows)).period_text is None
    rows[0][2] = "Financial year"
    rows[1][2] = "2019/20"
    assert amount(table(rows)).period_text == "2019/20"


def test_dates_of_projects_are_periods_of_savings() -> None:
    """When a project is complete its savings begin."""
    rows: Rows = [["Project", "Completion date", "Saving £000"], ["Fleet", "March 2021", "40"]]
    assert amount(table(rows)).period_text == "March 2021"


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("The option of refurbishing Block C at an estimated £2.2m was weighed.", "refurbishing Block C"),
        ("I do not approve the purchase of the hangar (£650k).", "purchase of the hangar"),
        ("Exit payments above £95,000 would need the approval of both Commissioners.", "Exit payments"),
        ("If it is agreed the Change Contingency will fall to £90k.", "Change Contingency"),
        ("Savings of £360k, all in Legal Services, have still to be found.", "Legal Services"),
    ],
)
def test_the_words_beside_an_amount_name_its_item(sentence: str, item: str) -> None:
    """The turn of phrase right before or behind an amount names its item."""
    assert amount(sentence).item == item


def test_a_heading_names_what_its_text_leaves_out() -> None:
    """The heading is the item where no words of the sentence are; one that names nothing is none."""
    found = amount("# 4. Community Policing", "This would save £110k.")
    assert (found.item, quotes(found, "item")) == ("Community Policing", ["Community Policing"])
    assert amount("# Where we are with the money", "This would save £110k.").item is None


def test_what_goes_on_from_an_amount_is_for_the_same() -> None:
    """A newer figure without words of its own is for what the figure before was for."""
    first, second = amounts("We had counted on £300k from a smaller fleet. We now expect £110k.")
    assert (first.item, second.item) == ("smaller fleet", "smaller fleet")
