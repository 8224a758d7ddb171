"""Blocks from which the exam papers are set, and the producers that set them.

A paper is a list of blocks (`H`, `P`, `L`, `T`, `Raw`, `Break`). The same blocks go through Chromium, WeasyPrint,
LibreOffice, Typst, ReportLab or fpdf2, so that a paper's content and its gold never depend on the producer.
Marks in texts: `**bold**`, `^1^` a superscript (a footnote mark), a line feed a line break.
"""

# ruff: noqa: E501 (running text of the paper)
from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class C:
    """A table cell: its text, its spans, a fill colour (`#rrggbb`), bold."""

    text: str
    cs: int = 1
    rs: int = 1
    fill: str = ""
    bold: bool = False


@dataclass(frozen=True)
class H:
    """A heading."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class P:
    """A paragraph, with its printed number."""

    text: str
    num: str = ""
    style: str = ""


@dataclass(frozen=True)
class L:
    """A list; `marks` are the printed marks, one for all points or one for each."""

    items: tuple[str, ...]
    marks: tuple[str, ...] = ("•",)
    level: int = 1


@dataclass(frozen=True)
class Break:
    """A page break."""


@dataclass(frozen=True)
class Raw:
    """Words for one producer only."""

    html: str = ""
    typ: str = ""


@dataclass(frozen=True)
class T:
    """A table: header rows, body rows, caption, column widths (relative), alignment letters (`lrc`)."""

    header: Sequence[Sequence[str | C]]
    rows: Sequence[Sequence[str | C]]
    caption: str = ""
    widths: Sequence[float] = ()
    align: str = ""
    cls: str = ""
    caption_below: bool = False
    bold_rows: Sequence[int] = field(default=())

    def grids(self) -> tuple[list[list[str]], list[list[str]]]:
        """Header and body as full grids of printed texts; a cell spanned over is empty."""
        full = _expand([*self.header, *self.rows])
        return full[: len(self.header)], full[len(self.header) :]

    def columns(self) -> int:
        """How many columns the grid has."""
        return len(_expand([*self.header, *self.rows])[0])


Block = H | P | L | Break | Raw | T


def cell(value: str | C) -> C:
    """The value as a cell."""
    return value if isinstance(value, C) else C(value)


def plain(text: str) -> str:
    """The text as it is read: without marks of bold and footnote, on one line."""
    text = re.sub(r"\^[^^]*\^", "", text).replace("**", "")
    return re.sub(r"\s+", " ", text).strip()


def _expand(rows: Sequence[Sequence[str | C]]) -> list[list[str]]:
    grid: list[list[str]] = []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        out: dict[int, str] = {}
        c = 0
        for value in row:
            while (r, c) in taken:
                out[c] = ""
                c += 1
            one = cell(value)
            for i in range(one.rs):
                for j in range(one.cs):
                    taken.add((r + i, c + j))
                    if i == 0:
                        out[c + j] = plain(one.text) if j == 0 else ""
            c += one.cs
        while (r, c) in taken:
            out[c] = ""
            c += 1
        grid.append([out[k] for k in sorted(out)])
    width = max(len(row) for row in grid)
    return [row + [""] * (width - len(row)) for row in grid]


# ---------------------------------------------------------------- HTML (Chromium, WeasyPrint)


def _rich(text: str) -> str:
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text, flags=re.S)
    return re.sub(r"\^([^^]*)\^", r"<sup>\1</sup>", text).replace("\n", "<br>")


def _html_table(t: T) -> str:
    n = t.columns()
    align = (t.align or "l" * n).ljust(n, "r")
    cols = ""
    if t.widths:
        total = sum(t.widths)
        cols = (
            "<colgroup>"
            + "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in t.widths)
            + "</colgroup>"
        )

    def row(values: Sequence[str | C], tag: str, r: int, grid_taken: set[tuple[int, int]], cls: str) -> str:
        out, c = [], 0
        for value in values:
            while (r, c) in grid_taken:
                c += 1
            one = cell(value)
            for i in range(one.rs):
                for j in range(one.cs):
                    grid_taken.add((r + i, c + j))
            style = {"r": "text-align:right", "c": "text-align:center", "l": "text-align:left"}[align[c]]
            if one.cs > 1:
                style = "text-align:center" if tag == "th" else style
            if one.fill:
                style += f";background:{one.fill}"
            body = _rich(one.text)
            body = f"<b>{body}</b>" if one.bold else body
            out.append(f'<{tag} colspan="{one.cs}" rowspan="{one.rs}" style="{style}">{body}</{tag}>')
            c += one.cs
        return f'<tr class="{cls}">' + "".join(out) + "</tr>"

    taken: set[tuple[int, int]] = set()
    head = "".join(row(v, "th", r, taken, "") for r, v in enumerate(t.header))
    offset = len(t.header)
    body = "".join(
        row(v, "td", r + offset, taken, "total" if r in t.bold_rows else "") for r, v in enumerate(t.rows)
    )
    caption = f'<p class="caption">{_rich(t.caption)}</p>' if t.caption else ""
    table = f'<table class="{t.cls}">{cols}<thead>{head}</thead><tbody>{body}</tbody></table>'
    return table + caption if t.caption_below else caption + table


def html_body(blocks: Sequence[Block]) -> str:
    """The blocks as HTML without head."""
    out: list[str] = []
    for b in blocks:
        match b:
            case H():
                out.append(f"<h{b.level}>{_rich(b.text)}</h{b.level}>")
            case P(num=""):
                out.append(f'<p class="{b.style}">{_rich(b.text)}</p>')
            case P():
                out.append(
                    f'<div class="np {b.style}"><span class="n">{b.num}</span><p>{_rich(b.text)}</p></div>'
                )
            case L():
                for i, item in enumerate(b.items):
                    mark = b.marks[i] if len(b.marks) > 1 else b.marks[0]
                    out.append(
                        f'<div class="li li{b.level}"><span class="n">{mark}</span><p>{_rich(item)}</p></div>'
                    )
            case Break():
                out.append('<div style="break-after:page"></div>')
            case Raw():
                out.append(b.html)
            case T():
                out.append(_html_table(b))
    return "\n".join(out)


BASE_CSS = """
p{margin:0 0 6pt 0} h1,h2,h3{margin:10pt 0 5pt 0} sup{font-size:65%;line-height:0}
.np,.li{display:flex;margin:0 0 5pt 0} .np>.n{flex:0 0 30pt} .np>p,.li>p{margin:0;flex:1}
.li{margin-left:30pt} .li>.n{flex:0 0 18pt} .li2{margin-left:52pt} .li3{margin-left:74pt}
table{border-collapse:collapse;width:100%;margin:4pt 0 8pt 0} th,td{padding:2.5pt 4pt;vertical-align:top}
tr{break-inside:avoid} .caption{font-weight:bold;margin:8pt 0 3pt 0;break-after:avoid}
tr.total td{font-weight:bold} .right{text-align:right} .centre{text-align:center}
"""


def html_doc(blocks: Sequence[Block], css: str, title: str) -> str:
    """A whole HTML page."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{BASE_CSS}{css}</style></head><body>{html_body(blocks)}</body></html>"
    )


def chromium(html: str, pdf: Path) -> None:
    """Print the page with headless Chromium."""
    with tempfile.TemporaryDirectory() as d:
        page = Path(d) / "page.html"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={d}/p",
                "--no-pdf-header-footer",
                f"--print-to-pdf={pdf}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def weasyprint(html: str, pdf: Path) -> None:
    """Print the page with WeasyPrint."""
    from weasyprint import HTML

    HTML(string=html).write_pdf(str(pdf))


# ---------------------------------------------------------------- Typst


def _typ(text: str) -> str:
    text = re.sub(r"([\\#$<>@\[\]_`~])", r"\\\1", text)
    text = re.sub(r"\*\*(.+?)\*\*", "\x01\\1\x02", text, flags=re.S).replace("*", "\\*")
    text = text.replace("\x01", "#strong[").replace("\x02", "]")
    text = re.sub(r"\^([^^]*)\^", r"#super[\1]", text)
    text = re.sub(r"^([-+=/])", r"\\\1", text)
    return text.replace("\n", " \\\n").replace("//", "/\\/")


def typst_body(blocks: Sequence[Block], stroke: str = "none") -> str:
    """The blocks as Typst markup; `stroke` is the tables' (`none`, `0.5pt`, or a dictionary)."""
    out: list[str] = []
    for b in blocks:
        match b:
            case H():
                out.append("=" * b.level + " " + _typ(b.text) + "\n")
            case P(num=""):
                out.append((f"#align({b.style})[{_typ(b.text)}]" if b.style else _typ(b.text)) + "\n")
            case P():
                out.append(f"#grid(columns: (2.6em, 1fr), [{_typ(b.num)}], [{_typ(b.text)}])\n")
            case L():
                for i, item in enumerate(b.items):
                    mark = b.marks[i] if len(b.marks) > 1 else b.marks[0]
                    pad = 2.6 + 2.2 * (b.level - 1)
                    out.append(
                        f"#pad(left: {pad}em, grid(columns: (2.2em, 1fr), [{_typ(mark)}], [{_typ(item)}]))\n"
                    )
            case Break():
                out.append("#pagebreak()\n")
            case Raw():
                out.append(b.typ + "\n")
            case T():
                out.append(_typ_table(b, stroke))
    return "\n".join(out)


def _typ_table(t: T, stroke: str) -> str:
    n = t.columns()
    align = (t.align or "l" * n).ljust(n, "r")
    names = {"l": "left", "r": "right", "c": "center"}
    widths = ", ".join(f"{w}fr" for w in (t.widths or [1] * n))

    def cells(values: Sequence[str | C], bold: bool) -> str:
        out = []
        for value in values:
            one = cell(value)
            fill = f', fill: rgb("{one.fill}")' if one.fill else ""
            text = _typ(one.text)
            text = f"#strong[{text}]" if (bold or one.bold) and text else text
            out.append(f"table.cell(colspan: {one.cs}, rowspan: {one.rs}{fill})[{text}]")
        return ", ".join(out)

    parts = [
        f"columns: ({widths})",
        "align: (" + ", ".join(names[a] for a in align) + ",)",
        f"stroke: {stroke}",
    ]
    if t.header:
        repeat = "false" if "norepeat" in t.cls else "true"
        parts.append(f"table.header(repeat: {repeat}, " + ", ".join(cells(h, True) for h in t.header) + ")")
    for r, values in enumerate(t.rows):
        parts.append(cells(values, r in t.bold_rows))
    caption = f"#block(sticky: true)[#strong[{_typ(t.caption)}]]\n" if t.caption else ""
    table = "#table(" + ",\n  ".join(parts) + ")\n"
    return f"{table}\n{caption}" if t.caption_below else f"{caption}\n{table}"


def typst(source: str, pdf: Path) -> None:
    """Compile Typst markup."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as d:
        path = Path(d) / "paper.typ"
        path.write_text(source, encoding="utf-8")
        compiler.compile(str(path), output=str(pdf))


# ---------------------------------------------------------------- LibreOffice (through .docx)


def _runs(paragraph: Any, text: str, bold: bool = False) -> None:
    for part in re.split(r"(\*\*.+?\*\*|\^[^^]*\^|\n)", text, flags=re.S):
        if not part:
            continue
        if part == "\n":
            paragraph.add_run().add_break()
        elif part.startswith("^"):
            paragraph.add_run(part[1:-1]).font.superscript = True
        elif part.startswith("**"):
            paragraph.add_run(part[2:-2]).bold = True
        else:
            paragraph.add_run(part).bold = bold or None


def _shade(docx_cell: Any, fill: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), fill.lstrip("#"))
    docx_cell._tc.get_or_add_tcPr().append(shade)


def _docx_table(doc: Any, t: T, style: str, width_cm: float, size: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    n, all_rows = t.columns(), [*t.header, *t.rows]
    table = doc.add_table(rows=len(all_rows), cols=n)
    table.style = style
    table.autofit = False
    align = (t.align or "l" * n).ljust(n, "r")
    total = sum(t.widths or [1] * n)
    for c in range(n):
        table.columns[c].width = Cm(width_cm * (t.widths or [1] * n)[c] / total)
        for r in range(len(all_rows)):
            table.cell(r, c).width = Cm(width_cm * (t.widths or [1] * n)[c] / total)
    taken: set[tuple[int, int]] = set()
    for r, values in enumerate(all_rows):
        c = 0
        for value in values:
            while (r, c) in taken:
                c += 1
            one = cell(value)
            for i in range(one.rs):
                for j in range(one.cs):
                    taken.add((r + i, c + j))
            target = table.cell(r, c)
            if one.cs > 1 or one.rs > 1:
                target = target.merge(table.cell(r + one.rs - 1, c + one.cs - 1))
            paragraph = target.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.alignment = {"l": A.LEFT, "r": A.RIGHT, "c": A.CENTER}[align[c]]
            bold = one.bold or r < len(t.header) or (r - len(t.header)) in t.bold_rows
            _runs(paragraph, one.text, bold)
            for run in paragraph.runs:
                run.font.size = Pt(size)
            if one.fill:
                _shade(target, one.fill)
            c += one.cs
        if r < len(t.header) and "norepeat" not in t.cls:
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            table.rows[r]._tr.get_or_add_trPr().append(mark)
    doc.add_paragraph().paragraph_format.space_after = Pt(2)


def libreoffice(
    blocks: Sequence[Block],
    pdf: Path,
    *,
    font: str,
    size: float,
    table_style: str = "Table Grid",
    landscape: bool = False,
    justify: bool = False,
    table_size: float = 0,
    footer: str = "",
    header: str = "",
) -> None:
    """Set the blocks as .docx and print them with headless LibreOffice."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as A
    from docx.shared import Cm, Pt, RGBColor

    doc = docx.Document()
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    width = (29.7 if landscape else 21) - 4.4
    doc.styles["Normal"].font.name, doc.styles["Normal"].font.size = font, Pt(size)
    doc.styles["Normal"].paragraph_format.space_after = Pt(6)
    for level in (1, 2, 3):
        style = doc.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb, style.font.size = font, RGBColor(0, 0, 0), Pt(size + 4 - level)
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = font
    section.footer.paragraphs[0].text, section.header.paragraphs[0].text = footer, header
    for b in blocks:
        match b:
            case H():
                doc.add_heading(b.text, b.level)
            case P():
                p = doc.add_paragraph()
                if b.num:
                    p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Cm(1.2), Cm(-1.2)
                    p.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))
                p.alignment = {"right": A.RIGHT, "centre": A.CENTER}.get(
                    b.style, A.JUSTIFY if justify else A.LEFT
                )
                _runs(p, f"{b.num}\t{b.text}" if b.num else b.text)
            case L():
                for i, item in enumerate(b.items):
                    p = doc.add_paragraph()
                    p.paragraph_format.left_indent = Cm(1.2 + 0.8 * b.level)
                    p.paragraph_format.first_line_indent = Cm(-0.8)
                    p.paragraph_format.tab_stops.add_tab_stop(Cm(1.2 + 0.8 * b.level))
                    mark = b.marks[i] if len(b.marks) > 1 else b.marks[0]
                    _runs(p, f"{mark}\t{item}")
            case Break():
                doc.add_page_break()  # type: ignore[no-untyped-call]
            case Raw():
                pass
            case T():
                below = P(f"**{b.caption}**") if b.caption else None
                if below and not b.caption_below:
                    p = doc.add_paragraph()
                    p.paragraph_format.keep_with_next = True
                    _runs(p, below.text)
                _docx_table(doc, b, table_style, width, table_size or size - 1)
                if below and b.caption_below:
                    _runs(doc.add_paragraph(), below.text)
    with tempfile.TemporaryDirectory() as d:
        path = Path(d) / f"{pdf.stem}.docx"
        doc.save(str(path))
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{d}/lo",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                d,
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        pdf.write_bytes((Path(d) / f"{pdf.stem}.pdf").read_bytes())


# ---------------------------------------------------------------- ReportLab


def reportlab(
    blocks: Sequence[Block],
    pdf: Path,
    *,
    font: str = "Helvetica",
    size: float = 10,
    landscape: bool = False,
    rules: str = "grid",
    fill: str = "",
    table_size: float = 0,
    footer: str = "",
    justify: bool = False,
) -> None:
    """Set the blocks with ReportLab; `rules` is `grid`, `horizontal`, `bands` or `none`."""
    from reportlab.lib import colors
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pagesizes import landscape as turn
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")
    page = turn(A4) if landscape else A4
    width = page[0] - 110
    normal = ParagraphStyle(
        "n",
        fontName=font,
        fontSize=size,
        leading=size * 1.25,
        spaceAfter=5,
        alignment=TA_JUSTIFY if justify else TA_LEFT,
    )
    small = table_size or size - 1

    def para(text: str, align: str = "l", strong: bool = False, fs: float = small) -> Any:
        style = ParagraphStyle(
            "c",
            fontName=bold if strong else font,
            fontSize=fs,
            leading=fs * 1.2,
            alignment={"l": TA_LEFT, "r": TA_RIGHT, "c": TA_CENTER}[align],
        )
        marked = _rich(text).replace("<sup>", '<super size="6">').replace("</sup>", "</super>")
        return Paragraph(marked.replace("<br>", "<br/>"), style)

    def table(t: T) -> list[Any]:
        n = t.columns()
        align = (t.align or "l" * n).ljust(n, "r")
        total = sum(t.widths or [1] * n)
        all_rows = [*t.header, *t.rows]
        data: list[list[Any]] = [[""] * n for _ in all_rows]
        style: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
        taken: set[tuple[int, int]] = set()
        for r, values in enumerate(all_rows):
            c, head = 0, r < len(t.header)
            for value in values:
                while (r, c) in taken:
                    c += 1
                one = cell(value)
                taken |= {(r + i, c + j) for i in range(one.rs) for j in range(one.cs)}
                strong = head or one.bold or (r - len(t.header)) in t.bold_rows
                data[r][c] = para(one.text, "c" if head and one.cs > 1 else align[c], strong)
                if one.cs > 1 or one.rs > 1:
                    style.append(("SPAN", (c, r), (c + one.cs - 1, r + one.rs - 1)))
                if one.fill:
                    style.append(
                        ("BACKGROUND", (c, r), (c + one.cs - 1, r + one.rs - 1), colors.HexColor(one.fill))
                    )
                c += one.cs
        if rules == "grid":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        if rules == "horizontal":
            style += [
                ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
                ("LINEBELOW", (0, len(t.header) - 1), (-1, len(t.header) - 1), 0.5, colors.black),
            ]
        if rules == "bands":
            style += [
                ("BACKGROUND", (0, r), (-1, r), colors.HexColor(fill or "#e8eef4"))
                for r in range(len(t.header), len(all_rows), 2)
            ]
        repeat = 0 if "norepeat" in t.cls else len(t.header)
        widths = [width * w / total for w in (t.widths or [1] * n)]
        out: list[Any] = [
            Table(data, colWidths=widths, repeatRows=repeat, style=TableStyle(style), hAlign="LEFT")
        ]
        if t.caption:
            line = para(t.caption, "l", True, size)
            out = [*out, Spacer(1, 3), line] if t.caption_below else [line, Spacer(1, 3), *out]
        return [*out, Spacer(1, 8)]

    story: list[Any] = []
    for b in blocks:
        match b:
            case H():
                story += [
                    Spacer(1, 4),
                    para(b.text, "c" if b.level == 1 else "l", True, size + 5 - 1.5 * b.level),
                    Spacer(1, 4),
                ]
            case P():
                indent = 32 if b.num else 0
                style = ParagraphStyle("p", parent=normal, leftIndent=indent)
                story.append(
                    Paragraph(_rich(b.text).replace("<br>", "<br/>"), style, bulletText=b.num or None)
                )
            case L():
                for i, item in enumerate(b.items):
                    mark = b.marks[i] if len(b.marks) > 1 else b.marks[0]
                    style = ParagraphStyle(
                        "l", parent=normal, leftIndent=32 + 18 * b.level, bulletIndent=14 + 18 * b.level
                    )
                    story.append(Paragraph(_rich(item), style, bulletText=mark))
            case Break():
                story.append(PageBreak())
            case T():
                story += table(b)

    def foot(canvas: Any, doc: Any) -> None:
        canvas.setFont(font, 8)
        canvas.drawString(55, 28, footer)
        canvas.drawRightString(page[0] - 55, 28, f"Page {doc.page}")

    SimpleDocTemplate(
        str(pdf),
        pagesize=page,
        leftMargin=55,
        rightMargin=55,
        topMargin=45,
        bottomMargin=48,
        title=pdf.stem,
        invariant=1,
    ).build(story, onFirstPage=foot, onLaterPages=foot)


# ---------------------------------------------------------------- fpdf2


def fpdf(
    blocks: Sequence[Block],
    pdf: Path,
    *,
    font: str = "Times",
    size: float = 11,
    borders: str = "HORIZONTAL_LINES",
    table_size: float = 0,
    footer: str = "",
    ttf: str = "",
    ttf_bold: str = "",
    landscape: bool = False,
) -> None:
    """Set the blocks with fpdf2; `borders` is a name of `TableBordersLayout`."""
    from fpdf import FPDF
    from fpdf.enums import TableBordersLayout

    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(-14)
            self.set_font(font, "", 8)
            self.cell(0, 5, f"{footer}    {self.page_no()}", align="C")

    doc = Paper(format="A4", orientation="landscape" if landscape else "portrait")
    if ttf:
        doc.add_font(font, "", ttf)
        doc.add_font(font, "B", ttf_bold or ttf)
    doc.set_margins(20, 18)
    doc.set_auto_page_break(True, 20)
    doc.add_page()
    text_of = lambda s: re.sub(r"\^([^^]*)\^", r"\1", s)  # noqa: E731
    step = size * 0.47

    def row_of(table: Any, values: Sequence[str | C], align: str, strong: bool) -> None:
        row = table.row()
        for c, value in enumerate(values):
            one = cell(value)
            words = text_of(one.text)  # type: ignore[no-untyped-call]
            words = f"**{words}**" if (strong or one.bold) and words else words
            side = {"l": "LEFT", "r": "RIGHT", "c": "CENTER"}[align[c] if one.cs == 1 else "c"]
            row.cell(words, colspan=one.cs, rowspan=one.rs, align=side)

    for b in blocks:
        match b:
            case H():
                doc.ln(2)
                doc.set_font(font, "B", size + 4 - 1.5 * b.level)
                doc.multi_cell(
                    0, step + 1, b.text, align="C" if b.level == 1 else "L", new_x="LMARGIN", new_y="NEXT"
                )
                doc.ln(1)
            case P():
                doc.set_font(font, "", size)
                if b.num:
                    doc.cell(12, step, b.num)
                doc.multi_cell(
                    0,
                    step,
                    text_of(b.text),  # type: ignore[no-untyped-call]
                    markdown=True,
                    align={"right": "R"}.get(b.style, "L"),
                    new_x="LMARGIN",
                    new_y="NEXT",
                )
                doc.ln(2)
            case L():
                doc.set_font(font, "", size)
                for i, item in enumerate(b.items):
                    doc.set_x(doc.l_margin + 5 + 7 * b.level)
                    mark = b.marks[i] if len(b.marks) > 1 else b.marks[0]
                    doc.cell(8, step, mark)
                    doc.multi_cell(
                        0,
                        step,
                        text_of(item),
                        markdown=True,
                        align="L",
                        new_x="LMARGIN",
                        new_y="NEXT",  # type: ignore[no-untyped-call]
                    )
                    doc.ln(1)
            case Break():
                doc.add_page()
            case T():
                n = b.columns()
                align = (b.align or "l" * n).ljust(n, "r")
                if b.caption and not b.caption_below:
                    doc.set_font(font, "B", size)
                    doc.multi_cell(0, step, b.caption, align="L", new_x="LMARGIN", new_y="NEXT")
                    doc.ln(1)
                doc.set_font(font, "", table_size or size - 1)
                with doc.table(
                    borders_layout=getattr(TableBordersLayout, borders),
                    markdown=True,
                    line_height=(table_size or size) * 0.46,
                    col_widths=tuple(b.widths or [1] * n),
                    num_heading_rows=len(b.header) or 1,
                    first_row_as_headings=bool(b.header),
                    padding=0.8,
                    repeat_headings=0 if "norepeat" in b.cls else 1,
                ) as table:
                    for h in b.header:
                        row_of(table, h, align, False)
                    for r, values in enumerate(b.rows):
                        row_of(table, values, align, r in b.bold_rows)
                if b.caption and b.caption_below:
                    doc.set_font(font, "B", size)
                    doc.multi_cell(0, step, b.caption, align="L", new_x="LMARGIN", new_y="NEXT")
                doc.ln(3)
    doc.output(str(pdf))
