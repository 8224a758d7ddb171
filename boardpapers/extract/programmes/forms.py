"""One programme told as labels and values: in a table of its own, or in lines below a heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from boardpapers.document import Cell, Document, Paragraph, Table
from boardpapers.extract.phrases import frames
from boardpapers.extract.programmes.columns import Columns, means

_LABEL = re.compile(r"^(?P<label>[A-Z][\w/& -]{1,32}?)\s*:\s")


@dataclass(frozen=True, slots=True)
class Form:
    """The cell that names the programme, its cells by kind as in a row of a table, and those with text."""

    name: Cell
    columns: Columns
    cells: Mapping[int, Cell]
    texts: tuple[Cell, ...]


def form_of(table: Table) -> Form | None:
    """A table of labels and values that begins with a programme's name, or None."""
    pairs = list(_pairs(table))
    kinds = [(means(label.text.string), label, value) for label, value in pairs]
    name = next((value for kind, label, value in kinds if "name" in kind or _names(label)), None)
    told = {k for kind, _, _ in kinds for k in kind} & {
        "stage",
        "rag",
        "milestone",
        "date",
        "governance",
        "lead",
    }
    if name is None or not told or name.row > 2 or means(name.text.string):
        return None
    held: dict[str, Cell] = {}
    for kind, _, value in kinds:
        for one in kind:
            if one not in held or (one == "stage" and not _is_stage(held[one]) and _is_stage(value)):
                held[one] = value
    order = ("name", "stage", "date", "milestone", "governance", "organisation")
    cells = {n: held[kind] for n, kind in enumerate(order) if kind in held}
    cells[0] = name
    columns = Columns(
        0,
        0,
        None,
        1 if 1 in cells else None,
        (2,) if 2 in cells and (3 in cells or _dated(kinds)) else (),
        3 if 3 in cells else None,
        governance=4 if 4 in cells else None,
        organisation=5 if 5 in cells else None,
        words=tuple(next((x.text.string for k, x, v in kinds if cells.get(n) is v), "") for n in range(6)),
    )
    return Form(name, columns, cells, tuple(v for k, _, v in kinds if k & {"text"}))


def _is_stage(value: Cell) -> bool:
    """Whether a value says how far a programme is (`Delivery`, not `Amber`)."""
    return any(f.regex.search(value.text.string) for f in frames("stages", "status"))


def _dated(kinds: list[tuple[frozenset[str], Cell, Cell]]) -> bool:
    return any("date" in k and not re.match(r"\W*(?:start|year)", x.text.string, re.I) for k, x, _ in kinds)


def _names(label: Cell) -> bool:
    return bool(
        re.match(
            r"\W*(?:project|programme|workstream|scheme|initiative)(?:\s(?:name|title))?\W*$",
            label.text.string,
            re.I,
        )
    )


def _pairs(table: Table) -> list[tuple[Cell, Cell]]:
    """Label and value side by side, one or two pairs in a row."""
    found: list[tuple[Cell, Cell]] = []
    for row in table.grid():
        cells = [c for c in row if c is not None and c.text.string.strip()]
        if len(cells) in (2, 4):
            found += zip(cells[::2], cells[1::2], strict=True)
    return found


def labels_below(document: Document, n: int) -> bool:
    """Whether the lines right below a heading say how a programme stands (`Stage: in delivery`)."""
    for block in document.blocks[n + 1 : n + 3]:
        if not isinstance(block, Paragraph) or block.kind in {"heading", "title"}:
            return False
        match = _LABEL.match(block.text.string)
        label = block.label or (match["label"] if match else "")
        if label and any(f.regex.search(label.lower()) for f in frames("initiatives", "form_label")):
            return True
    return False
