"""Documents, their content, records, evidence, checks and problems."""

from typing import get_args

from boardpapers.ddl.derived import described, model_columns
from boardpapers.ddl.entities import MENTIONS, UNRESOLVED
from boardpapers.ddl.model import Column, Table, box, flag, key, of_document, real, refers, text, whole
from boardpapers.schemas import Check, PaperMetadata, Person
from boardpapers.schemas.vocabulary import (
    DocumentStatus,
    EvidenceSource,
    PaperType,
    RunStage,
    Severity,
    TextSource,
)

_PARAGRAPH_KINDS = ("title", "heading", "body", "item", "field", "caption", "signature")


def _meta(name: str) -> str:
    return described(PaperMetadata, name)


def _place() -> tuple[Column, ...]:
    """Where words stand: page, box, quote and the paragraph or cell that holds them."""
    return (
        whole("page", "The page, counted from 1.", required=True),
        *box(),
        text("quote", "The paper's own words, inside the box.", required=True),
        text("source", "Kind of place.", required=True, choices=get_args(EvidenceSource)),
        refers("paragraph_id", "paragraphs", "The paragraph that holds the words."),
        refers("table_id", "tables", "The table that holds the words."),
        whole("row", "Row of the cell, counted from 0."),
        whole("column", "Column of the cell, counted from 0."),
        whole("start", "First character in the paragraph's or cell's text, counted from 0."),
        whole("end", "The character after the last."),
    )


DOCUMENTS = Table(
    "documents",
    "The papers: one row for each file, known by its bytes.",
    (
        key("Stable id, from the SHA-256."),
        text("sha256", "SHA-256 of the file.", required=True),
        text("file_name", "Name of the file, without its folder.", required=True),
        text("source_url", "Where the paper was published, if known."),
        text("title", _meta("title")),
        text("paper_type", _meta("paper_type"), required=True, choices=get_args(PaperType)),
        refers("organisation_id", "organisations", _meta("organisation")),
        text("organisation_text", "The issuing organisation as printed."),
        refers("body_id", "bodies", _meta("body")),
        text("body_text", "The body as printed."),
        text("meeting_date", _meta("meeting_date")),
        text("paper_date", _meta("paper_date")),
        text("agenda_item", _meta("agenda_item")),
        text("reference", _meta("reference")),
        whole("page_count", "Number of pages; NULL where the file could not be opened."),
        text("text_source", "Where the words came from.", choices=get_args(TextSource)),
        text("status", "How completely it was read.", required=True, choices=get_args(DocumentStatus)),
        text("tool_version", "Version of boardpapers that read it.", required=True),
        text("extracted_at", "Start of the run that read it, UTC, ISO 8601.", required=True),
        text(
            "read_with",
            "The options that shape what is read, a JSON object; `build` stands for the program's code "
            "and its libraries. A paper is read again when this changes.",
            required=True,
        ),
    ),
    indexes=(("sha256",), ("organisation_id",), ("body_id",), ("paper_date",), ("file_name",)),
)

DOCUMENT_PEOPLE = Table(
    "document_people",
    "Who wrote, presents, signs or answers for a paper.",
    (key(), of_document(), whole("position", "Order in the paper.", required=True), *model_columns(Person)),
    indexes=(("document_id",),),
)

FILES = Table(
    "files",
    "Where papers were found: a row for each file, also for further copies of the same bytes.",
    (
        key("Stands for the place of the file; a hash, no path."),
        of_document("The paper that the file held when it was last seen."),
        text("file_name", "Name of the file, without its folder.", required=True),
    ),
    indexes=(("document_id",),),
)

PAGE_MARKS = Table(
    "page_marks",
    "A number for each page with enough words, the same for pages with the same words: finds papers that "
    "stand in other papers too.",
    (
        of_document(),
        whole("page", "The page, counted from 1.", required=True),
        whole("mark", "The least of the hashes of all word sequences on the page.", required=True),
        whole("words", "Words on the page.", required=True),
    ),
    key=("document_id", "page"),
    indexes=(("mark",),),
    without_rowid=True,
)

COPIED_PAGES = Table(
    "copied_pages",
    "Pages of agenda packs and other collections on which a page of another paper is printed again.",
    (
        of_document("The collection."),
        whole("page", "The page in the collection, counted from 1.", required=True),
        refers("original_id", "documents", "The paper that is printed again.", required=True, cascade=True),
        whole("original_page", "The page in that paper, counted from 1.", required=True),
    ),
    key=("document_id", "page", "original_id"),
    indexes=(("original_id",),),
    without_rowid=True,
)

PARAGRAPHS = Table(
    "paragraphs",
    "Every line of running text once, in reading order, without running headers and footers.",
    (
        Column(
            "search_key", "INTEGER", "Number for the full-text search, from the document and the position."
        ),
        key(),
        of_document(),
        whole(
            "position",
            "Order in the paper, counted from 0 with tables and paragraphs together.",
            required=True,
        ),
        whole("page", "The page it begins on, counted from 1.", required=True),
        text("number", "Number as printed; a label, which may repeat."),
        text("heading", "The heading it stands under."),
        text("text", "The words, without the number.", required=True),
        text("kind", "What it is.", required=True, choices=_PARAGRAPH_KINDS),
        whole("level", "Depth of a list item; 0 for body text.", required=True),
        *box(),
    ),
    key=("search_key",),
    indexes=(("id",), ("document_id", "position"), ("document_id", "page")),
)

TABLES_TABLE = Table(
    "tables",
    "Tables; one that runs over several pages is one row.",
    (
        key(),
        of_document(),
        whole(
            "position",
            "Order in the paper, counted from 0 with tables and paragraphs together.",
            required=True,
        ),
        whole("page", "First page.", required=True),
        whole("last_page", "Last page.", required=True),
        text("caption", "Title row and the line above or below that names it."),
        text("heading", "The heading it stands under."),
        whole("n_rows", "Rows, header rows included.", required=True),
        whole("n_columns", "Columns.", required=True),
    ),
    indexes=(("document_id", "position"),),
)

TABLE_CELLS = Table(
    "table_cells",
    "The cells of tables; a cell that spans stands once, at its first place.",
    (
        refers("table_id", "tables", "The table.", required=True, cascade=True),
        whole("row", "Row, counted from 0.", required=True),
        whole("column", "Column, counted from 0.", required=True),
        whole("row_span", "Rows it covers.", required=True),
        whole("column_span", "Columns it covers.", required=True),
        flag("is_header", "1 for a header cell."),
        text("text", "The words; empty for an empty cell.", required=True),
        whole("page", "The page.", required=True),
        *box(),
    ),
    key=("table_id", "row", "column"),
    without_rowid=True,
)

RECORDS_TABLE = Table(
    "records",
    "A row for each record of whatever type; `type` names its table.",
    (
        key("Stable id, from the paper's SHA-256 and from what is claimed and where."),
        of_document(),
        text("type", "The table that holds the record.", required=True),
        real("confidence", "How sure the program is that the record is right, 0 to 1.", required=True),
        whole("position", "Order in the paper among the records of its type.", required=True),
        whole("page", "Page of the first words that make the record.", required=True),
        flag(
            "is_copy",
            "1 where that page is one of `copied_pages`: the record stands also in the paper that the page "
            "is taken from, and sums leave it out here.",
        ),
    ),
    indexes=(("document_id", "type"), ("type", "document_id"), ("confidence",)),
)

EVIDENCE = Table(
    "evidence",
    "The words that make a record (`field` NULL) or say one of its columns, or a row of a child table.",
    (
        key(),
        refers("record_id", "records", "The record.", required=True, cascade=True),
        text(
            "field",
            "The column that the words say; NULL for the words that make the record; the name of a child "
            "table (`body_members`, `decision_items`, ...) for the words of one of its rows.",
        ),
        text("child_id", "The row of the child table."),
        *_place(),
    ),
    indexes=(("record_id",), ("paragraph_id",), ("table_id",), ("child_id",), ("page",)),
)

EVIDENCE_LINES = Table(
    "evidence_lines",
    "A box for each printed line of an evidence row, so that a highlight covers the words and no others.",
    (
        refers("evidence_id", "evidence", "The evidence.", required=True, cascade=True),
        whole("position", "Order, counted from 0.", required=True),
        whole("page", "The page.", required=True),
        *box(),
    ),
    key=("evidence_id", "position"),
    without_rowid=True,
)

DOCUMENT_EVIDENCE = Table(
    "document_evidence",
    "The words that say a paper's own title, body, date and people.",
    (
        key(),
        of_document(),
        text("field", "The column of `documents`, or `people`."),
        *_place(),
    ),
    indexes=(("document_id",), ("paragraph_id",), ("table_id",)),
)

DECISION_AMOUNTS = Table(
    "decision_amounts",
    "The savings, costs and other amounts that a point of a decision names.",
    (
        refers("decision_item_id", "decision_items", "The point.", required=True, cascade=True),
        refers("record_id", "records", "The amount.", required=True, cascade=True),
    ),
    key=("decision_item_id", "record_id"),
    indexes=(("record_id",),),
    without_rowid=True,
)

CHECKS = Table(
    "checks",
    "Printed figures held against what the paper's other figures give.",
    (key(), of_document(), whole("position", "Order in the paper.", required=True), *model_columns(Check)),
    indexes=(("document_id",), ("table_id",), ("result",)),
)

PROBLEMS = Table(
    "problems",
    "All that a run could not read or doubted.",
    (
        key(),
        refers("document_id", "documents", "The paper; NULL where there is none.", cascade=True),
        whole("page", "The page, counted from 1; NULL for the whole paper."),
        text("stage", "The stage that says so.", required=True, choices=get_args(RunStage)),
        text("severity", "How bad it is.", required=True, choices=get_args(Severity)),
        text("code", "Kind of problem, see docs/errors.md.", required=True),
        text("message", "What, where and what to do.", required=True),
    ),
    indexes=(("document_id",), ("severity",), ("code",)),
)

RUNS = Table(
    "runs",
    "Every run that wrote to this database.",
    (
        Column("id", "INTEGER", "Counts from 1."),
        text("started_at", "UTC, ISO 8601.", required=True),
        text("finished_at", "UTC, ISO 8601; NULL for a run that was broken off."),
        text("tool_version", "Version of boardpapers.", required=True),
        text("options", "The options, a JSON object.", required=True),
        whole("documents", "Papers read and loaded.", required=True),
        whole("failed", "Papers among them that could not be read.", required=True),
        whole("unchanged", "Papers that were there already and had not changed.", required=True),
        whole("dropped", "Papers whose files had gone or changed, and that were taken out.", required=True),
    ),
)

DESCRIPTIONS = Table(
    "descriptions",
    "What every table and column of this database holds.",
    (
        text("table_name", "The table.", required=True),
        text("column_name", "The column; empty for the table itself.", required=True),
        text("type", "SQLite type; empty for the table itself.", required=True),
        text("description", "What it holds.", required=True),
    ),
    key=("table_name", "column_name"),
    without_rowid=True,
)

#: In the order in which rows can be inserted; the first ten come before the tables of records.
CONTENT_TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    FILES,
    PAGE_MARKS,
    COPIED_PAGES,
    DOCUMENT_PEOPLE,
    PARAGRAPHS,
    TABLES_TABLE,
    TABLE_CELLS,
    MENTIONS,
    RECORDS_TABLE,
    EVIDENCE,
    EVIDENCE_LINES,
    DOCUMENT_EVIDENCE,
    DECISION_AMOUNTS,
    CHECKS,
    PROBLEMS,
    RUNS,
    UNRESOLVED,
    DESCRIPTIONS,
)
