"""Which columns of a table count posts or time freed, and in what."""

import re

from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.numbers import Number
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.fte.words import says
from boardpapers.extract.patterns import regex


def benefit_columns(figures: Figures) -> list[Column]:
    """The columns that hold benefits: where a table has `now` and `after`, only the change is one."""
    counted = [c for c in figures.columns if counts_posts(figures, c)]
    change = [c for c in counted if says("change", c.header) or says("reduction", c.header)]
    stock = [c for c in counted if c not in change and says("stock", c.header)]
    if stock and change:
        return change
    named = [c for c in counted if says("benefit", c.header) and not says("growth", c.header)]
    if (named and len(named) < len(counted)) or (stock and not named):
        rest = [c for c in counted if c not in named]
        return counted if len(named) > 1 and all(c.is_total for c in rest) else named
    captions = [c.string for c in figures.table.captions]
    around = " ".join([*captions, *figures.around[:1], *figures.table.headings[-1:]])
    grows = says("growth", around) and not says("benefit", around)
    if grows or not (named or says("benefit", around) or _rows_say(figures)):
        return []
    return [c for c in counted if not says("growth", c.header)]


def equivalents(figures: Figures, columns: list[Column]) -> dict[int, Column]:
    """The columns of FTE that say what the hours of others are equal to, by the columns of hours."""
    hours = [c for c in columns if c.unit is not None and c.unit.measure == "hours" and not c.is_total]
    posts = [c for c in figures.columns if c.unit is not None and c.unit.measure == "fte"]
    pairs = {
        h.index: p for h in hours for p in posts if _same_but_unit(h, p) and _a_working_year(figures, h, p)
    }
    if len(hours) > 1 and len(pairs) == len(hours):
        return pairs
    equal = [c for c in posts if says("equivalent", c.header) or len(posts) == 1]
    if len(hours) != 1 or len(equal) != 1 or any(c in columns and c is not equal[0] for c in posts):
        return {}
    return {hours[0].index: equal[0]}


def _same_but_unit(hours: Column, posts: Column) -> bool:
    """Whether two headers differ in what they count only (`Hours planned`, `FTE planned`)."""
    bare = [" ".join(_COUNTED.sub(" ", c.header).lower().split()) for c in (hours, posts)]
    return bool(bare[0]) and bare[0] == bare[1]


_COUNTED = re.compile(r"\b(?:hours|hrs|FTEs?|WTEs?|posts|full[\s-]time\sequivalents?)\b|[()]", re.IGNORECASE)
#: Hours that a full-time post works in a year, by any method of counting.
_YEAR = (1000, 2300)


def _a_working_year(figures: Figures, hours: Column, posts: Column) -> bool:
    """Whether the hours of each row are those of its posts."""
    shares = []
    for row in figures.grid.rows:
        time, count = (figures.grid.number(row.index, c.index) for c in (hours, posts))
        if time is not None and count is not None and count.value:
            shares.append(time.value / count.value)
    return bool(shares) and all(_YEAR[0] < share < _YEAR[1] for share in shares)


def counts_posts(figures: Figures, column: Column) -> bool:
    """Whether a column counts posts or hours: by its unit, the table's, or the words around."""
    unit = column.unit or figures.unit
    if figures.grid.unit_column is not None and (column.unit is None or column.unit.measure != "percent"):
        return any(_is_of_posts(figures, row, column) for row in figures.grid.rows)
    if unit is not None:
        return unit.measure in ("fte", "hours")
    rows = [r for r in figures.grid.rows if r.kind == "body"]
    if rows and sum(_is_of_posts(figures, r, column) for r in rows) * 2 >= len(rows):
        return True
    around = " ".join([column.header, *(c.string for c in figures.table.captions), *figures.around])
    counted = regex("posts", "table.counted").search(around)
    return counted is not None and not regex("posts", "table.not_counted").search(column.header)


def _is_of_posts(figures: Figures, row: Row, column: Column) -> bool:
    unit = figures.unit_at(row, column) if row.kind != "band" else None
    return unit is not None and unit.measure in ("fte", "hours")


def _rows_say(figures: Figures) -> bool:
    """Whether at least half of the rows name a benefit."""
    rows = [r for r in figures.grid.rows if r.kind == "body"]
    if figures.grid.unit_column is not None:
        rows = [r for r in rows if any(_is_of_posts(figures, r, c) for c in figures.columns)]
    return bool(rows) and sum(says("benefit", r.label) for r in rows) * 2 >= len(rows)


def measure_of(figures: Figures, row: Row, column: Column, number: Number) -> str | None:
    """What a cell counts (`fte`, `hours`, `gbp`, ...); None for sums of money and shares."""
    if number.currency or number.word == "%":
        return None
    if number.word.startswith(("hour", "hrs")):
        return "hours"
    unit = figures.unit_at(row, column)
    return unit.measure if unit is not None else "fte"


def freed(figures: Figures, column: Column, number: Number) -> float:
    """A cell's number, positive for posts freed.

    A column of changes counts posts added as positive, so its sign is turned; so is a column with no
    positive number.
    """
    cells = (figures.grid.number(r.index, column.index) for r in figures.grid.rows if r.kind == "body")
    values = [n.value for n in cells if n is not None and n.value]
    if says("change", column.header) and not says("reduction", column.header):
        turned = any(v < 0 for v in values)
    else:
        turned = bool(values) and all(v < 0 for v in values)
    return -number.value if turned else number.value
