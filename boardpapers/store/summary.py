"""A line for each paper: whose it is, its date, and how many of each record it gave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

#: Record tables with the short heads of their columns in the summary.
COUNTED = (
    ("savings", "sav"),
    ("costs", "cost"),
    ("other_amounts", "oth"),
    ("fte_benefits", "fte"),
    ("governance_bodies", "bod"),
    ("decisions", "dec"),
    ("initiatives", "ini"),
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """`counts` has the number of records by table; `failed_checks` and `problems` leave out what is fine."""

    id: str
    file_name: str
    status: str
    force: str | None
    body: str | None
    date: str | None
    pages: int | None
    counts: dict[str, int]
    checks: int
    failed_checks: int
    problems: int
    reason: str | None


_LINE = """
SELECT d.file_name, d.status, o.name, b.name, coalesce(d.meeting_date, d.paper_date), d.page_count,
  (SELECT count(*) FROM checks c WHERE c.document_id = d.id),
  (SELECT count(*) FROM checks c WHERE c.document_id = d.id AND c.result = 'mismatch'),
  (SELECT count(*) FROM problems p WHERE p.document_id = d.id AND p.severity <> 'info'),
  (SELECT p.message FROM problems p WHERE p.document_id = d.id AND p.severity = 'error' ORDER BY p.page, p.id)
FROM documents d LEFT JOIN organisations o ON o.id = d.organisation_id LEFT JOIN bodies b ON b.id = d.body_id
WHERE d.id = ?
"""


def paper_lines(database: Database, document_ids: Iterable[str]) -> Iterator[PaperLine]:
    for document_id in document_ids:
        row = database.execute(_LINE, [document_id]).fetchone()
        if row is None:
            continue
        counted = database.execute(
            "SELECT type, count(*) FROM records WHERE document_id = ? GROUP BY 1", [document_id]
        )
        counts = dict(counted.fetchall())
        file_name, status, force, body, date, pages, checks, failed_checks, problems, reason = row
        yield PaperLine(
            document_id,
            file_name,
            status,
            force,
            body,
            date,
            pages,
            {table: counts.get(table, 0) for table, _ in COUNTED},
            checks,
            failed_checks,
            problems,
            reason,
        )
