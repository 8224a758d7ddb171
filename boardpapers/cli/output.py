"""Rows for people and for machines: aligned tables that fit the terminal, JSON, JSON Lines, CSV."""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import click

from boardpapers.wording import harmless, money, number, short_name

__all__ = [
    "Head",
    "Shape",
    "echo_rows",
    "echo_table",
    "harmless",
    "is_terminal",
    "money",
    "number",
    "short_name",
    "width",
]

Shape = Literal["table", "json", "jsonl", "csv"]

_NARROWEST = 6
#: Below this a shortened column says little: a spare one goes instead.
_READABLE = 16
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Head:
    """A column on the terminal; one that does not shrink is always shown whole.

    One that is `spare` is left out where the others would get too narrow to read.
    """

    text: str
    right: bool = False
    shrinks: bool = True
    spare: bool = False


def width() -> int:
    """Columns to fill: the terminal's; a wide page where there is none."""
    return shutil.get_terminal_size((160, 24)).columns if is_terminal() else 160


def is_terminal() -> bool:
    return sys.stdout.isatty()


def echo_table(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> None:
    """An aligned table, shortened to the terminal's width."""
    cells = [[harmless(cell) for cell in row] for row in rows]
    widths = _fitted(heads, cells, width())
    spare = [n for n, head in enumerate(heads) if head.spare]
    while spare and any(_cramped(heads, cells, widths)):
        gone = spare.pop()
        heads = [h for n, h in enumerate(heads) if n != gone]
        cells = [[c for n, c in enumerate(row) if n != gone] for row in cells]
        widths = _fitted(heads, cells, width())
    click.secho(_line(heads, [h.text for h in heads], widths), bold=True)
    for row in cells:
        click.echo(_line(heads, row, widths))


def _cramped(heads: Sequence[Head], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[bool]:
    """For each column, whether it is shortened to less than can be read."""
    for n, size in enumerate(widths):
        yield size < _READABLE and size < max([len(heads[n].text), *(len(r[n]) for r in rows)])


def _fitted(heads: Sequence[Head], rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Widths of columns: as wide as needed, the widest of those that may shrink cut until all fit."""
    widths = [max([len(h.text), *(len(r[n]) for r in rows)]) for n, h in enumerate(heads)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - total
    while over > 0:
        shrinkable = [n for n, h in enumerate(heads) if h.shrinks and widths[n] > _NARROWEST]
        if not shrinkable:
            break
        widest = max(shrinkable, key=lambda n: widths[n])
        widths[widest] -= 1
        over -= 1
    return widths


def _line(heads: Sequence[Head], cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = []
    for head, cell, size in zip(heads, cells, widths, strict=True):
        short = cell if len(cell) <= size else cell[: max(size - 1, 0)] + "…"
        parts.append(short.rjust(size) if head.right else short.ljust(size))
    return _GAP.join(parts).rstrip()


def echo_rows(rows: Iterable[dict[str, Any]], shape: Shape, names: Sequence[str]) -> None:
    """Rows for a machine; `names` are the columns where there are no rows."""
    stream = sys.stdout
    if shape == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif shape == "jsonl":
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        from boardpapers.export.tabular import csv_text

        stream.write(csv_text(rows, names))
