"""The figures behind each chart: the question in SQL, its rows, and how many records it leaves out."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from boardpapers.queries import names

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """`left_out` says in words what is not in the picture."""

    title: str
    query: str
    rows: list[Row]
    left_out: str


_SAVINGS = """\
SELECT force, year, status, sum(amount_gbp) AS amount_gbp FROM (
  SELECT force, year, 'planned' AS status, planned_gbp AS amount_gbp FROM planned_against_delivered
  WHERE is_total = 0 AND basis = 'in_year' AND year IS NOT NULL
  UNION ALL
  SELECT force, year, status, amount_gbp FROM savings_by_year s
  WHERE status IN ('delivered', 'missed') OR status = 'planned' AND NOT EXISTS (
    SELECT 1 FROM planned_against_delivered p
    WHERE p.force = s.force AND p.year = s.year AND p.is_total = 0 AND p.basis = 'in_year')
)
WHERE 1{among} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""


def savings(connection: sqlite3.Connection, force: str | None) -> Figures:
    """Planned against delivered by year: the targets of years that are told of, else what is planned."""
    among = _among(connection, force)
    query = _SAVINGS.format(among=among)
    others = _count(
        connection,
        "SELECT count(*) FROM counted_savings WHERE (basis <> 'in_year' OR year IS NULL "
        f"OR status = 'unspecified'){among}",
    )
    told = f"{others} figures for several years, for a full year or without a year left out, and all totals"
    return Figures("Savings by year: planned and delivered", query, _rows(connection, query), told)


def fte(connection: sqlite3.Connection, force: str | None) -> Figures:
    """By department and status."""
    among = _among(connection, force)
    query = (
        "SELECT force, portfolio, status, sum(fte) AS fte FROM fte_by_portfolio\n"
        f"WHERE portfolio IS NOT NULL AND fte IS NOT NULL{among}\nGROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    bare = _count(
        connection, f"SELECT coalesce(sum(records), 0) FROM fte_by_portfolio WHERE portfolio IS NULL{among}"
    )
    told = f"{bare} figures without a department left out, and all totals"
    return Figures("Posts and time by department", query, _rows(connection, query), told)


def governance(connection: sqlite3.Connection, force: str | None) -> Figures:
    """What each body oversees, reports to, belongs to or replaces."""
    among = _among(connection, force)
    query = (
        "SELECT DISTINCT force, body, relation, target, target_kind FROM body_relations\n"
        f"WHERE target IS NOT NULL{among} ORDER BY force, body, relation, target"
    )
    alone = _count(
        connection,
        "SELECT count(DISTINCT b.id) FROM bodies b "
        "LEFT JOIN forces f ON f.organisation_id = b.organisation_id "
        f"WHERE b.name NOT IN (SELECT body FROM body_relations UNION SELECT target FROM body_relations "
        f"WHERE target IS NOT NULL){among.replace('force', 'f.force')}",
    )
    return Figures(
        "Bodies and what they oversee",
        query,
        _rows(connection, query),
        f"{alone} bodies without relations left out",
    )


def _among(connection: sqlite3.Connection, force: str | None) -> str:
    """A condition for the forces meant; names come from the database itself."""
    if force is None:
        return ""
    ids = names.force_ids(connection, force)
    marks = ",".join("?" * len(ids))
    found = connection.execute(f"SELECT DISTINCT force FROM forces WHERE organisation_id IN ({marks})", ids)
    quoted = ", ".join("'" + row[0].replace("'", "''") + "'" for row in found)
    return f" AND force IN ({quoted or 'NULL'})"


def _rows(connection: sqlite3.Connection, query: str) -> list[Row]:
    return [dict(row) for row in connection.execute(query)]


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


FIGURES = {"savings": savings, "fte": fte, "governance": governance}
