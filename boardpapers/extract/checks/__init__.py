"""Printed totals added up, prose held against tables, and figures that contradict themselves."""

from collections.abc import Iterable

from boardpapers.extract.checks.statements import contradictions, prose_against_tables
from boardpapers.extract.checks.sums import column_totals, row_totals
from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.paper import Paper
from boardpapers.schemas import Check, Record

__all__ = ["check"]


def check(paper: Paper, records: Iterable[Record]) -> tuple[Check, ...]:
    """Every check that can be made on one paper."""
    found: list[Check] = []
    for figures in figures_of(paper.document):
        found += row_totals(figures)
        found += column_totals(figures)
    found += contradictions(paper)
    found += prose_against_tables(paper, tuple(records))
    return tuple(found)
