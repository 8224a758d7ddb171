"""The rows of a table of figures: items, bands, totals; a row that adds up the others is a total."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from boardpapers.extract.figures.numbers import Number
from boardpapers.extract.patterns import regex

RowKind = Literal["header", "band", "body", "total", "net"]
#: By what share of itself a sum may be out that has a mistake in it.
_SLIP = 0.02
#: The numbers of a row, one for each column of figures.
ValuesOf = Callable[[int], tuple[Number | None, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its label (the words of the label columns) and what it is."""

    index: int
    kind: RowKind
    label: str
    band: str | None
    bold: bool


def is_total_label(text: str) -> bool:
    """Whether a row label or column header names a total."""
    return bool(regex("figures", "total").search(text)) and not regex("figures", "share_of_total").search(
        text
    )


def is_net_label(text: str) -> bool:
    """Whether a row label or column header names a net figure or balance."""
    return bool(regex("figures", "net").search(text))


def marked_totals(rows: tuple[Row, ...], values_of: ValuesOf) -> tuple[Row, ...]:
    """The rows, those that add up others marked as totals, whatever their labels say."""
    marked = _sums_marked(rows, values_of)
    first = next((n for n, r in enumerate(marked) if r.kind == "body"), None)
    if first is None:
        return tuple(marked)
    below = marked[first + 1 :]
    if len(below) >= 3 and all(r.kind == "body" for r in below) and _adds_up(marked[first], below, values_of):
        marked[first] = replace(marked[first], kind="total")
    return tuple(marked)


def _sums_marked(rows: tuple[Row, ...], values_of: ValuesOf) -> list[Row]:
    """Marks rows that add up the section above them, or, in the last row, the sections' totals."""
    marked: list[Row] = []
    section: list[Row] = []
    totals: list[Row] = []
    last: Row | None = None
    for row in rows:
        if row.kind == "body" and _is_sum(row, rows, section, totals, last, values_of):
            row = replace(row, kind="total")
        if row.kind == "body":
            section.append(row)
        else:
            section = []
            last = last if row.kind == "band" else row
            totals += [row] if row.kind == "total" else []
        marked.append(row)
    return marked


def _is_sum(
    row: Row,
    rows: tuple[Row, ...],
    section: list[Row],
    totals: list[Row],
    last: Row | None,
    values_of: ValuesOf,
) -> bool:
    if row is rows[-1]:
        parts = [r for r in (*rows[:1], *totals) if r.kind in ("body", "total")]
        bodies = [r for r in rows[:-1] if r.kind == "body"]
        if _adds_up(row, parts, values_of) or (totals and _adds_up(row, bodies, values_of)):
            return True
        if len(bodies) == len(rows) - 1 and _adds_up(row, bodies, values_of, wrong=1):
            return True
    if len(section) < 2:
        return False
    return _adds_up(row, section, values_of) or (
        last is not None and _adds_up(row, [last, *section], values_of)
    )


def _adds_up(row: Row, parts: Iterable[Row], values_of: ValuesOf, wrong: int = 0) -> bool:
    """Whether a row is the sum of others in every column: in two columns, or in one from three rows on.

    `wrong` columns may be out by a little: a sum with a mistake in it is still meant as one.
    """
    above = [values_of(r.index) for r in parts]
    columns = 0
    for n, stated in enumerate(values_of(row.index)):
        numbers = [v.value for values in above if (v := values[n]) is not None]
        if stated is None:
            if numbers:
                return False
            continue
        if stated.word == "%":
            continue
        off = abs(sum(numbers) - stated.value)
        if len(numbers) < 2 or off > 0.51 * stated.unit:
            if not wrong or len(numbers) < 2 or off > _SLIP * abs(stated.value):
                return False
            wrong -= 1
            continue
        columns += 1
    return columns >= 2 or (columns == 1 and len(above) >= 3)
