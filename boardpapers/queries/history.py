"""The story of a figure, paper by paper."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from boardpapers.errors import NotFoundError
from boardpapers.queries import names

Row = dict[str, Any]

_BENEFITS = """
SELECT b.*, p.name AS programme, o.name AS organisation FROM benefits b
LEFT JOIN programmes p ON p.id = b.programme_id LEFT JOIN organisations o ON o.id = b.organisation_id
WHERE {where} ORDER BY o.name, p.name IS NULL, p.name, b.kind DESC, b.period_start, b.name, b.first_told, b.id
"""
_CLAIMS = """
SELECT c.*, d.paper_date, d.file_name AS paper, k.page, c.contradicts,
  coalesce(s.amount_gbp, f.fte) AS figure, coalesce(s.amount_max_gbp, f.fte_max) AS figure_max,
  coalesce(s.qualifier, f.qualifier) AS qualifier, coalesce(s.period_text, f.period_text) AS period_text,
  coalesce(s.item, f.item) AS item,
  (SELECT e.quote FROM evidence e WHERE e.record_id = k.id AND e.field IS NULL
    ORDER BY e.page, e.top, e.x0, e.id LIMIT 1) AS quote,
  (SELECT x.file_name FROM records r JOIN documents x ON x.id = r.document_id WHERE r.id = c.contradicts)
    AS contradicted_paper
FROM benefit_claims c JOIN records k ON k.id = c.record_id JOIN documents d ON d.id = c.document_id
LEFT JOIN savings s ON s.id = k.id LEFT JOIN fte_benefits f ON f.id = k.id
WHERE c.benefit_id = ? ORDER BY c.position
"""


@dataclass(frozen=True, slots=True)
class History:
    """A benefit and its claims, the earliest paper first."""

    benefit: Row
    claims: Sequence[Row]


def history(connection: sqlite3.Connection, words: str, force: str | None = None) -> list[History]:
    """Benefits of the programmes that `words` name, or whose own name has them. Raises NotFoundError."""
    where, parameters = _where(connection, words)
    if force is not None:
        ids = names.force_ids(connection, force)
        where += f" AND b.organisation_id IN ({','.join('?' * len(ids))})"
        parameters += ids
    benefits = [dict(row) for row in connection.execute(_BENEFITS.format(where=where), parameters)]
    return [History(b, [dict(row) for row in connection.execute(_CLAIMS, [b["id"]])]) for b in benefits]


def _where(connection: sqlite3.Connection, words: str) -> tuple[str, list[str]]:
    try:
        ids = names.programme_ids(connection, words)
    except NotFoundError:
        like = "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        if connection.execute("SELECT 1 FROM benefits WHERE name LIKE ? ESCAPE '\\'", [like]).fetchone():
            return "b.name LIKE ? ESCAPE '\\'", [like]
        raise
    return f"b.programme_id IN ({','.join('?' * len(ids))})", ids
