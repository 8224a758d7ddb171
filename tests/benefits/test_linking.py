"""Which claims are taken for one benefit, and which are kept apart."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.benefits import Claim, link, same_amount
from boardpapers.stories import story

TARGET = Claim(
    "r1", "paper 2018", "saving", "E23000026", 2_000_000.0, "planned", "2018-05-01", (1,),
    "prog-fleet", "Joint Fleet", "Joint Fleet", period_start="2019-04-01", period_end="2020-03-31",
    basis="in_year",
)  # fmt: skip


def claim(record_id: str, document: str, date: str, **values: object) -> Claim:
    return replace(TARGET, record_id=record_id, document_id=document, paper_date=date, **values)  # type: ignore[arg-type]


REVISED = claim("r2", "paper 2019", "2019-05-01", amount=1_500_000.0)
DELIVERED = claim("r3", "paper 2020", "2020-06-01", amount=1_400_000.0, status="delivered")
MISSED = claim("r4", "paper 2020", "2020-06-01", amount=600_000.0, status="missed")


def groups(*claims: Claim) -> list[list[str]]:
    return sorted([c.record_id for c in linked.claims] for linked in link(claims))


def test_target_revised_delivered_missed() -> None:
    """Three papers on one programme and year are one benefit, in the order of their dates."""
    assert groups(MISSED, DELIVERED, TARGET, REVISED) == [["r1", "r2", "r3", "r4"]]
    told = story(link([MISSED, DELIVERED, TARGET, REVISED])[0])
    assert [t.role for t in told.told] == ["target", "revised", "delivered", "missed"]
    assert (told.planned, told.delivered, told.missed) == (1_500_000, 1_400_000, 600_000)
    assert (told.status, told.contradictions) == ("delivered", 0)
    assert [t.superseded for t in told.told] == [True, False, False, False]


@pytest.mark.parametrize(
    "other",
    [
        claim("x", "paper 2019", "2019-05-01", owner="E23000001"),
        claim("x", "paper 2019", "2019-05-01", kind="fte"),
        claim("x", "paper 2019", "2019-05-01", period_start="2020-04-01", period_end="2021-03-31"),
        claim("x", "paper 2019", "2019-05-01", basis="cumulative"),
        claim("x", "paper 2019", "2019-05-01", item="Uniform Stores", amount=5e5),
        claim("x", "paper 2019", "2019-05-01", programme_id="other", programme="Joint Stores", item="Stores"),
        claim("x", "paper 2018", "2018-05-01", amount=1.0),
        claim("x", "paper 2019", "2019-05-01", portfolio="Crime", item="Sub-total", is_total=True),
    ],
    ids=["owner", "kind", "year", "basis", "item", "programme", "same paper and status", "sub-total"],
)
def test_what_keeps_claims_apart(other: Claim) -> None:
    """Another force, year, basis, item or programme is another benefit."""
    assert groups(TARGET, other) == [["r1"], ["x"]]


def test_cashable_and_not_are_apart_but_unspecified_joins_one() -> None:
    """A claim that says neither joins the surer of the two, and never both."""
    cash = replace(TARGET, cashability="cashable")
    time = claim("x", "paper 2018", "2018-05-01", cashability="non_cashable", amount=900_000.0)
    later = claim("y", "paper 2019", "2019-05-01", amount=2_000_000.0)
    assert groups(cash, time, later) == [["r1", "y"], ["x"]]


def test_a_programme_in_one_paper_is_an_item_in_another() -> None:
    """A table's row label that names the programme of another paper is linked."""
    row = claim("x", "paper 2019", "2019-05-01", programme_id=None, programme=None, item="Joint Fleet")
    assert groups(TARGET, row) == [["r1", "x"]]


def test_items_alike_without_programmes() -> None:
    """Row labels that share most of their words are linked, those that share few are not."""
    bare = replace(TARGET, programme_id=None, programme=None, item="Estates rationalisation")
    alike = claim(
        "x",
        "paper 2019",
        "2019-05-01",
        programme_id=None,
        programme=None,
        item="Estate: estates rationalisation",
    )
    unlike = replace(alike, record_id="y", item="Estates energy contract")
    assert groups(bare, alike) == [["r1", "x"]]
    assert groups(bare, unlike) == [["r1"], ["y"]]


def test_target_and_forecast_of_one_row() -> None:
    """A paper's target (which includes) and its forecast for the same row and year are one benefit."""
    target = replace(TARGET, is_total=True)
    forecast = claim("x", "paper 2018", "2018-05-01", amount=1_900_000.0)
    told = story(link([target, forecast])[0]).told
    assert [t.role for t in told] == ["target", "forecast"]


def test_two_papers_that_contradict_each_other() -> None:
    """What was delivered in a year that is over cannot be two figures; rounding is no contradiction."""
    again = replace(DELIVERED, record_id="x", document_id="paper 2021", paper_date="2021-06-01")
    other = replace(again, amount=1_100_000.0)
    told = story(link([DELIVERED, other])[0])
    assert [t.contradicts for t in told.told] == [None, "r3"]
    rounded = story(link([replace(DELIVERED, amount=1_404_000.0), again])[0])
    assert rounded.contradictions == 0
    assert [t.role for t in rounded.told] == ["delivered", "restated"]


def test_delivered_and_then_missed() -> None:
    """The same money cannot be delivered in one paper and missed in a later one."""
    lost = replace(
        DELIVERED, record_id="x", document_id="paper 2021", paper_date="2021-06-01", status="missed"
    )
    assert story(link([DELIVERED, lost])[0]).contradictions == 1


def test_a_revised_plan_is_no_contradiction() -> None:
    """Plans change; two plans of one day do not."""
    assert story(link([TARGET, REVISED])[0]).contradictions == 0
    same_day = replace(REVISED, paper_date=TARGET.paper_date)
    assert story(link([TARGET, same_day])[0]).contradictions == 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (5_510_000, 5_500_000, True),
        (24_531_000, 24_500_000, True),
        (4_000_000, 4_400_000, False),
        (1_400_000, 1_404_000, True),
        (14.0, 14.6, False),
        (100, 100, True),
        (0, 0, True),
        (-10.5, 10.5, False),
    ],
)
def test_same_amount_knows_rounding(a: float, b: float, same: bool) -> None:
    """Half a unit of the last printed digit, within one part in twenty."""
    assert same_amount(a, b) is same and same_amount(b, a) is same


CLAIMS = st.lists(
    st.builds(
        claim,
        st.uuids().map(str),
        st.sampled_from(["p1", "p2", "p3", "p4"]),
        st.sampled_from(["2018-01-01", "2019-01-01", ""]),
        amount=st.sampled_from([1e5, 1.2e5, 5e5, 2e6, -3e4]),
        status=st.sampled_from(["planned", "delivered", "missed", "unspecified"]),
        item=st.sampled_from(["Joint Fleet", "Stores", "Estates plan", "estates", None, "Total"]),
        programme_id=st.sampled_from(["prog-fleet", None, "other"]),
        basis=st.sampled_from(["in_year", "unspecified", "cumulative"]),
        is_total=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda c: c.record_id,
)


@given(CLAIMS, st.randoms())
def test_order_does_not_matter_and_no_claim_is_lost(claims: list[Claim], random: Random) -> None:
    """Every claim is in exactly one benefit, the same whatever the order, and the rules hold inside."""
    shuffled = list(claims)
    random.shuffle(shuffled)
    first, second = link(claims), link(shuffled)
    assert sorted(map(repr, first)) == sorted(map(repr, second))
    assert sorted(c.record_id for x in first for c in x.claims) == sorted(c.record_id for c in claims)
    for linked in first:
        assert len({c.owner for c in linked.claims}) == 1
        assert len(linked.links) == len(linked.claims) - 1
        assert len({c.basis for c in linked.claims} - {"unspecified"}) <= 1
        story(linked)
