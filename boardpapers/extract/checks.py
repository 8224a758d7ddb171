"""Printed totals added up, prose held against tables, and figures that contradict themselves."""

import re
from collections.abc import Iterable, Iterator

from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.rows import Row, is_net_label
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.paper import Paper
from boardpapers.schemas import Amount, Check, Record, Saving


def check(paper: Paper, records: Iterable[Record]) -> tuple[Check, ...]:
    """Every check that can be made on one paper."""
    found: list[Check] = []
    for figures in figures_of(paper.document):
        found += row_totals(figures)
        found += column_totals(figures)
    found += contradictions(paper)
    found += prose_against_tables(paper, tuple(records))
    return tuple(found)


def row_totals(figures: Figures) -> Iterator[Check]:
    """Each cell of a total column against the other figures of its row."""
    for total in figures.columns:
        if not total.is_total and not _is_net_column(figures, total):
            continue
        addends = _columns_under(figures, total)
        if not addends:
            continue
        for row in figures.grid.rows:
            stated = _value(figures, row, total)
            if stated is None or row.kind == "band":
                continue
            parts = [v for c in addends if (v := _value(figures, row, c)) is not None]
            if parts:
                subject = " – ".join(x for x in (row.label, total.header) if x)
                yield _checked(figures, row, total, "row_total", subject, stated, parts)


def _is_net_column(figures: Figures, column: Column) -> bool:
    return is_net_label(column.header) and column is figures.columns[-1] and len(figures.columns) > 2


def _columns_under(figures: Figures, total: Column) -> list[Column]:
    """The columns that a total column adds up: those before it since the last total, of its own measure."""
    same = [c for c in figures.columns if _same_measure(c, total, figures)]
    place = same.index(total)
    before = same[:place]
    last = max((n for n, c in enumerate(before) if c.is_total), default=-1)
    own_group = before[last + 1 :]
    group = _group(total)
    if group:
        grouped = [c for c in before if _group(c) == group and not c.is_total]
        if len(grouped) > 1:
            return grouped
    if len(own_group) >= 2 and last < 0:
        return own_group if not _is_ratio(own_group) else []
    totals = [c for c in before if c.is_total]
    if not own_group and len(totals) > 1:
        return totals
    if total is same[-1] and totals and re.search("grand|overall", total.header, re.I):
        return [c for c in before if not c.is_total]
    if len(own_group) >= 2:
        return own_group
    after = same[place + 1 :]
    return [c for c in after if not c.is_total] if place == 0 and len(after) > 1 else []


def _is_ratio(columns: list[Column]) -> bool:
    return all(re.search(r"\bvariance|%", c.header) for c in columns)


def _group(column: Column) -> str | None:
    top = column.cells[0] if len(column.cells) > 1 else None
    return top.text.string if top is not None and top.column_span > 1 else None


def _same_measure(one: Column, other: Column, figures: Figures) -> bool:
    a, b = one.unit or figures.unit, other.unit or figures.unit
    return (a.measure if a else None) == (b.measure if b else None)


def column_totals(figures: Figures) -> Iterator[Check]:
    """Each figure of a total row against the figures that it can add up."""
    rows = [r for r in figures.grid.rows if r.kind != "band"]
    for n, row in enumerate(rows):
        if row.kind not in ("total", "net"):
            continue
        for column in figures.columns:
            unit = figures.unit_at(row, column)
            if unit is not None and unit.measure in ("percent", "number"):
                continue
            stated = _value(figures, row, column)
            if stated is None:
                continue
            choices = [c for c in _candidates(figures, rows, n, column) if c]
            if not choices:
                continue
            parts = next((c for c in choices if _agrees(figures, row, column, stated, c)), choices[0])
            subject = " – ".join(x for x in (row.label, column.header) if x)
            yield _checked(figures, row, column, "column_total", subject, stated, parts)


def _candidates(figures: Figures, rows: list[Row], n: int, column: Column) -> Iterator[list[float]]:
    """What a total row may add up, likeliest first: its own section, all items, sub-totals, the last total and after."""
    above = rows[:n]
    last = max((i for i, r in enumerate(above) if r.kind in ("total", "net")), default=-1)
    own = _values(figures, above[last + 1 :], column)
    items = _values(figures, [r for r in above if r.kind == "body"], column)
    subtotals = _values(figures, [r for r in above if r.kind == "total"], column)
    since = _values(figures, above[last:], column) if last >= 0 else []
    label = rows[n].label.lower()
    revised = last >= 0 and re.search(r"\b(?:revised|net|adjusted|after|final|closing|balance)\b", label)
    if revised and own:
        yield since
    if re.search(r"\bgrand\b|\boverall\b", label):
        yield items
        yield subtotals
    if own:
        yield own
        yield since
        yield own[1:]
    yield subtotals
    yield items
    yield [*items[:1], *subtotals]
    if not above:
        yield _values(figures, [r for r in rows[n + 1 :] if r.kind == "body"], column)
    tops = [r for r in above if r.kind in ("total", "net")]
    if len(tops) >= 2:
        pair = _values(figures, tops[-2:], column)
        if len(pair) == 2:
            yield [pair[0], -pair[1]]
    if own and len(own) >= 2:
        yield [own[0], *(-v for v in own[1:])]


def _values(figures: Figures, rows: list[Row], column: Column) -> list[float]:
    return [v for r in rows if (v := _value(figures, r, column)) is not None]


def _agrees(figures: Figures, row: Row, column: Column, stated: float, parts: list[float]) -> bool:
    unit = _unit(figures, row, column)
    return abs(stated - sum(parts)) <= 0.5 * unit * (len(parts) + 1) + 1e-9


def _value(figures: Figures, row: Row, column: Column) -> float | None:
    """The figure in pounds or FTE with its printed sign; None for cells that hold none (a dash is none)."""
    number = _number(figures, row, column)
    if number is None:
        return None
    return round(number.value * _scale(figures, row, column, number), 6)


def _number(figures: Figures, row: Row, column: Column) -> Number | None:
    number = figures.grid.number(row.index, column.index)
    cell = figures.grid.at(row.index, column.index)
    if number is None or cell is None or number.word == "%":
        return None
    if is_nil(cell.text.string) and not re.search(r"\d", cell.text.string):
        return None
    return number


def _scale(figures: Figures, row: Row, column: Column, number: Number) -> float:
    if number.scale is not None:
        return number.scale
    unit = figures.unit_at(row, column)
    return unit.scale if unit is not None else 1.0


def _unit(figures: Figures, row: Row, column: Column) -> float:
    """One in the last printed place among the column's figures and the total itself."""
    number = _number(figures, row, column)
    if number is None:
        return 1.0
    return number.unit * _scale(figures, row, column, number)


def _checked(
    figures: Figures, row: Row, column: Column, kind: str, subject: str, stated: float, parts: list[float]
) -> Check:
    computed = round(sum(parts), 6)
    tolerance = round(0.5 * _unit(figures, row, column) * (len(parts) + 1), 6)
    difference = round(stated - computed, 6)
    return Check(
        table=figures.table.position,
        kind=kind,  # type: ignore[arg-type]
        subject=subject,
        stated=stated,
        computed=computed,
        difference=difference,
        tolerance=tolerance,
        result="ok" if abs(difference) <= tolerance + 1e-9 else "mismatch",
    )


_BOTH = re.compile(
    r"\bcosts?\s(?:of\s)?(£\s?[\d.,]+\s?(?:k|m|bn|million)?)\s(?:cashable\s)?savings?\b|\bsavings?\s(?:of\s)?(£\s?[\d.,]+\s?(?:k|m|bn|million)?)\s(?:\(?growth\)?|costs?\b)",
    re.I,
)


def contradictions(paper: Paper) -> Iterator[Check]:
    """Amounts that the same words call a cost and a saving."""
    texts: list[tuple[int | None, str]] = [(None, p.text.string) for p in paper.document.paragraphs]
    texts += [(t.position, c.text.string) for t in paper.document.tables for c in t.cells]
    for table, text in texts:
        for match in _BOTH.finditer(text):
            reading = paper.readings.get(text)
            if reading is None:
                continue
            money = next(reading.of("MONEY", start=match.start(), end=match.end()), None)
            if money is not None:
                yield Check(
                    table=table,
                    kind="contradiction",
                    subject=match.group(),
                    stated=money.value.amount,
                    result="mismatch",
                )


_POINTS = re.compile(r"\b(?:[Tt]able|[Aa]ppendix|[Aa]nnex|[Ss]chedule)(?:\s(?:[A-Z]\b|\d+))?")


def prose_against_tables(paper: Paper, records: tuple[Record, ...]) -> Iterator[Check]:
    """A net or total saving told in prose that points at a table without such a total: held against its net."""
    paragraphs = {p.position: p for p in paper.document.paragraphs}
    for record in records:
        words = record.words[0]
        if not isinstance(record, Saving) or not record.is_total or words.paragraph not in paragraphs:
            continue
        pointers = sorted(_POINTS.findall(paragraphs[words.paragraph].text.string), key=len, reverse=True)
        table = next((t for p in pointers if (t := _pointed_at(paper, records, p)) is not None), None)
        if table is None:
            continue
        parts = [r for r in records if isinstance(r, Amount) and r.words[0].table == table]
        if any(r.TABLE not in ("savings", "costs") or r.is_total for r in parts):
            continue
        yield _against(record, table, parts)


def _against(record: Saving, table: int, parts: list[Amount]) -> Check:
    net = sum(r.amount_gbp if isinstance(r, Saving) else -r.amount_gbp for r in parts)
    tolerance = 0.5 * min(_last_place(r.amount_gbp) for r in (record, *parts)) * (len(parts) + 1)
    difference = record.amount_gbp - net
    return Check(
        table=table,
        kind="prose_against_table",
        subject=f"{record.item} (net savings)" if record.item else record.words[0].quote,
        stated=record.amount_gbp,
        computed=net,
        difference=difference,
        tolerance=tolerance,
        result="ok" if abs(difference) <= tolerance else "mismatch",
    )


def _last_place(amount: float) -> float:
    """The last place an amount is likely printed to: thousands for 63,000."""
    unit = 1.0
    while unit < 1e6 and amount % (unit * 10) == 0:
        unit *= 10
    return unit


def _pointed_at(paper: Paper, records: tuple[Record, ...], pointer: str) -> int | None:
    """The one table of savings that words such as `the table at Appendix A` can mean."""
    tables = sorted(
        {r.words[0].table for r in records if r.TABLE == "savings" and r.words[0].table is not None}
    )
    named = [
        t.position
        for t in paper.document.tables
        if t.position in tables and pointer.lower() in " ".join((*t.headings, t.caption or "")).lower()
    ]
    if len(named) == 1:
        return named[0]
    return tables[0] if len(tables) == 1 else None
