"""What the other views stand on: forces, records in one line each, and figures that can be added up."""

from boardpapers.ddl.model import Column, flag, real, text, whole
from boardpapers.views.model import View

#: Where every view says whose figure it is.
FORCE = text("force", "The force it is about, or the commissioner or alliance where no force is named.")
PROGRAMME = text("programme", "The programme; NULL where the paper names none.")
YEAR = text(
    "year",
    "The financial year (`2021/22`) that the period lies in, or a calendar year (`2021`) that it covers; "
    "else NULL.",
)
STATUS = text("status", "delivered, planned, missed or unspecified; never add two statuses up.")
RECORDS = whole("records", "How many records stand behind the row.")
PAPER = text("paper", "File name of the paper.")
PAPER_DATE = text("paper_date", "Date of the paper.")
PAGE = whole("page", "The page, counted from 1.")
RECORD = text("record_id", "The record, for `boardpapers show`.")


def financial_year(start: str, end: str) -> str:
    """SQL for the year of a period; April to March counts as one year."""
    first, last = (f"CAST(strftime('%Y', {day}, '-3 months') AS INTEGER)" for day in (start, end))
    return (
        f"CASE WHEN {start} IS NULL OR {end} IS NULL THEN NULL "
        f"WHEN substr({start}, 5) = '-01-01' AND {end} = substr({start}, 1, 4) || '-12-31' "
        f"THEN substr({start}, 1, 4) "
        f"WHEN {first} = {last} THEN printf('%04d/%02d', {first}, ({first} + 1) % 100) END"
    )


FORCES = View(
    "forces",
    "Whose papers and figures they are: each organisation with the force that it belongs to, so that a force "
    "and its commissioner count as one.",
    "Which forces are in the database?",
    "SELECT DISTINCT force, ons_code FROM forces WHERE kind IN ('force', 'opcc') ORDER BY force",
    (
        text("organisation_id", "The organisation."),
        text("name", "Its own name."),
        text("kind", "What it is."),
        text("ons_code", "ONS code of the police force area."),
        text(
            "force",
            "Name of the force with the same ONS code; the organisation's own where there is none here.",
        ),
    ),
    """
SELECT o.id, o.name, o.kind, o.ons_code,
  coalesce((SELECT f.name FROM organisations f WHERE f.ons_code = o.ons_code AND f.kind = 'force'
    ORDER BY f.name LIMIT 1), o.name)
FROM organisations o
""",
)

ALL_RECORDS = View(
    "all_records",
    "Every record of every type in one line: what it says, where, and how sure the program is.",
    "What has been found, whatever its type?",
    "SELECT type, what, amount_gbp, paper, page FROM all_records ORDER BY paper, page LIMIT 50",
    (
        RECORD,
        text("type", "The table that holds the record."),
        text("what", "Its item, name or title, or the words that make it."),
        real("amount_gbp", "Pounds, of amounts."),
        real("fte", "Full-time equivalents, of FTE benefits."),
        text("status", "Status, stage or role."),
        flag("is_total", "1 on figures that include others."),
        text("period_text", "The words that give the period."),
        real("confidence", "How sure the program is, 0 to 1."),
        text("force", "The force that issues the paper."),
        text("document_id", "The paper."),
        PAPER,
        PAPER_DATE,
        PAGE,
        text("quote", "The words that make the record."),
    ),
    """
SELECT k.id, k.type,
  coalesce(s.item, c.item, x.item, f.item, g.name, n.title, i.name,
    (SELECT t.text FROM decision_items t WHERE t.decision_id = k.id ORDER BY t.position LIMIT 1), q.quote),
  coalesce(s.amount_gbp, c.amount_gbp, x.amount_gbp), f.fte,
  coalesce(s.status, c.status, x.role, f.status, g.status, n.status, i.stage),
  coalesce(s.is_total, c.is_total, x.is_total, f.is_total, 0),
  coalesce(s.period_text, c.period_text, x.period_text, f.period_text),
  k.confidence, o.force, d.id, d.file_name, d.paper_date, k.page, q.quote
FROM records k JOIN documents d ON d.id = k.document_id
LEFT JOIN forces o ON o.organisation_id = d.organisation_id
LEFT JOIN savings s ON s.id = k.id LEFT JOIN costs c ON c.id = k.id
LEFT JOIN other_amounts x ON x.id = k.id LEFT JOIN fte_benefits f ON f.id = k.id
LEFT JOIN governance_bodies g ON g.id = k.id LEFT JOIN decisions n ON n.id = k.id
LEFT JOIN initiatives i ON i.id = k.id
LEFT JOIN evidence q ON q.id = (SELECT e.id FROM evidence e WHERE e.record_id = k.id AND e.field IS NULL
  ORDER BY e.page, e.top, e.x0, e.id LIMIT 1)
""",
)


def _amounts(table: str, further: str = "") -> str:
    """Savings or costs with force, programme and year, without totals; `further` columns of the table."""
    return f"""
SELECT r.id, o.force, coalesce(p.name, r.programme_text), r.item,
  {financial_year("r.period_start", "r.period_end")},
  r.period_text, r.basis, r.status, r.amount_gbp, r.amount_max_gbp, r.qualifier,
  d.id, d.file_name, d.paper_date, k.page{further}
FROM {table} r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
LEFT JOIN programmes p ON p.id = r.programme_id
WHERE r.is_total = 0 AND k.is_copy = 0
  AND NOT EXISTS (SELECT 1 FROM benefit_claims b WHERE b.record_id = r.id AND b.superseded = 1)"""


_AMOUNT_COLUMNS: tuple[Column, ...] = (
    RECORD,
    FORCE,
    PROGRAMME,
    text("item", "What it is for, as printed."),
    YEAR,
    text("period_text", "The words that give the period."),
    text("basis", "in_year, cumulative, per_annum or unspecified: only in_year adds up over years."),
    text("status", "Status of the saving or cost; never add two up."),
    real("amount_gbp", "Pounds; the lower end of a range."),
    real("amount_max_gbp", "Pounds; the upper end, only for a range."),
    text("qualifier", "exact, about, at_least, up_to or range."),
    text("document_id", "The paper."),
    PAPER,
    PAPER_DATE,
    PAGE,
)

COUNTED_SAVINGS = View(
    "counted_savings",
    "Savings that can be added up within one status and, over years, one basis: no totals, and of what "
    "several papers tell of the same benefit only the latest figure.",
    "Which savings are counted?",
    "SELECT force, programme, item, year, status, basis, amount_gbp FROM counted_savings ORDER BY 1, 2, 3",
    (
        *_AMOUNT_COLUMNS,
        text("cashability", "cashable, non_cashable or unspecified, as the words say."),
    ),
    _amounts("savings", ", r.cashability"),
)

COUNTED_COSTS = View(
    "counted_costs",
    "Costs that can be added up within one status and, over years, one basis: no totals.",
    "Which costs are counted?",
    "SELECT force, programme, item, year, status, basis, amount_gbp FROM counted_costs ORDER BY 1, 2, 3",
    _AMOUNT_COLUMNS,
    _amounts("costs"),
)

BASE_VIEWS = (FORCES, ALL_RECORDS, COUNTED_SAVINGS, COUNTED_COSTS)
