"""The answers of the views over the sample papers, worked out by hand from the printed pages."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from boardpapers.queries.reading import open_for_reading


@pytest.fixture(scope="module")
def database(corpus_db: Path) -> Iterator[sqlite3.Connection]:
    with open_for_reading(corpus_db) as connection:
        yield connection


def rows(database: sqlite3.Connection, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in database.execute(query, parameters)]


def test_savings_by_year(database: sqlite3.Connection) -> None:
    """Kent's plan by year is the bottom row of its table 1, its outturn the bottom row of table 2."""
    found = rows(
        database,
        "SELECT year, status, sum(amount_gbp) FROM savings_by_year WHERE force = 'Kent Police' "
        "GROUP BY 1, 2 ORDER BY 1, 2",
    )
    assert found == [
        ("2021/22", "delivered", 5_510_000),
        ("2021/22", "missed", 360_000),
        ("2022/23", "planned", 6_402_000),
        ("2023/24", "planned", 7_269_000),
        ("2024/25", "planned", 7_100_000),
        ("2025/26", "planned", 3_760_000),
    ]


def test_savings_by_programme_and_year(database: sqlite3.Connection) -> None:
    """Humberside's projects, actual for the year gone and forecast for the next, without plan and totals."""
    found = rows(
        database,
        "SELECT programme, year, status, amount_gbp FROM savings_by_year WHERE force = 'Humberside Police'",
    )
    assert found == [
        ("Agile Working", "2021/22", "delivered", 275_000),
        ("Agile Working", "2022/23", "planned", 365_000),
        ("Digital Case Files", "2021/22", "delivered", 205_000),
        ("Digital Case Files", "2022/23", "planned", 520_000),
        ("Mobile Data", "2021/22", "delivered", 1_310_000),
        ("Mobile Data", "2022/23", "planned", 1_640_000),
        ("Print Contract", "2021/22", "delivered", 152_000),
        ("Print Contract", "2022/23", "planned", 180_000),
    ]


def test_savings_by_programme_keeps_bases_apart(database: sqlite3.Connection) -> None:
    """Merseyside's benefits are a full year's: they stand under per_annum and in no year."""
    found = rows(
        database,
        "SELECT basis, status, amount_gbp, records FROM savings_by_programme "
        "WHERE programme = 'Digital First Programme' AND status = 'delivered'",
    )
    assert found == [("per_annum", "delivered", 525_000, 3)]
    assert rows(database, "SELECT * FROM savings_by_year WHERE force = 'Merseyside Police'") == []


def test_planned_against_delivered(database: sqlite3.Connection) -> None:
    """Kent's table 2 row by row."""
    found = rows(
        database,
        "SELECT item, planned_gbp, delivered_gbp, missed_gbp, difference_gbp FROM planned_against_delivered "
        "WHERE force = 'Kent Police' AND is_total = 0",
    )
    assert found == [
        ("Local Policing", 1_120_000, 1_120_000, None, 0),
        ("Crime", 905_000, 810_000, 95_000, -95_000),
        ("Estates", 1_340_000, 1_195_000, 145_000, -145_000),
        ("Fleet", 275_000, 215_000, 60_000, -60_000),
        ("Digital", 780_000, 780_000, None, 0),
        ("Procurement", 1_450_000, 1_390_000, 60_000, -60_000),
    ]


def test_planned_against_delivered_sums(database: sqlite3.Connection) -> None:
    """Humberside's items add up to its own total row: 2,190 planned, 1,942 delivered, in £000."""
    by_row = (
        "SELECT {} FROM planned_against_delivered "
        "WHERE force = 'Humberside Police' AND year = '2021/22' AND {}"
    )
    items = rows(database, by_row.format("sum(planned_gbp), sum(delivered_gbp)", "is_total = 0"))
    total = rows(database, by_row.format("planned_gbp, delivered_gbp", "item = 'All benefits'"))
    assert items == total == [(2_190_000, 1_942_000)]


def test_savings_by_cashability(database: sqlite3.Connection) -> None:
    """Humberside's sub-totals: 427 and 1,515 delivered, 545 and 2,160 forecast, in £000."""
    found = rows(
        database,
        "SELECT year, status, cashable_gbp, non_cashable_gbp, unspecified_gbp FROM savings_by_cashability "
        "WHERE force = 'Humberside Police' AND basis = 'in_year'",
    )
    assert found == [
        ("2021/22", "delivered", 427_000, 1_515_000, 0),
        ("2022/23", "planned", 545_000, 2_160_000, 0),
    ]


def test_net_of_costs(database: sqlite3.Connection) -> None:
    """South Yorkshire's net column, with the sign turned: benefits less costs, in £m."""
    found = rows(
        database,
        "SELECT programme, savings_expected_gbp, costs_expected_gbp, round(net_expected_gbp) "
        "FROM net_of_costs WHERE paper LIKE 'south-yorkshire%' AND period_text = '2018/19 to 2025/26'",
    )
    assert found == [
        ("Closed programmes", 21_800_000, 9_700_000, 12_100_000),
        ("Connected Officer", 33_600_000, 18_000_000, 15_600_000),
        ("Fit for Purpose Estate", 6_400_000, 28_800_000, -22_400_000),
        ("Investigative Support", 3_800_000, 2_400_000, 1_400_000),
        ("Records Transformation", 33_600_000, 23_000_000, 10_600_000),
        ("Smart Contact", 14_900_000, 9_900_000, 5_000_000),
    ]


def test_fte_by_portfolio(database: sqlite3.Connection) -> None:
    """Kent's posts by department, and the two sub-totals of South Yorkshire's table 2 by command."""
    kent = rows(
        database, "SELECT portfolio, status, kind, fte FROM fte_by_portfolio WHERE force = 'Kent Police'"
    )
    assert kent == [
        ("Contact Centre", "planned", "reduction", 14.0),
        ("Investigations", "planned", "reduction", 17.5),
        ("Neighbourhoods", "planned", "reduction", 11.0),
        ("Support Services", "planned", "reduction", 31.5),
    ]
    commands = rows(
        database,
        "SELECT status, portfolio, fte FROM fte_by_portfolio WHERE force LIKE '%South Yorkshire' "
        "AND status IN ('delivered', 'planned') AND portfolio IS NOT NULL ORDER BY 1, 2",
    )
    assert commands == [
        ("delivered", "Contact", 9.5),
        ("delivered", "Crime", 5.75),
        ("delivered", "Neighbourhoods", 21.75),
        ("delivered", "Support", 5.0),
        ("planned", "Contact", 21.0),
        ("planned", "Crime", 79.0),
        ("planned", "Neighbourhoods", 51.0),
        ("planned", "Support", 3.5),
    ]


def test_body_seats(database: sqlite3.Connection) -> None:
    """The terms of reference at the end of Merseyside's report."""
    found = rows(database, "SELECT capacity, role FROM body_seats WHERE body = 'Strategic Change Board'")
    assert found == [
        ("chair", "Deputy Chief Constable"),
        ("member", "Assistant Chief Constable (Investigations)"),
        ("member", "Director of Resources"),
        ("member", "Head of Change"),
        ("attendee", "Head of Finance, Office of the Police and Crime Commissioner"),
    ]


def test_body_relations(database: sqlite3.Connection) -> None:
    """South Yorkshire's Force Change Board oversees the portfolio and reports upwards."""
    found = rows(
        database,
        "SELECT relation, target, target_kind FROM body_relations "
        "WHERE body = 'Force Change Board' ORDER BY 1",
    )
    assert found == [
        ("oversees", "Forward Together Portfolio", "programme"),
        ("reports_to", "Strategic Leadership Board", "body"),
    ]


def test_decision_points(database: sqlite3.Connection) -> None:
    """The six points of the workshops decision, two of them nested, with the money they name."""
    found = rows(
        database,
        "SELECT number, action, amount_type, amount_gbp FROM decision_points "
        "WHERE reference = 'OPCC/DN/2018/31' AND decided_on = '2018-07-16'",
    )
    assert found == [
        ("1", "approve", None, None),
        ("2", "approve", "costs", 2_600_000),
        ("3", "fund", "costs", 310_000),
        ("4", "note", "savings", 480_000),
        ("5", "delegate", None, None),
        ("5.a", "approve", None, None),
        ("5.b", "approve", "other_amounts", 45_000),
        ("6", "refer", None, None),
    ]


def test_programme_stages(database: sqlite3.Connection) -> None:
    """The stages of Merseyside's projects as its table 1 prints them, and the one that the text closes."""
    found = rows(
        database,
        "SELECT programme, stage, as_of FROM programme_stages WHERE parent = 'Digital First Programme'",
    )
    assert found == [
        ("Body Worn Video Refresh", "in_delivery", "2020-10-14"),
        ("Digital Interviews", "pilot", "2020-10-14"),
        ("Duty Management", "scoping", "2020-10-14"),
        ("Mobile Phones project", "closed", "2020-10-14"),
        ("Records and Case Management", "delayed", "2020-10-14"),
        ("Single Sign-On", "in_delivery", "2020-10-14"),
    ]


def test_failed_totals(database: sqlite3.Connection) -> None:
    """Kent prints 370 where its rows give 360, in £000; no other total of the sample papers is wrong."""
    found = rows(database, "SELECT paper, page, subject, stated, computed, difference FROM failed_totals")
    assert found == [("kent-savings-plan-2022.pdf", 1, "Total – Not achieved", 370_000, 360_000, 10_000)]


def test_least_certain(database: sqlite3.Connection) -> None:
    """Every record stands there once, the least certain first, each with its words."""
    found = rows(database, "SELECT confidence, quote FROM least_certain")
    assert [c for c, _ in found] == sorted(c for c, _ in found)
    assert len(found) == rows(database, "SELECT count(*) FROM records")[0][0]
    assert all(quote for _, quote in found)
