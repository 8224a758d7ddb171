"""Collaboration report in prose full of amounts in clauses, with one table of shares; WeasyPrint, justified small serif."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import H, L, P, T, html_doc, weasyprint
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "norfolk-suffolk-collaboration-2019"
CSS = """
@page{size:A4;margin:2cm 2.3cm;@bottom-right{content:counter(page);font-size:7.5pt}}
body{font-family:Caladea,serif;font-size:10pt;text-align:justify;hyphens:auto} h1{font-size:13pt;text-align:left}
h2{font-size:10pt;text-align:left;text-transform:none} th{text-align:left;font-weight:normal;font-style:italic}
td,th{border:none;padding:1.5pt 5pt} table{border-top:.8pt solid #000;border-bottom:.8pt solid #000;width:88%}
"""
SHARES = [
    ("Joint Justice Services", 412, 318),
    ("Joint Specialist Operations", 286, 221),
    ("Shared Fleet Workshop", 97, 75),
    ("Joint Vetting Unit", 34, 26),
]
tot = (sum(s[1] for s in SHARES), sum(s[2] for s in SHARES))
shares = T(
    header=[["Joint unit", "Norfolk £000", "Suffolk £000", "Joint saving £000"]],
    rows=[
        *[[n, str(a), str(b), str(a + b)] for n, a, b in SHARES],
        ["All units", str(tot[0]), str(tot[1]), f"{sum(tot):,}"],
    ],
    caption="Savings delivered in 2018/19 by joint unit and force",
    widths=[6, 3, 3, 4],
    align="lrrr",
    bold_rows=(4,),
)
A = [
    (
        "2.1",
        "Joint Justice Services (JJS) was established in 2012 and is now in its third phase. The first two phases achieved "
        "savings of £3.9m. Phase 3, which is in delivery, was expected to save £820k a year; because the digital file "
        "project has been put back to spring 2020, only £560k of this will be realised in 2019/20. The remaining £260k is "
        "deferred to 2020/21.",
    ),
    (
        "2.2",
        "The joint custody contract was let in March 2019 at £4.6m a year, £150k less than the previous one. Of the £150k, "
        "£85k falls to Norfolk and £65k to Suffolk.",
    ),
    (
        "2.3",
        "The Shared Fleet Workshop opened at Diss on 7 January 2019. It cost £1.37m to build, against an approved budget of "
        "£1.25m. The £120k overspend was met from Suffolk’s capital reserve. Sale of the Bury St Edmunds workshop has "
        "brought £640k.",
    ),
    (
        "2.4",
        "The Body Armour Store was closed. No saving is claimed for it. Neither force has yet budgeted for the national "
        "forensics levy, put at £95k a year each.",
    ),
    (
        "2.5",
        "Automatic redaction, piloted in Ipswich since June 2019, releases about 45 hours a week. If the pilot is extended to "
        "both forces it could release 9 FTE and avoid agency costs of between £180k and £220k a year.",
    ),
    (
        "2.6",
        "An offer by a supplier to run the pay team for £310k a year was rejected by the Joint Chief Officer Team in July "
        "2019, since the in-house team costs £288k.",
    ),
]
G = [
    (
        "3.1",
        "The Collaboration Panel is made up of the two Police and Crime Commissioners and the two Chief Constables, and is "
        "chaired by each Commissioner in turn. It meets three times a year.",
    ),
    (
        "3.2",
        "Below the Panel, the Joint Chief Officer Team meets monthly. It is supported in each force by an Organisational Board: "
        "Norfolk’s, led by its Deputy Chief Constable, oversees the Norfolk 2020 programme; Suffolk’s, led by its "
        "Assistant Chief Officer, oversees the Suffolk Change Programme.",
    ),
    (
        "3.3",
        "The Panel signed off the business case for the Joint Vetting Unit in November 2017. The Unit has since been "
        "delivered and closed as a project.",
    ),
]
ASK = [
    "note the savings delivered of £1.47m;",
    "approve a further £65k for the redaction pilot, to be shared equally; and",
    "agree that the two Organisational Boards report jointly on benefits from April 2020.",
]
BLOCKS = [
    P("NORFOLK AND SUFFOLK COLLABORATION PANEL"),
    P("11 September 2019"),
    P("Agenda item 5"),
    H("Progress of Collaboration and Savings", 1),
    P("Report by the Joint Head of Change, Owen Wensum"),
    H("1. Purpose"),
    P(
        "To report on the benefits of collaboration between Norfolk Constabulary and Suffolk Constabulary since the "
        "last meeting.",
        "1.1",
    ),
    H("2. Progress"),
    *[P(t, n) for n, t in A[:1]],
    shares,
    *[P(t, n) for n, t in A[1:]],
    H("3. Governance"),
    *[P(t, n) for n, t in G],
    H("4. Recommendations"),
    P("The Panel is asked to:", "4.1"),
    L(tuple(ASK), ("a.", "b.", "c.")),
]


def gold() -> Gold:
    """The records of the paper."""
    panel = "Collaboration Panel"
    g = Gold(
        NAME,
        {
            "title": "Progress of Collaboration and Savings",
            "paper_type": "report",
            "body": [panel, "Norfolk and Suffolk Collaboration Panel"],
            "organisation": [
                "Norfolk and Suffolk",
                "Norfolk Constabulary",
                "Suffolk Constabulary",
                "Norfolk and Suffolk Collaboration",
                "Norfolk and Suffolk Collaboration Panel",
                None,
            ],
            "meeting_date": "2019-09-11",
            "agenda_item": "5",
            "reference": None,
            "people": [{"name": "Owen Wensum", "role": "Joint Head of Change", "capacity": "author"}],
        },
    )
    y18 = {"period_start": "2018-04-01", "period_end": "2019-03-31"}

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        return "savings", {
            "item": shares.rows[r][0] if r < 4 else ["All units", "savings delivered", "savings"],
            "status": "delivered",
            "programme": [SHARES[r][0], "Joint unit", None] if r < 4 else None,
            "organisation": [
                ["Norfolk", "Norfolk Constabulary", None],
                ["Suffolk", "Suffolk Constabulary", None],
                [None, "Norfolk and Suffolk"],
            ][c - 1],
            "is_total": int(r == 4 or c == 3),
            **y18,
        }

    g.grid(shares, 1000, make)
    last = next(s for s in g.savings if s["quotes"] == [f"{sum(tot):,}"])
    last["quotes"].append("note the savings delivered of £1.47m")
    last["period_start"], last["period_end"] = ["2018-04-01", None], ["2019-03-31", None]
    jjs = {"programme": ["Joint Justice Services", "JJS", None]}
    phase = ["Phase 3", "Joint Justice Services", "JJS", "digital file project"]
    g.saving(
        ["first two phases", "Joint Justice Services", "JJS"],
        3900000,
        ["The first two phases achieved savings of £3.9m"],
        status="delivered",
        **jjs,
    )
    g.saving(
        phase,
        820000,
        ["was expected to save £820k a year"],
        basis="per_annum",
        is_total=[1, 0],
        recurrence=["unspecified", "recurring"],
        **jjs,
    )
    g.saving(
        phase,
        560000,
        ["only £560k of this will be realised in 2019/20"],
        period_start="2019-04-01",
        period_end="2020-03-31",
        **jjs,
    )
    g.saving(
        phase,
        260000,
        ["The remaining £260k is deferred to 2020/21"],
        period_start="2020-04-01",
        period_end="2021-03-31",
        **jjs,
    )
    contract = ["joint custody contract", "custody contract"]
    none = {"programme": [None, "Joint Justice Services", "joint custody contract"]}
    g.saving(
        contract,
        150000,
        ["£150k less than the previous one", "Of the £150k"],
        is_total=1,
        status=["delivered", "planned", "unspecified"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        **none,
    )
    for amount, force, quote in (
        (85000, "Norfolk", "£85k falls to Norfolk"),
        (65000, "Suffolk", "£65k to Suffolk"),
    ):
        g.saving(
            [*contract, force],
            amount,
            [quote],
            status=["delivered", "planned", "unspecified"],
            basis=["per_annum", "unspecified"],
            recurrence=["unspecified", "recurring"],
            organisation=[force, f"{force} Constabulary", None],
            **none,
        )
    g.cost(
        contract,
        4600000,
        ["The joint custody contract was let in March 2019 at £4.6m a year"],
        status=["approved", "incurred", "planned", "unspecified"],
        recurrence=["unspecified", "recurring"],
        basis="per_annum",
        or_type=["other_amounts"],
        role=["baseline", "budget", "other"],
        period_start=[None, "2019-03-01"],
        period_end=[None, "2019-03-31"],
        **none,
    )
    work = {"programme": ["Shared Fleet Workshop", None]}
    g.cost(["Shared Fleet Workshop"], 1370000, ["It cost £1.37m to build"], status="incurred", **work)
    g.cost(
        ["Shared Fleet Workshop", "approved budget"],
        1250000,
        ["against an approved budget of £1.25m"],
        status="approved",
        or_type=["other_amounts"],
        role="budget",
        is_total=[0, 1],
        **work,
    )
    g.other(
        ["overspend", "Shared Fleet Workshop"],
        120000,
        ["net_position", "reserve", "other"],
        ["The £120k overspend was met from Suffolk’s capital reserve"],
        is_total=[1, 0],
        or_type=["costs"],
    )
    g.other(
        ["Sale of the Bury St Edmunds workshop", "Bury St Edmunds workshop"],
        640000,
        "income",
        ["Sale of the Bury St Edmunds workshop has brought £640k"],
    )
    g.cost(
        ["national forensics levy", "forensics levy"],
        95000,
        ["put at £95k a year each"],
        status=["planned", "unspecified"],
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        qualifier=["exact", "about"],
    )
    red = ["Automatic redaction", "redaction pilot", "pilot"]
    g.fte(
        red,
        None,
        ["releases about 45 hours a week"],
        hours=45.0,
        qualifier="about",
        kind="efficiency",
        status=["delivered", "unspecified"],
    )
    g.fte(red, 9.0, ["it could release 9 FTE"], kind="efficiency", status="planned")
    g.saving(
        [*red, "agency costs"],
        180000,
        ["avoid agency costs of between £180k and £220k a year"],
        amount_max_gbp=220000.0,
        qualifier="range",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        programme=["Automatic redaction", "redaction pilot", None],
    )
    g.cost(
        [*red],
        65000,
        ["approve a further £65k for the redaction pilot"],
        status="planned",
        programme=["Automatic redaction", "redaction pilot", None],
    )
    g.cost(
        ["pay team", "offer by a supplier to run the pay team", "offer"],
        310000,
        ["An offer by a supplier to run the pay team for £310k a year"],
        status="unspecified",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
    )
    g.other(["in-house team", "pay team"], 288000, "baseline", ["the in-house team costs £288k"])
    org = [None, "Norfolk", "Suffolk", "Norfolk Constabulary", "Suffolk Constabulary"]
    g.body(
        panel,
        also=["Norfolk and Suffolk Collaboration Panel", "the Panel"],
        cadence="three times a year",
        members=[
            {
                "role": [
                    "two Police and Crime Commissioners",
                    "Police and Crime Commissioners",
                    "Police and Crime Commissioner",
                ],
                "organisation": org,
                "capacity": "member",
            },
            {
                "role": ["two Chief Constables", "Chief Constables", "Chief Constable"],
                "organisation": org,
                "capacity": "member",
            },
            {
                "role": [
                    "each Commissioner in turn",
                    "each Commissioner",
                    "Commissioner",
                    "Police and Crime Commissioner",
                ],
                "organisation": org,
                "capacity": "chair",
            },
        ],
    )
    g.body(
        "Joint Chief Officer Team",
        cadence="monthly",
        links=[{"relation": "reports_to", "target": panel, "optional": True}],
    )
    g.body(
        "Norfolk Organisational Board",
        also=["Organisational Board", "Norfolk’s Organisational Board"],
        members=[{"role": "Deputy Chief Constable", "organisation": org, "capacity": "chair"}],
        links=[{"relation": "oversees", "target": ["Norfolk 2020 programme", "Norfolk 2020"]}],
    )
    g.body(
        "Suffolk Organisational Board",
        also=["Organisational Board", "Suffolk’s Organisational Board"],
        members=[{"role": "Assistant Chief Officer", "organisation": org, "capacity": "chair"}],
        links=[{"relation": "oversees", "target": "Suffolk Change Programme"}],
    )
    g.decision(
        ["Recommendations", "Progress of Collaboration and Savings", None],
        "recommendation",
        "proposed",
        [
            {"number": [x, f"4.1.{x}"], "parent": [None, "4.1"], "action": a, "text": t}
            for x, a, t in zip("abc", ("note", ["approve", "fund"], ["agree", "instruct"]), ASK, strict=True)
        ],
        body=panel,
    )
    g.decision(
        [None, "Joint Vetting Unit"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["approve", "agree"],
                "text": "The Panel signed off the business case for the Joint Vetting Unit in November 2017.",
            }
        ],
        decided_on="2017-11",
        body=[panel, "Panel"],
        quotes=["The Panel signed off the business case"],
    )
    g.decision(
        [None, "offer"],
        "reported",
        "rejected",
        [{"number": None, "parent": None, "action": ["other", "agree"], "text": A[5][1]}],
        decided_on="2019-07",
        body="Joint Chief Officer Team",
        quotes=["was rejected by the Joint Chief Officer Team in July 2019"],
    )
    g.initiative(
        "Joint Justice Services",
        "in_delivery",
        also=["JJS", "Joint Justice Services (JJS)"],
        milestones=[
            {
                "event_has": ["established"],
                "due_from": "2012-01-01",
                "due_to": ["2012-12-31", None],
                "state": "done",
                "optional": True,
            }
        ],
    )
    g.initiative("digital file project", "delayed", parent=[None, "Joint Justice Services"], core=False)
    g.initiative(
        "Shared Fleet Workshop",
        ["delivered", "unspecified"],
        milestones=[
            {"event_has": ["opened"], "due_from": "2019-01-07", "due_to": "2019-01-07", "state": "done"}
        ],
    )
    g.initiative(
        "Automatic redaction",
        "pilot",
        also=["redaction pilot"],
        milestones=[
            {
                "event_has": ["pilot"],
                "due_from": "2019-06-01",
                "due_to": [None, "2019-06-30"],
                "state": "done",
                "optional": True,
            }
        ],
    )
    g.initiative("Joint Vetting Unit", ["closed", "delivered"])
    for name in (
        "Joint Specialist Operations",
        "Norfolk 2020 programme",
        "Suffolk Change Programme",
        "Body Armour Store",
        "joint custody contract",
    ):
        g.initiative(name, "unspecified", core=False, also=["Norfolk 2020"] if "2020" in name else [])
    g.table(shares)
    g.add_up(shares, 1000, rows=[(4, range(4))], columns=[1, 2, 3], total_columns=[(3, [1, 2])])
    for check in g.checks:
        if check["kind"] == "column_total":
            check["subject_has"] = [check["subject_has"][0].split()[0]]
    g.notes = [
        "£820k a year expected, £560k of it realised in 2019/20 and £260k deferred: the whole is a total of its parts.",
        "£150k less than the previous contract is a cost avoided or saved, split by force ('of the £150k'): a total and parts.",
        "No saving is claimed for the Body Armour Store.",
        "Two bodies of one name: the Organisational Boards of Norfolk and of Suffolk.",
        "The recommendation's £1.47m is the table's 1,469: one record.",
        "'Was put back' is no decision; 'signed off' and 'rejected' are.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    weasyprint(html_doc(BLOCKS, CSS, "Progress of Collaboration and Savings"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
