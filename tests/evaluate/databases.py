"""Databases for the tests: what a gold file asks for, put into the contract's tables by hand."""

import copy
import sqlite3
from itertools import count
from pathlib import Path
from typing import Any

Paper = dict[str, Any]

_MONEY = (
    "id, document_id, {extra} item, amount_gbp, amount_max_gbp, qualifier, {more} period_start, period_end, "
    "period_text, is_total"
)
_OWNED = "programme_id, organisation_id,"
TABLES = {
    "organisations": "id, name, kind, ons_code",
    "organisation_aliases": "organisation_id, alias",
    "bodies": "id, name, acronym, kind, organisation_id",
    "body_aliases": "body_id, alias",
    "programmes": "id, name, acronym, parent_id, organisation_id",
    "programme_aliases": "programme_id, alias",
    "documents": "id, file_name, title, paper_type, organisation_id, body_id, meeting_date, agenda_item,"
    " reference",
    "document_people": "document_id, name, role, capacity",
    "paragraphs": "id, document_id, position, page, text",
    "tables": "id, document_id, position, page, caption, n_rows, n_columns",
    "table_cells": 'table_id, row, "column", is_header, text',
    "records": "id, document_id, type, confidence",
    "evidence": "id, record_id, field, page, x0, top, x1, bottom, quote, paragraph_id, table_id, row,"
    ' "column"',
    "savings": _MONEY.format(extra=_OWNED, more="cashability, recurrence, basis, status,"),
    "costs": _MONEY.format(extra=_OWNED, more="budget, category, recurrence, basis, status,"),
    "other_amounts": _MONEY.format(extra="", more="role,"),
    "fte_benefits": "id, document_id, programme_id, organisation_id, item, portfolio, fte, fte_max,"
    " qualifier, hours, workforce, kind, status, period_start, period_end, period_text, is_total",
    "governance_bodies": "id, document_id, body_id, name, remit, cadence, status",
    "body_members": "governance_body_id, role, organisation_id, capacity",
    "body_links": "governance_body_id, relation, target_body_id, target_programme_id",
    "decisions": "id, document_id, reference, title, kind, status, decided_on, body_id",
    "decision_items": "id, decision_id, number, parent_id, action, text",
    "decision_signatories": "decision_id, role, name, signed_on",
    "decision_references": "decision_id, reference",
    "initiatives": "id, document_id, programme_id, name, parent, organisation_id, stage, governance_body_id",
    "milestones": "id, initiative_id, event, due_from, due_to, date_text, state",
    "checks": "id, document_id, table_id, kind, subject, stated, computed, difference, tolerance, result",
}
RECORDS = (
    "savings",
    "costs",
    "other_amounts",
    "fte_benefits",
    "governance_bodies",
    "decisions",
    "initiatives",
)
_LISTS = {
    "also",
    "quotes",
    "or_type",
    "remit_has",
    "event_has",
    "subject_has",
    "references",
    "header",
    "rows",
}
_CHILDREN = {"people", "members", "links", "items", "signatories", "milestones"}


def predicted_from(gold: Paper) -> Paper:
    """The prediction that a gold asks for: of several accepted values the first."""
    return {key: _settled(value) if key != "notes" else value for key, value in copy.deepcopy(gold).items()}


def _settled(value: Any) -> Any:
    if isinstance(value, list):
        return [_settled(v) for v in value]
    if not isinstance(value, dict):
        return value
    return {
        k: _settled(v) if k in _CHILDREN else v[0] if isinstance(v, list) and k not in _LISTS else v
        for k, v in value.items()
    }


class Writer:
    """Writes one paper after the other into a new database."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.numbers = count(1)
        self.known: dict[tuple[str, str], str] = {}
        for table, columns in TABLES.items():
            self.connection.execute(f"CREATE TABLE {table} ({columns})")

    def close(self) -> None:
        self.connection.commit()
        self.connection.close()

    def new_id(self, table: str) -> str:
        return f"{table}-{next(self.numbers)}"

    def insert(self, table: str, **values: Any) -> None:
        columns = ", ".join(f'"{c}"' for c in values)
        marks = ", ".join("?" for _ in values)
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))

    def entity(self, table: str, name: str | None) -> str | None:
        """The id of the entity of that name, made when it is new."""
        if name is None:
            return None
        if (table, name) not in self.known:
            self.known[table, name] = self.new_id(table)
            self.insert(table, id=self.known[table, name], name=name)
        return self.known[table, name]

    def alias(self, table: str, name: str, alias: str) -> None:
        key = {"bodies": "body", "programmes": "programme", "organisations": "organisation"}[table]
        self.insert(f"{key}_aliases", **{f"{key}_id": self.entity(table, name), "alias": alias})

    def paper(self, paper: Paper) -> None:
        document = self.new_id("documents")
        meta = paper.get("document", {})
        self.insert(
            "documents",
            id=document,
            file_name=f"{paper['paper']}.pdf",
            organisation_id=self.entity("organisations", meta.get("organisation")),
            body_id=self.entity("bodies", meta.get("body")),
            **{k: meta.get(k) for k in ("title", "paper_type", "meeting_date", "agenda_item", "reference")},
        )
        for person in meta.get("people", ()):
            self.insert("document_people", document_id=document, **_plain(person, "name", "role", "capacity"))
        for table in RECORDS:
            for record in paper.get(table, ()):
                self.record(document, table, record)
        for check in paper.get("checks", ()):
            columns = _plain(check, "kind", "stated", "computed", "result")
            subject = " ".join(check.get("subject_has", ()))
            self.insert("checks", id=self.new_id("checks"), document_id=document, subject=subject, **columns)
        for table in paper.get("tables", ()):
            self.table(document, table)

    def record(self, document: str, table: str, record: dict[str, Any]) -> None:
        own = self.new_id(table)
        known = TABLES[table].replace(" ", "").split(",")
        values: dict[str, Any] = {k: v for k, v in record.items() if k in known}
        for key, entities in (
            ("programme", "programmes"),
            ("organisation", "organisations"),
            ("body", "bodies"),
        ):
            if f"{key}_id" in known:
                values[f"{key}_id"] = self.entity(entities, record.get(key))
        if table == "fte_benefits" and "hours_per_year" in record:
            values["hours"] = record["hours_per_year"]
        if table == "governance_bodies":
            body = self.entity("bodies", record["name"])
            self.connection.execute(
                "UPDATE bodies SET acronym = ? WHERE id = ?", (record.get("acronym"), body)
            )
            values |= {"body_id": body, "remit": " ".join(record.get("remit_has", ()))}
        if table == "initiatives":
            values |= {"programme_id": self.entity("programmes", record["name"])}
            values["governance_body_id"] = self.governance_body(record.get("governance_body"))
        self.insert("records", id=own, document_id=document, type=table, confidence=1.0)
        self.insert(table, id=own, document_id=document, **values)
        for quote in record.get("quotes", ()) or (record.get("name", "x"),):
            self.evidence(document, own, quote)
        self.children(own, record)

    def governance_body(self, name: str | None) -> str | None:
        """The record of the body, made without a document when the paper has none of that name."""
        if name is None:
            return None
        found = self.connection.execute("SELECT id FROM governance_bodies WHERE name = ?", (name,)).fetchone()
        if found is None:
            self.insert("governance_bodies", id=(own := self.new_id("governance_bodies")), name=name)
            return own
        return str(found[0])

    def evidence(self, document: str, record: str, quote: str, **values: Any) -> None:
        """An evidence row with a paragraph around its quote; `values` replace columns of the row."""
        paragraph = self.new_id("paragraphs")
        text = f"It was said that {quote}."
        self.insert("paragraphs", id=paragraph, document_id=document, position=0, page=1, text=text)
        row = {"page": 1, "x0": 0, "top": 0, "x1": 1, "bottom": 1, "quote": quote, "paragraph_id": paragraph}
        self.insert("evidence", **{"id": self.new_id("evidence"), "record_id": record, **row, **values})

    def children(self, own: str, record: dict[str, Any]) -> None:
        for member in record.get("members", ()):
            organisation = self.entity("organisations", member.get("organisation"))
            columns = _plain(member, "role", "capacity")
            self.insert("body_members", governance_body_id=own, organisation_id=organisation, **columns)
        for link in record.get("links", ()):
            target = self.entity("programmes", link["target"])
            self.insert(
                "body_links", governance_body_id=own, relation=link["relation"], target_programme_id=target
            )
        numbers: dict[str | None, str] = {}
        for item in record.get("items", ()):
            numbers[item.get("number")] = self.new_id("decision_items")
            self.insert(
                "decision_items",
                id=numbers[item.get("number")],
                decision_id=own,
                parent_id=numbers[item["parent"]] if item.get("parent") else None,
                **_plain(item, "number", "action", "text"),
            )
        for signatory in record.get("signatories", ()):
            self.insert(
                "decision_signatories", decision_id=own, **_plain(signatory, "role", "name", "signed_on")
            )
        for reference in record.get("references", ()):
            self.insert("decision_references", decision_id=own, reference=reference)
        for milestone in record.get("milestones", ()):
            columns = _plain(milestone, "due_from", "due_to", "state")
            event = " ".join(milestone.get("event_has", ()))
            self.insert("milestones", id=self.new_id("milestones"), initiative_id=own, event=event, **columns)

    def table(self, document: str, table: dict[str, Any]) -> None:
        own = self.new_id("tables")
        rows = [*table.get("header", ()), *table["rows"]]
        width = max(map(len, rows))
        size = {"n_rows": len(rows), "n_columns": width}
        caption = table.get("caption")
        self.insert("tables", id=own, document_id=document, position=0, page=1, caption=caption, **size)
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                header = int(i < len(table.get("header", ())))
                self.insert("table_cells", table_id=own, row=i, column=j, is_header=header, text=text)


def _plain(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: record.get(key) for key in keys}


def write_database(path: Path, *papers: Paper) -> Path:
    """A database of these papers at `path`, which must not exist yet."""
    writer = Writer(path)
    for paper in papers:
        writer.paper(paper)
    writer.close()
    return path
