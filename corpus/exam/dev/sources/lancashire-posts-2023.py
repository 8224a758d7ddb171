"""Post reductions by rank and by department (now, after, change), set with fpdf2, single rules under the header."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, L, P, T, fpdf
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "lancashire-posts-2023"
FONTS = "/usr/share/fonts/truetype/liberation2/LiberationSerif-"

RANKS = [
    ("Chief Superintendent", "officer", 8, 7),
    ("Superintendent", "officer", 21, 19),
    ("Chief Inspector", "officer", 46, 41),
    ("Inspector", "officer", 148.5, 144.5),
    ("Sergeant", "officer", 502, 496),
    ("Constable", "officer", 2710.5, 2716.5),
    ("Senior manager", "staff", 38, 31.5),
    ("Officer grades E to H", "staff", 611.4, 579.8),
    ("Support grades A to D", "staff", 1144.6, 1089.1),
    ("PCSO", "pcso", 276, 252),
]
DEPTS = [  # officers now/after, staff now/after, PCSO now/after
    ("West Division", 812, 809, 118.5, 111, 92, 84),
    ("South Division", 790.5, 787.5, 121, 113.6, 96, 88),
    ("East Division", 805, 802, 116.5, 110.5, 88, 80),
    ("Crime", 604.5, 600.5, 318, 298.4, 0, 0),
    ("Operations and Contact", 380, 382, 705.3, 676, 0, 0),
    ("Corporate Development", 44, 43, 414.7, 390.9, 0, 0),
]


def n(v: float) -> str:
    """A number of posts."""
    return f"{v:,.2f}" if v else "-"


def d(v: float) -> str:
    """A change in posts, with its sign."""
    return "-" if abs(v) < 0.001 else f"{v:+,.2f}"


def total(rows: list[tuple[str, str, float, float]], kinds: tuple[str, ...]) -> tuple[float, float]:
    """Now and after over some workforces."""
    chosen = [r for r in rows if r[1] in kinds]
    return round(sum(r[2] for r in chosen), 2), round(sum(r[3] for r in chosen), 2)


rows1: list[list[str | C]] = []
meaning1: list[tuple[str, str, float, int]] = []
for label, kinds in (
    ("Total police officers", ("officer",)),
    ("Total police staff", ("staff",)),
    ("", ("pcso",)),
):
    for name, kind, now, after in RANKS:
        if kind in kinds:
            rows1.append([name, n(now), n(after), d(after - now)])
            meaning1.append((name, kind, now - after, 0))
    if label:
        now, after = total(RANKS, kinds)
        rows1.append([label, n(now), n(after), d(after - now)])
        meaning1.append((label, kinds[0], now - after, 1))
now, after = total(RANKS, ("officer", "staff", "pcso"))
rows1.append(["Total posts", n(now), n(after), d(after - now)])
meaning1.append(("Total posts", "mixed", now - after, 1))
ranks = T(
    header=[["Rank or grade", "Now (1 April 2023)", "After (31 March 2025)", "Change FTE"]],
    rows=rows1,
    caption="Table 1. Posts by rank and grade",
    widths=[5, 3, 3.2, 2.4],
    align="lrrr",
    bold_rows=tuple(i for i, m in enumerate(meaning1) if m[3]),
)
sums = [round(sum(row[i] for row in DEPTS), 2) for i in range(1, 7)]
rows2: list[list[str | C]] = []
for name, *v in [*DEPTS, ("All departments", *sums)]:
    cells: list[str | C] = [name]
    for k in (0, 2, 4):
        cells += [n(v[k]), n(v[k + 1]), d(v[k + 1] - v[k])]
    rows2.append([*cells, d(sum(v[k + 1] - v[k] for k in (0, 2, 4)))])
depts = T(
    header=[
        ["", C("Police officers", cs=3), C("Police staff", cs=3), C("PCSOs", cs=3), "All"],
        ["Department", *["Now", "After", "Change"] * 3, "Change"],
    ],
    rows=rows2,
    caption="Table 2. The same posts by department (FTE)",
    widths=[4.2, 2.3, 2.3, 1.8, 2.3, 2.3, 1.8, 1.9, 1.9, 1.8, 1.9],
    align="lrrrrrrrrrr",
    bold_rows=(6,),
)
ALL = now - after
T21 = (
    f"The Shaping Our Workforce review removes {ALL:.2f} FTE posts by 31 March 2025. Six constable posts are added for the "
    "new Digital Desk and are netted against the reductions in Table 1."
)
T22 = (
    "The full-year saving from 2025/26 is £3.87m, of which £3.12m is on police staff and £0.75m on PCSOs. Savings on officer "
    "posts are reinvested and are not counted. Redundancy is expected to cost about £690,000, all of it in 2024/25."
)
T23 = (
    "For planning, a constable is costed at £56,400 a year and a PCSO at £38,150. Recruitment of 120 officers under the "
    "national uplift continues and is outside this review."
)
T24 = (
    "A separate review of shift handover has freed 14 FTE of sergeants’ time since January 2023; this time is reinvested in "
    "supervision of investigations."
)
T31 = (
    "The Workforce Futures Board approved the review’s first phase on 2 May 2023. It is co-chaired by the Deputy Chief "
    "Constable and the Director of People, and comprises the three divisional commanders and the UNISON branch "
    "secretary."
)
RECS = [
    "note the changes in posts in Tables 1 and 2;",
    "approve the second phase of the review; and",
    "agree that redundancy costs of about £690,000 be met from the Transition Reserve.",
]
BLOCKS = [
    P("LANCASHIRE CONSTABULARY"),
    H("Shaping Our Workforce: changes in posts", 1),
    P("Report to: Accountability Board      Date: 19 June 2023      Agenda item: 5.2"),
    P("Report of: Julia Wyresdale, Director of People"),
    H("1. Purpose"),
    P("To set out the posts now, after the review and the change, by rank and by department.", "1.1"),
    H("2. The review"),
    P(T21, "2.1"),
    ranks,
    P(T22, "2.2"),
    P(T23, "2.3"),
    P(T24, "2.4"),
    depts,
    H("3. Governance"),
    P(T31, "3.1"),
    H("4. Recommendations"),
    P("The Board is recommended to:"),
    L(tuple(RECS), ("a)", "b)", "c)")),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Accountability Board"
    g = Gold(
        NAME,
        {
            "title": "Shaping Our Workforce: changes in posts",
            "paper_type": "report",
            "body": board,
            "organisation": "Lancashire Constabulary",
            "meeting_date": "2023-06-19",
            "agenda_item": "5.2",
            "reference": None,
            "people": [
                {"name": "Julia Wyresdale", "role": "Director of People", "capacity": ["author", "presenter"]}
            ],
        },
    )
    sow = {"programme": ["Shaping Our Workforce", "Shaping Our Workforce review", None]}
    for (name, kind, value, is_total), row in zip(meaning1, rows1, strict=True):
        quotes = [str(row[3])]
        if name == "Total posts":
            quotes.append(f"removes {ALL:.2f} FTE posts by 31 March 2025")
        if name == "Constable":
            quotes.append("Six constable posts are added")
        g.fte(
            [name, "Shaping Our Workforce review"] if name == "Total posts" else name,
            round(value, 2),
            quotes,
            workforce=kind if kind != "mixed" else ["mixed", "unspecified"],
            is_total=is_total,
            kind=["reduction", "unspecified"] if value < 0 else "reduction",
            **sow,
        )
    bands = {
        3: ("Police officers", "officer"),
        6: ("Police staff", "staff"),
        9: ("PCSOs", "pcso"),
        10: ("All", "mixed"),
    }
    grid = depts.grids()[1]
    for r, (name, *v) in enumerate([*DEPTS, ("All departments", *sums)]):
        changes = [round(v[k] - v[k + 1], 2) for k in (0, 2, 4)]
        for c, value in zip((3, 6, 9, 10), (*changes, round(sum(changes), 2)), strict=True):
            if abs(value) < 0.001 or (r == 6 and c == 10):
                continue
            band, kind = bands[c]
            g.fte(
                [name, band, f"{name} {band}"],
                value,
                [grid[r][c]],
                is_total=1,
                portfolio=name if r < 6 else [None, "All departments"],
                workforce=kind if kind != "mixed" else ["mixed", "unspecified"],
                kind=["reduction", "unspecified"] if value < 0 else "reduction",
                **sow,
            )
    whole = next(f for f in g.fte_benefits if isinstance(f["item"], list) and f["item"][0] == "Total posts")
    whole["quotes"].append(grid[6][10])
    # the totals by workforce of Table 2 restate those of Table 1: one record each
    for label, kind in (
        ("Total police officers", "officer"),
        ("Total police staff", "staff"),
        ("PCSO", "pcso"),
    ):
        one = next(f for f in g.fte_benefits if f["item"] == label)
        twin = next(f for f in g.fte_benefits if f["item"][0] == "All departments" and f["workforce"] == kind)
        assert one["fte"] == twin["fte"], (one, twin)
        one["quotes"] += twin["quotes"]
        twin["optional"] = True
    g.fte(
        ["shift handover", "review of shift handover", "sergeants’ time"],
        14.0,
        ["has freed 14 FTE of sergeants’ time since January 2023"],
        workforce="officer",
        kind=["efficiency", "reinvestment"],
        status="delivered",
    )
    full = {
        "basis": "per_annum",
        "period_start": "2025-04-01",
        "recurrence": ["unspecified", "recurring"],
        **sow,
    }
    what = ["full-year saving", "Shaping Our Workforce review", "review"]
    full_end = {"period_end": [None, "2026-03-31"]}
    g.saving(what, 3870000, ["The full-year saving from 2025/26 is £3.87m"], is_total=1, **full, **full_end)
    g.saving(["police staff", *what], 3120000, ["of which £3.12m is on police staff"], **full, **full_end)
    g.saving(["PCSOs", *what], 750000, ["£0.75m on PCSOs"], **full, **full_end)
    g.cost(
        ["Redundancy", "redundancy costs"],
        690000,
        ["Redundancy is expected to cost about £690,000", "redundancy costs of about £690,000 be met"],
        qualifier="about",
        period_start="2024-04-01",
        period_end="2025-03-31",
        **sow,
    )
    g.other(["constable"], 56400, "other", ["a constable is costed at £56,400 a year"])
    g.other(["PCSO"], 38150, "other", ["a PCSO at £38,150"])
    g.body(board, core=False)
    g.body(
        "Workforce Futures Board",
        members=[
            {
                "role": "Deputy Chief Constable",
                "organisation": [None, "Lancashire Constabulary"],
                "capacity": "co_chair",
            },
            {
                "role": "Director of People",
                "organisation": [None, "Lancashire Constabulary"],
                "capacity": "co_chair",
            },
            {
                "role": ["divisional commanders", "three divisional commanders"],
                "organisation": None,
                "capacity": "member",
            },
            {"role": "UNISON branch secretary", "organisation": [None, "UNISON"], "capacity": "member"},
        ],
    )
    g.decision(
        [None, "first phase"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["approve", "agree"],
                "text": "The Workforce Futures Board approved the review’s first phase on 2 May 2023.",
            }
        ],
        decided_on="2023-05-02",
        body="Workforce Futures Board",
        quotes=["The Workforce Futures Board approved the review’s first phase"],
    )
    g.decision(
        ["Recommendations", "Shaping Our Workforce: changes in posts", None],
        "recommendation",
        "proposed",
        [
            {"number": x, "parent": None, "action": a, "text": t}
            for x, a, t in zip("abc", ("note", "approve", ["agree", "fund"]), RECS, strict=True)
        ],
        body=board,
    )
    g.initiative(
        "Shaping Our Workforce",
        ["unspecified", "in_delivery"],
        also=["Shaping Our Workforce review", "review"],
        governance_body=["Workforce Futures Board", None],
        milestones=[
            {
                "event_has": ["posts"],
                "due_from": [None, "2025-03-31"],
                "due_to": "2025-03-31",
                "state": "planned",
                "optional": True,
            }
        ],
    )
    g.table(ranks)
    g.table(depts)
    g.add_up(
        ranks, 1, rows=[(6, range(6)), (10, range(7, 10)), (12, [6, 10, 11])], columns=[1, 2, 3], places=2
    )
    names = dict(enumerate(["", *["Police officers"] * 3, *["Police staff"] * 3, *["PCSOs"] * 3, "All"]))
    g.add_up(
        depts,
        1,
        rows=[(6, range(6))],
        columns=range(1, 11),
        names=names,
        places=2,
        total_columns=[(10, [3, 6, 9])],
    )
    for check in g.checks:
        if check["kind"] == "column_total" and check["subject_has"][0] in (
            "Now (1 April 2023)",
            "After (31 March 2025)",
        ):
            check["subject_has"] = [check["subject_has"][0].split(" ")[0]]
        if check["subject_has"] == ["Change FTE"]:
            check["subject_has"] = ["Change"]
    g.notes = [
        "Only the change is an FTE benefit: a reduction is positive, the netted growth of 6 constables and of Operations' "
        "2 officers negative.",
        "Table 2 is the second breakdown of the same total: all its cells have is_total 1; its bottom row restates "
        "Table 1's totals by workforce (extra records for it are optional).",
        "A constable's and a PCSO's cost are unit rates; the uplift's 120 officers are recruitment, no benefit.",
        "£3.87m 'of which' £3.12m and £0.75m: a total and its parts.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    fpdf(
        BLOCKS,
        pdf,
        font="LSerif",
        size=11,
        table_size=9,
        ttf=FONTS + "Regular.ttf",
        ttf_bold=FONTS + "Bold.ttf",
        borders="SINGLE_TOP_LINE",
        footer="Shaping Our Workforce",
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
