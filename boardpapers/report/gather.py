"""All that the page tells of a paper, read from the database."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from boardpapers.queries.detail import Detail, detail
from boardpapers.queries.places import PaperFile, Place, paper_file, record_places

Row = dict[str, Any]

#: Records below this stand among the doubts on top.
DOUBTFUL = 0.7


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with its attributes, and where its words stand."""

    detail: Detail
    what: str
    page: int
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class PaperReport:
    """`checks` are the failed ones; `n_checks` counts all."""

    file: PaperFile
    paper: Row
    records: Sequence[Shown]
    checks: Sequence[Row]
    n_checks: int
    problems: Sequence[Row]

    @property
    def doubtful(self) -> list[Shown]:
        found = [r for r in self.records if (r.detail.confidence or 0.0) < DOUBTFUL]
        return sorted(found, key=lambda r: r.detail.confidence or 0.0)


def gather(connection: sqlite3.Connection, document_id: str) -> PaperReport:
    """Raises nothing for a paper that could not be read: it has problems and no records."""
    paper = connection.execute(
        "SELECT d.*, o.name AS organisation, coalesce(b.name, d.body_text) AS body FROM documents d "
        "LEFT JOIN organisations o ON o.id = d.organisation_id LEFT JOIN bodies b ON b.id = d.body_id "
        "WHERE d.id = ?",
        [document_id],
    ).fetchone()
    records = connection.execute(
        "SELECT record_id, what, page FROM all_records WHERE document_id = ? ORDER BY page, type, record_id",
        [document_id],
    ).fetchall()
    shown = [
        Shown(
            detail(connection, r["record_id"]),
            r["what"],
            r["page"],
            record_places(connection, r["record_id"]),
        )
        for r in records
    ]
    checks = connection.execute(
        "SELECT c.*, t.page, t.caption FROM checks c LEFT JOIN tables t ON t.id = c.table_id "
        "WHERE c.document_id = ? ORDER BY c.position",
        [document_id],
    ).fetchall()
    problems = connection.execute(
        "SELECT page, severity, code, message FROM problems WHERE document_id = ? "
        "ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, page, id",
        [document_id],
    ).fetchall()
    return PaperReport(
        paper_file(connection, document_id),
        dict(paper),
        sorted(shown, key=_reading_order),
        [dict(c) for c in checks if c["result"] == "mismatch"],
        len(checks),
        [dict(p) for p in problems],
    )


def _reading_order(shown: Shown) -> tuple[int, float, float, str]:
    """By the first words of the record on its page."""
    first = next((p for p in shown.places if p.field is None and p.lines), None)
    if first is None:
        return shown.page, 0.0, 0.0, shown.detail.id
    x0, top, _, _ = first.lines[0]
    return first.page, round(top), x0, shown.detail.id
