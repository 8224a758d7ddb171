"""Request form with tick boxes `Approved / Not approved`, officers' comments and a declaration; HTML printed by LibreOffice Writer."""

# ruff: noqa: E501 (running text of the paper)
from html import escape
from pathlib import Path

from exam_blocks import T
from exam_print import writer_html
from exam_short import document, fy, mile, person, points, signer, told
from make_gold import Gold, report

HERE = Path(__file__).resolve().parent.parent
NAME = "hampshire-decision-2022"
REC = [
    "That the Commissioner approve the creation of a single Digital Case File Team at Netley from 5 September 2022.",
    "That one-off costs of £118,400 in 2022/23 be funded from the Change Reserve.",
    "That it be noted that redundancy costs could reach £90,000.",
]
BACK = [
    "Case files are at present built by 14 small units across the two counties, and one file in five comes back from the Crown "
    "Prosecution Service. The proposal went through the Criminal Justice Programme Board on 21 June 2022, which recommended it "
    "subject to an agreed training plan.",
    "The new model takes out 14.5 FTE case builders and puts in 4 FTE file reviewers, a net reduction of 10.5 FTE police staff by "
    "31 March 2023. It also gives back to officers 6,200 hours a year that go into redaction today.",
    "The saving is £215k in 2022/23 and £463k in every later year. Both are cash-releasing. Licences for the redaction software "
    "cost £37k a year, which has been deducted from these figures.",
]
CFO = (
    "The Change Reserve stands at £2.85m and can bear the cost. The saving is slightly below the £0.5m assumed in the medium term "
    "financial strategy; the difference has been reported to the Commissioner."
)
LAW = "Consultation with staff associations closed on 17 June 2022. I have no further comments."
PCCSAYS = "I would like to see the first results by Christmas."
money = T(
    header=[["One-off costs", "£"]],
    rows=[
        ["Fitting out at Netley", "61,900"],
        ["Training (12 courses)", "34,500"],
        ["Project manager, six months", "22,000"],
        ["", "118,400"],
    ],
    widths=[8, 3],
    align="lr",
    caption="Breakdown of one-off costs",
)


def page() -> str:
    """The form as HTML that Writer understands: tables with border attributes."""

    def tr(*cells: str) -> str:
        return "<tr>" + "".join(cells) + "</tr>"

    def td(text: str, grey: bool = False, span: int = 1) -> str:
        fill = ' bgcolor="#e6e6e6"' if grey else ""
        text = escape(text, quote=False).replace("\n", "<br>")
        return f'<td colspan="{span}"{fill}><p style="margin:1pt">{"<b>" + text + "</b>" if grey else text}</p></td>'

    box = 'border="1" cellpadding="4" cellspacing="0" width="100%" style="border-collapse:collapse"'
    head = (
        f"<table {box}>"
        + tr(td("PCC reference", True), td("HIOW/DN/041/2022"), td("Submitted", True), td("4 July 2022"))
        + tr(td("Title of request", True), td("Digital Case File Team", span=3))
        + tr(
            td("Requested by", True),
            td("Lorna Titchfield, Head of Criminal Justice"),
            td("Executive lead", True),
            td("T/ACC Rob Hursley"),
        )
        + "</table>"
    )
    rec = "".join(f"<p>{i}. {escape(t, quote=False)}</p>" for i, t in enumerate(REC, 1))
    back = "".join(f"<p>4.{i} {escape(t, quote=False)}</p>" for i, t in enumerate(BACK, 1))
    rows = "".join(
        f'<tr><td>{escape(str(a))}</td><td align="right">{"<b>" + str(b) + "</b>" if not a else b}</td></tr>'
        for a, b in money.rows
    )
    cost = f'<p><b>{money.caption}</b></p><table border="1" cellpadding="2" cellspacing="0" width="60%" style="border-collapse:collapse"><tr><td><b>One-off costs</b></td><td align="right"><b>£</b></td></tr>{rows}</table>'
    comments = (
        f"<table {box}>"
        + tr(td("Chief Finance Officer’s comments", True))
        + tr(td(CFO))
        + tr(td("Name: D. Emsworth") + "")
        + tr(td("Monitoring Officer’s comments", True))
        + tr(td(LAW))
        + tr(td("Name: J. Alresford"))
        + "</table>"
    )
    final = (
        f"<table {box}>"
        + tr(td("Commissioner’s decision", True, 3))
        + tr(td("☒ Approved"), td("☐ Not approved"), td("☐ Further information required"))
        + tr(td("Comments", True), td(PCCSAYS, span=2))
        + tr(
            td("Declaration", True),
            td(
                "I confirm that I have considered whether I have any personal or prejudicial interest in this matter and that I have none.",
                span=2,
            ),
        )
        + tr(td("Signature", True), td("Corinne Botley", span=2))
        + tr(td("Post", True), td("Police and Crime Commissioner", span=2))
        + tr(td("Date", True), td("11 July 2022", span=2))
        + "</table>"
    )
    return (
        '<!doctype html><html><head><meta charset="utf-8"><style>@page{size:21cm 29.7cm;margin:2cm} body,p,td{font-family:"Liberation Sans";font-size:10pt} '
        "h1{font-size:15pt;font-family:Liberation Sans} h2{font-size:11.5pt;font-family:Liberation Sans}</style></head><body>"
        "<p>Hampshire &amp; Isle of Wight Police and Crime Commissioner</p><h1>Request for decision</h1>"
        f"<h2>1. Details</h2>{head}<h2>2. Recommendations</h2>{rec}<h2>3. Costs</h2>{cost}<h2>4. Supporting information</h2>{back}"
        f"<h2>5. Advice</h2>{comments}<h2>6. Decision</h2>{final}</body></html>"
    )


def gold() -> Gold:
    """The records of the paper."""
    pcc = ["Police and Crime Commissioner"]
    team = ["Digital Case File Team", "single Digital Case File Team"]
    g = Gold(
        NAME,
        document(
            ["Digital Case File Team", "Request for decision"],
            "decision_record",
            [
                "Hampshire & Isle of Wight Police and Crime Commissioner",
                "Hampshire and Isle of Wight Police and Crime Commissioner",
                "Hampshire and Isle of Wight OPCC",
                "Hampshire OPCC",
            ],
            [
                person("Lorna Titchfield", "Head of Criminal Justice", ["author", "contact"]),
                person(
                    ["Rob Hursley", "T/ACC Rob Hursley"],
                    ["T/ACC", "Executive lead", None],
                    ["contact", "author", "presenter"],
                    optional=True,
                ),
                person("Corinne Botley", pcc, "signatory"),
                person("D. Emsworth", "Chief Finance Officer", ["signatory", "contact"], optional=True),
                person("J. Alresford", "Monitoring Officer", ["signatory", "contact"], optional=True),
            ],
            reference="HIOW/DN/041/2022",
        ),
    )
    prog = {"programme": [*team, None]}

    def make(r: int, c: int, v: float) -> tuple[str, dict[str, object]] | None:
        if c == 0:
            return None
        more = {
            **prog,
            "recurrence": "one_off",
            "status": ["approved", "planned", "unspecified"],
            **{k: [x, None] for k, x in fy("2022/23").items()},
        }
        return "costs", {
            "item": money.rows[r][0] or ["one-off costs", "One-off costs", "Breakdown of one-off costs"],
            "is_total": int(r == 3),
            **more,
        }

    g.grid(money, 1, make)
    g.costs[-1]["quotes"].append("one-off costs of £118,400 in 2022/23")
    g.costs[-1] |= {"status": "approved", **fy("2022/23")}
    g.cost(
        ["redundancy costs", "redundancy"],
        90000,
        ["redundancy costs could reach £90,000"],
        qualifier="up_to",
        status=["planned", "unspecified"],
        **prog,
    )
    g.cost(
        ["Licences for the redaction software", "redaction software", "Licences"],
        37000,
        ["Licences for the redaction software cost £37k a year"],
        status=["planned", "unspecified"],
        recurrence=["unspecified", "recurring"],
        basis="per_annum",
        **prog,
    )
    s = ["saving", "new model", "Digital Case File Team", "The saving"]
    g.saving(s, 215000, ["The saving is £215k in 2022/23"], cashability="cashable", **fy("2022/23"), **prog)
    g.saving(
        s,
        463000,
        ["£463k in every later year"],
        cashability="cashable",
        basis="per_annum",
        recurrence=["unspecified", "recurring"],
        **{**prog, "period_start": [None, "2023-04-01"]},
    )
    g.saving(
        [*s, "medium term financial strategy"],
        500000,
        ["below the £0.5m assumed in the medium term financial strategy"],
        cashability=["unspecified", "cashable"],
        **prog,
    )
    g.other("Change Reserve", 2850000, "reserve", ["The Change Reserve stands at £2.85m"])
    p = {"period_start": None, "period_end": [None, "2023-03-31"], "status": ["planned", "unspecified"]}
    g.fte(
        ["case builders", "new model"],
        14.5,
        ["takes out 14.5 FTE case builders"],
        workforce=["unspecified", "staff"],
        **p,
    )
    g.fte(
        ["file reviewers", "new model"],
        -4.0,
        ["puts in 4 FTE file reviewers"],
        workforce=["unspecified", "staff"],
        **{**p, "kind": ["reduction", "reinvestment", "unspecified"]},
    )
    g.fte(
        ["net reduction", "police staff", "new model"],
        10.5,
        ["a net reduction of 10.5 FTE police staff by 31 March 2023"],
        workforce="staff",
        is_total=1,
        **{**p, "period_end": "2023-03-31", "status": "planned"},
    )
    g.fte(
        ["redaction", "officers", "new model"],
        None,
        ["gives back to officers 6,200 hours a year"],
        hours=6200.0,
        hours_per_year=6200.0,
        workforce="officer",
        kind="efficiency",
        status=["planned", "unspecified"],
    )
    g.body("Criminal Justice Programme Board", remit_has=[])
    g.decision(
        ["Digital Case File Team", "Request for decision"],
        "decision",
        "approved",
        points(
            [[t, t.removeprefix("That ")] for t in REC],
            ["approve", "fund", "note"],
            [["1", "2.1"], ["2", "2.2"], ["3", "2.3"]],
        ),
        reference="HIOW/DN/041/2022",
        decided_on="2022-07-11",
        signatories=[
            signer(pcc, "Corinne Botley", "2022-07-11"),
            signer("Chief Finance Officer", "D. Emsworth", None) | {"optional": True},
            signer("Monitoring Officer", "J. Alresford", None) | {"optional": True},
        ],
    )
    told(
        g,
        BACK[0].split(". ", 1)[1],
        "which recommended it subject to an agreed training plan",
        ["approved", "proposed", "unspecified"],
        ["recommend", "approve", "endorse"],
        decided_on=["2022-06-21", None],
        core=False,
        body=["Criminal Justice Programme Board", None],
    )
    g.initiative(
        "Digital Case File Team",
        ["unspecified", "in_development"],
        milestones=[
            mile(["Netley"], "2022-09-05", ["2022-09-05", None], "planned"),
            mile(["first results"], None, None, "planned", optional=True),
            mile(["Consultation"], [None, "2022-06-17"], "2022-06-17", "done", optional=True),
        ],
    )
    g.table(money)
    g.check("column_total", ["£"], 118400.0, 118400.0, 2.0)
    g.notes = [
        "4 FTE put in are netted against 14.5 taken out: negative; the net of 10.5 is a total.",
        "Recommendations plus a ticked box 'Approved' are one decision, approved on the day of signature.",
        "Advice officers named without signature line: optional signatories.",
        "The board's recommendation ('which recommended it') may be told as a reported decision: not core.",
    ]
    return g


def render(pdf: Path) -> None:
    """Set the paper."""
    writer_html(page(), pdf)


if __name__ == "__main__":
    render(HERE / "papers" / f"{NAME}.pdf")
    report(gold(), HERE)
