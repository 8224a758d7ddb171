"""Planned against delivered benefits (target, delivered, forecast, variance), banded landscape, set with WeasyPrint."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, P, T, html_doc, weasyprint
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "surrey-benefits-2024"

CSS = """
@page{size:A4 landscape;margin:1.7cm;@bottom-left{content:"Surrey Police Change Delivery";font-size:7pt}
@bottom-right{content:counter(page);font-size:7pt}}
body{font-family:"DejaVu Sans";font-size:9pt} h1{font-size:14pt} h2{font-size:10.5pt;color:#00594c}
th{background:#00594c;color:#fff;font-weight:normal} td,th{border:none;font-size:8.5pt}
tbody tr:nth-child(odd) td{background:#e3efec} tr.total td{background:#b9d6cf!important}
"""
# programme, benefit, cashable target/delivered/forecast, non-cashable target/delivered/forecast (£000)
DATA: list[tuple[str, str, list[int], list[int]]] = [
    ("Building the Future", "Leases surrendered", [480, 365, 420], [0, 0, 0]),
    ("Building the Future", "Energy and maintenance", [215, 228, 240], [0, 0, 0]),
    ("Digital First", "Statement app", [0, 0, 0], [640, 410, 590]),
    ("Digital First", "Licence rationalisation", [330, 330, 330], [0, 0, 0]),
    ("Digital First", "Automated redaction", [75, 0, 40], [295, 120, 260]),
    ("Contact and Deployment", "Online reporting", [120, 96, 120], [185, 203, 210]),
    ("Contact and Deployment", "Crime recording at first contact", [0, 0, 0], [350, 0, 0]),
    ("Support Services", "Vetting case management", [62, 31, 62], [48, 20, 48]),
]


def show(v: int) -> str:
    """Thousands as printed."""
    return "–" if v == 0 else f"{v:,}"


def signed(v: int) -> str:
    """A variance with a true minus sign or a plus."""
    return "–" if v == 0 else f"−{-v:,}" if v < 0 else f"+{v:,}"


def line(cash: list[int], non: list[int]) -> list[str]:
    """The eight money cells of a row."""
    out: list[str] = []
    for three in (cash, non):
        out += [*map(show, three), signed(three[2] - three[0]) if three[0] else "–"]
    return out


sums = [[sum(d[k][i] for d in DATA) for i in range(3)] for k in (2, 3)]
rows: list[list[str | C]] = []
seen = ""
for programme, benefit, cash, non in DATA:
    count = sum(d[0] == programme for d in DATA)
    first: list[str | C] = [] if programme == seen else [C(programme, rs=count)]
    seen = programme
    rows.append([*first, benefit, *line(cash, non)])
rows.append([C("Total benefits 2023/24", cs=2), *line(sums[0], sums[1])])
benefits = T(
    header=[
        ["", "", C("Cashable", cs=4), C("Non-cashable", cs=4)],
        ["Programme", "Benefit", *["Target", "Delivered", "Forecast", "Variance"] * 2],
    ],
    rows=rows,
    caption="Table 1: Benefits 2023/24, position at 31 December 2023 (£000)",
    widths=[4, 5, *[1.7] * 8],
    align="llrrrrrrrr",
    bold_rows=(len(DATA),),
)
HOURS = [
    ("Statement app", "18,400", "11,900", "Officer"),
    ("Automated redaction", "9,600", "3,900", "Staff"),
    ("Online reporting", "6,100", "6,700", "Staff"),
]
hours = T(
    header=[["Benefit", "Hours a year, target", "Hours a year, delivered", "Group"]],
    rows=[list(h) for h in HOURS],
    caption="Table 2: Time released",
    widths=[5, 3, 3, 2],
    align="lrrl",
)
T1 = (
    f"By the end of December the change programmes had delivered cashable benefits of £{sums[0][1] / 1000:.2f}m against a target "
    f"of £{sums[0][0] / 1000:.2f}m for 2023/24. The forecast for the year is £{sums[0][2] / 1000:.2f}m."
)
T2 = (
    "The benefit of £350k from crime recording at first contact has been removed from the plan, because the pilot showed no "
    "reduction in call time. The shortfall on leases is one of timing: £60k moves to 2024/25."
)
T3 = (
    "Digital First is in delivery; the Statement app went live in June 2023 and all officers are to have it by March 2024. "
    "Building the Future is in its third year. Contact and Deployment is being re-scoped and a new case is due in April "
    "2024. Support Services closed in November 2023."
)
T4 = (
    "Delivering these benefits has cost £1.02m this year, £0.14m more than planned. Not included above are £96k of fraud losses "
    "prevented, which fall to the public and not to the force."
)
T5 = (
    "The Benefits and Assurance Board, chaired by the Head of Change, meets monthly and reports to the Organisation Board. At "
    "its December meeting it approved the re-profiling of the leases benefit."
)
BLOCKS = [
    H("Benefits Report, Quarter 3 2023/24", 1),
    P(
        "To: Organisation Board, 30 January 2024     From: Head of Change     Author: Nadia Wotton, Benefits Lead     Item 9"
    ),
    H("1. Headlines"),
    P(T1, "1.1"),
    P(T2, "1.2"),
    benefits,
    hours,
    H("2. Programmes"),
    P(T3, "2.1"),
    H("3. Costs and governance"),
    P(T4, "3.1"),
    P(T5, "3.2"),
    H("4. Recommendation"),
    P("That the Board notes the delivery of benefits and the changes to the plan.", "4.1"),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Organisation Board"
    g = Gold(
        NAME,
        {
            "title": "Benefits Report, Quarter 3 2023/24",
            "paper_type": "report",
            "body": board,
            "organisation": "Surrey Police",
            "meeting_date": "2024-01-30",
            "agenda_item": "9",
            "reference": None,
            "people": [
                {"name": "Nadia Wotton", "role": "Benefits Lead", "capacity": "author"},
                {
                    "name": None,
                    "role": "Head of Change",
                    "capacity": ["presenter", "author"],
                    "optional": True,
                },
            ],
        },
    )
    year = {"period_start": "2023-04-01", "period_end": "2024-03-31"}

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c < 2:
            return None
        last = r == len(DATA)
        item: object = (
            DATA[r][1]
            if not last
            else ["Total benefits 2023/24", "benefits", "cashable benefits", "change programmes"]
        )
        k, group = (c - 2) % 4, (c - 2) // 4
        if k == 3:
            return "other_amounts", {
                "item": item,
                "role": "net_position",
                "is_total": 1,
                **year,
                "signed": True,
            }
        dropped = not last and DATA[r][1].startswith("Crime recording")
        status = {0: "missed" if dropped else "planned", 1: "delivered", 2: "planned"}[k]
        period = (
            dict(year)
            if k != 1
            else {"period_start": ["2023-04-01", None], "period_end": ["2024-03-31", "2023-12-31"]}
        )
        return "savings", {
            "item": item,
            "programme": [DATA[r][0], DATA[r][1]] if not last else [None, "change programmes"],
            "cashability": ("cashable", "non_cashable")[group],
            "status": ["missed", "planned"] if dropped and k == 0 else status,
            "is_total": 1 if last else [1, 0] if k == 0 and not dropped else 0,
            **period,
        }

    g.grid(benefits, 1000, make)
    for one in g.savings:
        if one["quotes"] == ["350"]:
            one["quotes"].append(
                "The benefit of £350k from crime recording at first contact has been removed from the plan"
            )
    totals = [s for s in g.savings if isinstance(s["item"], list) and s["cashability"] == "cashable"]
    for one, quote in zip(
        totals,
        (
            "against a target of £{:.2f}m for 2023/24",
            "had delivered cashable benefits of £{:.2f}m",
            "The forecast for the year is £{:.2f}m",
        ),
        strict=True,
    ):
        one["quotes"].append(quote.format(one["amount_gbp"] / 1e6))
    lease = next(o for o in g.other_amounts if o["item"] == "Leases surrendered")
    lease["optional"] = True
    g.saving(
        ["Leases surrendered", "leases", "shortfall on leases", "leases benefit"],
        60000,
        ["£60k moves to 2024/25"],
        cashability=["unspecified", "cashable"],
        programme=["Building the Future", None],
        period_start="2024-04-01",
        period_end="2025-03-31",
    )
    g.cost(
        ["Delivering these benefits", "benefits", "change programmes"],
        1020000,
        ["Delivering these benefits has cost £1.02m this year"],
        status="incurred",
        period_start=[None, "2023-04-01"],
        period_end=[None, "2024-03-31"],
    )
    g.cost(
        ["Delivering these benefits", "more than planned"],
        140000,
        ["£0.14m more than planned"],
        optional=True,
        status=["incurred", "unspecified"],
        or_type=["other_amounts"],
        role="net_position",
        is_total=[0, 1],
    )
    g.other(
        ["fraud losses", "fraud losses prevented"],
        96000,
        ["other", "risk"],
        ["£96k of fraud losses prevented"],
        or_type=["savings"],
    )
    for name, target, delivered, group in HOURS:
        prog = next(d[0] for d in DATA if d[1] == name)
        for text, status in ((target, "planned"), (delivered, "delivered")):
            hours_value = float(text.replace(",", ""))
            g.fte(
                name,
                None,
                [text],
                hours=hours_value,
                hours_per_year=hours_value,
                workforce=group.lower(),
                kind="efficiency",
                status=status,
                is_total=[0, 1] if status == "planned" else 0,
                programme=[prog, name, None],
            )
    g.body(board, core=False)
    g.body(
        "Benefits and Assurance Board",
        cadence="monthly",
        members=[{"role": "Head of Change", "organisation": [None, "Surrey Police"], "capacity": "chair"}],
        links=[{"relation": "reports_to", "target": board}],
    )
    g.decision(
        [None, "leases benefit"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["approve", "agree"],
                "text": "At its December meeting it approved the re-profiling of the leases benefit.",
            }
        ],
        decided_on=[None, "2023-12"],
        body="Benefits and Assurance Board",
        quotes=["At its December meeting it approved the re-profiling of the leases benefit"],
    )
    g.decision(
        ["Recommendation", "Benefits Report, Quarter 3 2023/24", None],
        "recommendation",
        "proposed",
        [
            {
                "number": "4.1",
                "parent": None,
                "action": "note",
                "text": "That the Board notes the delivery of benefits and the changes to the plan.",
            }
        ],
        body=board,
    )
    g.initiative("Building the Future", ["in_delivery", "unspecified"])
    g.initiative(
        "Digital First",
        "in_delivery",
        milestones=[
            {
                "event_has": ["live"],
                "due_from": "2023-06-01",
                "due_to": "2023-06-30",
                "state": "done",
                "optional": True,
            },
            {
                "event_has": ["officers"],
                "due_from": [None, "2024-03-01"],
                "due_to": "2024-03-31",
                "state": "planned",
                "optional": True,
            },
        ],
    )
    g.initiative(
        "Statement app",
        ["unspecified", "in_delivery", "delivered"],
        parent=["Digital First", None],
        core=False,
    )
    g.initiative(
        "Contact and Deployment",
        ["in_development", "unspecified", "scoping"],
        milestones=[
            {
                "event_has": ["case"],
                "due_from": ["2024-04-01", None],
                "due_to": "2024-04-30",
                "state": "planned",
            }
        ],
    )
    g.initiative(
        "Support Services",
        "closed",
        milestones=[
            {
                "event_has": ["closed"],
                "due_from": "2023-11-01",
                "due_to": "2023-11-30",
                "state": "done",
                "optional": True,
            }
        ],
    )
    for _, name, _, _ in DATA:
        if name != "Statement app":
            g.initiative(name, "unspecified", core=False)
    g.table(benefits)
    g.table(hours)
    names = {c: ("Cashable", "Non-cashable")[(c - 2) // 4] for c in range(2, 10)}
    g.add_up(benefits, 1000, rows=[(len(DATA), range(len(DATA)))], columns=[2, 3, 4, 6, 7, 8], names=names)
    for c, group in ((5, "Cashable"), (9, "Non-cashable")):
        k = 0 if c == 5 else 1
        value = float((sums[k][2] - sums[k][0]) * 1000)
        g.check("column_total", [group], value, value, 4500.0)
    for check in g.checks:
        check["subject_has"] = []
    grid = benefits.grids()[1]
    it = iter(g.checks)
    for c in (2, 3, 4, 6, 7, 8, 5, 9):
        next(it)["subject_has"] = [["Target", "Delivered", "Forecast", "Variance"][(c - 2) % 4]]
    assert grid[len(DATA)][5] == signed(sums[0][2] - sums[0][0])
    g.notes = [
        "A target whose delivered and forecast parts are also given may be a total (is_total 1); 0 accepted for the rows.",
        "Variance is forecast against target, printed with its sign: net_position and total.",
        "£350k is the target of a benefit removed from the plan: missed.",
        "£60k deferred is planned in 2024/25; the variance of -60 of the same row is optional beside it.",
        "Fraud losses prevented fall to the public: no saving of the force (other), though it may be read as cost avoided.",
        "Table 2 gives hours only.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Benefits Report"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
