"""Columns and tables, without SQL and without data."""

from dataclasses import dataclass
from typing import Literal

SqlType = Literal["TEXT", "INTEGER", "REAL"]


@dataclass(frozen=True, slots=True)
class Column:
    """`references` is `table(column)`; `cascade` deletes the row with the row it refers to."""

    name: str
    type: SqlType
    description: str
    required: bool = False
    references: str | None = None
    cascade: bool = False
    choices: tuple[str, ...] = ()
    flag: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`key` are the columns of the primary key; `indexes` are further indexes, each a tuple of columns."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    indexes: tuple[tuple[str, ...], ...] = ()
    without_rowid: bool = False

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


def text(name: str, description: str, *, required: bool = False, choices: tuple[str, ...] = ()) -> Column:
    return Column(name, "TEXT", description, required=required, choices=choices)


def whole(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, "INTEGER", description, required=required)


def real(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, "REAL", description, required=required)


def flag(name: str, description: str) -> Column:
    return Column(name, "INTEGER", description, required=True, flag=True)


def key(description: str = "Stable id.") -> Column:
    return Column("id", "TEXT", description, required=True)


def refers(
    name: str, target: str, description: str, *, required: bool = False, cascade: bool = False
) -> Column:
    return Column(name, "TEXT", description, required, f"{target}(id)", cascade)


def of_document(description: str = "The paper it stands in.") -> Column:
    return refers("document_id", "documents", description, required=True, cascade=True)


def box() -> tuple[Column, ...]:
    return (
        real("x0", "Left edge, in points from the left of the page as displayed."),
        real("top", "Upper edge, in points from the top of the page as displayed."),
        real("x1", "Right edge, in points."),
        real("bottom", "Lower edge, in points from the top."),
    )
