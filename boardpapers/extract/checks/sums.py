"""Printed totals of tables held against the figures that they add up.

A total agrees when it differs from the sum by no more than rounding can make of it: half of the last printed
place for each figure and the total itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.figures.rows import Row, is_net_label
from boardpapers.extract.patterns import regex
from boardpapers.schemas import Check

_FLOAT = 1e-9  # what adding floats may be off by


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed total: its figure in the table's measure (pounds, FTE), `place` one in its last place."""

    figures: Figures
    row: Row
    column: Column
    value: float
    place: float

    def tolerance(self, parts: Sequence[float]) -> float:
        return 0.5 * self.place * (len(parts) + 1)

    def agrees(self, parts: Sequence[float]) -> bool:
        return abs(self.value - sum(parts)) <= self.tolerance(parts) + _FLOAT

    def against(self, parts: Sequence[float], kind: Literal["row_total", "column_total"]) -> Check:
        """The check of this total against the figures that it adds up."""
        computed = round(sum(parts), 6)
        tolerance = round(self.tolerance(parts), 6)
        difference = round(self.value - computed, 6)
        return Check(
            table=self.figures.table.position,
            kind=kind,
            subject=" – ".join(x for x in (self.row.label, self.column.header) if x),
            stated=self.value,
            computed=computed,
            difference=difference,
            tolerance=tolerance,
            result="ok" if abs(difference) <= tolerance + _FLOAT else "mismatch",
        )


# -- rows ----------------------------------------------------------------------------------------------


def row_totals(figures: Figures) -> Iterator[Check]:
    """Each cell of a total column against the other figures of its row."""
    for total in figures.columns:
        addends = _columns_under(figures, total) if _adds_columns(figures, total) else []
        if not addends:
            continue
        for row in figures.grid.rows:
            stated = _stated(figures, row, total)
            if stated is None or row.kind == "band":
                continue
            parts = [v for c in addends if (v := _value(figures, row, c)) is not None]
            if parts:
                yield stated.against(parts, "row_total")


def _adds_columns(figures: Figures, column: Column) -> bool:
    """Whether a column may add up others: a total, or a net column at the end."""
    last = column is figures.columns[-1] and len(figures.columns) > 2
    return column.is_total or (last and is_net_label(column.header))


def _columns_under(figures: Figures, total: Column) -> list[Column]:
    """The columns that a total column adds up: those before it since the last total, of its own measure."""
    same = [c for c in figures.columns if _measure(figures, c) == _measure(figures, total)]
    place = same.index(total)
    before, after = same[:place], same[place + 1 :]
    group = _group(total)
    grouped = [c for c in before if group and _group(c) == group and not c.is_total]
    if len(grouped) > 1:
        return grouped
    totals = [c for c in before if c.is_total]
    last = max((n for n, c in enumerate(before) if c.is_total), default=-1)
    own = before[last + 1 :]
    if len(own) >= 2 and not totals:
        return [] if all(regex("checks", "ratio").search(c.header) for c in own) else own
    if not own and len(totals) > 1:
        return totals
    if total is same[-1] and totals and regex("checks", "adds_all").search(total.header):
        return [c for c in before if not c.is_total]
    if len(own) >= 2:
        return own
    return [c for c in after if not c.is_total] if not before and len(after) > 1 else []


def _group(column: Column) -> str | None:
    """The words of the header cell that spans a column and its neighbours."""
    top = column.cells[0] if len(column.cells) > 1 else None
    return top.text.string if top is not None and top.column_span > 1 else None


def _measure(figures: Figures, column: Column) -> str | None:
    unit = column.unit or figures.unit
    return unit.measure if unit else None


# -- columns -------------------------------------------------------------------------------------------


def column_totals(figures: Figures) -> Iterator[Check]:
    """Each figure of a total row against the figures that it can add up."""
    rows = [r for r in figures.grid.rows if r.kind != "band"]
    for n, row in enumerate(rows):
        if row.kind not in ("total", "net"):
            continue
        for column in figures.columns:
            stated = _stated(figures, row, column)
            unit = figures.unit_at(row, column)
            if stated is None or (unit is not None and unit.measure in ("percent", "number")):
                continue
            choices = [c for c in _candidates(figures, rows, n, column) if c]
            if choices:
                yield stated.against(next(filter(stated.agrees, choices), choices[0]), "column_total")


def _candidates(figures: Figures, rows: list[Row], n: int, column: Column) -> Iterator[list[float]]:
    """What a total row may add up, likeliest first: its section, all items, sub-totals, the last total on."""

    def values(chosen: Sequence[Row]) -> list[float]:
        return [v for r in chosen if (v := _value(figures, r, column)) is not None]

    above = rows[:n]
    tops = [r for r in above if r.kind in ("total", "net")]
    last = above.index(tops[-1]) if tops else -1
    own, since = values(above[last + 1 :]), values(above[last:]) if tops else []
    items = values([r for r in above if r.kind == "body"])
    subtotals = values([r for r in above if r.kind == "total"])
    if tops and own and regex("checks", "goes_on").search(rows[n].label):
        yield since
    yield from (values(kin) for kin in _kinds(figures, rows, n))
    if regex("checks", "adds_all_rows").search(rows[n].label):
        yield from (items, subtotals)
    if own:
        yield from (own, since, own[1:], _since_a_sum(own))
    yield from (subtotals, items, [*items[:1], *subtotals])
    if not above and not regex("money_tables", "opening_budget").search(rows[n].label):
        yield values([r for r in rows[n + 1 :] if r.kind == "body"])
    yield from _differences(values(tops[-2:]), own)


def _kinds(figures: Figures, rows: list[Row], n: int) -> Iterator[list[Row]]:
    """The items of one kind by a column of words (`Type`), where totals stand one below another, a total for
    each kind, and this one's label names its own."""
    beside = [rows[k] for k in (n - 1, n + 1) if 0 <= k < len(rows)]
    if not any(r.kind == "total" for r in beside):
        return
    items = [r for r in rows if r.kind == "body"]
    label = f" {rows[n].label.lower()} "
    for column in range(figures.table.n_columns):
        if any(c.index == column for c in figures.columns):
            continue
        kinds: dict[str, list[Row]] = {}
        for row in items:
            cell = figures.grid.at(row.index, column)
            kinds.setdefault(cell.text.string.strip().lower() if cell is not None else "", []).append(row)
        if 2 <= len(kinds) < len(items) and "" not in kinds:
            yield from (held for kind, held in kinds.items() if f" {kind} " in label)


def _since_a_sum(own: list[float]) -> list[float]:
    """The figures from one on that is itself the sum of those before it, though no label says so."""
    for n in range(2, len(own) - 1):
        if abs(own[n] - sum(own[:n])) < _FLOAT * max(1.0, abs(own[n])):
            return own[n:]
    return []


def _differences(tops: list[float], own: list[float]) -> Iterator[list[float]]:
    """What a net row may be: the last two totals, or the first item, less the others."""
    if len(tops) == 2:
        yield [tops[0], -tops[1]]
    if len(own) >= 2:
        yield [own[0], *(-v for v in own[1:])]


# -- cells ---------------------------------------------------------------------------------------------


def _stated(figures: Figures, row: Row, column: Column) -> Stated | None:
    number = _number(figures, row, column)
    if number is None:
        return None
    scale = figures.scale_at(row, column, number)
    return Stated(figures, row, column, round(number.value * scale, 6), number.unit * scale)


def _value(figures: Figures, row: Row, column: Column) -> float | None:
    """The figure in pounds or FTE with its printed sign; None for cells that hold none (a dash is none)."""
    stated = _stated(figures, row, column)
    return stated.value if stated is not None else None


def _number(figures: Figures, row: Row, column: Column) -> Number | None:
    number = figures.grid.number(row.index, column.index)
    cell = figures.grid.at(row.index, column.index)
    if number is None or cell is None or number.word == "%":
        return None
    text = cell.text.string
    return None if is_nil(text) and not any(c.isdigit() for c in text) else number
