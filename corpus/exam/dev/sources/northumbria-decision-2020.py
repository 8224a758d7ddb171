"""Decision form with options side by side (one column for each), set with Chromium, light boxes, slab serif."""

# ruff: noqa: E501 (running text of the paper)
from pathlib import Path

from exam_blocks import C, H, P, T, chromium, html_doc
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "northumbria-decision-2020"
CSS = """
@page{size:A4;margin:1.6cm} body{font-family:"Roboto Slab",serif;font-size:9.5pt} h1{font-size:15pt;text-align:center}
table.form td{border:.6pt solid #555} table.opt td,table.opt th{border:none}
table.opt th{border-bottom:1pt solid #000} table.opt tr.total td{border-top:.5pt solid #000;border-bottom:.5pt solid #000}
"""
LILAC = "#e7e0ee"
ITEMS = [
    "To approve the replacement of the custody records system by option C at a whole-life cost of £3.46m over five years.",
    "To approve that capital costs of £1.18m be added to the capital programme, of which £0.7m falls in 2020/21 and £0.48m "
    "in 2021/22.",
    "To note that the saving of £295k a year assumes the closure of the Forth Banks records office by March 2022.",
    "To delegate authority to the Chief of Staff to sign the contract.",
]
BACK = (
    "The custody records system was bought in 2009 and costs £410k a year to maintain. In July 2019 the Commissioner agreed "
    "that a business case be prepared (decision PCC/411/2019). The case was reviewed by the Digital Policing Board on 14 "
    "January 2020, which recommended option C.\nThe Custody Futures Project is part of the Digital Policing Programme."
)
FIN = (
    "Capital costs will be met from the capital programme. One-off revenue costs of £265k will be met from the IT reserve, "
    "which stands at £1.9m. The saving is cashable and recurring. A Police Transformation Fund bid for £200k was not "
    "successful."
)
RISK = (
    "Delay beyond March 2022 would cost £34k a month. The saving could be up to £60k a year lower if fewer than five posts "
    "are released; the case assumes 7.4 FTE police staff posts."
)
form1 = T(
    header=[],
    rows=[
        [
            C("Ref", fill=LILAC),
            "PCC/436/2020",
            C("Contact", fill=LILAC),
            "Beth Longhirst, Head of Digital Policing",
        ],
        [C("Subject", fill=LILAC), C("Custody Futures: replacement of the custody records system", cs=3)],
        [
            C("DECISION", fill=LILAC, bold=True),
            C("\n".join(f"{i}. {t}" for i, t in enumerate(ITEMS, 1)), cs=3),
        ],
        [C("Background", fill=LILAC), C(BACK, cs=3)],
    ],
    widths=[2.4, 4, 2, 5],
    cls="form",
)
OPT = [  # label, A, B, C; None where a dash is printed
    ("Capital", None, 760, 1180),
    ("One-off revenue", None, 340, 265),
    ("Running costs over five years", 2050, 1930, 2015),
]
whole = [sum(r[i] or 0 for r in OPT) for i in (1, 2, 3)]
SAVE, NPV = (None, 110, 295), (None, -612, -338)


def show(v: int | None) -> str:
    """Thousands as printed."""
    return "-" if v is None else f"−{-v:,}" if v < 0 else f"{v:,}"


options = T(
    header=[
        ["£000", "Option A\nKeep the present system", "Option B\nUpgrade", "Option C\nReplace (preferred)"]
    ],
    rows=[
        *[[n, *map(show, v)] for n, *v in OPT],
        ["Whole-life cost", *map(show, whole)],
        ["Saving per year from 2022/23", *map(show, SAVE)],
        ["Net present value", *map(show, NPV)],
        ["Payback", "-", "10.0 years", "4.9 years"],
    ],
    caption="Options considered",
    widths=[4, 3, 3, 3],
    align="lrrr",
    cls="opt",
    bold_rows=(3,),
)
form2 = T(
    header=[],
    rows=[
        [C("Financial considerations", fill=LILAC), C(FIN, cs=2)],
        [C("Risk", fill=LILAC), C(RISK, cs=2)],
        [
            C("Options rejected", fill=LILAC),
            C("Option A was rejected because support ends in 2021. Option B was rejected on cost.", cs=2),
        ],
        [C("Chief of Staff", fill=LILAC), "Signature   P. Akeld", "Date   3 March 2020"],
        [
            C("Police and Crime Commissioner", fill=LILAC),
            "Signature   Frances Oldgate",
            "Date   5 March 2020",
        ],
    ],
    widths=[3, 6, 4],
    cls="form",
)
BLOCKS = [P("Northumbria Police and Crime Commissioner"), H("Decision Record", 1), form1, options, form2]


def gold() -> Gold:
    """The records of the paper."""
    title = "Custody Futures: replacement of the custody records system"
    g = Gold(
        NAME,
        {
            "title": title,
            "paper_type": "decision_record",
            "body": None,
            "organisation": [
                "Northumbria Police and Crime Commissioner",
                "Northumbria OPCC",
                "OPCC Northumbria",
            ],
            "meeting_date": None,
            "agenda_item": None,
            "reference": "PCC/436/2020",
            "people": [
                {"name": "Beth Longhirst", "role": "Head of Digital Policing", "capacity": "contact"},
                {"name": ["P. Akeld", "P Akeld"], "role": "Chief of Staff", "capacity": "signatory"},
                {"name": "Frances Oldgate", "role": "Police and Crime Commissioner", "capacity": "signatory"},
            ],
        },
    )
    prog = {"programme": ["Custody Futures Project", "Custody Futures", "Digital Policing Programme", None]}
    what = [
        "option C",
        "custody records system",
        "replacement of the custody records system",
        "Custody Futures",
    ]

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0 or r == 6:
            return None
        label = str(options.rows[r][0])
        name = ["A", "B", "C"][c - 1]
        full = ["Keep the present system", "Upgrade", "Replace"][c - 1]
        items = [label, f"Option {name}", f"Option {name} {full}", f"{label} Option {name}", full]
        own = {**prog, "programme": [*prog["programme"], f"Option {name}"]}
        if r == 5:
            return "other_amounts", {
                "item": items,
                "role": ["net_position", "other"],
                "signed": True,
                "is_total": [0, 1],
            }
        if r == 4:
            return "savings", {
                "item": items,
                **own,
                "basis": "per_annum",
                "recurrence": ["unspecified", "recurring"],
                "status": "planned" if name == "C" else "unspecified",
                "period_start": "2022-04-01",
            }
        status = {"C": ["approved"] if r != 2 else ["approved", "planned"]}.get(name, ["unspecified"])
        more: dict[str, object] = {
            "budget": ["capital", "revenue", "unspecified", "unspecified"][r],
            "recurrence": ["unspecified", "one_off", ["unspecified", "recurring"], "unspecified"][r],
        }
        if r == 2:
            more["budget"] = ["unspecified", "revenue"]
        kind = {"item": items, **own, **more, "status": status, "is_total": int(r == 3)}
        if name == "A":
            return "costs", {**kind, "or_type": ["other_amounts"], "role": "baseline"}
        return "costs", kind

    g.grid(options, 1000, make)
    by = {(k, r["amount_gbp"]): r for k in ("savings", "costs") for r in getattr(g, k)}
    by[("costs", 3460000.0)]["quotes"].append("at a whole-life cost of £3.46m over five years")
    by[("costs", 3460000.0)]["item"] += what
    cap = by[("costs", 1180000.0)]
    cap["quotes"].append("capital costs of £1.18m be added to the capital programme")
    cap["item"] += [*what, "capital costs"]
    cap |= {"is_total": [1, 0], "period_start": [None, "2020-04-01"], "period_end": [None, "2022-03-31"]}
    by[("costs", 265000.0)]["quotes"].append("One-off revenue costs of £265k will be met from the IT reserve")
    by[("costs", 265000.0)]["item"] += what
    one = by[("savings", 295000.0)]
    one["quotes"].append("the saving of £295k a year")
    one["item"] += [*what, "saving"]
    one |= {"cashability": "cashable", "recurrence": "recurring"}
    for amount, quote, start, end in (
        (700000, "of which £0.7m falls in 2020/21", "2020-04-01", "2021-03-31"),
        (480000, "£0.48m in 2021/22", "2021-04-01", "2022-03-31"),
    ):
        g.cost(
            [*what, "capital costs", "capital"],
            amount,
            [quote],
            budget=["capital"],
            status="approved",
            period_start=start,
            period_end=end,
            is_total=[0, 1],
            **prog,
        )
    g.cost(
        ["Delay", "Delay beyond March 2022"],
        34000,
        ["Delay beyond March 2022 would cost £34k a month"],
        status=["unspecified", "planned"],
        or_type=["other_amounts"],
        role=["risk", "other"],
        recurrence=["unspecified", "recurring"],
        **prog,
    )
    g.other(
        ["saving", "saving could be lower", "posts"],
        60000,
        ["risk", "other"],
        ["The saving could be up to £60k a year lower"],
        qualifier="up_to",
        or_type=["savings"],
    )
    g.other(["custody records system"], 410000, "baseline", ["costs £410k a year to maintain"])
    g.other("IT reserve", 1900000, "reserve", ["the IT reserve, which stands at £1.9m"])
    g.other(
        ["Police Transformation Fund bid", "Police Transformation Fund"],
        200000,
        ["grant", "other"],
        ["A Police Transformation Fund bid for £200k was not successful"],
    )
    g.fte(
        ["case", "posts", "Custody Futures Project", "police staff posts"],
        7.4,
        ["the case assumes 7.4 FTE police staff posts"],
        workforce="staff",
        kind=["reduction", "unspecified"],
        status="planned",
    )
    g.body("Digital Policing Board", core=False)
    g.decision(
        title,
        "decision",
        "approved",
        [
            {"number": str(i), "parent": None, "action": a, "text": t}
            for i, (a, t) in enumerate(
                zip(("approve", ["approve", "fund"], "note", "delegate"), ITEMS, strict=True), 1
            )
        ],
        reference="PCC/436/2020",
        decided_on="2020-03-05",
        references=["PCC/411/2019"],
        signatories=[
            {"role": "Chief of Staff", "name": ["P. Akeld", "P Akeld"], "signed_on": "2020-03-03"},
            {"role": "Police and Crime Commissioner", "name": "Frances Oldgate", "signed_on": "2020-03-05"},
        ],
    )
    g.decision(
        [None, "business case be prepared"],
        "reported",
        "approved",
        [
            {
                "number": None,
                "parent": None,
                "action": ["agree", "approve", "instruct"],
                "text": "In July 2019 the Commissioner agreed that a business case be prepared (decision PCC/411/2019).",
            }
        ],
        reference=["PCC/411/2019", None],
        decided_on="2019-07",
        quotes=["In July 2019 the Commissioner agreed that a business case be prepared"],
    )
    g.decision(
        [None, "option C"],
        "reported",
        ["proposed", "approved"],
        [
            {
                "number": None,
                "parent": None,
                "action": "recommend",
                "text": "The case was reviewed by the Digital Policing Board on "
                "14 January 2020, which recommended option C.",
            }
        ],
        decided_on=["2020-01-14", None],
        body=["Digital Policing Board", None],
        core=False,
        quotes=["which recommended option C"],
    )
    for x, text in (
        ("A", "Option A was rejected because support ends in 2021."),
        ("B", "Option B was rejected on cost."),
    ):
        g.decision(
            [None, f"Option {x}"],
            "reported",
            "rejected",
            [{"number": None, "parent": None, "action": ["other", "agree"], "text": text, "optional": True}],
            quotes=[text[:-1]],
            core=False,
        )
    g.initiative(
        "Custody Futures Project",
        ["unspecified", "in_development"],
        also=["Custody Futures"],
        parent="Digital Policing Programme",
        milestones=[
            {
                "event_has": ["closure"],
                "due_from": [None, "2022-03-01"],
                "due_to": "2022-03-31",
                "state": "planned",
                "optional": True,
            }
        ],
    )
    g.initiative("Digital Policing Programme", "unspecified", core=False)
    g.table(form1, [None, "Decision Record"], optional=True)
    g.table(options)
    g.table(form2, [None], optional=True)
    for c, name in ((1, "Option A"), (2, "Option B"), (3, "Option C")):
        value = whole[c - 1] * 1000.0
        g.check("column_total", [name], value, value, 2000.0)
    g.notes = [
        "Options stand side by side: the column names the option, the row what is counted.",
        "Whole-life cost is the printed sum of the three rows above it: a total.",
        "Option A's running cost is that of the present system over five years (a cost; baseline accepted).",
        "£410k a year is what the present system costs to maintain: baseline.",
        "The unsuccessful bid is money from outside that does not come: grant or other.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    chromium(html_doc(BLOCKS, CSS, "Decision Record"), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
