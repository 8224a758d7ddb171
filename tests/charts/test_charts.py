"""Charts: the figures behind them, what they leave out, and files that open."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boardpapers.charts.figures import FIGURES
from boardpapers.charts.layout import placed
from boardpapers.cli import main
from boardpapers.errors import ExitCode
from boardpapers.queries.reading import open_for_reading


@pytest.fixture
def chart(corpus_db: Path) -> Callable[..., Result]:
    def called(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["chart", *arguments, "--db", str(corpus_db)])

    return called


def test_savings_are_planned_against_delivered(corpus_db: Path) -> None:
    """Kent's plan and outturn by year: the target of the year gone, the plan of those to come."""
    with open_for_reading(corpus_db) as connection:
        rows = FIGURES["savings"](connection, "Kent").rows
    assert [(r["year"], r["status"], r["amount_gbp"]) for r in rows] == [
        ("2021/22", "delivered", 5_510_000),
        ("2021/22", "missed", 360_000),
        ("2021/22", "planned", 5_870_000),
        ("2022/23", "planned", 6_402_000),
        ("2023/24", "planned", 7_269_000),
        ("2024/25", "planned", 7_100_000),
        ("2025/26", "planned", 3_760_000),
    ]


@pytest.mark.parametrize("name", list(FIGURES))
def test_the_question_behind_is_the_one_asked(corpus_db: Path, name: str) -> None:
    """The query that is shown gives the rows that are drawn, and something is said of what is not."""
    with open_for_reading(corpus_db) as connection:
        figures = FIGURES[name](connection, None)
        assert [dict(r) for r in connection.execute(figures.query)] == figures.rows
    assert re.match(r"\d+ ", figures.left_out)


@pytest.mark.parametrize("name", list(FIGURES))
@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE")])
def test_files(chart: Callable[..., Result], tmp_path: Path, name: str, ending: str, start: bytes) -> None:
    """Each chart in each form; the page needs nothing from elsewhere and shows its question."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    path = tmp_path / f"chart.{ending}"
    result = chart(name, "--out", str(path))
    assert result.exit_code == 0, result.output
    content = path.read_bytes()
    assert content.lstrip().startswith(start)
    if ending == "html":
        assert b"The question behind it" in content
        assert not re.search(rb'<(script|link)[^>]+(src|href)="https?:', content)


def test_charts_that_cannot_be(
    chart: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another ending, nothing to draw, and no library each get a sentence."""
    assert chart("fte", "--out", str(tmp_path / "x.gif")).exit_code == ExitCode.NO_INPUT
    nothing = chart("fte", "--force", "Staffordshire", "--out", str(tmp_path / "x.svg"))
    assert nothing.exit_code == ExitCode.NOT_FOUND and "nothing to draw" in nothing.output
    monkeypatch.setitem(sys.modules, "altair", None)
    missing = chart("fte", "--out", str(tmp_path / "x.svg"))
    assert missing.exit_code == ExitCode.NO_INPUT and "boardpapers[chart]" in missing.output


def test_who_is_above_stands_above() -> None:
    """A board stands over what it oversees and under what it reports to; rings and loops end."""
    rows = [
        {
            "force": "A",
            "body": "Board",
            "relation": "oversees",
            "target": "Fleet",
            "target_kind": "programme",
        },
        {"force": "A", "body": "Board", "relation": "reports_to", "target": "Top", "target_kind": "body"},
        {"force": "A", "body": "Top", "relation": "reports_to", "target": "Board", "target_kind": "body"},
        {"force": "B", "body": "Own", "relation": "part_of", "target": "Own", "target_kind": "body"},
    ]
    nodes, edges, _, _ = placed(rows[:2])
    at = {n["name"]: n["y"] for n in nodes}
    assert at["Top"] < at["Board"] < at["Fleet"] and len(edges) == 2
    nodes, edges, _, _ = placed(rows)
    assert len(nodes) == 4 and len(edges) == 4
    assert len({(n["x"], n["y"]) for n in nodes}) == 4
