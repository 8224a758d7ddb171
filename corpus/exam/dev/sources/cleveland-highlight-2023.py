"""Highlight report with RAG status, stage, milestones and next steps for each project, set with Chromium."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, chromium, html_doc
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "cleveland-highlight-2023"
COLOUR = {"Green": "#7bc47f", "Amber": "#f6b93b", "Red": "#e55039", "Blue": "#8ab6d6"}

CSS = """
@page{size:A4 landscape;margin:1.5cm} body{font-family:"Liberation Sans",sans-serif;font-size:9.5pt}
h1{font-size:15pt} h2{font-size:11pt;border-bottom:1.5pt solid #333} th{text-align:left;background:#eee}
th,td{border-top:.6pt solid #888;border-bottom:.6pt solid #888} table.rag{font-size:8.5pt}
table.meta{width:60%} table.meta td{border:none;padding:1pt 4pt}
"""
# name, sponsor, stage words, stage, RAG, milestones (text, event words, from, to, state), next steps
PROJECTS = [
    (
        "Niche Mobile Replacement",
        "ACC Coulby",
        "In delivery",
        "in_delivery",
        "Green",
        [
            ("Contract award: 3 April 2023 (complete)", "Contract award", "2023-04-03", "2023-04-03", "done"),
            ("User testing: June to July 2023", "User testing", "2023-06-01", "2023-07-31", "planned"),
            ("Force-wide roll-out: by 30 November 2023", "roll-out", None, "2023-11-30", "planned"),
        ],
        "Train 40 digital champions.",
    ),
    (
        "Control Room Transformation",
        "CS Marske",
        "Delayed",
        "delayed",
        "Red",
        [
            (
                "Telephony go-live: March 2023, re-planned to October 2023",
                "Telephony",
                "2023-10-01",
                "2023-10-31",
                ["delayed", "planned"],
            ),
            (
                "Shift pattern consultation: 1 February to 31 March 2023 (complete)",
                "consultation",
                "2023-02-01",
                "2023-03-31",
                "done",
            ),
        ],
        "Supplier recovery plan to be presented to the Change Board in June 2023.",
    ),
    (
        "Vulnerability Hub",
        "ACC Lackenby",
        "Pilot",
        "pilot",
        "Amber",
        [
            (
                "Pilot launched in Redcar: 16 January 2023 (complete)",
                "Pilot launched",
                "2023-01-16",
                "2023-01-16",
                "done",
            ),
            ("Evaluation report: August 2023", "Evaluation", "2023-08-01", "2023-08-31", "planned"),
        ],
        "Agree information sharing with the four councils.",
    ),
    (
        "Uniform Hub Middlesbrough",
        "Head of Estates",
        "Business case",
        "in_development",
        "Amber",
        [
            (
                "Outline business case approved: 21 February 2023 (complete)",
                "Outline business case",
                "2023-02-21",
                "2023-02-21",
                "done",
            ),
            ("Full business case: 2023/24 Q3", "Full business case", "2023-10-01", "2023-12-31", "planned"),
        ],
        "Appoint cost consultant.",
    ),
    (
        "Digital Evidence Transfer",
        "ACC Coulby",
        "Scoping",
        "scoping",
        "Green",
        [("Market engagement: from 1 June 2023", "Market engagement", "2023-06-01", None, "planned")],
        "Workshop with the CPS.",
    ),
    (
        "Body Worn Video Refresh",
        "CS Marske",
        "Closed",
        "closed",
        "Blue",
        [
            ("1,150 cameras issued: December 2022 (complete)", "cameras", "2022-12-01", "2022-12-31", "done"),
            (
                "Closure report: 28 April 2023 (complete)",
                "Closure report",
                "2023-04-28",
                "2023-04-28",
                "done",
            ),
        ],
        "None.",
    ),
]
rag = T(
    header=[["Project", "Sponsor", "Stage", "RAG", "Milestones", "Next steps"]],
    rows=[
        [n, s, st, C(r, fill=COLOUR[r]), "\n".join(m[0] for m in ms), nx]
        for n, s, st, _, r, ms, nx in PROJECTS
    ],
    widths=[4, 3, 2.3, 1.6, 9, 6],
    cls="rag",
    caption="Table A: Status of projects at 31 May 2023",
)
MONEY = {
    "Niche Mobile Replacement": (1480, 512, 1455),
    "Control Room Transformation": (2950, 2210, 3325),
    "Vulnerability Hub": (365, 148, 365),
    "Uniform Hub Middlesbrough": (120, 44, 120),
    "Body Worn Video Refresh": (890, 871, 871),
}
sums = [sum(v[i] for v in MONEY.values()) for i in range(3)]
finance = T(
    header=[
        ["Project", "Approved budget £k", "Spend to 31 May 2023 £k", "Forecast outturn £k", "Variance £k"]
    ],
    rows=[
        *[
            [n, f"{b:,}", f"{s:,}", f"{f:,}", f"{f - b:+,}".replace("-", "−") if f != b else "0"]
            for n, (b, s, f) in MONEY.items()
        ],
        ["Total", *(f"{x:,}" for x in sums), f"{sums[2] - sums[0]:+,}"],
    ],
    widths=[6, 3, 3.5, 3, 3],
    align="lrrrr",
    bold_rows=(5,),
    caption="Table B: Project costs",
)
meta = T(
    header=[],
    rows=[
        ["Meeting", "Change Board"],
        ["Date", "13 June 2023"],
        ["Author", "Keira Ormesby, Portfolio Manager"],
        ["Agenda item", "4"],
    ],
    widths=[2, 6],
    cls="meta",
)
N1 = (
    "The Control Room Transformation is rated red. The supplier missed the March go-live, and keeping the old telephony "
    "alive until October adds £375k to the forecast. The benefit of 12 FTE police staff planned for 2023/24 moves to "
    "2024/25."
)
N2 = (
    "Body Worn Video Refresh closed £19k under budget. Its review found that 4,300 hours of officer time a year are saved "
    "by uploading from the station dock."
)
N3 = (
    "The Vulnerability Hub is funded until March 2024 by a Home Office grant of £365k. The Change Board agreed on 9 May "
    "2023 to extend the pilot to Stockton."
)
N4 = (
    "The Change Board, chaired by the Deputy Chief Constable, meets on the second Tuesday of each month and reports to the "
    "Executive Leadership Team. Each project has a project board, which reports to the Change Board."
)
ASK = [
    "note the status of the portfolio; and",
    "approve the revised date of October 2023 for the telephony go-live.",
]
BLOCKS = [
    H("Cleveland Police: Change Portfolio Highlight Report", 1),
    meta,
    H("1. Summary"),
    P(N1, "1.1"),
    P(N2, "1.2"),
    P(N3, "1.3"),
    P(N4, "1.4"),
    H("2. Status"),
    rag,
    H("3. Finance"),
    finance,
    H("4. Recommendation"),
    P("The Board is asked to:"),
    L(tuple(ASK), ("(i)", "(ii)")),
]


def gold() -> Gold:
    """The records of the paper."""
    g = Gold(
        NAME,
        {
            "title": [
                "Change Portfolio Highlight Report",
                "Cleveland Police: Change Portfolio Highlight Report",
            ],
            "paper_type": "report",
            "body": "Change Board",
            "organisation": "Cleveland Police",
            "meeting_date": "2023-06-13",
            "agenda_item": "4",
            "reference": None,
            "people": [{"name": "Keira Ormesby", "role": "Portfolio Manager", "capacity": "author"}],
        },
    )

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        name, total = finance.rows[r][0], int(r == 5)
        if c == 4:
            return "other_amounts", {"item": name, "role": "net_position", "is_total": 1}
        status = {1: "approved", 2: "incurred", 3: "planned"}[c]
        return "costs", {
            "item": name,
            "programme": [name, None, "Change Portfolio"],
            "status": status,
            "is_total": total if c != 1 else [total],
            "period_end": [None, "2023-05-31"] if c == 2 else None,
            "category": [None, "Approved budget", "Spend", "Forecast outturn"],
        }

    g.grid(finance, 1000, make)
    # keeping the old telephony adds £375k: the same claim as the variance of that project
    for o in g.other_amounts:
        if o["amount_gbp"] == -19000:
            o["quotes"].append("Body Worn Video Refresh closed £19k under budget")
        if o["amount_gbp"] == -25000:
            assert o["item"] == "Niche Mobile Replacement"
    crt = {"programme": ["Control Room Transformation", None]}
    g.cost(
        ["old telephony", "keeping the old telephony alive", "Control Room Transformation", "forecast"],
        375000,
        ["keeping the old telephony alive until October adds £375k to the forecast"],
        status=["planned", "incurred"],
        is_total=[0, 1],
        period_end=[None, "2023-10-31"],
        optional=True,
        or_type=["other_amounts"],
        role="net_position",
        **crt,
    )
    g.fte(
        ["Control Room Transformation", "benefit"],
        12.0,
        ["The benefit of 12 FTE police staff planned for 2023/24"],
        workforce="staff",
        kind=["unspecified", "reduction", "efficiency"],
        status="planned",
        period_start=["2024-04-01"],
        period_end="2025-03-31",
    )
    g.fte(
        ["Body Worn Video Refresh", "uploading from the station dock", "officer time"],
        None,
        ["4,300 hours of officer time a year are saved"],
        hours=4300.0,
        hours_per_year=4300.0,
        workforce="officer",
        kind="efficiency",
        status="delivered",
    )
    g.other(
        ["Vulnerability Hub", "Home Office grant"],
        365000,
        "grant",
        ["a Home Office grant of £365k"],
        period_end=["2024-03-31", None],
    )
    g.body(
        "Change Board",
        cadence=["on the second Tuesday of each month", "second Tuesday of each month", "monthly"],
        members=[
            {
                "role": "Deputy Chief Constable",
                "organisation": [None, "Cleveland Police"],
                "capacity": "chair",
            }
        ],
        links=[
            {"relation": "reports_to", "target": "Executive Leadership Team"},
            {"relation": "oversees", "target": ["Change Portfolio"], "optional": True},
        ],
    )
    g.body("Executive Leadership Team", core=False)
    g.body("project board", core=False, also=["project boards"])
    g.decision(
        ["Recommendation", "Change Portfolio Highlight Report", None],
        "recommendation",
        "proposed",
        [
            {"number": n, "parent": None, "action": a, "text": t}
            for n, a, t in zip(("i", "ii"), ("note", "approve"), ASK, strict=True)
        ],
        body="Change Board",
    )
    g.decision(
        [None, "Vulnerability Hub"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["agree", "approve"],
                "text": "The Change Board agreed on 9 May 2023 to extend the pilot to Stockton.",
            }
        ],
        decided_on="2023-05-09",
        body="Change Board",
        quotes=["The Change Board agreed on 9 May 2023 to extend the pilot to Stockton"],
    )
    g.decision(
        [None, "Outline business case", "Uniform Hub Middlesbrough"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["approve", "agree"],
                "optional": True,
                "text": "Outline business case approved: 21 February 2023 (complete)",
            }
        ],
        decided_on=["2023-02-21", None],
        core=False,
        quotes=["Outline business case approved: 21 February 2023"],
    )
    for name, _, _, stage, _, miles, _ in PROJECTS:
        ms = [
            {"event_has": [e], "due_from": a if a != b else [a], "due_to": b, "state": s}
            for _, e, a, b, s in miles
        ]
        if name == "Control Room Transformation":
            ms.append(
                {
                    "event_has": ["recovery plan"],
                    "due_from": ["2023-06-01", None],
                    "due_to": "2023-06-30",
                    "state": "planned",
                    "optional": True,
                }
            )
        for m in ms:
            if m["due_to"] == "2023-11-30":
                m["due_from"] = [None]
            if m["event_has"] == ["Full business case"]:
                m["due_from"], m["due_to"] = (
                    ["2023-10-01", "2023-04-01", None],
                    ["2023-12-31", "2024-03-31", None],
                )
        g.initiative(
            name,
            stage,
            parent=[None, "Change Portfolio"],
            milestones=ms,
            governance_body=[None, "Change Board", "project board"],
        )
    g.initiative("Change Portfolio", "unspecified", core=False)
    g.table(rag)
    g.table(finance)
    g.table(meta, [None], optional=True)
    g.add_up(finance, 1000, rows=[(5, range(5))], columns=range(1, 5))
    for _r, (name, (b, _, f)) in enumerate(MONEY.items()):
        if f != b:
            g.check("row_total", [name], (f - b) * 1000.0, (f - b) * 1000.0, 1500.0, optional=True)
    g.notes = [
        "Approved project budgets are costs already approved, spend is incurred, forecast outturn is planned; variances "
        "are net positions and totals.",
        "The £375k is the variance of the project told in prose; optional, because it may be one record with the "
        "variance or a cost of its own.",
        "The 12 FTE planned for 2023/24 move to 2024/25: planned in the new year.",
        "4,300 hours a year are time saved, given in hours only.",
        "Q3 of a financial year is October to December; other readings accepted.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    chromium(html_doc(BLOCKS, CSS, "Highlight report"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
