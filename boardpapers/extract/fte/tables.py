"""FTE benefits in tables: by department, rank, project and year."""

import re
from collections.abc import Iterator

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.rows import Row, is_net_label
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.fte.words import kind_of, says
from boardpapers.extract.fte_values import workforce_of
from boardpapers.extract.context.cues import label_status, row_status
from boardpapers.extract.context.periods import period_of_label
from boardpapers.extract.context.sections import section_status
from boardpapers.extract.paper import Paper
from boardpapers.extract.when_values import find_when
from boardpapers.schemas import FteBenefit


def benefits_in(paper: Paper, figures: Figures) -> Iterator[FteBenefit]:
    """One record for each cell that counts posts or time freed or removed."""
    columns = benefit_columns(figures)
    if not columns:
        return
    for row in figures.grid.rows:
        if row.kind == "band":
            continue
        for column in columns:
            cell = figures.grid.at(row.index, column.index)
            number = figures.grid.number(row.index, column.index)
            if cell is None or number is None or is_nil(cell.text.string) or number.value == 0:
                continue
            if _measure(figures, row, column, number) not in ("fte", "hours"):
                continue
            yield _record(paper, figures, row, column, cell, number)


def benefit_columns(figures: Figures) -> list[Column]:
    """The columns that hold benefits: where a table has `now` and `after`, only the change is one."""
    counted = [c for c in figures.columns if _counts_posts(figures, c)]
    if not counted:
        return []
    change = [c for c in counted if says("change", c.header) or says("reduction", c.header)]
    stock = [c for c in counted if c not in change and says("stock", c.header)]
    if stock and change:
        return list(change)
    named = [c for c in counted if says("benefit", c.header) and not says("growth", c.header)]
    if named and len(named) < len(counted):
        return named
    around = " ".join(
        [*(c.string for c in figures.table.captions), *figures.around[:1], *figures.table.headings[-1:]]
    )
    if stock and not named:
        return []
    if says("growth", around) and not says("benefit", around):
        return []
    if named or says("benefit", around) or _rows_say(figures):
        return [c for c in counted if not says("growth", c.header)]
    return []


def _rows_say(figures: Figures) -> bool:
    rows = [r for r in figures.grid.rows if r.kind == "body"]
    return bool(rows) and sum(says("benefit", r.label) for r in rows) * 2 >= len(rows)


def _counts_posts(figures: Figures, column: Column) -> bool:
    if column.unit is not None:
        return column.unit.measure in ("fte", "hours")
    unit = figures.unit
    if unit is not None:
        return unit.measure in ("fte", "hours")
    around = " ".join([*(c.string for c in figures.table.captions), *figures.around])
    return bool(
        re.search(
            r"\b(?:FTEs?|posts|officers|PCSOs?|headcount|establishment)\b", column.header + " " + around, re.I
        )
    ) and not re.search("£|%", column.header)


def _measure(figures: Figures, row: Row, column: Column, number: Number) -> str | None:
    if number.currency or number.word == "%":
        return None
    if number.word.startswith(("hour", "hrs")):
        return "hours"
    unit = figures.unit_at(row, column)
    if unit is None:
        return "fte"
    return unit.measure


def _record(
    paper: Paper, figures: Figures, row: Row, column: Column, cell: Cell, number: Number
) -> FteBenefit:
    table = figures.table
    labels = [c.text.string for c in reversed(column.cells)] + [row.label, row.band or ""]
    captions = [c.string for c in table.captions]
    words = cite_cell(table, cell)
    cited: list[Evidence] = []
    items = _items(figures, row)
    for item in items:
        cited += cite_cell(table, item, field="item")
    portfolio = _portfolio(figures, row, column)
    if portfolio is not None:
        cited += cite_cell(table, portfolio, field="portfolio")
    force = "unspecified"
    for source in (*reversed(column.cells), *figures.grid.label_cells(row.index)):
        force = workforce_of(source.text.string)
        if force != "unspecified":
            cited += cite_cell(table, source, field="workforce")
            break
    if force == "unspecified":
        for caption in table.captions:
            force = workforce_of(caption.string)
            if force != "unspecified":
                cited += [
                    Evidence("workforce", q.text, q.page, q.box, "heading", q.lines, table=table.position)
                    for q in caption.cite()
                ]
                break
    status, status_cited = _status(figures, row, column, captions, paper.metadata.paper_date)
    period, period_cited = _period(paper, figures, row, column)
    hours = _measure(figures, row, column, number) == "hours"
    others = (
        " ".join(r.label for r in figures.grid.rows)
        + " "
        + " ".join(figures.grid.header(c) for c in range(table.n_columns))
    )
    value = _signed(figures, row, column, number)
    total = row.kind in ("total", "net") or column.is_total or is_net_label(column.header)
    return FteBenefit.model_validate(
        dict(
            confidence=0.9,
            evidence=(*words, *cited, *status_cited, *period_cited),
            item=" – ".join(c.text.string for c in items) or row.label or None,
            portfolio=_bare(portfolio.text.string) if portfolio is not None else None,
            fte=None if hours else value,
            hours=value if hours else None,
            workforce=force,
            kind="reduction"
            if says("change", column.header) and not says("efficiency", row.label + column.header)
            else kind_of(
                row.label,
                column.header,
                row.band or "",
                *captions,
                *figures.around[:2],
                *labels,
                *figures.table.headings,
                others,
            ),
            status=status if status != "mixed" else "unspecified",
            period_start=period[0],
            period_end=period[1],
            period_text=period[2],
            is_total=total,
        )
    )


def _items(figures: Figures, row: Row) -> tuple[Cell, ...]:
    cells = figures.item_cells(row.index)
    named = tuple(c for c in cells if figures.word_roles.get(c.column) != "portfolio")
    return named or cells


def _portfolio(figures: Figures, row: Row, column: Column) -> Cell | None:
    """The department of a figure: the column's own header among several, or the row's department cell."""
    if column.is_total:
        return None
    others = [c for c in figures.columns if not c.is_total and _counts_posts(figures, c)]
    if len(others) > 1 and not any(says("change", c.header) or says("stock", c.header) for c in others):
        for cell in reversed(column.cells):
            name = _bare(cell.text.string)
            if name and not re.search(
                r"\d{2}|\b(?:plan\w*|actual|target\w*|delivered|achieved|realised|forecast|total|officers?|staff|PCSOs?|removed|released|saved)\b",
                name,
                re.I,
            ):
                return cell
    for c, role in figures.word_roles.items():
        if role == "portfolio":
            found = figures.grid.at(row.index, c)
            if found is not None and found.text.string and row.kind == "body":
                return found
    return None


def _bare(name: str) -> str:
    return re.sub(r"\s*\(?\b(?:FTEs?|WTEs?|posts|\(FTE\))\b\)?", "", name).strip(" -–()")


def _signed(figures: Figures, row: Row, column: Column, number: Number) -> float:
    """Positive for posts freed: a change column counts posts added positive, so its sign is turned."""
    if says("change", column.header) and not says("reduction", column.header):
        body = [
            n.value
            for r in figures.grid.rows
            if r.kind == "body" and (n := figures.grid.number(r.index, column.index)) is not None
        ]
        if any(v < 0 for v in body):
            return -number.value
    body = [
        n.value
        for r in figures.grid.rows
        if r.kind == "body" and (n := figures.grid.number(r.index, column.index)) is not None and n.value
    ]
    if body and all(v < 0 for v in body):
        return -number.value
    return number.value


def _status(
    figures: Figures, row: Row, column: Column, captions: list[str], today: str | None
) -> tuple[str, tuple[Evidence, ...]]:
    table = figures.table
    cell = figures.role_cell(row.index, "status")
    if row.kind in ("total", "net") and cell is None and (below := section_status(figures, row)) is not None:
        return below
    sources: list[Cell] = [*reversed(column.cells)]
    if cell is not None:
        sources.append(cell)
    sources += list(figures.grid.label_cells(row.index))
    for source in sources:
        own = not source.is_header and source is not cell
        cue = row_status(source.text.string) if own else label_status(source.text.string)
        if cue is not None:
            return cue.value, cite_cell(table, source, cue.start, cue.end, field="status")
    if row.band:
        cue = label_status(row.band)
        if cue is not None:
            return cue.value, ()
    for source in reversed(column.cells):
        freed = re.search(
            r"\b(?:freed|released|removed|deleted|reduced|saved)\b(?!\sto\sbe)", source.text.string, re.I
        )
        if freed and not re.search(r"\bto\sbe\b", source.text.string):
            return "delivered", cite_cell(table, source, freed.start(), freed.end(), field="status")
    for n, caption in enumerate(captions):
        cue = label_status(caption)
        if cue is not None:
            quotes = table.captions[n].cite(cue.start, cue.end)
            return cue.value, tuple(
                Evidence("status", q.text, q.page, q.box, "heading", q.lines, table=table.position)
                for q in quotes
            )
    if says("change", column.header):
        return _state_of_change(figures, today)
    return "unspecified", ()


def _state_of_change(figures: Figures, today: str | None) -> tuple[str, tuple[Evidence, ...]]:
    """A change is planned when the establishment after it is dated later than the paper, else delivered."""
    latest: tuple[str, Cell] | None = None
    for column in figures.columns:
        for cell in column.cells:
            for found in find_when(cell.text.string):
                day = found.when.start or found.when.end or found.when.iso
                if day and (latest is None or day > latest[0]):
                    latest = (day, cell)
    if latest is None or not today:
        return "unspecified", ()
    state = "planned" if latest[0] > today else "delivered"
    return state, cite_cell(figures.table, latest[1], field="status")


def _period(
    paper: Paper, figures: Figures, row: Row, column: Column
) -> tuple[tuple[str | None, str | None, str | None], tuple[Evidence, ...]]:
    today = paper.metadata.paper_date
    date = figures.role_cell(row.index, "date")
    for cell in (*reversed(column.cells), *([date] if date else []), *figures.grid.label_cells(row.index)):
        reading = paper.readings.get(cell.text.string)
        period = period_of_label(reading, today) if reading else None
        if period is not None:
            return (period.start, period.end, period.text), cite_cell(
                figures.table, cell, period.at, period.until, field="period_text"
            )
    for caption in figures.table.captions:
        reading = paper.readings.get(caption.string)
        period = period_of_label(reading, today) if reading else None
        if period is not None:
            return (period.start, period.end, period.text), tuple(
                Evidence(
                    "period_text", q.text, q.page, q.box, "heading", q.lines, table=figures.table.position
                )
                for q in caption.cite(period.at, period.until)
            )
    return (None, None, None), ()
