"""The lists of records, as data."""

from boardpapers.queries.kinds import Field, ListKind

_SAVING_STATUSES = ("delivered", "planned", "missed", "unspecified")
_COST_STATUSES = ("incurred", "approved", "planned", "unspecified")

_ID = Field("id", "r.id", "id", "id")
_FORCE = Field("force", "o.name", "force")
_PAPER = (
    Field("page", "k.page", "page", "number"),
    Field("paper", "d.file_name", "paper"),
    Field("paper_date", "d.paper_date"),
    Field("document_id", "d.id"),
    Field("confidence", "k.confidence"),
    Field("is_copy", "k.is_copy"),
    Field(
        "quote",
        "(SELECT e.quote FROM evidence e WHERE e.record_id = r.id AND e.field IS NULL ORDER BY e.page, e.id)",
    ),
)
_AMOUNT = (
    Field("amount_gbp", "r.amount_gbp", "amount", "money"),
    Field("amount_max_gbp", "r.amount_max_gbp"),
    Field("qualifier", "r.qualifier"),
)
_PERIOD = (
    Field("period_text", "r.period_text", "period"),
    Field("period_start", "r.period_start"),
    Field("period_end", "r.period_end"),
    Field("is_total", "r.is_total", "total", "flag"),
)
_PROGRAMME = Field("programme", "coalesce(p.name, r.programme_text)", "programme")


def _source(table: str, *, organisation: bool, programme: bool) -> str:
    """A record with its paper, the force it is about (its own, else the paper's) and its programme."""
    joins = f"{table} r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id "
    if organisation:
        joins += (
            "LEFT JOIN organisations ro ON ro.id = r.organisation_id "
            "AND ro.kind IN ('force', 'opcc', 'collaboration') "
            "LEFT JOIN organisations o ON o.id = coalesce(ro.id, d.organisation_id) "
        )
    else:
        joins += "LEFT JOIN organisations o ON o.id = d.organisation_id "
    if programme:
        joins += "LEFT JOIN programmes p ON p.id = r.programme_id "
    return joins


_IN_PAPER = "d.paper_date, d.file_name, k.page, k.position, r.id"

RECORD_LISTS: tuple[ListKind, ...] = (
    ListKind(
        "savings",
        "Savings",
        _source("savings", organisation=True, programme=True),
        (
            _ID,
            _FORCE,
            _PROGRAMME,
            Field("item", "r.item", "item"),
            *_AMOUNT,
            Field("cashability", "r.cashability", "cashable", "word"),
            Field("recurrence", "r.recurrence"),
            Field("basis", "r.basis"),
            Field("status", "r.status", "status", "word"),
            *_PERIOD,
            *_PAPER,
        ),
        _IN_PAPER,
        "r.status",
        _SAVING_STATUSES,
        programme="r.programme_id",
        sums="amount_gbp",
        cashable=True,
    ),
    ListKind(
        "costs",
        "Costs",
        _source("costs", organisation=True, programme=True),
        (
            _ID,
            _FORCE,
            _PROGRAMME,
            Field("item", "r.item", "item"),
            *_AMOUNT,
            Field("category", "r.category"),
            Field("budget", "r.budget", "budget", "word"),
            Field("recurrence", "r.recurrence"),
            Field("basis", "r.basis"),
            Field("status", "r.status", "status", "word"),
            *_PERIOD,
            *_PAPER,
        ),
        _IN_PAPER,
        "r.status",
        _COST_STATUSES,
        programme="r.programme_id",
        sums="amount_gbp",
    ),
    ListKind(
        "other",
        "Other amounts",
        _source("other_amounts", organisation=False, programme=False),
        (
            _ID,
            _FORCE,
            Field("item", "r.item", "item"),
            *_AMOUNT,
            Field("role", "r.role", "role", "word"),
            *_PERIOD,
            *_PAPER,
        ),
        _IN_PAPER,
        "r.role",
        (
            "grant",
            "budget",
            "baseline",
            "reserve",
            "income",
            "precept",
            "funding_change",
            "risk",
            "net_position",
            "other",
        ),
    ),
    ListKind(
        "fte",
        "FTE benefits",
        _source("fte_benefits", organisation=True, programme=True),
        (
            _ID,
            _FORCE,
            _PROGRAMME,
            Field("item", "r.item", "item"),
            Field("portfolio", "r.portfolio", "portfolio"),
            Field("fte", "r.fte", "FTE", "number"),
            Field("fte_max", "r.fte_max"),
            Field("qualifier", "r.qualifier"),
            Field("hours", "r.hours", "hours", "number"),
            Field("workforce", "r.workforce", "workforce", "word"),
            Field("kind", "r.kind", "kind", "word"),
            Field("status", "r.status", "status", "word"),
            *_PERIOD,
            *_PAPER,
        ),
        _IN_PAPER,
        "r.status",
        _SAVING_STATUSES,
        programme="r.programme_id",
        sums="fte",
    ),
    ListKind(
        "bodies",
        "Governance bodies",
        _source("governance_bodies", organisation=True, programme=False)
        + "LEFT JOIN bodies b ON b.id = r.body_id ",
        (
            _ID,
            Field("body", "coalesce(b.name, r.name)", "body"),
            Field("acronym", "coalesce(r.acronym, b.acronym)", "acronym"),
            Field("kind", "b.kind"),
            _FORCE,
            Field("status", "r.status", "status", "word"),
            Field(
                "chair",
                "(SELECT group_concat(m.role, '; ') FROM body_members m WHERE m.governance_body_id = r.id "
                "AND m.capacity IN ('chair', 'co_chair'))",
                "chair",
            ),
            Field(
                "seats",
                "(SELECT count(*) FROM body_members m WHERE m.governance_body_id = r.id)",
                "seats",
                "number",
            ),
            Field("cadence", "r.cadence", "meets"),
            Field("remit", "r.remit", "remit"),
            Field("body_id", "r.body_id"),
            *_PAPER,
        ),
        "coalesce(b.name, r.name), " + _IN_PAPER,
        "r.status",
        ("active", "proposed", "disbanded", "unspecified"),
        body=("r.body_id", "d.body_id"),
    ),
    ListKind(
        "decisions",
        "Decisions",
        _source("decisions", organisation=False, programme=False) + "LEFT JOIN bodies b ON b.id = r.body_id ",
        (
            _ID,
            _FORCE,
            Field("decided_on", "r.decided_on", "decided", "date"),
            Field("kind", "r.kind", "kind", "word"),
            Field("status", "r.status", "status", "word"),
            Field("reference", "r.reference", "reference"),
            Field("title", "r.title"),
            Field(
                "text",
                "coalesce(r.title, (SELECT i.text FROM decision_items i WHERE i.decision_id = r.id "
                "ORDER BY i.position))",
                "what",
            ),
            Field(
                "points",
                "(SELECT count(*) FROM decision_items i WHERE i.decision_id = r.id)",
                "points",
                "number",
            ),
            Field(
                "amount_gbp",
                "(SELECT max(coalesce(s.amount_gbp, c.amount_gbp, x.amount_gbp)) FROM decision_items i "
                "JOIN decision_amounts a ON a.decision_item_id = i.id "
                "LEFT JOIN savings s ON s.id = a.record_id "
                "LEFT JOIN costs c ON c.id = a.record_id LEFT JOIN other_amounts x ON x.id = a.record_id "
                "WHERE i.decision_id = r.id)",
                "largest sum",
                "money",
            ),
            Field("body", "coalesce(b.name, r.body_text)", "body"),
            *_PAPER,
        ),
        "coalesce(r.decided_on, d.paper_date), " + _IN_PAPER,
        "r.status",
        ("approved", "noted", "proposed", "deferred", "rejected", "unspecified"),
        date="coalesce(r.decided_on, d.paper_date)",
        body=("r.body_id", "d.body_id"),
    ),
    ListKind(
        "initiatives",
        "Initiatives",
        _source("initiatives", organisation=True, programme=True)
        + "LEFT JOIN governance_bodies g ON g.id = r.governance_body_id ",
        (
            _ID,
            _FORCE,
            Field("name", "r.name", "initiative"),
            Field("parent", "r.parent", "part of"),
            Field("stage", "r.stage", "stage", "word"),
            Field("governance_body", "coalesce(g.name, r.governance_body_text)", "overseen by"),
            Field(
                "milestones",
                "(SELECT count(*) FROM milestones m WHERE m.initiative_id = r.id)",
                "milestones",
                "number",
            ),
            Field("summary", "r.summary"),
            Field("programme_id", "r.programme_id"),
            *_PAPER,
        ),
        _IN_PAPER,
        "r.stage",
        (
            "scoping",
            "in_development",
            "pilot",
            "in_delivery",
            "delivered",
            "closed",
            "delayed",
            "unspecified",
        ),
        body=("g.body_id", "d.body_id"),
        programme="r.programme_id",
    ),
)
