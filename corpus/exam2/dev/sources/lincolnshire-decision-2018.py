"""Decision as a letter to the Chief Constable with decisions in numbered sentences, and a cost table with outer border only; Typst."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, typst, typst_body
from exam_short import document, link, member, mile, person, points, signer, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "lincolnshire-decision-2018"
PREAMBLE = """#set page(paper: "a4", margin: (x: 2.6cm, y: 2.2cm))
#set text(font: "Liberation Serif", size: 11pt)
#set par(justify: false, leading: 0.6em)
#show heading: it => block(text(size: 11pt, weight: "bold", it.body))
"""
P1 = (
    "Thank you for the business case for the Blue Light Campus at Nettleham, which you sent on 3 October. I discussed it with my "
    "Chief Finance Officer and with the Chair of the Fire Authority, and I considered it at our Resources Meeting on 17 October 2018."
)
P2 = "I am content to support it. My formal decision is as follows:"
DEC = [
    "I approve the full business case and authorise the Force to enter into the lease with Lincolnshire Fire and Rescue.",
    "I agree to fund the police share of the fit-out, £1.26 million, from capital receipts in hand.",
    "I do not agree to the additional £175,000 requested for a gymnasium.",
    "The benefits are to be reported to me every quarter, starting in April 2019.",
]
P3 = (
    "In reaching this decision I have relied on the Force’s assurance that shared premises will save at least £310,000 in each full "
    "year, two thirds of which falls to the police budget, and that five facilities posts will be given up by 31 March 2020. My "
    "predecessor approved the outline case in decision 2015/041, when the saving was estimated at £240,000 a year."
)
P4 = (
    "Until the campus opens in October 2019, the existing arrangements for the control room at South Park stay in place. The Blue "
    "Light Programme Board, which you and the Chief Fire Officer co-chair, should continue to meet monthly and to provide minutes to "
    "the Resources Meeting."
)
split = T(
    header=[["", "Police", "Fire", "Ambulance", "Together"]],
    rows=[
        ["Fit-out", "£1.26m", "£0.71m", "£0.13m", "£2.10m"],
        ["ICT and radio", "£0.34m", "£0.22m", "£0.04m", "£0.60m"],
        ["Removal", "£0.05m", "£0.03m", "£0.02m", "£0.10m"],
        ["Sum", "£1.65m", "£0.99m", "£0.19m", "£2.80m"],
    ],
    caption="How the one-off cost is shared",
    widths=[4, 3, 3, 3, 3],
    align="lrrrr",
    bold_rows=(3,),
)
BLOCKS = [
    P("Marc Ashdown\nPolice and Crime Commissioner for Lincolnshire\nDeepdale Lane\nNettleham"),
    P("Our ref: LPCC/DN/2018-22\n22 October 2018"),
    P("Chief Constable W. Skipper\nLincolnshire Police"),
    P("Dear Chief Constable"),
    H("Blue Light Campus: decision notice", 2),
    P(P1),
    P(P2),
    L(tuple(DEC), ("1)", "2)", "3)", "4)")),
    P(P3),
    split,
    P("Figures are rounded to the nearest £10,000."),
    P(P4),
    P("This letter will be placed on my website as a decision record."),
    P("Yours sincerely"),
    P("**M. Ashdown**\nPolice and Crime Commissioner"),
    P("cc  Chief Executive; Chief Finance Officer; Chief Fire Officer"),
]


def gold() -> Gold:
    """The records of the paper."""
    pcc = ["Police and Crime Commissioner for Lincolnshire", "Police and Crime Commissioner"]
    campus = ["Blue Light Campus", "Blue Light Campus at Nettleham"]
    g = Gold(
        NAME,
        document(
            ["Blue Light Campus: decision notice", "Blue Light Campus"],
            "decision_record",
            [
                pcc[0],
                "Lincolnshire Police and Crime Commissioner",
                "Lincolnshire OPCC",
                "Office of the Police and Crime Commissioner for Lincolnshire",
            ],
            [person(["Marc Ashdown", "M. Ashdown"], pcc, ["signatory", "author"])],
            reference="LPCC/DN/2018-22",
        ),
    )
    prog = {"programme": [*campus, None]}

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]]:
        label = split.rows[r][0]
        force = [None, ["Lincolnshire Police", "Police", None], None, None, None][c]
        more: dict[str, object] = {"organisation": force} if force else {}
        return "costs", {
            "item": label if r < 3 else ["Sum", "one-off cost", "How the one-off cost is shared"],
            **more,
            **prog,
            "recurrence": ["one_off"],
            "budget": ["unspecified", "capital"],
            "status": ["approved", "planned", "unspecified"],
            "is_total": int(r == 3 or c == 4),
        }

    g.grid(split, 1, make)
    fit = next(c for c in g.costs if c["quotes"] == ["£1.26m"])
    fit["quotes"].append("the police share of the fit-out, £1.26 million")
    fit["item"], fit["status"], fit["recurrence"] = (
        ["Fit-out", "police share of the fit-out"],
        "approved",
        ["one_off", "unspecified"],
    )
    g.cost(
        ["gymnasium", "additional"],
        175000,
        ["the additional £175,000 requested for a gymnasium"],
        status="unspecified",
        **prog,
    )
    g.saving(
        ["shared premises", "Blue Light Campus"],
        310000,
        ["shared premises will save at least £310,000 in each full year"],
        qualifier="at_least",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        **prog,
    )
    g.saving(
        ["saving", "outline case", "shared premises", "Blue Light Campus"],
        240000,
        ["the saving was estimated at £240,000 a year"],
        qualifier=["exact", "about"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        **prog,
    )
    g.fte(
        ["facilities posts", "facilities", "Blue Light Campus"],
        5.0,
        ["five facilities posts will be given up by 31 March 2020"],
        kind="reduction",
        status="planned",
        workforce=["unspecified", "staff"],
        period_start=None,
        period_end="2020-03-31",
    )
    g.other(
        ["rounding", "Figures", "nearest"], 10000, "other", ["rounded to the nearest £10,000"], optional=True
    )
    g.body(
        "Blue Light Programme Board",
        cadence="monthly",
        members=[member(["Chief Constable", "you"], "co_chair"), member("Chief Fire Officer", "co_chair")],
        links=[
            link("reports_to", ["Resources Meeting"]),
            link("oversees", ["Blue Light Campus", "Blue Light Programme"], optional=True),
        ],
    )
    g.body(
        "Resources Meeting",
        remit_has=[],
        members=[member(pcc, ["member", "attendee", "chair"], optional=True)],
    )
    g.body("Fire Authority", core=False)
    g.decision(
        ["Blue Light Campus: decision notice", "Blue Light Campus"],
        "decision",
        ["approved"],
        points(
            DEC,
            ["approve", ["fund", "agree"], ["other", "agree"], ["instruct", "review", "other"]],
            ["1", "2", "3", "4"],
        ),
        reference="LPCC/DN/2018-22",
        decided_on=["2018-10-22", "2018-10-17"],
        body=[None, "Resources Meeting"],
        references=["2015/041"],
        signatories=[signer(pcc, ["M. Ashdown", "Marc Ashdown"], ["2018-10-22", None])],
    )
    told(
        g,
        [
            "My predecessor approved the outline case in decision 2015/041, when the saving was estimated at £240,000 a year.",
            "My predecessor approved the outline case in decision 2015/041",
        ],
        "My predecessor approved the outline case in decision 2015/041",
        reference=[None, "2015/041"],
        decided_on=[None, "2015"],
    )
    g.initiative(
        "Blue Light Campus",
        ["unspecified", "in_development"],
        also=["Blue Light Campus at Nettleham"],
        governance_body=["Blue Light Programme Board", None],
        milestones=[
            mile(["opens"], "2019-10-01", "2019-10-31", "planned"),
            mile(["posts"], None, "2020-03-31", "planned", optional=True),
            mile(["reported"], ["2019-04-01"], ["2019-04-30", None], "planned", optional=True),
        ],
    )
    g.initiative("Blue Light Programme", "unspecified", core=False)
    g.table(split)
    g.add_up(
        split,
        1,
        rows=[(3, range(3))],
        columns=range(1, 5),
        total_columns=[(4, [1, 2, 3])],
        names={4: "Together"},
    )
    for check in g.checks:
        check["tolerance"] = round({"column_total": 20000.0, "row_total": 20000.0}[check["kind"]], 2)
    g.notes = [
        "'I do not agree to' is an item of the decision (other or agree), the sum refused a cost with status unspecified.",
        "The letter's date is the decision's date; the meeting of 17 October is accepted.",
        "The sum of the fire column is printed as £0.99m for £0.96m: two mismatches.",
        "The shares of fire and ambulance are costs of the same change, by organisation.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    stroke = "(x, y) => (top: if y == 0 { 0.8pt } else { none }, bottom: if y == 4 { 0.8pt } else { none }, left: if x == 0 { 0.8pt } else { none }, right: if x == 4 { 0.8pt } else { none })"
    typst(PREAMBLE + typst_body(BLOCKS, stroke), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
