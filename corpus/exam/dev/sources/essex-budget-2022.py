"""Budget and precept paper full of money that is no saving, with an MTFS gap table; ReportLab, Times, horizontal rules."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, reportlab
from make_gold import Gold, report, year

HERE = Path(__file__).resolve().parent.parent
NAME = "essex-budget-2022"

BUDGET: list[tuple[str, str, float, float]] = [
    ("Police officer pay", "row", 198.4, 209.7),
    ("Police staff and PCSO pay", "row", 88.6, 92.1),
    ("Premises", "row", 11.9, 12.6),
    ("Transport", "row", 6.8, 7.3),
    ("Supplies and services", "row", 39.5, 41.8),
    ("Third party payments", "row", 9.2, 9.9),
    ("Gross expenditure", "total", 354.4, 373.4),
    ("Fees, charges and specific grants", "less", -23.7, -25.2),
    ("Contribution from reserves", "less", -1.2, -2.0),
    ("Budget requirement", "total", 329.5, 346.2),
]
FUND: list[tuple[str, str, float, float]] = [
    ("Police grant", "grant", 115.8, 122.3),
    ("Ex-DCLG formula funding", "grant", 59.1, 62.4),
    ("Council tax legacy grants", "grant", 13.1, 13.1),
    ("Council tax precept", "precept", 140.6, 147.4),
    ("Collection fund surplus", "income", 0.9, 1.0),
    ("Total funding", "total", 329.5, 346.2),
]


def m(v: float) -> str:
    """Millions with one place; what is subtracted in brackets."""
    return f"({-v:,.1f})" if v < 0 else f"{v:,.1f}"


budget = T(
    header=[["", "2021/22\n£m", "2022/23\n£m"]],
    rows=[
        [C("Expenditure", cs=3, bold=True)],
        *[[n, m(a), m(b)] for n, _, a, b in BUDGET],
        [C("Funded by", cs=3, bold=True)],
        *[[n, m(a), m(b)] for n, _, a, b in FUND],
    ],
    caption="Table A. Revenue budget",
    widths=[8, 2.5, 2.5],
    align="lrr",
    bold_rows=(7, 10, 17),
)
BANDS = [
    ("A", "138.96", "145.62"),
    ("B", "162.12", "169.89"),
    ("C", "185.28", "194.16"),
    ("D", "208.44", "218.43"),
    ("E", "254.76", "266.97"),
    ("F", "301.08", "315.51"),
    ("G", "347.40", "364.05"),
    ("H", "416.88", "436.86"),
]
bands = T(
    header=[["Band", "2021/22 £", "2022/23 £"]],
    rows=[list(b) for b in BANDS],
    caption="Table B. Police precept by band",
    widths=[2, 3, 3],
    align="lrr",
)
YEARS = ["2022/23", "2023/24", "2024/25", "2025/26", "2026/27"]
REQ, FUNDING, SAVE = (
    [349.6, 359.8, 369.9, 380.1, 390.8],
    [346.2, 352.0, 358.6, 365.3, 372.2],
    [3.4, 6.1, 8.3, 8.3, 8.3],
)
gap = [round(f - r, 1) for r, f in zip(REQ, FUNDING, strict=True)]
after = [round(g + s, 1) for g, s in zip(gap, SAVE, strict=True)]
mtfs = T(
    header=[["£m", *YEARS]],
    rows=[
        ["Requirement before savings", *map(m, REQ)],
        ["Funding", *map(m, FUNDING)],
        ["Shortfall before savings", *map(m, gap)],
        ["Cumulative savings in the plan", *map(m, SAVE)],
        ["Remaining gap", *[m(a) if a else "-" for a in after]],
    ],
    caption="Table C. Medium term financial strategy",
    widths=[6, 2, 2, 2, 2, 2],
    align="lrrrrr",
    bold_rows=(2, 4),
)
RESERVES = [
    ("General reserve", 11.4, 11.4),
    ("Operational transformation reserve", 4.8, 3.1),
    ("POCA reserve", 2.2, 1.9),
    ("Major incident reserve", 1.5, 1.5),
    ("Total reserves", 19.9, 17.9),
]
reserves = T(
    header=[["Reserve", "31 March 2022 £m", "31 March 2023 £m"]],
    rows=[[n, m(a), m(b)] for n, a, b in RESERVES],
    caption="Table D. Forecast reserves",
    widths=[7, 3, 3],
    align="lrr",
    bold_rows=(4,),
)
P11 = (
    "The Commissioner must notify the Essex Police, Fire and Crime Panel of the precept proposed for 2022/23. The proposal "
    "is an increase of £9.99, or 4.8%, for a Band D property. It raises £6.8m more than in 2021/22."
)
P12 = (
    "The provisional settlement gives Essex an additional core grant of £9.8m, of which £3.4m depends on recruiting 180 "
    "officers. The pension grant remains at £3.2m. Every 1% on the precept yields £1.4m."
)
P13 = (
    "Pay awards at 3% add £7.9m to the budget and the increase in employer’s national insurance adds £2.6m. Fuel and energy "
    "are expected to cost £1.1m more."
)
P21 = (
    "Savings of £3.4m have been identified for 2022/23, of which £2.7m is cashable. The main ones are procurement (£1.2m), "
    "estate (£0.9m) and overtime (£0.6m). In 2021/22 the force achieved £4.0m against a target of £4.2m; £0.2m will not be "
    "achieved."
)
P22 = (
    "The remaining gap of £10.3m in 2026/27 is unfunded. A 1% change in pay inflation would alter it by £2.9m a year. A "
    "penalty of up to £2.5m applies if the officer uplift target is missed."
)
P31 = (
    "The capital programme for 2022/23 is £16.5m. Sales of police houses should bring receipts of £2.3m. Borrowing costs of "
    "£0.4m are included in the budget. Crime against business is estimated to cost the county £61m a year."
)
P41 = (
    "Legal claims outstanding are valued at £0.8m and an insurance provision of £1.6m is held. The Commissioner’s own office "
    "costs £1.5m a year, and grants to community safety partnerships are £3.6m."
)
P42 = (
    "The Strategic Board agreed the budget assumptions on 9 December 2021. A lower precept option of £4.99, yielding £3.4m "
    "less, was considered and not supported."
)
RECS = [
    "note the provisional settlement and the reserves in Table D;",
    "approve a budget requirement of £346.2m for 2022/23;",
    "approve a precept of £147.4m, equal to £218.43 for a Band D property; and",
    "note that savings of £3.4m are required to balance the budget.",
]
BLOCKS = [
    H("Police, Fire and Crime Commissioner for Essex", 1),
    P("Performance and Resources Board     17 January 2022     Agenda item 3.1"),
    P("**Revenue budget and precept 2022/23**"),
    P("Report by: Anil Corringham, Chief Financial Officer"),
    H("1. Settlement and precept"),
    P(P11, "1.1"),
    P(P12, "1.2"),
    P(P13, "1.3"),
    budget,
    bands,
    H("2. Savings and medium term"),
    P(P21, "2.1"),
    mtfs,
    P(P22, "2.2"),
    H("3. Capital"),
    P(P31, "3.1"),
    H("4. Reserves, risks and options"),
    P(P41, "4.1"),
    reserves,
    P(P42, "4.2"),
    H("5. Recommendations"),
    P("The Board is asked to:"),
    L(tuple(RECS), ("(i)", "(ii)", "(iii)", "(iv)")),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Performance and Resources Board"
    g = Gold(
        NAME,
        {
            "title": "Revenue budget and precept 2022/23",
            "paper_type": "report",
            "body": board,
            "organisation": [
                "Police, Fire and Crime Commissioner for Essex",
                "Essex Police, Fire and Crime Commissioner",
                "Essex PFCC",
                "Essex OPCC",
                "Essex Police",
            ],
            "meeting_date": "2022-01-17",
            "agenda_item": "3.1",
            "reference": None,
            "people": [{"name": "Anil Corringham", "role": "Chief Financial Officer", "capacity": "author"}],
        },
    )
    two = ["2021/22", "2022/23"]

    def span(text: str) -> dict[str, object]:
        return dict(zip(("period_start", "period_end"), year(text), strict=True))

    y22 = span("2022/23")

    def revenue(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0 or r in (0, 11):
            return None
        name, kind = (BUDGET[r - 1] if r < 11 else FUND[r - 12])[:2]
        role: object = {"row": "budget", "total": "budget", "less": ["income", "budget", "grant"]}.get(
            kind, kind
        )
        if name == "Contribution from reserves":
            role = ["reserve", "income", "budget"]
        if name == "Collection fund surplus":
            role = ["income", "precept", "other"]
        return "other_amounts", {
            "item": name,
            "role": role,
            "is_total": int(kind == "total"),
            **span(two[c - 1]),
        }

    g.grid(budget, 1e6, revenue)
    g.grid(
        bands,
        1,
        lambda r, c, v: (
            (
                "other_amounts",
                {
                    "item": [BANDS[r][0], f"Band {BANDS[r][0]}", "Police precept by band"],
                    "role": ["precept", "other"],
                    **span(two[c - 1]),
                },
            )
            if c
            else None
        ),
    )

    def strategy(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        name, period = str(mtfs.rows[r][0]), span(YEARS[c - 1])
        if r == 3:
            return "savings", {
                "item": name,
                "status": "planned",
                "basis": "cumulative",
                "programme": [None, "plan"],
                "is_total": [0, 1],
                **period,
            }
        role = ["budget", "budget", "net_position", "", "net_position"][r]
        return "other_amounts", {
            "item": name,
            "role": role,
            "is_total": 1 if r in (2, 4) else [0, 1] if r == 1 else 0,
            **period,
            "signed": True,
        }

    g.grid(mtfs, 1e6, strategy)
    g.grid(
        reserves,
        1e6,
        lambda r, c, v: (
            (
                "other_amounts",
                {
                    "item": RESERVES[r][0],
                    "role": "reserve",
                    "is_total": int(r == 4),
                    "period_start": [None, ("2022-03-31", "2023-03-31")[c - 1]],
                    "period_end": [None, ("2022-03-31", "2023-03-31")[c - 1]],
                },
            )
            if c
            else None
        ),
    )
    for o in g.other_amounts:
        key = (o["item"], o["amount_gbp"], o["period_start"])
        if key == ("Budget requirement", 346200000.0, "2022-04-01"):
            o["quotes"].append("approve a budget requirement of £346.2m for 2022/23")
        if key == ("Council tax precept", 147400000.0, "2022-04-01"):
            o["quotes"].append("approve a precept of £147.4m")
        if o["amount_gbp"] == 218.43:
            o["quotes"].append("equal to £218.43 for a Band D property")
        if key == ("Total funding", 346200000.0, "2022-04-01"):
            o["quotes"].append("346.2")
        if key == ("Remaining gap", -10300000.0, "2026-04-01"):
            o["quotes"].append("The remaining gap of £10.3m in 2026/27 is unfunded")
    # funding of 2022/23 in Table C is that of Table A: one record
    twin = next(o for o in g.other_amounts if o["item"] == "Funding" and o["amount_gbp"] == 346200000.0)
    twin["optional"] = True
    # cumulative savings to 2022/23 are those of the year
    first = next(s for s in g.savings if s["amount_gbp"] == 3400000.0)
    first["quotes"] += [
        "Savings of £3.4m have been identified for 2022/23",
        "savings of £3.4m are required to balance",
    ]
    first |= {
        "item": [first["item"], "savings", "Savings"],
        "is_total": 1,
        "basis": ["cumulative", "in_year", "unspecified"],
    }
    g.saving(
        ["savings", "cashable"],
        2700000,
        ["of which £2.7m is cashable"],
        cashability="cashable",
        is_total=[0, 1],
        **{k: [v, None] for k, v in y22.items()},
    )
    for name, amount, quote in (
        ("procurement", 1.2, "procurement (£1.2m)"),
        ("estate", 0.9, "estate (£0.9m)"),
        ("overtime", 0.6, "overtime (£0.6m)"),
    ):
        g.saving(
            name,
            amount * 1e6,
            [quote],
            **{k: [v, None] for k, v in y22.items()},
            cashability=["unspecified", "cashable"],
        )
    y21 = span("2021/22")
    open21 = {k: [v, None] for k, v in y21.items()}
    force = ["force", "savings", "target", "2021/22"]
    g.saving(force, 4000000, ["In 2021/22 the force achieved £4.0m"], status="delivered", **y21)
    g.saving(force, 4200000, ["against a target of £4.2m"], is_total=1, **open21)
    g.saving(force, 200000, ["£0.2m will not be achieved"], status="missed", **open21)
    g.other(
        ["increase", "precept", "Band D property"],
        9.99,
        ["precept", "other"],
        ["an increase of £9.99"],
        period_start=["2022-04-01", None],
        period_end=["2023-03-31", None],
    )
    g.other(
        ["increase", "precept"],
        6800000,
        ["precept", "funding_change", "income"],
        ["It raises £6.8m more than in 2021/22"],
        period_start=[None, "2022-04-01"],
        period_end=[None, "2023-03-31"],
    )
    g.other(
        ["core grant", "additional core grant"],
        9800000,
        ["grant", "funding_change"],
        ["an additional core grant of £9.8m"],
        is_total=[0, 1],
        period_start=[None, "2022-04-01"],
        period_end=[None, "2023-03-31"],
    )
    g.other(
        ["core grant", "additional core grant", "recruiting 180 officers"],
        3400000,
        ["grant", "funding_change"],
        ["of which £3.4m depends on recruiting 180 officers"],
    )
    g.other(["pension grant"], 3200000, "grant", ["The pension grant remains at £3.2m"])
    g.other(
        ["precept", "Every 1% on the precept"],
        1400000,
        ["precept", "other"],
        ["Every 1% on the precept yields £1.4m"],
    )
    for name, amount, quote in (
        ("Pay awards", 7.9, "Pay awards at 3% add £7.9m to the budget"),
        ("employer’s national insurance", 2.6, "national insurance adds £2.6m"),
        ("Fuel and energy", 1.1, "are expected to cost £1.1m more"),
    ):
        g.cost(
            name, amount * 1e6, [quote], period_start=[None, "2022-04-01"], period_end=[None, "2023-03-31"]
        )
    g.other(
        ["pay inflation", "gap", "1% change in pay inflation"],
        2900000,
        ["other", "risk"],
        ["A 1% change in pay inflation would alter it by £2.9m a year"],
    )
    g.other(
        ["penalty", "officer uplift target"],
        2500000,
        ["other", "risk"],
        ["A penalty of up to £2.5m applies"],
        qualifier="up_to",
    )
    g.other(
        ["capital programme"],
        16500000,
        "budget",
        ["The capital programme for 2022/23 is £16.5m"],
        or_type=["costs"],
        **y22,
    )
    g.other(["Sales of police houses", "receipts"], 2300000, "income", ["should bring receipts of £2.3m"])
    g.cost(
        ["Borrowing costs"],
        400000,
        ["Borrowing costs of £0.4m are included in the budget"],
        or_type=["other_amounts"],
        role=["budget", "other"],
        is_total=[0, 1],
        status=["planned", "approved", "unspecified"],
    )
    g.other(
        ["Crime against business"],
        61000000,
        ["other", "risk"],
        ["estimated to cost the county £61m a year"],
        qualifier=["about", "exact"],
    )
    g.other(["Legal claims", "Legal claims outstanding"], 800000, ["risk", "other"], ["valued at £0.8m"])
    g.other(
        ["insurance provision"],
        1600000,
        ["reserve", "other", "risk"],
        ["an insurance provision of £1.6m is held"],
    )
    g.other(
        ["Commissioner’s own office", "office"],
        1500000,
        ["baseline", "budget"],
        ["own office costs £1.5m a year"],
    )
    g.other(
        ["community safety partnerships", "grants to community safety partnerships"],
        3600000,
        ["budget", "grant", "other"],
        ["grants to community safety partnerships are £3.6m"],
        or_type=["costs"],
    )
    g.other(
        ["lower precept option", "precept"], 4.99, ["precept", "other"], ["A lower precept option of £4.99"]
    )
    g.other(
        ["lower precept option", "precept"],
        3400000,
        ["precept", "other", "funding_change"],
        ["yielding £3.4m less"],
    )
    g.body(board, core=False)
    g.body("Essex Police, Fire and Crime Panel", core=False)
    g.body("Strategic Board", core=False)
    g.decision(
        ["Recommendations", "Revenue budget and precept 2022/23", None],
        "recommendation",
        "proposed",
        [
            {"number": x, "parent": None, "action": a, "text": t}
            for x, a, t in zip(
                ("i", "ii", "iii", "iv"), ("note", "approve", "approve", "note"), RECS, strict=True
            )
        ],
        body=board,
    )
    g.decision(
        [None, "budget assumptions"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["agree", "approve"],
                "text": "The Strategic Board agreed the budget assumptions on 9 December 2021.",
            }
        ],
        decided_on="2021-12-09",
        body="Strategic Board",
        quotes=["The Strategic Board agreed the budget assumptions on 9 December 2021"],
    )
    g.decision(
        [None, "lower precept option"],
        "reported",
        "rejected",
        [{"number": None, "parent": None, "action": ["other"], "optional": True, "text": P42.split(". ")[1]}],
        core=False,
        quotes=["was considered and not supported"],
    )
    for t in (budget, bands, mtfs, reserves):
        g.table(t)
    g.add_up(
        budget, 1e6, rows=[(7, range(1, 7)), (10, [7, 8, 9]), (17, range(12, 17))], columns=[1, 2], places=1
    )
    g.add_up(mtfs, 1e6, rows=[(2, [1, 0]), (4, [2, 3])], columns=range(1, 6), places=1, minus=[0])
    for check in g.checks:
        if "2022/23 £m" in check["subject_has"] or "2021/22 £m" in check["subject_has"]:
            check["subject_has"] = [check["subject_has"][0].split()[0]]
    g.checks = [c for c in g.checks if c["stated"] != 0]
    for check in g.checks[6:]:
        check["optional"] = True  # differences of two rows, not sums
    g.add_up(
        reserves,
        1e6,
        rows=[(4, range(4))],
        columns=[1, 2],
        places=1,
        names={1: "31 March 2022", 2: "31 March 2023"},
    )
    g.check("prose_against_table", ["cashable"], 2700000.0, 2700000.0, 200000.0, optional=True)
    g.notes = [
        "Only row 'Cumulative savings in the plan', the identified £3.4m and its parts, and the 2021/22 figures are savings.",
        "£3.4m identified for 2022/23 and the first cell of the cumulative row are one claim, a total of which £2.7m is "
        "cashable; £2.7m is also 1.2 + 0.9 + 0.6 ('the main ones'), so its is_total is left open.",
        "Shortfall and gap rows are balances: net_position and totals; what Table A subtracts is income or reserve, the sign "
        "dropped.",
        "Funding of 2022/23 in Table C restates Total funding of Table A (optional twin).",
        "Pay awards, national insurance, fuel and energy are cost increases (costs, planned).",
        "Crime's cost to the county, penalties, sensitivities, provisions and legal claims are no savings and no costs.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    reportlab(
        BLOCKS,
        pdf,
        font="Times-Roman",
        size=11,
        table_size=10,
        rules="horizontal",
        justify=True,
        footer="PFCC for Essex: Revenue budget and precept 2022/23",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
