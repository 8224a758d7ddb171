"""Governance of a five-force collaboration: bodies as a table, remits as bullets, cost shares with £000 and per cent; Chromium."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, chromium, html_doc
from exam_short import document, fy, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "derbyshire-governance-2019"
CSS = """
@page{size:A4;margin:1.8cm 2cm} body{font-family:"Liberation Sans",sans-serif;font-size:10pt;color:#222}
h1{font-size:17pt;font-weight:normal;color:#00594f} h2{font-size:11.5pt;color:#00594f}
th{background:#00594f;color:#fff;text-align:left} tbody tr:nth-child(even) td{background:#e5efed} td,th{border:none;padding:4pt 5pt}
table.gov{font-size:8.6pt}
"""
# name, chair, members, meets, reports to
BODIES = [
    (
        "Strategic Collaboration Board (SCB)",
        "A Police and Crime Commissioner, rotating each May",
        "Five PCCs; five Chief Constables",
        "Quarterly",
        "–",
    ),
    ("Deputies’ Board", "DCC, Derbyshire", "Five DCCs; Regional Finance Director", "Monthly", "SCB"),
    (
        "Regional Change Board",
        "ACC (Regional)",
        "Project SROs; Head of Regional HR; Unison (observer)",
        "Six-weekly",
        "Deputies’ Board",
    ),
    (
        "Finance Reference Group",
        "Chief Finance Officer, Leicestershire OPCC",
        "Force and OPCC chief finance officers",
        "Two weeks before each SCB",
        "SCB",
    ),
]
gov = T(
    header=[["Board", "Chair", "Membership", "Meets", "Reports to"]],
    rows=[list(b) for b in BODIES],
    widths=[4, 4, 5, 2.6, 2.6],
    cls="gov",
    caption="Table 1. Decision-making bodies from April 2019",
)
REMITS = (
    "**Strategic Collaboration Board** – sets the direction of collaboration and signs off any business case above £1m.",
    "**Deputies’ Board** – manages performance and risk across the regional units.",
    "**Regional Change Board** – steers Project Tamar and the Regional Legal Service to completion.",
    "**Finance Reference Group** – scrutinises the regional budget and the split of costs.",
)
UNITS = ["Derbyshire", "Leicestershire", "Lincolnshire", "Northamptonshire", "Nottinghamshire"]
VALUES = [
    (23.2, 3120, 1890, 412),
    (24.1, 3241, 1964, 428),
    (14.6, 1964, 1190, 259),
    (14.8, 1990, 1206, 263),
    (23.3, 3134, 1899, 414),
]
rows = [
    [u, f"{p}%", f"{a:,}", f"{b:,}", f"{c:,}", f"{a + b + c:,}"]
    for u, (p, a, b, c) in zip(UNITS, VALUES, strict=True)
]
assert rows[4][5] == "5,447"
rows[4][5] = "5,474"  # a slip of the paper: two digits changed places
tot = [sum(v[i] for v in VALUES) for i in range(4)]
share = T(
    header=[
        ["Force", "Share", C("Regional unit, £000", cs=3), "Total £000"],
        ["", "", "Serious crime", "Forensics", "Legal", ""],
    ],
    rows=[
        *rows,
        ["Region", f"{tot[0]:.0f}%", f"{tot[1]:,}", f"{tot[2]:,}", f"{tot[3]:,}", f"{sum(tot[1:]):,}"],
    ],
    widths=[4, 2, 2.6, 2.6, 2.2, 2.6],
    align="lrrrrr",
    bold_rows=(5,),
    caption="Table 2. What each force pays in 2019/20",
)
INTRO = (
    "In December 2018 the five Commissioners agreed to simplify the way in which the collaboration is run. The former Regional "
    "Programme Board was dissolved on 31 March 2019 and its work has passed to the Regional Change Board."
)
NEW = (
    "It is proposed to set up an Ethics and Data Advisory Panel, comprising three lay members and the Regional Data Protection "
    "Officer. The Panel would meet at least twice a year and make recommendations to the Deputies’ Board."
)
MONEY = (
    "Regional units cost the five forces £23.4m in 2019/20. Since 2016/17 the Regional Legal Service has cut external counsel "
    "fees by £365,000. Project Tamar is forecast to lower the cost of forensic submissions by a further £0.5m a year once all forces "
    "have moved over, which is planned for March 2020; Lincolnshire moved over in January 2019."
)
ASK = "That the Strategic Collaboration Board approve the setting up of the Ethics and Data Advisory Panel, and endorse Tables 1 and 2."
BLOCKS = [
    H("How we govern collaboration in the East Midlands", 1),
    P(
        "Paper for the Strategic Collaboration Board – 3 May 2019 – Agenda item 6b\nLead: Miriam Tissington, Head of Collaboration, Derbyshire Constabulary"
    ),
    H("Background"),
    P(INTRO),
    H("The bodies"),
    gov,
    P("Their main tasks are:"),
    L(REMITS, ("▪",)),
    H("A new panel"),
    P(NEW),
    H("Money"),
    P(MONEY),
    share,
    P("Shares follow net revenue budgets and do not change within the year."),
    H("Recommendation"),
    P(ASK),
]


def gold() -> Gold:
    """The records of the paper."""
    scb = "Strategic Collaboration Board"
    g = Gold(
        NAME,
        document(
            "How we govern collaboration in the East Midlands",
            "report",
            ["Derbyshire Constabulary", "East Midlands", "East Midlands collaboration", None],
            [
                person(
                    "Miriam Tissington",
                    ["Head of Collaboration", "Head of Collaboration, Derbyshire Constabulary"],
                    ["author", "contact", "presenter"],
                )
            ],
            body=scb,
            meeting_date="2019-05-03",
            agenda_item="6b",
        ),
    )
    y = fy("2019/20")

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c < 2:
            return None
        label = share.rows[r][0]
        unit = ["Serious crime", "Forensics", "Legal"][c - 2] if c < 5 else "Total"
        return "other_amounts", {
            "item": [label, f"{label} {unit}", unit, f"{unit} {label}"]
            if r < 5
            else ["Region", "Regional units", "Regional units cost the five forces", f"Region {unit}"],
            "role": ["budget", "baseline", "other"],
            "is_total": int(r == 5 or c == 5),
            "or_type": ["costs"],
            "status": ["planned", "approved", "unspecified"],
            **y,
        }

    g.grid(share, 1000, make)
    last = g.other_amounts[-1]
    assert last["amount_gbp"] == sum(tot[1:]) * 1000.0, last
    last["quotes"].append("Regional units cost the five forces £23.4m in 2019/20")
    g.other(
        ["business case", "any business case above £1m"],
        1000000,
        "other",
        ["signs off any business case above £1m"],
        qualifier=["exact", "at_least"],
    )
    g.saving(
        ["external counsel fees", "Regional Legal Service"],
        365000,
        ["has cut external counsel fees by £365,000"],
        status="delivered",
        programme=["Regional Legal Service", None],
        period_start="2016-04-01",
        period_end=[None, "2017-03-31"],
    )
    g.saving(
        ["forensic submissions", "cost of forensic submissions", "Project Tamar"],
        500000,
        ["lower the cost of forensic submissions by a further £0.5m a year"],
        programme=["Project Tamar", None],
        basis="per_annum",
        period_start=[None, "2020-03-01"],
        period_end=[None, "2020-03-31"],
        recurrence=["unspecified", "recurring"],
    )
    g.body(
        scb,
        acronym="SCB",
        also=["SCB", "Strategic Collaboration Board (SCB)"],
        remit_has=["direction", "business case"],
        cadence="Quarterly",
        members=[
            member(
                [
                    "Police and Crime Commissioner",
                    "A Police and Crime Commissioner, rotating each May",
                    "A Police and Crime Commissioner",
                ],
                "chair",
            ),
            member(["Five PCCs", "PCCs", "PCC", "Police and Crime Commissioner"]),
            member(["five Chief Constables", "Chief Constables", "Chief Constable"]),
        ],
    )
    g.body(
        "Deputies’ Board",
        remit_has=["performance", "risk"],
        cadence="Monthly",
        members=[
            member(["DCC", "DCC, Derbyshire", "Deputy Chief Constable"], "chair"),
            member(["Five DCCs", "DCCs", "DCC", "Deputy Chief Constable"]),
            member("Regional Finance Director"),
        ],
        links=[link("reports_to", ["SCB", scb])],
    )
    g.body(
        "Regional Change Board",
        remit_has=["Tamar"],
        cadence="Six-weekly",
        members=[
            member(["ACC (Regional)", "ACC", "Assistant Chief Constable"], "chair"),
            member(["Project SROs", "Project SRO"]),
            member("Head of Regional HR"),
            member(["Unison (observer)", "Unison", "observer"], ["attendee", "member"]),
        ],
        links=[
            link("reports_to", "Deputies’ Board"),
            link("oversees", "Project Tamar"),
            link("oversees", "Regional Legal Service"),
            link("replaces", "Regional Programme Board"),
        ],
    )
    g.body(
        "Finance Reference Group",
        remit_has=["budget"],
        cadence=["Two weeks before each SCB"],
        members=[
            member(["Chief Finance Officer, Leicestershire OPCC", "Chief Finance Officer"], "chair"),
            member(
                [
                    "Force and OPCC chief finance officers",
                    "chief finance officers",
                    "OPCC chief finance officers",
                ]
            ),
        ],
        links=[link("reports_to", ["SCB", scb])],
    )
    g.body("Regional Programme Board", status="disbanded", links=[])
    g.body(
        "Ethics and Data Advisory Panel",
        status="proposed",
        also=["Panel"],
        cadence=["at least twice a year", "twice a year"],
        members=[
            member(["lay members", "three lay members", "lay member"]),
            member("Regional Data Protection Officer"),
        ],
        links=[link("reports_to", "Deputies’ Board", optional=True)],
    )
    g.decision(
        ["Recommendation", "How we govern collaboration in the East Midlands", None],
        "recommendation",
        "proposed",
        points(
            [
                [
                    ASK,
                    "approve the setting up of the Ethics and Data Advisory Panel, and endorse Tables 1 and 2.",
                ]
            ],
            [["approve", "endorse"]],
        ),
        body=scb,
    )
    told(
        g,
        "In December 2018 the five Commissioners agreed to simplify the way in which the collaboration is run.",
        "In December 2018 the five Commissioners agreed to simplify",
        decided_on="2018-12",
    )
    g.initiative(
        "Project Tamar",
        ["in_delivery", "unspecified"],
        also=["Tamar"],
        governance_body=["Regional Change Board"],
        milestones=[
            mile(["moved", "Lincolnshire"], ["2019-01-01"], "2019-01-31", "done"),
            mile(["forces"], "2020-03-01", "2020-03-31", "planned"),
        ],
    )
    g.initiative("Regional Legal Service", "unspecified", governance_body=["Regional Change Board"])
    g.table(gov)
    g.table(share)
    g.add_up(
        share,
        1000,
        rows=[(5, range(5))],
        columns=[2, 3, 4, 5],
        total_columns=[(5, [2, 3, 4])],
        names={2: "Serious crime", 3: "Forensics", 4: "Legal", 5: "Total"},
    )
    g.check("column_total", ["Share"], 100.0, round(sum(v[0] for v in VALUES), 1), 0.3, optional=True)
    g.notes = [
        "What each force pays for regional units is an allocation: budget (or baseline); costs accepted.",
        "£23.4m is the table's grand total of £000: one record.",
        "The first row of the board table has no superior (a dash).",
        "Nottinghamshire's total is printed as 5,474 for 5,447: two mismatches.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    chromium(html_doc(BLOCKS, CSS, "Governance"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
