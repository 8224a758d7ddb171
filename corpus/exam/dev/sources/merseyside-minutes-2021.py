"""Minutes in a table with AGREED lines and an ACTION column over several pages, set with Chromium."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, P, T, chromium, html_doc
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "merseyside-minutes-2021"

CSS = """
@page{size:A4;margin:1.8cm 1.6cm} body{font-family:Carlito,sans-serif;font-size:12pt}
h1{font-size:16pt;color:#1b3a6b} h2{font-size:11pt}
table th{background:#1b3a6b;color:#fff;text-align:left} table td{border:none}
table.minutes tr:nth-child(odd) td{background:#e9eef6} table.plainbox{width:70%} table.plainbox td{padding:1pt 4pt}
"""

attend = T(
    header=[],
    rows=[
        ["Chair", "Alan Formby (Deputy Chief Constable)"],
        [
            "Members",
            "Ruth Speke (Assistant Chief Officer, Resources), Colin Dovecot (Assistant Chief Constable, "
            "Local Policing), Priya Netherton (Head of Finance)",
        ],
        ["Attendee", "Moira Sefton (Office of the Police and Crime Commissioner)"],
        ["Secretary", "Lee Kirkdale"],
    ],
    widths=[2, 9],
    cls="plainbox",
)

A = [
    (
        "Minutes of the last meeting",
        "The minutes of 9 February 2021 were taken as read.",
        ["The minutes of 9 February 2021 are approved."],
        [],
    ),
    (
        "Community First restructure",
        "RS presented the closure report. The restructure removed 41 police staff posts and 6 officer posts by 31 December "
        "2020, against a target of 52 posts. Cashable savings of £1.62m a year were secured; the £240k planned from the "
        "front desks will not be achieved because two desks stay open. Severance cost £518,400.",
        [
            "The closure report is accepted and the project is closed.",
            "The £240k is removed from the savings plan.",
        ],
        ["PN to amend the medium term financial plan by 30 April 2021."],
    ),
    (
        "Digital Interview Suite",
        "CD reported that the pilot at Bootle runs until June 2021. The full roll-out would need capital of £890k, of which "
        "£350k is offered by the Home Office. A decision is not possible before the pilot is evaluated.",
        ["The request for capital funding is deferred to the July meeting."],
        ["CD to circulate the evaluation by 25 June 2021.", "LK to place the item on the July agenda."],
    ),
    (
        "Fleet telematics",
        "PN explained that fuel spend fell from £2.9m to £2.75m in 2020/21 after telematics were fitted. The supplier "
        "proposes an extension at £64,000 a year for three years. Insurers have indicated a lower premium, but no figure.",
        [
            "The extension of the telematics contract is approved at £64,000 a year from 2021/22.",
            "The reduction in fuel spend of £150k is recorded as a delivered cashable saving.",
        ],
        [],
    ),
    (
        "Agile Working Programme",
        "RS advised that the programme has moved into delivery. Floor 3 of Canning Place is to be released by September "
        "2021 and is expected to save circa £325k a year in rent. The Agile Working Board, chaired by RS, now meets "
        "fortnightly and reports to this Board.",
        ["Progress is noted."],
        ["RS to report on equipment costs, estimated at up to £410,000, to the next meeting."],
    ),
    (
        "Any other business",
        "CD raised the level of the training budget (£3.1m). No decision was taken.",
        [],
        [],
    ),
]


def body_cell(text: str, agreed: list[str]) -> str:
    """The middle cell of a minute."""
    if len(agreed) < 2:
        return text + "".join(f"\n**AGREED:** {a}" for a in agreed)
    return f"{text}\n**AGREED:**" + "".join(f"\n({n}) {a}" for n, a in zip(("i", "ii"), agreed, strict=True))


minutes = T(
    header=[["Item", "Discussion and decision", "ACTION"]],
    rows=[
        [f"{i}. {title}", body_cell(text, agreed), "\n".join(actions)]
        for i, (title, text, agreed, actions) in enumerate(A, 1)
    ],
    widths=[3, 10, 4],
    cls="minutes",
)
BLOCKS = [
    P("Merseyside Police"),
    H("Change and Efficiency Board", 1),
    P("Minutes of the meeting of **13 April 2021**, held by video conference"),
    attend,
    minutes,
    P("Next meeting: 13 July 2021"),
]


def gold() -> Gold:
    """The records of the paper."""
    board = "Change and Efficiency Board"
    g = Gold(
        NAME,
        {
            "title": [
                "Minutes of the meeting of 13 April 2021",
                "Change and Efficiency Board",
                "Minutes",
                "Minutes of the meeting of 13 April 2021, held by video conference",
            ],
            "paper_type": "minutes",
            "body": board,
            "organisation": "Merseyside Police",
            "meeting_date": "2021-04-13",
            "agenda_item": None,
            "reference": None,
            "people": [
                {
                    "name": "Lee Kirkdale",
                    "role": "Secretary",
                    "capacity": ["author", "contact"],
                    "optional": True,
                },
                {
                    "name": "Ruth Speke",
                    "role": "Assistant Chief Officer, Resources",
                    "capacity": "presenter",
                    "optional": True,
                },
                {"name": ["RS", "PN", "CD"], "role": None, "capacity": "presenter", "optional": True},
            ],
        },
    )
    cf = {"programme": ["Community First restructure", "Community First", None]}
    cfi = ["Community First restructure", "restructure", "closure report"]
    g.saving(
        cfi,
        1620000,
        ["Cashable savings of £1.62m a year were secured"],
        cashability="cashable",
        status="delivered",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_end=[None, "2020-12-31"],
        **cf,
    )
    g.saving(
        ["front desks", *cfi],
        240000,
        [
            "the £240k planned from the front desks will not be achieved",
            "The £240k is removed from the savings plan",
        ],
        status="missed",
        cashability=["unspecified", "cashable"],
        **cf,
    )
    g.cost(["Severance", *cfi], 518400, ["Severance cost £518,400"], status="incurred", **cf)
    g.fte(
        [*cfi, "police staff posts"],
        41.0,
        ["The restructure removed 41 police staff posts"],
        workforce="staff",
        status="delivered",
    )
    g.fte(
        [*cfi, "officer posts"],
        6.0,
        ["6 officer posts by 31 December 2020"],
        workforce="officer",
        status="delivered",
    )
    g.fte(
        [*cfi, "posts", "target"],
        52.0,
        ["against a target of 52 posts"],
        workforce=["unspecified", "mixed"],
        status="planned",
        is_total=[0, 1],
    )
    dis = {"programme": ["Digital Interview Suite", None]}
    g.cost(
        ["full roll-out", "Digital Interview Suite", "roll-out"],
        890000,
        ["The full roll-out would need capital of £890k"],
        budget="capital",
        status=["planned", "unspecified"],
        is_total=[0, 1],
        **dis,
    )
    g.other(
        ["Home Office", "Digital Interview Suite", "full roll-out", "capital"],
        350000,
        "grant",
        ["of which £350k is offered by the Home Office"],
    )
    tel = {"programme": ["Fleet telematics", "telematics", None]}
    year = {"period_start": "2020-04-01", "period_end": "2021-03-31"}
    g.other(
        ["fuel spend", "Fleet telematics"],
        2900000,
        "baseline",
        ["fuel spend fell from £2.9m"],
        period_start=[None, "2020-04-01"],
        period_end=[None, "2021-03-31"],
    )
    g.other(
        ["fuel spend", "Fleet telematics"],
        2750000,
        ["baseline", "budget", "other"],
        ["fuel spend fell from £2.9m to £2.75m in 2020/21"],
        **year,
    )
    g.cost(
        ["extension", "extension of the telematics contract", "telematics contract", "Fleet telematics"],
        64000,
        [
            "The supplier proposes an extension at £64,000 a year for three years",
            "The extension of the telematics contract is approved at £64,000 a year from 2021/22",
        ],
        status="approved",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_start="2021-04-01",
        **tel,
    )
    g.saving(
        ["fuel spend", "reduction in fuel spend", "Fleet telematics", "telematics"],
        150000,
        ["The reduction in fuel spend of £150k is recorded as a delivered cashable saving"],
        cashability="cashable",
        status="delivered",
        period_start=[None, "2020-04-01"],
        period_end=[None, "2021-03-31"],
        **tel,
    )
    awp = {"programme": ["Agile Working Programme", "Agile Working", None]}
    g.saving(
        ["Floor 3 of Canning Place", "rent", "Agile Working Programme", "Canning Place"],
        325000,
        ["is expected to save circa £325k a year in rent"],
        qualifier="about",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        period_end=[None, "2021-09-30"],
        period_start=[None, "2021-09-01"],
        **awp,
    )
    g.cost(
        ["equipment costs", "equipment", "Agile Working Programme"],
        410000,
        ["equipment costs, estimated at up to £410,000"],
        qualifier="up_to",
        **awp,
    )
    g.other(["training budget", "training"], 3100000, "budget", ["the level of the training budget (£3.1m)"])
    g.body(
        board,
        members=[
            {
                "role": ["Deputy Chief Constable", "Alan Formby (Deputy Chief Constable)"],
                "organisation": [None, "Merseyside Police"],
                "capacity": "chair",
            },
            {
                "role": [
                    "Assistant Chief Officer, Resources",
                    "Ruth Speke (Assistant Chief Officer, Resources)",
                ],
                "organisation": [None, "Merseyside Police"],
                "capacity": "member",
            },
            {
                "role": [
                    "Assistant Chief Constable, Local Policing",
                    "Colin Dovecot (Assistant Chief Constable, Local Policing)",
                ],
                "organisation": [None, "Merseyside Police"],
                "capacity": "member",
            },
            {
                "role": ["Head of Finance", "Priya Netherton (Head of Finance)"],
                "organisation": [None, "Merseyside Police"],
                "capacity": "member",
            },
            {
                "role": [None, "Moira Sefton", "Office of the Police and Crime Commissioner"],
                "organisation": None,
                "capacity": "attendee",
                "optional": True,
            },
            {
                "role": ["Secretary", "Lee Kirkdale"],
                "organisation": None,
                "capacity": ["member", "attendee"],
                "optional": True,
            },
        ],
    )
    g.body(
        "Agile Working Board",
        cadence="fortnightly",
        members=[
            {
                "role": ["RS", "Assistant Chief Officer, Resources", "Ruth Speke"],
                "organisation": None,
                "capacity": "chair",
                "optional": True,
            }
        ],
        links=[
            {"relation": "reports_to", "target": board, "optional": True},
            {"relation": "oversees", "target": "Agile Working Programme", "optional": True},
        ],
    )
    status = ["approved", "approved", "deferred", "approved", "noted", ""]
    acts = [
        [["approve"]],
        [["approve", "agree"], ["agree", "approve", "other"]],
        [["other", "agree"]],
        [["approve"], ["note", "agree", "other", "approve"]],
        [["note"]],
    ]
    for (title, _, agreed, actions), st, act in zip(A, status, acts, strict=False):
        numbers = [None] if len(agreed) < 2 else ["i", "ii"]
        items = [
            {"number": n, "parent": None, "action": a, "text": t}
            for n, t, a in zip(numbers, agreed, act, strict=True)
        ]
        items += [{"number": None, "parent": None, "action": "instruct", "text": t} for t in actions]
        g.decision(
            [title, None], "decision", st, items, decided_on="2021-04-13", body=board, quotes=agreed[:1]
        )
    g.decisions[1]["status"] = ["approved"]
    g.initiative(
        "Community First restructure",
        ["closed", "delivered"],
        also=["Community First"],
        milestones=[
            {
                "event_has": ["posts"],
                "due_from": [None, "2020-12-31"],
                "due_to": "2020-12-31",
                "state": "done",
                "optional": True,
            }
        ],
    )
    g.initiative(
        "Digital Interview Suite",
        "pilot",
        milestones=[
            {
                "event_has": ["pilot"],
                "due_from": [None, "2021-06-01"],
                "due_to": "2021-06-30",
                "state": "planned",
                "optional": True,
            }
        ],
    )
    g.initiative(
        "Fleet telematics", ["unspecified", "delivered", "in_delivery"], also=["telematics"], core=False
    )
    g.initiative(
        "Agile Working Programme",
        "in_delivery",
        also=["Agile Working"],
        governance_body="Agile Working Board",
        milestones=[
            {
                "event_has": ["Floor 3"],
                "due_from": [None, "2021-09-01"],
                "due_to": "2021-09-30",
                "state": "planned",
            }
        ],
    )
    g.table(attend, [None], optional=True)
    g.table(minutes, [None, "Minutes of the meeting of 13 April 2021, held by video conference"])
    g.check("prose_against_table", ["fuel"], 150000.0, 150000.0, 100000.0, optional=True)
    g.notes = [
        "Each agenda item's AGREED lines and its ACTION points are one decision; item 6 decides nothing.",
        "The owners' initials stand for roles named in the attendance box; members by initials are optional.",
        "Fuel spend is a running cost (baseline), its fall of £150k the saving.",
        "£350k 'of which' is a grant, so the £890k is not marked a total for sure.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    chromium(html_doc(BLOCKS, CSS, "Change and Efficiency Board minutes"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
