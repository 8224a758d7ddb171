"""Tables derived from the record models: one for each record type, one for each kind of child.

A field that names an entity gives two columns: `programme_id`, and `programme_text` with the name as the
paper prints it.
"""

import re
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from boardpapers.ddl.model import Column, SqlType, Table, of_document, refers, text, whole
from boardpapers.ddl.model import key as key_column
from boardpapers.schemas import RECORDS, Child, Model, Part, Record, Refers

_SQL_TYPES: dict[type, SqlType] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
#: Fields that are no columns: every record has `confidence` and `evidence` in tables of their own.
_ELSEWHERE = frozenset({"confidence", "evidence"})
#: Fields that name another row of the same paper instead of an entity of the whole database.
OWN_RECORDS: dict[tuple[str, str], str] = {("initiatives", "governance_body"): "governance_bodies"}
#: Child tables whose `parent` is another row of the same record.
NESTED: frozenset[str] = frozenset({"decision_items"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of `table` that holds the id of the entity named in the column `<field>_text`."""

    table: str
    field: str
    entity: Literal["organisation", "body", "programme"]


@dataclass(frozen=True, slots=True)
class RecordTable:
    model: type[Record]
    table: Table
    #: Fields that become columns as they are, then those that name entities.
    plain: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildTable:
    """`part` is None where the children are bare strings, which stand in the column `value`."""

    model: type[Record]
    field: str
    table: Table
    parent_column: str
    part: type[Part] | None
    plain: tuple[str, ...]
    named: tuple[str, ...]
    value: str | None = None


def described(model: type[Model], name: str) -> str:
    return model.model_fields[name].description or ""


def model_columns(model: type[Model]) -> tuple[Column, ...]:
    """The columns of a model whose fields are single values; `table` becomes `table_id`."""
    columns: list[Column] = []
    for name, info in model.model_fields.items():
        if name in _ELSEWHERE:
            continue
        if name == "table":
            columns.append(refers("table_id", "tables", info.description or "", cascade=True))
        else:
            columns.append(_column(name, info))
    return tuple(columns)


def _column(name: str, info: FieldInfo) -> Column:
    inner, optional = _unwrapped(info.annotation)
    required = not optional
    description = info.description or ""
    if get_origin(inner) is Literal:
        return text(name, description, required=required, choices=get_args(inner))
    return Column(name, _SQL_TYPES[inner], description, required, flag=inner is bool)


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    """The type behind `X | None`, and whether None is allowed."""
    if get_origin(annotation) in (Union, UnionType):
        inner = [a for a in get_args(annotation) if a is not NoneType]
        return inner[0], True
    return annotation, False


def _marker(info: FieldInfo, kind: type[Refers] | type[Child]) -> Any:
    return next((m for m in info.metadata if isinstance(m, kind)), None)


def _is_list(info: FieldInfo) -> bool:
    return get_origin(info.annotation) is tuple


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _split(model: type[Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the plain fields and of those that name entities."""
    plain: list[str] = []
    named: list[str] = []
    for name, info in model.model_fields.items():
        if name in _ELSEWHERE or _is_list(info):
            continue
        (named if _marker(info, Refers) else plain).append(name)
    return tuple(plain), tuple(named)


def _columns(model: type[Model], table: str) -> tuple[Column, ...]:
    columns: list[Column] = []
    for name, info in model.model_fields.items():
        if name in _ELSEWHERE or _is_list(info):
            continue
        marker = _marker(info, Refers)
        if marker is not None:
            target = OWN_RECORDS.get((table, name), marker.table)
            description = info.description or ""
            columns.append(refers(f"{name}_id", target, description))
            columns.append(text(f"{name}_text", f"As printed: {description[:1].lower()}{description[1:]}"))
        elif name == "parent" and table in NESTED:
            columns.append(refers("parent_id", table, "The point it is nested in."))
        else:
            columns.append(_column(name, info))
    return tuple(columns)


def _first_line(model: type[Model]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _indexes(columns: tuple[Column, ...], *leading: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    covered = {i[0] for i in leading} | {"id"}
    return leading + tuple((c.name,) for c in columns if c.references and c.name not in covered)


def _record_table(model: type[Record]) -> RecordTable:
    name = model.TABLE
    own = Column("id", "TEXT", "The record's id.", True, "records(id)", True)
    columns = (own, of_document(), *_columns(model, name))
    extra: tuple[tuple[str, ...], ...] = (("document_id",),)
    if "status" in model.model_fields:
        extra = (*extra, ("status",))
    plain, named = _split(model)
    return RecordTable(
        model, Table(name, _first_line(model), columns, indexes=_indexes(columns, *extra)), plain, named
    )


def _child_tables(model: type[Record]) -> list[ChildTable]:
    tables = []
    for name, info in model.model_fields.items():
        marker = _marker(info, Child)
        if marker is not None:
            tables.append(_child_table(model, name, info, marker.table))
    return tables


def _child_table(model: type[Record], field: str, info: FieldInfo, name: str) -> ChildTable:
    inner = get_args(info.annotation)[0]
    parent = f"{snake(model.__name__)}_id"
    shared = (
        key_column(),
        of_document(),
        refers(parent, model.TABLE, f"The row of {model.TABLE} it belongs to.", required=True, cascade=True),
        whole("position", "Order, counted from 0.", required=True),
    )
    columns: tuple[Column, ...]
    if inner is str:
        value = field.removesuffix("s")
        columns = (*shared, text(value, info.description or "", required=True))
        table = Table(name, info.description or "", columns, indexes=_indexes(columns))
        return ChildTable(model, field, table, parent, None, (), (), value)
    plain, named = _split(inner)
    if name in NESTED:
        plain = tuple(p for p in plain if p != "parent")
    columns = (*shared, *_columns(inner, name))
    table = Table(name, _first_line(inner), columns, indexes=_indexes(columns))
    return ChildTable(model, field, table, parent, inner, plain, named)


_ENTITY: dict[str, Literal["organisation", "body", "programme"]] = {
    "organisations": "organisation",
    "bodies": "body",
    "programmes": "programme",
}

_TABLES = tuple(_record_table(model) for model in RECORDS)
#: Governance bodies come before initiatives, which may refer to them.
RECORD_TABLES: tuple[RecordTable, ...] = _TABLES
CHILD_TABLES: tuple[ChildTable, ...] = tuple(t for model in RECORDS for t in _child_tables(model))


def references() -> tuple[Reference, ...]:
    """Every column that holds an entity's id, with the column of the printed name beside it."""
    found = [
        Reference("documents", "organisation", "organisation"),
        Reference("documents", "body", "body"),
    ]
    for record in RECORD_TABLES:
        found += _references(record.table, record.model, record.named)
    for child in CHILD_TABLES:
        if child.part is not None:
            found += _references(child.table, child.part, child.named)
    return tuple(found)


def _references(table: Table, model: type[Model], named: tuple[str, ...]) -> list[Reference]:
    markers = {name: _marker(model.model_fields[name], Refers) for name in named}
    return [
        Reference(table.name, name, _ENTITY[marker.table])
        for name, marker in markers.items()
        if (table.name, name) not in OWN_RECORDS
    ]
