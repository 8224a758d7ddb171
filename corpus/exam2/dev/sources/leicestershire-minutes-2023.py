"""Minutes as a table Minute | Action | Owner with discussion and agreed points in cells, set with LibreOffice."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, P, T, libreoffice
from exam_short import document, fy, link, member, mile, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "leicestershire-minutes-2023"
G = "#d8e4bc"
D2 = (
    "NB presented the outturn. Of the £2.6m planned for 2022/23, £2.45m had been made; £150k against overtime had "
    "not been found and was carried into 2023/24."
)
D3 = (
    "JT reported that Project Edison (digital interview suites) had moved from pilot into delivery. Two of six suites were "
    "live. The remaining four would be fitted by the end of September 2023. The Board noted a rise in cost of £45k caused by "
    "asbestos."
)
D4 = (
    "A request to extend the temporary Data Quality Team by a year at £132k was considered. Members were not persuaded of "
    "the benefits, which had been put at 3.5 FTE."
)
D5 = (
    "SK explained that the Local Policing Group had met only twice and that its work overlapped with that of the Performance "
    "Group, which meets fortnightly under ACC Lodge."
)
A2 = "Decision: the outturn was noted."
A3 = "Agreed: that the extra £45k for Project Edison be met from contingency."
A4 = "Decision: the request was refused."
A5 = "Agreed: to fold the Local Policing Group into the Performance Group from 1 June 2023."
A1 = "The record of 22 February 2023 was agreed without change."
table = T(
    header=[["", "Minute", "Action", "Owner", "By"]],
    rows=[
        ["23/14", "**Record of last meeting**\n" + A1, "", "", ""],
        [
            "23/15",
            "**Savings outturn**\n" + D2 + "\n" + A2,
            "Circulate a plan for recovering the overtime shortfall",
            "NB",
            "26 May 2023",
        ],
        [
            "23/16",
            "**Project Edison**\n" + D3 + "\n" + A3,
            "Publish the fitting schedule to all basic command units",
            "JT",
            "31 May 2023",
        ],
        ["23/17", "**Data Quality Team**\n" + D4 + "\n" + A4, "", "", ""],
        [
            "23/18",
            "**Group structure**\n" + D5 + "\n" + A5,
            "Redraft the membership list of the Performance Group",
            "SK",
            "Next meeting",
        ],
    ],
    widths=[1.6, 9.5, 4.5, 1.6, 2.2],
)
pos = T(
    header=[["Area", "Plan £k", "Made £k", "Not made £k"]],
    rows=[
        ["**Total**", "**2,600**", "**2,450**", "**150**"],
        ["Crime and Intelligence", "1,120", "1,120", "-"],
        ["Overtime", "640", "490", "150"],
        ["Enabling services", "840", "840", "-"],
    ],
    caption="Appendix: savings by area, 2022/23",
    widths=[6, 3, 3, 3],
    align="lrrr",
)
BLOCKS = [
    P("Leicestershire Police"),
    H("Change and Efficiency Board", 1),
    P("Tuesday 25 April 2023, 14:00, Teams"),
    P(
        "**Attending:** DCC Imogen Thrussell (JT standing in as Chair from item 23/17); Nadia Bosworth, Finance Director (NB); Jon Tilton, Change Lead (JT); Sonia Kibworth, Corporate Services (SK)"
    ),
    P("**Apologies:** ACC Lodge"),
    table,
    pos,
    P("Next meeting: 27 June 2023"),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Change and Efficiency Board"
    g = Gold(
        NAME,
        document(
            ["Change and Efficiency Board", "Minutes", "Change and Efficiency Board minutes"],
            "minutes",
            "Leicestershire Police",
            [
                person(
                    ["Nadia Bosworth", "NB"],
                    ["Finance Director", None],
                    ["presenter", "author"],
                    optional=True,
                ),
                person(["Jon Tilton", "JT"], ["Change Lead", None], ["presenter", "author"], optional=True),
                person(
                    ["Sonia Kibworth", "SK"],
                    ["Corporate Services", None],
                    ["presenter", "author"],
                    optional=True,
                ),
            ],
            body=board,
            meeting_date="2023-04-25",
        ),
    )

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        labels = ["Total", "Crime and Intelligence", "Overtime", "Enabling services"]
        return "savings", {
            "item": labels[r] if r else ["Total", "Savings", "outturn", "Savings outturn", "savings by area"],
            "status": {1: "planned", 2: "delivered", 3: ["planned", "missed"]}[c],
            "programme": None,
            "is_total": int(r == 0 or c == 1),
            **fy("2022/23"),
        }

    # the total row comes first, in bold: the figures are read without marks
    plain = T(pos.header, [[str(x).replace("**", "") for x in row] for row in pos.rows], pos.caption)
    g.grid(plain, 1000, make)
    for s in g.savings:
        if s["quotes"] == ["2,600"]:
            s["quotes"].append("Of the £2.6m planned for 2022/23")
        if s["quotes"] == ["2,450"]:
            s["quotes"].append("£2.45m had been made")
        if s["quotes"] == ["150"]:
            s["period_start"], s["period_end"] = ["2022-04-01", "2023-04-01"], ["2023-03-31", "2024-03-31"]
            if s["is_total"] == 0:
                s["quotes"].append("£150k against overtime had not been found")
                s["item"] = ["Overtime", "overtime"]
            else:
                s["quotes"] = ["150"]
    ed = {"programme": ["Project Edison", None]}
    g.cost(
        ["Project Edison", "rise in cost", "asbestos", "extra"],
        45000,
        ["a rise in cost of £45k", "the extra £45k for Project Edison"],
        status=["approved", "incurred"],
        **ed,
    )
    g.cost(
        ["Data Quality Team", "temporary Data Quality Team"],
        132000,
        ["extend the temporary Data Quality Team by a year at £132k"],
        status="unspecified",
        programme=[None, "Data Quality Team"],
    )
    g.fte(
        ["Data Quality Team", "temporary Data Quality Team", "benefits"],
        3.5,
        ["the benefits, which had been put at 3.5 FTE"],
        kind=["unspecified", "efficiency"],
        status=["planned", "unspecified"],
    )
    g.body(
        board,
        members=[
            member(
                ["Deputy Chief Constable", "DCC Imogen Thrussell", "DCC"],
                ["chair", "attendee"],
                optional=True,
            ),
            member(
                ["Finance Director", "Nadia Bosworth, Finance Director"],
                ["attendee", "member"],
                optional=True,
            ),
            member(
                ["Change Lead", "Jon Tilton, Change Lead"], ["attendee", "member", "chair"], optional=True
            ),
            member(
                ["Corporate Services", "Sonia Kibworth, Corporate Services"],
                ["attendee", "member"],
                optional=True,
            ),
        ],
    )
    g.body(
        "Performance Group",
        cadence=["fortnightly"],
        members=[member(["ACC Lodge", "ACC", "Assistant Chief Constable"], "chair")],
        links=[link("replaces", "Local Policing Group", optional=True)],
    )
    g.body(
        "Local Policing Group",
        status=["disbanded", "active"],
        links=[link("part_of", "Performance Group", optional=True)],
    )
    common = {"decided_on": "2023-04-25", "body": board}

    def one(number: str, title: str, status: object, text: object, act: object, action: str = "") -> None:
        items = points([text], [act], [[None, number]])
        if action:
            items += points([action], ["instruct"], [[None, number]])
        g.decision([title, None], "decision", status, items, reference=[None, number], **common)

    one("23/14", "Record of last meeting", "approved", A1, ["approve", "agree"])
    one("23/15", "Savings outturn", "noted", ["the outturn was noted.", A2], "note", str(table.rows[1][2]))
    one(
        "23/16",
        "Project Edison",
        "approved",
        ["that the extra £45k for Project Edison be met from contingency.", A3],
        ["fund", "agree", "approve"],
        str(table.rows[2][2]),
    )
    one("23/17", "Data Quality Team", "rejected", ["the request was refused.", A4], ["other", "agree"])
    one(
        "23/18",
        "Group structure",
        "approved",
        ["to fold the Local Policing Group into the Performance Group from 1 June 2023.", A5],
        ["agree", "other", "approve"],
        str(table.rows[4][2]),
    )
    told(
        g,
        "The Board noted a rise in cost of £45k caused by asbestos.",
        "The Board noted a rise in cost of £45k caused by asbestos",
        "noted",
        ["note"],
        core=False,
        decided_on=[None, "2023-04-25"],
    )
    g.initiative(
        "Project Edison",
        "in_delivery",
        also=["Edison", "digital interview suites", "Project Edison (digital interview suites)"],
        milestones=[
            mile(["four"], None, "2023-09-30", "planned"),
            mile([], None, "2023-05-31", "planned", optional=True),
        ],
    )
    g.initiative("Data Quality Team", "unspecified", core=False)
    g.table(table, [None, "Tuesday 25 April 2023, 14:00, Teams"])
    g.table(plain)
    g.add_up(plain, 1000, rows=[(0, range(1, 4))], columns=[1, 2, 3])
    for r, name in enumerate(["Total", "Crime and Intelligence", "Overtime", "Enabling services"]):
        v = [2.6e6, 1.12e6, 6.4e5, 8.4e5][r]
        g.check("row_total", [name], v, v, 1500.0, optional=True)
    g.notes = [
        "The total row stands at the top of the appendix.",
        "£150k carried into 2023/24 is a deferral (planned in the new year); as the column 'Not made' of 2022/23 also missed.",
        "Each minute with a decision is one decision; its ACTION cell is an item, instruct. The column Minute holds the words.",
        "A refused sum is a cost with status unspecified.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    libreoffice(
        BLOCKS,
        pdf,
        font="Carlito",
        size=11,
        table_style="Light Grid Accent 3",
        table_size=9.5,
        footer="OFFICIAL",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
