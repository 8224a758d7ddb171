"""Views on bodies, decisions and programmes, and on how sure the records are."""

from boardpapers.ddl.model import real, text, whole
from boardpapers.views.base import FORCE, PAGE, PAPER, PAPER_DATE, RECORD
from boardpapers.views.model import View

_BODY = text("body", "Name of the body.")
_BODY_ID = text("body_id", "The body, across papers.")

BODY_SEATS = View(
    "body_seats",
    "Who chairs, sits on and attends which body, as each paper tells it.",
    "Who sits on and chairs which body?",
    "SELECT body, capacity, role, organisation FROM body_seats WHERE capacity IN ('chair', 'co_chair')",
    (
        FORCE,
        _BODY,
        _BODY_ID,
        text("capacity", "chair, co_chair, member or attendee."),
        text("role", "The post, as printed; NULL where only an organisation sits."),
        text("organisation", "Whom the member comes from."),
        text("body_status", "active, proposed, disbanded or unspecified."),
        PAPER,
        PAPER_DATE,
        PAGE,
        RECORD,
    ),
    """
SELECT o.force, coalesce(b.name, g.name), g.body_id, m.capacity, m.role,
  coalesce(w.name, m.organisation_text), g.status, d.file_name, d.paper_date, k.page, g.id
FROM body_members m JOIN governance_bodies g ON g.id = m.governance_body_id
JOIN records k ON k.id = g.id JOIN documents d ON d.id = g.document_id
LEFT JOIN bodies b ON b.id = g.body_id LEFT JOIN organisations w ON w.id = m.organisation_id
LEFT JOIN forces o ON o.organisation_id = coalesce(g.organisation_id, d.organisation_id)
ORDER BY coalesce(b.name, g.name), g.body_id, d.paper_date, d.file_name,
  CASE m.capacity WHEN 'chair' THEN 0 WHEN 'co_chair' THEN 1 WHEN 'member' THEN 2 ELSE 3 END, m.position
""",
)

BODY_RELATIONS = View(
    "body_relations",
    "What a body oversees, reports to, belongs to or replaces, from what papers say of bodies and of "
    "programmes (an initiative that names its board is overseen by it).",
    "What does each body oversee, and to whom does it report?",
    "SELECT body, relation, target FROM body_relations ORDER BY body, relation",
    (
        FORCE,
        _BODY,
        _BODY_ID,
        text("relation", "reports_to, oversees, part_of or replaces."),
        text("target", "The other body, or the programme."),
        text("target_kind", "body or programme."),
        text("target_id", "Its id."),
        PAPER,
        PAPER_DATE,
        PAGE,
        RECORD,
    ),
    """
SELECT o.force, coalesce(b.name, g.name), g.body_id, l.relation,
  coalesce(t.name, l.target_body_text, p.name, l.target_programme_text),
  CASE WHEN coalesce(l.target_body_id, l.target_body_text) IS NOT NULL THEN 'body' ELSE 'programme' END,
  coalesce(l.target_body_id, l.target_programme_id), d.file_name, d.paper_date, k.page, g.id
FROM body_links l JOIN governance_bodies g ON g.id = l.governance_body_id
JOIN records k ON k.id = g.id JOIN documents d ON d.id = g.document_id
LEFT JOIN bodies b ON b.id = g.body_id LEFT JOIN bodies t ON t.id = l.target_body_id
LEFT JOIN programmes p ON p.id = l.target_programme_id
LEFT JOIN forces o ON o.organisation_id = coalesce(g.organisation_id, d.organisation_id)
UNION ALL
SELECT o.force, coalesce(b.name, g.name, i.governance_body_text), g.body_id, 'oversees',
  coalesce(p.name, i.name), 'programme', i.programme_id, d.file_name, d.paper_date, k.page, i.id
FROM initiatives i JOIN records k ON k.id = i.id JOIN documents d ON d.id = i.document_id
LEFT JOIN governance_bodies g ON g.id = i.governance_body_id LEFT JOIN bodies b ON b.id = g.body_id
LEFT JOIN programmes p ON p.id = i.programme_id
LEFT JOIN forces o ON o.organisation_id = coalesce(i.organisation_id, d.organisation_id)
WHERE coalesce(g.name, i.governance_body_text) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM body_links l WHERE l.governance_body_id = g.id AND l.relation = 'oversees'
    AND l.target_programme_id = i.programme_id)
""",
)

DECISION_POINTS = View(
    "decision_points",
    "Every point of every decision with its body, date, action and the money it names: a row for each "
    "amount, or one row where it names none. A point with two amounts stands twice.",
    "What was decided where, when, and for how much?",
    "SELECT decided_on, body, action, text, amount_type, amount_gbp FROM decision_points "
    "WHERE kind = 'decision' AND amount_gbp IS NOT NULL",
    (
        FORCE,
        text("body", "Where it is taken; NULL for an office-holder alone."),
        text("decided_on", "Date of the decision, ISO or as printed; NULL where it is not taken yet."),
        PAPER_DATE,
        text("kind", "decision, recommendation or reported."),
        text("status", "approved, noted, proposed, deferred, rejected or unspecified."),
        text("reference", "The decision's own reference."),
        text("title", "The decision's title."),
        text("number", "The point's number, as printed."),
        text("action", "What the point asks for or does."),
        text("text", "The whole point."),
        text("amount_type", "savings, costs or other_amounts."),
        real("amount_gbp", "Pounds that the point names."),
        text("amount_item", "What the amount is for."),
        text("amount_id", "The record of the amount."),
        text("decision_id", "The record of the decision."),
        PAPER,
        PAGE,
    ),
    """
SELECT o.force, coalesce(b.name, n.body_text), n.decided_on, d.paper_date, n.kind, n.status, n.reference,
  n.title, i.number, i.action, i.text, a.type, coalesce(s.amount_gbp, c.amount_gbp, x.amount_gbp),
  coalesce(s.item, c.item, x.item), a.id, n.id, d.file_name, k.page
FROM decision_items i JOIN decisions n ON n.id = i.decision_id JOIN records k ON k.id = n.id
JOIN documents d ON d.id = n.document_id
LEFT JOIN forces o ON o.organisation_id = d.organisation_id LEFT JOIN bodies b ON b.id = n.body_id
LEFT JOIN decision_amounts m ON m.decision_item_id = i.id LEFT JOIN records a ON a.id = m.record_id
LEFT JOIN savings s ON s.id = a.id LEFT JOIN costs c ON c.id = a.id LEFT JOIN other_amounts x ON x.id = a.id
ORDER BY coalesce(n.decided_on, d.paper_date), d.file_name, k.position, i.position, a.position
""",
)

PROGRAMME_STAGES = View(
    "programme_stages",
    "Every programme with the latest stage that a paper gives it; a paper that gives none does not count.",
    "How far is each programme?",
    "SELECT force, programme, stage, as_of FROM programme_stages WHERE stage = 'delayed'",
    (
        FORCE,
        text("programme", "Name of the programme."),
        text("programme_id", "The programme, across papers."),
        text("parent", "The programme it belongs to."),
        text("stage", "The latest stage; NULL where no paper gives one."),
        text("as_of", "Date of the paper that gives it."),
        text("overseen_by", "The body that oversees it, from the latest paper that names one."),
        whole("papers", "In how many papers the programme stands."),
        text("paper", "File name of the paper with the latest stage."),
        PAGE,
        RECORD,
    ),
    """
WITH told AS (
  SELECT i.id, i.programme_id, i.stage, d.paper_date, d.file_name, k.page, d.id AS document_id,
    row_number() OVER (PARTITION BY i.programme_id
      ORDER BY i.stage = 'unspecified', d.paper_date DESC, d.file_name DESC, k.position) AS rank
  FROM initiatives i JOIN records k ON k.id = i.id JOIN documents d ON d.id = i.document_id
)
SELECT o.force, p.name, p.id, a.name, nullif(t.stage, 'unspecified'),
  CASE WHEN t.stage <> 'unspecified' THEN t.paper_date END,
  (SELECT coalesce(b.name, i.governance_body_text) FROM initiatives i JOIN documents d ON d.id = i.document_id
    LEFT JOIN governance_bodies g ON g.id = i.governance_body_id LEFT JOIN bodies b ON b.id = g.body_id
    WHERE i.programme_id = p.id AND coalesce(b.name, i.governance_body_text) IS NOT NULL
    ORDER BY d.paper_date DESC, d.file_name DESC, i.id LIMIT 1),
  (SELECT count(DISTINCT document_id) FROM told n WHERE n.programme_id = p.id), t.file_name, t.page, t.id
FROM programmes p JOIN told t ON t.programme_id = p.id AND t.rank = 1
LEFT JOIN programmes a ON a.id = p.parent_id
LEFT JOIN forces o ON o.organisation_id = p.organisation_id
ORDER BY o.force, p.name, p.id
""",
)

LEAST_CERTAIN = View(
    "least_certain",
    "Records by how sure the program is, the least certain first: where a person's eye is worth most.",
    "What should be looked at first?",
    "SELECT confidence, type, what, amount_gbp, paper, page, quote FROM least_certain LIMIT 20",
    (
        real("confidence", "How sure the program is, 0 to 1."),
        text("type", "The table that holds the record."),
        text("what", "Its item, name or title."),
        real("amount_gbp", "Pounds, of amounts."),
        real("fte", "Full-time equivalents, of FTE benefits."),
        text("status", "Status, stage or role."),
        text("quote", "The words that make it."),
        PAPER,
        PAGE,
        RECORD,
    ),
    """
SELECT confidence, type, what, amount_gbp, fte, status, quote, paper, page, record_id FROM all_records
ORDER BY confidence, paper, page, record_id
""",
)

GOVERNANCE_VIEWS = (BODY_SEATS, BODY_RELATIONS, DECISION_POINTS, PROGRAMME_STAGES, LEAST_CERTAIN)
