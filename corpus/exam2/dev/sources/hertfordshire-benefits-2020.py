"""Business case and benefits of a three-force project: options with £ in cells, mixed units (£000, FTE, hours, %), shares by force; ReportLab, shaded bands without rules."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, reportlab
from exam_short import document, fy, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "hertfordshire-benefits-2020"
options = T(
    header=[["Option", "Set-up", "Yearly cost", "Payback"]],
    rows=[
        ["A. Leave three separate back offices as they are", "–", "£412k", "n/a"],
        ["B. One shared back office in Stevenage (preferred)", "£640k", "£255k", "4.1 years"],
        ["C. Buy the service from a contractor", "£120k", "£520k", "never"],
    ],
    widths=[7.5, 2.5, 2.5, 2.5],
    align="lrrr",
    caption="Options",
)
bens = T(
    header=[["Benefit", "Kind", "Unit", "Target", "Achieved", "Still to come"]],
    rows=[
        ["Leases given up in Luton and Hinchingbrooke", "Cashable", "£000", "310", "310", "–"],
        ["Licences no longer held twice", "Cashable", "£000", "145", "120", "25"],
        ["Supervisor posts removed", "Cashable", "FTE", "6.0", "4.0", "2.0"],
        ["Staff time spent on disclosure requests", "Non-cashable", "Hours a month", "420", "365", "55"],
        ["Requests answered within a day", "Quality", "%", "90", "84", "6"],
    ],
    widths=[6, 2.8, 2.8, 1.8, 2, 2.4],
    align="lllrrr",
    caption="Benefits at 31 December 2019",
)
FORCES = [
    ("Bedfordshire", "25.1%", 64005, 160640),
    ("Cambridgeshire", "31.2%", 79560, 199680),
    ("Hertfordshire", "43.7%", 111435, 279680),
]
shares = T(
    header=[["Force", "Share", "Each year", "Set-up", "First year in all"]],
    rows=[
        *[[f, s, f"£{a:,}", f"£{b:,}", f"£{a + b:,}"] for f, s, a, b in FORCES],
        ["BCH", "100%", "£255,000", "£640,000", "£895,000"],
    ],
    widths=[4, 2, 3, 3, 3.4],
    align="lrrrr",
    bold_rows=(3,),
    caption="What each force pays under option B",
)
WHY = (
    "The ANPR Convergence Project brings the three automatic number plate recognition back offices together. Option B saves £157k a year compared with "
    "today and has a net present value of £0.68m over ten years. Option C was dismissed by the project board in May 2019 because it would cost more every year."
)
WHERE = (
    "The first phase is finished: the Luton and Hinchingbrooke teams have worked from Stevenage since 2 September 2019. Phase 2, a common retention "
    "system, is in procurement; contract award is set for 29 May 2020 and the system should be live by the end of 2020/21. The Airport Cameras pilot started on "
    "6 January 2020."
)
GONE = "The benefits recorded so far add up to cashable savings of £430k, against £455k in the business case."
GOV = (
    "The project board is chaired by the Head of Protective Services and meets monthly.",
    "The Joint Chief Officer Board (JCOB) – the three Chief Constables, with the Chief Finance Officers in attendance – meets quarterly and oversees all BCH units. The project board reports to it.",
    "The BCH Strategic Alliance Summit, made up of the three Police and Crime Commissioners and the three Chief Constables, has the last word on any change in cost shares.",
)
PAST = "The Summit agreed the shares on 3 December 2019 after JCOB had approved the full business case on 14 October 2019."
ASK = [
    "Confirm that option B remains the right one.",
    "Note the benefits to date.",
    "Release the second half of the set-up money, £320,000, for 2020/21.",
]
BLOCKS = [
    P("BEDFORDSHIRE, CAMBRIDGESHIRE AND HERTFORDSHIRE POLICE"),
    H("ANPR Convergence: business case refresh and benefits", 1),
    P(
        "Joint Chief Officer Board, 4 February 2020\nPresented by Hollie Ashwell, Head of Protective Services\nPaper 4"
    ),
    H("Why we are doing this", 2),
    P(WHY),
    options,
    H("Where we are", 2),
    P(WHERE),
    H("What we have got for it", 2),
    P(GONE),
    bens,
    shares,
    H("Who oversees it", 2),
    L(GOV, ("•",)),
    P(PAST),
    H("We ask the Board to", 2),
    L(tuple(ASK), ("1", "2", "3")),
]


def gold() -> Gold:
    """The records of the paper."""
    jcob = "Joint Chief Officer Board"
    anpr = ["ANPR Convergence Project", "ANPR Convergence"]
    g = Gold(
        NAME,
        document(
            "ANPR Convergence: business case refresh and benefits",
            "report",
            [
                "Bedfordshire, Cambridgeshire and Hertfordshire Police",
                "BCH",
                "Bedfordshire, Cambridgeshire and Hertfordshire",
                "Hertfordshire Constabulary",
                "Hertfordshire Police",
                None,
            ],
            [person("Hollie Ashwell", "Head of Protective Services", "presenter")],
            body=[jcob, "JCOB"],
            meeting_date="2020-02-04",
            agenda_item=[None, "4", "Paper 4"],
            reference=[None, "Paper 4"],
        ),
    )
    prog = {"programme": [*anpr, None, "Options"]}
    rec = {"recurrence": ["unspecified", "recurring"], "basis": "per_annum"}
    a, b, c = (
        ["Leave three separate back offices as they are", str(options.rows[0][0]), "A"],
        [
            "One shared back office in Stevenage (preferred)",
            "One shared back office in Stevenage",
            str(options.rows[1][0]),
            "option B",
        ],
        ["Buy the service from a contractor", str(options.rows[2][0]), "C"],
    )
    g.other(
        a, 412000, "baseline", ["£412k"], or_type=["costs"], status=["unspecified", "planned", "incurred"]
    )
    g.cost(
        ["Total", "BCH", "set-up", *b],
        640000,
        ["£640k", "£640,000"],
        status=["planned", "approved", "unspecified"],
        is_total=1,
        recurrence=["unspecified", "one_off"],
        **prog,
    )
    g.cost(
        ["BCH", *b],
        255000,
        ["£255k", "£255,000"],
        status=["planned", "approved", "unspecified"],
        is_total=1,
        **prog,
        **rec,
    )
    g.cost(c, 120000, ["£120k"], status="unspecified", **prog)
    g.cost(c, 520000, ["£520k"], status="unspecified", **prog, **rec)
    for f, _, y, s in FORCES:
        org = [f, f"{f} Police", f"{f} Constabulary", None]
        g.cost(
            f, y, [f"£{y:,}"], status=["planned", "approved", "unspecified"], organisation=org, **prog, **rec
        )
        g.cost(f, s, [f"£{s:,}"], status=["planned", "approved", "unspecified"], organisation=org, **prog)
        g.cost(
            f,
            y + s,
            [f"£{y + s:,}"],
            status=["planned", "approved", "unspecified"],
            organisation=org,
            is_total=1,
            **prog,
        )
    g.cost(
        ["BCH", "First year in all"],
        895000,
        ["£895,000"],
        status=["planned", "approved", "unspecified"],
        is_total=1,
        **prog,
    )
    g.cost(
        ["set-up money", "second half of the set-up money", "second half"],
        320000,
        ["the second half of the set-up money, £320,000, for 2020/21"],
        is_total=[0, 1],
        **prog,
        **fy("2020/21"),
    )
    g.saving(
        ["Option B", "back offices", *anpr],
        157000,
        ["Option B saves £157k a year compared with today"],
        **prog,
        **rec,
        status=["planned", "unspecified"],
    )
    g.other(
        ["net present value", "Option B"],
        680000,
        "net_position",
        ["a net present value of £0.68m over ten years"],
        is_total=[0, 1],
    )
    ach = {"period_end": [None, "2019-12-31"]}
    lease, lic = str(bens.rows[0][0]), str(bens.rows[1][0])
    for item, target, got, rest in ((lease, 310, 310, 0), (lic, 145, 120, 25)):
        g.saving(item, target * 1000, [str(target)], cashability="cashable", is_total=1, **prog, **ach)
        g.saving(item, got * 1000, [str(got)], cashability="cashable", status="delivered", **prog, **ach)
        if rest:
            g.saving(item, rest * 1000, [str(rest)], cashability="cashable", **prog)
    g.saving(
        ["cashable savings", "benefits", "benefits recorded so far"],
        430000,
        ["cashable savings of £430k"],
        cashability="cashable",
        status="delivered",
        is_total=1,
        **prog,
        **ach,
    )
    g.saving(
        ["business case", "cashable savings", "benefits"],
        455000,
        ["against £455k in the business case"],
        cashability=["cashable", "unspecified"],
        is_total=1,
        **prog,
    )
    posts, time = str(bens.rows[2][0]), str(bens.rows[3][0])
    for v, status, total in ((6.0, "planned", 1), (4.0, "delivered", 0), (2.0, "planned", 0)):
        g.fte(
            posts,
            v,
            [f"{v:.1f}"],
            kind="reduction",
            status=status,
            is_total=total,
            workforce=["unspecified", "staff"],
        )
    for v, status, total in ((420.0, "planned", 1), (365.0, "delivered", 0), (55.0, "planned", 0)):
        g.fte(
            time,
            None,
            [f"{v:.0f}"],
            hours=v,
            kind="efficiency",
            status=status,
            is_total=total,
            workforce=["staff", "unspecified"],
        )
    opt = {"optional": True}
    g.body(
        "project board",
        also=["ANPR Convergence Project board", "ANPR Convergence project board", "ANPR Convergence Project"],
        cadence="monthly",
        members=[member("Head of Protective Services", "chair")],
        links=[link("reports_to", [jcob, "JCOB"]), link("oversees", anpr, **opt)],
    )
    g.body(
        jcob,
        acronym="JCOB",
        also=["JCOB", "Joint Chief Officer Board (JCOB)"],
        cadence="quarterly",
        remit_has=["BCH"],
        members=[
            member(
                [
                    "Chief Constables",
                    "three Chief Constables",
                    "the three Chief Constables",
                    "Chief Constable",
                ]
            ),
            member(
                ["Chief Finance Officers", "the Chief Finance Officers", "Chief Finance Officer"], "attendee"
            ),
        ],
        links=[link("oversees", ["BCH units", "all BCH units", "BCH"], **opt)],
    )
    g.body(
        "BCH Strategic Alliance Summit",
        also=["Summit", "Strategic Alliance Summit"],
        remit_has=["shares"],
        members=[
            member(
                [
                    "Police and Crime Commissioners",
                    "three Police and Crime Commissioners",
                    "the three Police and Crime Commissioners",
                    "Police and Crime Commissioner",
                ]
            ),
            member(
                [
                    "Chief Constables",
                    "three Chief Constables",
                    "the three Chief Constables",
                    "Chief Constable",
                ]
            ),
        ],
    )
    g.decision(
        [
            "We ask the Board to",
            "ANPR Convergence: business case refresh and benefits",
            None,
            "Recommendations",
        ],
        "recommendation",
        "proposed",
        points(ASK, [["agree", "endorse", "other", "approve"], "note", ["fund", "approve"]], ["1", "2", "3"]),
        body=[jcob, "JCOB"],
    )
    told(
        g,
        "Option C was dismissed by the project board in May 2019 because it would cost more every year.",
        "Option C was dismissed by the project board in May 2019",
        "rejected",
        ["other", "agree"],
        decided_on="2019-05",
        body=["project board", "ANPR Convergence Project board", None],
    )
    told(
        g,
        PAST,
        "The Summit agreed the shares on 3 December 2019",
        decided_on="2019-12-03",
        body=["BCH Strategic Alliance Summit", "Summit"],
    )
    told(
        g,
        PAST,
        "JCOB had approved the full business case on 14 October 2019",
        decided_on="2019-10-14",
        body=[jcob, "JCOB"],
    )
    g.initiative(
        "ANPR Convergence Project",
        ["unspecified", "in_delivery"],
        also=["ANPR Convergence"],
        governance_body=["project board", None, jcob, "ANPR Convergence Project board"],
        milestones=[
            mile(["Stevenage"], "2019-09-02", [None, "2019-09-02"], "done", **opt),
            mile(["award"], "2020-05-29", "2020-05-29", "planned", **opt),
            mile(["live"], [None, "2020-04-01"], "2021-03-31", "planned", **opt),
        ],
    )
    g.initiative(
        "Phase 2",
        ["in_development", "in_delivery", "unspecified"],
        also=["common retention system", "Phase 2, a common retention system"],
        parent=[*anpr, None],
        milestones=[
            mile(["award"], "2020-05-29", "2020-05-29", "planned"),
            mile(["live"], [None, "2020-04-01"], "2021-03-31", "planned"),
        ],
    )
    g.initiative(
        "first phase",
        ["delivered", "closed"],
        also=["The first phase"],
        parent=[*anpr, None],
        milestones=[mile(["Stevenage"], "2019-09-02", [None, "2019-09-02"], "done")],
        optional=True,
    )
    g.initiative(
        "Airport Cameras pilot",
        "pilot",
        also=["Airport Cameras"],
        parent=[*anpr, None],
        milestones=[mile([], "2020-01-06", ["2020-01-06", None], "done")],
    )
    for t in (options, bens, shares):
        g.table(t)
    g.add_up(shares, 1, rows=[(3, range(3))], columns=[2, 3, 4], total_columns=[(4, [2, 3])])
    g.check("column_total", ["Share"], 100.0, 100.0, 0.3, optional=True)
    g.check("prose_against_table", ["cashable"], 430000.0, 430000.0, 2000.0, optional=True)
    g.check("prose_against_table", ["cashable"], 455000.0, 455000.0, 2000.0, optional=True)
    for r, v in ((0, 310e3), (1, 145e3), (2, 6.0), (3, 420.0), (4, 90.0)):
        g.check(
            "row_total",
            str(bens.rows[r][0]).split()[:1],
            v,
            v,
            0.15 if r == 2 else 1.5 * (1000 if v > 1000 else 1),
            optional=True,
        )
    g.notes = [
        "£640k and £255k stand rounded in the options and exact in the shares table (£640,000 of BCH): one record each, the exact cell being a total.",
        "Option A is today's running cost: baseline. Options not taken are costs with status unspecified.",
        "Units differ by row: £000, FTE, hours a month; the row in % makes no record.",
        "Target cells whose achieved and open parts are given are totals; £430k and £455k are sums of the table.",
        "One sentence tells two decisions (Summit and JCOB).",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    reportlab(
        BLOCKS,
        pdf,
        font="Helvetica",
        size=10,
        table_size=9,
        rules="bands",
        fill="#dfe7d5",
        footer="BCH    OFFICIAL",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
