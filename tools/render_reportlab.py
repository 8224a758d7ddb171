"""Lay a corpus source out with reportlab."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from blocks import Break, Grid, Para, Run, Source
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

ALIGN = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER, "justify": TA_JUSTIFY}
STEP = 1.1 * cm
BAND = colors.HexColor("#eef3e6")


def _markup(runs: tuple[Run, ...]) -> str:
    def one(run: Run) -> str:
        if run.text == "\n":
            return "<br/>"
        text = escape(run.text)
        for tag, on in (("b", run.bold), ("i", run.italic), ("super", run.raised)):
            text = f"<{tag}>{text}</{tag}>" if on else text
        return text

    return "".join(one(run) for run in runs)


def _style(size: float, align: str, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        "x", fontName="Times-Roman", fontSize=size, leading=size * 1.22, alignment=ALIGN[align], **more
    )


def _para(block: Para, size: float) -> Flowable:
    heading = block.style.startswith("h")
    size = size + {"h1": 4, "h2": 1}.get(block.style, 0)
    text = _markup(block.runs)
    if heading:
        text = f"<b>{text}</b>"
    level = max(block.level, 1) if block.number or block.style == "li" else block.level
    style = _style(
        size,
        block.align,
        leftIndent=STEP * level,
        bulletIndent=STEP * (level - 1),
        spaceAfter=5,
        spaceBefore=7 if heading else 0,
        keepWithNext=heading or block.keep,
    )
    mark = block.number or ("•" if block.style == "li" else None)
    if mark == "•":
        style.bulletIndent = STEP * level - 0.5 * cm
    return Paragraph(text, style, bulletText=mark)


def _rules(grid: Grid) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    if grid.style == "ruled":
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if grid.style == "horizontal":
        commands.append(("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black))
        last = grid.header_rows - 1
        commands.append(("LINEBELOW", (0, last), (-1, last), 0.5, colors.black))
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black))
    if grid.style == "banded":
        commands += [("BACKGROUND", (0, r), (-1, r), BAND) for r in range(grid.header_rows, grid.n_rows, 2)]
    for cell in grid.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            end = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
            commands.append(("SPAN", (cell.column, cell.row), end))
    return commands


def _table(grid: Grid) -> Flowable:
    rows: list[list[Any]] = [["" for _ in range(grid.n_columns)] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        style = _style(grid.size, cell.align)
        marked = (_markup(runs) for runs in cell.paras)
        rows[cell.row][cell.column] = [Paragraph(f"<b>{t}</b>" if cell.header else t, style) for t in marked]
    table = Table(rows, colWidths=[w * cm for w in grid.widths], repeatRows=grid.header_rows)
    table.setStyle(TableStyle(_rules(grid)))
    table.hAlign = grid.align.upper()
    return table


def write_pdf(source: Source, path: Path) -> None:
    """Write the source as a PDF; one pass knows no number of pages, so ` of {pages}` is left out."""

    footer = source.footer.replace(" of {pages}", "")

    def furniture(canvas: Canvas, document: Any) -> None:
        width, height = canvas._pagesize
        canvas.setFont("Times-Roman", 9)
        canvas.drawRightString(
            width - source.margin * cm, 1.1 * cm, footer.replace("{page}", str(document.page))
        )
        canvas.drawString(source.margin * cm, height - 1.2 * cm, source.header)

    def template(name: str, size: tuple[float, float]) -> PageTemplate:
        margin = source.margin * cm
        frame = Frame(margin, margin, size[0] - 2 * margin, size[1] - 2 * margin, 0, 0, 0, 0)
        return PageTemplate(name, [frame], onPage=furniture, pagesize=size)

    names = ["landscape" if section.landscape else "portrait" for section in source.sections]
    sizes = {"portrait": A4, "landscape": landscape(A4)}
    order = [names[0], *sorted(set(names) - {names[0]})]
    templates = [template(name, sizes[name]) for name in order]
    document = BaseDocTemplate(str(path), title=source.title, pageTemplates=templates)
    story: list[Flowable] = []
    for index, section in enumerate(source.sections):
        if index:
            story += [NextPageTemplate(names[index]), PageBreak()]
        for block in section.blocks:
            if isinstance(block, Para):
                story.append(_para(block, source.size))
            elif isinstance(block, Grid):
                story += [_table(block), Spacer(1, 8)]
            elif isinstance(block, Break):
                story.append(PageBreak())
    document.build(story)
