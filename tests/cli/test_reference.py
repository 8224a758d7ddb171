"""The written pages say what the program does."""

import ast
import re

from boardpapers.errors import ExitCode
from boardpapers.queries.paper_lists import KINDS
from boardpapers.reference import PAGES
from boardpapers.schemas import vocabulary
from tests.conftest import ROOT


def test_generated_pages_are_up_to_date() -> None:
    """docs/ holds what the models and commands say today."""
    stale = [n for n, page in PAGES.items() if (ROOT / "docs" / n).read_text(encoding="utf-8") != page()]
    assert stale == [], "run: python -m boardpapers.reference docs"


def _codes() -> set[str]:
    """Every problem code that stands in the program as a literal."""
    found = set()
    for path in (ROOT / "boardpapers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = {"Problem": 2, "ReadError": 0}.get(node.func.id)
                if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant):
                    found.add(str(node.args[at].value))  # type: ignore[attr-defined]
    return found


def test_every_problem_code_is_documented() -> None:
    """docs/errors.md lists the codes of the program, all of them and no others."""
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_]+)` \| (?:error|warning|info)", page, re.MULTILINE))
    assert documented == _codes()


def test_every_exit_code_is_documented() -> None:
    """docs/errors.md has a line for each exit code."""
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = {int(n) for n in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert documented == {int(code) for code in ExitCode} | {130}


def test_lists_know_the_closed_lists() -> None:
    """What --status takes is what the models allow, without importing them."""
    allowed = {
        "savings": vocabulary.SavingStatus,
        "costs": vocabulary.CostStatus,
        "other": vocabulary.AmountRole,
        "fte": vocabulary.SavingStatus,
        "bodies": vocabulary.BodyStatus,
        "decisions": vocabulary.DecisionStatus,
        "initiatives": vocabulary.Stage,
        "papers": vocabulary.DocumentStatus,
        "checks": vocabulary.CheckResult,
        "problems": vocabulary.Severity,
    }
    assert {k.name: set(k.statuses) for k in KINDS} == {
        name: set(values.__args__)  # type: ignore[attr-defined]
        for name, values in allowed.items()
    }
