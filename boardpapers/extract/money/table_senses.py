"""What a whole table of money is, by its captions, the words around it and its headers."""

from functools import cached_property

from boardpapers.extract.figures.columns import Column, Figures
from boardpapers.extract.money.senses import Sense, sense_of_label
from boardpapers.extract.patterns import regex

#: Pounds below which all figures of a column, printed to the pound, are prices and rates.
_SMALL = 500


class TableSenses:
    """What a table is, and what each of its columns of figures."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.captions = [c.string for c in figures.table.captions]

    @cached_property
    def of_column(self) -> dict[int, Sense | None]:
        """What the header of each column of figures settles."""
        senses = {c.index: _sense_of_column(c) for c in self.figures.columns}
        tracked = regex("money_tables", "tracked")
        if self._tracks_projects:
            senses |= {c.index: "cost" for c in self.figures.columns if tracked.search(c.header)}
        if self._pairs_target_with_result and "cost" not in senses.values():
            named = regex("money_tables", "target_or_result")
            senses |= {
                c.index: "saving"
                for c in self.figures.columns
                if senses[c.index] is None and named.search(c.header)
            }
        if "saving" in senses.values() or self._says("before_and_after"):
            present = regex("money_tables", "present_cost")
            senses |= {c.index: "baseline" for c in self.figures.columns if present.search(c.header)}
        return senses

    @property
    def _tracks_projects(self) -> bool:
        """Whether the table holds what projects were given against what they have spent."""
        headers = [c.header for c in self.figures.columns]
        spent = any(regex("money_tables", "spent").search(h) for h in headers)
        words = [
            *self.captions,
            *self.figures.around,
            *map(self.figures.grid.header, self.figures.word_roles),
        ]
        return spent and any(regex("money_tables", "projects").search(w) for w in words)

    @property
    def _pairs_target_with_result(self) -> bool:
        """Whether one column is of what was aimed at and another of what was achieved: that is of savings."""
        headers = [c.header for c in self.figures.columns]
        return all(
            any(regex("money_tables", name).search(h) for h in headers)
            for name in ("target", "result_of_savings")
        )

    @cached_property
    def of_table(self) -> Sense | None:
        """What the captions, or else the words around, say the table is of."""
        texts = [*self.captions, *self.figures.around]
        titles = texts[: len(self.captions) or 1]
        about = {found.sense for t in titles if (found := sense_of_label(t)) is not None}
        if "saving" not in about:
            if any(regex("money_tables", "budget_title").search(t) for t in titles):
                return "budget"
            if self.is_capital or any(regex("money_tables", "shared_costs_title").search(t) for t in titles):
                return "cost"
        for text in texts:
            if regex("money_tables", "costs_and_benefits").search(text):
                return "cost" if "saving" in self.of_column.values() else None
            found = sense_of_label(text)
            if found is not None and found.sense != "rate":
                return found.sense
        return None

    @cached_property
    def is_capital(self) -> bool:
        """Whether the table lists what capital is spent on."""
        titles = self.captions or self.figures.around[:1]
        return any(regex("money_tables", "capital_title").search(t) for t in titles)

    @cached_property
    def is_budget(self) -> bool:
        """Whether the table sets out a budget, so that its lines are budgets and not costs of a change."""
        if self.of_table in ("budget", "saving"):
            return self.of_table == "budget"
        if self.is_capital or self._tracks_projects:
            return False
        if sum(sense == "budget" for sense in self.of_column.values()) > 1:
            return True
        titles = self.captions or self.figures.table.headings[-1:]
        return self._says("budget_words") and not regex("money_tables", "change_title").search(
            " ".join(titles)
        )

    @cached_property
    def keeps(self) -> Sense | None:
        """What a table of nothing but reserves, or of nothing but risks, holds in all its figures."""
        titles = self.captions or self.figures.table.headings[-1:]
        found = sense_of_label(titles[0]) if titles else None
        if found is None or found.sense not in ("reserve", "risk", "income"):
            return None
        spent = regex("money_tables", "spent_from").search(titles[0])
        return None if spent else found.sense

    def _says(self, name: str) -> bool:
        """Whether the captions or the words around the table hold a wording."""
        return bool(regex("money_tables", name).search(" ".join([*self.captions, *self.figures.around])))

    @cached_property
    def is_limits(self) -> bool:
        """Whether the table sets out who may approve how much."""
        heads = map(self.figures.grid.header, self.figures.grid.label_columns)
        titles = (*self.captions, *heads, *(() if self.captions else self.figures.table.headings[-1:]))
        return any(regex("money_tables", "limits_title").search(t) for t in titles)

    @cached_property
    def is_signed(self) -> bool:
        """Whether the table prints costs and savings in one column, told apart by their sign."""
        labels = [r.label for r in self.figures.grid.rows if r.kind in ("net", "total")]
        headers = [c.header for c in self.figures.columns]
        texts = [*self.captions, *headers, *self.figures.around[:1], *labels]
        return bool(regex("money_tables", "signed").search(" ".join(texts)))

    @cached_property
    def rates(self) -> frozenset[int]:
        """The columns whose figures are all so small, in pounds, that they are prices and rates."""
        return frozenset(c.index for c in self.figures.columns if self._is_small(c.index))

    def _is_small(self, column: int) -> bool:
        rows = self.figures.grid.rows
        places = [
            (r, c, n)
            for c in self.figures.columns
            if c.index == column
            for r in rows
            if (n := self.figures.grid.number(r.index, column)) is not None and n.value
        ]
        return bool(places) and all(
            not n.word and n.unit <= 1 and abs(n.value) * self.figures.scale_at(r, c, n) < _SMALL
            for r, c, n in places
        )


def _sense_of_column(column: Column) -> Sense | None:
    """What a column holds: by its own name, where a title over several columns says something else.

    A title that ran into the header (`Cost & Benefits Summary`) says it of none of its columns.
    """
    own = column.cells[-1] if column.cells else None
    if own is not None and any(c.column_span > max(2, own.column_span) for c in column.cells[:-1]):
        found = _sense_of_header(own.text.string)
        if found is not None:
            return found
    return _sense_of_header(column.header)


def _sense_of_header(header: str) -> Sense | None:
    """The sense that a header settles; a column of costs and savings settles none."""
    found = sense_of_label(header) if header else None
    if found is None or regex("money_tables", "cost_or_saving").search(header):
        return None
    return found.sense
