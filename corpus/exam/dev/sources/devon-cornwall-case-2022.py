"""Business case with options, capital and revenue costs, payback and present values; Typst, horizontal rules only."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, typst, typst_body
from make_gold import Gold, report, year

HERE = Path(__file__).resolve().parent.parent
NAME = "devon-cornwall-case-2022"
YEARS = ["2022/23", "2023/24", "2024/25", "2025/26", "2026/27"]
RULES = "(x, y) => (top: if y == 0 { 1pt } else if y == 1 { 0.5pt } else { 0pt }, bottom: 0.3pt + luma(160))"

OPTIONS = [  # name, capital, one-off revenue, annual running cost, annual saving, payback, NPV
    ("1. Do nothing", 0, 0, 1240, 0, "–", 0),
    ("2. Refresh the present platform", 680, 145, 1190, 50, "16.5", -410),
    ("3. Cloud telephony (preferred)", 1275, 390, 655, 585, "2.8", 1062),
    ("4. Shared service with Dorset", 1910, 820, 540, 700, "3.9", 894),
]


def money(v: int) -> str:
    """Thousands as printed: a present value below zero in brackets."""
    return "–" if v == 0 else f"({-v:,})" if v < 0 else f"{v:,}"


options = T(
    header=[
        [
            "Option",
            "Capital\n£000",
            "One-off revenue\n£000",
            "Annual running cost\n£000",
            "Annual saving\n£000",
            "Payback\nyears",
            "NPV over ten years\n£000",
        ]
    ],
    rows=[[n, money(c), money(o), money(r), money(s), p, money(v)] for n, c, o, r, s, p, v in OPTIONS],
    caption="Table 1: Summary of options",
    widths=[5, 2, 2.2, 2.4, 2.2, 1.8, 2.4],
    align="lrrrrrr",
    bold_rows=(2,),
)
PROFILE: list[tuple[str, str, list[int]]] = [
    ("band", "Capital", []),
    ("cost", "Platform and licences", [520, 310, 0, 0, 0]),
    ("cost", "Network upgrade", [265, 180, 0, 0, 0]),
    ("sub", "Total capital", [785, 490, 0, 0, 0]),
    ("band", "Revenue", []),
    ("cost", "Project team", [150, 135, 0, 0, 0]),
    ("cost", "Training", [0, 62, 0, 0, 0]),
    ("cost", "Dual running", [0, 43, 0, 0, 0]),
    ("sub", "Total one-off revenue", [150, 240, 0, 0, 0]),
    ("saving", "Maintenance contracts ended", [0, -145, -430, -430, -430]),
    ("saving", "Line rental", [0, -60, -155, -155, -155]),
    ("sub", "Total savings", [0, -205, -585, -585, -585]),
    ("net", "Net cost / (saving)", [935, 525, -585, -585, -585]),
]
profile = T(
    header=[["£000", *YEARS, "Total"]],
    rows=[
        [C(n, cs=7, bold=True)] if k == "band" else [n, *map(money, v), money(sum(v))] for k, n, v in PROFILE
    ],
    caption="Table 2: Cost and savings profile of the preferred option",
    widths=[5, 2, 2, 2, 2, 2, 2.1],
    align="lrrrrrr",
    bold_rows=(3, 8, 11, 12),
)
S1 = (
    "Devon and Cornwall Police runs its contact centres on a telephony platform whose support ends in December 2023. It "
    "costs £1.24m a year to run. In 2021/22 outages led to 31 hours of lost service."
)
S2 = (
    "The Contact Transformation Programme was established in 2020. Its Telephony Project seeks approval of a full business "
    "case to replace the platform. The outline business case was endorsed by the Joint Leadership Board in November 2021."
)
S3 = (
    "Option 3 is preferred. It needs capital of £1.275m and one-off revenue of £390k, saves £585k a year from 2024/25, all of "
    "it cash-releasing, and pays back in 2.8 years. Its net present value over ten years is £1.06m."
)
S4 = (
    "Option 2 was rejected because it does not end the dependency on a single supplier. Option 4 was rejected: although it "
    "saves more, Dorset Police cannot commit before 2025."
)
S5 = (
    "In addition, call handlers will save about 40 seconds on each 101 call. This is worth £212,000 a year and equates to 6.5 "
    "FTE; it is not cashable."
)
S6 = (
    "A contingency of 10 per cent (£127,500) is held centrally in the capital programme and is not included in Table 2. If the "
    "project is delayed beyond December 2023, extended support would cost £18,000 a month."
)
RECS = [
    "approve option 3 and the full business case;",
    "approve capital of £1.275m, to be funded",
    "approve one-off revenue of £390k from the Transformation Reserve; and",
    "delegate to the Director of Digital the signing of the contract.",
]
SUB = ["£900k from the capital programme; and", "£375k from borrowing."]
PRE = """
#set page(paper: "a4", margin: (x: 2.3cm, y: 2.2cm), header: align(right, text(size: 8pt)[OFFICIAL]),
  footer: context align(center, text(size: 8pt)[Telephony Project Full Business Case v1.2 | #counter(page).display()]))
#set text(font: "Liberation Serif", size: 10.5pt, lang: "en", region: "GB")
#set par(justify: true)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 12pt)
#show table: set text(size: 9pt)
#show table: set par(justify: false)
"""
BLOCKS = [
    H("Telephony Project: Full Business Case", 1),
    P(
        "Decision paper for the Joint Leadership Board, 14 June 2022\nSponsor: Assistant Chief Constable Lydia Tavy\nAuthor: "
        "Ross Penhale, Project Manager\nAgenda item 6\nReference JLB/22/31"
    ),
    H("1. Strategic case"),
    P(S1, "1.1"),
    P(S2, "1.2"),
    H("2. Options"),
    options,
    P(S3, "2.1"),
    P(S4, "2.2"),
    P(S5, "2.3"),
    H("3. Financial case"),
    profile,
    P(S6, "3.1"),
    H("4. Timetable"),
    L(
        (
            "Contract award: September 2022",
            "Pilot at Exeter: March 2023",
            "Go-live at all sites: by 31 October 2023",
            "Old platform switched off: December 2023",
        )
    ),
    H("5. Recommendations"),
    P("The Board is asked to:"),
    L((RECS[0], RECS[1]), ("1.", "2.")),
    L(tuple(SUB), ("a.", "b."), 2),
    L((RECS[2], RECS[3]), ("3.", "4.")),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Joint Leadership Board"
    g = Gold(
        NAME,
        {
            "title": "Telephony Project: Full Business Case",
            "paper_type": "report",
            "body": board,
            "organisation": ["Devon and Cornwall Police", "Devon and Cornwall OPCC"],
            "meeting_date": "2022-06-14",
            "agenda_item": "6",
            "reference": "JLB/22/31",
            "people": [
                {"name": "Ross Penhale", "role": "Project Manager", "capacity": "author"},
                {
                    "name": ["Lydia Tavy", "Assistant Chief Constable Lydia Tavy"],
                    "role": ["Assistant Chief Constable", "Sponsor"],
                    "capacity": ["presenter", "contact", "author"],
                    "optional": True,
                },
            ],
        },
    )
    tel = {"programme": ["Telephony Project", "Contact Transformation Programme", None]}

    def option(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        name = OPTIONS[r][0]
        item = {"item": [name, name.split(". ", 1)[1], name.split(". ", 1)[1].replace(" (preferred)", "")]}
        wanted = r == 2
        opt = {
            "programme": ["Telephony Project", name, "Contact Transformation Programme", *item["item"], None]
        }
        status = ["planned"] if wanted else ["unspecified"]
        if c in (1, 2):
            more = {
                "budget": "capital" if c == 1 else "revenue",
                "recurrence": "unspecified" if c == 1 else "one_off",
            }
            return "costs", {**item, **opt, **more, "status": status, "is_total": [1] if wanted else 0}
        if c == 3:
            if r == 0:
                return "other_amounts", {**item, "role": "baseline"}
            return "costs", {
                **item,
                **opt,
                "recurrence": ["recurring", "unspecified"],
                "basis": "per_annum",
                "budget": ["unspecified", "revenue"],
                "status": status,
            }
        if c == 4:
            return "savings", {
                **item,
                **opt,
                "recurrence": ["recurring", "unspecified"],
                "basis": "per_annum",
                "status": status,
            }
        if c == 6:
            return "other_amounts", {
                **item,
                "role": ["net_position", "other"],
                "signed": True,
                "is_total": [0, 1],
            }
        return None

    g.grid(options, 1000, option)
    find = {(r["amount_gbp"], k): r for k in ("savings", "costs", "other_amounts") for r in getattr(g, k)}
    find[(1240000.0, "other_amounts")]["quotes"].append("It costs £1.24m a year to run")
    find[(1240000.0, "other_amounts")]["item"] += ["telephony platform", "platform"]
    cap, rev = find[(1275000.0, "costs")], find[(390000.0, "costs")]
    cap["quotes"] += ["It needs capital of £1.275m", "approve capital of £1.275m"]
    rev["quotes"] += [
        "one-off revenue of £390k, saves",
        "approve one-off revenue of £390k from the Transformation Reserve",
    ]
    sav = find[(585000.0, "savings")]
    sav["quotes"].append("saves £585k a year from 2024/25")
    sav |= {"cashability": "cashable", "period_start": "2024-04-01"}
    find[(1062000.0, "other_amounts")]["quotes"].append("Its net present value over ten years is £1.06m")
    for r in (cap, rev, sav, find[(1062000.0, "other_amounts")]):
        r["item"] += ["Option 3", "preferred option"]
    span = {"period_start": ["2022-04-01", None], "period_end": ["2027-03-31", None]}

    def cell(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        kind, name, _ = PROFILE[r]
        if kind == "band" or c == 0:
            return None
        period = (
            dict(zip(("period_start", "period_end"), year(YEARS[c - 1]), strict=True))
            if c < 6
            else dict(span)
        )
        more: dict[str, object] = {"item": name, **period, "is_total": int(kind in ("sub", "net") or c == 6)}
        if kind == "net":
            return "other_amounts", {**more, "role": "net_position"}
        if name == "Total savings" or kind == "saving":
            return "savings", {**more, **tel, "status": "planned"}
        capital = r < 4
        return "costs", {
            **more,
            **tel,
            "status": "planned",
            "budget": "capital" if capital else "revenue",
            "recurrence": "one_off"
            if "one-off" in name
            else ["unspecified", "one_off"]
            if not capital
            else "unspecified",
        }

    body = profile.grids()[1]
    before = len(g.costs)
    g.grid(profile, 1000, cell)
    # the totals of Table 2 restate Table 1's preferred option: one record each
    for name, target in (("Total capital", cap), ("Total one-off revenue", rev)):
        twin = next(
            c for c in g.costs[before:] if c["item"] == name and c["period_start"] == span["period_start"]
        )
        target["quotes"] += twin["quotes"]
        target["item"] += [name]
        target |= {k: [None, *v] for k, v in span.items()}
        g.costs.remove(twin)
    g.saving(
        ["101 call", "call handlers", "each 101 call", "time of call handlers"],
        212000,
        ["This is worth £212,000 a year"],
        cashability="non_cashable",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        **tel,
    )
    g.fte(
        ["101 call", "call handlers", "each 101 call", "time of call handlers"],
        6.5,
        ["equates to 6.5 FTE"],
        kind="efficiency",
        status="planned",
        workforce=["unspecified", "staff"],
    )
    g.cost(
        ["contingency", "A contingency of 10 per cent"],
        127500,
        ["A contingency of 10 per cent (£127,500)"],
        budget="capital",
        status=["planned", "unspecified"],
        or_type=["other_amounts"],
        role=["reserve", "budget", "risk", "other"],
        **tel,
    )
    g.cost(
        ["extended support"],
        18000,
        ["extended support would cost £18,000 a month"],
        status=["unspecified", "planned"],
        recurrence=["unspecified", "recurring"],
        or_type=["other_amounts"],
        role=["risk", "other"],
        **tel,
    )
    g.cost(
        ["capital programme", "option 3", "capital"],
        900000,
        ["£900k from the capital programme"],
        budget="capital",
        status=["planned"],
        is_total=[0, 1],
        or_type=["other_amounts"],
        role=["budget", "other"],
        **tel,
    )
    g.cost(
        ["borrowing", "option 3", "capital"],
        375000,
        ["£375k from borrowing"],
        budget=["capital", "unspecified"],
        status=["planned"],
        is_total=[0, 1],
        or_type=["other_amounts"],
        role=["other", "budget", "income"],
        **tel,
    )
    g.body(board, core=False)
    acts = ["approve", ["approve", "fund"], ["approve", "fund"], "delegate"]
    items = [
        {"number": str(i), "parent": None, "action": a, "text": t}
        for i, (a, t) in enumerate(zip(acts, RECS, strict=True), 1)
    ]
    items += [
        {"number": f"2.{x}", "parent": "2", "action": ["fund", "approve"], "text": t}
        for x, t in zip("ab", SUB, strict=True)
    ]
    g.decision(
        ["Recommendations", "Telephony Project: Full Business Case", None],
        "recommendation",
        "proposed",
        items,
        body=board,
    )
    g.decision(
        [None, "outline business case"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["endorse", "approve", "agree"],
                "text": "The outline business case was endorsed by the Joint Leadership Board in November 2021.",
            }
        ],
        decided_on="2021-11",
        body=board,
        quotes=["The outline business case was endorsed by the Joint Leadership Board"],
    )
    g.decision(
        [None, "Option 2"],
        "reported",
        "rejected",
        [{"number": None, "parent": None, "action": ["other", "agree"], "text": S4.split(". ")[0] + "."}],
        quotes=["Option 2 was rejected because"],
    )
    g.decision(
        [None, "Option 4"],
        "reported",
        "rejected",
        [{"number": None, "parent": None, "action": ["other", "agree"], "text": S4.split(". ")[1]}],
        quotes=["Option 4 was rejected"],
    )
    g.initiative(
        "Telephony Project",
        ["in_development", "unspecified"],
        parent="Contact Transformation Programme",
        milestones=[
            {
                "event_has": ["Contract award"],
                "due_from": "2022-09-01",
                "due_to": "2022-09-30",
                "state": "planned",
            },
            {"event_has": ["Pilot"], "due_from": "2023-03-01", "due_to": "2023-03-31", "state": "planned"},
            {"event_has": ["Go-live"], "due_from": None, "due_to": "2023-10-31", "state": "planned"},
            {
                "event_has": ["switched off"],
                "due_from": "2023-12-01",
                "due_to": "2023-12-31",
                "state": "planned",
            },
        ],
    )
    g.initiative("Contact Transformation Programme", ["unspecified", "in_delivery"], core=False)
    g.table(options)
    g.table(profile)
    g.add_up(
        profile,
        1000,
        rows=[(3, [1, 2]), (8, [5, 6, 7]), (11, [9, 10]), (12, [3, 8, 11])],
        columns=range(1, 7),
        total_columns=[(6, range(1, 6))],
        skip=[0, 4],
    )
    g.checks = [c for c in g.checks if not (c["kind"] == "column_total" and c["stated"] == 0)]
    assert body[12][6] == money(-295), body[12]
    g.notes = [
        "Figures of options 1, 2 and 4 are unspecified (rejected or not chosen), of option 3 planned.",
        "£1.275m and £390k of option 3 are the printed totals of Table 2: one record each, is_total 1; the parts stand in "
        "the yearly cells.",
        "£585k a year is another claim than the yearly cells of Table 2.",
        "Present values keep their printed sign; role net_position or other.",
        "Do nothing's running cost of £1.24m is the present running cost: baseline.",
        "The funding split of the capital (£900k, £375k) is a second breakdown: is_total left open, type left open.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    typst(PRE + typst_body(BLOCKS, RULES), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
