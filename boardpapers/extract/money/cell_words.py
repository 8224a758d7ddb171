"""What the labels of a cell add to its amount: attributes, status, period, category."""

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.context import labels as around
from boardpapers.extract.context.cues import label_cue, label_status, row_status
from boardpapers.extract.context.labels import Label, cite_label
from boardpapers.extract.context.periods import Period
from boardpapers.extract.context.sections import section_status
from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.money.cell_senses import CellSenses
from boardpapers.extract.money.senses import Sense, sense_of_label
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import group, regex

_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "saving": ("cashability", "recurrence", "basis"),
    "cost": ("recurrence", "basis", "budget"),
}
#: A longer cell says more than of what kind a figure is.
_SHORT = 25
Cited = tuple[Evidence, ...]


class CellWords:
    """Reads the labels of one table's cells."""

    def __init__(self, paper: Paper, figures: Figures, senses: CellSenses) -> None:
        self.paper = paper
        self.figures = figures
        self.senses = senses
        self.today = paper.metadata.paper_date
        self.captions = around.of_captions(figures.table)

    def labels(self, row: Row, column: Column) -> list[Label]:
        """A cell's labels, nearest first: its column's headers, its row's words, its band, the captions."""
        cash = self.figures.role_cell(row.index, "cashability")
        return [
            *around.of_column(column),
            *self._kinds(row),
            *([Label(cash.text.string, cash)] if cash else []),
            *around.of_cells(self.figures.grid.label_cells(row.index)),
            *around.of_band(self.figures, row),
            *self.captions,
        ]

    def _kinds(self, row: Row) -> list[Label]:
        """The row's cells in columns that say of what kind each figure is: recurring, capital, ..."""
        columns = (*self.figures.grid.label_columns, *self.figures.grid.text_columns)
        named = [
            c for c in columns if regex("money_tables", "kind_header").search(self.figures.grid.header(c))
        ]
        cells = [self.figures.grid.at(row.index, c) for c in named if row.kind == "body"]
        return [Label(c.text.string, c) for c in cells if c is not None and len(c.text.string) < _SHORT]

    def attributes(self, labels: list[Label], sense: Sense) -> tuple[dict[str, str], Cited]:
        """Each attribute by the nearest label that says it, with its evidence."""
        values: dict[str, str] = {}
        cited: Cited = ()
        for name in _ATTRIBUTES.get(sense, ()):
            for label in labels:
                cue = label_cue(name, label.text)
                if cue is None:
                    continue
                if not (label.caption >= 0 and _says_both(name, label.text)):
                    values[name] = cue.value
                    cited += cite_label(self.figures.table, label, cue.start, cue.end, name)
                break
        return values, cited

    def _status_of_tracked(self, column: Column) -> str | None:
        """Of projects: what they were given is approved, what they will have cost in the end is planned."""
        others = [c for c in self.figures.columns if c.index != column.index]
        if not any(regex("money_tables", "spent").search(c.header) for c in others):
            return None
        if regex("money_tables", "project_budget").search(column.header):
            return "approved"
        return "planned" if regex("money_tables", "outturn").search(column.header) else None

    def status(self, row: Row, column: Column, labels: list[Label], sense: Sense) -> tuple[str, Cited]:
        """The status by header, status cell or label; a total's by the rows that it adds up."""
        if sense not in ("saving", "cost"):
            return "unspecified", ()
        cell = self.figures.role_cell(row.index, "status")
        if row.kind in ("total", "net") and cell is None:
            below = section_status(self.figures, row)
            if below is not None:
                return below
        tracked = self._status_of_tracked(column) if sense == "cost" else None
        if tracked is not None:
            return tracked, tuple(
                e for c in column.cells[-1:] for e in cite_cell(self.figures.table, c, field="status")
            )
        headers = [w for w in labels if w.cell is not None and w.cell.is_header]
        own = [Label(cell.text.string, cell)] if cell else []
        rest = [w for w in labels if w not in headers and w not in own]
        above = [Label(h) for h in self.figures.table.headings[-1:] if not self.captions]
        for label in (*headers, *own, *rest, *above):
            is_row = label.cell is not None and not label.cell.is_header and label.cell is not cell
            cue = row_status(label.text) if is_row else label_status(label.text)
            if cue is not None and not (cue.value == "approved" and sense == "saving"):
                return cue.value, cite_label(self.figures.table, label, cue.start, cue.end, "status")
        return "unspecified", ()

    def dated(self, status: str, period: Period | None) -> str:
        """A date after the paper's own makes a claim planned; a date achieved in the past, delivered."""
        if period is None or not self.today or not period.text:
            return status
        first = period.start or period.end or ""
        if first > self.today and status in ("unspecified", "delivered"):
            return "planned"
        if status == "unspecified" and period.end and period.end > self.today and period.is_one_year:
            return "planned"
        if first and first <= self.today and status == "unspecified" and self._dates_deliveries():
            return "delivered"
        return status

    def _dates_deliveries(self) -> bool:
        """Whether a date column says when things were achieved."""
        dates = [c for c, role in self.figures.word_roles.items() if role == "date"]
        heads = [self.figures.grid.header(c) for c in dates]
        return any(regex("money_tables", "date_of_delivery").search(h) for h in heads)

    def period(self, row: Row, column: Column) -> tuple[Period | None, Cited]:
        """The period by the nearest label that names one."""
        date = self._date_cell(row, column)
        labels = (
            *around.of_column(column),
            *([Label(date.text.string, date)] if date else []),
            *around.of_cells(self.figures.item_cells(row.index)),
            *around.of_band(self.figures, row),
            *(
                w
                for c in self.figures.item_columns
                for w in around.of_cells(self.figures.grid.header_cells(c))
            ),
            *self.captions,
        )
        return around.period_of(self.paper, self.figures.table, labels)

    def _date_cell(self, row: Row, column: Column) -> Cell | None:
        """The row's date, where it can be the figure's: not that of a project's next milestone.

        When a project goes live its savings begin, but its costs are not spent then.
        """
        date = self.figures.role_cell(row.index, "date")
        if date is None:
            return None
        header = self.figures.grid.header(date.column)
        beside = regex("money_tables", "plain_date").search(header) and date.column
        if beside and regex("money_tables", "step_header").search(self.figures.grid.header(date.column - 1)):
            return None
        if regex("money_tables", "date_of_step").search(header) and self._titled() != "saving":
            return None
        of_savings = "saving" in (self.senses.of_column.get(column.index), self.senses.of_table)
        if of_savings and regex("money_tables", "plain_date").search(header):
            return date
        spent = not of_savings and self.senses.of_column.get(column.index) in ("cost", "budget")
        kind = "date_of_spending" if spent else "date_of_figure"
        return date if regex("money_tables", kind).search(header) else None

    def _titled(self) -> Sense | None:
        """What the table's own title says it holds."""
        found = next((f for c in self.captions if (f := sense_of_label(c.text)) is not None), None)
        return found.sense if found else None

    def category(self, row: Row, column: Column) -> str | None:
        """The paper's own heading for a cost: the column's words without its unit, year or status."""
        name = regex("money_tables", "unit_or_year").sub("", column.header).strip(" -–()")
        return row.band if regex("money_tables", "plain_category").search(name) else name


def _says_both(name: str, text: str) -> bool:
    """Whether a caption names both values of an attribute, so that it settles neither."""
    both = group("money_tables", "both")
    return name in both and both[name].search(text) is not None
