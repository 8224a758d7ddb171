"""Loading papers: what goes in comes out, once, and touches nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

from sqlite_utils import Database

from boardpapers.ddl import CHILD_TABLES, RECORD_TABLES
from boardpapers.errors import Problem
from boardpapers.store.loading import load_or_report, loadable
from tests.store.conftest import everything
from tests.store.papers import full_paper

Load = Callable[..., None]


def test_every_record_stands_in_its_table_and_in_records(database: Database, load: Load) -> None:
    """Each record has a row in `records` whose type names the table that holds it."""
    outcome = full_paper()
    load(outcome)
    stored = {
        (row[0], row[1])
        for table in RECORD_TABLES
        for row in database.execute(
            f"SELECT k.id, k.type FROM records k JOIN {table.table.name} t ON t.id = k.id AND k.type = ?",
            [table.table.name],
        )
    }
    assert len(stored) == len(outcome.records)
    assert {kind for _, kind in stored} == {r.TABLE for r in outcome.records}


def test_every_record_has_evidence_with_lines(database: Database, load: Load) -> None:
    """No record without the words that make it, and no evidence without the boxes of its lines."""
    load(full_paper())
    bare = "SELECT count(*) FROM records WHERE id NOT IN (SELECT record_id FROM evidence WHERE field IS NULL)"
    assert database.execute(bare).fetchone()[0] == 0
    lineless = "SELECT count(*) FROM evidence WHERE id NOT IN (SELECT evidence_id FROM evidence_lines)"
    assert database.execute(lineless).fetchone()[0] == 0


def test_every_child_table_gets_rows(database: Database, load: Load) -> None:
    """Members, links, points, signatories, references and milestones are all stored."""
    load(full_paper())
    for child in CHILD_TABLES:
        assert database.table(child.table.name).count > 0, child.table.name


def test_loading_again_changes_nothing(database: Database, load: Load) -> None:
    """The same paper twice leaves the same rows with the same ids."""
    load(full_paper())
    once = everything(database)
    load(full_paper())
    assert everything(database) == once


def test_replacing_a_paper_touches_no_other(database: Database, load: Load) -> None:
    """A paper read anew replaces its own rows; those of another keep their ids and values."""
    load(full_paper(), full_paper("other.pdf", "Surrey Police"))
    other = loadable(full_paper("other.pdf", "Surrey Police"), "", "").document_id
    before = database.execute("SELECT * FROM costs WHERE document_id = ?", [other]).fetchall()
    outcome = full_paper()
    load(replace(outcome, records=outcome.records[:2]))
    assert database.execute("SELECT * FROM costs WHERE document_id = ?", [other]).fetchall() == before
    assert database.table("costs").count == 1


def test_the_order_of_papers_does_not_matter(database: Database, load: Load) -> None:
    """Any order of loading gives the same database, entities included."""
    papers = [
        full_paper("a.pdf", "Kent Police"),
        full_paper("b.pdf", "Kent PCC", board="SCB"),
        full_paper("c.pdf", None, board="Kent Police Strategic Change Board"),
    ]
    seen = []
    for order in permutations(papers):
        database.execute("DELETE FROM documents")
        load(*order)
        seen.append(everything(database))
    assert all(one == seen[0] for one in seen)


def test_nothing_is_left_behind_when_a_paper_goes(database: Database, load: Load) -> None:
    """Deleting a document takes all that hangs on it; entities that nobody names go at the next run."""
    load(full_paper())
    database.execute("DELETE FROM documents")
    load()
    kept = {name for name, rows in everything(database).items() if rows}
    assert kept == {"descriptions"}


def test_foreign_keys_and_index_hold(database: Database, load: Load) -> None:
    """SQLite finds the file, the foreign keys and the full-text index sound."""
    load(full_paper(), full_paper())
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO paragraphs_fts(paragraphs_fts, rank) VALUES ('integrity-check', 1)")


def test_a_point_is_tied_to_the_amount_inside_it(database: Database, load: Load) -> None:
    """An amount whose words stand inside a point's words is one that the point names."""
    load(full_paper())
    rows = database.execute(
        "SELECT i.number, c.amount_gbp FROM decision_amounts a JOIN decision_items i "
        "ON i.id = a.decision_item_id JOIN costs c ON c.id = a.record_id"
    ).fetchall()
    assert rows == [("1", 40000.0)]


def test_a_nested_point_knows_its_parent(database: Database, load: Load) -> None:
    """`1.a` stands under `1`."""
    load(full_paper())
    rows = database.execute(
        "SELECT i.number, p.number FROM decision_items i JOIN decision_items p ON p.id = i.parent_id"
    ).fetchall()
    assert rows == [("1.a", "1")]


def test_names_become_entities(database: Database, load: Load) -> None:
    """Every named body and programme has its row, in the record and in the paper's own row."""
    load(full_paper())
    body = database.execute("SELECT id FROM bodies WHERE name = 'Strategic Change Board'").fetchone()[0]
    assert database.execute("SELECT body_id FROM documents").fetchone()[0] == body
    assert database.execute("SELECT body_id FROM decisions").fetchone()[0] == body
    for table in ("savings", "costs"):
        told = f"SELECT count(*) FROM {table} WHERE programme_text IS NOT NULL AND programme_id IS NULL"
        assert database.execute(told).fetchone()[0] == 0
    assert database.execute("SELECT count(DISTINCT programme_id) FROM costs").fetchone()[0] == 1


def test_evidence_of_an_attribute_names_the_column(database: Database, load: Load) -> None:
    """`field` is a column of the record's table, or the name of a child table."""
    load(full_paper())
    children = {c.table.name for c in CHILD_TABLES}
    rows = database.execute(
        "SELECT DISTINCT k.type, e.field FROM evidence e JOIN records k ON k.id = e.record_id "
        "WHERE e.field IS NOT NULL"
    ).fetchall()
    assert rows
    for table, field in rows:
        assert field in children or field in {c.name for c in database.table(table).columns}


def test_control_characters_and_halves_of_characters_are_taken_out(database: Database, load: Load) -> None:
    """Text that could steer a terminal or cannot be written as UTF-8 is cleaned on its way in."""
    outcome = full_paper()
    problem = Problem("read", "warning", "odd", "a\x1b[31mred\ud800 b\x9b")
    load(replace(outcome, problems=(problem,)))
    assert database.execute("SELECT message FROM problems").fetchone()[0] == "a[31mred? b"


def test_a_failed_paper_is_a_row_with_a_reason(database: Database, load: Load) -> None:
    """A file that cannot be opened leaves a document without pages and a problem."""
    outcome = full_paper()
    problem = Problem("read", "error", "damaged", "It is damaged.")
    load(replace(outcome, status="failed", document=None, records=(), checks=(), problems=(problem,)))
    row = database.execute(
        "SELECT d.status, d.page_count, p.code FROM documents d JOIN problems p"
    ).fetchone()
    assert row == ("failed", None, "damaged")


def test_a_paper_that_does_not_fit_is_failed_and_stops_nobody(database: Database) -> None:
    """Rows that the database refuses leave a failed paper with a reason, and nothing half written."""
    paper = loadable(full_paper(), "0.1.0", "2024-01-01T00:00:00Z")
    twice = {**paper.rows, "table_cells": [*paper.rows["table_cells"], paper.rows["table_cells"][0]]}
    assert load_or_report(database, replace(paper, rows=twice))[0].status == "failed"
    assert database.execute("SELECT status FROM documents").fetchall() == [("failed",)]
    assert database.execute("SELECT code FROM problems").fetchall() == [("load_failed",)]
    assert database.table("records").count == 0
    assert load_or_report(database, paper)[0] is paper
    assert database.table("records").count > 0


def test_aliases_are_kept_as_lists(database: Database, load: Load) -> None:
    """A mention keeps the paper's other names as JSON."""
    load(full_paper())
    row = database.execute("SELECT aliases FROM mentions WHERE name = 'SCB'").fetchone()
    assert json.loads(row[0]) == ["Strategic Change Board"]
