"""Sentences with dated events, read as they stand in the section of a project."""

from functools import reduce
from operator import add
from typing import Any

import pytest

from boardpapers.extract import initiatives
from boardpapers.extract.match import read_texts
from boardpapers.extract.paper import Paper, texts_of
from boardpapers.schemas import Milestone, PaperMetadata
from tests.extract.handmade import document
from tests.extract.nested import with_headings
from tests.extract.phrases import Counted, cases

#: The least F1 of events and the least share of right days and states.
FLOORS = {"milestones.dev": (0.99, 0.99), "milestones.heldout": (0.95, 0.97)}


def told(text: str, date: str) -> list[Milestone]:
    """The milestones of a project whose section holds one sentence."""
    made = with_headings(
        document("# Custody Renewal Project", "This project gives detainees safer cells.", text)
    )
    paper = Paper(made, read_texts(texts_of(made)), PaperMetadata(paper_date=date))
    return [m for i in initiatives.extract(paper).records for m in i.milestones]


def score(case: dict[str, Any]) -> Counted:
    left = told(case["text"], case["date"])
    total = Counted()
    for expected in case["expect"]:
        found = next((m for m in left if _is_same(expected, m)), None)
        if found is None:
            total += Counted(missed=1)
            continue
        left.remove(found)
        states = expected["state"] if isinstance(expected["state"], list) else [expected["state"]]
        right = [getattr(found, k) == expected[k] for k in ("due_from", "due_to")] + [found.state in states]
        total += Counted(matched=1, right=sum(right), judged=3)
    return total + Counted(invented=len(left))


def _is_same(expected: dict[str, Any], found: Milestone) -> bool:
    """Whether the words stand in the event and the days meet."""
    words = f"{found.event} {found.date_text}".lower()
    if not all(w.lower() in words for w in expected["event_has"]):
        return False
    first, last = found.due_from or found.due_to, found.due_to or found.due_from
    start, end = expected["due_from"] or expected["due_to"], expected["due_to"] or expected["due_from"]
    return bool(first and last and first <= end and start <= last)


@pytest.mark.parametrize("file", sorted(FLOORS))
def test_sentences_are_read(file: str) -> None:
    """Events, their days and their states of all sentences together."""
    counted = reduce(add, (score(case) for case in cases(file)))
    least_f1, least_attributes = FLOORS[file]
    assert round(counted.f1, 3) >= least_f1
    assert round(counted.attributes, 3) >= least_attributes


def test_a_roadmap_by_quarter() -> None:
    """Words below quarters are events that fall in them, of the project of their row."""
    made = with_headings(
        document(
            "# Roadmap",
            [["", "Q3 2022/23", "Q4 2022/23"], ["Camera Refresh", "Issue to the north", "Benefits check"]],
        )
    )
    paper = Paper(made, read_texts(texts_of(made)), PaperMetadata(paper_date="2022-09-14"))
    (found,) = initiatives.extract(paper).records
    assert found.name == "Camera Refresh"
    assert [(m.event, m.due_from, m.due_to) for m in found.milestones] == [
        ("Issue to the north", "2022-10-01", "2022-12-31"),
        ("Benefits check", "2023-01-01", "2023-03-31"),
    ]


def test_a_row_with_several_dated_events() -> None:
    """A start, a go-live and a closure in columns are three events; the stage column is none."""
    made = with_headings(
        document(
            "# Change portfolio",
            [
                ["Project", "Stage", "Start", "Go-live", "Closure"],
                ["Digital Case Files", "Delivery", "Apr 2023", "Nov 2023", "Mar 2024"],
            ],
        )
    )
    paper = Paper(made, read_texts(texts_of(made)), PaperMetadata(paper_date="2023-09-14"))
    (found,) = initiatives.extract(paper).records
    assert found.stage == "in_delivery"
    assert [(m.due_from, m.state) for m in found.milestones] == [
        ("2023-04-01", "done"),
        ("2023-11-01", "planned"),
        ("2024-03-01", "planned"),
    ]
