"""Decision notice as a letter, set with Typst in a justified serif."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, Raw, typst, typst_body
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "humberside-letter-2022"

P1 = (
    "Thank you for the business case on the merger of the three volume crime desks, which the Joint Estates and "
    "Change Board considered on 27 January 2022. The Board recommended the preferred option to me, subject to a review "
    "of staffing at Grimsby after six months. I have also taken the advice of my Chief Finance Officer, whose comments "
    "are repeated below."
)
P2 = (
    "The three desks at Hull, Grimsby and Scunthorpe currently cost £4.83m a year. Merging them as one Crime Resolution "
    "Centre is expected to reduce that cost by between £600,000 and £650,000 a year from April 2023. Of this, £410,000 is "
    "cash-releasing; the remainder is officer time which you intend to keep in neighbourhood teams. In the first year the "
    "saving will be no more than £150,000."
)
P3 = (
    "The one-off cost of the move is £487,500, of which £312,000 is for telephony and furniture and £175,500 for early "
    "retirement and redundancy. The Home Office has awarded a grant of £120,000 towards the telephony. I note that the "
    "lease at Scunthorpe carries a penalty of £18,250 if it is ended before its term."
)
P4 = "In exercise of my powers under the Police Reform and Social Responsibility Act 2011 I have therefore decided:"
ITEMS = [
    (
        "1",
        "to approve the creation of the Crime Resolution Centre in accordance with option 3 of the business case;",
    ),
    ("2", "to approve one-off expenditure of £487,500, which shall be met"),
    (
        "3",
        "to note that a further £90,000 may be needed for accommodation in 2023/24, and that any such sum will require "
        "a separate decision;",
    ),
    (
        "4",
        "to delegate to the Assistant Chief Officer (Resources) the settlement of the Scunthorpe lease; and",
    ),
    (
        "5",
        "to require a review of staffing at Grimsby to be reported to the Joint Estates and Change Board within six "
        "months of opening.",
    ),
]
SUB = [
    ("(a)", "as to £120,000, from the Home Office grant;"),
    ("(b)", "as to the balance, from the Change Reserve, provided that"),
]
SUBSUB = [
    ("(i)", "the reserve does not fall below £2m; and"),
    ("(ii)", "expenditure is reported to me every quarter;"),
]
P5 = (
    "This decision replaces Decision 11/2020, by which my predecessor deferred the merger. I rejected option 2 (a joint "
    "desk with South Yorkshire) because its estimated saving of £780,000 a year depends on a system that neither force "
    "yet has."
)
P6 = (
    "The Crime Resolution Centre Project Board, which you chair, should continue to meet every two weeks until the centre "
    "opens. Its members are the Head of Crime Management, the Head of Contact and the UNISON branch secretary, and my "
    "Chief Executive attends. The centre is due to open on 3 October 2022 and the old desks are to close by the end of "
    "December 2022."
)
P7 = (
    "My Chief Finance Officer advises that the expenditure is within the amount set aside in the medium term financial "
    "plan, that the Change Reserve stands at £5.6m, and that the payback period is 14 months on cash-releasing savings "
    "alone."
)

PRE = """
#set page(paper: "a4", margin: (x: 2.7cm, y: 2.5cm), footer: context align(center, text(size: 8pt)[
  Health House, Grange Park Lane, Willerby HU10 6DT #h(1em) #counter(page).display()]))
#set text(font: "Libertinus Serif", size: 11pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, leading: 0.62em)
#show heading: set text(size: 11pt)
"""
BLOCKS = [
    P("**Police and Crime Commissioner for Humberside**", style="center"),
    Raw(typ="#v(1em)"),
    P("Chief Constable Marian Holroyd\nHumberside Police\nPriory Police Station, Hull"),
    P("11 February 2022", style="right"),
    P("Our reference: 03/2022"),
    P("Dear Chief Constable"),
    H("Decision 03/2022: Crime Resolution Centre"),
    P(P1),
    P(P2),
    P(P3),
    P(P4),
    L((ITEMS[0][1], ITEMS[1][1]), ("1.", "2.")),
    L(tuple(t for _, t in SUB), tuple(n for n, _ in SUB), 2),
    L(tuple(t for _, t in SUBSUB), tuple(n for n, _ in SUBSUB), 3),
    L(tuple(t for _, t in ITEMS[2:]), ("3.", "4.", "5.")),
    P(P5),
    P(P6),
    H("Financial advice"),
    P(P7),
    P("A copy of this letter will be placed on my website as the formal record of the decision."),
    P("Yours sincerely"),
    Raw(typ="#v(2.5em)"),
    P("Edmund Garside\nPolice and Crime Commissioner for Humberside\nSigned on 11 February 2022"),
]


def gold() -> Gold:
    """The records of the paper."""
    g = Gold(
        NAME,
        {
            "title": ["Crime Resolution Centre", "Decision 03/2022: Crime Resolution Centre"],
            "paper_type": "decision_record",
            "body": None,
            "organisation": [
                "Police and Crime Commissioner for Humberside",
                "Humberside Police and Crime Commissioner",
                "Humberside OPCC",
                "OPCC Humberside",
            ],
            "meeting_date": None,
            "agenda_item": None,
            "reference": ["03/2022", "Decision 03/2022"],
            "people": [
                {
                    "name": "Edmund Garside",
                    "role": ["Police and Crime Commissioner for Humberside", "Police and Crime Commissioner"],
                    "capacity": ["signatory", "author"],
                },
                {
                    "name": "Marian Holroyd",
                    "role": "Chief Constable",
                    "capacity": "contact",
                    "optional": True,
                },
            ],
        },
    )
    crc = {
        "programme": [
            "Crime Resolution Centre",
            "merger of the three volume crime desks",
            "Crime Resolution Centre Project",
            None,
        ]
    }
    what = [
        "Crime Resolution Centre",
        "Merging them as one Crime Resolution Centre",
        "merger",
        "three desks",
        "merger of the three volume crime desks",
    ]
    g.saving(
        what,
        600000,
        ["reduce that cost by between £600,000 and £650,000 a year from April 2023"],
        amount_max_gbp=650000.0,
        qualifier="range",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_start="2023-04-01",
        is_total=[1, 0],
        **crc,
    )
    g.saving(
        [*what, "cash-releasing", "this"],
        410000,
        ["Of this, £410,000 is cash-releasing"],
        cashability="cashable",
        period_start=["2023-04-01", None],
        recurrence=["unspecified", "recurring"],
        **crc,
    )
    g.saving(
        [*what, "saving", "first year"],
        150000,
        ["In the first year the saving will be no more than £150,000"],
        qualifier="up_to",
        **crc,
    )
    g.saving(
        ["option 2", "joint desk with South Yorkshire", "option 2 (a joint desk with South Yorkshire)"],
        780000,
        ["its estimated saving of £780,000 a year"],
        status="unspecified",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        qualifier=["exact", "about"],
        programme=["option 2", "joint desk with South Yorkshire", *crc["programme"]],
    )
    move = ["one-off cost of the move", "move", "one-off expenditure", "Crime Resolution Centre"]
    g.cost(
        move,
        487500,
        ["The one-off cost of the move is £487,500", "to approve one-off expenditure of £487,500"],
        recurrence="one_off",
        status="approved",
        is_total=1,
        **crc,
    )
    for amount, item, quote in (
        (312000, "telephony and furniture", "of which £312,000 is for telephony and furniture"),
        (175500, "early retirement and redundancy", "£175,500 for early retirement and redundancy"),
    ):
        g.cost(
            [item, *move],
            amount,
            [quote],
            recurrence=["one_off", "unspecified"],
            status=["approved", "planned"],
            **crc,
        )
    g.cost(
        ["accommodation", "further"],
        90000,
        ["a further £90,000 may be needed for accommodation in 2023/24"],
        status=["planned", "unspecified"],
        period_start="2023-04-01",
        period_end="2024-03-31",
        **crc,
    )
    g.other(
        ["three desks", "three desks at Hull, Grimsby and Scunthorpe"],
        4830000,
        "baseline",
        ["The three desks at Hull, Grimsby and Scunthorpe currently cost £4.83m a year"],
    )
    g.other(
        ["grant", "telephony", "Home Office grant"],
        120000,
        "grant",
        ["The Home Office has awarded a grant of £120,000", "as to £120,000, from the Home Office grant"],
    )
    g.other(
        ["penalty", "lease at Scunthorpe"],
        18250,
        "other",
        ["the lease at Scunthorpe carries a penalty of £18,250"],
    )
    g.other(
        ["reserve", "Change Reserve"],
        2000000,
        ["other", "reserve"],
        ["the reserve does not fall below £2m"],
        qualifier=["at_least", "exact"],
    )
    g.other("Change Reserve", 5600000, "reserve", ["the Change Reserve stands at £5.6m"])
    g.body("Joint Estates and Change Board", core=False)
    g.body(
        "Crime Resolution Centre Project Board",
        cadence=["every two weeks", "fortnightly"],
        members=[
            {
                "role": "Chief Constable",
                "organisation": [None, "Humberside Police"],
                "capacity": "chair",
                "optional": True,
            },
            {"role": "Head of Crime Management", "organisation": None, "capacity": "member"},
            {"role": "Head of Contact", "organisation": None, "capacity": "member"},
            {"role": "UNISON branch secretary", "organisation": [None, "UNISON"], "capacity": "member"},
            {"role": "Chief Executive", "organisation": [None, "Humberside OPCC"], "capacity": "attendee"},
        ],
        links=[{"relation": "oversees", "target": "Crime Resolution Centre", "optional": True}],
    )
    acts = ["approve", "approve", "note", "delegate", ["instruct", "review"]]
    items = [
        {"number": n, "parent": None, "action": a, "text": t} for (n, t), a in zip(ITEMS, acts, strict=True)
    ]
    items[1]["action"] = ["approve", "fund"]
    items += [
        {"number": "2.a", "parent": "2", "action": ["fund", "approve"], "text": SUB[0][1]},
        {"number": "2.b", "parent": "2", "action": ["fund", "approve"], "text": SUB[1][1]},
        {"number": "2.b.i", "parent": "2.b", "action": ["other", "fund", "approve"], "text": SUBSUB[0][1]},
        {
            "number": "2.b.ii",
            "parent": "2.b",
            "action": ["other", "fund", "approve", "instruct"],
            "text": SUBSUB[1][1],
        },
    ]
    g.decision(
        "Crime Resolution Centre",
        "decision",
        "approved",
        items,
        reference="03/2022",
        decided_on="2022-02-11",
        references=["11/2020"],
        signatories=[
            {
                "role": ["Police and Crime Commissioner for Humberside", "Police and Crime Commissioner"],
                "name": "Edmund Garside",
                "signed_on": "2022-02-11",
            }
        ],
    )
    g.decision(
        [None, "preferred option"],
        "reported",
        ["proposed", "approved"],
        [
            {
                "number": None,
                "parent": None,
                "action": "recommend",
                "text": "The Board recommended the preferred option to me, subject to a review of staffing at Grimsby after "
                "six months.",
            }
        ],
        body=["Joint Estates and Change Board", None],
        decided_on=["2022-01-27", None],
        core=False,
        quotes=["The Board recommended the preferred option to me"],
    )
    g.decision(
        [None, "merger"],
        "reported",
        "deferred",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "agree"],
                "text": "This decision replaces Decision 11/2020, by which my predecessor deferred the merger.",
            }
        ],
        reference=["11/2020", "Decision 11/2020", None],
        decided_on=[None, "2020"],
        quotes=["by which my predecessor deferred the merger"],
    )
    g.decision(
        [None, "option 2"],
        "reported",
        "rejected",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "agree"],
                "text": "I rejected option 2 (a joint desk with South Yorkshire) because its estimated saving of £780,000 a year "
                "depends on a system that neither force yet has.",
            }
        ],
        quotes=["I rejected option 2 (a joint desk with South Yorkshire)"],
    )
    g.decision(
        [None, "grant"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["fund", "other", "approve"],
                "optional": True,
                "text": "The Home Office has awarded a grant of £120,000 towards the telephony.",
            }
        ],
        core=False,
        quotes=["The Home Office has awarded a grant of £120,000"],
    )
    g.initiative(
        "Crime Resolution Centre",
        ["unspecified", "in_development", "in_delivery"],
        also=["Crime Resolution Centre Project", "merger of the three volume crime desks"],
        governance_body=["Crime Resolution Centre Project Board", None],
        milestones=[
            {
                "event_has": ["open"],
                "due_from": ["2022-10-03", None],
                "due_to": "2022-10-03",
                "state": "planned",
            },
            {
                "event_has": ["close"],
                "due_from": [None, "2022-12-01", "2022-12-31"],
                "due_to": "2022-12-31",
                "state": "planned",
            },
            {"event_has": ["review"], "due_from": None, "due_to": None, "state": "planned", "optional": True},
        ],
    )
    g.notes = [
        "Point 2 is a sentence that runs on in (a) and (b), and (b) in (i) and (ii); each printed point is an item.",
        "The £487,500 includes £312,000 and £175,500 ('of which'), so it is a total; the range £600,000-£650,000 "
        "includes £410,000.",
        "The balance of £367,500 and the £190,000-£240,000 of officer time are not printed and are no records.",
        "The reserve floor of £2m is a condition (role other; reserve accepted).",
        "Humberside's Chief Constable chairs ('which you chair'): the role is known by the addressee only, optional.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    typst(PRE + typst_body(BLOCKS), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
