"""Rows in files: every shape gives back what was put in, and nothing in them runs."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.cli import main
from boardpapers.errors import ExitCode, InputError
from boardpapers.export.tabular import write_rows

ROWS: list[dict[str, Any]] = [
    {"item": "=SUM(A1)", "amount": 12.5, "page": 1, "note": None},
    {"item": "Fleet, “joint”\nline", "amount": None, "page": 2, "note": None},
]
NAMES = ["item", "amount", "page", "note"]


def test_json_and_jsonl(tmp_path: Path) -> None:
    """The same rows as they went in."""
    write_rows(tmp_path / "a.json", ROWS, NAMES)
    write_rows(tmp_path / "a.jsonl", ROWS, NAMES)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == ROWS
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == ROWS


def test_csv_is_safe_for_spreadsheets(tmp_path: Path) -> None:
    """A formula gets an apostrophe, NULL is empty."""
    write_rows(tmp_path / "a.csv", ROWS, NAMES)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["item"] for r in rows] == ["'=SUM(A1)", ROWS[1]["item"]]
    assert [r["amount"] for r in rows] == ["12.5", ""]


def test_parquet_keeps_types(tmp_path: Path) -> None:
    """Numbers stay numbers, and a column without values is text."""
    parquet = pytest.importorskip("pyarrow.parquet")
    write_rows(tmp_path / "a.parquet", ROWS, NAMES)
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.to_pylist() == ROWS
    assert [str(t) for t in table.schema.types] == ["string", "double", "int64", "string"]


def test_excel_text_is_no_formula(tmp_path: Path) -> None:
    """Text that begins with an equals sign is text; control characters do not break the file."""
    openpyxl = pytest.importorskip("openpyxl")
    write_rows(tmp_path / "a.xlsx", [*ROWS, {**ROWS[0], "item": "a\x0bb"}], NAMES)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [c.value for c in sheet[1]] == NAMES
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=SUM(A1)", "s")
    assert sheet["A4"].value == "a b"


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.none() | st.integers(-(2**60), 2**60)})))
def test_any_rows_survive_parquet(rows: list[dict[str, Any]]) -> None:
    """Whatever text and whole numbers: what is written can be read back."""
    import tempfile

    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{**r, "a": r["a"].encode("utf-8", "replace").decode()} for r in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        write_rows(path, rows, ["a", "b"])
        found = parquet.read_table(path).to_pylist()
    assert [r["a"] for r in found] == [r["a"] for r in rows]
    assert [None if r["b"] is None else int(r["b"]) for r in found] == [r["b"] for r in rows]


def test_another_ending(tmp_path: Path) -> None:
    """An ending that is not known names those that are."""
    with pytest.raises(InputError, match=r"\.parquet"):
        write_rows(tmp_path / "a.ods", ROWS, NAMES)


@pytest.mark.parametrize(("name", "module"), [("a.parquet", "pyarrow"), ("a.xlsx", "openpyxl")])
def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str) -> None:
    """Without the library the sentence says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"pip install 'boardpapers\[export\]'"):
        write_rows(tmp_path / name, ROWS, NAMES)


@pytest.mark.parametrize(
    "asked",
    [("list", "savings", "--force", "Kent"), ("search", "savings"), ("sql", "SELECT 1 AS x"), ("describe",)],
)
def test_out_on_the_command_line(corpus_db: Path, tmp_path: Path, asked: tuple[str, ...]) -> None:
    """--out writes the rows that --json prints."""
    path = tmp_path / "out.json"
    runner = CliRunner()
    assert runner.invoke(main, [*asked, "--out", str(path), "--db", str(corpus_db)]).exit_code == 0
    printed = runner.invoke(main, [*asked, "--json", "--db", str(corpus_db)])
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(printed.stdout)


def test_out_where_nothing_can_be_written(corpus_db: Path, tmp_path: Path) -> None:
    """A folder that is not there is told."""
    path = tmp_path / "none" / "out.csv"
    result = CliRunner().invoke(main, ["list", "costs", "--out", str(path), "--db", str(corpus_db)])
    assert result.exit_code == ExitCode.NO_INPUT
    assert "cannot be written" in result.output
