"""Questions on the command line: what people see, what machines get, and what a wrong name leads to."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from boardpapers.errors import ExitCode
from boardpapers.queries.paper_lists import KINDS

Call = Callable[..., Result]


@pytest.mark.parametrize("kind", [k.name for k in KINDS])
@pytest.mark.parametrize("shape", ["--json", "--jsonl", "--csv", ""])
def test_every_list_in_every_shape(call: Call, kind: str, shape: str) -> None:
    """Each list answers for people and for machines, with the same number of rows."""
    result = call("list", kind, *([shape] if shape else []))
    assert result.exit_code == 0, result.output
    rows = json.loads(call("list", kind, "--json").output)
    assert rows
    if shape == "--jsonl":
        assert [json.loads(line) for line in result.output.splitlines()] == rows
    elif shape == "--csv":
        assert [r["paper"] for r in csv.DictReader(io.StringIO(result.output))] == [r["paper"] for r in rows]


def test_sums_leave_totals_out(call: Call) -> None:
    """Under the list stand the sums by status, without what includes others."""
    result = call("list", "savings", "--force", "Kent")
    assert "Sums by status: unspecified £63,000 (1) (1 totals not counted)." in result.output


@pytest.mark.parametrize("force", ["Kent", "kent police", "Kent Constabulary", "Kent PCC"])
def test_a_force_by_any_name(call: Call, force: str) -> None:
    """Aliases and the commissioner lead to the force's papers."""
    rows = json.loads(call("list", "papers", "--force", force, "--json").output)
    assert [r["paper"] for r in rows] == ["lantern.pdf"]


def test_filters_narrow(call: Call) -> None:
    """Each filter leaves what it names, and a filter that fits nothing leaves nothing."""

    def papers(*options: str) -> list[str]:
        return sorted(r["paper"] for r in json.loads(call("list", *options, "--json").output))

    assert papers("costs", "--status", "approved") == ["beacon.pdf", "lantern.pdf"]
    assert papers("costs", "--status", "planned") == []
    assert papers("costs", "--programme", "change 2025", "--paper", "lantern.pdf") == ["lantern.pdf"]
    assert papers("decisions", "--body", "Beacon") == ["beacon.pdf"]
    assert papers("decisions", "--since", "2019-05", "--until", "2019-05") == ["beacon.pdf", "lantern.pdf"]
    assert papers("decisions", "--until", "2018") == []
    assert papers("savings", "--no-totals", "--force", "Kent") == ["lantern.pdf"]
    assert papers("savings", "--cashable") == []
    assert len(papers("savings", "--limit", "1")) == 1


def test_money_reads_like_money(call: Call) -> None:
    """Pounds with thousands, pence only where there are some."""
    output = call("list", "costs").output
    assert "£40,000 " in output and "£1,234,567.50" in output


def test_a_line_fits_the_page(call: Call) -> None:
    """Without a terminal no line is wider than the page, and there are no colours."""
    output = call("list", "decisions").output
    assert max(map(len, output.splitlines())) <= 160
    assert "\x1b" not in output


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("list", "savigns"), "Did you mean savings?", ExitCode.NOT_FOUND),
        (("list", "savings", "--force", "Kennt Police"), "Did you mean Kent Police", ExitCode.NOT_FOUND),
        (
            ("list", "savings", "--programme", "Lantren"),
            "Did you mean Lantern Programme?",
            ExitCode.NOT_FOUND,
        ),
        (("list", "decisions", "--body", "Becon Board"), "Did you mean Beacon Board?", ExitCode.NOT_FOUND),
        (("list", "savings", "--paper", "lanturn.pdf"), "Did you mean lantern.pdf?", ExitCode.NOT_FOUND),
        (("list", "savings", "--status", "planed"), "Did you mean planned?", ExitCode.NOT_FOUND),
        (("list", "checks", "--programme", "x"), "leave --programme out", ExitCode.NOT_FOUND),
        (("list", "costs", "--cashable"), "Only savings", ExitCode.NOT_FOUND),
        (("list", "savings", "--since", "last May"), "is no date", ExitCode.USAGE),
        (("show", "zzzzzzzz"), "Nothing has an id", ExitCode.NOT_FOUND),
        (("show", "ab"), "too short", ExitCode.NOT_FOUND),
        (("describe", "saving"), "Did you mean savings?", ExitCode.NOT_FOUND),
        (("sql", "SELECT * FROM saving"), "Did you mean savings?", ExitCode.BAD_QUERY),
        (("sql", "SELECT amuont_gbp FROM savings"), "Did you mean amount_gbp", ExitCode.BAD_QUERY),
        (("sql", "SELEC 1"), "SQLite says", ExitCode.BAD_QUERY),
        (("search", "()"), "no word", ExitCode.BAD_QUERY),
        (("serch", "x"), "Did you mean search?", ExitCode.USAGE),
    ],
)
def test_wrong_names_lead_to_right_ones(
    call: Call, arguments: tuple[str, ...], said: str, code: ExitCode
) -> None:
    """A misspelt name gets a sentence, a suggestion and its documented exit code, never a traceback."""
    result = call(*arguments)
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output


def test_show_gives_the_words_of_every_attribute(call: Call) -> None:
    """A record's page has its words, its attributes with theirs, its parts and the decision's amounts."""
    own_id = json.loads(call("list", "decisions", "--force", "Kent", "--json").output)[0]["id"]
    output = call("show", own_id[:8]).output
    assert "“3 May 2019”" in output and "page 1, box" in output
    assert "within 1; number 1.a" in output or "number 1.a" in output
    assert "names amount: costs" in output
    assert json.loads(call("show", own_id, "--json").output)["id"] == own_id


def test_show_gives_the_neighbours_and_checks_of_a_cell(call: Call) -> None:
    """A figure from a table is shown among its rows, with the table's checks."""
    own_id = json.loads(call("list", "savings", "--force", "Kent", "--json").output)[0]["id"]
    output = call("show", own_id).output
    assert "in the table: Savings by programme" in output
    assert "column_total" in output


@pytest.mark.parametrize("kind", ["papers", "bodies", "checks"])
def test_show_knows_other_ids_too(call: Call, kind: str) -> None:
    """Papers, what papers say of bodies, and checks can be shown as well."""
    own_id = json.loads(call("list", kind, "--json").output)[0]["id"]
    assert call("show", own_id).exit_code == 0


def test_show_a_body_across_papers(call: Call) -> None:
    """A body's page names the papers that tell of it."""
    own_id = json.loads(call("list", "bodies", "--json").output)[0]["body_id"]
    assert "told in: " in call("show", own_id).output


@pytest.mark.parametrize(
    "words",
    [
        "lantern",
        "LANTERN (",
        '"lantern programme"',
        "lantern AND",
        "lantern*",
        "lantern -",
        "£40,000",
        "NEAR(",
    ],
)
def test_search_takes_words_not_syntax(call: Call, words: str) -> None:
    """Whatever punctuation is typed, it is a search; operators are words like others."""
    result = call("search", words)
    assert result.exit_code == 0, result.output
    assert ("lantern.pdf, page 1" in result.output) == ("NEAR" not in words and "AND" not in words)


def test_search_puts_words_in_order(call: Call) -> None:
    """Quoted words must stand next to each other."""
    assert json.loads(call("search", '"programme lantern"', "--json").output) == []
    assert len(json.loads(call("search", "programme lantern", "--force", "Kent", "--json").output)) == 2


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM savings",
        "UPDATE savings SET item = 'x'",
        "DROP TABLE savings",
        "CREATE TABLE t (x)",
        "ATTACH DATABASE 'other.db' AS other",
        "PRAGMA user_version = 9",
        "PRAGMA writable_schema = 1",
        "VACUUM INTO 'copy.db'",
        "SELECT load_extension('x')",
        "SELECT 1; SELECT 2",
        "BEGIN",
        "INSERT INTO paragraphs_fts(paragraphs_fts) VALUES ('delete-all')",
        "UPDATE sqlite_master SET sql = ''",
    ],
)
def test_sql_can_only_ask(
    call: Call, papers_db: Path, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be written, attached or copied, and the file stays as it is."""
    monkeypatch.chdir(tmp_path)
    before = papers_db.read_bytes()
    result = call("sql", query)
    assert result.exit_code == ExitCode.BAD_QUERY, result.output
    assert papers_db.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_sql_in_every_shape(call: Call) -> None:
    """A question of one's own, in every shape; two columns of one name are kept apart."""
    query = "SELECT item, amount_gbp, item FROM savings WHERE is_total = 0 ORDER BY id"
    assert call("sql", query, "--csv").output.splitlines()[0] == "item,amount_gbp,item_2"
    assert json.loads(call("sql", query, "--json").output)[0] == {
        "item": "Lantern",
        "amount_gbp": 63000.0,
        "item_2": "Lantern",
    }
    assert "Lantern" in call("sql", query).output


def test_csv_cells_are_no_formulas(call: Call) -> None:
    """A text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    output = call("sql", "SELECT '=cmd()' AS a, '-x' AS b, -1.5 AS c", "--csv").output
    assert output.splitlines()[1] == "'=cmd(),'-x,-1.5"


def test_describe_has_every_table_and_column(call: Call) -> None:
    """The database's own descriptions are shown, with what a column refers to."""
    tables = {row["table"] for row in json.loads(call("describe", "--json").output)}
    assert {"savings", "evidence", "descriptions"} <= tables
    columns = json.loads(call("describe", "savings", "--json").output)
    assert all(row["description"] for row in columns)
    assert {"programmes.id"} <= {row["refers_to"] for row in columns}


@pytest.mark.parametrize(
    "command", [("list", "savings"), ("show", "abcdef"), ("search", "x"), ("sql", "SELECT 1"), ("describe",)]
)
def test_questions_to_no_database(call: Call, tmp_path: Path, command: tuple[str, ...]) -> None:
    """A database that is not there is not made; the sentence says how to make one."""
    path = tmp_path / "none.db"
    result = call(*command, db=path)
    assert result.exit_code == ExitCode.BAD_DATABASE
    assert "boardpapers run PAPERS" in result.output
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"\0" * 84])
def test_questions_to_something_else(call: Call, tmp_path: Path, content: bytes) -> None:
    """A file that is no database of ours is refused in a sentence."""
    path = tmp_path / "other.db"
    path.write_bytes(content)
    result = call("list", "savings", db=path)
    assert result.exit_code == ExitCode.BAD_DATABASE
    assert result.output.startswith("Error: ")
