"""Budget and precept paper with a savings list and a gap table, set with LibreOffice in banded tables."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, libreoffice
from make_gold import Gold, report, year

HERE = Path(__file__).resolve().parent.parent
NAME = "cumbria-budget-2024"
YEARS = ["2024/25", "2025/26", "2026/27", "2027/28"]


def k(v: int) -> str:
    """Thousands as printed, what is subtracted with a hyphen."""
    return "0" if v == 0 else f"{v:,}"


MTFS = [
    ("Net budget brought forward", "budget", [132410, 140265, 144880, 148610]),
    ("Pay and price inflation", "cost", [6320, 4410, 4105, 3980]),
    ("Service developments", "cost", [1240, 385, 0, 0]),
    ("Loss of hosting income", "loss", [420, 0, 0, 0]),
    ("Capital financing", "cost", [310, 295, 240, 185]),
    ("Savings already identified", "saving", [-435, -475, -615, -250]),
    ("Net budget requirement", "total", [140265, 144880, 148610, 152525]),
    ("Grant funding", "grant", [80915, 81480, 82050, 82625]),
    ("Council tax", "precept", [58020, 60110, 62270, 64510]),
    ("Total funding", "funds", [138935, 141590, 144320, 147135]),
    ("Budget gap", "gap", [-1330, -3290, -4290, -5390]),
]
mtfs = T(
    header=[["£000s", *YEARS]],
    rows=[[n, *map(k, v)] for n, _, v in MTFS],
    caption="Table 1 - Medium term financial forecast 2024/25 to 2027/28",
    widths=[6, 2.4, 2.4, 2.4, 2.4],
    align="lrrrr",
    bold_rows=(6, 9, 10),
)
SAVE = [
    ("Vacancy management", "£180,000", "Cashable", "Recurring"),
    ("Insurance re-tender", "£95,000", "Cashable", "One-off"),
    ("Firearms ammunition contract", "£22,500", "Cashable", "Recurring"),
    ("Legal services framework", "£137,500", "Cashable", "Recurring"),
    ("Rota software (officer time)", "£210,000", "Non-cashable", "Recurring"),
]
save = T(
    header=[["Saving identified for 2024/25", "Amount", "Type", "Nature"]],
    rows=[*[list(s) for s in SAVE], ["Total cashable savings", "£435,000", "", ""]],
    caption="Table 2 - Savings identified",
    widths=[6, 3, 3, 3],
    align="lrll",
    bold_rows=(5,),
)
CAP = [
    ("Carleton Hall heating", "capital grant", 640),
    ("Vehicle replacement", "revenue contribution", 1815),
    ("Body armour", "capital receipts", 290),
    ("Airwave devices", "borrowing", 1105),
]
cap = T(
    header=[["Scheme", "Funded from", "2024/25 £000"]],
    rows=[*[[n, f, k(v)] for n, f, v in CAP], ["Total capital programme", "", k(sum(c[2] for c in CAP))]],
    caption="Table 3 - Capital programme 2024/25",
    widths=[6, 5, 3],
    align="llr",
    bold_rows=(4,),
)
P1 = (
    "This report asks the Commissioner to set the budget for 2024/25. The council tax for a Band D property would rise by £13 "
    "to £322.29, an increase of 4.2%, which yields £2.34m."
)
P2 = (
    "Cumbria receives £80.9m of government grant. The uplift ring-fenced grant of £3.05m would be lost in part, at £44,000 for "
    "each officer, if numbers fell below 1,372."
)
P3 = (
    "The gap of £1.33m in 2024/25 will be met from the Budget Support Reserve, which will fall from £6.1m to £4.77m. From "
    "2025/26 further savings of at least £3.3m are required, rising to about £5.4m by 2027/28."
)
P4 = "In addition, working time worth £210,000 a year will be released by rota software. No cash is taken from budgets for this."
P5 = (
    "The collection fund deficit is £0.32m. Fraud and theft cost the county’s businesses an estimated £18m. The Commissioner’s "
    "fund for victims is £1.15m, of which £0.74m comes from the Ministry of Justice."
)
P6 = (
    "On 5 February 2024 the Police, Fire and Crime Panel supported the precept. The Public Accountability Conference, chaired by "
    "the Commissioner, will receive quarterly reports on the budget and on savings."
)
RECS = [
    "approve the net budget requirement of £140.265m;",
    "approve the capital programme of £3.85m;",
    "note the savings identified in Table 2; and",
    "agree that £1.33m be drawn from the Budget Support Reserve.",
]
BLOCKS = [
    P("Cumbria Police, Fire and Crime Commissioner"),
    H("Budget and Council Tax Precept 2024/25", 1),
    P("Public Accountability Conference"),
    P("Date: 14 February 2024"),
    P("Agenda Item No: 7"),
    P("Originating officer: Stella Ousby, Joint Chief Finance Officer"),
    H("1. Precept"),
    P(P1, "1.1"),
    P(P2, "1.2"),
    H("2. Medium term forecast"),
    mtfs,
    P(P3, "2.1"),
    H("3. Savings"),
    save,
    P(P4, "3.1"),
    H("4. Capital and other matters"),
    cap,
    P(P5, "4.1"),
    P(P6, "4.2"),
    H("5. Recommendations"),
    P("The Commissioner is asked to:"),
    L(tuple(RECS), ("a)", "b)", "c)", "d)")),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Public Accountability Conference"
    g = Gold(
        NAME,
        {
            "title": "Budget and Council Tax Precept 2024/25",
            "paper_type": "report",
            "body": board,
            "organisation": [
                "Cumbria Police, Fire and Crime Commissioner",
                "Cumbria PFCC",
                "Cumbria OPCC",
                "OPFCC Cumbria",
            ],
            "meeting_date": "2024-02-14",
            "agenda_item": "7",
            "reference": None,
            "people": [
                {
                    "name": "Stella Ousby",
                    "role": "Joint Chief Finance Officer",
                    "capacity": ["author", "contact"],
                }
            ],
        },
    )

    def span(text: str) -> dict[str, object]:
        return dict(zip(("period_start", "period_end"), year(text), strict=True))

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        name, kind, _ = MTFS[r]
        base: dict[str, object] = {"item": name, **span(YEARS[c - 1])}
        if kind == "cost":
            return "costs", {**base, "status": "planned", "category": [None, name]}
        if kind == "saving":
            return "savings", {**base, "status": "planned"}
        if kind == "loss":
            return "costs", {**base, "or_type": ["other_amounts"], "role": ["funding_change", "income"]}
        role = {"budget": "budget", "total": "budget", "funds": "budget", "gap": "net_position"}.get(
            kind, kind
        )
        return "other_amounts", {
            **base,
            "role": role,
            "is_total": [0, 1] if kind == "budget" else int(kind in ("total", "funds", "gap")),
            "signed": True,
        }

    g.grid(mtfs, 1000, make)
    for o in g.other_amounts:  # what is brought forward is the requirement of the year before
        if o["item"] == "Net budget brought forward" and o["quotes"] != ["132,410"]:
            o["optional"] = True
        if o["item"] == "Net budget requirement":
            o["quotes"] += (
                ["approve the net budget requirement of £140.265m"] if o["quotes"] == ["140,265"] else []
            )
        if o["item"] == "Budget gap" and o["amount_gbp"] == -1330000:
            o["quotes"].append("The gap of £1.33m in 2024/25")
            o["item"] = ["Budget gap", "gap"]
        if o["item"] == "Grant funding" and o["amount_gbp"] == 80915000:
            o["quotes"].append("Cumbria receives £80.9m of government grant")
            o["item"] = ["Grant funding", "government grant"]
    y24 = span("2024/25")
    open24 = {key: [v, None] for key, v in y24.items()}
    first = next(s for s in g.savings if s["amount_gbp"] == 435000)
    first |= {
        "item": [first["item"], "Total cashable savings"],
        "is_total": 1,
        "cashability": ["cashable", "unspecified"],
    }
    first["quotes"].append("£435,000")
    for name, amount, cash, nature in SAVE:
        value = float(amount.replace("£", "").replace(",", ""))
        one = g.saving(
            name,
            value,
            [amount],
            cashability="cashable" if cash == "Cashable" else "non_cashable",
            recurrence="recurring" if nature == "Recurring" else "one_off",
            **y24,
        )
        if value == 210000:
            one["quotes"].append("working time worth £210,000 a year")
            one["item"] = [name, "rota software", "working time"]
            one["period_start"], one["period_end"] = open24["period_start"], open24["period_end"]
    for name, source, value in CAP:
        g.cost(
            name,
            value * 1000.0,
            [k(value)],
            budget="capital",
            status=["planned", "approved"],
            category=[None, source],
            or_type=["other_amounts"],
            role=["budget", "other", "grant", "income"],
            **y24,
        )
        g.initiative(name, "unspecified", core=False)
    g.cost(
        ["Total capital programme", "capital programme"],
        3850000,
        ["3,850", "approve the capital programme of £3.85m"],
        budget="capital",
        status=["planned", "approved"],
        is_total=1,
        or_type=["other_amounts"],
        role="budget",
        **y24,
    )
    g.other(["council tax", "Band D property", "Band D"], 13, ["precept", "other"], ["would rise by £13"])
    g.other(["council tax", "Band D property", "Band D"], 322.29, ["precept", "other"], ["to £322.29"])
    g.other(
        ["increase", "council tax", "precept"],
        2340000,
        ["precept", "funding_change", "income"],
        ["which yields £2.34m"],
    )
    g.other(["uplift ring-fenced grant"], 3050000, "grant", ["The uplift ring-fenced grant of £3.05m"])
    g.other(
        ["officer", "each officer", "uplift ring-fenced grant"],
        44000,
        ["other", "grant", "risk"],
        ["at £44,000 for each officer"],
    )
    g.other("Budget Support Reserve", 6100000, "reserve", ["which will fall from £6.1m"])
    g.other("Budget Support Reserve", 4770000, "reserve", ["to £4.77m"])
    g.other(
        "Budget Support Reserve",
        1330000,
        "reserve",
        ["£1.33m be drawn from the Budget Support Reserve"],
        optional=True,
        or_type=["costs"],
    )
    g.saving(
        ["further savings", "savings"],
        3300000,
        ["further savings of at least £3.3m are required"],
        qualifier="at_least",
        period_start=["2025-04-01", None],
        period_end=[None, "2026-03-31"],
    )
    g.saving(
        ["further savings", "savings"],
        5400000,
        ["rising to about £5.4m by 2027/28"],
        qualifier="about",
        period_end="2028-03-31",
        is_total=[0, 1],
    )
    g.other(
        ["collection fund deficit"],
        320000,
        ["other", "funding_change", "net_position", "precept"],
        ["The collection fund deficit is £0.32m"],
    )
    g.other(
        ["Fraud and theft"], 18000000, ["other", "risk"], ["an estimated £18m"], qualifier=["about", "exact"]
    )
    g.other(
        ["fund for victims", "Commissioner’s fund for victims"],
        1150000,
        ["budget", "grant", "other"],
        ["fund for victims is £1.15m"],
        is_total=[0, 1],
    )
    g.other(
        ["Ministry of Justice", "fund for victims"],
        740000,
        "grant",
        ["of which £0.74m comes from the Ministry of Justice"],
    )
    g.body(
        board,
        cadence=[None, "quarterly"],
        remit_has=["budget", "savings"],
        members=[
            {
                "role": ["Commissioner", "Police, Fire and Crime Commissioner"],
                "organisation": None,
                "capacity": "chair",
            }
        ],
    )
    g.body("Police, Fire and Crime Panel", core=False)
    g.decision(
        ["Recommendations", "Budget and Council Tax Precept 2024/25", None],
        "recommendation",
        "proposed",
        [
            {"number": x, "parent": None, "action": a, "text": t}
            for x, a, t in zip("abcd", ("approve", "approve", "note", ["agree", "fund"]), RECS, strict=True)
        ],
        body=[board, None],
    )
    g.decision(
        [None, "precept"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["endorse", "agree", "approve", "other"],
                "text": "On 5 February 2024 the Police, Fire and Crime Panel supported the precept.",
            }
        ],
        decided_on="2024-02-05",
        body="Police, Fire and Crime Panel",
        core=False,
        quotes=["the Police, Fire and Crime Panel supported the precept"],
    )
    for t in (mtfs, save, cap):
        g.table(t)
    g.add_up(mtfs, 1000, rows=[(6, range(6)), (9, [7, 8])], columns=range(1, 5))
    for c in range(4):
        req, fund, gap = (MTFS[r][2][c] * 1000.0 for r in (6, 9, 10))
        g.check("column_total", [YEARS[c]], gap, fund - req, 1500.0, optional=True)
    g.check("column_total", ["Amount"], 435000.0, 435000.0, 250.0)
    g.checks[-1]["computed"] = [435000.0, 645000.0]
    g.checks[-1]["result"] = ["ok", "mismatch"]
    g.add_up(cap, 1000, rows=[(4, range(4))], columns=[2])
    g.notes = [
        "Total cashable savings leaves out the non-cashable row: adding the cashable rows gives 435,000 (ok), adding all rows "
        "645,000.",
        "The £435k of Table 1's first year, Table 2's total and its parts: the total is one record, is_total 1.",
        "Brought-forward budgets of later years restate the requirement of the year before: optional twins.",
        "£1.33m drawn from reserve is the gap's size; a record of its own (reserve) is optional.",
        "A loss of hosting income is a pressure: a cost, or a change in funding.",
        "Capital schemes are what the money is spent on (costs, capital); as allocations, budget is accepted.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    libreoffice(
        BLOCKS,
        pdf,
        font="Liberation Serif",
        size=11,
        table_size=9.5,
        table_style="Light Shading",
        footer="Budget and Council Tax Precept 2024/25",
    )


if __name__ == "__main__":
    for col in range(4):
        assert sum(r[2][col] for r in MTFS[:6]) == MTFS[6][2][col], (col, sum(r[2][col] for r in MTFS[:6]))
        assert MTFS[7][2][col] + MTFS[8][2][col] == MTFS[9][2][col], col
        assert MTFS[9][2][col] - MTFS[6][2][col] == MTFS[10][2][col], col
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
