"""Estates rationalisation: projects as sub-headings with `Stage:` lines, two tables side by side, receipts; Typst."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, P, Raw, T, _typ_table, typst, typst_body
from exam_short import document, fy, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "gloucestershire-estates-2021"
PREAMBLE = """#set page(paper: "a4", margin: (x: 2.2cm, y: 2cm), footer: align(center)[#text(size: 8pt)[Gloucestershire Constabulary #h(2em) #context counter(page).display()]])
#set text(font: "Carlito", size: 10.5pt)
#set par(justify: true)
#show heading.where(level: 1): it => block(text(size: 15pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 1.2em, text(size: 12pt, weight: "bold", it.body))
#show heading.where(level: 3): it => block(above: 1em, text(size: 10.5pt, weight: "bold", style: "italic", it.body))
"""
sales = T(
    header=[["Site", "Sale", "Receipt"]],
    rows=[
        ["Stow", "August 2020", "£285,000"],
        ["Dursley", "February 2021", "£412,500"],
        ["Tewkesbury", "March 2022", "£350,000"],
        ["Total", "", "£1,047,500"],
    ],
    widths=[3, 3.2, 3],
    align="llr",
    caption="Receipts from sales",
    bold_rows=(3,),
)
running = T(
    header=[["Site", "Saving a year"]],
    rows=[["Stow", "£21,300"], ["Dursley", "£33,800"], ["Tewkesbury", "£27,500"], ["All three", "£82,600"]],
    widths=[3, 3],
    align="lr",
    caption="Running costs avoided",
    bold_rows=(3,),
)
plan = T(
    header=[["Project", "Gateway", "Target date", "Outcome"]],
    rows=[
        ["Forest of Dean base", "Strategic outline case", "14 May 2021", "Passed"],
        ["", "Outline business case", "15 October 2021", "Open"],
        ["Sabre House", "Full business case", "10 January 2020", "Passed"],
        ["", "Ready for service", "1 November 2021", "Open"],
    ],
    widths=[4, 5, 4, 3],
    caption="Gateways",
)
STROKE = "(x, y) => (bottom: if y == 0 { 0.6pt } else { none })"
side = Raw(
    typ="#grid(columns: (1.25fr, 1fr), column-gutter: 24pt)["
    + _typ_table(sales, STROKE)
    + "]["
    + _typ_table(running, STROKE)
    + "]"
)
INTRO = (
    "Since the estates strategy was agreed by the Commissioner in July 2019 the Constabulary has left two of the three stations listed "
    "for closure. Occupied floor space has come down by 11%. The strategy is looked after by the Estates Strategy Group, a sub-group "
    "of the Governance Board; it is chaired by the Commissioner’s Chief Executive and meets every other month."
)
SAB = [
    "Stage: in delivery.",
    "Fitting out the second and third floors began in March 2021 and is to be completed by 1 November 2021. The contract sum is £3.62m, "
    "against £3.4m in the full business case.",
    "Moving 140 staff out of Waterwells will release a lease that costs £265,000 a year.",
]
FOD = [
    "Stage: outline business case being written.",
    "The base at Coleford would be shared with the fire and rescue service, which has offered £0.8 million towards building it. An early estimate of "
    "the whole cost is between £5m and £6m.",
    "Public consultation ran from 1 to 30 June 2021.",
]
FLEET = [
    "Stage: closed.",
    "All vehicles have been serviced at Bamfurlong since 4 January 2021. Two mechanics’ posts were given up and £58k was saved in 2020/21.",
]
ASK = (
    "The Governance Board is recommended to: (a) note progress with the estates strategy; (b) approve the marketing of Tewkesbury police station; "
    "and (c) ring-fence the receipts of £1,047,500 for the Forest of Dean base."
)
BLOCKS = [
    P("GOVERNANCE BOARD · 20 JULY 2021 · ITEM 9"),
    H("Estates rationalisation: where we have got to", 1),
    P("Author: Bryony Sapperton, Head of Estates and Facilities"),
    H("Introduction", 2),
    P(INTRO),
    side,
    P("Tewkesbury: sale and saving expected."),
    H("Projects", 2),
    H("Sabre House", 3),
    *[P(t) for t in SAB],
    H("Forest of Dean base", 3),
    *[P(t) for t in FOD],
    H("Single vehicle workshop", 3),
    *[P(t) for t in FLEET],
    plan,
    H("Recommendation", 2),
    P(ASK),
]


def gold() -> Gold:
    """The records of the paper."""
    gb = "Governance Board"
    g = Gold(
        NAME,
        document(
            "Estates rationalisation: where we have got to",
            "report",
            "Gloucestershire Constabulary",
            [person("Bryony Sapperton", "Head of Estates and Facilities", "author")],
            body=gb,
            meeting_date="2021-07-20",
            agenda_item="9",
        ),
    )
    months = [("2020-08-01", "2020-08-31"), ("2021-02-01", "2021-02-28"), ("2022-03-01", "2022-03-31")]
    for r, row in enumerate(sales.rows):
        when = {"period_start": [months[r][0], None], "period_end": [months[r][1], None]} if r < 3 else {}
        value = float(str(row[2]).strip("£").replace(",", ""))
        quotes = [str(row[2])] + (["ring-fence the receipts of £1,047,500"] if r == 3 else [])
        g.other(
            row[0] if r < 3 else ["Total", "receipts", "Receipts from sales"],
            value,
            "income",
            quotes,
            is_total=int(r == 3),
            **when,
        )
    for r, row in enumerate(running.rows):
        value = float(str(row[1]).strip("£").replace(",", ""))
        status = (
            ["delivered", "unspecified"]
            if r < 2
            else ["planned", "unspecified"]
            if r == 2
            else ["unspecified", "planned", "delivered"]
        )
        g.saving(
            row[0] if r < 3 else ["All three", "Running costs avoided", "Running costs"],
            value,
            [str(row[1])],
            basis="per_annum",
            recurrence=["unspecified", "recurring"],
            status=status,
            is_total=int(r == 3),
            programme=[None, "estates strategy", "Estates rationalisation"],
        )
    sab = {"programme": ["Sabre House", None]}
    g.cost(
        ["Sabre House", "contract sum", "contract"],
        3620000,
        ["The contract sum is £3.62m"],
        status=["approved", "planned", "unspecified"],
        budget=["unspecified", "capital"],
        **sab,
    )
    g.cost(
        ["Sabre House", "full business case", "contract sum"],
        3400000,
        ["against £3.4m in the full business case"],
        status=["planned", "approved", "unspecified"],
        budget=["unspecified", "capital"],
        **sab,
    )
    g.saving(
        ["Waterwells", "lease", "Moving 140 staff out of Waterwells", "Sabre House"],
        265000,
        ["will release a lease that costs £265,000 a year"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        or_type=["other_amounts"],
        role="baseline",
        **sab,
    )
    fod = {"programme": ["Forest of Dean base", None]}
    g.other(
        ["fire and rescue service", "base at Coleford", "Forest of Dean base"],
        800000,
        ["income", "grant"],
        ["has offered £0.8 million towards building it"],
    )
    g.cost(
        ["Forest of Dean base", "whole cost", "early estimate of the whole cost", "base at Coleford"],
        5000000,
        ["the whole cost is between £5m and £6m"],
        amount_max_gbp=6000000.0,
        qualifier="range",
        status=["planned", "unspecified"],
        budget=["unspecified", "capital"],
        is_total=[0, 1],
        **fod,
    )
    g.saving(
        ["Single vehicle workshop", "vehicles", "workshop", "mechanics’ posts"],
        58000,
        ["£58k was saved in 2020/21"],
        status="delivered",
        programme=["Single vehicle workshop", None],
        **fy("2020/21"),
    )
    g.fte(
        ["mechanics’ posts", "Single vehicle workshop", "mechanics"],
        2.0,
        ["Two mechanics’ posts were given up"],
        workforce=["unspecified", "staff"],
        kind="reduction",
        status="delivered",
    )
    g.body(
        "Estates Strategy Group",
        remit_has=["strategy"],
        cadence=["every other month"],
        members=[member(["Commissioner’s Chief Executive", "Chief Executive"], "chair")],
        links=[link("part_of", gb), link("oversees", ["estates strategy", "The strategy"], optional=True)],
    )
    g.body(gb, remit_has=[])
    g.decision(
        ["Recommendation", "Estates rationalisation: where we have got to", None],
        "recommendation",
        "proposed",
        points(
            [
                "note progress with the estates strategy;",
                "approve the marketing of Tewkesbury police station;",
                "ring-fence the receipts of £1,047,500 for the Forest of Dean base.",
            ],
            ["note", "approve", ["other", "agree", "fund"]],
            ["a", "b", "c"],
        ),
        body=gb,
    )
    told(
        g,
        INTRO.split(". Occ")[0] + ".",
        "the estates strategy was agreed by the Commissioner in July 2019",
        decided_on="2019-07",
    )
    base = {
        "parent": [None, "estates strategy", "Estates rationalisation"],
        "governance_body": [None, "Estates Strategy Group", gb],
    }
    g.initiative(
        "Sabre House",
        "in_delivery",
        milestones=[
            mile(["service"], ["2021-11-01"], "2021-11-01", "planned"),
            mile(["Fitting", "completed"], None, "2021-11-01", "planned", optional=True),
            mile(["Fitting", "began"], ["2021-03-01"], ["2021-03-31", None], "done"),
            mile(["Full business case"], "2020-01-10", "2020-01-10", "done"),
        ],
        **base,
    )
    g.initiative(
        "Forest of Dean base",
        "in_development",
        also=["base at Coleford"],
        milestones=[
            mile(["consultation"], "2021-06-01", "2021-06-30", "done"),
            mile(["outline case"], "2021-05-14", "2021-05-14", "done"),
            mile(["Outline business case"], "2021-10-15", "2021-10-15", "planned"),
        ],
        **base,
    )
    g.initiative(
        "Single vehicle workshop",
        "closed",
        milestones=[mile(["Bamfurlong"], "2021-01-04", [None, "2021-01-04"], "done")],
        **base,
    )
    g.initiative("estates strategy", "unspecified", core=False, also=["Estates rationalisation"])
    g.table(sales)
    g.table(running)
    g.table(plan)
    g.add_up(sales, 1, rows=[(3, range(3))], columns=[2])
    g.add_up(running, 1, rows=[(3, range(3))], columns=[1])
    g.notes = [
        "The two tables stand side by side; the right one has no Total label but 'All three'.",
        "The note under them says that Tewkesbury is expected, so its receipt and saving are planned.",
        "The project cell of the gateways table is blank in the second row of each project.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    typst(PREAMBLE + typst_body(BLOCKS, STROKE), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
