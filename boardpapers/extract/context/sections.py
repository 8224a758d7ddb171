"""What a total row takes over from the rows that it adds up."""

from boardpapers.document import Evidence, cite_cell
from boardpapers.extract.context.cues import label_status
from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.figures.rows import Row


def section_status(figures: Figures, row: Row) -> tuple[str, tuple[Evidence, ...]] | None:
    """The one status of the rows that a total row adds up, by their status column; `unspecified` for several.

    None where the table has no status column. A sub-total adds up the rows since the last total, a grand
    total (one that follows another total directly) all of them.
    """
    if "status" not in figures.word_roles.values():
        return None
    cells = {
        c.text.string: c
        for r in _added_up(figures, row)
        if (c := figures.role_cell(r.index, "status")) is not None
    }
    found = {text: cue for text in cells if (cue := label_status(text)) is not None}
    if len({cue.value for cue in found.values()}) != 1 or len(found) < len(cells):
        return "unspecified", ()
    text, cue = next(iter(found.items()))
    return cue.value, cite_cell(figures.table, cells[text], cue.start, cue.end, field="status")


def _added_up(figures: Figures, row: Row) -> list[Row]:
    above = [r for r in figures.grid.rows if r.index < row.index]
    body = [r for r in above if r.kind == "body"]
    last = max((n for n, r in enumerate(above) if r.kind in ("total", "net")), default=-1)
    if last >= 0 and last + 1 < len(above) and above[last].label.lower().startswith("grand"):
        return body
    return [r for r in above[last + 1 :] if r.kind == "body"] or body
