"""Web-style decision record (`Decision:` `Reasons:` `Signed:`) with a definition list and a cost list without rules; WeasyPrint."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, P, T, html_doc, weasyprint
from exam_short import document, fy, link, member, mile, person, points, signer, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "bedfordshire-decision-2019"
CSS = """
@page{size:A4;margin:1.6cm 2cm 2cm;@bottom-center{content:"https://www.pcc-beds.example/decisions/2019-09   " counter(page) "/" counter(pages);font-size:7pt;color:#666}}
body{font-family:"DejaVu Sans",sans-serif;font-size:9.4pt;line-height:1.4;color:#333} h1{font-size:15pt;color:#5a2a82} h2{font-size:10pt}
th{text-align:left;font-weight:normal;color:#777} td,th{border:none} .crumb{font-size:7.5pt;color:#888} table{width:78%}
tr.total td{font-weight:normal;font-style:italic}
"""
DEC = "To accept the offer of Chiltern Devices Ltd for 1,320 handheld devices over three years at £1.98m, and to add £240,000 to the revenue budget for 2019/20 for data and support."
WHY1 = (
    "The devices in use are five years old. With them an officer spends some 50 minutes of each shift on double keying. The new ones "
    "bring this down to 20 minutes, which is worth the time of 41 officers (FTE) across the Force. It will not bring cash."
)
WHY2 = (
    "Cash comes from elsewhere: the contract for desk telephones ends on 30 September 2019 and will not be renewed, saving £128,000 "
    "in a full year and £64,000 in the current one."
)
ALT = (
    "Leasing from the Eastern Region framework would have cost £2.3m over the same period and was discounted. Bids of £2.06m and £2.41m "
    "were unsuccessful."
)
GOV = "Roll-out will be steered by the Mobile First Board. It sits every other Wednesday under the Director of Information (chair); the Federation and Unison attend. It is part of the BCH Digital Portfolio Group."
cost = T(
    header=[["", "2019/20", "2020/21", "2021/22"]],
    rows=[
        ["Handsets and docking sleeves", "£880,000", "£550,000", "£550,000"],
        ["Data plans", "£150,000", "£156,000", "£162,000"],
        [
            "Support desk (two posts, shared with Hertfordshire from April 2020)",
            "£90,000",
            "£47,000",
            "£48,000",
        ],
        ["Cost for the year", "£1,120,000", "£753,000", "£760,000"],
    ],
    widths=[5, 2.4, 2.4, 2.4],
    align="lrrr",
    bold_rows=(3,),
    caption="Spread over the years",
)
BLOCKS = [
    P("Home › Your PCC › Decisions › 2019", style="crumb"),
    P("Office of the Police and Crime Commissioner for Bedfordshire"),
    H("Mobile First: new handheld devices", 1),
    P("**Decision reference:** BPCC 2019-09"),
    P("**Date of decision:** Monday 8 April 2019"),
    P(f"**Decision:** {DEC}"),
    P(f"**Reasons:** {WHY1}"),
    P(WHY2),
    P(f"**Other options:** {ALT}"),
    P(f"**Oversight:** {GOV}"),
    cost,
    P("**Supersedes:** Decision 2016-31"),
    P("**Signed:** Ted Sharnbrook, Police and Crime Commissioner"),
    P("**Published:** 10 April 2019"),
    P("**Contact:** Priya Turvey, Office Manager"),
]


def gold() -> Gold:
    """The records of the paper."""
    mf = ["Mobile First", "Mobile First: new handheld devices"]
    opcc = [
        "Office of the Police and Crime Commissioner for Bedfordshire",
        "Bedfordshire OPCC",
        "Bedfordshire Police and Crime Commissioner",
        "Police and Crime Commissioner for Bedfordshire",
    ]
    g = Gold(
        NAME,
        document(
            "Mobile First: new handheld devices",
            "decision_record",
            opcc,
            [
                person("Ted Sharnbrook", "Police and Crime Commissioner", "signatory"),
                person("Priya Turvey", "Office Manager", "contact"),
            ],
            reference="BPCC 2019-09",
        ),
    )
    prog = {"programme": [*mf, None]}
    years = ["2019/20", "2020/21", "2021/22"]

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        return "costs", {
            "item": cost.rows[r][0]
            if r < 3
            else ["Cost for the year", "Mobile First", "Mobile First: new handheld devices"],
            **prog,
            **fy(years[c - 1]),
            "status": ["approved", "planned", "unspecified"],
            "is_total": int(r == 3),
        }

    g.grid(cost, 1, make)
    g.cost(
        [
            "handheld devices",
            "1,320 handheld devices",
            "offer of Chiltern Devices Ltd",
            "Handsets and docking sleeves",
        ],
        1980000,
        ["1,320 handheld devices over three years at £1.98m"],
        status="approved",
        is_total=[0, 1],
        basis=["cumulative", "unspecified"],
        **prog,
    )
    g.cost(
        ["data and support", "revenue budget"],
        240000,
        ["add £240,000 to the revenue budget for 2019/20 for data and support"],
        status="approved",
        budget="revenue",
        is_total=[0, 1],
        **fy("2019/20"),
        **prog,
    )
    g.cost(
        ["Leasing", "Leasing from the Eastern Region framework"],
        2300000,
        ["Leasing from the Eastern Region framework would have cost £2.3m"],
        status="unspecified",
        **prog,
    )
    g.cost(["Bids", "Bid"], 2060000, ["Bids of £2.06m"], status="unspecified", **prog)
    g.cost(["Bids", "Bid"], 2410000, ["£2.41m were unsuccessful"], status="unspecified", **prog)
    tel = ["desk telephones", "contract for desk telephones"]
    pt = {"programme": [None, *mf]}
    g.saving(
        tel,
        128000,
        ["saving £128,000 in a full year"],
        basis=["per_annum"],
        cashability=["cashable", "unspecified"],
        recurrence=["unspecified", "recurring"],
        **pt,
    )
    g.saving(
        tel,
        64000,
        ["£64,000 in the current one"],
        cashability=["cashable", "unspecified"],
        **{**pt, "period_start": [None, "2019-04-01"], "period_end": [None, "2020-03-31"]},
    )
    g.fte(
        ["new ones", "devices", "time of officers", "handheld devices", "double keying", "officers"],
        41.0,
        ["worth the time of 41 officers (FTE)"],
        workforce="officer",
        kind="efficiency",
        status=["planned", "unspecified"],
    )
    g.body(
        "Mobile First Board",
        cadence=["every other Wednesday"],
        remit_has=[],
        members=[
            member("Director of Information", "chair"),
            member(["Federation", "the Federation"], "attendee"),
            member("Unison", "attendee"),
        ],
        links=[
            link("part_of", "BCH Digital Portfolio Group"),
            link("oversees", [*mf, "Roll-out"], optional=True),
        ],
    )
    g.body("BCH Digital Portfolio Group", core=False)
    g.decision(
        "Mobile First: new handheld devices",
        "decision",
        "approved",
        points([[DEC]], [["approve", "agree", "fund", "other"]]),
        reference="BPCC 2019-09",
        decided_on="2019-04-08",
        references=["2016-31"],
        signatories=[signer("Police and Crime Commissioner", "Ted Sharnbrook", [None, "2019-04-08"])],
    )
    told(g, ALT.split(". Bids")[0] + ".", "was discounted", "rejected", core=False)
    told(g, "Bids of £2.06m and £2.41m were unsuccessful.", "were unsuccessful", "rejected", core=False)
    g.initiative(
        "Mobile First",
        "unspecified",
        also=["Mobile First: new handheld devices"],
        governance_body=["Mobile First Board"],
        milestones=[mile(["telephones"], ["2019-09-30", None], "2019-09-30", "planned", optional=True)],
    )
    g.table(cost)
    g.add_up(cost, 1, rows=[(3, range(3))], columns=[1, 2, 3])
    g.check("prose_against_table", ["Handsets"], 1980000.0, 1980000.0, 20000.0, optional=True)
    g.check("prose_against_table", ["data"], 240000.0, 240000.0, 2.0, optional=True)
    g.notes = [
        "£1.98m over three years is the sum of a row, £240,000 of two cells; the paper does not call them totals: 0 or 1.",
        "The decision is one unnumbered point that approves and funds.",
        "'It will not bring cash' is said of the officers' time.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Decision"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
