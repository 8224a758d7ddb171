"""Terms of reference as tables, one for each body, set with LibreOffice in a small sans serif."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, P, T, libreoffice
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "sussex-terms-2020"
FILL = "#dbe5f1"


def terms(name: str, rows: list[tuple[str, str]]) -> T:
    """One body's terms as a table of label and text."""
    return T(
        header=[[C(name, cs=2)]],
        rows=[[C(label, fill=FILL, bold=True), text] for label, text in rows],
        widths=[3, 10],
    )


SCB = terms(
    "Strategic Change Board (SCB)",
    [
        (
            "Purpose",
            "To set the direction of the force’s change portfolio, to approve business cases and to hold programme "
            "sponsors to account for the delivery of benefits.",
        ),
        ("Chair", "Deputy Chief Constable"),
        (
            "Membership",
            "Assistant Chief Constable (Operations)\nAssistant Chief Officer (Finance and People)\nDirector of "
            "Digital\nHead of Change Delivery\nChief Finance Officer, Office of the Sussex PCC",
        ),
        ("In attendance", "Head of Internal Audit; Corporate Communications Manager"),
        ("Quorum", "Chair or nominated deputy and three members"),
        ("Frequency", "Monthly, on the last Thursday"),
        ("Reports to", "Joint Executive Board"),
        (
            "Delegated authority",
            "Business cases up to £500,000 capital or £150,000 revenue a year. Larger cases are referred to "
            "the Joint Executive Board.",
        ),
        (
            "Oversees",
            "Transforming Response Programme; Digital Enablement Programme; Estates Rationalisation Programme",
        ),
        (
            "Review",
            "These terms were agreed by the Joint Executive Board on 6 February 2020 and will be reviewed in February "
            "2021.",
        ),
    ],
)
BRG = terms(
    "Benefits Realisation Group (BRG)",
    [
        (
            "Purpose",
            "To validate benefits claimed by projects, to track cashable and non-cashable savings against target and to "
            "challenge slippage.",
        ),
        ("Chair", "Head of Change Delivery"),
        ("Membership", "Business Accountants; Benefits Manager; one representative of each programme"),
        ("Quorum", "Four, including one Business Accountant"),
        ("Frequency", "Every four weeks, one week before the Strategic Change Board"),
        ("Reports to", "Strategic Change Board"),
        ("Replaces", "Efficiency Tracking Meeting"),
    ],
)
TDA = terms(
    "Technical Design Authority",
    [
        (
            "Purpose",
            "To assure that the design of every system is secure, supportable and in line with the national architecture.",
        ),
        ("Chair", "Director of Digital"),
        (
            "Membership",
            "Chief Architect; Information Security Officer; Service Delivery Manager; a Surrey Police architect",
        ),
        ("Quorum", "Three"),
        ("Frequency", "Fortnightly"),
        ("Reports to", "Strategic Change Board"),
        ("Status", "Proposed from 1 April 2020, subject to agreement with Surrey Police"),
    ],
)
INTRO = (
    "This paper sets out terms of reference for the bodies that govern change in Sussex Police in 2020/21. The "
    "portfolio has a budget of £8.6m in 2020/21 and is to deliver savings of £4.1m by 31 March 2022, of which £2.9m is "
    "cashable. The former Efficiency Tracking Meeting has been disbanded."
)
ASK = "The Strategic Change Board is asked to adopt the terms of reference of the Benefits Realisation Group."
BLOCKS = [
    P("Sussex Police"),
    H("Governance of change: terms of reference 2020/21", 1),
    P("Paper for the Strategic Change Board, 27 February 2020. Author: Imogen Ditchling, Portfolio Office"),
    H("Introduction", 2),
    P(INTRO),
    SCB,
    BRG,
    TDA,
    H("Recommendation", 2),
    P(ASK),
]


def gold() -> Gold:
    """The records of the paper."""
    g = Gold(
        NAME,
        {
            "title": "Governance of change: terms of reference 2020/21",
            "paper_type": ["report", "other"],
            "body": ["Strategic Change Board", "Strategic Change Board (SCB)"],
            "organisation": "Sussex Police",
            "meeting_date": "2020-02-27",
            "agenda_item": None,
            "reference": None,
            "people": [
                {"name": "Imogen Ditchling", "role": ["Portfolio Office", None], "capacity": "author"}
            ],
        },
    )
    port = ["portfolio", "change portfolio", "Governance of change"]
    prog = {"programme": [None, "portfolio", "change portfolio"]}
    g.saving(
        port,
        4100000,
        ["is to deliver savings of £4.1m by 31 March 2022"],
        is_total=1,
        period_end="2022-03-31",
        **prog,
    )
    g.saving(
        [*port, "savings", "cashable"],
        2900000,
        ["of which £2.9m is cashable"],
        cashability="cashable",
        period_end=["2022-03-31", None],
        **prog,
    )
    g.other(
        port,
        8600000,
        "budget",
        ["The portfolio has a budget of £8.6m in 2020/21"],
        period_start="2020-04-01",
        period_end="2021-03-31",
        or_type=["costs"],
    )
    limit = [
        "Delegated authority",
        "Business cases",
        "Business cases up to £500,000 capital",
        "capital",
        "revenue",
    ]
    g.other(limit, 500000, "other", ["Business cases up to £500,000 capital"], qualifier="up_to")
    g.other(limit, 150000, "other", ["£150,000 revenue a year"], qualifier=["up_to", "exact"])
    org = [None, "Sussex Police"]

    def person(role: object, capacity: str, organisation: object = None) -> dict[str, object]:
        return {"role": role, "organisation": organisation or org, "capacity": capacity}

    g.body(
        "Strategic Change Board",
        also=["Strategic Change Board (SCB)"],
        acronym="SCB",
        cadence=["Monthly", "Monthly, on the last Thursday"],
        remit_has=["change portfolio", "business cases", "benefits"],
        status="active",
        members=[
            person("Deputy Chief Constable", "chair"),
            person("Assistant Chief Constable (Operations)", "member"),
            person("Assistant Chief Officer (Finance and People)", "member"),
            person("Director of Digital", "member"),
            person("Head of Change Delivery", "member"),
            person(
                ["Chief Finance Officer", "Chief Finance Officer, Office of the Sussex PCC"],
                "member",
                [None, "Office of the Sussex PCC", "Sussex OPCC"],
            ),
            person("Head of Internal Audit", "attendee"),
            person("Corporate Communications Manager", "attendee"),
        ],
        links=[
            {"relation": "reports_to", "target": "Joint Executive Board"},
            {"relation": "oversees", "target": "Transforming Response Programme"},
            {"relation": "oversees", "target": "Digital Enablement Programme"},
            {"relation": "oversees", "target": "Estates Rationalisation Programme"},
        ],
    )
    g.body(
        "Benefits Realisation Group",
        also=["Benefits Realisation Group (BRG)"],
        acronym="BRG",
        cadence=["Every four weeks", "Every four weeks, one week before the Strategic Change Board"],
        remit_has=["benefits", "savings", "slippage"],
        status=["active", "proposed"],
        members=[
            person("Head of Change Delivery", "chair"),
            person("Business Accountants", "member"),
            person("Benefits Manager", "member"),
            person(["one representative of each programme", "representative of each programme"], "member"),
        ],
        links=[
            {"relation": "reports_to", "target": "Strategic Change Board"},
            {"relation": "replaces", "target": "Efficiency Tracking Meeting"},
        ],
    )
    g.body(
        "Technical Design Authority",
        cadence="Fortnightly",
        remit_has=["design", "secure", "architecture"],
        status="proposed",
        members=[
            person("Director of Digital", "chair"),
            person("Chief Architect", "member"),
            person("Information Security Officer", "member"),
            person("Service Delivery Manager", "member"),
            person(
                ["Surrey Police architect", "a Surrey Police architect", "architect"],
                "member",
                [None, "Surrey Police", "Sussex Police"],
            ),
        ],
        links=[{"relation": "reports_to", "target": "Strategic Change Board"}],
    )
    g.body("Joint Executive Board", core=False)
    g.body("Efficiency Tracking Meeting", status="disbanded")
    g.decision(
        ["Recommendation", "Governance of change: terms of reference 2020/21", None],
        "recommendation",
        "proposed",
        [{"number": None, "parent": None, "action": ["approve", "agree", "endorse"], "text": ASK}],
        body="Strategic Change Board",
    )
    g.decision(
        [None, "terms of reference"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["agree", "approve"],
                "text": "These terms were agreed by the Joint Executive Board on 6 February 2020 and will be reviewed in February "
                "2021.",
            }
        ],
        decided_on="2020-02-06",
        body="Joint Executive Board",
        quotes=["These terms were agreed by the Joint Executive Board on 6 February 2020"],
    )
    g.decision(
        [None, "Efficiency Tracking Meeting"],
        "reported",
        ["approved", "unspecified"],
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "agree"],
                "optional": True,
                "text": "The former Efficiency Tracking Meeting has been disbanded.",
            }
        ],
        core=False,
        quotes=["The former Efficiency Tracking Meeting has been disbanded"],
    )
    for name in (
        "Transforming Response Programme",
        "Digital Enablement Programme",
        "Estates Rationalisation Programme",
    ):
        g.initiative(name, "unspecified", core=False)
    for t, caption in (
        (SCB, "Strategic Change Board (SCB)"),
        (BRG, "Benefits Realisation Group (BRG)"),
        (TDA, "Technical Design Authority"),
    ):
        g.table(t, [None, caption])
    g.notes = [
        "A board's table has its name as a title row over both columns.",
        "Limits of delegation are other_amounts, role other; the portfolio budget is an allocation (budget), a cost accepted.",
        "The Technical Design Authority is proposed; the Benefits Realisation Group is described in the present tense, its "
        "terms still to be adopted (active or proposed).",
        "The Deputy Chief Constable's 'nominated deputy' in the quorum is no member.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    libreoffice(
        BLOCKS, pdf, font="Liberation Sans", size=10, table_size=9, footer="Sussex Police: Portfolio Office"
    )


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
