"""Programme report: stage and RAG table, two projects as sub-headings with bullets, a roadmap by quarter; Chromium, landscape."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, chromium, html_doc
from exam_short import document, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "south-wales-programme-2022"
CSS = """
@page{size:A4 landscape;margin:1.4cm 1.7cm} body{font-family:Carlito,sans-serif;font-size:10.5pt}
h1{font-size:16pt;background:#003a70;color:#fff;padding:4pt 8pt} h2{font-size:12.5pt;color:#003a70} h3{font-size:11pt;font-style:italic}
th{background:#dbe5f1;text-align:left;border:.5pt solid #999} td{border:.5pt dotted #999} table.road td{background:#f4f7fb}
"""
RG = {"G": "#8fd18f", "A": "#ffd27f", "R": "#ff8f80", "B": "#9fc5e8"}
PRO = [
    ("Camera Refresh", "ACC Ogmore", "Delivery", "G", "G", "Final batch of cameras issued", "16 Dec 2022"),
    ("Custody Modernisation", "Supt Garw", "Delivery", "A", "R", "Bridewell reopens", "March 2023"),
    ("Drone Hub", "C/Insp Ebbw", "Pilot", "G", "A", "Review of pilot", "31/01/23"),
    ("People Portal", "Head of HR", "Design", "A", "A", "Build starts", "Q4 2022/23"),
    ("Vetting Backlog", "Head of PSD", "Closed", "G", "B", "Lessons learned paper", "done, Oct 2022"),
]
status = T(
    header=[
        ["Project", "SRO", "Stage", C("RAG", cs=2), "Next milestone", "Due"],
        ["", "", "", "Sep", "Nov", "", ""],
    ],
    rows=[[a, b, c, C(d, fill=RG[d]), C(e, fill=RG[e]), m, w] for a, b, c, d, e, m, w in PRO],
    widths=[5, 4, 2.6, 1.3, 1.3, 6, 3.4],
    caption="Status at a glance",
)
road = T(
    header=[["", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24"]],
    rows=[
        ["Camera Refresh", "Issue to Northern BCU", "Benefits check", "Closure", ""],
        ["Custody Modernisation", "Asbestos survey", "Cell block A", "Cell block B", "Yard and gates"],
        ["People Portal", "Supplier day", "Build", "Staff testing", "Go live"],
    ],
    widths=[4, 4, 4, 4, 4],
    cls="road",
    caption="Roadmap",
)
CUST = (
    "**Done:** asbestos removed from the basement on 28 October 2022.",
    "**Next:** staff move back to Cardiff Bay Bridewell by 31 March 2023, eleven weeks late.",
    "**Money:** the delay costs £190k in temporary cells; contingency of £400k covers it.",
)
HR = (
    "Twelve HR administrators (FTE) are to be released once the portal is live, worth £410k a year; the posts come out of the budget in 2024/25.",
    "The licence (£155k p.a.) begins in Q4 2022/23.",
    "Works council: consulted 3 to 28 October 2022.",
)
SUM = (
    "Four of the five projects are open. Custody Modernisation goes to red. Vetting Backlog was closed by the Gold Change Board on 10 October 2022, having "
    "achieved its aim: 2,100 checks cleared and overtime of £75k a year no longer needed. Drone Hub has so far shown 1,900 officer hours saved in its first "
    "six months, against 1,500 hours promised."
)
GOVT = (
    "Gold Change Board (monthly; chair: Deputy Chief Constable) owns the programme, Moving Forward. Silver Delivery Group (fortnightly; chair: ACC Ogmore) "
    "reports to it and brings together all SROs, the Finance Business Partner and the Federation."
)
money = T(
    header=[["£k", "Budget", "Spent", "Outturn", "Over (+) / under (−)"]],
    rows=[
        ["Camera Refresh", "1,250", "1,180", "1,235", "−15"],
        ["Custody Modernisation", "5,600", "2,940", "5,790", "+190"],
        ["Drone Hub", "310", "160", "310", "0"],
        ["People Portal", "980", "70", "980", "0"],
        ["Moving Forward", "8,140", "4,350", "8,315", "+175"],
    ],
    widths=[6, 3, 3, 3, 4],
    align="lrrrr",
    bold_rows=(4,),
    caption="Finance to 31 October 2022",
)
ASK = [
    "Note that Custody Modernisation is reported as red.",
    "Agree a draw of £190k on contingency.",
    "Approve the move of People Portal from design to build.",
]
BLOCKS = [
    H("Moving Forward – report to Gold Change Board, 14 November 2022", 1),
    P("South Wales Police\nPrepared by: Nia Rhymney, Portfolio Office\nItem: 3"),
    P(SUM),
    status,
    H("Projects in focus"),
    H("Custody Modernisation", 3),
    L(CUST, ("•",)),
    H("People Portal", 3),
    L(HR, ("•",)),
    road,
    money,
    H("Boards"),
    P(GOVT),
    H("Decisions sought"),
    L(tuple(ASK), ("D1", "D2", "D3")),
]


def gold() -> Gold:
    """The records of the paper."""
    gcb = "Gold Change Board"
    g = Gold(
        NAME,
        document(
            [
                "Moving Forward – report to Gold Change Board, 14 November 2022",
                "Moving Forward",
                "Moving Forward – report to Gold Change Board",
            ],
            "report",
            "South Wales Police",
            [person("Nia Rhymney", ["Portfolio Office", None], "author")],
            body=gcb,
            meeting_date="2022-11-14",
            agenda_item=["3", "Item 3"],
        ),
    )
    names = [str(r[0]) for r in money.rows]

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        if c == 4:
            return "other_amounts", {
                "item": [names[r], "delay"] if r == 1 else names[r],
                "role": "net_position",
                "is_total": 1,
            }
        more: dict[str, object] = {"or_type": ["other_amounts"], "role": "budget"} if c == 1 else {}
        return "costs", {
            "item": names[r],
            "programme": [names[r], "Moving Forward", None],
            "status": {1: "approved", 2: "incurred", 3: ["planned", "unspecified"]}[c],
            "is_total": int(r == 4),
            "period_end": [None, "2022-10-31"],
            **more,
        }

    g.grid(money, 1000, make)
    cm = {"programme": ["Custody Modernisation", None, "Moving Forward"]}
    g.cost(
        ["delay", "temporary cells", "Custody Modernisation"],
        190000,
        ["the delay costs £190k in temporary cells", "a draw of £190k on contingency"],
        status=["planned", "incurred", "unspecified"],
        **cm,
    )
    g.other(["contingency"], 400000, ["reserve", "budget"], ["contingency of £400k covers it"])
    pp = {"programme": ["People Portal", "Moving Forward", None]}
    g.saving(
        ["HR administrators", "Twelve HR administrators", "People Portal", "posts"],
        410000,
        ["worth £410k a year"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        cashability=["cashable"],
        period_start=["2024-04-01", None],
        period_end=["2025-03-31", None],
        **pp,
    )
    g.cost(
        ["licence", "The licence", "People Portal"],
        155000,
        ["The licence (£155k p.a.)"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_start=["2023-01-01", None, "2022-04-01"],
        period_end=[None, "2023-03-31"],
        **pp,
    )
    g.saving(
        ["overtime", "Vetting Backlog"],
        75000,
        ["overtime of £75k a year no longer needed"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        status="delivered",
        programme=["Vetting Backlog", None, "Moving Forward"],
    )
    g.fte(
        ["HR administrators", "People Portal", "portal"],
        12.0,
        ["Twelve HR administrators (FTE) are to be released"],
        workforce=["staff", "unspecified"],
        kind=["reduction"],
        status="planned",
        period_start=["2024-04-01", None],
        period_end=["2025-03-31", None],
    )
    g.fte_benefits[-1]["fte"] = 12.0
    g.fte(
        ["Drone Hub", "officer hours"],
        None,
        ["1,900 officer hours saved in its first six months"],
        hours=1900.0,
        workforce="officer",
        kind="efficiency",
        status="delivered",
    )
    g.fte(
        ["Drone Hub", "officer hours"],
        None,
        ["1,500 hours promised"],
        hours=1500.0,
        workforce=["officer", "unspecified"],
        kind="efficiency",
        status="planned",
    )
    g.body(
        gcb,
        cadence="monthly",
        remit_has=[],
        members=[member("Deputy Chief Constable", "chair")],
        links=[link("oversees", "Moving Forward")],
    )
    g.body(
        "Silver Delivery Group",
        cadence="fortnightly",
        remit_has=[],
        members=[
            member(["ACC Ogmore", "ACC"], "chair"),
            member(["SROs", "all SROs", "SRO"]),
            member("Finance Business Partner"),
            member(["Federation", "the Federation"]),
        ],
        links=[link("reports_to", gcb)],
    )
    g.decision(
        ["Decisions sought", "Moving Forward", None],
        "recommendation",
        "proposed",
        points(ASK, ["note", ["agree", "fund", "approve"], "approve"], ["D1", "D2", "D3"]),
        body=gcb,
    )
    told(
        g,
        [
            SUM.split(". ", 2)[2].split(". Drone")[0] + ".",
            "Vetting Backlog was closed by the Gold Change Board on 10 October 2022",
        ],
        "Vetting Backlog was closed by the Gold Change Board on 10 October 2022",
        core=False,
        decided_on=["2022-10-10", None],
        body=[gcb, None],
    )
    mf = [None, "Moving Forward"]
    q = {
        "Q3 2022/23": ("2022-10-01", "2022-12-31"),
        "Q4 2022/23": ("2023-01-01", "2023-03-31"),
        "Q1 2023/24": ("2023-04-01", "2023-06-30"),
        "Q2 2023/24": ("2023-07-01", "2023-09-30"),
    }
    stages = {"Delivery": "in_delivery", "Pilot": "pilot", "Design": "in_development", "Closed": "closed"}
    dates = {
        "Camera Refresh": ("2022-12-16", "2022-12-16", "planned"),
        "Custody Modernisation": ("2023-03-01", "2023-03-31", ["planned", "delayed"]),
        "Drone Hub": ("2023-01-31", "2023-01-31", "planned"),
        "People Portal": ("2023-01-01", "2023-03-31", "planned"),
        "Vetting Backlog": ("2022-10-01", "2022-10-31", "done"),
    }
    quarters = list(q)
    for name, _, stage, _, _, event, _ in PRO:
        a, b, state = dates[name]
        words = {
            "Bridewell reopens": ["Bridewell"],
            "Review of pilot": ["Review"],
            "Build starts": ["Build"],
            "Lessons learned paper": ["Lessons"],
        }.get(event, ["batch"])
        loose = name == "People Portal"
        ms = [mile(words, [a, None] if a == b or loose else a, [b, None] if loose else b, state)]
        for row in road.rows:
            if row[0] == name:
                for c, text in enumerate(row[1:]):
                    if text:
                        start, end = q[quarters[c]]
                        ms.append(
                            mile(
                                str(text).split()[:1],
                                [start, None],
                                [end, None],
                                ["planned", "unspecified"],
                                optional=text == "Build",
                            )
                        )
        if name == "Custody Modernisation":
            ms.append(mile(["asbestos"], "2022-10-28", "2022-10-28", "done"))
            ms.append(mile(["staff"], None, "2023-03-31", ["planned", "delayed"], optional=True))
        if name == "People Portal":
            ms.append(mile(["consulted"], "2022-10-03", "2022-10-28", "done", optional=True))
        for m in ms:
            if not m.get("optional"):
                m.pop("optional", None)
        g.initiative(
            name,
            stages[stage],
            parent=mf,
            governance_body=[None, gcb, "Silver Delivery Group"],
            milestones=ms,
        )
    g.initiative("Moving Forward", "unspecified", governance_body=[gcb, None], core=True)
    g.table(status)
    g.table(road)
    g.table(money)
    g.add_up(
        money,
        1000,
        rows=[(4, range(4))],
        columns=[1, 2, 3, 4],
        names={1: "Budget", 2: "Spent", 3: "Outturn", 4: "Over"},
    )
    for name, v in (("Camera Refresh", -15e3), ("Custody Modernisation", 190e3), ("Moving Forward", 175e3)):
        g.check("row_total", [name], v, v, 1500.0, optional=True)
    g.notes = [
        "Each filled cell of the roadmap is a milestone of its row's project, due in the column's quarter (financial year).",
        "£190k: cost of the delay in prose, and the variance of the project in the table (net position, total): two records.",
        "A project's budget is a cost approved (budget accepted); outturn planned; spent incurred.",
        "'Done, Oct 2022' is done. D1 to D3 are the numbers of the points asked for.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    chromium(html_doc(BLOCKS, CSS, "Moving Forward"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
