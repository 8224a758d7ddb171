"""Rows that lead from one budget to the next: what is added is a cost, what is taken out a saving."""

from collections.abc import Sequence
from functools import cached_property

from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.figures.rows import Row
from boardpapers.extract.money.senses import sense_of_label
from boardpapers.extract.patterns import regex

#: Senses that lead from one budget to the next as costs and savings do.
_MOVES = (None, "cost", "budget", "saving", "other", "risk")


class Bridge:
    """Finds the rows of a table between an opening budget and the budget it leads to."""

    def __init__(self, figures: Figures, titles: Sequence[str]) -> None:
        self._rows = figures.grid.rows
        self._titles = titles

    @cached_property
    def moves(self) -> frozenset[int]:
        """The rows that say what changes."""
        return frozenset(self._between() or self._listed())

    def opens(self, row: Row) -> bool:
        """Whether a row is the budget that the others lead on from."""
        return bool(self.moves) and row.index < min(self.moves) and _opens(row)

    def leads(self, row: Row) -> bool:
        """Whether a row is one of them, and says nothing of where the money comes from."""
        found = sense_of_label(row.label) if row.label else None
        return row.index in self.moves and (found.sense if found else None) in _MOVES

    def _between(self) -> list[int]:
        """The items below an opening budget, up to the budget they lead to."""
        rows = [r for r in self._rows if r.kind != "band"]
        first = next((n for n, r in enumerate(rows[:3]) if _opens(r)), None)
        if first is None:
            return []
        found: list[int] = []
        for row in rows[first + 1 :]:
            if _closes(row):
                return found if len(found) >= 2 else []
            found += [row.index] if row.kind == "body" else []
        return []

    def _listed(self) -> list[int]:
        """All items of a table whose title says that it lists what changes in a budget."""
        if not any(regex("money_tables", "moves_title").search(t) for t in self._titles):
            return []
        return [r.index for r in self._rows if r.kind == "body" and not (_opens(r) or _closes(r))]


def _opens(row: Row) -> bool:
    return bool(regex("money_tables", "opening_budget").search(row.label))


def _closes(row: Row) -> bool:
    found = sense_of_label(row.label)
    if found is not None and found.sense in ("saving", "cost"):
        return False
    return bool(regex("money_tables", "closing_budget").search(row.label))
