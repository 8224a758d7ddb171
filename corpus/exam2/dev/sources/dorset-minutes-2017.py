"""Narrative minutes with `It was agreed that` inside running paragraphs, names in brackets; ReportLab Times, no rules."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, P, T, reportlab
from exam_short import document, link, member, mile, person
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "dorset-minutes-2017"
AG = [
    "It was agreed that the notes of 7 September 2017 were accurate.",
    "It was agreed that the Alliance Estates lease at Winfrith be surrendered two years early, at a one-off charge of £85,000.",
    "Members noted the position and asked the Director of Finance to return in January with proposals for closing the remaining gap of £190,000.",
    "After discussion it was agreed that a decision on the Marine Section be put off until the consultation closes on 12 January 2018.",
    "The Board did not support the paper and agreed that no further work be done on a joint tri-force helicopter.",
    "It was agreed to create a Demand Reduction Group, chaired by ACC Purbeck, to meet every fortnight and to report to this Board.",
]
M2 = (
    "(Ms Wareham) The lease costs £148,000 a year in rent and rates, all of which would be released from April 2018. The landlord "
    "wants an answer by Christmas."
)
M3 = (
    "(Mr Lulworth) At month 7 the force was predicting an overspend of £0.4m on a net budget of £118.9m. Police officer pay was £0.65m "
    "over because fewer officers had left than expected; this was partly offset by £250k of extra income from events. Of the "
    "in-year savings target of £1.2m, £1.01m had been secured."
)
pay = T(
    header=[["Heading", "Budget", "Forecast", "Over/(under)"], ["", "£m", "£m", "£m"]],
    rows=[
        ["Police officers", "68.20", "68.85", "0.65"],
        ["Police staff", "36.10", "36.10", "–"],
        ["Premises and transport", "19.75", "19.75", "–"],
        ["Income", "(5.15)", "(5.40)", "(0.25)"],
        ["Net", "118.90", "119.30", "0.40"],
    ],
    widths=[6, 3, 3, 3],
    align="lrrr",
    bold_rows=(4,),
)
M4 = (
    "(Ch Supt Kimmeridge) Two options had been costed: keeping the boat (£96,000 a year) or buying patrol days from the Royal Navy "
    "(£41,000 a year)."
)
M5 = "(DCC Studland) The paper estimated set-up costs of between £2m and £3m, shared by three forces."
M6 = (
    "(ACC Purbeck) The Prism programme had reached its half-way point: 18 posts had gone by 30 September 2017, all of them police staff, "
    "against 34 posts to be removed by March 2019. Prism 2 was still being scoped."
)
BLOCKS = [
    H("DORSET POLICE", 1),
    P("**Resource Control Board**\nNotes of the meeting of 9 November 2017, Conference Room 2, Winfrith"),
    P(
        "Present: DCC Studland (in the chair), ACC Purbeck, Mr Lulworth (Director of Finance), Ms Wareham (Head of Property), Ch Supt Kimmeridge. Mrs Corfe (OPCC Treasurer) joined by telephone."
    ),
    P("1. **Notes of the last meeting.** " + AG[0]),
    P("2. **Winfrith annexe.** " + M2 + " " + AG[1]),
    P("3. **Money.** " + M3 + " " + AG[2]),
    pay,
    P("4. **Marine Section.** " + M4 + " " + AG[3]),
    P("5. **Air support.** " + M5 + " " + AG[4]),
    P("6. **Prism.** " + M6 + " " + AG[5]),
    P("7. **Other business.** None. The Board will next meet on 11 January 2018."),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Resource Control Board"
    g = Gold(
        NAME,
        document(
            [
                board,
                "Notes of the meeting of 9 November 2017",
                "Notes of the meeting of 9 November 2017, Conference Room 2, Winfrith",
                "Notes of the meeting",
            ],
            "minutes",
            "Dorset Police",
            [
                person(["DCC Studland", "Studland"], [None, "DCC"], "presenter", optional=True),
                person(["ACC Purbeck", "Purbeck"], [None, "ACC"], "presenter", optional=True),
                person(["Mr Lulworth", "Lulworth"], "Director of Finance", "presenter", optional=True),
                person(["Ms Wareham", "Wareham"], "Head of Property", "presenter", optional=True),
                person(["Ch Supt Kimmeridge", "Kimmeridge"], [None, "Ch Supt"], "presenter", optional=True),
            ],
            body=board,
            meeting_date="2017-11-09",
        ),
    )
    y = {"period_start": ["2017-04-01", None], "period_end": ["2018-03-31", None]}
    names = ["Police officers", "Police staff", "Premises and transport", "Income", "Net"]

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        if r == 3:
            return "other_amounts", {
                "item": "Income",
                "role": ["income", "net_position"] if c == 3 else ["income"],
                "is_total": [0, 1] if c == 3 else 0,
                "signed": False,
                **y,
            }
        role = {1: ["budget"], 2: ["budget", "other", "baseline"], 3: "net_position"}[c]
        more: dict[str, object] = (
            {"or_type": ["costs"], "status": ["planned", "unspecified"]} if c == 2 else {}
        )
        return "other_amounts", {
            "item": names[r],
            "role": role,
            "is_total": 1 if r == 4 or c == 3 else 0,
            **more,
            **y,
        }

    g.grid(pay, 1e6, make)
    by = {o["quotes"][0]: o for o in g.other_amounts}
    by["0.40"]["quotes"].append("an overspend of £0.4m")
    by["0.40"]["item"] = ["Net", "overspend", "force", "net budget"]
    by["118.90"]["quotes"].append("a net budget of £118.9m")
    by["118.90"]["item"] = ["Net", "net budget"]
    by["0.65"]["quotes"].append("Police officer pay was £0.65m over")
    by["0.65"]["item"] = ["Police officers", "Police officer pay"]
    by["0.65"] |= {"or_type": ["costs"], "status": ["incurred", "planned", "unspecified"]}
    by["(0.25)"]["quotes"].append("£250k of extra income from events")
    by["(0.25)"]["item"] = ["Income", "extra income from events", "extra income", "events"]
    by["(0.25)"]["amount_gbp"] = 250000.0
    by["(0.25)"]["role"] = ["income"]
    g.other("Income", -250000, "net_position", ["(0.25)"], is_total=1, optional=True)
    lease = [
        "lease at Winfrith",
        "Alliance Estates lease",
        "Winfrith annexe",
        "rent and rates",
        "lease",
        "Alliance Estates lease at Winfrith",
    ]
    w = {"programme": [None, "Winfrith annexe"]}
    g.saving(
        lease,
        148000,
        ["The lease costs £148,000 a year in rent and rates, all of which would be released from April 2018"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_start="2018-04-01",
        period_end=[None, "2018-04-30"],
        cashability=["unspecified", "cashable"],
        or_type=["other_amounts"],
        role="baseline",
        **w,
    )
    g.cost(
        [*lease, "one-off charge"],
        85000,
        ["at a one-off charge of £85,000"],
        recurrence="one_off",
        status="approved",
        **w,
    )
    gap = ["in-year savings", "savings", "in-year savings target", "savings target", "remaining gap", "gap"]
    g.saving(
        gap,
        1200000,
        ["Of the in-year savings target of £1.2m"],
        is_total=1,
        basis=["in_year", "unspecified"],
        programme=None,
        **y,
    )
    g.saving(gap, 1010000, ["£1.01m had been secured"], status="delivered", programme=None, **y)
    g.saving(gap, 190000, ["the remaining gap of £190,000"], programme=None, **y)
    m = {
        "programme": [None, "Marine Section"],
        "status": "unspecified",
        "basis": "per_annum",
        "recurrence": ["unspecified", "recurring"],
    }
    g.cost(
        ["keeping the boat", "Marine Section", "boat"],
        96000,
        ["keeping the boat (£96,000 a year)"],
        or_type=["other_amounts"],
        role="baseline",
        **{**m, "status": ["unspecified", "planned"]},
    )
    g.cost(
        ["buying patrol days from the Royal Navy", "patrol days", "Royal Navy", "Marine Section"],
        41000,
        ["buying patrol days from the Royal Navy (£41,000 a year)"],
        **{**m, "status": ["unspecified", "planned"]},
    )
    g.cost(
        ["set-up costs", "joint tri-force helicopter", "Air support"],
        2000000,
        ["set-up costs of between £2m and £3m"],
        amount_max_gbp=3000000.0,
        qualifier="range",
        status="unspecified",
        recurrence=["unspecified", "one_off"],
        programme=[None, "joint tri-force helicopter", "Air support"],
    )
    prism = ["Prism programme", "Prism", "posts", "police staff"]
    g.fte(
        prism,
        18.0,
        ["18 posts had gone by 30 September 2017"],
        workforce="staff",
        kind="reduction",
        status="delivered",
        period_start=None,
        period_end="2017-09-30",
    )
    g.fte(
        prism,
        34.0,
        ["34 posts to be removed by March 2019"],
        workforce=["unspecified", "staff"],
        kind="reduction",
        status="planned",
        is_total=[0, 1],
        period_start=None,
        period_end="2019-03-31",
    )
    g.body(
        board,
        also=["Board"],
        members=[
            member(["DCC Studland", "DCC", "Deputy Chief Constable"], "chair", optional=True),
            member(["ACC Purbeck", "ACC"], ["member", "attendee"], optional=True),
            member(
                ["Director of Finance", "Mr Lulworth (Director of Finance)"],
                ["member", "attendee"],
                optional=True,
            ),
            member(
                ["Head of Property", "Ms Wareham (Head of Property)"], ["member", "attendee"], optional=True
            ),
            member(["Ch Supt Kimmeridge", "Ch Supt"], ["member", "attendee"], optional=True),
            member(["OPCC Treasurer", "Mrs Corfe (OPCC Treasurer)"], ["member", "attendee"], optional=True),
        ],
    )
    g.body(
        "Demand Reduction Group",
        status=["proposed", "active"],
        cadence=["every fortnight", "fortnightly"],
        members=[member(["ACC Purbeck", "ACC"], "chair")],
        links=[link("reports_to", [board, "Board", "this Board"])],
    )
    c = {"decided_on": "2017-11-09", "body": board}

    def one(n: int, title: str, status: object, texts: list[object], acts: list[object]) -> None:
        g.decision(
            [title, None],
            "decision",
            status,
            [
                {"number": [None, str(n)], "parent": None, "action": a, "text": t}
                for t, a in zip(texts, acts, strict=True)
            ],
            reference=[None, str(n)],
            **c,
        )

    def strip(text: str, head: str) -> list[str]:
        return [text, text.removeprefix(head)]

    one(
        1,
        "Notes of the last meeting",
        "approved",
        [strip(AG[0], "It was agreed that ")],
        [["approve", "agree"]],
    )
    one(
        2,
        "Winfrith annexe",
        "approved",
        [strip(AG[1], "It was agreed that ")],
        [["agree", "approve", "other"]],
    )
    one(
        3,
        "Money",
        ["noted", "approved"],
        [
            [AG[2], "Members noted the position"],
            [
                AG[2],
                "asked the Director of Finance to return in January with proposals for closing the remaining gap of £190,000.",
            ],
        ],
        ["note", "instruct"],
    )
    g.decisions[-1]["items"][1]["optional"] = True
    one(
        4,
        "Marine Section",
        "deferred",
        [strip(AG[3], "After discussion it was agreed that ")],
        [["agree", "other"]],
    )
    one(
        5,
        "Air support",
        "rejected",
        [[AG[4], "no further work be done on a joint tri-force helicopter."]],
        [["agree", "other"]],
    )
    one(6, "Prism", "approved", [strip(AG[5], "It was agreed to ")], [["agree", "approve", "other"]])
    g.initiative(
        "Prism programme",
        ["in_delivery"],
        also=["Prism"],
        milestones=[
            mile(["18"], None, "2017-09-30", "done", optional=True),
            mile(["34"], None, "2019-03-31", "planned", optional=True),
        ],
    )
    g.initiative("Prism 2", "scoping")
    for name in ("Winfrith annexe", "Marine Section", "joint tri-force helicopter", "Air support"):
        g.initiative(name, "unspecified", core=False)
    g.table(pay, [None, "Money"])
    g.add_up(
        pay,
        1e6,
        rows=[(4, range(4))],
        columns=[1, 2, 3],
        names={1: "Budget", 2: "Forecast", 3: "Over"},
        places=2,
    )
    for r, name in enumerate(names):
        v = [0.65e6, 0.0, 0.0, -0.25e6, 0.4e6][r]
        g.check("row_total", [name], v, v, 15000.0, optional=True)
    g.notes = [
        "Each numbered minute with an agreement is one decision. The sentence is the item; with or without 'It was agreed that'.",
        "£148,000 a year of a lease, all to be released: a saving (baseline accepted).",
        "Net and variance cells are totals; £190,000 + £1.01m make the target £1.2m, hence its is_total 1.",
        "Item 3's one sentence notes and instructs: the second point is optional.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    reportlab(
        BLOCKS,
        pdf,
        font="Times-Roman",
        size=11,
        table_size=10,
        rules="none",
        justify=True,
        footer="Dorset Police – Resource Control Board",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
