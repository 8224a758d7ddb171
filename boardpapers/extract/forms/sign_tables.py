"""Signatures in a table with a header row: `Role | Name | Signature | Date`, a line for each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

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


def stated_signatures(passages: Sequence[Passage]) -> Iterator[Signature]:
    """A label beside a statement that ends with who made it (`Legal | I confirm that ... A. West 3 May`)."""
    for label, beside in pairwise(passages):
        if label.place[0] < 0 or label.place[:2] != beside.place[:2] or not is_role(label.text):
            continue
        text = beside.text
        day = next((d for d in dates(text, days=True) if d.end >= len(text.rstrip(" ."))), None)
        ended = re.search(
            r"[.!]\s+(?P<who>[A-Z][^.!]*(?:\.[^.!]+)?)$", text[: day.start if day else None].rstrip(" ,–-")
        )
        who = bare_name(ended["who"].strip()) if ended and len(text.split()) > 5 else None
        if ended is None or who is None:
            continue
        at = text.find(who, ended.start())
        cited = [*label.cite(), *label.cite(0, None, "role"), *beside.cite(at, at + len(who), "name")]
        if day:
            cited += beside.cite(day.start, day.end, "signed_on")
        when = iso(day) if day else None
        yield Signature(named(label.text.strip(" .:")), who, when, tuple(cited), label.index, beside.index)


def _header(cells: _Cells) -> tuple[int, dict[str, int]]:
    """The header row and the columns that it names; none without a column for signatures and one more."""
    for row in sorted({r for r, _ in cells}):
        columns: dict[str, int] = {}
        for (r, column), held in cells.items():
            for kind, regex in _COLUMNS.items():
                if r == row and regex.fullmatch(held[0].text.strip()):
                    columns.setdefault(kind, column)
        named_by = set(columns.values())
        others = [p for (r, c), held in cells.items() if r == row and c not in named_by for p in held]
        filled = any(_is_value(p.text) for p in others)
        if "sign" in columns and len(columns) > 1 and len(set(columns.values())) > 1 and not filled:
            columns.setdefault("role", 0)
            return row, columns
    return 0, {}


def _is_value(text: str) -> bool:
    """Whether a cell holds a person or a day: its row is filled in, and names no columns."""
    found = next(dates(text, days=True), None)
    return bare_name(text) is not None or (found is not None and found.start == 0)


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
