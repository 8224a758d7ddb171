"""What a run left in the database, read with the standard library alone and never written to."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from boardpapers.document import Box
from boardpapers.errors import DatabaseError

RECORD_TABLES = (
    "savings",
    "costs",
    "other_amounts",
    "fte_benefits",
    "governance_bodies",
    "decisions",
    "initiatives",
)
#: Child tables: the record type they belong to, the name of the part, the column that points at the record.
CHILD_TABLES = {
    "body_members": ("governance_bodies", "members", "governance_body_id"),
    "body_links": ("governance_bodies", "links", "governance_body_id"),
    "decision_items": ("decisions", "items", "decision_id"),
    "decision_signatories": ("decisions", "signatories", "decision_id"),
    "decision_references": ("decisions", "references", "decision_id"),
    "milestones": ("initiatives", "milestones", "initiative_id"),
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cited:
    """One evidence row; `context` is the paragraph or cell that it stands in, None without one."""

    record: str
    field: str | None
    quote: str
    page: int
    box: Box
    context: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One predicted record or part; `names` holds, for a reference to an entity, all that it is called by.

    `names[""]` are the names of the record itself.
    """

    kind: str
    id: str
    values: Mapping[str, Any]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: tuple[Cited, ...] = ()
    parts: Mapping[str, tuple["Found", ...]] = field(default_factory=dict)

    def text(self, column: str) -> str:
        value = self.values.get(column)
        return "" if value is None else str(value)

    def number(self, column: str) -> float | None:
        value = self.values.get(column)
        return float(value) if isinstance(value, int | float) else None

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that make the record."""
        return tuple(c.quote for c in self.evidence if c.field is None)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as rows of cell texts, `""` where a spanning cell covers a place; `header_rows` are flagged."""

    page: int
    caption: str | None
    rows: tuple[tuple[str, ...], ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """All that the database holds of one paper."""

    file_name: str
    document: Found
    records: Mapping[str, tuple[Found, ...]]
    tables: tuple[FoundTable, ...]
    evidence: tuple[Cited, ...]


def in_order(rows: list[Row]) -> list[Row]:
    """Rows by their position in the paper where they have one, then by id."""
    return sorted(rows, key=lambda row: (row.get("position") or 0, str(row.get("id"))))


class Database:
    """A boardpapers database, opened read-only; use as a context manager."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise DatabaseError(f"{path}: there is no database here; make one with `boardpapers run`")
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            self._connection.row_factory = sqlite3.Row
            self._tables = {
                row["name"]
                for row in self._connection.execute(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
                )
            }
        except sqlite3.Error as error:
            raise DatabaseError(f"{path}: cannot be read as a SQLite database: {error}") from error
        if not {"documents", "evidence", "records"} <= self._tables:
            self._connection.close()
            raise DatabaseError(f"{path}: is not a boardpapers database (no documents, records and evidence)")
        self._entity_names = {
            table: self._names_of(table, key)
            for table, key in (
                ("organisations", "organisation_id"),
                ("bodies", "body_id"),
                ("programmes", "programme_id"),
            )
        }

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()

    def papers(self) -> dict[str, str]:
        """Document ids by file name stem."""
        return {
            PurePath(r["file_name"]).stem: r["id"] for r in self._rows("SELECT * FROM documents ORDER BY id")
        }

    def paper(self, document_id: str) -> FoundPaper:
        document = self._rows("SELECT * FROM documents WHERE id = ?", document_id)[0]
        cited = self._evidence(document_id)
        by_record: dict[str, list[Cited]] = defaultdict(list)
        for one in cited:
            by_record[one.record].append(one)
        records: dict[str, tuple[Found, ...]] = {}
        children = self._children(document_id)
        sure = {row["id"]: row.get("confidence") for row in self._of_document("records", document_id)}
        for kind in RECORD_TABLES:
            records[kind] = tuple(
                self._found(
                    kind,
                    row | {"confidence": sure.get(row["id"])},
                    by_record.get(row["id"], ()),
                    children.get(row["id"], {}),
                )
                for row in self._of_document(kind, document_id)
            )
        records["checks"] = tuple(self._found("checks", r) for r in self._of_document("checks", document_id))
        people = tuple(self._found("people", r) for r in self._of_document("document_people", document_id))
        return FoundPaper(
            document["file_name"],
            self._found("document", document, (), {"people": people}),
            records,
            self._found_tables(document_id),
            cited,
        )

    def _rows(self, sql: str, *parameters: object) -> list[Row]:
        try:
            return [dict(row) for row in self._connection.execute(sql, parameters)]
        except sqlite3.Error as error:
            raise DatabaseError(f"the database does not answer as its contract says: {error}") from error

    def _of_document(self, table: str, document_id: str) -> list[Row]:
        if table not in self._tables:
            return []
        return in_order(self._rows(f"SELECT * FROM {table} WHERE document_id = ?", document_id))

    def _names_of(self, table: str, key: str) -> dict[str, tuple[str, ...]]:
        """For each entity its name, acronym and aliases."""
        names: dict[str, list[str]] = {}
        if table in self._tables:
            for row in self._rows(f"SELECT * FROM {table}"):
                names[row["id"]] = [n for n in (row.get("name"), row.get("acronym")) if n]
        aliases = f"{key.removesuffix('_id')}_aliases"
        if aliases in self._tables:
            for row in self._rows(f"SELECT * FROM {aliases} ORDER BY alias"):
                names.setdefault(row[key], []).append(row["alias"])
        return {entity: tuple(dict.fromkeys(several)) for entity, several in names.items()}

    def _called(self, table: str, entity: object) -> tuple[str, ...]:
        return self._entity_names[table].get(str(entity), (str(entity),)) if entity is not None else ()

    def _found(
        self,
        kind: str,
        row: Row,
        evidence: Iterable[Cited] = (),
        parts: Mapping[str, tuple[Found, ...]] | None = None,
    ) -> Found:
        names = {
            "programme": self._called("programmes", row.get("programme_id")),
            "organisation": self._called("organisations", row.get("organisation_id")),
            "body": self._called("bodies", row.get("body_id")),
            "target": self._called("bodies", row.get("target_body_id"))
            + self._called("programmes", row.get("target_programme_id")),
            "governance_body": self._body_names(row["governance_body_id"])
            if kind == "initiatives" and row.get("governance_body_id") is not None
            else (),
        }
        if row.get("name"):
            own = {"governance_bodies": "body", "initiatives": "programme"}.get(kind)
            names[""] = tuple(dict.fromkeys((row["name"], *(names[own] if own else ()))))
        return Found(kind, str(row.get("id", "")), row, names, tuple(evidence), parts or {})

    def _body_names(self, governance_body_id: str) -> tuple[str, ...]:
        rows = self._rows("SELECT * FROM governance_bodies WHERE id = ?", governance_body_id)
        return tuple(
            dict.fromkeys(
                n for r in rows for n in (r["name"], *self._called("bodies", r.get("body_id"))) if n
            )
        )

    def _children(self, document_id: str) -> dict[str, dict[str, tuple[Found, ...]]]:
        """For each record of the document its parts by name."""
        children: dict[str, dict[str, tuple[Found, ...]]] = defaultdict(dict)
        for table, (parent_table, part, key) in CHILD_TABLES.items():
            if table not in self._tables or parent_table not in self._tables:
                continue
            own = f"SELECT id FROM {parent_table} WHERE document_id = ?"
            rows = in_order(self._rows(f"SELECT * FROM {table} WHERE {key} IN ({own})", document_id))
            if part == "items":
                numbers = {row["id"]: row["number"] for row in rows}
                rows = [{**row, "parent": numbers.get(row["parent_id"])} for row in rows]
            for row in rows:
                children[row[key]][part] = (*children[row[key]].get(part, ()), self._found(part, row))
        return children

    def _evidence(self, document_id: str) -> tuple[Cited, ...]:
        paragraphs = {r["id"]: r["text"] for r in self._of_document("paragraphs", document_id)}
        cells = {
            (r["table_id"], r["row"], r["column"]): r["text"]
            for r in self._rows(
                "SELECT * FROM table_cells WHERE table_id IN (SELECT id FROM tables WHERE document_id = ?)",
                document_id,
            )
        }
        rows = self._rows(
            "SELECT * FROM evidence WHERE record_id IN (SELECT id FROM records WHERE document_id = ?)",
            document_id,
        )
        for row in self._of_document("document_evidence", document_id):
            rows.append({**row, "record_id": document_id})
        rows.sort(key=lambda r: (r["record_id"], r["page"], r["top"], r["x0"], str(r.get("id"))))
        return tuple(
            Cited(
                r["record_id"],
                r["field"],
                r["quote"] or "",
                r["page"],
                Box(r["x0"], r["top"], r["x1"], r["bottom"]),
                paragraphs.get(r["paragraph_id"]) or cells.get((r["table_id"], r["row"], r["column"])),
            )
            for r in rows
        )

    def _found_tables(self, document_id: str) -> tuple[FoundTable, ...]:
        found = []
        for table in self._of_document("tables", document_id):
            rows = [[""] * table["n_columns"] for _ in range(table["n_rows"])]
            headers = set()
            for cell in self._rows("SELECT * FROM table_cells WHERE table_id = ?", table["id"]):
                rows[cell["row"]][cell["column"]] = cell["text"] or ""
                if cell["is_header"]:
                    headers.add(cell["row"])
            found.append(
                FoundTable(table["page"], table["caption"], tuple(tuple(r) for r in rows), len(headers))
            )
        return tuple(found)
