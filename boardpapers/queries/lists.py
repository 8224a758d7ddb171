"""Lists with filters, and the sums under them."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from boardpapers.errors import NotFoundError
from boardpapers.queries import names
from boardpapers.queries.kinds import ListKind
from boardpapers.queries.paper_lists import KINDS


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asked for; None and empty leave a filter out."""

    force: str | None = None
    programme: str | None = None
    body: str | None = None
    paper: str | None = None
    since: str | None = None
    until: str | None = None
    statuses: tuple[str, ...] = ()
    cashable: bool | None = None
    no_totals: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Of one status, without totals and copies."""

    status: str
    amount: float
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows asked for; `count` is without the limit, `undated` those that a date left out.

    `totals` and `copies` (records that stand in another paper too) are not in the sums.
    """

    kind: ListKind
    rows: Sequence[dict[str, Any]]
    count: int
    sums: tuple[Sum, ...] = ()
    totals: int = 0
    copies: int = 0
    undated: int = 0


@dataclass(slots=True)
class _Where:
    clauses: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, clause: str, *parameters: Any) -> None:
        self.clauses.append(clause)
        self.parameters.extend(parameters)

    def among(self, columns: Iterable[str], ids: Sequence[str]) -> None:
        marks = ",".join("?" * len(ids))
        several = list(columns)
        self.add(
            "(" + " OR ".join(f"{c} IN ({marks})" for c in several) + ")", *[i for _ in several for i in ids]
        )

    @property
    def sql(self) -> str:
        return " AND ".join(self.clauses) or "1"


def kind_named(name: str) -> ListKind:
    """The list called `name`. Raises NotFoundError with a suggestion."""
    found = names.one_of("list", _SYNONYMS.get(name.casefold(), name), [k.name for k in KINDS])
    return next(k for k in KINDS if k.name == found)


_SYNONYMS = {
    "saving": "savings",
    "cost": "costs",
    "other_amounts": "other",
    "fte_benefits": "fte",
    "body": "bodies",
    "governance": "bodies",
    "governance_bodies": "bodies",
    "decision": "decisions",
    "initiative": "initiatives",
    "programmes": "initiatives",
    "documents": "papers",
    "paper": "papers",
    "check": "checks",
    "problem": "problems",
}


def listing(connection: sqlite3.Connection, kind: ListKind, filters: Filters) -> Listing:
    """Raises NotFoundError for unknown names and for filters that the list has not got."""
    where = _where(connection, kind, filters)
    undated = 0
    if filters.since or filters.until:
        undated = _count(connection, kind, where, f"{kind.date} IS NULL")
        _add_dates(where, kind, filters)
    columns = ", ".join(f"{f.sql} AS {f.name}" for f in kind.fields)
    limit = f" LIMIT {int(filters.limit)}" if filters.limit else ""
    query = f"SELECT {columns} FROM {kind.source}WHERE {where.sql} ORDER BY {kind.order}{limit}"
    rows = [dict(row) for row in connection.execute(query, where.parameters)]
    count = _count(connection, kind, where) if filters.limit else len(rows)
    sums, totals, copies = _sums(connection, kind, where)
    return Listing(kind, rows, count, sums, totals, copies, undated)


def _where(connection: sqlite3.Connection, kind: ListKind, filters: Filters) -> _Where:
    where = _Where()
    if filters.force:
        where.among(["o.id"], names.force_ids(connection, filters.force))
    if filters.programme:
        if kind.programme is None:
            raise NotFoundError(f"{kind.title} have no programme: leave --programme out.")
        where.among([kind.programme], names.programme_ids(connection, filters.programme))
    if filters.body:
        where.among(kind.body, names.body_ids(connection, filters.body))
    if filters.paper:
        where.among(["d.id"], names.paper_ids(connection, filters.paper))
    if filters.statuses and kind.status:
        known = [names.one_of("status of this list", s, kind.statuses) for s in filters.statuses]
        where.among([kind.status], known)
    if filters.cashable is not None:
        if not kind.cashable:
            raise NotFoundError(f"Only savings are cashable or not: leave it out for {kind.title.lower()}.")
        where.add("r.cashability = ?", "cashable" if filters.cashable else "non_cashable")
    if filters.no_totals:
        if not any(f.name == "is_total" for f in kind.fields):
            raise NotFoundError(f"{kind.title} have no totals: leave --no-totals out.")
        where.add("r.is_total = 0")
    return where


def _add_dates(where: _Where, kind: ListKind, filters: Filters) -> None:
    """Dates may be a year or a month: `2019` begins on its first day and ends on its last."""
    if filters.since:
        where.add(f"{kind.date} >= ?", filters.since)
    if filters.until:
        where.add(f"substr({kind.date}, 1, ?) <= ?", len(filters.until), filters.until)


def _count(connection: sqlite3.Connection, kind: ListKind, where: _Where, also: str = "1") -> int:
    query = f"SELECT count(*) FROM {kind.source}WHERE {where.sql} AND {also}"
    return int(connection.execute(query, where.parameters).fetchone()[0])


def _sums(connection: sqlite3.Connection, kind: ListKind, where: _Where) -> tuple[tuple[Sum, ...], int, int]:
    if kind.sums is None or kind.status is None:
        return (), 0, 0
    query = (
        f"SELECT {kind.status}, sum(r.{kind.sums}), count(r.{kind.sums}) FROM {kind.source}"
        f"WHERE {where.sql} AND r.is_total = 0 AND k.is_copy = 0 "
        f"AND r.{kind.sums} IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    by_status = {row[0]: Sum(*row) for row in connection.execute(query, where.parameters)}
    totals = _count(connection, kind, where, "r.is_total = 1")
    copies = _count(connection, kind, where, "r.is_total = 0 AND k.is_copy = 1")
    return tuple(by_status[s] for s in kind.statuses if s in by_status), totals, copies
