"""Views on savings, what they cost, and posts."""

from boardpapers.ddl.model import flag, real, text, whole
from boardpapers.views.base import FORCE, PAGE, PAPER, PROGRAMME, RECORDS, STATUS, YEAR, financial_year
from boardpapers.views.model import View

SAVINGS_BY_YEAR = View(
    "savings_by_year",
    "Savings by force, programme, year and status. Only figures for one year alone (basis in_year) and no "
    "totals: within one status the rows may be added up over years, programmes and forces.",
    "How much does each force save in each year, by programme, without counting twice?",
    "SELECT force, year, sum(amount_gbp) FROM savings_by_year WHERE status = 'planned' GROUP BY 1, 2",
    (
        FORCE,
        PROGRAMME,
        YEAR,
        STATUS,
        real("amount_gbp", "Pounds, the sum."),
        RECORDS,
    ),
    """
SELECT force, programme, year, status, sum(amount_gbp), count(*) FROM counted_savings
WHERE basis = 'in_year' AND year IS NOT NULL
GROUP BY force, programme, year, status
ORDER BY force, programme, year, status
""",
)

SAVINGS_BY_PROGRAMME = View(
    "savings_by_programme",
    "Savings by force, programme, status and basis, whatever their period. No totals. Rows of two bases or "
    "two statuses must not be added up; over years only in_year can.",
    "What does each programme save, however its figures are given?",
    "SELECT programme, basis, amount_gbp FROM savings_by_programme WHERE status = 'delivered'",
    (
        FORCE,
        PROGRAMME,
        STATUS,
        text("basis", "in_year, cumulative, per_annum or unspecified."),
        real("amount_gbp", "Pounds, the sum."),
        text("first_year", "The earliest year among the figures that have one."),
        text("last_year", "The latest year."),
        RECORDS,
    ),
    """
SELECT force, programme, status, basis, sum(amount_gbp), min(year), max(year), count(*) FROM counted_savings
GROUP BY force, programme, status, basis
ORDER BY force, programme, status, basis
""",
)

PLANNED_AGAINST_DELIVERED = View(
    "planned_against_delivered",
    "What one paper says was planned, delivered and missed of the same item in the same period. Rows with "
    "is_total = 0 may be added up within one year and basis.",
    "How much of what was planned was delivered?",
    "SELECT force, year, sum(planned_gbp), sum(delivered_gbp), sum(missed_gbp) "
    "FROM planned_against_delivered WHERE is_total = 0 GROUP BY 1, 2",
    (
        FORCE,
        PROGRAMME,
        text("item", "What saves, as printed."),
        YEAR,
        text("period_text", "The words that give the period."),
        text("basis", "in_year, cumulative, per_annum or unspecified."),
        text("cashability", "cashable, non_cashable or unspecified."),
        real("planned_gbp", "Pounds, the target; where the paper has a target and a forecast, the target."),
        real("forecast_gbp", "Pounds still expected, where the paper gives that beside the target."),
        real("delivered_gbp", "Pounds delivered."),
        real("missed_gbp", "Pounds that will not be achieved."),
        real("difference_gbp", "Delivered less planned; NULL where one of them is not given."),
        flag("is_total", "1 for a total row of the paper."),
        PAPER,
        PAGE,
    ),
    f"""
SELECT o.force, coalesce(p.name, r.programme_text), r.item,
  {financial_year("r.period_start", "r.period_end")},
  r.period_text, r.basis, r.cashability,
  coalesce(sum(r.amount_gbp) FILTER (WHERE r.status = 'planned' AND r.is_total = 1),
    sum(r.amount_gbp) FILTER (WHERE r.status = 'planned')) AS planned,
  CASE WHEN count(*) FILTER (WHERE r.status = 'planned' AND r.is_total = 1) > 0
    THEN sum(r.amount_gbp) FILTER (WHERE r.status = 'planned' AND r.is_total = 0) END,
  sum(r.amount_gbp) FILTER (WHERE r.status = 'delivered') AS delivered,
  sum(r.amount_gbp) FILTER (WHERE r.status = 'missed') AS missed,
  sum(r.amount_gbp) FILTER (WHERE r.status = 'delivered')
    - coalesce(sum(r.amount_gbp) FILTER (WHERE r.status = 'planned' AND r.is_total = 1),
        sum(r.amount_gbp) FILTER (WHERE r.status = 'planned')),
  min(r.is_total), d.file_name, min(k.page)
FROM savings r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
LEFT JOIN programmes p ON p.id = r.programme_id
WHERE k.is_copy = 0 AND r.status IN ('planned', 'delivered', 'missed')
GROUP BY d.id, o.force, r.programme_id, r.programme_text, r.item, r.period_text, r.period_start,
  r.period_end, r.basis, r.cashability
HAVING planned IS NOT NULL AND (delivered IS NOT NULL OR missed IS NOT NULL)
ORDER BY o.force, d.paper_date, d.file_name, min(k.position)
""",
)

SAVINGS_BY_CASHABILITY = View(
    "savings_by_cashability",
    "Savings by force, year, basis and status, cashable beside non-cashable. No totals; a figure is cashable "
    "only where the paper says so.",
    "How much of the savings is cash, how much is time?",
    "SELECT force, year, cashable_gbp, non_cashable_gbp FROM savings_by_cashability "
    "WHERE status = 'delivered'",
    (
        FORCE,
        YEAR,
        text("basis", "in_year, cumulative, per_annum or unspecified."),
        STATUS,
        real("cashable_gbp", "Pounds called cashable."),
        real("non_cashable_gbp", "Pounds called non-cashable."),
        real("unspecified_gbp", "Pounds of which the paper does not say."),
        RECORDS,
    ),
    """
SELECT force, year, basis, status,
  total(amount_gbp) FILTER (WHERE cashability = 'cashable'),
  total(amount_gbp) FILTER (WHERE cashability = 'non_cashable'),
  total(amount_gbp) FILTER (WHERE cashability = 'unspecified'), count(*)
FROM counted_savings
GROUP BY force, year, basis, status
ORDER BY force, year, basis, status
""",
)

NET_OF_COSTS = View(
    "net_of_costs",
    "Savings less costs of a programme (of an item, where no programme is named), where one paper gives both "
    "for the same period and basis. No totals. Expected savings are the planned ones, where there are none "
    "those of unspecified status; expected costs the approved ones, else the planned, else the unspecified.",
    "What is left of the savings when the costs are taken off?",
    "SELECT force, programme, savings_expected_gbp, costs_expected_gbp, net_expected_gbp FROM net_of_costs",
    (
        FORCE,
        text("programme", "The programme, or the item where the paper names none."),
        text("period_text", "The words that give the period."),
        text("basis", "in_year, cumulative, per_annum or unspecified."),
        real("savings_expected_gbp", "Pounds to be saved."),
        real("savings_delivered_gbp", "Pounds saved."),
        real("costs_expected_gbp", "Pounds to be spent."),
        real("costs_incurred_gbp", "Pounds spent."),
        real("net_expected_gbp", "Expected savings less expected costs; NULL where one is not given."),
        real("net_delivered_gbp", "Delivered savings less incurred costs; NULL where one is not given."),
        PAPER,
    ),
    """
WITH sides AS (
  SELECT force, coalesce(programme, item) AS programme, period_text, basis, status, amount_gbp,
    document_id, paper, paper_date, 's' AS side FROM counted_savings
  UNION ALL
  SELECT force, coalesce(programme, item), period_text, basis, status, amount_gbp,
    document_id, paper, paper_date, 'c' FROM counted_costs
), summed AS (
  SELECT force, programme, period_text, basis, paper, paper_date,
    coalesce(sum(amount_gbp) FILTER (WHERE side = 's' AND status = 'planned'),
      sum(amount_gbp) FILTER (WHERE side = 's' AND status = 'unspecified')) AS expected,
    sum(amount_gbp) FILTER (WHERE side = 's' AND status = 'delivered') AS delivered,
    coalesce(sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'approved'),
      sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'planned'),
      sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'unspecified')) AS expected_costs,
    sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'incurred') AS incurred
  FROM sides WHERE programme IS NOT NULL
  GROUP BY document_id, force, programme, period_text, basis
)
SELECT force, programme, period_text, basis, expected, delivered, expected_costs, incurred,
  expected - expected_costs, delivered - incurred, paper
FROM summed
WHERE coalesce(expected, delivered) IS NOT NULL AND coalesce(expected_costs, incurred) IS NOT NULL
ORDER BY force, paper_date, paper, programme, period_text, basis
""",
)

FTE_BY_PORTFOLIO = View(
    "fte_by_portfolio",
    "Posts and working time by force, portfolio, status and kind. No totals; a figure without a department "
    "has portfolio NULL. Rows of two statuses must not be added up.",
    "How many posts or how much time does each department give, planned and delivered?",
    "SELECT force, portfolio, fte FROM fte_by_portfolio WHERE status = 'delivered' ORDER BY fte DESC",
    (
        FORCE,
        text("portfolio", "Department or command, as printed."),
        STATUS,
        text("kind", "efficiency (time freed), reduction (posts removed), reinvestment or unspecified."),
        real("fte", "Full-time equivalents, the sum."),
        real("hours", "Hours, the sum of what is given in hours."),
        RECORDS,
    ),
    """
SELECT o.force, r.portfolio, r.status, r.kind, sum(r.fte), sum(r.hours), count(*)
FROM fte_benefits r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
WHERE r.is_total = 0 AND k.is_copy = 0
GROUP BY o.force, r.portfolio, r.status, r.kind
ORDER BY o.force, r.portfolio, r.status, r.kind
""",
)

FAILED_TOTALS = View(
    "failed_totals",
    "Printed figures that do not agree with the paper's other figures.",
    "Which totals do not add up?",
    "SELECT paper, page, caption, subject, stated, computed, difference FROM failed_totals",
    (
        text("check_id", "The check, for `boardpapers show`."),
        text("force", "The force that issues the paper."),
        PAPER,
        PAGE,
        text("caption", "The table."),
        text("kind", "row_total, column_total, prose_against_table or contradiction."),
        text("subject", "Which figure."),
        real("stated", "As printed, in pounds or FTE."),
        real("computed", "What the other figures give."),
        real("difference", "Stated less computed."),
        real("tolerance", "What rounding alone could explain."),
        whole("records", "Records read from the same table."),
    ),
    """
SELECT c.id, o.force, d.file_name, t.page, t.caption, c.kind, c.subject, c.stated, c.computed, c.difference,
  c.tolerance, (SELECT count(DISTINCT e.record_id) FROM evidence e WHERE e.table_id = c.table_id)
FROM checks c JOIN documents d ON d.id = c.document_id LEFT JOIN tables t ON t.id = c.table_id
LEFT JOIN forces o ON o.organisation_id = d.organisation_id
WHERE c.result = 'mismatch'
ORDER BY d.file_name, c.position
""",
)

MONEY_VIEWS = (
    SAVINGS_BY_YEAR,
    SAVINGS_BY_PROGRAMME,
    PLANNED_AGAINST_DELIVERED,
    SAVINGS_BY_CASHABILITY,
    NET_OF_COSTS,
    FTE_BY_PORTFOLIO,
    FAILED_TOTALS,
)
