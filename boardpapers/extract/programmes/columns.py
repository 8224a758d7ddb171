"""Which columns of a table name programmes, and what the other columns say of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from boardpapers.document import Cell, Table
from boardpapers.extract.phrases import frames

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub|overall|revised|net)[\s-]?)*totals?\b|^\W*net\b|^\W*all\s(?:\w+\s)?(?:benefits|projects|schemes|units|programmes|posts|savings|departments)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:no|nos|ref(?:erence)?|id|#|item|number|year|rank|s/n|rag|status|date|priority)\b", re.IGNORECASE
)
_DITTO = re.compile(
    r"^\W*(?:as\s(?:above|before|per\sabove)|ditto|same\sas\sabove|see\sabove|do\.)\W*$|^\s*[\"”“〃]\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by what they hold; `name` is the programme's own, `group` what it belongs to."""

    name: int
    header: int
    group: int | None = None
    stage: int | None = None
    date: int | None = None
    milestone: int | None = None
    governance: int | None = None
    organisation: int | None = None
    text: tuple[int, ...] = ()
    words: tuple[str, ...] = ()

    def rows(self, table: Table) -> Iterator[dict[int, Cell]]:
        """The rows below the header, by column; spanning cells and `as above` stand for the cell above."""
        grid: list[dict[int, Cell]] = [{} for _ in range(table.n_rows)]
        for cell in table.cells:
            for at in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
                grid[at].setdefault(cell.column, cell)
        above: dict[int, Cell] = {}
        for number, row in enumerate(grid):
            if number <= self.header or any(
                c.is_header and c.row_span == 1 and c.row < 4 and c.column == self.name for c in row.values()
            ):
                continue
            filled = {
                c: above.get(c, v) if is_ditto(v.text.string) else v
                for c, v in row.items()
                if v.text.string.strip()
            }
            if self.group is not None and self.group not in filled and self.group in above:
                filled[self.group] = above[self.group]
            above.update(filled)
            yield filled

    def is_total(self, row: Mapping[int, Cell]) -> bool:
        first = row.get(self.name)
        return first is None or bool(_TOTAL.match(first.text.string))


def is_ditto(text: str) -> bool:
    return bool(_DITTO.match(text))


def columns_of(table: Table) -> Columns | None:
    """The columns of a table whose rows are programmes; None for every other table."""
    rows = sorted({c.row for c in table.cells if c.is_header and c.row < 4}) or [0]
    words: dict[int, str] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        if cell.row in rows and cell.column_span < table.n_columns:
            for column in range(cell.column, cell.column + cell.column_span):
                words[column] = (words.get(column, "") + " " + cell.text.string.strip()).strip()
    kinds = {c: means(w) for c, w in words.items()}
    names = [c for c, k in sorted(kinds.items()) if "name" in k]
    if not names or names[0] > 2 or len(words) < 2:
        return None
    name = names[-1] if len(names) > 1 and names[-1] <= 2 else names[0]
    group = next((c for c, k in sorted(kinds.items()) if "group" in k and c < name), None)
    if group is None and name == 1 and not kinds.get(0) and words.get(0) and not _LABEL.match(words[0]):
        group = 0

    def first(kind: str) -> int | None:
        return next((c for c, k in sorted(kinds.items()) if kind in k and c not in (name, group)), None)

    return Columns(
        name,
        max(rows),
        group,
        first("stage"),
        first("date"),
        first("milestone"),
        first("governance"),
        first("organisation"),
        tuple(c for c, k in sorted(kinds.items()) if "text" in k and c not in (name, group)),
        tuple(words.get(c, "") for c in range(table.n_columns)),
    )


def means(header: str) -> frozenset[str]:
    """What a column header says its column holds."""
    plain = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", " ", header)).strip(" :.*").lower()
    return frozenset(f.means for f in frames("initiatives", "column") if f.regex.search(plain))
