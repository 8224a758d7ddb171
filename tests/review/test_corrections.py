"""Corrections: applied at every run, taken back when the file says otherwise, told when they do not fit."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from boardpapers.cli import main
from boardpapers.corrections import Correction, add_corrections, default_file, read_corrections
from boardpapers.errors import ExitCode, InputError
from boardpapers.queries.reading import open_for_reading
from boardpapers.store.corrections import correct_again
from boardpapers.store.opening import open_for_writing
from tests.conftest import ROOT
from tests.store.conftest import everything

KENT = ROOT / "corpus" / "papers" / "kent-savings-plan-2022.pdf"


@pytest.fixture
def db(corpus_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(corpus_db, tmp_path / "papers.db"))


def ask(db: Path, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with open_for_reading(db) as connection:
        return [tuple(r) for r in connection.execute(query, parameters)]


def saving(db: Path) -> str:
    """The £215k that Fleet delivered in Kent."""
    return str(ask(db, "SELECT id FROM savings WHERE item = 'Fleet' AND status = 'delivered'")[0][0])


def correction(record: str, field: str | None, was: Any, value: Any, **more: Any) -> Correction:
    return Correction(record, field, was, value, "Ada", "2026-01-02", "misread", **more)


def test_a_changed_value(db: Path) -> None:
    """The new value stands in the record, the old one in the correction; without the line it comes back."""
    own_id = saving(db)
    add_corrections(default_file(db), [correction(own_id, "amount_gbp", 215_000.0, 225_000.0)])
    assert correct_again(db) == []
    assert ask(db, "SELECT amount_gbp FROM savings WHERE id = ?", own_id) == [(225_000.0,)]
    assert ask(db, "SELECT state, was, value, who, why FROM corrections") == [
        ("applied", "215000.0", "225000.0", "Ada", "misread")
    ]
    assert ask(db, "SELECT sum(amount) FROM benefit_claims WHERE record_id = ?", own_id) == [(225_000.0,)]
    default_file(db).unlink()
    correct_again(db)
    assert ask(db, "SELECT amount_gbp FROM savings WHERE id = ?", own_id) == [(215_000.0,)]


def test_doing_it_again_changes_nothing(db: Path) -> None:
    """Applied once or three times, the database is the same; taken back, it is what it was."""
    with open_for_writing(db) as database:
        before = everything(database)
    own_id = saving(db)
    decision = ask(db, "SELECT id FROM decisions WHERE reference = 'OPCC/DN/2018/31'")[0][0]
    lines = [
        correction(own_id, "status", "delivered", "planned"),
        correction(own_id, "status", "planned", "missed"),
        correction(decision, None, None, "rejected"),
        correction(own_id, None, None, "accepted"),
    ]
    add_corrections(default_file(db), lines)
    found = []
    for _ in range(3):
        assert correct_again(db) == []
        with open_for_writing(db) as database:
            found.append(everything(database))
    assert found[0] == found[1] == found[2] != before
    default_file(db).unlink()
    correct_again(db)
    with open_for_writing(db) as database:
        assert everything(database) == before


def test_a_rejected_record_is_gone(db: Path) -> None:
    """With its points, words and sums, and out of every list."""
    decision = ask(db, "SELECT id FROM decisions WHERE reference = 'OPCC/DN/2018/31'")[0][0]
    add_corrections(default_file(db), [correction(decision, None, None, "rejected")])
    assert correct_again(db) == []
    for table, column in (
        ("records", "id"),
        ("decisions", "id"),
        ("decision_items", "decision_id"),
        ("evidence", "record_id"),
    ):
        assert ask(db, f"SELECT 1 FROM {table} WHERE {column} = ?", decision) == []


@pytest.mark.parametrize(
    ("field", "was", "value", "said"),
    [
        ("amount_gbp", 1.0, 2.0, "is 215000.0 now, not 1.0"),
        ("amuont", 1.0, 2.0, "no column amuont"),
        ("status", "delivered", "done", "is one of delivered"),
        ("amount_gbp", 215_000.0, "much", "no value for amount_gbp"),
        ("amount_gbp", 215_000.0, None, "no value for amount_gbp"),
        ("is_total", 0, 7, "no value for is_total"),
        ("document_id", None, "x", "no column document_id"),
    ],
)
def test_what_does_not_fit_is_told_and_kept(db: Path, field: str, was: Any, value: Any, said: str) -> None:
    """The record stays, the line stays, the reason is told and stands in the database."""
    own_id = saving(db)
    add_corrections(default_file(db), [correction(own_id, field, was, value)])
    told = correct_again(db)
    assert len(told) == 1 and said in told[0] and "Ada" in told[0]
    assert ask(db, "SELECT state FROM corrections") == [("unfit",)]
    assert ask(db, "SELECT amount_gbp, status FROM savings WHERE id = ?", own_id) == [
        (215_000.0, "delivered")
    ]
    assert len(read_corrections(default_file(db))) == 1


def test_a_record_that_is_gone(db: Path) -> None:
    """An id that is no more is told; where paper, type and words are given, the record is found by them."""
    own_id = saving(db)
    sha256, quote = ask(
        db, "SELECT d.sha256, a.quote FROM all_records a JOIN documents d ON d.id = a.document_id "
        "WHERE a.type = 'savings' AND a.record_id = ?", own_id,
    )[0]  # fmt: skip
    lost = correction("a" * 16, "amount_gbp", 215_000.0, 1.0)
    found = correction("b" * 16, "amount_gbp", 215_000.0, 1.0, paper=sha256, type="savings", quote=quote)
    add_corrections(default_file(db), [lost, found])
    assert ["no such record" in t for t in correct_again(db)] == [True]
    assert ask(db, "SELECT state, record_id FROM corrections") == [("unfit", "a" * 16), ("applied", own_id)]


def test_the_program_agrees_by_now(db: Path) -> None:
    """A line that says what the program reads is no change."""
    add_corrections(default_file(db), [correction(saving(db), "amount_gbp", 1.0, 215_000.0)])
    assert correct_again(db) == []
    assert ask(db, "SELECT state FROM corrections") == [("agreed",)]


def test_every_run_applies_them(tmp_path: Path) -> None:
    """Read again, or left because unchanged: the correction holds, and the old value is kept."""
    path = tmp_path / "kent.db"
    run = ["run", str(KENT), "--db", str(path)]
    assert CliRunner().invoke(main, run).exit_code == 0
    own_id = saving(path)
    add_corrections(default_file(path), [correction(own_id, "amount_gbp", 215_000.0, 225_000.0)])
    for arguments in (run, run, [*run, "--again"]):
        assert CliRunner().invoke(main, arguments).exit_code == 0
        assert ask(path, "SELECT amount_gbp FROM savings WHERE id = ?", own_id) == [(225_000.0,)]
        assert ask(path, "SELECT was FROM corrections") == [("215000.0",)]


@pytest.mark.parametrize(
    "line", ["{", "[]", "{}", '{"record": "a", "field": null, "is": "maybe", "who": "x", "when": "y"}',
             '{"record": "a", "field": "b", "is": [1], "who": "x", "when": "y"}',
             '{"record": "a", "field": "b", "is": 1, "who": "x", "when": "y", "typo": 1}'],
)  # fmt: skip
def test_a_line_that_is_none(db: Path, line: str) -> None:
    """The file is refused with the number of the line, before anything is changed."""
    default_file(db).write_text("\n" + line + "\n")
    with pytest.raises(InputError, match="line 2"):
        correct_again(db)
    result = CliRunner().invoke(main, ["run", str(KENT), "--db", str(db)])
    assert result.exit_code == ExitCode.NO_INPUT


def test_lines_survive_writing_and_reading(tmp_path: Path) -> None:
    """What is written is what is read."""
    lines = [
        correction("a" * 16, "item", None, "“Fleet”\nand stores", paper="ff", type="savings", quote="x"),
        correction("b" * 16, None, None, "accepted"),
    ]
    path = tmp_path / "x.corrections.jsonl"
    add_corrections(path, lines[:1])
    add_corrections(path, lines[1:])
    assert read_corrections(path) == lines


def review(db: Path, typed: str, *options: str) -> str:
    result = CliRunner().invoke(main, ["review", "--db", str(db), "--who", "Ada", *options], input=typed)
    assert result.exit_code == 0, result.output
    return result.output


def test_review_changes_a_record(db: Path) -> None:
    """Change, column, value, reason: one line in the file, applied at once."""
    own_id = saving(db)
    output = review(db, "c\namount_gbp\n£225,000\nmisread\n", "--record", own_id)
    assert "1 corrections written" in output and "“215”" in output
    row = json.loads(default_file(db).read_text(encoding="utf-8"))
    assert (row["record"], row["field"], row["was"], row["is"], row["who"]) == (
        own_id, "amount_gbp", 215_000.0, 225_000.0, "Ada",
    )  # fmt: skip
    assert ask(db, "SELECT amount_gbp FROM savings WHERE id = ?", own_id) == [(225_000.0,)]


def test_review_walks_and_remembers(db: Path) -> None:
    """Failed checks come first; what was judged does not come again; quitting writes what was said."""
    output = review(db, "a\nlooks right\nq\n", "--below", "0.99")
    first = [line for line in output.splitlines() if line.startswith("1 of")]
    assert "does not add up" in first[0]
    again = review(db, "q\n", "--below", "0.99")
    count = [int(o.split("1 of ")[1].split(":")[0]) for o in (output, again)]
    assert count[1] == count[0] - 1
    assert "Nothing written." in again
