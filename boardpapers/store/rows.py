"""One paper's outcome as rows for every table: a pure function, so that workers can do it.

Rows are dicts by column. Ids are made here: from the document, what is claimed, and where it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from boardpapers.ddl import TABLES
from boardpapers.document import Cell, Document, Evidence, Paragraph, Table
from boardpapers.errors import Problem
from boardpapers.ids import IdMaker, make_id, paragraph_key
from boardpapers.outcome import Outcome
from boardpapers.schemas import Check, PaperMetadata
from boardpapers.store.mentions import MentionBook, Named

Row = dict[str, Any]

#: Characters that have no place in the text of a paper: they could steer a terminal.
_CONTROL = {c: None for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n"}


@dataclass(slots=True)
class Gathering:
    """The rows of one paper while they are made."""

    document_id: str
    mentions: MentionBook
    ids: IdMaker = field(default_factory=IdMaker)
    tables: dict[str, list[Row]] = field(default_factory=lambda: {t.name: [] for t in TABLES})
    paragraph_ids: Mapping[int, str] = field(default_factory=dict)
    table_ids: Mapping[int, str] = field(default_factory=dict)

    def add(self, table: str, row: Row) -> None:
        self.tables[table].append({k: clean(v) for k, v in row.items()})

    def place(self, evidence: Evidence) -> Row:
        """The columns that say where words stand."""
        in_table = self.table_ids.get(evidence.table) if evidence.table is not None else None
        paragraph = evidence.paragraph if evidence.table is None else None
        return {
            "page": evidence.page,
            **_box(evidence.box),
            "quote": evidence.quote,
            "source": evidence.source,
            "paragraph_id": self.paragraph_ids.get(paragraph) if paragraph is not None else None,
            "table_id": in_table,
            "row": evidence.row,
            "column": evidence.column,
            "start": evidence.start,
            "end": evidence.end,
        }


def clean(value: Any) -> Any:
    """Strings without control characters and halves of characters; other values as they are."""
    if not isinstance(value, str):
        return int(value) if isinstance(value, bool) else value
    if value.isascii() and value.isprintable():  # most are, and looking is cheap
        return value
    text = value.translate(_CONTROL)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def document_id_of(sha256: str) -> str:
    return make_id("document", sha256=sha256)


def _box(box: Iterable[float]) -> Row:
    return {name: round(value, 3) for name, value in zip(("x0", "top", "x1", "bottom"), box, strict=True)}


def start_gathering(outcome: Outcome) -> Gathering:
    """The paper's own row, its people, its content and its problems; records are added by `records`."""
    document_id = document_id_of(outcome.sha256)
    document = outcome.document
    book = MentionBook(document_id, outcome.metadata.organisation, outcome.acronyms)
    gathering = Gathering(document_id, book)
    if document is not None:
        gathering.paragraph_ids = {
            p.position: make_id("paragraph", document=document_id, position=p.position)
            for p in document.paragraphs
        }
        gathering.table_ids = {
            t.position: make_id("table", document=document_id, position=t.position) for t in document.tables
        }
    return gathering


def add_document(
    gathering: Gathering, outcome: Outcome, tool_version: str, extracted_at: str, read_with: str
) -> None:
    metadata, document = outcome.metadata, outcome.document
    book = gathering.mentions
    if metadata.body:
        book.add(Named("body", metadata.body))
    gathering.add(
        "documents",
        {
            "id": gathering.document_id,
            "sha256": outcome.sha256,
            "file_name": outcome.file_name,
            "source_url": None,
            "title": metadata.title,
            "paper_type": metadata.paper_type,
            "organisation_id": book.organisation(metadata.organisation),
            "organisation_text": metadata.organisation,
            "body_id": None,
            "body_text": metadata.body,
            "meeting_date": metadata.meeting_date,
            "paper_date": metadata.paper_date or metadata.meeting_date,
            "agenda_item": metadata.agenda_item,
            "reference": metadata.reference,
            "page_count": document.page_count if document else None,
            "text_source": document.text_source if document else None,
            "status": outcome.status,
            "tool_version": tool_version,
            "extracted_at": extracted_at,
            "read_with": read_with,
        },
    )


def add_people(gathering: Gathering, metadata: PaperMetadata) -> None:
    for position, person in enumerate(metadata.people):
        own_id = gathering.ids.make(
            "person",
            document=gathering.document_id,
            name=person.name,
            role=person.role,
            capacity=person.capacity,
        )
        gathering.add(
            "document_people",
            {"id": own_id, "document_id": gathering.document_id, "position": position, **person.model_dump()},
        )
    for evidence in metadata.evidence:
        own_id = gathering.ids.make(
            "document_evidence",
            document=gathering.document_id,
            field=evidence.field,
            page=evidence.page,
            quote=evidence.quote,
        )
        row = {"id": own_id, "document_id": gathering.document_id, "field": evidence.field}
        gathering.add("document_evidence", {**row, **gathering.place(evidence)})


def add_content(gathering: Gathering, document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _add_paragraph(gathering, block)
        else:
            _add_table(gathering, block)


def _add_paragraph(gathering: Gathering, paragraph: Paragraph) -> None:
    if not paragraph.text.pieces:
        return
    gathering.add(
        "paragraphs",
        {
            "search_key": paragraph_key(gathering.document_id, paragraph.position),
            "id": gathering.paragraph_ids[paragraph.position],
            "document_id": gathering.document_id,
            "position": paragraph.position,
            "page": paragraph.page,
            "number": paragraph.number,
            "heading": paragraph.heading,
            "text": paragraph.text.string,
            "kind": paragraph.kind,
            "level": paragraph.level,
            **_box(paragraph.box),
        },
    )


def _add_table(gathering: Gathering, table: Table) -> None:
    table_id = gathering.table_ids[table.position]
    gathering.add(
        "tables",
        {
            "id": table_id,
            "document_id": gathering.document_id,
            "position": table.position,
            "page": table.page,
            "last_page": table.last_page,
            "caption": table.caption,
            "heading": table.headings[-1] if table.headings else None,
            "n_rows": table.n_rows,
            "n_columns": table.n_columns,
        },
    )
    for cell in table.cells:
        gathering.add("table_cells", _cell_row(table_id, cell))


def _cell_row(table_id: str, cell: Cell) -> Row:
    return {
        "table_id": table_id,
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "is_header": cell.is_header,
        "text": cell.text.string,
        "page": cell.page,
        **_box(cell.box),
    }


def add_checks(gathering: Gathering, checks: Iterable[Check]) -> None:
    for position, check in enumerate(checks):
        own_id = gathering.ids.make(
            "check",
            document=gathering.document_id,
            table=check.table,
            kind=check.kind,
            subject=check.subject,
            stated=check.stated,
        )
        row = {"id": own_id, "document_id": gathering.document_id, "position": position}
        values = check.model_dump(exclude={"table"})
        table_id = gathering.table_ids.get(check.table) if check.table is not None else None
        gathering.add("checks", {**row, "table_id": table_id, **values})


def add_problems(gathering: Gathering, problems: Iterable[Problem]) -> None:
    for problem in problems:
        gathering.add("problems", problem_row(gathering.document_id, problem, gathering.ids))


def problem_row(document_id: str | None, problem: Problem, ids: IdMaker) -> Row:
    own_id = ids.make(
        "problem", document=document_id, page=problem.page, code=problem.code, message=problem.message
    )
    return {
        "id": own_id,
        "document_id": document_id,
        "page": problem.page,
        "stage": problem.stage,
        "severity": problem.severity,
        "code": problem.code,
        "message": clean(problem.message),
    }
