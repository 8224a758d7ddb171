"""Write a corpus source as a Word file, for LibreOffice to turn into a PDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from blocks import Break, Grid, Para, Run, Section, Source
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "Liberation Sans"
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
STEP = 1.2
HEADING_SIZE = {"h1": 3.0, "h2": 0.5, "h3": 0.0}


def _add_runs(paragraph: Any, runs: tuple[Run, ...], size: float, bold: bool = False) -> None:
    for run in runs:
        made = paragraph.add_run()
        made.font.size = Pt(size)
        made.font.name = FONT
        made.bold = bold or run.bold
        made.italic = run.italic
        made.font.superscript = run.raised
        if run.text == "\n":
            made.add_break()
        else:
            made.add_text(run.text)


def _field(paragraph: Any, code: str, size: float) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(size)
    run.font.name = FONT
    for kind, text in (("begin", None), (None, code), ("end", None)):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def _furniture(part: Any, text: str, align: str) -> None:
    """Fill a header or footer; `{page}` and `{pages}` become fields."""
    part.is_linked_to_previous = False
    paragraph = part.paragraphs[0]
    paragraph.alignment = ALIGN[align]
    for piece in re.split(r"(\{pages?\})", text):
        if piece == "{page}":
            _field(paragraph, "PAGE", 9)
        elif piece == "{pages}":
            _field(paragraph, "NUMPAGES", 9)
        elif piece:
            _add_runs(paragraph, (Run(piece),), 9)


def _para(target: Any, block: Para, size: float) -> None:
    paragraph = target.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_after = Pt(6)
    shape.space_before = Pt(8 if block.style.startswith("h") else 0)
    shape.keep_with_next = block.keep or block.style.startswith("h")
    paragraph.alignment = ALIGN[block.align]
    level = block.level
    if block.number or block.style == "li":
        level = max(level, 1)
        shape.left_indent = Cm(STEP * level)
        shape.first_line_indent = Cm(-STEP if block.number else -0.6)
        shape.tab_stops.add_tab_stop(Cm(STEP * level))
        mark = block.number or "•"
        _add_runs(paragraph, (Run(mark),), size, block.style.startswith("h"))
        paragraph.add_run().add_tab()
    elif level:
        shape.left_indent = Cm(STEP * level)
    _add_runs(paragraph, block.runs, size + HEADING_SIZE.get(block.style, 0.0), block.style.startswith("h"))


def _shade(cell: Any, fill: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(shading)


def _borders(table: Any, sides: tuple[str, ...]) -> None:
    """Single black rules on the sides named (top, bottom, insideH, insideV, left, right)."""
    element = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rule = OxmlElement(f"w:{side}")
        rule.set(qn("w:val"), "single" if side in sides else "nil")
        rule.set(qn("w:sz"), "4")
        element.append(rule)
    table._tbl.tblPr.append(element)


SIDES = {
    "ruled": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "horizontal": ("top", "bottom", "insideH"),
    "banded": (),
    "plain": (),
}


def _table(target: Any, grid: Grid) -> None:
    table = target.add_table(rows=grid.n_rows, cols=grid.n_columns)
    table.autofit = False
    _borders(table, SIDES[grid.style])
    for column, width in enumerate(grid.widths):
        table.columns[column].width = Cm(width)
    for row in table.rows:
        for column, width in enumerate(grid.widths):
            row.cells[column].width = Cm(width)
    for index in range(grid.header_rows):
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[index]._tr.get_or_add_trPr().append(mark)
    for cell in grid.cells:
        made = table.cell(cell.row, cell.column)
        if cell.row_span > 1 or cell.column_span > 1:
            made = made.merge(table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1))
        fill = cell.fill or ("D9D9D9" if cell.header and grid.style == "ruled" else "")
        if not fill and grid.style == "banded" and (cell.header or cell.row % 2 == 0):
            fill = "B8CCE4" if cell.header else "EAF0F7"
        if fill:
            _shade(made, fill)
        for index, runs in enumerate(cell.paras):
            paragraph = made.paragraphs[0] if index == 0 else made.add_paragraph()
            paragraph.alignment = ALIGN[cell.align]
            paragraph.paragraph_format.space_after = Pt(1)
            _add_runs(paragraph, runs, grid.size, cell.header)
    after = target.add_paragraph()
    after.paragraph_format.space_after = Pt(2)


def _section(document: Any, section: Section, source: Source, first: bool) -> None:
    made = document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)
    made.page_width, made.page_height = (Cm(29.7), Cm(21.0)) if section.landscape else (Cm(21.0), Cm(29.7))
    made.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(made, side, Cm(source.margin))
    if source.header:
        _furniture(made.header, source.header, "right")
    _furniture(made.footer, source.footer, "center")
    for block in section.blocks:
        if isinstance(block, Para):
            _para(document, block, source.size)
        elif isinstance(block, Grid):
            _table(document, block)
        elif isinstance(block, Break):
            document.add_page_break()


def write_docx(source: Source, path: Path) -> None:
    """Write the source as a .docx file."""
    document = Document()
    document.core_properties.title = source.title
    document.core_properties.author = ""
    for index, section in enumerate(source.sections):
        _section(document, section, source, index == 0)
    document.save(str(path))
