"""Terms of reference in prose, two columns, justified and hyphenated, set with WeasyPrint."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, Raw, html_doc, weasyprint
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "north-wales-terms-2018"

CSS = """
@page{size:A4;margin:2cm 1.8cm;@top-right{content:"OPCC North Wales";font-size:7.5pt}
@bottom-center{content:counter(page);font-size:8pt}}
body{font-family:"Linux Libertine O",serif;font-size:10.5pt;text-align:justify;hyphens:auto}
h1{font-size:15pt;text-align:left} h2{font-size:11pt;text-align:left;font-variant:small-caps}
.cols{columns:2;column-gap:22pt} .np>.n{flex:0 0 24pt} .li{margin-left:24pt}
"""
A = [
    (
        "1.1",
        "The Strategic Executive Board (“SEB”) is the body through which the Commissioner and the Chief Constable take "
        "joint decisions on change. It receives the change portfolio in full twice a year and approves any business case "
        "with a whole-life cost of more than £1m.",
    ),
    (
        "1.2",
        "It is chaired by the Police and Crime Commissioner. Its other members are the Deputy Police and Crime "
        "Commissioner, the Chief Constable, the Deputy Chief Constable, the Chief Executive and the two Chief Finance "
        "Officers. The Head of Communications attends when media matters are on the agenda.",
    ),
    (
        "1.3",
        "The Board meets every second month. Four members form a quorum, provided that both the Commissioner’s office and "
        "the force are represented.",
    ),
    (
        "2.1",
        "The Programme Assurance Group oversees the Llwybr Programme and the Control Room Convergence Project on behalf of "
        "the Board, to which it reports. Its task is to test whether milestones, costs and benefits are realistic.",
    ),
    (
        "2.2",
        "The Assistant Chief Constable takes the chair. The Group is made up of the senior users of each project, the Head "
        "of Corporate Services, the Head of ICT and a representative of North Wales Fire and Rescue Service. It meets "
        "every six weeks.",
    ),
    (
        "2.3",
        "The Group was formerly known as the Change Scrutiny Panel. No sum may be committed by it beyond £75,000.",
    ),
    (
        "3.1",
        "The Joint Estates Forum is led by the Chief Fire Officer and the Director of Finance as co-chairs and is attended "
        "by the Welsh Ambulance Services NHS Trust. It has met quarterly since 2016 and is part of the All Wales "
        "Collaboration Board’s structure.",
    ),
    (
        "3.2",
        "It is proposed to dissolve the Forum in April 2019 and to create a Blue Light Property Board in its place, which "
        "would report to the Strategic Executive Board and sit three times a year.",
    ),
    (
        "4.1",
        "The Llwybr Programme has moved from design into delivery. It is expected to realise non-cashable savings of "
        "£1.3m by 2020/21 and 28 FTE of officer time. The Control Room Convergence Project remains at the scoping stage; an "
        "outline case is due in March 2019.",
    ),
    (
        "4.2",
        "In May 2018 the Strategic Executive Board commissioned an independent review of benefits, at a cost of £24,600, "
        "which was met from the Commissioner’s own budget.",
    ),
]
HEADS = {
    "1": "Strategic Executive Board",
    "2": "Programme Assurance Group",
    "3": "Joint Estates Forum",
    "4": "Programmes overseen",
}
ASK = [
    "to adopt these terms of reference;",
    "to approve the creation of the Blue Light Property Board; and",
    "to instruct the Chief Executive to review attendance after one year.",
]
blocks = [
    H("Governance of Change in North Wales", 1),
    P("Report to the Strategic Executive Board, 5 November 2018"),
    P("Prepared by Sioned Bellis, Governance Manager"),
    Raw(html='<div class="cols">'),
]
last = ""
for num, text in A:
    if num[0] != last:
        blocks.append(H(f"{num[0]}. {HEADS[num[0]]}"))
        last = num[0]
    blocks.append(P(text, num))
blocks += [
    H("5. Recommendation"),
    P("The Board is invited:", "5.1"),
    L(tuple(ASK), ("(a)", "(b)", "(c)")),
    Raw(html="</div>"),
]
BLOCKS = blocks


def gold() -> Gold:
    """The records of the paper."""
    seb = "Strategic Executive Board"
    g = Gold(
        NAME,
        {
            "title": "Governance of Change in North Wales",
            "paper_type": ["report", "other"],
            "body": seb,
            "organisation": [
                "North Wales Police and Crime Commissioner",
                "OPCC North Wales",
                "North Wales OPCC",
                "North Wales Police",
            ],
            "meeting_date": "2018-11-05",
            "agenda_item": None,
            "reference": None,
            "people": [{"name": "Sioned Bellis", "role": "Governance Manager", "capacity": "author"}],
        },
    )
    llwybr = {"programme": ["Llwybr Programme", "Llwybr"]}
    g.saving(
        ["Llwybr Programme", "savings", "non-cashable savings"],
        1300000,
        ["non-cashable savings of £1.3m by 2020/21"],
        cashability="non_cashable",
        period_end="2021-03-31",
        **llwybr,
    )
    g.fte(
        ["Llwybr Programme", "officer time"],
        28.0,
        ["28 FTE of officer time"],
        workforce="officer",
        kind="efficiency",
        status="planned",
    )
    g.cost(
        ["independent review of benefits", "independent review"],
        24600,
        ["commissioned an independent review of benefits, at a cost of £24,600"],
        status="incurred",
        programme=[None, "Llwybr Programme"],
        period_start=[None, "2018-05-01"],
        period_end=[None, "2018-05-31"],
    )
    g.other(
        ["business case", "any business case", "whole-life cost"],
        1000000,
        "other",
        ["with a whole-life cost of more than £1m"],
        qualifier=["at_least", "exact"],
    )
    g.other(
        ["sum", "Programme Assurance Group", "commitment"],
        75000,
        "other",
        ["No sum may be committed by it beyond £75,000"],
        qualifier=["up_to", "exact", "at_least"],
    )
    org = [None, "North Wales Police", "North Wales OPCC", "OPCC North Wales"]

    def person(
        role: object, capacity: object, organisation: object = None, **more: object
    ) -> dict[str, object]:
        return {"role": role, "organisation": organisation or org, "capacity": capacity, **more}

    g.body(
        seb,
        acronym="SEB",
        cadence=["every second month"],
        remit_has=["joint decisions", "change"],
        status="active",
        members=[
            person("Police and Crime Commissioner", "chair"),
            person("Deputy Police and Crime Commissioner", "member"),
            person("Chief Constable", "member"),
            person("Deputy Chief Constable", "member"),
            person("Chief Executive", "member"),
            person(
                ["two Chief Finance Officers", "Chief Finance Officers", "Chief Finance Officer"], "member"
            ),
            person("Head of Communications", "attendee"),
        ],
    )
    g.body(
        "Programme Assurance Group",
        also=["Change Scrutiny Panel"],
        cadence="every six weeks",
        remit_has=["milestones", "costs", "benefits"],
        status="active",
        members=[
            person("Assistant Chief Constable", "chair"),
            person(["senior users of each project", "senior users"], "member"),
            person("Head of Corporate Services", "member"),
            person("Head of ICT", "member"),
            person(
                [
                    "representative of North Wales Fire and Rescue Service",
                    "a representative of North Wales Fire and Rescue Service",
                    "representative",
                    "North Wales Fire and Rescue Service",
                ],
                "member",
                [None, "North Wales Fire and Rescue Service"],
            ),
        ],
        links=[
            {"relation": "reports_to", "target": [seb, "SEB"]},
            {"relation": "oversees", "target": "Llwybr Programme"},
            {"relation": "oversees", "target": "Control Room Convergence Project"},
        ],
    )
    g.body(
        "Joint Estates Forum",
        cadence="quarterly",
        status="active",
        members=[
            person("Chief Fire Officer", "co_chair", [None, "North Wales Fire and Rescue Service"]),
            person("Director of Finance", "co_chair"),
            person(
                ["Welsh Ambulance Services NHS Trust", None, "representative"],
                "attendee",
                ["Welsh Ambulance Services NHS Trust", None],
            ),
        ],
        links=[
            {
                "relation": "part_of",
                "target": ["All Wales Collaboration Board", "All Wales Collaboration Board’s structure"],
            }
        ],
    )
    g.body(
        "Blue Light Property Board",
        cadence="three times a year",
        status="proposed",
        links=[
            {"relation": "reports_to", "target": [seb, "SEB"]},
            {"relation": "replaces", "target": "Joint Estates Forum"},
        ],
    )
    g.body("All Wales Collaboration Board", core=False)
    g.decision(
        ["Recommendation", "Governance of Change in North Wales", None],
        "recommendation",
        "proposed",
        [
            {"number": [x, f"5.1.{x}"], "parent": [None, "5.1"], "action": a, "text": t}
            for x, a, t in zip(
                "abc", (["approve", "agree", "endorse"], "approve", ["instruct", "review"]), ASK, strict=True
            )
        ],
        body=seb,
    )
    g.decision(
        [None, "independent review of benefits"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "instruct", "review", "approve", "agree"],
                "text": A[-1][1],
            }
        ],
        decided_on="2018-05",
        body=seb,
        quotes=["In May 2018 the Strategic Executive Board commissioned an independent review of benefits"],
    )
    g.decision(
        [None, "dissolve the Forum"],
        "reported",
        "proposed",
        [
            {
                "number": None,
                "parent": None,
                "action": ["other", "recommend"],
                "optional": True,
                "text": A[7][1],
            }
        ],
        core=False,
        quotes=["It is proposed to dissolve the Forum in April 2019"],
    )
    g.initiative(
        "Llwybr Programme", "in_delivery", also=["Llwybr"], governance_body="Programme Assurance Group"
    )
    g.initiative(
        "Control Room Convergence Project",
        "scoping",
        also=["Control Room Convergence"],
        governance_body="Programme Assurance Group",
        milestones=[
            {
                "event_has": ["outline case"],
                "due_from": ["2019-03-01", None],
                "due_to": "2019-03-31",
                "state": "planned",
            }
        ],
    )
    g.notes = [
        "The Change Scrutiny Panel is the old name of the Programme Assurance Group: one body.",
        "The Joint Estates Forum is active until its dissolution is decided; the new board is proposed and replaces it.",
        "£1m and £75,000 are limits: other.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Governance of Change in North Wales"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
