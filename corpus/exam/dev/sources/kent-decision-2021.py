"""Decision notice as a boxed form, set with LibreOffice."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, P, T, libreoffice
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "kent-decision-2021"
GREY = "#d9d9d9"

top = T(
    header=[],
    rows=[
        [
            C("Decision number", fill=GREY, bold=True),
            "OPCC.D.014.21",
            C("Date received", fill=GREY, bold=True),
            "4 May 2021",
        ],
        [C("Title", fill=GREY, bold=True), C("Consolidation of Property and Exhibit Stores", cs=3)],
        [
            C("Lead officer", fill=GREY, bold=True),
            "Harriet Fenwick",
            C("Job title", fill=GREY, bold=True),
            "Head of Estates",
        ],
        [
            C("Protective marking", fill=GREY, bold=True),
            "Not protectively marked",
            C("Urgent decision?", fill=GREY, bold=True),
            "No",
        ],
    ],
    widths=[3, 5, 3, 4],
)
summary = (
    "Kent Police keeps seized property in eleven stores, several of which are at the end of their leases. Running them "
    "cost £742,000 in 2020/21. The Property Stores Project proposes to close nine of them and to hold all property in "
    "two purpose-built stores at Northfleet and Ashford.\nThe Joint Chief Officer Board approved the outline business "
    "case on 9 March 2021. The full business case shows recurring cashable savings of £386,000 a year from 2022/23 and, "
    "because officers will drive less, time worth around £95,000 a year."
)
points = [
    "approves capital expenditure of £1,350,000 in 2021/22 for the two stores, as broken down in the table below;",
    "approves one-off revenue costs of £210,000, to be met from the Invest to Save Reserve;",
    "notes that recurring cashable savings of £386,000 a year will be taken out of the budget from 2022/23;",
    "delegates authority to the Chief Finance Officer to award the building contract up to a value of £1.2m; and",
    "agrees that Decision OPCC.D.031.19 (lease renewals) is withdrawn.",
]
options = (
    "Option A (continue as now) was rejected because four leases end in 2022. Option B, a contracted store run by a "
    "supplier at £298,000 a year, was rejected on grounds of cost and of continuity of evidence. Option C is the "
    "proposal of this notice."
)
governance = (
    "The Estates Programme Board, chaired by the Deputy Chief Constable, meets monthly, oversees the Property Stores "
    "Project and reports to the Performance and Delivery Board."
)
finance = (
    "The capital cost of £1.35m can be contained within the approved capital programme for 2021/22 of £24.6m. The Invest "
    "to Save Reserve stood at £3.2m on 31 March 2021. With capital and one-off costs of £1.56m in all, the proposal pays "
    "back in a little over four years."
)
legal = "The decision is within the powers of the Commissioner. No legal objection is raised."
form = T(
    header=[],
    rows=[
        [C("Executive summary", fill=GREY, bold=True), summary],
        [
            C("DECISION", fill=GREY, bold=True),
            "The Commissioner:\n" + "\n".join(f"{i}. {p}" for i, p in enumerate(points, 1)),
        ],
        [C("Options considered", fill=GREY, bold=True), options],
        [C("Governance", fill=GREY, bold=True), governance],
        [C("Financial comments", fill=GREY, bold=True), finance],
        [C("Legal comments", fill=GREY, bold=True), legal],
    ],
    widths=[3, 12],
)
money = T(
    header=[["Capital item", "2021/22 £"]],
    rows=[
        ["Building works, Northfleet", "684,000"],
        ["Building works, Ashford", "436,000"],
        ["Racking and bar-code readers", "198,500"],
        ["Fees and surveys", "31,500"],
        ["Total capital", "1,350,000"],
    ],
    caption="Capital costs of the two stores",
    widths=[9, 4],
    align="lr",
    bold_rows=(4,),
)
sign = T(
    header=[],
    rows=[
        [
            C(
                "CHIEF EXECUTIVE: I am satisfied that proper advice has been taken into account in preparing this notice.",
                cs=2,
                fill=GREY,
            )
        ],
        ["Signed: R. Ellery", "Date: 17 May 2021"],
        [C("POLICE AND CRIME COMMISSIONER: The above request has my approval.", cs=2, fill=GREY)],
        ["Signed: Thomas Wragg", "Date: 18 May 2021"],
    ],
    widths=[9, 5],
)
BLOCKS = [
    P("**Office of the Kent Police and Crime Commissioner**", style="centre"),
    H("DECISION NOTICE", 1),
    top,
    form,
    money,
    sign,
    P("This notice will be published on the Commissioner’s website within five working days of signature."),
]


def gold() -> Gold:
    """The records of the paper."""
    g = Gold(
        NAME,
        {
            "title": "Consolidation of Property and Exhibit Stores",
            "paper_type": "decision_record",
            "body": None,
            "organisation": [
                "Kent Police and Crime Commissioner",
                "Office of the Kent Police and Crime Commissioner",
                "Kent OPCC",
                "OPCC Kent",
            ],
            "meeting_date": None,
            "agenda_item": None,
            "reference": "OPCC.D.014.21",
            "people": [
                {"name": "Harriet Fenwick", "role": "Head of Estates", "capacity": ["author", "contact"]},
                {"name": ["R. Ellery", "R Ellery"], "role": "Chief Executive", "capacity": "signatory"},
                {"name": "Thomas Wragg", "role": "Police and Crime Commissioner", "capacity": "signatory"},
            ],
        },
    )
    project = ["Property Stores Project", "Consolidation of Property and Exhibit Stores", None]
    g.saving(
        [
            "full business case",
            "Property Stores Project",
            "two stores",
            "Consolidation of Property and Exhibit Stores",
            "savings",
        ],
        386000,
        [
            "recurring cashable savings of £386,000 a year from 2022/23",
            "recurring cashable savings of £386,000 a year will be taken out of the budget from 2022/23",
        ],
        programme=project,
        cashability="cashable",
        recurrence="recurring",
        basis="per_annum",
        period_start="2022-04-01",
    )
    g.saving(
        ["time", "officers will drive less", "officer time", "Property Stores Project"],
        95000,
        ["time worth around £95,000 a year"],
        programme=project,
        qualifier="about",
        cashability="non_cashable",
        recurrence=["unspecified", "recurring"],
        basis="per_annum",
        period_start=[None, "2022-04-01"],
    )
    build = {
        "budget": "capital",
        "status": "approved",
        "period_start": "2021-04-01",
        "period_end": "2022-03-31",
        "programme": project,
    }
    g.grid(
        money,
        1,
        lambda r, c, v: (
            ("costs", {"item": money.rows[r][0], **build, "status": ["approved", "unspecified"]})
            if r < 4
            else None
        ),
    )
    g.cost(
        [
            "Total capital",
            "two stores",
            "capital expenditure",
            "capital cost",
            "Capital costs of the two stores",
        ],
        1350000,
        [points[0][:-1].split(", as")[0], "1,350,000", "The capital cost of £1.35m"],
        **build,
        is_total=1,
    )
    g.cost(
        ["one-off revenue costs", "two stores", "Property Stores Project"],
        210000,
        ["approves one-off revenue costs of £210,000"],
        programme=project,
        budget="revenue",
        recurrence="one_off",
        status="approved",
    )
    g.cost(
        ["capital and one-off costs", "proposal"],
        1560000,
        ["capital and one-off costs of £1.56m in all"],
        programme=project,
        is_total=1,
        recurrence=["unspecified", "one_off"],
        budget=["unspecified", "capital"],
        status=["planned", "approved", "unspecified"],
    )
    g.cost(
        ["Option B", "contracted store", "contracted store run by a supplier"],
        298000,
        ["a contracted store run by a supplier at £298,000 a year"],
        programme=project,
        status="unspecified",
        recurrence=["unspecified", "recurring"],
        basis="per_annum",
    )
    g.other(
        ["stores", "Running them", "eleven stores", "running cost"],
        742000,
        "baseline",
        ["Running them cost £742,000 in 2020/21"],
        period_start="2020-04-01",
        period_end="2021-03-31",
    )
    g.other(
        ["building contract", "award the building contract", "delegation"],
        1200000,
        "other",
        ["award the building contract up to a value of £1.2m"],
        qualifier="up_to",
    )
    g.other(
        ["capital programme", "approved capital programme"],
        24600000,
        "budget",
        ["approved capital programme for 2021/22 of £24.6m"],
        period_start="2021-04-01",
        period_end="2022-03-31",
    )
    g.other(
        "Invest to Save Reserve",
        3200000,
        "reserve",
        ["The Invest to Save Reserve stood at £3.2m on 31 March 2021"],
        period_start=[None, "2021-03-31"],
        period_end=[None, "2021-03-31"],
    )
    g.body(
        "Estates Programme Board",
        remit_has=["Property Stores Project"],
        cadence="monthly",
        members=[
            {"role": "Deputy Chief Constable", "organisation": [None, "Kent Police"], "capacity": "chair"}
        ],
        links=[
            {"relation": "oversees", "target": "Property Stores Project"},
            {"relation": "reports_to", "target": "Performance and Delivery Board"},
        ],
    )
    g.body("Performance and Delivery Board", core=False)
    g.body("Joint Chief Officer Board", core=False)
    acts = ["approve", ["approve", "fund"], "note", "delegate", "agree"]
    g.decision(
        "Consolidation of Property and Exhibit Stores",
        "decision",
        "approved",
        [
            {"number": str(i), "parent": None, "action": a, "text": p}
            for i, (a, p) in enumerate(zip(acts, points, strict=True), 1)
        ],
        reference="OPCC.D.014.21",
        decided_on="2021-05-18",
        references=["OPCC.D.031.19"],
        signatories=[
            {"role": "Chief Executive", "name": ["R. Ellery", "R Ellery"], "signed_on": "2021-05-17"},
            {"role": "Police and Crime Commissioner", "name": "Thomas Wragg", "signed_on": "2021-05-18"},
        ],
    )
    g.decision(
        [None, "outline business case"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["approve", "agree"],
                "text": "The Joint Chief Officer Board approved the outline business case on 9 March 2021.",
            }
        ],
        decided_on="2021-03-09",
        body="Joint Chief Officer Board",
        quotes=["The Joint Chief Officer Board approved the outline business case on 9 March 2021"],
    )
    g.decision(
        [None, "Option A"],
        "reported",
        "rejected",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "agree"],
                "optional": True,
                "text": "Option A (continue as now) was rejected because four leases end in 2022.",
            }
        ],
        core=False,
        quotes=["Option A (continue as now) was rejected"],
    )
    g.decision(
        [None, "Option B"],
        "reported",
        "rejected",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "agree"],
                "optional": True,
                "text": "Option B, a contracted store run by a supplier at £298,000 a year, was rejected on grounds of cost and "
                "of continuity of evidence.",
            }
        ],
        core=False,
        quotes=["was rejected on grounds of cost and of continuity of evidence"],
    )
    g.initiative(
        "Property Stores Project",
        ["unspecified", "in_development"],
        also=["Consolidation of Property and Exhibit Stores"],
        governance_body="Estates Programme Board",
    )
    for t in (top, form, sign):
        g.table(t, [None, "DECISION NOTICE"], optional=True)
    g.table(money)
    g.add_up(money, 1, rows=[(4, range(4))], columns=[1])
    g.notes = [
        "The three boxes of the form are tables on paper only and optional.",
        "£1,350,000 of point 1 is the printed total of the capital table: one record, is_total 1.",
        "Time worth £95,000 is money put on time freed: non_cashable by the contract.",
        "The limit of delegation (£1.2m) is other_amounts, role other.",
        "The rejections of options A and B are told as reasons for the decision and are not core.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    libreoffice(
        BLOCKS,
        pdf,
        font="Carlito",
        size=10.5,
        table_size=10,
        footer="OPCC.D.014.21   Not protectively marked",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
