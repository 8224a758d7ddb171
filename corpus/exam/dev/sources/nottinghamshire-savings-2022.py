"""Savings plan in £000 by department and year without any rules, small serif type, set with Typst."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, typst, typst_body
from make_gold import Gold, report, year

HERE = Path(__file__).resolve().parent.parent
NAME = "nottinghamshire-savings-2022"
YEARS = ["2022/23", "2023/24", "2024/25"]

DATA = [
    ("Local Policing", [215, 340, 340], [215, 265, 340]),
    ("Crime and Intelligence", [160, 410, 520], [95, 410, 585]),
    ("Contact Management", [88, 88, 88], [88, 88, 88]),
    ("Criminal Justice", [436, 436, 0], [436, 218, 0]),
    ("Information Services", [0, 715, 1290], [0, 540, 1290]),
    ("People and Organisational Development", [74, 112, 112], [74, 112, 112]),
    ("Estates and Facilities", [305, 305, 480], [305, 305, 655]),
    ("Corporate Services", [0, 0, 36], [0, 24, 36]),
]
PRESS = [
    ("Pay awards", [6120, 5480, 5010]),
    ("Non-pay inflation", [2045, 1630, 1410]),
    ("Digital forensics investment", [380, 760, 760]),
    ("Employer pension contributions", [0, 0, 915]),
]


def bracket(v: int, mark: str = "") -> str:
    """A saving as the first table prints it."""
    return "-" if v == 0 else f"({v:,}){mark}"


def minus(v: int) -> str:
    """A figure with a true minus sign."""
    return f"−{-v:,}" if v < 0 else f"{v:,}" if v else "-"


totals = [[sum(d[k][i] for d in DATA) for i in range(3)] for k in (1, 2)]
savings = T(
    header=[
        ["", C("Approved plan, February 2022", cs=3), C("Revised plan, September 2022", cs=3)],
        ["Department", *YEARS, *YEARS],
    ],
    rows=[
        *[
            [
                n,
                *map(bracket, a),
                *(bracket(v, "^1^" if (n, i) == ("Criminal Justice", 1) else "") for i, v in enumerate(b)),
            ]
            for n, a, b in DATA
        ],
        ["Total savings", *map(bracket, totals[0]), *map(bracket, totals[1])],
    ],
    caption="Table 1: Efficiency plan by department (£000)",
    widths=[5.2, 2, 2, 2, 2, 2, 2],
    align="lrrrrrr",
    bold_rows=(8,),
)
net = [sum(p[1][i] for p in PRESS) - totals[1][i] for i in range(3)]
pressures = T(
    header=[["£000", *YEARS]],
    rows=[
        *[[n, *map(minus, v)] for n, v in PRESS],
        ["Total pressures", *(minus(sum(p[1][i] for p in PRESS)) for i in range(3))],
        ["Less revised savings (Table 1)", *(minus(-t) for t in totals[1])],
        ["Net movement in budget", *map(minus, net)],
    ],
    caption="Table 2: Pressures, savings and net movement",
    widths=[6, 2, 2, 2],
    align="lrrr",
    bold_rows=(4, 6),
)
NOTE = "1 Half-year effect only: the second half depends on the Leicestershire agreement."
RECS = [
    "note the revised efficiency plan in Table 1;",
    "approve the deferral of the Estates saving of £175k from 2023/24 to 2024/25; and",
    "agree that the Chief Finance Officer bring forward proposals for the £1.2m that remains to be found by 2025/26.",
]
T11 = (
    "The efficiency plan was approved in February 2022 with savings of £1.278m in 2022/23. It has been revised because "
    "the Niche integration project slipped by four months."
)
T12 = "In 2021/22 the plan delivered £2.06m. The shortfall of £310k against the target of £2.37m will not be recovered."
T13 = (
    "Reserves of £7.9m are held for budget risks. The force’s share of the national ICT charge rises by £415k in "
    "2022/23, which is included in non-pay inflation. The precept was raised by £9.99 for a Band D property, worth "
    "£3.1m in a full year."
)

PRE = """
#set page(paper: "a4", margin: (x: 2.2cm, y: 2cm), footer: context align(right, text(size: 7pt)[
  #counter(page).display("1 of 1", both: true)]))
#set text(font: "Caladea", size: 10pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true)
#show heading: set text(size: 11pt)
#show table: set text(size: 8.5pt)
#show table: set par(justify: false)
#set table(inset: (x: 3pt, y: 2.6pt))
"""
BLOCKS = [
    P("NOTTINGHAMSHIRE POLICE AND CRIME COMMISSIONER"),
    P(
        "**For decision**\nMeeting: Strategic Resources and Performance Meeting\nDate: 22 September 2022\n"
        "Report of: Chief Finance Officer\nReport author: Gareth Plumtree\nAgenda item: 7"
    ),
    H("REVISED EFFICIENCY PLAN 2022/23 TO 2024/25", 1),
    H("1. Background", 2),
    P(T11, "1.1"),
    P(T12, "1.2"),
    P(T13, "1.3"),
    H("2. Revised plan", 2),
    P("Figures in brackets are savings.", "2.1"),
    savings,
    P(NOTE),
    pressures,
    H("3. Recommendations", 2),
    P("The meeting is recommended to:"),
    L(tuple(RECS), ("1.", "2.", "3.")),
]


def gold() -> Gold:
    """The records of the paper."""
    meeting = "Strategic Resources and Performance Meeting"
    g = Gold(
        NAME,
        {
            "title": "REVISED EFFICIENCY PLAN 2022/23 TO 2024/25",
            "paper_type": "report",
            "body": meeting,
            "organisation": [
                "Nottinghamshire Police and Crime Commissioner",
                "Nottinghamshire OPCC",
                "Nottinghamshire Police",
            ],
            "meeting_date": "2022-09-22",
            "agenda_item": "7",
            "reference": None,
            "people": [
                {"name": "Gareth Plumtree", "role": [None, "Chief Finance Officer"], "capacity": "author"},
                {"name": None, "role": "Chief Finance Officer", "capacity": "author", "optional": True},
            ],
        },
    )
    plan = {"programme": ["Efficiency plan", "Revised efficiency plan", None]}

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        start, end = year(YEARS[(c - 1) % 3])
        return "savings", {
            "item": savings.rows[r][0] if r < 8 else ["Total savings", "plan", "efficiency plan", "savings"],
            **plan,
            "period_start": start,
            "period_end": end,
            "is_total": int(r == 8),
        }

    g.grid(savings, 1000, make)
    for s in g.savings:  # the mark of the footnote is no part of the figure
        if s["item"] == "Criminal Justice" and s["amount_gbp"] == 218000:
            s["quotes"] = ["(218)"]
    cells = [s for s in g.savings if not s["is_total"]]
    for i, s in enumerate(cells):  # unchanged by the revision: the same claim twice, or two
        if any(
            e["item"] == s["item"] and e["quotes"] == s["quotes"] and e["period_start"] == s["period_start"]
            for e in cells[:i]
        ):
            s["optional"] = True
    approved, revised = ([s for s in g.savings if s["is_total"]][i : i + 3] for i in (0, 3))
    approved[0]["quotes"].append("with savings of £1.278m in 2022/23")
    for i, s in enumerate(revised):
        s["quotes"].append(minus(-totals[1][i]))
        s["item"] = [*s["item"], "Less revised savings (Table 1)", "revised savings"]
    old = {**plan, "period_start": "2021-04-01", "period_end": "2022-03-31"}
    g.saving(
        ["plan", "efficiency plan"],
        2060000,
        ["In 2021/22 the plan delivered £2.06m"],
        status="delivered",
        **old,
    )
    for s_item, amount, quote, status, total in (
        (["shortfall", "plan", "efficiency plan"], 310000, "The shortfall of £310k", "missed", 0),
        (["target", "plan", "efficiency plan"], 2370000, "against the target of £2.37m", "planned", 1),
    ):
        g.saving(
            s_item,
            amount,
            [quote],
            status=status,
            is_total=total,
            programme=plan["programme"],
            period_start=["2021-04-01", None],
            period_end=["2022-03-31", None],
        )
    g.saving(
        ["Estates saving", "Estates", "deferral of the Estates saving"],
        175000,
        ["the deferral of the Estates saving of £175k from 2023/24 to 2024/25"],
        is_total=[0, 1],
        period_start=["2024-04-01", None],
        period_end=["2025-03-31", None],
        **plan,
    )
    g.saving(
        ["efficiency plan", "remains to be found", "proposals"],
        1200000,
        ["the £1.2m that remains to be found by 2025/26"],
        period_end="2026-03-31",
        **plan,
    )

    def press(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0 or r == 5:
            return None
        start, end = year(YEARS[c - 1])
        label = pressures.rows[r][0]
        more = {"item": label, "period_start": start, "period_end": end, "is_total": int(r >= 4)}
        if r == 6:
            return "other_amounts", {**more, "role": "net_position"}
        return "costs", {
            **more,
            "status": ["planned", "unspecified"] if c == 1 else "planned",
            "programme": [None, *plan["programme"][:2]],
            "category": [None, "pressures", "Pressures"],
        }

    g.grid(pressures, 1000, press)
    for o in g.other_amounts:
        o["amount_gbp"] = abs(o["amount_gbp"])
    g.other(["Reserves", "budget risks"], 7900000, "reserve", ["Reserves of £7.9m are held for budget risks"])
    g.cost(
        ["national ICT charge", "force’s share of the national ICT charge"],
        415000,
        ["the national ICT charge rises by £415k in 2022/23"],
        is_total=[1, 0],
        period_start="2022-04-01",
        period_end="2023-03-31",
        programme=[None, *plan["programme"][:2]],
        status=["planned", "incurred"],
    )
    g.other(
        ["precept", "Band D property", "Band D"],
        9.99,
        ["precept", "other"],
        ["The precept was raised by £9.99 for a Band D property"],
    )
    g.other(["precept"], 3100000, "precept", ["worth £3.1m in a full year"])
    g.body(meeting, core=False)
    g.decision(
        [None, "efficiency plan"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["approve", "agree"],
                "text": "The efficiency plan was approved in February 2022 with savings of £1.278m in 2022/23.",
            }
        ],
        decided_on="2022-02",
        quotes=["The efficiency plan was approved in February 2022"],
    )
    g.decision(
        ["Recommendations", "REVISED EFFICIENCY PLAN 2022/23 TO 2024/25", None],
        "recommendation",
        "proposed",
        [
            {"number": str(i), "parent": None, "action": a, "text": t}
            for i, (a, t) in enumerate(zip(["note", "approve", ["agree", "instruct"]], RECS, strict=True), 1)
        ],
        body=meeting,
    )
    g.initiative("Efficiency plan", "unspecified", core=False, also=["Revised efficiency plan"])
    g.initiative("Niche integration project", "delayed", core=False)
    g.table(savings)
    g.table(pressures)
    names = {c: YEARS[(c - 1) % 3] for c in range(1, 7)}
    g.add_up(savings, 1000, rows=[(8, range(8))], columns=range(1, 7), names=names)
    g.add_up(pressures, 1000, rows=[(4, range(4)), (6, [4, 5])], columns=range(1, 4))
    g.check("prose_against_table", ["savings"], 1278000.0, float(totals[0][0] * 1000), 1000.0, optional=True)
    g.notes = [
        "The approved plan is an earlier estimate: records of its own beside the revised plan, both planned.",
        "A department's figure that the revision leaves unchanged is one claim printed twice, or two: the second is optional.",
        "(218)1 is (218) with footnote mark 1; quote and cell are given without the mark.",
        "The savings row of Table 2 restates the revised totals of Table 1: one record each with two quotes.",
        "£2.37m target with £2.06m delivered and £310k missed is a total.",
        "The national ICT charge is included in non-pay inflation: a cost told as part; is_total left open (a sum over "
        "is_total 0 would count it twice).",
        "The rise of the precept for a Band D property is a rate (role other) or precept.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    typst(PRE + typst_body(BLOCKS, "none"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
