"""The formats that others read, held against what they ask for."""

import csv
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import main
from boardpapers.cli.exporting import NAMES
from boardpapers.ddl import TABLES
from boardpapers.errors import ExitCode
from boardpapers.export.formats import FORMATS
from boardpapers.views import VIEWS

URI = re.compile(r"^[a-z][a-z0-9+.-]*:\S+$")


def export(db: Path, name: str, out: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", name, "--db", str(db), "--out", str(out), *options])


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_command_knows_every_format() -> None:
    """The names in the help are those of the formats."""
    assert list(FORMATS) == list(NAMES)


@pytest.mark.parametrize("name", ["datapackage", "popolo", "annotations"])
def test_the_same_database_gives_the_same_files(corpus_db: Path, tmp_path: Path, name: str) -> None:
    """Nothing depends on the time or the folder."""
    for folder in ("a", "b"):
        assert export(corpus_db, name, tmp_path / folder).exit_code == 0
    names = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file())
    assert names
    for path in names:
        assert (tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes()


def test_datapackage_is_valid(corpus_db: Path, tmp_path: Path) -> None:
    """Frictionless finds no error: types, closed lists, required cells, primary and foreign keys."""
    frictionless = pytest.importorskip("frictionless")
    assert export(corpus_db, "datapackage", tmp_path / "out").exit_code == 0
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_datapackage_has_everything(corpus_db: Path, tmp_path: Path) -> None:
    """Every table with every row, described; licence and accuracy as given."""
    gold = tmp_path / "measured.json"
    gold.write_text('{"total": {"attribute_mean": 0.96, "misses": ["x"]}}')
    options = ("--licence", "OGL-UK-3.0", "--accuracy", str(gold))
    assert export(corpus_db, "datapackage", tmp_path / "out", *options).exit_code == 0
    package = read(tmp_path / "out" / "datapackage.json")
    resources = {r["path"]: r for r in package["resources"]}
    with sqlite3.connect(corpus_db) as connection:
        for table in TABLES:
            resource = resources[f"data/{table.name}.csv"]
            assert all(f["description"] for f in resource["schema"]["fields"])
            with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as file:
                rows = sum(1 for _ in csv.reader(file)) - 1
            assert rows == connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert package["accuracy"] == {"attribute_mean": 0.96}
    assert len(package["sources"]) == 11


def test_parquet_has_every_table_and_view(corpus_db: Path, tmp_path: Path) -> None:
    """A file each, with the types that the database declares."""
    parquet = pytest.importorskip("pyarrow.parquet")
    assert export(corpus_db, "parquet", tmp_path).exit_code == 0
    assert {p.stem for p in tmp_path.iterdir()} == {n.name for n in (*TABLES, *VIEWS)}
    schema = parquet.read_schema(tmp_path / "savings.parquet")
    assert str(schema.field("amount_gbp").type) == "double"


def test_workbook(corpus_db: Path, tmp_path: Path) -> None:
    """A sheet for each list and answer."""
    openpyxl = pytest.importorskip("openpyxl")
    assert export(corpus_db, "xlsx", tmp_path).exit_code == 0
    workbook = openpyxl.load_workbook(tmp_path / "boardpapers.xlsx", read_only=True)
    assert {"savings", "papers", "savings_by_year", "failed_totals"} <= set(workbook.sheetnames)
    rows = list(workbook["savings_by_year"].iter_rows(values_only=True))
    assert ("Kent Police", None, "2023/24", "planned", 7_269_000, 10) in rows


#: What Popolo asks of each class: required fields, and the others that this export uses.
POPOLO = {
    "organizations": (
        {"id", "name"},
        {"classification", "other_names", "identifiers", "parent_id", "sources"},
    ),
    "posts": ({"id", "label", "role", "organization_id"}, set()),
    "memberships": (
        {"id", "organization_id"},
        {"label", "role", "post_id", "on_behalf_of_id", "sources"},
    ),
}


def test_popolo(corpus_db: Path, tmp_path: Path) -> None:
    """Every class has the fields that Popolo knows, every reference leads somewhere, links are URIs."""
    assert export(corpus_db, "popolo", tmp_path).exit_code == 0
    found = read(tmp_path / "popolo.json")
    ids = {entry["id"] for kind in POPOLO for entry in found[kind]}
    assert len(ids) == sum(len(found[kind]) for kind in POPOLO)
    for kind, (required, optional) in POPOLO.items():
        assert found[kind]
        for entry in found[kind]:
            assert required <= set(entry) <= required | optional
            assert all(value not in (None, "") for value in entry.values())
            refers = {v for k, v in entry.items() if k.endswith("_id")}
            assert refers <= ids
            assert all(URI.match(link["url"]) for link in entry.get("sources", ()))


def test_popolo_says_who_sits_where(corpus_db: Path, tmp_path: Path) -> None:
    """Merseyside's terms of reference as memberships: one chair, three members, one in attendance."""
    assert export(corpus_db, "popolo", tmp_path).exit_code == 0
    found = read(tmp_path / "popolo.json")
    board = next(o["id"] for o in found["organizations"] if o["name"] == "Strategic Change Board")
    seats = [(m["role"], m["label"]) for m in found["memberships"] if m["organization_id"] == board]
    assert seats == [
        ("chair", "Deputy Chief Constable"),
        ("member", "Assistant Chief Constable (Investigations)"),
        ("member", "Director of Resources"),
        ("member", "Head of Change"),
        ("attendee", "Head of Finance, Office of the Police and Crime Commissioner"),
    ]


def test_annotations(corpus_db: Path, tmp_path: Path) -> None:
    """An annotation for each evidence row, as the W3C asks, over pages that lead to each other."""
    assert export(corpus_db, "annotations", tmp_path).exit_code == 0
    collection = read(tmp_path / "collection.jsonld")
    pages = {
        p["id"]: p for p in map(read, sorted(tmp_path.glob("*.jsonld"))) if p["type"] == "AnnotationPage"
    }
    items: list[dict[str, Any]] = []
    at: str | None = collection["first"]
    while at is not None:
        assert pages[at]["partOf"] == collection["id"] and pages[at]["startIndex"] == len(items)
        items += pages[at]["items"]
        at = pages[at].get("next")
    with sqlite3.connect(corpus_db) as connection:
        count = connection.execute("SELECT count(*) FROM evidence").fetchone()[0]
        quotes = dict(connection.execute("SELECT 'urn:boardpapers:evidence:' || id, quote FROM evidence"))
    assert collection["total"] == len(items) == count
    for item in items:
        assert item["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert item["type"] == "Annotation" and item["body"] and URI.match(item["target"]["source"])
        quote, fragment = item["target"]["selector"]
        assert quote["exact"] == quotes[item["id"]]
        assert re.fullmatch(r"page=\d+&viewrect=[\d.]+,[\d.]+,[\d.]+,[\d.]+", fragment["value"])


def test_annotations_quote_in_context(corpus_db: Path, tmp_path: Path) -> None:
    """Prefix, quote and suffix stand behind each other in the paper's paragraph."""
    assert export(corpus_db, "annotations", tmp_path).exit_code == 0
    with sqlite3.connect(corpus_db) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM paragraphs")]
    items = [i for p in tmp_path.glob("*.jsonld") for i in read(p).get("items", ())]
    told = [s for i in items for s in i["target"]["selector"] if s.get("prefix") and s.get("suffix")]
    assert len(told) > 50
    for selector in told:
        assert any(selector["prefix"] in text and selector["suffix"] in text for text in texts)


def test_options_of_another_format(corpus_db: Path, tmp_path: Path) -> None:
    """A licence is for the data package; a file that measured nothing is told."""
    assert export(corpus_db, "popolo", tmp_path, "--licence", "X").exit_code == ExitCode.USAGE
    bad = tmp_path / "bad.json"
    bad.write_text("[]")
    result = export(corpus_db, "datapackage", tmp_path / "out", "--accuracy", str(bad))
    assert result.exit_code == ExitCode.NO_INPUT and "evaluate --json" in result.output


def test_a_folder_that_cannot_be_made(corpus_db: Path, tmp_path: Path) -> None:
    """A file in the way is told in a sentence."""
    (tmp_path / "file").write_text("x")
    result = export(corpus_db, "popolo", tmp_path / "file" / "out")
    assert result.exit_code == ExitCode.NO_INPUT and "cannot be written" in result.output
