"""MTFS annex: savings list with its total at the top, over two pages without a repeated header, and a monitoring table; fpdf2, landscape."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, fpdf
from exam_short import document, fy, link, member, person, points, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "greater-manchester-mtfs-2024"
LIST = [
    ("S01", "Vacancy factor raised from 4% to 5%", "All", 2100, 0, 0, 0),
    ("S02", "Enquiry counters: shorter opening hours", "Districts", 340, 120, 0, 14),
    ("S03", "Custody healthcare re-tender", "Criminal Justice", 0, 610, 250, 0),
    ("S04", "Agency staff in forensic imaging ended", "Crime", 275, 0, 0, 0),
    ("S05", "Property store automation", "Criminal Justice", 0, 180, 420, 9.5),
    ("S06", "Regional procurement of uniform", "Resources", 160, 40, 0, 0),
    ("S07", "Chadderton House lease not renewed", "Resources", 0, 0, 1150, 0),
    ("S08", "Driver training: in-house assessors", "People", 95, 95, 0, 0),
    ("S09", "Business support hub", "Resources", 880, 760, 0, 41),
    ("S10", "Digital interview transcription", "Crime", 410, 390, 0, 22.5),
    ("S11", "Fleet: 130 fewer cars", "Resources", 520, 0, -150, 0),
    ("S12", "Senior officer structure", "All", 230, 230, 0, 4),
    ("S13", "Hire of airwave terminals", "Digital", 0, 300, 0, 0),
    ("S14", "Data centre exit", "Digital", 0, 0, 940, 3),
    ("S15", "Mounted unit: shared stables", "Specialist Operations", 70, 0, 0, 0),
    ("S16", "Overtime for abnormal loads recharged", "Specialist Operations", 145, 55, 0, 0),
]


def n(v: float) -> str:
    return "-" if v == 0 else f"({abs(v):,})" if v < 0 else f"{v:,}"


tot = [sum(r[i] for r in LIST) for i in (3, 4, 5, 6)]  # type: ignore[misc]
savings = T(
    header=[
        ["Ref", "Measure", "Area", "2024/25", "2025/26", "2026/27", "FTE"],
        ["", "", "", "£000", "£000", "£000", "by 2026/27"],
    ],
    rows=[
        ["", "Total new savings", "", *(n(t) for t in tot)],
        *[[r[0], r[1], r[2], n(r[3]), n(r[4]), n(r[5]), n(r[6])] for r in LIST],
    ],
    widths=[1.2, 7, 4, 2.2, 2.2, 2.2, 2.2],
    align="lllrrrr",
    caption="Annex B: New savings in the medium term financial strategy",
    cls="norepeat",
    bold_rows=(0,),
)
MON = [
    ("Districts and Response", 402.6, 405.1),
    ("Crime", 118.4, 117.2),
    ("Specialist Operations", 61.3, 61.3),
    ("Digital", 49.8, 52.0),
    ("Resources and People", 96.7, 94.9),
]
mt = [round(sum(m[i] for m in MON), 1) for i in (1, 2)]


def var(v: float) -> str:
    return "–" if abs(v) < 0.05 else f"{v:.1f} over" if v > 0 else f"{-v:.1f} under"


monitor = T(
    header=[["Area (£m)", "Budget", "Forecast", "Variance"]],
    rows=[
        *[[a, f"{b:.1f}", f"{c:.1f}", var(c - b)] for a, b, c in MON],
        ["Force", f"{mt[0]:.1f}", f"{mt[1]:.1f}", var(mt[1] - mt[0])],
    ],
    widths=[7, 3, 3, 3],
    align="lrrr",
    caption="Table 1: Position at the end of December 2023",
    bold_rows=(5,),
)
T1 = (
    f"The forecast for 2023/24 is an overspend of £{mt[1] - mt[0]:.1f}m, mostly on Digital, where the move of the national radio programme brought "
    "unplanned licence costs of £1.4m. It will be met from the Budget Equalisation Reserve, which held £16.9m in April 2023."
)
T2 = (
    "Of the savings of £14.2m required in 2023/24, £12.9m has been made. The other £1.3m, from the Estates Masterplan, will not be delivered and "
    "has been written out."
)
T3 = (
    f"For 2024/25 the net budget requirement is £779.5m. Pay awards add £22.8m and price rises £6.1m; the council tax precept raises £13.4m more and "
    f"the core grant £9.9m. New savings of £{tot[0] / 1000:.1f}m close the gap. The measures take out {tot[3]:g} FTE police staff over three years, all through turnover."
)
T4 = (
    "Delivery is checked by the Savings Assurance Group. The Chief Resources Officer takes the chair; every Branch Head and the Treasurer’s "
    "representative belong to it. It comes together every four weeks and escalates to the Force Executive. The Force Executive signed off Annex B on "
    "12 January 2024."
)
ASKS = [
    "endorse the new savings in Annex B;",
    "agree to draw on the Budget Equalisation Reserve for the overspend; and",
    "receive a progress report in July 2024.",
]
BLOCKS = [
    H("Greater Manchester Police", 2),
    H("Budget monitoring and medium term savings", 1),
    P(
        "For: Deputy Mayor’s Executive, 25 January 2024.    From: Lyle Audenshaw, Chief Resources Officer.    Ref: DME/24/06"
    ),
    P(T1),
    monitor,
    P(T2),
    P(T3),
    P(T4),
    P("The Executive is invited to:"),
    L(tuple(ASKS), ("i.", "ii.", "iii.")),
    savings,
    P(
        "Notes: each column shows what a measure adds in that year. Figures in brackets are savings that fall away. S03 depends on tender prices."
    ),
]


def gold() -> Gold:
    """The records of the paper."""
    g = Gold(
        NAME,
        document(
            "Budget monitoring and medium term savings",
            "report",
            "Greater Manchester Police",
            [person("Lyle Audenshaw", "Chief Resources Officer", ["author", "presenter"])],
            body=["Deputy Mayor’s Executive"],
            meeting_date="2024-01-25",
            reference="DME/24/06",
        ),
    )
    years = ["2024/25", "2025/26", "2026/27"]
    prog = {"programme": [None, "medium term financial strategy"]}

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c < 3:
            return None
        label: object = LIST[r - 1][1] if r else ["Total new savings", "New savings", "measures"]
        if c == 6:
            return "fte", {
                "item": label,
                "portfolio": [LIST[r - 1][2], None]
                if r and LIST[r - 1][2] == "All"
                else LIST[r - 1][2]
                if r
                else None,
                "fte": v,
                "workforce": ["unspecified", "staff"] if r else ["staff", "unspecified"],
                "is_total": int(r == 0),
                "status": "planned",
                "period_start": None,
                "period_end": ["2027-03-31", None],
            }
        return "savings", {"item": label, **prog, **fy(years[c - 3]), "is_total": int(r == 0), "signed": True}

    g.grid(savings, 1000, make)
    for r in g.fte_benefits:
        if r["is_total"]:
            r["quotes"].append(f"The measures take out {tot[3]:g} FTE police staff over three years")
    for s in g.savings:
        if s["is_total"] and s["quotes"] == [n(tot[0])]:
            s["quotes"].append(f"New savings of £{tot[0] / 1000:.1f}m close the gap")
    y23 = {"period_start": ["2023-04-01", None], "period_end": ["2024-03-31", "2023-12-31", None]}
    for r, (a, b, c) in enumerate([*MON, ("Force", mt[0], mt[1])]):
        total = int(r == 5)
        g.other(a, b * 1e6, "budget", [f"{b:.1f}"], is_total=total, **y23)
        g.other(
            a,
            c * 1e6,
            ["budget", "other", "baseline"],
            [f"{c:.1f}"],
            is_total=total,
            or_type=["costs"],
            status=["planned", "unspecified"],
            **y23,
        )
        if abs(c - b) >= 0.05:
            v = round(c - b, 1) * 1e6
            quotes = [var(c - b)] + ([f"an overspend of £{mt[1] - mt[0]:.1f}m"] if total else [])
            name: object = ["Force", "overspend", "forecast"] if total else a
            signs = [v] if v > 0 else [v, -v]
            for one in signs:
                more: dict[str, object] = {"optional": True} if v < 0 else {}
                g.other(name, one, "net_position", quotes, is_total=1, **y23, **more)
    g.cost(
        ["licence costs", "unplanned licence costs", "Digital", "national radio programme"],
        1400000,
        ["unplanned licence costs of £1.4m"],
        status=["incurred", "planned"],
        programme=[None, "national radio programme"],
    )
    g.other(
        "Budget Equalisation Reserve",
        16900000,
        "reserve",
        ["which held £16.9m in April 2023"],
        period_start=[None, "2023-04-01"],
        period_end=[None, "2023-04-30"],
    )
    y = {k: [v, None] for k, v in fy("2023/24").items()}
    sav = ["savings", "savings required", "Estates Masterplan"]
    g.saving(
        sav,
        14200000,
        ["Of the savings of £14.2m required in 2023/24"],
        is_total=1,
        programme=None,
        **fy("2023/24"),
    )
    g.saving(sav, 12900000, ["£12.9m has been made"], status="delivered", programme=None, **y)
    g.saving(
        ["Estates Masterplan", "other"],
        1300000,
        ["The other £1.3m, from the Estates Masterplan, will not be delivered"],
        status="missed",
        programme=["Estates Masterplan", None],
        **y,
    )
    n24 = {k: [v, None] for k, v in fy("2024/25").items()}
    g.other(
        ["net budget requirement", "budget requirement"],
        779500000,
        "budget",
        ["the net budget requirement is £779.5m"],
        **fy("2024/25"),
        is_total=[0, 1],
    )
    g.cost(["Pay awards", "Pay award"], 22800000, ["Pay awards add £22.8m"], programme=None, **n24)
    g.cost(["price rises", "prices"], 6100000, ["price rises £6.1m"], programme=None, **n24)
    g.other(
        ["council tax precept", "precept"],
        13400000,
        ["precept", "funding_change"],
        ["the council tax precept raises £13.4m more"],
        **n24,
    )
    g.other(["core grant"], 9900000, ["grant", "funding_change"], ["the core grant £9.9m"], **n24)
    g.body(
        "Savings Assurance Group",
        cadence=["every four weeks"],
        remit_has=["Delivery"],
        members=[
            member("Chief Resources Officer", "chair"),
            member(["Branch Head", "every Branch Head"]),
            member(["Treasurer’s representative", "the Treasurer’s representative"]),
        ],
        links=[link("reports_to", "Force Executive")],
    )
    g.body("Force Executive", core=False)
    g.body("Deputy Mayor’s Executive", core=False, also=["Executive"])
    g.decision(
        ["Budget monitoring and medium term savings", None, "The Executive is invited to"],
        "recommendation",
        "proposed",
        points(ASKS, ["endorse", ["agree", "approve", "fund"], ["note", "other"]], ["i", "ii", "iii"]),
        body=["Deputy Mayor’s Executive", "Executive"],
    )
    told(
        g,
        "The Force Executive signed off Annex B on 12 January 2024.",
        "The Force Executive signed off Annex B on 12 January 2024",
        decided_on="2024-01-12",
        body="Force Executive",
    )
    g.initiative("Estates Masterplan", "unspecified", core=False)
    for r in LIST:
        g.initiative(r[1], "unspecified", core=False)
    g.table(monitor)
    g.table(savings)
    g.add_up(
        savings,
        1000,
        rows=[(0, range(1, 17))],
        columns=[3, 4, 5],
        names={3: "2024/25", 4: "2025/26", 5: "2026/27"},
    )
    g.check("column_total", ["FTE"], tot[3], tot[3], 0.85)
    for c, name in ((1, "Budget"), (2, "Forecast")):
        g.check("column_total", [name], mt[c - 1] * 1e6, mt[c - 1] * 1e6, 300000.0)
    v = round((mt[1] - mt[0]) * 1e6)
    g.check("column_total", ["Variance"], float(v), float(v), 300000.0, optional=True)
    for a, b, c in [*MON, ("Force", mt[0], mt[1])]:
        if abs(c - b) >= 0.05:
            d = round(c - b, 1) * 1e6
            g.check("row_total", [a], d, d, 150000.0, optional=True)
    g.notes = [
        "The total row is printed first; the list runs over the page without its header.",
        "A variance '1.2 under' has no printed sign: either sign, optional. Variances are net positions and totals.",
        "(150) in a list of positive savings is a saving that falls out: negative.",
        "The figures of FTE stand in the table's last column under 'by 2026/27'; the total is said again in prose, of police staff.",
        "Target £14.2m with delivered and missed parts given is a total.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    base = Path("/usr/share/fonts/truetype/liberation2")
    fpdf(
        BLOCKS,
        pdf,
        font="LS",
        size=10.5,
        borders="MINIMAL",
        table_size=9.5,
        footer="GMP – DME/24/06",
        ttf=str(base / "LiberationSans-Regular.ttf"),
        ttf_bold=str(base / "LiberationSans-Bold.ttf"),
        landscape=True,
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
