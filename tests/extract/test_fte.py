"""Posts and hours freed or removed, from running text and tables."""

import pytest

from boardpapers.extract import fte
from boardpapers.schemas import FteBenefit
from tests.extract.reading import Rows, paper, table


def benefits(*blocks: object) -> list[FteBenefit]:
    return list(fte.extract(paper(*blocks)).records)  # type: ignore[arg-type]


def quotes(record: FteBenefit, field: str) -> list[str]:
    return [e.quote for e in record.evidence if e.field == field]


# -- running text --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "posts", "kind", "status", "workforce"),
    [
        ("The review removed 12 police staff posts.", 12, "reduction", "delivered", "staff"),
        ("Up to 4.5 FTE will be freed by scanning.", 4.5, "efficiency", "planned", "unspecified"),
        ("6 FTE have been reinvested in the control room.", 6, "reinvestment", "delivered", "unspecified"),
        ("The unit will have 20 fewer officers.", 20, "reduction", "planned", "officer"),
        ("A reduction of 7 PCSOs is planned.", 7, "reduction", "planned", "pcso"),
    ],
)
def test_a_sentence(sentence: str, posts: float, kind: str, status: str, workforce: str) -> None:
    """How many, of which kind, whether done, and whose posts."""
    (found,) = benefits(sentence)
    assert (found.fte, found.kind, found.status, found.workforce) == (posts, kind, status, workforce)


@pytest.mark.parametrize(
    "sentence",
    [
        "The force will recruit a further 40 officers.",
        "The unit has an establishment of 112 FTE.",
        "120 officers have been trained.",
        "Each of the 12 posts was filled.",
        "The outage cost 300 hours of downtime.",
    ],
)
def test_what_is_no_benefit(sentence: str) -> None:
    """Recruits, establishments, training and time lost free nobody."""
    assert benefits(sentence) == []


def test_hours_and_their_equivalent_are_one_claim() -> None:
    """Hours that the paper equates with FTE make one record with both."""
    (found,) = benefits("Mobile devices save 3,200 officer hours a year, equivalent to 2.1 FTE.")
    assert (found.hours, found.fte, found.kind, found.workforce) == (3200, 2.1, "efficiency", "officer")


def test_parts_of_a_total() -> None:
    """A number whose parts follow is a total; the parts are none."""
    found = benefits("The merger removed 25 posts, of which 18 were police staff.")
    assert [(r.fte, r.is_total, r.workforce) for r in found] == [
        (25, True, "unspecified"),
        (18, False, "staff"),
    ]


def test_a_net_reduction_counts_both_ways() -> None:
    """Posts added in a net change are subtracted."""
    found = benefits("It removes 12 posts and puts in 4 posts, a net reduction of 8 posts.")
    assert [r.fte for r in found] == [12, -4, 8]


def test_a_claim_told_twice() -> None:
    """The same number in the same state is one record with the words of both."""
    (found,) = benefits("The review removed 12.5 FTE.", "In all, 12.5 FTE were removed by the review.")
    assert len(found.words) == 2
    assert len(benefits("The review removed 12.5 FTE.", "A further 12.5 FTE will be removed.")) == 2


def test_a_range_keeps_both_ends() -> None:
    """`10-12 FTE` has a maximum."""
    (found,) = benefits("Between them the changes will release 10-12 FTE.")
    assert (found.fte, found.fte_max, found.qualifier) == (10, 12, "range")


# -- tables --------------------------------------------------------------------------------------------


def test_a_table_by_department() -> None:
    """Columns are departments; the total column has none."""
    rows: Rows = [
        ["Project", "Crime FTE", "Custody FTE", "Total FTE"],
        ["Mobile working", "12.00", "3.50", "15.50"],
        ["Digital files", "-", "(1.00)", "(1.00)"],
        ["Total", "12.00", "2.50", "14.50"],
    ]
    found = benefits(table(rows, captions=("FTE efficiencies to be realised",)))
    assert [(r.item, r.portfolio, r.fte, r.is_total) for r in found] == [
        ("Mobile working", "Crime", 12, False),
        ("Mobile working", "Custody", 3.5, False),
        ("Mobile working", None, 15.5, True),
        ("Digital files", "Custody", -1, False),
        ("Digital files", None, -1, True),
        ("Total", "Crime", 12, True),
        ("Total", "Custody", 2.5, True),
        ("Total", None, 14.5, True),
    ]
    assert {r.kind for r in found} == {"efficiency"}
    assert quotes(found[0], "portfolio") == ["Crime FTE"]


def test_now_and_after() -> None:
    """Of an establishment now and after, only the change is a benefit; posts lost are positive."""
    rows: Rows = [
        ["Rank", "Current posts", "Proposed posts", "Change"],
        ["Sergeants", "40", "36", "-4"],
        ["Constables", "300", "290", "-10"],
        ["Staff", "20", "22", "+2"],
    ]
    found = benefits(table(rows, captions=("Establishment",)))
    assert [(r.item, r.fte, r.kind) for r in found] == [
        ("Sergeants", 4, "reduction"),
        ("Constables", 10, "reduction"),
        ("Staff", -2, "reduction"),
    ]
    assert [r.workforce for r in found] == ["officer", "officer", "staff"]


def test_a_state_column_and_its_total() -> None:
    """Rows have the status of their cell; a total of several has none."""
    rows: Rows = [
        ["Team", "Reduction (FTE)", "Status", "By"],
        ["Front desks", "12", "Delivered", "March 2019"],
        ["Archive", "4", "Planned", "2020/21"],
        ["Total", "16", "", ""],
    ]
    found = benefits(table(rows))
    assert [r.status for r in found] == ["delivered", "planned", "unspecified"]
    assert (found[1].period_start, found[1].period_text) == ("2020-04-01", "2020/21")


@pytest.mark.parametrize(
    "rows",
    [
        [["Unit", "Establishment", "In post"], ["Crime", "120", "115"], ["Custody", "40", "38"]],
        [["Unit", "New posts"], ["Crime", "12"], ["Custody", "4"]],
        [["Item", "Saving £000"], ["Fleet", "12"], ["ICT", "4"]],
    ],
)
def test_tables_that_free_nobody(rows: Rows) -> None:
    """Establishments, growth and money are no benefits."""
    assert benefits(table(rows)) == []


def test_an_approved_change_is_no_crash() -> None:
    """A status that posts do not have leaves theirs unspecified."""
    rows: Rows = [["Team", "Posts removed", "Approved"], ["Archive", "4", "Approved"]]
    assert [r.fte for r in benefits(table(rows))] == [4]


# -- tables with words beside them ---------------------------------------------------------------------


def test_hours_and_their_fte_are_one_record() -> None:
    """A column that says what the hours are equal to joins them; the total does so, too."""
    rows = [
        ["Initiative", "Officer hours saved", "FTE equivalent", "Status"],
        ["Digital statements", "12,400", "7.4", "Delivered"],
        ["Redaction", "8,000", "4.8", "Forecast"],
        ["Total", "20,400", "12.2", ""],
    ]
    found = benefits("# Efficiency benefits", table(rows))
    assert [(r.hours, r.fte, r.status) for r in found] == [
        (12400, 7.4, "delivered"),
        (8000, 4.8, "planned"),
        (20400, 12.2, "unspecified"),
    ]


def test_a_total_below_says_whose_posts_they_are() -> None:
    """Rows closed by a total of staff are staff, whatever their label; the last row is a total."""
    rows = [
        ["Grade", "Now", "After", "Change"],
        ["Sergeant", "20", "18", "-2"],
        ["Constable", "90", "88", "-2"],
        ["All officers", "110", "106", "-4"],
        ["Officer grades E to H", "40", "35", "-5"],
        ["Support grades", "60", "57", "-3"],
        ["All staff", "100", "92", "-8"],
        ["Workforce", "210", "198", "-12"],
    ]
    found = {r.item: r for r in benefits("# Posts", table(rows))}
    assert found["Officer grades E to H"].workforce == "staff"
    assert found["Sergeant"].workforce == "officer"
    assert (found["Workforce"].fte, found["Workforce"].is_total) == (12, 1)


def test_a_second_breakdown_is_all_totals() -> None:
    """The same posts by department are totals, and the grand total is told once."""
    ranks = [["Rank", "Posts removed"], ["Sergeant", "4.0"], ["Constable", "6.0"], ["Total", "10.0"]]
    places = [["Department", "Posts removed"], ["Crime", "7.0"], ["Contact", "3.0"], ["Total", "10.0"]]
    found = benefits("# Posts", table(ranks), table(places, 1))
    assert [(r.item, r.is_total) for r in found] == [
        ("Sergeant", 0),
        ("Constable", 0),
        ("Total", 1),
        ("Crime", 1),
        ("Contact", 1),
    ]


def test_hours_and_fte_planned_and_delivered_are_pairs() -> None:
    """Columns that differ in what they count only are one claim, where the hours are those of the posts."""
    rows: Rows = [
        ["Workstream", "Hours planned", "Hours delivered", "FTE planned", "FTE delivered"],
        ["Contact", "24,750", "26,400", "15.0", "16.0"],
        ["Mobile", "59,400", "62,040", "36.0", "37.6"],
    ]
    found = benefits(table(rows, captions=("Time released by workstream",)))
    assert [(r.hours, r.fte) for r in found] == [(24750, 15), (26400, 16), (59400, 36), (62040, 37.6)]
