"""One paper through the stages: a fault in one of them is told and keeps what the others found."""

import pickle
from typing import Any

import pytest

from boardpapers import stages
from boardpapers.stages import process
from tests.cli.test_running import PAPERS


def _fails(*_: Any) -> Any:
    raise ZeroDivisionError("on purpose")


def test_an_outcome_can_be_pickled() -> None:
    """What a worker gives back survives the way to the parent."""
    outcome = process(PAPERS[0].read_bytes(), "a.pdf")
    assert outcome.status == "complete" and outcome.records
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_a_failing_extractor_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper is partial, the fault is a problem, and the other records are there."""
    good = stages.extractors()
    monkeypatch.setattr(stages, "extractors", lambda: (("bad", _fails), *good[1:]))
    outcome = process(PAPERS[0].read_bytes(), "a.pdf")
    assert outcome.status == "partial"
    assert [p.code for p in outcome.problems if p.severity == "error"] == ["internal_error"]
    assert outcome.records


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("extract.layout.lay_out", "failed"),
        ("extract.metadata.extract", "partial"),
        ("extract.checks.check", "partial"),
    ],
)
def test_a_failing_stage_is_told(monkeypatch: pytest.MonkeyPatch, stage: str, status: str) -> None:
    """Whatever stage breaks, `process` returns an outcome that says so."""
    monkeypatch.setattr(f"boardpapers.{stage}", _fails)
    outcome = process(PAPERS[0].read_bytes(), "a.pdf")
    assert outcome.status == status
    assert any("ZeroDivisionError: on purpose" in p.message for p in outcome.problems)
