"""What papers say of themselves, in the shapes that boards use."""

from typing import Any

import pytest

from boardpapers.extract import metadata
from boardpapers.extract.forms.names import bare_name, people
from boardpapers.extract.patterns import data, patterns
from tests.extract.handmade import document, paper

REPORT = (
    "# WEST RIDING POLICE AND CRIME PANEL",
    "8 November 2019",
    "Agenda Item 9a",
    "# Oversight of the Harbour Programme",
    "Report of the Chief Finance Officer",
    "# Purpose",
    "1) This report tells the Panel how the programme is overseen.",
)


@pytest.mark.parametrize("file", ["metadata", "decisions", "actions", "forms", "minutes"])
def test_patterns_match_their_examples_and_no_counterexample(file: str) -> None:
    """Every pattern finds each of its examples and none of its counterexamples."""
    for entry in patterns(file):
        assert entry.examples and entry.counterexamples, entry.name
        for example in entry.examples:
            assert entry.regex.search(example), (entry.name, example)
        for example in entry.counterexamples:
            assert not entry.regex.search(example), (entry.name, example)


def test_a_label_belongs_to_one_attribute() -> None:
    """No label of the form vocabulary announces two attributes, and each bare label is known."""
    known = [label for labels in data("forms")["labels"].values() for label in labels]
    assert len(known) == len(set(known))
    assert set(data("forms")["bare"]["labels"]) <= set(known)
    assert set(data("forms")["common"]["labels"]) <= set(known)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Harbour Change Board (HCB) met.", {"HCB": "Harbour Change Board"}),
        ("The HCB (Harbour Change Board) met.", {"HCB": "Harbour Change Board"}),
        ("Human Resources and Learning (“HR&L”) moved.", {"HR&L": "Human Resources and Learning"}),
        ("A report to the Coordination Board (“the Board”).", {"the Board": "Coordination Board"}),
        ("Efficiency and Effectiveness Reviews (EER)", {"EER": "Efficiency and Effectiveness Reviews"}),
        ("The cost fell (see Annex A).", {}),
        ("Savings were found (ABC).", {}),
    ],
)
def test_short_forms_need_fitting_letters(sentence: str, expected: dict[str, str]) -> None:
    """A short form is taken with the words whose letters it is made of, and no others."""
    assert metadata.acronyms(document(sentence)) == expected


def test_title_block_of_a_report() -> None:
    """Body, date, item, title and author come from the lines on top."""
    found = paper(*REPORT).metadata
    assert found.body == "West Riding Police and Crime Panel"
    assert found.meeting_date == found.paper_date == "2019-11-08"
    assert found.agenda_item == "9a"
    assert found.title == "Oversight of the Harbour Programme"
    assert found.paper_type == "report"
    assert [(p.name, p.role, p.capacity) for p in found.people] == [(None, "Chief Finance Officer", "author")]


@pytest.mark.parametrize(
    "lines",
    [
        ("# DECISION NOTICE", "Title: Fleet Renewal", "Ref: D/2020/07", "Date of decision: 3 May 2020"),
        ("# Decision Notice", "TITLE: Fleet Renewal Ref: D/2020/07", "Date of decision 3 May 2020"),
        (
            "# DECISION NOTICE",
            [["Title", "Fleet Renewal"], ["Ref", "D/2020/07"], ["Decision date", "3/5/2020"]],
        ),
        (
            "# DECISION NOTICE",
            [["Title", "Reference", "Date of decision"], ["Fleet Renewal", "D/2020/07", "03/05/2020"]],
        ),
    ],
)
def test_a_form_reads_the_same_in_every_print(lines: Any) -> None:
    """Fields, plain lines, label cells and a header row over values give the same metadata."""
    found = paper(*lines).metadata
    assert (found.title, found.reference) == ("Fleet Renewal", "D/2020/07")
    assert found.paper_type == "decision_record"
    assert found.meeting_date is None
    assert found.paper_date == "2020-05-03"


def test_a_date_in_a_title_is_no_meeting() -> None:
    """A review without body has no meeting date; its month is the paper's date."""
    found = paper(
        "# Strategic Partnership Review April 2019", "# 1.0 Introduction", "1.1) We looked."
    ).metadata
    assert (found.paper_type, found.meeting_date, found.paper_date) == ("review", None, "2019-04")


def test_every_printed_value_has_evidence() -> None:
    """Each attribute that is stated is cited under its own name."""
    found = paper(*REPORT).metadata
    cited = {e.field for e in found.evidence}
    assert {"title", "body", "meeting_date", "agenda_item", "paper_date", "people"} <= cited


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jane Doe, Head of Change and Resources", [("Jane Doe", "Head of Change and Resources")]),
        ("ACC Sam Roe (Local Policing)", [("Sam Roe", "ACC")]),
        ("Jo O’Neill & Max Hall", [("Jo O’Neill", None), ("Max Hall", None)]),
        ("Jane Doe Chief Executive", [("Jane Doe", "Chief Executive")]),
        ("Chief Executive", [(None, "Chief Executive")]),
        ("Jane Doe, Treasurer, 01234 567890, jane@doe.uk", [("Jane Doe", "Treasurer")]),
    ],
)
def test_names_and_posts_in_a_line(line: str, expected: list[tuple[str | None, str | None]]) -> None:
    """A line is taken apart into people with their posts, without numbers and addresses."""
    assert [(p.name, p.role) for p in people(line)] == expected


@pytest.mark.parametrize(
    "words", ["Change Board", "Police Headquarters", "Medium Term", "Chief Executive", "Agenda"]
)
def test_capitalised_words_are_not_always_a_name(words: str) -> None:
    """Bodies, places and posts are no people."""
    assert bare_name(words) is None
