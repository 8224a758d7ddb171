"""What a column of words holds: items, dates, states, departments."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from boardpapers.extract.figures.rows import is_total_label
from boardpapers.extract.patterns import group, regex
from boardpapers.extract.when_values import find_when

WordRole = Literal["item", "status", "date", "portfolio", "programme", "rank", "cashability", "text"]
_BY_HEADER: tuple[WordRole, ...] = (
    "status",
    "date",
    "cashability",
    "programme",
    "portfolio",
    "rank",
    "item",
)
_BY_VALUES: tuple[WordRole, ...] = ("status", "cashability")
#: The share of a column's cells that has to agree.
_MOST = 0.6


def role_of(header: str, texts: Sequence[str]) -> WordRole:
    """The role of a column of words: by its header, unless most of its cells say otherwise."""
    told = [t for t in texts if not is_total_label(t)]
    heads = group("columns", "header")
    role: WordRole = next((r for r in _BY_HEADER if header and heads[r].search(header)), "text")
    own = [t for t in told if not is_ditto(t)]
    if told and sum(map(is_date, own)) >= max(1, _MOST * len(own)):
        role = "date"
    for name in _BY_VALUES:
        if told and _hits(name, told) >= max(1, _MOST * len(told)):
            return name
    if role == "cashability" and not _hits("cashability", told):
        return "rank" if regex("figures", "type_header").search(header) else "text"
    return role


def _hits(role: WordRole, texts: Sequence[str]) -> int:
    values = group("columns", "values")[role]
    return sum(values.match(t) is not None for t in texts)


def is_ditto(text: str) -> bool:
    """Whether a cell says that it takes the value above it."""
    return bool(regex("figures", "ditto").match(text))


@lru_cache(maxsize=8192)
def is_date(text: str) -> bool:
    """Whether a cell holds a date or period and nothing else."""
    if len(text) > 28:
        return False
    found = list(find_when(text))
    return bool(found) and len(text) - sum(f.end - f.start for f in found) <= 6
