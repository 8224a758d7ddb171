"""The lists of papers, checks and problems, as data; and all lists there are."""

from boardpapers.queries.kinds import Field, ListKind
from boardpapers.queries.record_lists import RECORD_LISTS

_ID = Field("id", "r.id", "id", "id")
_FORCE = Field("force", "o.name", "force")

PAPER_LISTS: tuple[ListKind, ...] = (
    ListKind(
        "papers",
        "Papers",
        "documents d LEFT JOIN organisations o ON o.id = d.organisation_id "
        "LEFT JOIN bodies b ON b.id = d.body_id ",
        (
            Field("id", "d.id", "id", "id"),
            _FORCE,
            Field("body", "coalesce(b.name, d.body_text)", "body"),
            Field("meeting_date", "d.meeting_date"),
            Field("paper_date", "d.paper_date", "date", "date"),
            Field("title", "d.title", "title"),
            Field("paper_type", "d.paper_type", "type", "word"),
            Field("agenda_item", "d.agenda_item"),
            Field("reference", "d.reference"),
            Field("pages", "d.page_count", "pages", "number"),
            Field(
                "records", "(SELECT count(*) FROM records k WHERE k.document_id = d.id)", "records", "number"
            ),
            Field(
                "problems",
                "(SELECT count(*) FROM problems x WHERE x.document_id = d.id AND x.severity <> 'info')",
                "problems",
                "number",
            ),
            Field("status", "d.status", "status", "word"),
            Field("paper", "d.file_name", "paper"),
            Field("sha256", "d.sha256"),
        ),
        "d.paper_date, d.file_name, d.id",
        "d.status",
        ("complete", "partial", "failed"),
    ),
    ListKind(
        "checks",
        "Checks",
        "checks r JOIN documents d ON d.id = r.document_id "
        "LEFT JOIN organisations o ON o.id = d.organisation_id "
        "LEFT JOIN tables t ON t.id = r.table_id ",
        (
            _ID,
            Field("result", "r.result", "result", "word"),
            Field("kind", "r.kind", "kind", "word"),
            Field("subject", "r.subject", "subject"),
            Field("stated", "r.stated", "stated", "number"),
            Field("computed", "r.computed", "computed", "number"),
            Field("difference", "r.difference", "difference", "number"),
            Field("tolerance", "r.tolerance"),
            Field("caption", "t.caption", "table"),
            Field("page", "t.page", "page", "number"),
            Field("paper", "d.file_name", "paper"),
            Field("force", "o.name"),
            Field("document_id", "d.id"),
        ),
        "r.result, d.paper_date, d.file_name, t.position, r.position, r.id",
        "r.result",
        ("ok", "mismatch"),
    ),
    ListKind(
        "problems",
        "Problems",
        "problems r LEFT JOIN documents d ON d.id = r.document_id "
        "LEFT JOIN organisations o ON o.id = d.organisation_id ",
        (
            Field("id", "r.id"),
            Field("severity", "r.severity", "severity", "word"),
            Field("stage", "r.stage", "stage", "word"),
            Field("code", "r.code", "code"),
            Field("page", "r.page", "page", "number"),
            Field("message", "r.message", "message"),
            Field("paper", "d.file_name", "paper"),
            Field("force", "o.name"),
            Field("document_id", "d.id"),
        ),
        "CASE r.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, d.file_name, r.page, "
        "r.code, r.id",
        "r.severity",
        ("error", "warning", "info"),
    ),
)

KINDS: tuple[ListKind, ...] = (*RECORD_LISTS, *PAPER_LISTS)
