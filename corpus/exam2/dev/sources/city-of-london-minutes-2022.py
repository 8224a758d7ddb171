"""Committee minutes with lettered resolutions (`RESOLVED, that Members:`) and a cost list with dotted leaders; WeasyPrint, serif."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, html_doc, weasyprint
from exam_short import document, fy, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "city-of-london-minutes-2022"
CSS = """
@page{size:A4;margin:2.4cm 2.6cm} body{font-family:"EB Garamond",serif;font-size:12pt} h1{font-size:14pt;text-align:center}
h2{font-size:12pt} h2{margin-left:0} p{text-align:justify} td,th{border:none;padding:1pt 3pt}
table.lead{width:82%;margin-left:30pt} table.lead td:first-child::after{content:leader('.')} .res{margin-left:30pt}
"""
cost = T(
    header=[],
    rows=[
        ["Cameras and columns", "£2,640,000"],
        ["Control room software", "£915,000"],
        ["Staff costs", "£385,000"],
        ["Risk allowance", "£260,000"],
        ["Total", "£4,200,000"],
    ],
    widths=[8, 3],
    align="lr",
    caption="Secure Square Mile: cost to completion",
    cls="lead",
)
I3 = (
    "The Board received a report of the Commissioner and the Chamberlain. At the end of January the force forecast an underspend of £1.3m "
    "against its revenue budget of £94.6m, chiefly because of vacancies. Efficiency savings of £3.1m had been realised of the £3.6m required "
    "in 2021/22, and the remaining £0.5m had been identified and would follow before the year end."
)
R3 = ["Note the report; and", "Agree that £1.1m of the underspend be set aside for the Transformation Fund."]
I4 = (
    "The Board considered a joint report of the City Surveyor and the Assistant Commissioner on Secure Square Mile. A Member asked when the old cameras "
    "would be switched off. The Assistant Commissioner answered that this would be done by 30 November 2022. The Projects Sub-Committee had approved the report on "
    "17 February 2022."
)
R4 = [
    "The programme be approved to proceed to Gateway 5 at a total cost of £4.2m;",
    "The saving of £180,000 per annum in maintenance from 2023/24 be noted; and",
    "Authority be delegated to the Town Clerk, in consultation with the Chair and Deputy Chair, to release the risk allowance.",
]
I5 = (
    "The Chair informed Members that the tender for the national fraud reporting service was delayed. The current contract costs £1.4m a month. Officers proposed an "
    "extension."
)
R5 = "that a decision on the extension be deferred to the meeting of 26 May 2022."
I6 = (
    "Members heard that the Resource, Risk and Estates Committee, which scrutinises the finances of the force on the Board’s behalf, had met twice since the last meeting. "
    "Its Chair, Alderman Leadenhall, reported that 22 officer posts in the Economic Crime Directorate would be left unfilled until April 2023."
)
BLOCKS = [
    H("POLICE AUTHORITY BOARD", 1),
    P("**Tuesday, 8 March 2022**", style="centre"),
    P(
        "Minutes of the meeting of the Police Authority Board held at Guildhall, EC2 on Tuesday, 8 March 2022 at 11.00 am",
        style="centre",
    ),
    P("**Present**"),
    P(
        "**Members:** Deputy Giles Cornhill (Chair); Alderman Ada Leadenhall (Deputy Chair); Munir Poultry; Tessa Bevis Marks"
    ),
    P(
        "**Officers:** Assistant Commissioner Hollis, City of London Police; Caroline Threadneedle, Chamberlain; Ben Fetter, Town Clerk’s Department"
    ),
    H("1. APOLOGIES"),
    P("Apologies were received from James Cheapside."),
    H("2. MINUTES"),
    P("**RESOLVED** – That the public minutes of 25 January 2022 be approved as an accurate record."),
    H("3. REVENUE AND EFFICIENCIES: QUARTER 3"),
    P(I3),
    P("**RESOLVED**, that Members:"),
    L(tuple(R3), ("a)", "b)")),
    H("4. SECURE SQUARE MILE: GATEWAY 4"),
    P(I4),
    cost,
    P("**RESOLVED**, that:"),
    L(tuple(R4), ("a)", "b)", "c)")),
    H("5. FRAUD REPORTING SERVICE"),
    P(I5),
    P(f"**RESOLVED**, {R5}"),
    H("6. COMMITTEE BUSINESS"),
    P(I6),
    H("7. ANY OTHER BUSINESS"),
    P("There was none. The meeting ended at 12.40 pm."),
    P("---------------------------\nChair"),
    P("Contact Officer: Ben Fetter"),
]


def gold() -> Gold:
    """The records of the paper."""
    pab = "Police Authority Board"
    g = Gold(
        NAME,
        document(
            [
                "Minutes of the meeting of the Police Authority Board held at Guildhall, EC2 on Tuesday, 8 March 2022 at 11.00 am",
                "Police Authority Board",
                "Minutes of the meeting of the Police Authority Board",
                "Minutes",
            ],
            "minutes",
            [
                "City of London Police Authority Board",
                "City of London Police",
                "City of London Corporation",
                "City of London",
                "Police Authority Board",
                None,
            ],
            [
                person("Ben Fetter", ["Town Clerk’s Department", None, "Contact Officer"], "contact"),
                person(None, "Chair", "signatory", optional=True),
            ],
            body=pab,
            meeting_date="2022-03-08",
        ),
    )
    ssm = {"programme": ["Secure Square Mile", None]}
    for r, row in enumerate(cost.rows):
        value = float(str(row[1]).strip("£").replace(",", ""))
        quotes = [str(row[1])] + (["at a total cost of £4.2m"] if r == 4 else [])
        g.cost(
            row[0]
            if r < 4
            else ["Total", "programme", "total cost", "Secure Square Mile", "cost to completion"],
            value,
            quotes,
            status=["approved", "planned"] if r == 4 else ["approved", "planned", "unspecified"],
            is_total=int(r == 4),
            **ssm,
        )
    rev = {k: [v, None] for k, v in fy("2021/22").items()}
    g.other(
        ["underspend", "force", "revenue budget"],
        1300000,
        "net_position",
        ["an underspend of £1.3m"],
        is_total=[1, 0],
        **{**rev},
    )
    g.other_amounts[-1]["amount_gbp"] = 1300000.0
    g.other("revenue budget", 94600000, "budget", ["revenue budget of £94.6m"], **rev)
    eff = ["Efficiency savings", "efficiency savings", "savings"]
    g.saving(
        eff,
        3100000,
        ["Efficiency savings of £3.1m had been realised"],
        status="delivered",
        programme=None,
        **rev,
    )
    g.saving(eff, 3600000, ["of the £3.6m required in 2021/22"], is_total=1, programme=None, **fy("2021/22"))
    g.saving(eff, 500000, ["the remaining £0.5m had been identified"], programme=None, **rev)
    g.cost(
        ["Transformation Fund", "underspend"],
        1100000,
        ["that £1.1m of the underspend be set aside for the Transformation Fund"],
        status="approved",
        programme=[None, "Transformation Fund"],
        or_type=["other_amounts"],
        role="reserve",
    )
    g.saving(
        ["maintenance", "Secure Square Mile", "saving"],
        180000,
        ["The saving of £180,000 per annum in maintenance from 2023/24"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_start="2023-04-01",
        period_end=[None, "2024-03-31"],
        **ssm,
    )
    g.other(
        ["current contract", "national fraud reporting service", "contract"],
        1400000,
        "baseline",
        ["The current contract costs £1.4m a month"],
    )
    g.fte(
        ["officer posts", "Economic Crime Directorate", "officer posts in the Economic Crime Directorate"],
        22.0,
        ["22 officer posts in the Economic Crime Directorate would be left unfilled until April 2023"],
        workforce="officer",
        portfolio=[None, "Economic Crime Directorate"],
        kind=["reduction", "unspecified"],
        status="planned",
        optional=True,
    )
    opt = {"optional": True}
    g.body(
        pab,
        also=["Board"],
        members=[
            member(["Deputy Giles Cornhill", "Giles Cornhill", "Chair", "Deputy"], "chair", **opt),
            member(
                ["Deputy Chair", "Alderman Ada Leadenhall", "Alderman Ada Leadenhall (Deputy Chair)"],
                ["member", "co_chair", "chair"],
                **opt,
            ),
            member("Munir Poultry", "member", **opt),
            member("Tessa Bevis Marks", "member", **opt),
            member(
                [
                    "Assistant Commissioner",
                    "Assistant Commissioner Hollis, City of London Police",
                    "Assistant Commissioner Hollis",
                ],
                ["attendee", "member"],
                **opt,
            ),
            member(["Chamberlain", "Caroline Threadneedle, Chamberlain"], ["attendee", "member"], **opt),
            member(
                ["Town Clerk’s Department", "Ben Fetter, Town Clerk’s Department"],
                ["attendee", "member"],
                **opt,
            ),
        ],
    )
    g.body(
        "Resource, Risk and Estates Committee",
        remit_has=["finances"],
        members=[member(["Alderman Leadenhall", "Alderman", "Alderman Ada Leadenhall"], "chair")],
        links=[link("part_of", pab, **opt), link("reports_to", pab, **opt)],
    )
    g.body("Projects Sub-Committee", core=False)
    c = {"decided_on": "2022-03-08", "body": pab}
    g.decision(
        ["MINUTES", "Minutes", None],
        "decision",
        "approved",
        points(
            ["That the public minutes of 25 January 2022 be approved as an accurate record."], ["approve"]
        ),
        **c,
    )
    g.decision(
        ["REVENUE AND EFFICIENCIES: QUARTER 3", None],
        "decision",
        ["approved", "noted"],
        points(R3, ["note", ["agree", "fund"]], ["a", "b"]),
        **c,
    )
    g.decision(
        ["SECURE SQUARE MILE: GATEWAY 4", None],
        "decision",
        "approved",
        points(R4, ["approve", "note", "delegate"], ["a", "b", "c"]),
        **c,
    )
    g.decision(
        ["FRAUD REPORTING SERVICE", None], "decision", "deferred", points([R5], [["other", "agree"]]), **c
    )
    told(
        g,
        "The Projects Sub-Committee had approved the report on 17 February 2022.",
        "The Projects Sub-Committee had approved the report on 17 February 2022",
        decided_on="2022-02-17",
        body="Projects Sub-Committee",
    )
    g.decision(
        [None, "FRAUD REPORTING SERVICE"],
        "reported",
        "proposed",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "recommend", "approve"],
                "text": "Officers proposed an extension.",
            }
        ],
        core=False,
        quotes=["Officers proposed an extension"],
        decided_on=[None, "2022-03-08"],
    )
    g.initiative(
        "Secure Square Mile",
        ["unspecified", "in_development"],
        milestones=[mile(["cameras"], None, "2022-11-30", "planned")],
    )
    g.initiative(
        "national fraud reporting service",
        ["delayed", "unspecified"],
        also=["FRAUD REPORTING SERVICE", "tender for the national fraud reporting service"],
        core=False,
    )
    g.initiative("Transformation Fund", "unspecified", core=False)
    g.table(cost)
    g.add_up(cost, 1, rows=[(4, range(4))], columns=[1], names={1: ""})
    g.checks[-1]["subject_has"] = []
    g.notes = [
        "Dotted leaders between label and figure are no part of the cell.",
        "£1.1m set aside is an allocation from the own budget: cost (reserve accepted).",
        "Posts left unfilled are kept vacant for a time: optional FTE record.",
        "Target £3.6m with realised and remaining parts given is a total.",
        "£4.2m in the resolution is the list's total.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Police Authority Board"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
