"""The report as text, as JSON, and through `python -m`."""

import json
import subprocess
import sys

from boardpapers.evaluate import render, to_json

from .databases import predicted_from, write_database
from .invented import gold, saving


def test_the_text_has_a_line_for_every_figure(report_of):
    """Record types, parts and shares each have their line, and nothing is listed without being asked for."""
    text = render(report_of())
    for name in ("savings", "fte_benefits", "initiatives", "signatories", "milestones", "people"):
        assert any(line.startswith(f"{name} ") and " 1.000" in line for line in text.splitlines())
    assert "evidence that holds" in text
    assert "MISSED" not in render(report_of(lambda paper: paper["savings"].pop()))


def test_misses_are_listed_on_one_line_each(report_of):
    """What was missed, invented and wrong: paper, type, both values, quote and page."""

    def spoil(paper):
        paper["savings"].pop(3)
        paper["savings"].append(saving("Ghost", 7.0, quotes=["a ghost\nof £7"]))
        paper["savings"][0]["status"] = "missed"
        paper["decisions"][0]["items"][0]["action"] = "note"

    lines = render(report_of(spoil), misses=True).splitlines()
    listed = [line for line in lines if line.split(" ")[0] in ("MISSED", "INVENTED", "WRONG")]
    paper = "mereshire-lantern-2030"
    assert listed == [
        f"WRONG      savings {paper} p1: £120,000 · Kennels | status: gold planned, predicted missed"
        ' | "Kennels will save £120,000"',
        f'MISSED     savings {paper}: £240,000 · Total | "Total will save £240,000"',
        f'INVENTED   savings {paper} p1: £7 · Ghost | "a ghost of £7"',
        f"WRONG      items {paper}: decision · D/30/9 · Lantern: next stage >"
        " 1 · approve · To approve the building of the slipway. | action: gold approve, predicted note",
    ]


def test_the_json_holds_the_same_figures(report_of):
    """The values survive JSON and carry counts beside shares."""
    report = report_of(lambda paper: paper["savings"].pop(0))
    plain = json.loads(to_json(report))
    savings = plain["total"]["records"]["savings"]
    assert (savings["matched"], savings["missed"], savings["f1"]) == (2, 1, 0.8)
    assert plain["total"]["evidence"]["value"] == 1
    assert plain["papers"]["mereshire-lantern-2030"]["records"] == plain["total"]["records"]


def test_developers_may_ask_from_the_shell(tmp_path):
    """`python -m boardpapers.evaluate` prints figures, filtered misses, JSON, and errors with their code."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold()))
    database = write_database(tmp_path / "one.db", predicted_from(gold()) | {"savings": [], "costs": []})

    def run(*arguments):
        command = [sys.executable, "-m", "boardpapers.evaluate", str(tmp_path / "gold"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    only_costs = run(str(database), "--type", "costs").stdout
    assert "MISSED     costs" in only_costs and "MISSED     savings" not in only_costs
    assert json.loads(run(str(database), "--json").stdout)["absent"] == []
    assert run(str(database), "--paper", "elsewhere").stdout.startswith("0 papers")
    refused = run(str(tmp_path / "none.db"))
    assert (refused.returncode, refused.stdout) == (4, "") and "no database" in refused.stderr
