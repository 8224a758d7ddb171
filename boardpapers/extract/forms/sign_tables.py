"""Signatures in a table with a header row: `Role | Name | Signature | Date`, a line for each."""

import re
from collections.abc import Iterator, Mapping, Sequence

from boardpapers.document import Evidence
from boardpapers.extract.forms.casing import named
from boardpapers.extract.forms.dates import dates, iso
from boardpapers.extract.forms.names import bare_name, is_role, people
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.forms.signature import Signature

_COLUMNS = {
    "sign": re.compile(r"(?:sign(?:ed|ature)?s?|signature and date)\W*", re.IGNORECASE),
    "date": re.compile(r"(?:date|dated|date signed|date of signature)\W*", re.IGNORECASE),
    "name": re.compile(r"(?:(?:print(?:ed)?\s)?names?)\W*", re.IGNORECASE),
    "role": re.compile(
        r"(?:role|post|position|title|job title|office|designation|capacity|officer|approver|approved by)\W*",
        re.IGNORECASE,
    ),
}
_Cells = Mapping[tuple[int, int], list[Passage]]


def table_signatures(passages: Sequence[Passage]) -> tuple[Signature, ...]:
    """Every line of every signature table."""
    tables: dict[int, dict[tuple[int, int], list[Passage]]] = {}
    for passage in passages:
        table, row, column = passage.place
        if table >= 0:
            tables.setdefault(table, {}).setdefault((row, column), []).append(passage)
    return tuple(s for cells in tables.values() for s in _of_table(cells))


def _of_table(cells: _Cells) -> Iterator[Signature]:
    header, columns = _header(cells)
    for row in sorted({r for r, _ in cells if columns and r > header}):
        line = {kind: cells[row, column] for kind, column in columns.items() if (row, column) in cells}
        if (signature := _of_line(line)) is not None:
            yield signature


def _header(cells: _Cells) -> tuple[int, dict[str, int]]:
    """The header row and the columns that it names; none without a column for signatures and one more."""
    for row in sorted({r for r, _ in cells}):
        columns: dict[str, int] = {}
        for (r, column), held in cells.items():
            for kind, regex in _COLUMNS.items():
                if r == row and regex.fullmatch(held[0].text.strip()):
                    columns.setdefault(kind, column)
        if "sign" in columns and len(columns) > 1 and len(set(columns.values())) > 1:
            columns.setdefault("role", 0)
            return row, columns
    return 0, {}


def _of_line(line: Mapping[str, list[Passage]]) -> Signature | None:
    role = next((p for p in line.get("role", []) if is_role(p.text)), None)
    named_by = [p for kind in ("name", "role") for p in line.get(kind, [])]
    name = next(((p, s) for p in named_by for s in people(p.text) if s.name and bare_name(s.name)), None)
    day = next(((p, d) for p in line.get("date", []) for d in dates(p.text)), None)
    used = [p for p in (role, name and name[0], day and day[0]) if p]
    if not used or (role is None and name is None):
        return None
    cited: list[Evidence] = list(used[0].cite())
    if role:
        cited += role.cite(0, None, "role")
    if name:
        cited += name[0].cite(name[1].start, name[1].end, "name")
    if day:
        cited += day[0].cite(day[1].start, day[1].end, "signed_on")
    return Signature(
        named(role.text.strip(" .:")) if role else name[1].role if name else None,
        name[1].name if name else None,
        iso(day[1]) if day else None,
        tuple(cited),
        min(p.index for p in used),
        max(p.index for p in used),
    )
