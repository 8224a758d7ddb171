"""Gold and databases in a temporary folder, and an evaluation of one against the other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from boardpapers.evaluate import Report, evaluate

from .databases import Paper, predicted_from, write_database
from .invented import gold

Change = Callable[[Paper], Any]


def figures(report: Report) -> dict[str, float | None]:
    """Every figure of a report by name, so that a test can say which ones a fault changed."""
    total = report.total
    found: dict[str, float | None] = {}
    for name, kind in total.kinds.items():
        found |= {f"{name}.P": kind.precision, f"{name}.R": kind.recall}
        found |= {f"{name}.{a}": share.value for a, share in (*kind.attributes, *kind.extras)}
    shares = {
        "metadata": total.metadata,
        "amounts": total.amounts_found,
        "taken": total.taken_for_saving,
        "tables": total.tables.found,
        "cells": total.tables.cells,
        "exact": total.tables.exact,
        "caption": total.tables.caption,
        "header_row": total.tables.header_row,
        "checks_right": total.checks_right,
        "evidence": total.evidence,
    }
    found |= {name: share.value for name, share in shares.items()}
    return found | {"false alarms": float(total.invented_mismatches)}


@pytest.fixture
def report_of(tmp_path: Path) -> Callable[..., Report]:
    """Evaluate a prediction, a changed copy of what the gold asks for, against the (changed) gold."""

    def run(change: Change = lambda paper: None, gold_change: Change = lambda paper: None) -> Report:
        wanted = gold()
        gold_change(wanted)
        predicted = predicted_from(wanted)
        change(predicted)
        folder = tmp_path / "gold"
        folder.mkdir(exist_ok=True)
        (folder / "one.json").write_text(json.dumps(wanted))
        (tmp_path / "one.db").unlink(missing_ok=True)
        return evaluate(write_database(tmp_path / "one.db", predicted), folder)

    return run


@pytest.fixture
def changed(report_of: Callable[..., Report]) -> Callable[[Change], dict[str, float | None]]:
    """The figures that differ from those of a perfect prediction, without those that nothing is left for."""

    def run(change: Change) -> dict[str, float | None]:
        before, after = figures(report_of()), figures(report_of(change))
        left = {name: value for name, value in after.items() if value is not None}
        return {name: value for name, value in left.items() if value != before.get(name)}

    return run
