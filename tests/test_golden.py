"""The sample papers as a whole, held against their gold; floors stand near what is reached now.

A floor is raised when the figures rise, and lowered only with a reason. The figures behind a failure:
`boardpapers run corpus/papers`, then `boardpapers evaluate corpus/gold --papers corpus/papers --misses`.
"""

from pathlib import Path

import pytest

from boardpapers.evaluate import Report, evaluate

CORPUS = Path(__file__).parent.parent / "corpus"
#: The least F1 of records, and the least mean accuracy of their attributes.
RECORDS = {
    "savings": (0.99, 0.97),
    "costs": (0.96, 0.96),
    "other_amounts": (0.98, 0.88),
    "fte_benefits": (0.99, 0.96),
    "governance_bodies": (0.98, 0.98),
    "decisions": (0.98, 0.98),
    "initiatives": (0.98, 0.98),
    "items": (0.98, 0.98),
    "milestones": (0.94, 0.97),
}


@pytest.fixture(scope="module")
def report(corpus_db: Path) -> Report:
    return evaluate(corpus_db, CORPUS / "gold", CORPUS / "papers")


@pytest.mark.parametrize("kind", RECORDS)
def test_records(report: Report, kind: str) -> None:
    """Each type of record, pooled over the papers."""
    score = report.total.kind(kind)
    least_f1, least_attributes = RECORDS[kind]
    assert (score.f1 or 0) >= least_f1
    assert (score.attribute_mean or 0) >= least_attributes


def test_evidence_holds(report: Report) -> None:
    """Every quote stands inside its box on its page."""
    assert report.total.evidence.of > 2000
    assert report.total.evidence.value == 1
    assert report.total.evidence_unchecked == 0


def test_no_amount_is_lost(report: Report) -> None:
    """Every amount of the gold is in some record, and none that is no saving is taken for one."""
    assert report.total.amounts_found.value == 1
    assert (report.total.taken_for_saving.value or 0) <= 0.02


def test_totals_are_checked(report: Report) -> None:
    """Printed totals have the right verdict, and no mismatch is invented."""
    assert (report.total.checks_right.value or 0) >= 0.99
    assert report.total.invented_mismatches == 0


def test_tables_and_metadata(report: Report) -> None:
    """Cells, whole tables, titles, dates and people."""
    assert (report.total.tables.cells.value or 0) >= 0.99
    assert (report.total.tables.exact.value or 0) >= 0.95
    assert (report.total.metadata.value or 0) >= 0.99


def test_all_papers_are_there(report: Report) -> None:
    """Each gold file has its paper in the database."""
    assert report.absent == ()
