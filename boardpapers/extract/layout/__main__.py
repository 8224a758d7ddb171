"""`python -m boardpapers.extract.layout PDF...`: print the blocks, for debugging."""

import sys
from pathlib import Path

from boardpapers.document import Document, Paragraph, Table
from boardpapers.extract.layout import lay_out
from boardpapers.extract.read import read_pdf


def _line(paragraph: Paragraph) -> str:
    label = paragraph.number or ("•" if paragraph.kind == "item" else "")
    field = (
        f" <{paragraph.label}|{paragraph.text.string[paragraph.value_start :][:30]}>"
        if paragraph.label
        else ""
    )
    under = " > ".join(h[:24] for h in paragraph.headings)
    text = paragraph.text.string
    shown = text if len(text) < 110 else f"{text[:70]} … {text[-34:]}"
    head = f"{paragraph.position:4} p{paragraph.page} {paragraph.kind:9} {paragraph.level} {label:5}"
    return f"{head}|{shown}|{field}  [{under}]"


def _table(table: Table, cells: bool) -> str:
    size = f"{table.n_rows}x{table.n_columns}"
    head = f"{table.position:4} p{table.page}-{table.last_page} TABLE {size} {table.caption}"
    lines = [f"{head}  [{' > '.join(h[:24] for h in table.headings)}]"]
    if cells:
        for cell in table.cells:
            lines.append(f"       ({cell.row},{cell.column}) {cell.text.string[:90]}")
            if len(cell.paragraphs) > 1:
                lines += [f"          {_line(p)}" for p in cell.paragraphs]
    return "\n".join(lines)


def show(document: Document, cells: bool = False) -> None:
    for block in document.blocks:
        print(_table(block, cells) if isinstance(block, Table) else _line(block))
    for line in document.furniture:
        print(f"   - p{line.page} furniture |{line.text.string}|")
    for problem in document.problems:
        print(f"   ! {problem.stage} {problem.severity} {problem.code}: {problem.message}")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        if not name.startswith("-"):
            print(f"== {name}")
            show(lay_out(read_pdf(name, file_name=Path(name).name)), cells="--cells" in sys.argv)
