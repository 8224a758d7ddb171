"""Minutes numbered 12/20 with verbs in the past (`APPROVED`, `NOTED`) and action lines; fpdf2, wide spacing, minimal rules."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, P, T, fpdf
from exam_short import document, fy, link, member, mile, person
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "cheshire-minutes-2020"
table = T(
    header=[["Workstream", "RAG", "Milestone", "When", "Saving (£)"]],
    rows=[
        ["Contact Centre of the Future", "Green", "Web chat goes live", "1 May 2020", "210,000"],
        ["Shared HR with Fire", "Amber", "Staff transfer", "July 2020", "145,500"],
        ["Taxi and travel policy", "Complete", "Policy issued", "13 January 2020", "38,250"],
    ],
    widths=[6, 2.4, 5, 3.6, 3],
    align="llllr",
)
A = {
    "12/20": (
        "Minutes of the last meeting",
        "",
        [("APPROVED as a true record: minutes of 16 December 2019.", "approve")],
        [],
    ),
    "13/20": (
        "Fit for 2025 programme",
        "The Programme Director took members through the dashboard. Savings of £393,750 are expected in 2020/21 from the three workstreams "
        "below. Shared HR with Fire has lost two months.",
        [("NOTED: the dashboard.", "note")],
        [("Programme Director to bring a fuller report on Shared HR with Fire.", "March 2020")],
    ),
    "14/20": (
        "Replacement of the custody CCTV",
        "Two quotations were before the Board: £412,600 (Mersey Systems) and £388,900 (Weaver Ltd). Neither includes the yearly maintenance of about "
        "£26,000.",
        [
            (
                "APPROVED: (1) the award to Weaver Ltd at £388,900, charged to the 2020/21 capital programme;",
                "approve",
            ),
            ("(2) that signature of the contract be delegated to the Chief Finance Officer.", "delegate"),
        ],
        [("Head of Estates to write to the unsuccessful bidder.", "")],
    ),
    "15/20": (
        "Rural crime team vehicles",
        "The bid was for four vehicles at £31,500 each.",
        [("DEFERRED to the April meeting, when the year-end position will be known.", "other")],
        [],
    ),
    "16/20": (
        "Governance",
        "The Chair explained that the Change Control Group (fortnightly, chaired by the Programme Director) would in future report to this Board and no longer to the "
        "Senior Management Team.",
        [("AGREED: the revised reporting line from 1 March 2020.", "agree")],
        [("Programme Director to issue new terms of reference.", "28 February 2020")],
    ),
    "17/20": ("Staff Ideas Panel", "", [("REJECTED: a suggestion that the Panel be wound up.", "other")], []),
}
BLOCKS: list[object] = [
    H("Cheshire Constabulary", 2),
    H("Management Board: record of proceedings", 1),
    P("3 February 2020, 9.30 am, Clemonds Hey, Winsford"),
    P("**In the chair:** Roisin Tarporley, Police and Crime Commissioner"),
    P(
        "**Also there:** Chief Constable; Chief Finance Officer; Dean Frodsham, Programme Director; Head of Estates"
    ),
]
for number, (title, talk, acts, todo) in A.items():
    BLOCKS.append(P(f"**{number}   {title}**"))
    if talk:
        BLOCKS.append(P(talk))
    if number == "13/20":
        BLOCKS.append(table)
    BLOCKS += [P(t) for t, _ in acts]
    BLOCKS += [P(f"ACTION: {t}" + (f" (by {d})" if d else "")) for t, d in todo]
BLOCKS.append(P("**18/20   Next meeting:** 2 March 2020"))


def gold() -> Gold:
    """The records of the paper."""
    mb = "Management Board"
    g = Gold(
        NAME,
        document(
            ["Management Board: record of proceedings", "Management Board"],
            "minutes",
            "Cheshire Constabulary",
            [
                person("Dean Frodsham", "Programme Director", "presenter", optional=True),
                person(
                    "Roisin Tarporley",
                    "Police and Crime Commissioner",
                    ["signatory", "presenter"],
                    optional=True,
                ),
            ],
            body=mb,
            meeting_date="2020-02-03",
        ),
    )
    for row, value in zip(table.rows, (210000, 145500, 38250), strict=True):
        done = row[1] == "Complete"
        g.saving(
            row[0],
            value,
            [str(row[4])],
            status=["planned"] if not done else ["planned", "delivered", "unspecified"],
            programme=[row[0], "Fit for 2025", "Fit for 2025 programme", None],
            period_start=["2020-04-01", None],
            period_end=["2021-03-31", None],
        )
    g.saving(
        ["three workstreams", "Savings", "Fit for 2025 programme", "workstreams"],
        393750,
        ["Savings of £393,750 are expected in 2020/21 from the three workstreams"],
        is_total=[1, 0],
        programme=["Fit for 2025", "Fit for 2025 programme", None],
        **fy("2020/21"),
    )
    cctv = {"programme": [None, "Replacement of the custody CCTV", "custody CCTV"]}
    g.cost(
        ["Mersey Systems", "quotation", "quotations", "Replacement of the custody CCTV", "custody CCTV"],
        412600,
        ["£412,600 (Mersey Systems)"],
        status="unspecified",
        budget=["unspecified", "capital"],
        **cctv,
    )
    g.cost(
        [
            "Weaver Ltd",
            "award to Weaver Ltd",
            "quotation",
            "quotations",
            "Replacement of the custody CCTV",
            "custody CCTV",
        ],
        388900,
        ["£388,900 (Weaver Ltd)", "the award to Weaver Ltd at £388,900"],
        status="approved",
        budget="capital",
        **{**cctv, **{k: [v, None] for k, v in fy("2020/21").items()}},
    )
    g.cost(
        ["yearly maintenance", "maintenance"],
        26000,
        ["the yearly maintenance of about £26,000"],
        qualifier="about",
        basis=["per_annum", "unspecified"],
        recurrence=["recurring", "unspecified"],
        status=["planned", "unspecified"],
        **cctv,
    )
    g.cost(
        ["vehicles", "four vehicles", "Rural crime team vehicles", "bid"],
        31500,
        ["four vehicles at £31,500 each"],
        status=["planned", "unspecified"],
        programme=[None, "Rural crime team vehicles"],
        or_type=["other_amounts"],
        role="other",
    )
    opt = {"optional": True}
    g.body(
        mb,
        also=["this Board", "Board"],
        members=[
            member("Police and Crime Commissioner", "chair", **opt),
            member("Chief Constable", ["member", "attendee"], **opt),
            member("Chief Finance Officer", ["member", "attendee"], **opt),
            member(
                ["Programme Director", "Dean Frodsham, Programme Director"], ["member", "attendee"], **opt
            ),
            member("Head of Estates", ["member", "attendee"], **opt),
        ],
    )
    g.body(
        "Change Control Group",
        cadence="fortnightly",
        members=[member("Programme Director", "chair")],
        links=[link("reports_to", mb), link("reports_to", "Senior Management Team", **opt)],
    )
    g.body("Senior Management Team", core=False)
    g.body("Staff Ideas Panel", core=False)
    status = {
        "12/20": "approved",
        "13/20": "noted",
        "14/20": "approved",
        "15/20": "deferred",
        "16/20": "approved",
        "17/20": "rejected",
    }
    for number, (title, _, acts, todo) in A.items():
        items = []
        for i, (text, act) in enumerate(acts):
            bare = text.split(": ", 1)[-1]
            point = bare.split(") ", 1)[-1] if bare.startswith("(") else bare
            accepted = {
                "approve": ["approve", "agree"],
                "agree": ["agree", "approve"],
                "other": ["other", "agree"],
            }.get(act, act)
            items.append(
                {
                    "number": str(i + 1) if point != bare else [None, number],
                    "parent": None,
                    "action": accepted,
                    "text": [text, bare, point],
                }
            )
        for text, when in todo:
            full = text + (f" (by {when})" if when else "")
            items.append(
                {
                    "number": [None, number],
                    "parent": None,
                    "action": "instruct",
                    "text": [f"ACTION: {full}", full, text],
                }
            )
        g.decision(
            [title, None],
            "decision",
            status[number],
            items,
            decided_on="2020-02-03",
            body=mb,
            reference=[None, number],
        )
    ms = {
        "Contact Centre of the Future": mile(["chat"], ["2020-05-01"], "2020-05-01", "planned"),
        "Shared HR with Fire": mile(["transfer"], "2020-07-01", "2020-07-31", ["planned", "delayed"]),
        "Taxi and travel policy": mile(["issued"], "2020-01-13", "2020-01-13", "done"),
    }
    stage = {
        "Contact Centre of the Future": "unspecified",
        "Shared HR with Fire": ["unspecified", "delayed"],
        "Taxi and travel policy": ["delivered", "closed"],
    }
    for name, m in ms.items():
        g.initiative(
            name, stage[name], parent=["Fit for 2025 programme", "Fit for 2025", None], milestones=[m]
        )
    g.initiative("Fit for 2025 programme", "unspecified", also=["Fit for 2025"], core=False)
    g.initiative("Replacement of the custody CCTV", "unspecified", core=False)
    g.table(table, [None, "Fit for 2025 programme"])
    g.check("prose_against_table", ["Saving"], 393750.0, 393750.0, 2.0, optional=True)
    g.notes = [
        "Every minute with a verb in capitals is one decision; its ACTION lines are items, instruct.",
        "£31,500 each is a unit price of a bid: cost or other amount.",
        "The quotation not taken is a cost with status unspecified.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    base = Path("/usr/share/fonts/truetype/crosextra")
    fpdf(
        BLOCKS,
        pdf,
        font="CA",
        size=11,
        borders="SINGLE_TOP_LINE",
        table_size=10,
        footer="Cheshire Constabulary Management Board",
        ttf=str(base / "Carlito-Regular.ttf"),
        ttf_bold=str(base / "Carlito-Bold.ttf"),
    )  # type: ignore[arg-type]


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
