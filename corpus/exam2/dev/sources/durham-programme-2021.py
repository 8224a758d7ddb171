"""Change-programme update: projects as bold lead-ins, baseline and forecast dates in a table with row spans; WeasyPrint."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, html_doc, weasyprint
from exam_short import document, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "durham-programme-2021"
CSS = """
@page{size:A4;margin:2cm;@top-right{content:"Item 7";font-size:8pt}@bottom-left{content:"Durham Constabulary – Delivery Board";font-size:8pt}}
body{font-family:Carlito,sans-serif;font-size:10.5pt} h1{font-size:16pt;color:#1d3c6a} h2{font-size:12pt;color:#1d3c6a}
th{text-align:left;border-bottom:1pt solid #1d3c6a} table{border:1pt solid #1d3c6a} td{border:none}
tr:nth-child(even) td{background:none}
"""
A, Gr, R = "#ffc000", "#92d050", "#ff5050"
LEADS = [
    (
        "Smart Estate.",
        "The new custody suite at Spennymoor is under construction. Piling was finished on 12 February 2021 and the steel frame "
        "went up in May. The suite is expected to open in Summer 2022. Spend so far is £6.8m of the £21.4m budget agreed by the "
        "Executive in October 2019.",
    ),
    (
        "Connected Officer –",
        "every response officer has carried a new handset since 1 April 2021, and the project is being wound up. An independent "
        "review puts time released at 31 FTE, more than the 24 FTE in the business case. Paper and printing now cost £62k a year less.",
    ),
    (
        "Right Care.",
        "A trial with the mental health trust began in Darlington on 7 June 2021 and runs for six months. If the trial succeeds, the "
        "force would get back about 9,000 officer hours a year.",
    ),
    (
        "ERP replacement:",
        "no supplier has been chosen. The specification will go to market in 2021/22 Q3, two quarters later than planned, and the whole "
        "project is on hold until a new sponsor is named. The saving of £280k a year from 2023/24 has been taken out of the plan.",
    ),
    (
        "Forensic hub.",
        "Durham and Cleveland are exploring a joint hub; options will be brought to the Board by the end of January 2022. No money has "
        "been set aside.",
    ),
]
miles = T(
    header=[["Project", "Milestone", "Baseline", "Forecast", "Status"]],
    rows=[
        [C("Smart Estate", rs=3), "Piling complete", "29/01/21", "12/02/21", C("Complete", fill="#bfbfbf")],
        ["Building watertight", "30/09/21", "15/10/21", C("Slipping", fill=A)],
        ["Handover of suite", "01/06/22", "01/06/22", C("On track", fill=Gr)],
        [
            C("Connected Officer", rs=2),
            "Handsets issued",
            "01/04/21",
            "01/04/21",
            C("Complete", fill="#bfbfbf"),
        ],
        ["Closure report", "31/07/21", "31/07/21", C("On track", fill=Gr)],
        [C("Right Care", rs=2), "Trial starts", "07/06/21", "07/06/21", C("Complete", fill="#bfbfbf")],
        ["Evaluation", "20/12/21", "20/12/21", C("On track", fill=Gr)],
        ["ERP replacement", "Invitation to tender", "01/05/21", "TBC", C("Off track", fill=R)],
    ],
    widths=[4, 5, 2.4, 2.4, 2.4],
    caption="Milestones at 30 June 2021",
)
GOV = (
    "The Delivery Board meets on the last Thursday of the month. It is chaired by the Deputy Chief Constable and brings together the "
    "Assistant Chief Officer, the Head of ICT, the Head of People and a representative of the Police, Crime and Victims’ "
    "Commissioner’s office. It takes its lead from the Executive, to which it sends a monthly dashboard. Below it sit the Benefits "
    "Panel, which validates every saving before it is counted, and a project group for each project."
)
ASKS = [
    "take note of progress;",
    "confirm the revised date for making the Spennymoor building watertight; and",
    "commission a lessons-learned exercise on ERP replacement.",
]
BLOCKS = [
    H("Plan on a Page: Transformation 2025 update", 1),
    P("Report to: Delivery Board, 29 July 2021\nReport of: Gareth Ushaw, Head of Transformation"),
    H("Purpose"),
    P("To tell the Board how the five projects of Transformation 2025 stood at the end of June 2021."),
    H("Where we are"),
    *[P(f"**{a}** {b}") for a, b in LEADS],
    miles,
    H("Who decides what"),
    P(GOV),
    H("What the Board is asked to do"),
    P("Members are invited to:"),
    L(tuple(ASKS), ("•",)),
]


def gold() -> Gold:
    """The records of the paper."""
    top = ["Transformation 2025"]
    g = Gold(
        NAME,
        document(
            ["Plan on a Page: Transformation 2025 update", "Transformation 2025 update"],
            "report",
            "Durham Constabulary",
            [person("Gareth Ushaw", "Head of Transformation", "author")],
            body="Delivery Board",
            meeting_date="2021-07-29",
            agenda_item=["7", "Item 7"],
        ),
    )

    def prog(*names: str) -> dict[str, object]:
        return {"programme": [*names, *top, None]}

    g.cost(
        ["Smart Estate", "custody suite", "new custody suite at Spennymoor", "Spend"],
        6800000,
        ["Spend so far is £6.8m"],
        status="incurred",
        budget=["unspecified", "capital"],
        **prog("Smart Estate"),
    )
    g.cost(
        ["Smart Estate", "custody suite", "budget", "new custody suite at Spennymoor"],
        21400000,
        ["of the £21.4m budget agreed by the Executive in October 2019"],
        status="approved",
        is_total=[0, 1],
        or_type=["other_amounts"],
        role="budget",
        **prog("Smart Estate"),
    )
    g.saving(
        ["Paper and printing", "Connected Officer"],
        62000,
        ["Paper and printing now cost £62k a year less"],
        status=["delivered"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        **prog("Connected Officer"),
    )
    g.saving(
        ["ERP replacement", "ERP", "saving"],
        280000,
        ["The saving of £280k a year from 2023/24 has been taken out of the plan"],
        status="missed",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_start="2023-04-01",
        period_end=[None, "2024-03-31"],
        **prog("ERP replacement", "ERP"),
    )
    g.fte(
        ["Connected Officer", "independent review", "time released"],
        31.0,
        ["time released at 31 FTE"],
        kind="efficiency",
        status="delivered",
        workforce=["unspecified", "officer"],
    )
    g.fte(
        ["Connected Officer", "business case"],
        24.0,
        ["24 FTE in the business case"],
        kind="efficiency",
        status="planned",
        workforce=["unspecified", "officer"],
    )
    g.fte(
        ["Right Care", "trial", "officer hours", "force"],
        None,
        ["about 9,000 officer hours a year"],
        hours=9000.0,
        hours_per_year=9000.0,
        qualifier="about",
        kind="efficiency",
        status="planned",
        workforce="officer",
    )
    g.body(
        "Delivery Board",
        cadence=["last Thursday of the month", "on the last Thursday of the month", "monthly"],
        members=[
            member("Deputy Chief Constable", "chair"),
            member("Assistant Chief Officer"),
            member("Head of ICT"),
            member("Head of People"),
            member(
                [
                    "representative of the Police, Crime and Victims’ Commissioner’s office",
                    "a representative of the Police, Crime and Victims’ Commissioner’s office",
                    "representative",
                ]
            ),
        ],
        links=[
            link("reports_to", "Executive"),
            link("oversees", ["Benefits Panel"], optional=True),
            link("oversees", top, optional=True),
        ],
    )
    g.body(
        "Benefits Panel",
        remit_has=["validates", "saving"],
        links=[
            link("reports_to", "Delivery Board", optional=True),
            link("part_of", "Delivery Board", optional=True),
        ],
    )
    g.body("Executive", core=False)
    g.body("project group", core=False, also=["project groups"])
    g.decision(
        [
            "What the Board is asked to do",
            "Plan on a Page: Transformation 2025 update",
            None,
            "Recommendations",
        ],
        "recommendation",
        "proposed",
        points(ASKS, ["note", ["agree", "approve", "endorse", "other"], ["instruct", "review", "other"]]),
        body="Delivery Board",
    )
    told(
        g,
        "Spend so far is £6.8m of the £21.4m budget agreed by the Executive in October 2019.",
        "budget agreed by the Executive in October 2019",
        core=False,
        decided_on=["2019-10", None],
        body=["Executive", None],
    )
    d = {
        "Smart Estate": ["in_delivery"],
        "Connected Officer": ["closed"],
        "Right Care": ["pilot"],
        "ERP replacement": ["delayed"],
        "Forensic hub": ["scoping"],
    }
    more = {
        "Smart Estate": [
            mile(["Piling"], ["2021-02-12"], "2021-02-12", "done"),
            mile(["watertight"], ["2021-10-15", None], "2021-10-15", "delayed"),
            mile(["Handover"], ["2022-06-01"], "2022-06-01", "planned"),
            mile(["open"], None, None, "planned", optional=True),
            mile(["frame"], ["2021-05-01", None], ["2021-05-31", None], "done", optional=True),
        ],
        "Connected Officer": [
            mile(["handset"], "2021-04-01", ["2021-04-01", None], "done"),
            mile(["Closure report"], "2021-07-31", "2021-07-31", "planned"),
        ],
        "Right Care": [
            mile(["rial"], "2021-06-07", ["2021-06-07", None], "done"),
            mile(["Evaluation"], "2021-12-20", "2021-12-20", "planned"),
        ],
        "ERP replacement": [
            mile(
                ["Invitation to tender"], ["2021-05-01", None], ["2021-05-01", None], ["delayed", "planned"]
            ),
            mile(
                ["market"],
                ["2021-10-01", "2021-04-01", None],
                ["2021-12-31", "2022-03-31", None],
                ["delayed", "planned"],
            ),
        ],
        "Forensic hub": [mile(["options"], None, "2022-01-31", "planned")],
    }
    more["Connected Officer"][0]["event_has"] = ["handsets"]
    more["Right Care"][0]["event_has"] = ["Trial"]
    for name, stage in d.items():
        g.initiative(
            name,
            stage,
            parent=[*top, None],
            also=["joint hub"] if name == "Forensic hub" else [],
            milestones=more[name],
            governance_body=[None, "Delivery Board"],
        )
    g.initiative("Transformation 2025", "unspecified", core=False)
    g.table(miles)
    g.notes = [
        "Forecast date (not baseline) is the milestone's date; where the forecast is TBC the baseline or none.",
        "A project 'on hold' until a new sponsor is named, later than planned: delayed as a whole. 'Being wound up' is in closure: closed.",
        "'Summer 2022' leaves both dates NULL; the milestone is optional, since handover on 1 June 2022 is the same step.",
        "The saving taken out of the plan is missed.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Transformation 2025"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
