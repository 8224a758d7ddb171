"""Decision form with `Decision No.`, `Date of decision`, `Decision made` in one outer box, set with ReportLab."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, P, T, reportlab
from exam_short import document, fy, link, member, mile, person, points, signer, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "wiltshire-decision-2023"
BLUE = "#cfe0ee"
MADE = [
    "to approve the relocation of the Dog Section to the headquarters site at a capital cost of £890,000;",
    "to release £60,000 from the Estates Reserve in 2023/24 to pay for temporary boarding;",
    "to dispose of the Worton Lane site on the open market, with a receipt of not less than £425,000 expected; and",
    "to ask the Chief Constable for a post-project review within twelve months of occupation.",
]
WHY = (
    "The kennels at Worton Lane no longer meet the welfare standard. Repairing them was priced at £310,000 and was "
    "ruled out, since the lease of the training field ends in 2025. The move takes £74,000 a year out of the budget for "
    "rent, security and contract cleaning from 2024/25, and frees 1,150 handler hours a year because the journey to "
    "the training field falls away."
)
GOV = (
    "Delivery is overseen by the Estates and Sustainability Board (Chair: Assistant Chief Officer, Resources), which "
    "sits every second month. Members are the Head of Estates, the OPCC Chief Finance Officer and the Superintendent, "
    "Specialist Operations. The board answers to the Commissioner’s Monitoring Board."
)
TIME = (
    "Planning consent was obtained in March 2023. Ground works are due to start in September 2023, and dogs will be in "
    "occupation by 31 May 2024."
)
CFO = (
    "The Estates Reserve had a balance of £1,940,000 at 1 April 2023. The capital can be met from the £7.2m capital "
    "programme for 2023/24 and the years after."
)
LEGAL = "None arising. The contract will be let under the South West framework."


def k(text: str) -> C:
    return C(text, fill=BLUE, bold=True)


form = T(
    header=[],
    rows=[
        [k("Decision No."), "WS-PCC 17-23", k("Date of decision"), "14 June 2023"],
        [k("Subject"), C("Dog Section: new kennels and sale of Worton Lane", cs=3)],
        [k("Decision maker"), "Police and Crime Commissioner", k("Exempt?"), "No"],
        [
            k("Decision made"),
            C(
                "The Commissioner has decided:\n"
                + "\n".join(f"({n}) {t}" for n, t in zip(("i", "ii", "iii", "iv"), MADE, strict=True)),
                cs=3,
            ),
        ],
        [k("Reasons for decision"), C(WHY, cs=3)],
        [k("Oversight"), C(GOV, cs=3)],
        [k("Timetable"), C(TIME, cs=3)],
        [k("CFO comments"), C(CFO, cs=3)],
        [k("Legal comments"), C(LEGAL, cs=3)],
        [k("Signed"), "Philip Marden", k("Dated"), "14.06.2023"],
        [k("Office held"), C("Police and Crime Commissioner for Wiltshire and Swindon", cs=3)],
    ],
    widths=[3, 5.5, 3, 4],
)
money = T(
    header=[
        ["Element", C("2023/24", cs=2), C("2024/25", cs=2), "Total"],
        ["", "Capital", "Revenue", "Capital", "Revenue", ""],
    ],
    rows=[
        ["Kennel blocks", "540", "–", "120", "–", "660"],
        ["Access road and drainage", "150", "–", "40", "–", "190"],
        ["Professional fees", "32", "–", "8", "–", "40"],
        ["Temporary boarding", "–", "60", "–", "–", "60"],
        ["All elements", "722", "60", "168", "–", "950"],
    ],
    caption="Annex A – Profile of spend (£000)",
    widths=[5, 2, 2, 2, 2, 2],
    align="lrrrrr",
    bold_rows=(4,),
)
BLOCKS = [
    P("**Police and Crime Commissioner for Wiltshire and Swindon**"),
    H("RECORD OF DECISION", 1),
    form,
    money,
    P("Figures in the annex exclude VAT."),
]


def gold() -> Gold:
    """The records of the paper."""
    opcc = [
        "Police and Crime Commissioner for Wiltshire and Swindon",
        "Wiltshire and Swindon Police and Crime Commissioner",
        "Wiltshire OPCC",
        "OPCC Wiltshire",
        "Office of the Police and Crime Commissioner for Wiltshire and Swindon",
        "Wiltshire Police and Crime Commissioner",
    ]
    pcc = ["Police and Crime Commissioner for Wiltshire and Swindon", "Police and Crime Commissioner"]
    g = Gold(
        NAME,
        document(
            ["Dog Section: new kennels and sale of Worton Lane", "Dog Section"],
            "decision_record",
            opcc,
            [person("Philip Marden", pcc, "signatory")],
            reference="WS-PCC 17-23",
        ),
    )
    prog = {
        "programme": [
            None,
            "Dog Section",
            "relocation of the Dog Section",
            "Dog Section: new kennels and sale of Worton Lane",
        ]
    }
    years = [
        None,
        fy("2023/24"),
        fy("2023/24"),
        fy("2024/25"),
        fy("2024/25"),
        {"period_start": [None, "2023-04-01"], "period_end": [None, "2025-03-31"]},
    ]

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]]:
        budget = {
            1: "capital",
            2: "revenue",
            3: "capital",
            4: "revenue",
            5: ["unspecified", "capital", "revenue"],
        }[c]
        label = money.rows[r][0]
        return "costs", {
            "item": label,
            **prog,
            **(years[c] or {}),
            "budget": budget,
            "status": ["approved", "planned", "unspecified"],
            "is_total": int(r == 4 or c == 5),
            "recurrence": ["unspecified", "one_off"],
        }

    g.grid(money, 1000, make)
    board = next(c for c in g.costs if c["item"] == "Temporary boarding" and c["is_total"] == 0)
    board["quotes"].insert(0, "to release £60,000 from the Estates Reserve in 2023/24")
    board["item"] = ["temporary boarding", "Temporary boarding"]
    g.cost(
        [
            "Dog Section",
            "relocation of the Dog Section",
            "capital cost",
            "relocation of the Dog Section to the headquarters site",
        ],
        890000,
        ["at a capital cost of £890,000"],
        budget="capital",
        status="approved",
        is_total=[0, 1],
        **prog,
    )
    g.cost(
        ["Repairing them", "kennels at Worton Lane", "Repairing", "kennels"],
        310000,
        ["Repairing them was priced at £310,000"],
        status="unspecified",
        **prog,
    )
    g.saving(
        ["The move", "rent, security and contract cleaning", "move"],
        74000,
        ["takes £74,000 a year out of the budget"],
        cashability="cashable",
        status="planned",
        recurrence=["unspecified", "recurring"],
        basis="per_annum",
        period_start="2024-04-01",
        period_end=[None, "2025-03-31"],
        **prog,
    )
    g.fte(
        ["handler hours", "move", "journey to the training field", "The move"],
        None,
        ["frees 1,150 handler hours a year"],
        hours=1150.0,
        hours_per_year=1150.0,
        kind="efficiency",
        status=["planned", "unspecified"],
        workforce=["unspecified", "officer"],
    )
    g.other(
        ["Worton Lane site", "receipt", "dispose of the Worton Lane site"],
        425000,
        "income",
        ["with a receipt of not less than £425,000 expected"],
        qualifier="at_least",
    )
    g.other(
        "Estates Reserve",
        1940000,
        "reserve",
        ["a balance of £1,940,000 at 1 April 2023"],
        period_start=[None, "2023-04-01"],
        period_end=[None, "2023-04-01"],
    )
    g.other(
        "capital programme",
        7200000,
        "budget",
        ["the £7.2m capital programme for 2023/24"],
        period_start="2023-04-01",
        period_end=[None, "2024-03-31"],
    )
    g.body(
        "Estates and Sustainability Board",
        remit_has=[],
        cadence=["every second month", "bi-monthly"],
        members=[
            member(["Assistant Chief Officer, Resources", "Assistant Chief Officer"], "chair"),
            member("Head of Estates"),
            member(["OPCC Chief Finance Officer", "Chief Finance Officer"]),
            member(["Superintendent, Specialist Operations", "Superintendent"]),
        ],
        links=[
            link("reports_to", ["Commissioner’s Monitoring Board", "Monitoring Board"]),
            link(
                "oversees",
                ["Dog Section: new kennels and sale of Worton Lane", "Delivery", "Dog Section"],
                optional=True,
            ),
        ],
    )
    g.body("Commissioner’s Monitoring Board", core=False, also=["Monitoring Board"])
    g.decision(
        ["Dog Section: new kennels and sale of Worton Lane", "Dog Section"],
        "decision",
        "approved",
        points(
            MADE,
            ["approve", ["fund", "approve"], ["other", "approve", "agree"], ["instruct", "review"]],
            ["i", "ii", "iii", "iv"],
        ),
        reference="WS-PCC 17-23",
        decided_on="2023-06-14",
        body=[None],
        signatories=[signer(pcc, "Philip Marden", "2023-06-14")],
    )
    told(
        g,
        "Repairing them was priced at £310,000 and was ruled out, since the lease of the training field ends in 2025.",
        "Repairing them was priced at £310,000 and was ruled out",
        "rejected",
        core=False,
    )
    told(
        g,
        "Planning consent was obtained in March 2023.",
        "Planning consent was obtained in March 2023",
        core=False,
        decided_on=["2023-03", None],
    )
    g.initiative(
        "relocation of the Dog Section",
        ["unspecified", "in_development", "in_delivery"],
        also=["Dog Section", "Dog Section: new kennels and sale of Worton Lane", "new kennels"],
        governance_body=["Estates and Sustainability Board", None],
        milestones=[
            mile(["consent"], "2023-03-01", "2023-03-31", "done"),
            mile(["works"], "2023-09-01", ["2023-09-30", None], "planned"),
            mile(["occupation"], None, "2024-05-31", "planned"),
        ],
    )
    g.table(form, [None, "RECORD OF DECISION"], optional=True)
    g.table(money, ["Annex A – Profile of spend (£000)"])
    g.add_up(
        money,
        1000,
        rows=[(4, range(4))],
        columns=[1, 2, 3, 5],
        total_columns=[(5, [1, 2, 3, 4])],
        names={1: "Capital", 2: "Revenue", 3: "Capital", 5: "Total"},
    )
    g.notes = [
        "£60,000 of point (ii) is the annex's cell for temporary boarding in 2023/24: one record, two quotes.",
        "£890,000 is the sum of two years' capital cells; the paper does not call it a total, so 0 or 1.",
        "'Ruled out' is a cost with status unspecified; as a reported rejection it is not core.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    reportlab(
        BLOCKS, pdf, font="Helvetica", size=10, table_size=9.5, rules="horizontal", footer="WS-PCC 17-23"
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
