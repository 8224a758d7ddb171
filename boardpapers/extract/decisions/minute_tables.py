"""Minutes printed as a table: which cells are headings, discussion, verdicts and actions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from boardpapers.extract.decisions.wording import is_heading
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.patterns import patterns

#: What a passage of such a table is; `row` opens a minute without being its heading.
Role = Literal["heading", "row", "talk", "verdict", "action", "skip"]
_ROLE: Mapping[str, Role] = {
    "decision": "verdict",
    "action": "action",
    "talk": "talk",
    "subject": "heading",
    "aside": "skip",
    "number": "skip",
}
_Rows = dict[int, dict[int, list[Passage]]]


def roles(passages: Sequence[Passage]) -> dict[int, Role]:
    """The role of each passage, by index, that stands in a table of minutes or of actions."""
    tables: dict[int, _Rows] = {}
    for passage in passages:
        table, row, column = passage.place
        if table >= 0:
            tables.setdefault(table, {}).setdefault(row, {}).setdefault(column, []).append(passage)
    return {index: role for rows in tables.values() for index, role in _of_table(rows)}


def _of_table(rows: _Rows) -> Iterator[tuple[int, Role]]:
    first = min(rows)
    columns = {c: kind for c, held in rows[first].items() if (kind := _column(held[0].text))}
    kinds = set(columns.values())
    if "type" in kinds and kinds & {"talk", "subject"} and "progress" not in kinds:
        yield from _of_log(rows, columns)
        return
    if {"action", "progress"} <= kinds:  # a log of what earlier meetings asked for
        yield from ((p.index, "skip") for cells in rows.values() for held in cells.values() for p in held)
        return
    if len(columns) < 2 or not kinds & {"action", "decision"} or "progress" in kinds:
        return
    minuted = bool(kinds & {"talk", "subject", "decision"})
    titles = {c for c, kind in columns.items() if kind == "subject"}
    begun = False
    for row, cells in sorted(rows.items()):
        if row == first or all(_column(held[0].text) == columns.get(c) for c, held in cells.items()):
            yield from ((p.index, "skip") for held in cells.values() for p in held)
        else:
            goes_on = begun and bool(titles) and not titles & set(cells)
            yield from _of_row(cells, columns, minuted and not goes_on)
            begun = True


def _of_log(rows: _Rows, columns: Mapping[int, str]) -> Iterator[tuple[int, Role]]:
    """A log whose column `Type` says what each row is: a decision, an action or neither."""
    first = min(rows)
    said = next(c for c, kind in columns.items() if kind == "type")
    told = next(c for kind in ("talk", "subject") for c, k in columns.items() if k == kind)
    for row, cells in sorted(rows.items()):
        word = cells[said][0].text.lower() if said in cells else ""
        role: Role = (
            "verdict"
            if re.search(r"\bdeci|\bagree|\bresol", word)
            else "action"
            if "action" in word
            else "talk"
        )
        for column, held in sorted(cells.items()):
            own: Role = (
                "skip" if row == first else role if column == told else "row" if column == said else "skip"
            )
            yield from ((p.index, own) for p in held)


def _of_row(
    cells: Mapping[int, list[Passage]], columns: Mapping[int, str], minuted: bool
) -> Iterator[tuple[int, Role]]:
    opened = not minuted
    for column, held in sorted(cells.items()):
        role = _ROLE[columns.get(column, "aside")]
        for place, passage in enumerate(held):
            own = role
            if role == "heading":
                own = "heading" if place == 0 and not opened else "talk"
            elif role == "talk" and not opened:
                titled = is_heading(passage) or (len(held) > 1 and _title_like(passage.text))
                own = "heading" if titled else "row"
            elif role in ("verdict", "action") and re.fullmatch(
                r"\W*(?:none|nil|n/?a|no action|tbc)?\W*", passage.text, re.IGNORECASE
            ):
                own = "skip"
            opened = opened or own in ("heading", "row")
            yield passage.index, own


def _title_like(text: str) -> bool:
    return len(text) < 80 and not text.rstrip().endswith((".", ";", ",", "?"))


def _column(text: str) -> str | None:
    line = re.sub(r"\s+", " ", text.strip(" .:*").lower())
    return next((p.name for p in patterns("minutes") if p.regex.fullmatch(line)), None)
