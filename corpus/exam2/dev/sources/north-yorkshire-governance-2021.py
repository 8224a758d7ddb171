"""Committee hierarchy of a police and fire collaboration: prose, bullets, an indented tree, limits of approval; LibreOffice."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, libreoffice
from exam_short import document, link, member, mile, person, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "north-yorkshire-governance-2021"
EB = (
    "The Executive Board is where the Commissioner takes decisions in public. The Commissioner presides; the Chief Constable, the Chief Fire "
    "Officer and the Chief Executive are its members, and both Section 151 Officers attend to advise. It sits six times a year."
)
BUL = (
    "**Collaboration Committee (CC)** is co-chaired by the Deputy Chief Constable and the Deputy Chief Fire Officer. It meets eight times a year, "
    "oversees the enableNY partnership and makes recommendations to the Executive Board, to which it reports.",
    "**Estates Sub-Committee** forms part of the Collaboration Committee. Chair: Managing Director of enableNY. Members: the two Heads of Property, a "
    "finance partner. Frequency: monthly.",
    "**Digital Sub-Committee** – also part of the Collaboration Committee; led by the Chief Technology Officer; meets as required.",
    "**Public Accountability Meeting** holds the Chief Constable to account for performance. It is broadcast on the last Tuesday of each month.",
)
NEW = (
    "Two changes are put forward. First, a Joint Independent Audit Committee of five independent members would take the place of the separate Police "
    "Audit Panel and Fire Audit Panel from 1 January 2022; it would meet quarterly. Second, the Digital Sub-Committee would be stood down "
    "once the Control Room Merger is complete."
)
WORK = (
    "At present the Collaboration Committee has four pieces of work before it. The Transport and Logistics Hub opened at Thirsk on 6 April 2021. The "
    "Control Room Merger has slipped and now aims for March 2022. Community Risk Profiling is being trialled in Selby. A joint training "
    "school is no more than an idea."
)
PAST = (
    "The arrangements that stand today were approved by the Executive Board on 19 March 2019. In February 2021 the Collaboration Committee "
    "turned down a proposal for a third sub-committee, on people."
)
VALUE = "Working together has cut £1.14m from the combined support budget since 2019, nearly a third of it (£0.36m) on the fire side. The target to March 2023 is £1.9m."
limits = T(
    header=[["Who may approve", "New spending", "Disposals"]],
    rows=[
        ["Head of Service", "up to £50,000", "–"],
        ["Collaboration Committee", "£50,001 to £250,000", "up to £100,000"],
        ["Executive Board", "over £250,000", "over £100,000"],
    ],
    widths=[6, 5, 5],
    align="lll",
    caption="Limits of approval (each item)",
)
TREE = (
    "Executive Board",
    "Collaboration Committee",
    "Estates Sub-Committee",
    "Digital Sub-Committee",
    "Public Accountability Meeting",
)
ASKS = [
    "Establish the Joint Independent Audit Committee on 1 January 2022, and in particular:",
    "appoint an independent chair; and",
    "thank the members of the outgoing panels.",
    "Agree that the Digital Sub-Committee be stood down at the end of March 2022.",
]
BLOCKS = [
    P("Office of the Police, Fire and Crime Commissioner North Yorkshire", style="right"),
    H("Governance of collaboration: review of committees", 1),
    P("Executive Board – 28 September 2021"),
    P("Report of the Chief Executive and Monitoring Officer (contact: Silas Kettlewell, Governance Manager)"),
    P(
        "The purpose of this report is to describe the committees through which police and fire collaboration is governed, and to seek approval for "
        "changes.",
        "1",
    ),
    P(EB, "2"),
    P("Beneath the Board:", "3"),
    L(BUL, ("–",)),
    P("In outline:", "4"),
    L((TREE[0],), ("1",), 1),
    L((TREE[1],), ("1.1",), 2),
    L((TREE[2], TREE[3]), ("1.1.1", "1.1.2"), 3),
    L((TREE[4],), ("1.2",), 2),
    P(WORK, "5"),
    P(PAST, "6"),
    P(VALUE, "7"),
    limits,
    P(NEW, "8"),
    P("**The Board is recommended to:**", "9"),
    L((ASKS[0],), ("(1)",)),
    L((ASKS[1], ASKS[2]), ("(a)", "(b)"), 2),
    L((ASKS[3],), ("(2)",)),
]


def gold() -> Gold:
    """The records of the paper."""
    eb, cc = "Executive Board", "Collaboration Committee"
    g = Gold(
        NAME,
        document(
            "Governance of collaboration: review of committees",
            "report",
            [
                "Office of the Police, Fire and Crime Commissioner North Yorkshire",
                "Police, Fire and Crime Commissioner North Yorkshire",
                "North Yorkshire OPFCC",
                "Office of the Police, Fire and Crime Commissioner for North Yorkshire",
                "North Yorkshire Police, Fire and Crime Commissioner",
            ],
            [
                person(None, ["Chief Executive and Monitoring Officer", "Chief Executive"], "author"),
                person("Silas Kettlewell", "Governance Manager", "contact"),
            ],
            body=eb,
            meeting_date="2021-09-28",
        ),
    )
    support = ["combined support budget", "support budget", "Working together"]
    g.saving(
        support,
        1140000,
        ["Working together has cut £1.14m from the combined support budget since 2019"],
        status="delivered",
        is_total=[0, 1],
        period_start=["2019-01-01"],
        period_end=[None, "2019-12-31"],
        cashability=["unspecified", "cashable"],
        programme=None,
        basis=["unspecified", "cumulative"],
    )
    g.saving(
        [*support, "fire side", "fire"],
        360000,
        ["nearly a third of it (£0.36m) on the fire side"],
        status="delivered",
        cashability=["unspecified", "cashable"],
        programme=None,
        period_start=[None, "2019-01-01"],
        period_end=[None, "2019-12-31"],
        is_total=[0, 1],
    )
    g.saving(
        [*support, "target", "target to March 2023"],
        1900000,
        ["The target to March 2023 is £1.9m"],
        status="planned",
        is_total=[0, 1],
        period_start=[None, "2019-01-01"],
        period_end="2023-03-31",
        programme=None,
    )
    for item, amount, more, quote in (
        ("Head of Service", 50000, {"qualifier": "up_to"}, "up to £50,000"),
        (cc, 50001, {"qualifier": "range", "amount_max_gbp": 250000.0}, "£50,001 to £250,000"),
        (cc, 100000, {"qualifier": "up_to"}, "up to £100,000"),
        (eb, 250000, {"qualifier": ["at_least"]}, "over £250,000"),
        (eb, 100000, {"qualifier": ["at_least"]}, "over £100,000"),
    ):
        g.other([item, f"{item} New spending", f"{item} Disposals"], amount, "other", [quote], **more)
    opt = {"optional": True}
    g.body(
        eb,
        also=["Board"],
        remit_has=["decisions"],
        cadence=["six times a year"],
        members=[
            member(["Commissioner", "Police, Fire and Crime Commissioner"], "chair"),
            member("Chief Constable"),
            member("Chief Fire Officer"),
            member("Chief Executive"),
            member(["Section 151 Officers", "both Section 151 Officers", "Section 151 Officer"], "attendee"),
        ],
        links=[],
    )
    g.body(
        cc,
        acronym="CC",
        also=["CC", "Collaboration Committee (CC)"],
        remit_has=["enableNY"],
        cadence=["eight times a year"],
        members=[
            member("Deputy Chief Constable", "co_chair"),
            member("Deputy Chief Fire Officer", "co_chair"),
        ],
        links=[link("reports_to", eb), link("oversees", ["enableNY", "enableNY partnership"])]
        + [
            link("oversees", n, **opt)
            for n in ("Transport and Logistics Hub", "Control Room Merger", "Community Risk Profiling")
        ],
    )
    g.body(
        "Estates Sub-Committee",
        cadence="monthly",
        members=[
            member(["Managing Director of enableNY", "Managing Director"], "chair"),
            member(
                [
                    "Heads of Property",
                    "two Heads of Property",
                    "the two Heads of Property",
                    "Head of Property",
                ]
            ),
            member(["finance partner", "a finance partner"]),
        ],
        links=[link("part_of", [cc, "CC"])],
    )
    g.body(
        "Digital Sub-Committee",
        status=["active"],
        cadence=["as required", "meets as required"],
        members=[member("Chief Technology Officer", "chair")],
        links=[link("part_of", [cc, "CC"])],
    )
    g.body(
        "Public Accountability Meeting",
        remit_has=["performance"],
        cadence=["last Tuesday of each month", "on the last Tuesday of each month", "monthly"],
        members=[],
        links=[
            link("part_of", eb, **opt),
            link("reports_to", eb, **opt),
            link("oversees", "Chief Constable", **opt),
        ],
    )
    g.body(
        "Joint Independent Audit Committee",
        status="proposed",
        cadence="quarterly",
        members=[member(["independent members", "five independent members", "independent member"])],
        links=[link("replaces", ["Police Audit Panel"]), link("replaces", "Fire Audit Panel")],
    )
    g.body("Police Audit Panel", core=False)
    g.body("Fire Audit Panel", core=False)
    g.decision(
        ["Governance of collaboration: review of committees", None, "Recommendations"],
        "recommendation",
        "proposed",
        [
            {
                "number": ["1", "9.1"],
                "parent": [None, "9"],
                "action": ["approve", "other", "agree"],
                "text": [ASKS[0], f"{ASKS[0]} {ASKS[1]} {ASKS[2]}"],
            },
            {
                "number": ["1.a", "9.1.a", "a"],
                "parent": ["1", "9.1"],
                "action": ["other", "instruct", "approve"],
                "text": ASKS[1],
            },
            {"number": ["1.b", "9.1.b", "b"], "parent": ["1", "9.1"], "action": ["other"], "text": ASKS[2]},
            {"number": ["2", "9.2"], "parent": [None, "9"], "action": "agree", "text": ASKS[3]},
        ],
        body=eb,
    )
    told(
        g,
        "The arrangements that stand today were approved by the Executive Board on 19 March 2019.",
        "were approved by the Executive Board on 19 March 2019",
        decided_on="2019-03-19",
        body=eb,
    )
    told(
        g,
        PAST.split(". ", 1)[1],
        "turned down a proposal for a third sub-committee",
        "rejected",
        ["other", "agree"],
        decided_on="2021-02",
        body=cc,
    )
    gov = {"governance_body": [cc, None], "parent": [None, "enableNY"]}
    g.initiative(
        "Transport and Logistics Hub",
        "delivered",
        milestones=[mile(["opened"], "2021-04-06", "2021-04-06", "done")],
        **gov,
    )
    g.initiative(
        "Control Room Merger",
        "delayed",
        milestones=[mile([], ["2022-03-01", None], "2022-03-31", ["delayed", "planned"])],
        **gov,
    )
    g.initiative("Community Risk Profiling", "pilot", **gov)
    g.initiative("joint training school", ["scoping", "unspecified"], also=["A joint training school"], **gov)
    g.initiatives[-1]["optional"] = True
    g.initiative("enableNY", "unspecified", core=False, also=["enableNY partnership"])
    g.table(limits)
    g.notes = [
        "Limits of approval are other_amounts, role other; '£50,001 to £250,000' is a range.",
        "The Digital Sub-Committee stays active until its standing down is decided.",
        "The separate audit panels are replaced, and only named: core false. Two points of the recommendation are nested.",
        "'no more than an idea': scoping, optional.",
        "'Since 2019' has a start only.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    libreoffice(
        BLOCKS,
        pdf,
        font="Linux Libertine O",
        size=11.5,
        table_style="Medium Shading 1",
        justify=True,
        table_size=10.5,
        footer="Public report",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
