"""Efficiency statement for the inspectorate: posts by rank with row spans, savings by year in £m; LibreOffice Light List, landscape."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, P, T, libreoffice
from exam_short import document, fy, link, member, mile, person
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "warwickshire-efficiency-2018"
RANKS = [
    (
        "Officers",
        [
            ("Superintendent", 8, 7),
            ("Chief inspector", 17, 15),
            ("Inspector", 52, 49.5),
            ("Sergeant", 141, 134),
            ("Constable", 590, 598),
        ],
    ),
    ("Staff", [("Grades A to F", 402.6, 386.1), ("Grades G to N", 118, 112)]),
    ("PCSO", [("Community support", 98, 88)]),
]


def f(v: float, sign: bool = False) -> str:
    text = f"{abs(v):,.1f}"
    return (("-" if v < 0 else "+" if v > 0 else "") + text) if sign else text


ROWS: list[list[str | C]] = []
META: list[tuple[str, str, float, int]] = []  # item, group, change, total
grand = [0.0, 0.0]
for group, ranks in RANKS:
    sub = [0.0, 0.0]
    for i, (rank, a, b) in enumerate(ranks):
        last = len(ranks) + (1 if len(ranks) > 1 else 0)
        row: list[str | C] = [C(group, rs=last)] if i == 0 else []
        ROWS.append([*row, rank, f(a), f(b), f(b - a, True)])
        META.append((rank, group, round(a - b, 2), 0))
        sub = [sub[0] + a, sub[1] + b]
    if len(ranks) > 1:
        ROWS.append(
            [
                C("All " + group.lower(), bold=True),
                C(f(sub[0]), bold=True),
                C(f(sub[1]), bold=True),
                C(f(sub[1] - sub[0], True), bold=True),
            ]
        )
        META.append(("All " + group.lower(), group, round(sub[0] - sub[1], 2), 1))
    grand = [grand[0] + sub[0], grand[1] + sub[1]]
ROWS.append(
    [
        C("Workforce", cs=2, bold=True),
        C(f(grand[0]), bold=True),
        C(f(grand[1]), bold=True),
        C(f(grand[1] - grand[0], True), bold=True),
    ]
)
META.append(("Workforce", "", round(grand[0] - grand[1], 2), 1))
posts = T(
    header=[["Group", "Rank or grade", "Posts at 31 March 2018", "Posts at 31 March 2019", "Change (FTE)"]],
    rows=ROWS,
    widths=[3, 5, 4, 4, 3.5],
    align="llrrr",
    caption="Figure 1 – Establishment by rank, now and in a year",
)
SAVE = [
    ("Buying and contracts", "0.42", "0.55", "0.30", "0.20"),
    ("Vehicles", "0.18", "0.12", "0.05", "–"),
    ("Workforce mix", "0.95", "1.31", "0.88", "0.40"),
    ("Premises", "0.07", "0.26", "0.61", "0.15"),
]
tots = [f"{sum(float(r[c]) for r in SAVE if r[c] != '–'):.2f}" for c in range(1, 5)]
save = T(
    header=[["£m", "Actual", C("Plan", cs=3)], ["", "2017/18", "2018/19", "2019/20", "2020/21"]],
    rows=[*[list(r) for r in SAVE], ["Total", *tots], ["of which cashable", "1.20", "1.90", "1.65", "0.75"]],
    widths=[6, 3, 3, 3, 3],
    align="lrrrr",
    bold_rows=(4,),
    caption="Figure 2 – Efficiency plan",
)
Q1 = (
    "Since 2010/11 we have taken £31.6m out of our costs, £1.62m of it in 2017/18. Another £2.24m is planned for this year and, by "
    "then, 37 FTE fewer posts will be funded than in March 2018."
)
Q2 = (
    "Overtime came down by £0.6m in 2017/18, to £2.3m. Handling a 101 call now costs us £3.85. On the other side, pension "
    "contributions will go up by £0.7m from April 2019."
)
Q3 = (
    "Change is run through the Organisational Transformation Board (OTB). The Deputy Chief Constable leads it, and heads of "
    "department from both forces sit on it together with the Treasurer. OTB meets on the first Monday of every month and reports "
    "upwards to the Alliance Executive. Evolve 2, our main programme, moved into delivery in January 2018; its Resourcing strand is "
    "being tested in Rugby until 30 September 2018. The Executive approved Evolve 2 on 13 November 2017."
)
NOTE = "Note: Figure 2 leaves out income. Figures for 2017/18 are unaudited."
BLOCKS = [
    H("Efficiency statement 2018", 1),
    P(
        "Warwickshire Police. Return to HMICFRS, May 2018. Completed by Dawn Kineton, Head of Strategic Planning"
    ),
    P("**How much have you saved, and what comes next?**"),
    P(Q1),
    save,
    P(NOTE),
    P("**How do you know that resources are used well?**"),
    P(Q2),
    posts,
    P("**How is change governed?**"),
    P(Q3),
]


def gold() -> Gold:
    """The records of the paper."""
    g = Gold(
        NAME,
        document(
            "Efficiency statement 2018",
            ["report", "other"],
            "Warwickshire Police",
            [person("Dawn Kineton", "Head of Strategic Planning", "author")],
        ),
    )
    years = ["2017/18", "2018/19", "2019/20", "2020/21"]
    text_rows = [r[0] for r in save.rows]

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        more: dict[str, object] = {"cashability": "cashable"} if r == 5 else {}
        return "savings", {
            "item": text_rows[r]
            if r < 4
            else ["Total", "Efficiency plan", "savings"]
            if r == 4
            else ["of which cashable", "cashable", "Efficiency plan"],
            "status": "delivered" if c == 1 else "planned",
            "programme": [None, "Efficiency plan", "Evolve 2"],
            "is_total": int(r >= 4),
            **fy(years[c - 1]),
            **more,
        }

    g.grid(save, 1e6, make)
    for s in g.savings:
        if s["is_total"] and s["cashability"] == "unspecified" and s["quotes"] == ["1.62"]:
            s["quotes"].append("£1.62m of it in 2017/18")
        if s["is_total"] and s["cashability"] == "unspecified" and s["quotes"] == ["2.24"]:
            s["quotes"].append("Another £2.24m is planned for this year")
            s["item"] = [*s["item"], "costs"]
    g.saving(
        ["costs", "our costs", "savings"],
        31600000,
        ["Since 2010/11 we have taken £31.6m out of our costs"],
        status="delivered",
        basis=["cumulative", "unspecified"],
        period_start="2010-04-01",
        period_end=[None, "2018-03-31", "2011-03-31"],
        is_total=[0, 1],
        cashability=["unspecified", "cashable"],
        programme=None,
    )
    g.saving(
        "Overtime",
        600000,
        ["Overtime came down by £0.6m in 2017/18"],
        status="delivered",
        programme=None,
        **fy("2017/18"),
    )
    g.other(
        "Overtime",
        2300000,
        "baseline",
        ["to £2.3m"],
        period_start=["2017-04-01", None],
        period_end=["2018-03-31", None],
    )
    g.other(["101 call", "Handling a 101 call"], 3.85, "other", ["Handling a 101 call now costs us £3.85"])
    g.cost(
        ["pension contributions"],
        700000,
        ["pension contributions will go up by £0.7m from April 2019"],
        period_start="2019-04-01",
        period_end=[None, "2019-04-30"],
        programme=None,
    )
    _, body = posts.grids()
    for (item, group, change, total), row in zip(META, body, strict=True):
        force = {"Officers": "officer", "Staff": "staff", "PCSO": "pcso", "": ["mixed", "unspecified"]}[group]
        name: object = (
            [item, "PCSO", f"PCSO {item}"]
            if group == "PCSO"
            else [item, "posts", "funded posts"]
            if item == "Workforce"
            else [item, f"{group} {item}"]
        )
        quotes = [row[4]] + (
            ["37 FTE fewer posts will be funded than in March 2018"] if item == "Workforce" else []
        )
        g.fte(
            name,
            change,
            quotes,
            workforce=force,
            is_total=total,
            status="planned",
            kind="reduction" if change > 0 else ["reduction", "unspecified", "reinvestment"],
        )
    g.body(
        "Organisational Transformation Board",
        acronym="OTB",
        also=["OTB", "Organisational Transformation Board (OTB)"],
        remit_has=["Change"],
        cadence=["first Monday of every month", "on the first Monday of every month", "monthly"],
        members=[
            member("Deputy Chief Constable", "chair"),
            member(["heads of department", "heads of department from both forces"]),
            member("Treasurer"),
        ],
        links=[link("reports_to", "Alliance Executive")],
    )
    g.body("Alliance Executive", core=False, also=["Executive"])
    g.decisions.append(
        {
            "reference": None,
            "title": [None, "Evolve 2"],
            "kind": "reported",
            "status": "approved",
            "decided_on": "2017-11-13",
            "body": ["Executive", "Alliance Executive"],
            "items": [
                {
                    "number": None,
                    "parent": None,
                    "action": ["approve", "agree"],
                    "text": "The Executive approved Evolve 2 on 13 November 2017.",
                }
            ],
            "signatories": [],
            "references": [],
            "core": True,
            "quotes": ["The Executive approved Evolve 2 on 13 November 2017"],
        }
    )
    g.initiative(
        "Evolve 2",
        "in_delivery",
        governance_body=[None, "Organisational Transformation Board"],
        milestones=[mile(["delivery"], "2018-01-01", "2018-01-31", "done", optional=True)],
    )
    g.initiative(
        "Resourcing",
        "pilot",
        also=["Resourcing strand"],
        parent=["Evolve 2"],
        milestones=[mile(["Rugby"], [None, "2018-09-30"], "2018-09-30", "planned")],
    )
    g.table(save)
    g.table(posts)
    g.add_up(save, 1e6, rows=[(4, range(4))], columns=[1, 2, 3, 4], places=2)
    groups = {"Officers": (5, range(5)), "Staff": (8, [6, 7])}
    g.add_up(
        posts,
        1,
        rows=list(groups.values()),
        columns=[2, 3, 4],
        names={2: "2018", 3: "2019", 4: "Change"},
        places=1,
    )
    g.add_up(
        posts,
        1,
        rows=[(10, [5, 8, 9])],
        columns=[2, 3, 4],
        names={2: "2018", 3: "2019", 4: "Change"},
        places=1,
    )
    g.notes = [
        "Only the column Change is an FTE benefit; constables added are netted in the totals: negative.",
        "'of which cashable' is a second breakdown of the total: is_total 1.",
        "37 FTE in prose is the Workforce total of the table.",
        "£31.6m since 2010/11 includes £1.62m of 2017/18: 0 or 1.",
        "The Executive of the last sentence is the Alliance Executive.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    libreoffice(
        BLOCKS,
        pdf,
        font="Carlito",
        size=11,
        table_style="Light List Accent 1",
        table_size=9.5,
        landscape=True,
        footer="Warwickshire Police    OFFICIAL",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
