"""Logical tables and papers that print them in many styles, as PDF, for the tests of the table finder."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from boardpapers.document import Page
from boardpapers.document import Table as Found
from boardpapers.extract.read import read_pdf
from boardpapers.extract.tables import find_tables

PROSE = (
    "The Commissioner asked for a further report on the change programme, which sets out what has been "
    "delivered since April, what is still to be delivered and where the plan has changed. Members will "
    "recall that the plan was agreed in the autumn and that progress is reported to every second meeting of "
    "the Board."
)


@dataclass(frozen=True)
class Logical:
    """Rows of strings, the first `headers` of them header; `widths` in points; spans: row, first, last."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    headers: int = 1
    spans: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class Style:
    """How a table is set. `lines`: grid, rules (horizontal), head (under the header), bands, none."""

    lines: str = "grid"
    valign: str = "TOP"
    font: str = "Helvetica"
    size: float = 9.5
    padding: float = 3.0
    leading: float = 1.18
    bold_header: bool = True
    wide: bool = False
    extra: tuple[Any, ...] = field(default=())


def pdf_of(tables: Sequence[Logical], style: Style, before: str = PROSE, after: str = PROSE) -> bytes:
    """A paper with a heading, a paragraph, and the tables with a paragraph after each."""
    buffer = io.BytesIO()
    size = landscape(A4) if style.wide else A4
    document = SimpleDocTemplate(buffer, pagesize=size, margin=56, invariant=1)
    body = ParagraphStyle("body", fontName=style.font, fontSize=11, leading=13.5)
    head = ParagraphStyle("head", parent=body, fontName=_bold(style.font))
    story: list[Any] = [Paragraph("Purpose of the report", head), Spacer(1, 6), Paragraph(before, body)]
    for table in tables:
        story += [Spacer(1, 10), _flowable(table, style), Spacer(1, 10)]
        if after:
            story.append(Paragraph(after, body))
    document.build(story)
    return buffer.getvalue()


def _bold(font: str) -> str:
    return {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}[font]


def _is_figure(string: str) -> bool:
    return string.strip("()-−–+£.,%km").replace(",", "").replace(".", "").isdigit() or string in ("-", "–")


def _flowable(table: Logical, style: Style) -> Table:
    figures = [
        all(_is_figure(r[c]) for r in table.rows[table.headers :] if r[c]) for c in range(len(table.widths))
    ]
    cells = []
    for n, row in enumerate(table.rows):
        header = n < table.headers
        centred = {c for r, a, b in table.spans if r == n for c in range(a, b + 1)}
        cells.append(
            [
                Paragraph(string.replace("&", "&amp;"), _cell_style(style, header, figures[c], c in centred))
                for c, string in enumerate(row)
            ]
        )
    commands: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), style.valign),
        ("TOPPADDING", (0, 0), (-1, -1), style.padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.padding),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        *(("SPAN", (a, r), (b, r)) for r, a, b in table.spans),
        *_lines(table, style),
        *style.extra,
    ]
    return Table(
        cells,
        colWidths=table.widths,
        repeatRows=table.headers,
        splitByRow=1,
        splitInRow=1,
        style=TableStyle(commands),
    )


def _cell_style(style: Style, header: bool, figure: bool, centred: bool) -> ParagraphStyle:
    font = _bold(style.font) if header and style.bold_header else style.font
    align = TA_CENTER if centred else TA_RIGHT if figure else 0
    return ParagraphStyle(
        "cell", fontName=font, fontSize=style.size, leading=style.size * style.leading, alignment=align
    )


def _lines(table: Logical, style: Style) -> list[Any]:
    last = table.headers - 1
    if style.lines == "grid":
        return [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    if style.lines == "rules":
        return [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
            ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ]
    if style.lines == "head":
        return [("LINEBELOW", (0, last), (-1, last), 0.8, colors.black)]
    if style.lines == "bands":
        return [
            ("BACKGROUND", (0, 0), (-1, last), colors.Color(0.8, 0.85, 0.9)),
            *(
                ("BACKGROUND", (0, n), (-1, n), colors.Color(0.94, 0.94, 0.94))
                for n in range(table.headers + 1, len(table.rows), 2)
            ),
        ]
    return []


def pages_of(data: bytes) -> tuple[Page, ...]:
    return read_pdf(data, file_name="drawn.pdf").pages


def found_in(data: bytes) -> tuple[Found, ...]:
    return find_tables(pages_of(data))


def strings(table: Found) -> list[list[str]]:
    """The table's cells as printed; a cell that spans stands once, the others are empty."""
    grid = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text.string
    return grid


FIGURES = Logical(
    (
        ("Department", "2018/19 £000", "2019/20 £000", "2020/21 £000", "Total £000"),
        ("Corporate Services", "120", "345", "(17)", "448"),
        (
            "Estates and Facilities Management, including the sale of three stations",
            "1,250",
            "–",
            "310",
            "1,560",
        ),
        ("Local Policing", "75", "80", "95", "250"),
        ("People Services", "", "1,084", "12", "1,096"),
        ("Forensic Services", "9", "8", "7", "24"),
        ("Total savings", "1,454", "1,517", "407", "3,378"),
    ),
    (170, 75, 75, 75, 75),
)
GROUPED = Logical(
    (
        ("", "2019/20", "", "2020/21", ""),
        ("Force", "Plan", "Actual", "Plan", "Actual"),
        ("Kent", "12.5", "11.0", "14.0", "13.2"),
        ("Essex", "7.0", "7.5", "8.1", "8.0"),
        ("Seven Force Programme", "3.2", "–", "4.4", "1.9"),
        ("Total", "22.7", "18.5", "26.5", "23.1"),
    ),
    (150, 65, 65, 65, 65),
    headers=2,
    spans=((0, 1, 2), (0, 3, 4)),
)
WORDED = Logical(
    (
        ("Group", "Programme", "Overview", "Governance"),
        (
            "North East Collaboration",
            "Digital forensics",
            "A project to share the cost of accreditation by joining the laboratories of all seven forces "
            "over three years.",
            "A board of the seven Commissioners and Chief Constables, chaired by Durham.",
        ),
        (
            "North East Collaboration",
            "Cyber crime",
            "In development. Work with small firms has begun.",
            "As above.",
        ),
        (
            "Blue Light Partnership",
            "Shared training and shared venues",
            "Scoping is under way so that rooms and trainers are shared where that makes sense for every "
            "one of the services.",
            "As above.",
        ),
        ("Blue Light Partnership", "Estates", "Ongoing.", ""),
        (
            "National Programme",
            "Single online home",
            "One website for all forces, with forms for reporting that the public can find and use on any "
            "device.",
            "Overseen by the national board, which meets every two months.",
        ),
    ),
    (95, 95, 160, 130),
)
STATUS = Logical(
    (
        ("Status", "Project", "Crime FTE", "Operations FTE", "Total FTE"),
        ("Delivered", "Mobile data", "6.00", "", "6.00"),
        ("", "Body worn video, second phase with new docking stations", "8.00", "18.00", "26.00"),
        ("", "Criminal justice", "", "5.00", "5.00"),
        ("In delivery", "Connect", "184.00", "136.00", "320.00"),
        ("", "Data insight", "65.00", "39.00", "104.00"),
        ("Grand total", "", "263.00", "198.00", "461.00"),
    ),
    (85, 150, 60, 80, 60),
)
MEETINGS = Logical(
    (
        ("Meeting", "Role in overseeing the programme"),
        (
            "Joint Executive Group (the Commissioner, the Chief Constable and both finance officers)",
            "The group hears about the programme at each of its meetings, every six weeks. It challenges the "
            "savings and the risks, and approves every business case that asks for investment.",
        ),
        ("Audit Committee", "Gives independent challenge to risk and governance."),
        (
            "Budget workshops (the Commissioner, the Treasurer and supporting officers)",
            "Look at the money: what the programme costs and what it saves over the medium term.",
        ),
        (
            "Programme Board (senior managers)",
            "Runs the programme. It meets monthly and reports to the group above.",
        ),
    ),
    (190, 290),
)
POSTS = Logical(
    (
        ("Rank or grade", "Response", "", "Investigation", "", "Total", ""),
        ("", "2021", "2022", "2021", "2022", "2021", "2022"),
        ("Chief Inspector", "4", "4", "6", "5", "10", "9"),
        ("Inspector", "24", "22.5", "18", "18", "42", "40.5"),
        ("Sergeant", "112", "108", "74", "70", "186", "178"),
        ("Police staff (grades A to E)", "31.6", "28.2", "55.4", "49.9", "87.0", "78.1"),
        ("Total", "171.6", "162.7", "153.4", "142.9", "325.0", "305.6"),
    ),
    (130, 55, 55, 55, 55, 55, 55),
    2,
    ((0, 1, 2), (0, 3, 4), (0, 5, 6)),
)
SECT = Logical(
    (
        ("£000", "2021/22", "2022/23", "2023/24"),
        ("Income", "", "", ""),
        ("Government grant", "(120,450)", "(124,000)", "(126,100)"),
        ("Council tax precept", "(61,200)", "(64,018)", "(66,900)"),
        ("Total income", "(181,650)", "(188,018)", "(193,000)"),
        ("Spending", "", "", ""),
        ("Police officer pay and allowances", "98,400", "101,250", "103,775"),
        ("Police staff pay", "44,102", "45,000", "45,900"),
        ("Premises", "8,011", "8,250", "8,400"),
        ("Supplies and services", "31,137", "33,018", "33,925"),
        ("Total spending", "181,650", "187,518", "192,000"),
        ("Shortfall / (surplus)", "–", "(500)", "(1,000)"),
    ),
    (200, 80, 80, 80),
)
ACT = Logical(
    (
        ("No.", "Item", "Action"),
        ("1", "Apologies were received from the Deputy Commissioner and from the Treasurer.", ""),
        (
            "2",
            "The minutes of the last meeting were agreed as a true record, and the actions were "
            "reviewed. The Board heard that two of them are late.",
            "CFO",
        ),
        (
            "3",
            "The change update was noted. RESOLVED: that the business case is approved and £250,000 "
            "is released from the reserve.",
            "Head of Change",
        ),
        ("4", "Any other business. There was none.", ""),
    ),
    (40, 330, 80),
)
OPT = Logical(
    (
        ("Option", "Description", "Cost £k", "Saving £k", "Payback"),
        ("A", "Do nothing", "0", "0", "–"),
        (
            "B",
            "Refurbish the present site in two phases, staying in use throughout",
            "1,450",
            "120",
            "12.1 years",
        ),
        ("C", "Share the fire service's new building", "890", "305", "2.9 years"),
        ("D", "New build", "6,200", "410", "15.1 years"),
    ),
    (50, 210, 60, 60, 70),
)
RISK = Logical(
    (
        ("Ref", "Risk", "Likelihood", "Impact", "Owner", "Mitigation"),
        (
            "R1",
            "Supplier withdraws before go-live",
            "Medium",
            "High",
            "Head of ICT",
            "Contract review each month; second supplier held in reserve.",
        ),
        (
            "R2",
            "Staff leave during consultation",
            "High",
            "Medium",
            "Head of HR",
            "Retention payments agreed.",
        ),
        (
            "R3",
            "Savings slip by a year",
            "Low",
            "High",
            "CFO",
            "Quarterly review of the plan by the Finance Board, with early warning to the Commissioner.",
        ),
    ),
    (30, 120, 60, 50, 70, 150),
)
MEMB = Logical(
    (
        ("Member", "Role"),
        ("Deputy Chief Constable", "Chair"),
        ("Chief Finance Officer", "Member"),
        ("Head of Change", "Member"),
        ("Representative of the Police Federation", "In attendance"),
    ),
    (220, 120),
)
PAY = Logical(
    (
        ("Benefit", "Planned", "Delivered", "Variance", "Status"),
        ("Agile working", "£1.2m", "£0.9m", "(£0.3m)", "Amber"),
        ("Fleet telematics", "£450k", "£470k", "£20k", "Green"),
        ("Shared control room", "£2.0m", "nil", "(£2.0m)", "Red"),
        ("Total", "£3.65m", "£1.37m", "(£2.28m)", ""),
    ),
    (150, 70, 70, 70, 70),
)

ALL = {"figures": FIGURES, "grouped": GROUPED, "worded": WORDED, "status": STATUS, "meetings": MEETINGS}
MORE = {
    "posts": POSTS,
    "sections": SECT,
    "actions": ACT,
    "options": OPT,
    "risks": RISK,
    "members": MEMB,
    "benefits": PAY,
}
