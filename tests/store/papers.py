"""Hand-made outcomes: a paper without a PDF, with a paragraph, a table and a record of each kind."""

import hashlib
from collections.abc import Sequence

from boardpapers.document import (
    Box,
    Cell,
    Document,
    Evidence,
    Paragraph,
    Table,
    Text,
    Word,
    cite_cell,
    cite_paragraph,
)
from boardpapers.errors import Problem
from boardpapers.extract.compose import text_of
from boardpapers.outcome import Outcome
from boardpapers.schemas import (
    BodyLink,
    BodyMember,
    Check,
    Cost,
    Decision,
    DecisionItem,
    FteBenefit,
    GovernanceBody,
    Initiative,
    Milestone,
    OtherAmount,
    PaperMetadata,
    Person,
    Record,
    Saving,
    Signatory,
)


def text(string: str, *, page: int = 1, top: float = 100.0) -> Text:
    """A text on one printed line, a word every 40 points."""
    words = [
        Word(w, Box(50.0 + 40 * n, top, 85.0 + 40 * n, top + 10), "Arial", 10.0)
        for n, w in enumerate(string.split())
    ]
    return text_of([words], page)


def paragraph(position: int, string: str, **options: object) -> Paragraph:
    return Paragraph(position, text(string, top=100.0 + 20 * position), **options)  # type: ignore[arg-type]


def table(position: int, rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(
        Cell(
            r,
            c,
            text(t, page=2, top=50.0 + 15 * r),
            2,
            Box(50, 50 + 15 * r, 90, 60 + 15 * r),
            is_header=r == 0,
        )
        for r, row in enumerate(rows)
        for c, t in enumerate(row)
    )
    return Table(position, 2, 2, len(rows), len(rows[0]), cells, (text("Savings by programme", page=2),))


BODY = "The Strategic Change Board (SCB) agreed on 3 May 2019 to spend £40,000 on the Lantern Programme."


def said(paragraph: Paragraph, words: str, field: str | None = None) -> tuple[Evidence, ...]:
    start = paragraph.text.string.index(words)
    return cite_paragraph(paragraph, start, start + len(words), field=field)


def full_paper(
    name: str = "lantern.pdf",
    organisation: str | None = "Kent Police",
    board: str = "Strategic Change Board (SCB)",
    amount: float = 40000.0,
) -> Outcome:
    """A paper with one record of every type."""
    heading = paragraph(0, "Lantern Programme update", kind="heading")
    body = paragraph(1, BODY, number="1.1", headings=("Lantern Programme update",))
    figures = table(2, [["Programme", "Saving"], ["Lantern", "£63k"], ["Total", "£63k"]])
    cell = next(c for c in figures.cells if (c.row, c.column) == (1, 1))
    total = next(c for c in figures.cells if (c.row, c.column) == (2, 1))
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    document = Document(sha256, name, 2, "digital", (heading, body, figures))
    item = DecisionItem(number="1", action="approve", text="to spend £40,000", evidence=said(body, BODY[22:]))
    nested = DecisionItem(
        number="1.a", parent="1", text="on the Lantern Programme", evidence=said(body, "Lantern")
    )
    records: tuple[Record, ...] = (
        Saving(
            item="Lantern",
            programme="Lantern Programme",
            amount_gbp=63000.0,
            evidence=cite_cell(figures, cell),
        ),
        Saving(item="Total", amount_gbp=63000.0, is_total=True, evidence=cite_cell(figures, total)),
        Cost(
            programme="the Lantern Programme",
            organisation="the Force",
            amount_gbp=amount,
            status="approved",
            evidence=said(body, "£40,000"),
        ),
        OtherAmount(amount_gbp=1.0, role="other", evidence=said(heading, "update")),
        FteBenefit(item="Lantern", fte=2.5, evidence=said(heading, "Lantern")),
        Initiative(
            programme="Lantern Programme",
            name="Lantern Programme",
            parent="Change 2025",
            governance_body="SCB",
            milestones=(Milestone(event="go live", date_text="May", evidence=said(body, "May")),),
            evidence=said(heading, "Lantern Programme"),
        ),
        GovernanceBody(
            body=board,
            name=board,
            acronym="SCB",
            body_kind="board",
            members=(BodyMember(role="Chief Constable", organisation="West Mids", capacity="chair"),),
            links=(BodyLink(relation="oversees", target_programme="Lantern Programme"),),
            evidence=said(body, "Strategic Change Board"),
        ),
        Decision(
            kind="reported",
            status="approved",
            decided_on="2019-05-03",
            body="SCB",
            items=(item, nested),
            signatories=(Signatory(role="Chair"),),
            references=("2018/04",),
            evidence=(*said(body, BODY[22:]), *said(body, "3 May 2019", "decided_on")),
        ),
    )
    metadata = PaperMetadata(
        title="Lantern Programme update",
        organisation=organisation,
        body=board,
        meeting_date="2019-06-01",
        people=(Person(name="A. Writer", capacity="author"),),
        evidence=said(heading, "Lantern Programme update", "title"),
    )
    checks = (
        Check(table=2, kind="column_total", subject="Saving", stated=63000, computed=63000, result="ok"),
    )
    problems = (Problem("extract", "warning", "doubt", "A doubt.", 1),)
    return Outcome(
        sha256,
        name,
        "complete",
        document,
        metadata,
        (("SCB", "Strategic Change Board"),),
        records,
        checks,
        problems,
    )
