"""Minutes of a strategic board with RESOLVED paragraphs, set with WeasyPrint, justified and hyphenated."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, html_doc, weasyprint
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "gwent-minutes-2019"

CSS = """
@page{size:A4;margin:2.2cm 2.4cm;@bottom-center{content:"Page " counter(page) " of " counter(pages);font-size:8pt}}
body{font-family:"Liberation Serif",serif;font-size:11pt;text-align:justify;hyphens:auto}
h1{font-size:14pt;text-align:center} h2{font-size:11pt} th,td{text-align:left;border:none;padding:1pt 6pt}
table{margin-left:10pt;width:92%} .res{margin-left:30pt;font-weight:bold}
table.money th{border-bottom:.7pt solid #000} table.money tr.total td{border-top:.7pt solid #000}
"""

attend = T(
    header=[],
    rows=[
        ["Present:", "Mr A. Prosser, Police and Crime Commissioner (Chair)"],
        ["", "Mrs D. Lewin, Deputy Police and Crime Commissioner"],
        ["", "Chief Constable J. Tamworth"],
        ["", "Mr S. Okoro, Chief Finance Officer (OPCC)"],
        ["In attendance:", "Ms B. Hale, Head of Business Change"],
        ["", "Mr I. Penry, Governance Officer (minutes)"],
        ["Apologies:", "Deputy Chief Constable R. Aldous"],
    ],
    widths=[3, 12],
)
progress = T(
    header=[["Workstream", "Target £000", "Achieved to date £000", "Still to be found £000"]],
    rows=[
        ["Fleet and transport", "310", "310", "–"],
        ["Enquiry offices", "245", "180", "65"],
        ["Shared Resource Service", "420", "265", "155"],
        ["Total", "975", "755", "220"],
    ],
    caption="Staying Ahead Programme: savings position 2019/20",
    widths=[6, 3, 4, 4],
    align="lrrr",
    cls="money",
    bold_rows=(3,),
)

M1 = "The minutes of the meeting of 4 July 2019 were considered."
R1 = "RESOLVED: That the minutes of the meeting held on 4 July 2019 be approved as a correct record."
M2A = (
    "The Head of Business Change presented the position of the Staying Ahead Programme at the end of August. Savings of "
    "£755,000 had been achieved against the target of £975,000 for the year, and officers were confident that the "
    "remaining £220,000 would be found by March 2020. The Chief Constable reported that the Shared Resource Service was "
    "two months behind, because the supplier had been unable to provide test data."
)
M2B = (
    "Members asked about the mobile data project. The Head of Business Change replied that it had closed in June 2019 and "
    "that each response officer now spent 35 minutes less in the station on each shift, which equated to 22 FTE officers. "
    "An earlier estimate in the business case had been 30 FTE."
)
R2 = [
    "That the position of the Staying Ahead Programme be noted.",
    "That the Head of Business Change submit an exception report on the Shared Resource Service to the next meeting.",
]
M3 = (
    "The Chief Finance Officer introduced a business case for replacing the control room telephony at a capital cost of "
    "£640,000 and an additional annual running cost of £38,000. The Committee had before it a second tender of £815,000, "
    "which officers did not support. Wales Fire and Rescue partners would contribute £90,000."
)
R3 = [
    "That the capital cost of £640,000 be approved and added to the capital programme for 2020/21.",
    "That the running cost of £38,000 a year be met from within the existing budget of the Communications Suite.",
    "That the second tender be rejected.",
]
M4 = (
    "A proposal to move the Estates Sub-Group from monthly to quarterly meetings was discussed. Mrs Lewin, who chairs the "
    "Sub-Group, felt that the timing was wrong while three disposals were under way. The disposals were forecast to "
    "raise £1.1m in 2020/21."
)
R4 = (
    "RESOLVED: That consideration of the frequency of Estates Sub-Group meetings be deferred to January 2020."
)
M5 = (
    "The Chair drew attention to the Future Policing Panel, a new body which would replace the Demand Management Group "
    "from 1 November 2019. It would be chaired by the Deputy Chief Constable, would meet every six weeks and would "
    "report to the Strategy and Performance Board. It would oversee all projects above £250,000."
)
R5 = [
    "That the terms of reference of the Future Policing Panel be approved.",
    "That the Demand Management Group be disbanded on 31 October 2019.",
]

BLOCKS = [
    P("OFFICE OF THE POLICE AND CRIME COMMISSIONER FOR GWENT", style="centre"),
    H("STRATEGY AND PERFORMANCE BOARD", 1),
    P(
        "**Minutes of the meeting held on 12 September 2019 at Police Headquarters, Croesyceiliog**",
        style="centre",
    ),
    attend,
    H("1. MINUTES"),
    P(M1),
    P(R1, style="res"),
    H("2. STAYING AHEAD PROGRAMME"),
    P(M2A),
    progress,
    P(M2B),
    P("RESOLVED:", style="res"),
    L(tuple(R2), ("(a)", "(b)")),
    H("3. CONTROL ROOM TELEPHONY"),
    P(M3),
    P("RESOLVED:", style="res"),
    L(tuple(R3), ("(a)", "(b)", "(c)")),
    H("4. ESTATES SUB-GROUP"),
    P(M4),
    P(R4, style="res"),
    H("5. GOVERNANCE OF CHANGE"),
    P(M5),
    P("RESOLVED:", style="res"),
    L(tuple(R5), ("(a)", "(b)")),
    H("6. DATE OF NEXT MEETING"),
    P("The next meeting would be held on 14 November 2019 at 10.00 am."),
    P("Signed as a correct record: ........................................ Chair"),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Strategy and Performance Board"
    g = Gold(
        NAME,
        {
            "title": [
                "Minutes of the meeting held on 12 September 2019",
                "Minutes",
                "Strategy and Performance Board",
                "Minutes of the meeting held on 12 September 2019 at Police Headquarters, Croesyceiliog",
            ],
            "paper_type": "minutes",
            "body": board,
            "organisation": [
                "Police and Crime Commissioner for Gwent",
                "Gwent Police and Crime Commissioner",
                "Office of the Police and Crime Commissioner for Gwent",
                "Gwent OPCC",
            ],
            "meeting_date": "2019-09-12",
            "agenda_item": None,
            "reference": None,
            "people": [
                {
                    "name": ["B. Hale", "Ms B. Hale"],
                    "role": "Head of Business Change",
                    "capacity": "presenter",
                    "optional": True,
                },
                {
                    "name": ["S. Okoro", "Mr S. Okoro"],
                    "role": ["Chief Finance Officer", "Chief Finance Officer (OPCC)"],
                    "capacity": "presenter",
                    "optional": True,
                },
                {
                    "name": ["I. Penry", "Mr I. Penry"],
                    "role": "Governance Officer",
                    "capacity": "author",
                    "optional": True,
                },
                {"name": None, "role": "Chair", "capacity": "signatory", "optional": True},
            ],
        },
    )
    sap = {
        "programme": ["Staying Ahead Programme", "Staying Ahead"],
        "period_start": "2019-04-01",
        "period_end": "2020-03-31",
    }

    def position(r: int, c: int, v: float) -> tuple[str, dict[str, object]]:
        last = r == 3
        more: dict[str, object] = {
            **sap,
            "item": progress.rows[r][0] if not last else ["Total", "Savings", "Staying Ahead Programme"],
            "status": {1: "planned", 2: "delivered", 3: "planned"}[c],
            "is_total": 1 if last or c == 1 else 0,
        }
        return "savings", more

    g.grid(progress, 1000, position)
    total = {
        s["quotes"][0]: s for s in g.savings if s["is_total"] and s["quotes"][0] in ("975", "755", "220")
    }
    total["755"]["quotes"].append("Savings of £755,000 had been achieved")
    total["975"]["quotes"].append("against the target of £975,000 for the year")
    total["220"]["quotes"].append("the remaining £220,000 would be found by March 2020")
    for s in total.values():
        s["period_end"] = ["2020-03-31"]
        s["period_start"] = ["2019-04-01", None]
    for s in g.savings:
        if s["item"] == "Fleet and transport" and s["status"] == "planned":
            s["is_total"] = 1
    phone = {"programme": [None, "control room telephony"]}
    tel = ["control room telephony", "replacing the control room telephony", "capital cost", "business case"]
    g.cost(
        tel,
        640000,
        [
            "replacing the control room telephony at a capital cost of £640,000",
            "the capital cost of £640,000 be approved",
        ],
        budget="capital",
        status="approved",
        period_start=["2020-04-01", None],
        period_end=["2021-03-31", None],
        **phone,
    )
    g.cost(
        [*tel, "running cost", "additional annual running cost"],
        38000,
        ["an additional annual running cost of £38,000", "the running cost of £38,000 a year be met"],
        budget=["unspecified", "revenue"],
        recurrence=["recurring", "unspecified"],
        basis="per_annum",
        status="approved",
        **phone,
    )
    g.cost(
        ["second tender", *tel],
        815000,
        ["a second tender of £815,000"],
        status="unspecified",
        budget=["unspecified", "capital"],
        **phone,
    )
    g.other(
        ["Wales Fire and Rescue partners", "contribution", "control room telephony"],
        90000,
        ["income", "grant"],
        ["Wales Fire and Rescue partners would contribute £90,000"],
    )
    g.other(
        ["disposals", "three disposals"],
        1100000,
        "income",
        ["The disposals were forecast to raise £1.1m in 2020/21"],
        period_start="2020-04-01",
        period_end="2021-03-31",
    )
    g.other(
        ["projects", "all projects above £250,000"],
        250000,
        "other",
        ["oversee all projects above £250,000"],
        qualifier=["at_least", "exact"],
    )
    mob = ["mobile data project", "mobile data"]
    g.fte(
        [*mob, "each response officer"],
        22.0,
        ["which equated to 22 FTE officers"],
        workforce="officer",
        kind="efficiency",
        status="delivered",
    )
    g.fte(
        [*mob, "business case", "earlier estimate"],
        30.0,
        ["An earlier estimate in the business case had been 30 FTE"],
        workforce=["officer", "unspecified"],
        kind="efficiency",
        status="planned",
    )
    people = [
        ("Police and Crime Commissioner", "chair"),
        ("Deputy Police and Crime Commissioner", "member"),
        ("Chief Constable", "member"),
        ("Chief Finance Officer", "member"),
        ("Head of Business Change", "attendee"),
        ("Governance Officer", "attendee"),
    ]
    printed = [
        "Mr A. Prosser, Police and Crime Commissioner (Chair)",
        "Mrs D. Lewin, Deputy Police and Crime Commissioner",
        "Chief Constable J. Tamworth",
        "Chief Finance Officer (OPCC)",
        "Ms B. Hale, Head of Business Change",
        "Mr I. Penry, Governance Officer (minutes)",
    ]
    g.body(
        board,
        members=[
            {
                "role": [r, more],
                "organisation": None,
                "capacity": [c] if c != "member" else ["member", "attendee"],
                "optional": True,
            }
            for (r, c), more in zip(people, printed, strict=True)
        ],
    )
    g.body(
        "Estates Sub-Group",
        also=["Estates Sub-Group meetings"],
        cadence=["monthly", "monthly to quarterly"],
        members=[
            {
                "role": ["Deputy Police and Crime Commissioner", "Mrs Lewin", "Mrs D. Lewin"],
                "organisation": None,
                "capacity": "chair",
                "optional": True,
            }
        ],
    )
    g.body(
        "Future Policing Panel",
        cadence="every six weeks",
        status=["proposed", "active"],
        remit_has=["projects", "£250,000"],
        members=[{"role": "Deputy Chief Constable", "organisation": None, "capacity": "chair"}],
        links=[
            {"relation": "reports_to", "target": board},
            {"relation": "replaces", "target": "Demand Management Group"},
        ],
    )
    g.body("Demand Management Group", status="disbanded")
    common = {"decided_on": "2019-09-12", "body": board}
    g.decision(
        [None, "Minutes", "MINUTES"],
        "decision",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": "approve",
                "text": "That the minutes of the meeting held on 4 July 2019 be approved as a correct record.",
            }
        ],
        **common,
    )
    letters = "abc"
    for title, status, texts, acts in (
        ("Staying Ahead Programme", ["noted", "approved"], R2, ["note", "instruct"]),
        ("Control Room Telephony", "approved", R3, ["approve", ["fund", "approve"], ["other"]]),
        ("Governance of Change", "approved", R5, ["approve", ["other", "agree", "approve"]]),
    ):
        g.decision(
            [title, title.upper(), None],
            "decision",
            status,
            [
                {"number": letters[i], "parent": None, "action": a, "text": t}
                for i, (t, a) in enumerate(zip(texts, acts, strict=True))
            ],
            **common,
        )
    g.decision(
        ["Estates Sub-Group", "ESTATES SUB-GROUP", None],
        "decision",
        "deferred",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "agree"],
                "text": "That consideration of the frequency of Estates Sub-Group meetings be deferred to January 2020.",
            }
        ],
        **common,
    )
    g.initiative(
        "Staying Ahead Programme",
        ["unspecified", "in_delivery"],
        also=["Staying Ahead"],
        milestones=[
            {
                "event_has": ["£220,000"],
                "due_from": [None, "2020-03-01"],
                "due_to": "2020-03-31",
                "state": "planned",
                "optional": True,
            }
        ],
    )
    g.initiative("Shared Resource Service", "delayed", parent=["Staying Ahead Programme", None])
    g.initiative(
        "mobile data project",
        "closed",
        also=["mobile data"],
        parent=[None, "Staying Ahead Programme"],
        milestones=[
            {"event_has": ["closed"], "due_from": "2019-06-01", "due_to": "2019-06-30", "state": "done"}
        ],
    )
    g.initiative("Control Room Telephony", "unspecified", core=False)
    g.initiative("Fleet and transport", "unspecified", core=False)
    g.initiative("Enquiry offices", "unspecified", core=False)
    g.table(attend, [None, "Minutes of the meeting held on 12 September 2019"], optional=True)
    g.table(progress)
    g.add_up(progress, 1000, rows=[(3, range(3))], columns=[1, 2, 3])
    for r, name in enumerate(["Fleet and transport", "Enquiry offices", "Shared Resource Service", "Total"]):
        target = [310e3, 245e3, 420e3, 975e3][r]
        g.check("row_total", [name], target, target, 1500.0, optional=True)
    g.notes = [
        "A target whose delivered and open parts are given beside it is a total (column Target £000).",
        "The prose figures £755,000, £975,000 and £220,000 are the table's totals: one record each.",
        "The rejected tender is a cost, unspecified; fire partners' contribution is money from outside.",
        "Disposals raise capital receipts: income.",
        "The Demand Management Group is disbanded by resolution 5(b), so status disbanded.",
        "Attendance is printed as Present / In attendance; whether these are members is left open, so optional.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Minutes"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
