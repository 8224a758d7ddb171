"""Records, their children and their evidence as rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from boardpapers.ddl import CHILD_TABLES, RECORD_TABLES, ChildTable, RecordTable
from boardpapers.ddl.derived import NESTED, OWN_RECORDS
from boardpapers.document import Evidence
from boardpapers.entities import key_of
from boardpapers.schemas import Amount, DecisionItem, GovernanceBody, Initiative, Part, Record, Refers
from boardpapers.schemas.base import Model
from boardpapers.store.mentions import Named
from boardpapers.store.rows import Gathering, Row

_TABLES: Mapping[type[Record], RecordTable] = {t.model: t for t in RECORD_TABLES}
_ORDER: Mapping[type[Record], int] = {t.model: n for n, t in enumerate(RECORD_TABLES)}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A span of a paragraph's or of a cell's text."""

    where: tuple[int | None, int | None, int | None, int | None]
    start: int
    end: int


def add_records(gathering: Gathering, records: Sequence[Record]) -> None:
    """Rows for all records; those that others refer to come first."""
    positions: Counter[str] = Counter()
    bodies: dict[str, str] = {}
    amounts: dict[tuple[Any, ...], list[tuple[_Spot, str]]] = defaultdict(list)
    items: list[tuple[str, DecisionItem]] = []
    for record in sorted(records, key=lambda r: _ORDER[type(r)]):
        record_id = _add_record(gathering, record, positions[record.TABLE], bodies)
        positions[record.TABLE] += 1
        if isinstance(record, GovernanceBody):
            for name in (record.name, record.body, record.acronym, *record.aliases):
                if name:
                    bodies.setdefault(key_of(name), record_id)
        elif isinstance(record, Amount):
            for spot in _spots(record.words):
                amounts[spot.where].append((spot, record_id))
        items.extend(_add_children(gathering, record, record_id))
    _add_decision_amounts(gathering, items, amounts)


def _add_record(gathering: Gathering, record: Record, position: int, bodies: Mapping[str, str]) -> str:
    table = _TABLES[type(record)]
    record_id = gathering.ids.make(table.table.name, **_key_parts(gathering, record))
    gathering.add(
        "records",
        {
            "id": record_id,
            "document_id": gathering.document_id,
            "type": record.TABLE,
            "confidence": record.confidence,
            "position": position,
            "page": record.words[0].page,
            "is_copy": 0,
        },
    )
    row: Row = {"id": record_id, "document_id": gathering.document_id}
    row.update({name: getattr(record, name) for name in table.plain})
    _note_subject(gathering, record)
    for name in table.named:
        if (record.TABLE, name) in OWN_RECORDS:
            printed = getattr(record, name)
            row[f"{name}_id"] = bodies.get(key_of(printed)) if printed else None
            row[f"{name}_text"] = printed
        else:
            row.update(_named_columns(gathering, record, name))
    gathering.add(record.TABLE, row)
    for evidence in record.evidence:
        _add_evidence(gathering, record_id, evidence, _column_of(table, evidence.field))
    return record_id


def _key_parts(gathering: Gathering, record: Record) -> dict[str, str | int | float | None]:
    """What is claimed and where: the parts of a record's id."""
    first = record.words[0]
    claimed = (
        getattr(record, name, None)
        for name in ("amount_gbp", "amount_max_gbp", "fte", "hours", "name", "kind")
    )
    return {
        "document": gathering.document_id,
        "claimed": "|".join("" if c is None else str(c) for c in claimed),
        "page": first.page,
        "paragraph": first.paragraph,
        "table": first.table,
        "row": first.row,
        "column": first.column,
        "start": first.start,
        "quote": first.quote,
    }


def _column_of(table: RecordTable, field: str | None) -> str | None:
    return f"{field}_id" if field in table.named else field


def _note_subject(gathering: Gathering, record: Record) -> None:
    """A governance body or an initiative says more of its entity than its name."""
    if isinstance(record, GovernanceBody):
        gathering.mentions.add(
            Named(
                "body",
                record.body,
                record.organisation or "",
                record.organisation,
                record.acronym,
                tuple(dict.fromkeys((*_others(record.name, record.body), *record.aliases))),
                entity_kind=record.body_kind,
            )
        )
    elif isinstance(record, Initiative):
        gathering.mentions.add(
            Named(
                "programme",
                record.programme,
                record.parent or "",
                record.organisation,
                record.acronym,
                tuple(dict.fromkeys((*_others(record.name, record.programme), *record.aliases))),
                parent=record.parent,
            )
        )


def _others(name: str, known: str) -> tuple[str, ...]:
    return (name,) if name != known else ()


#: Fields whose mention is noted with its context by `_note_subject`.
_SUBJECTS = frozenset({("governance_bodies", "body"), ("initiatives", "programme")})


def _named_columns(gathering: Gathering, model: Record | Part, name: str) -> Row:
    """`x_id` and `x_text` for a field that names an entity; bodies and programmes are resolved later."""
    printed: str | None = getattr(model, name)
    target = _target(type(model), name)
    row: Row = {f"{name}_id": None, f"{name}_text": printed}
    if target == "organisations":
        row[f"{name}_id"] = gathering.mentions.organisation(printed)
    elif printed and (getattr(model, "TABLE", None), name) not in _SUBJECTS:
        gathering.mentions.add(Named("body" if target == "bodies" else "programme", printed))
    return row


def _target(model: type[Model], name: str) -> str:
    marker = next(m for m in model.model_fields[name].metadata if isinstance(m, Refers))
    return marker.table


def _add_evidence(
    gathering: Gathering, record_id: str, evidence: Evidence, field: str | None, child_id: str | None = None
) -> None:
    own_id = gathering.ids.make(
        "evidence",
        record=record_id,
        field=field,
        child=child_id,
        page=evidence.page,
        start=evidence.start,
        quote=evidence.quote,
    )
    row = {"id": own_id, "record_id": record_id, "field": field, "child_id": child_id}
    gathering.add("evidence", {**row, **gathering.place(evidence)})
    for position, line in enumerate(evidence.lines or (evidence.box,)):
        x0, top, x1, bottom = (round(v, 3) for v in line)
        gathering.add(
            "evidence_lines",
            {
                "evidence_id": own_id,
                "position": position,
                "page": evidence.page,
                "x0": x0,
                "top": top,
                "x1": x1,
                "bottom": bottom,
            },
        )


def _add_children(gathering: Gathering, record: Record, record_id: str) -> Iterator[tuple[str, DecisionItem]]:
    """Adds the rows of all child tables; gives the points of a decision with their ids."""
    for child in CHILD_TABLES:
        if child.model is not type(record):
            continue
        numbered: dict[str, str] = {}
        for position, value in enumerate(getattr(record, child.field)):
            child_id = gathering.ids.make(child.table.name, record=record_id, position=position)
            row = {
                "id": child_id,
                "document_id": gathering.document_id,
                child.parent_column: record_id,
                "position": position,
            }
            if child.value is not None:
                gathering.add(child.table.name, {**row, child.value: value})
                continue
            gathering.add(child.table.name, {**row, **_part_columns(gathering, child, value, numbered)})
            for evidence in value.evidence:
                _add_evidence(gathering, record_id, evidence, child.table.name, child_id)
            if isinstance(value, DecisionItem):
                if value.number:
                    numbered.setdefault(value.number, child_id)
                yield child_id, value


def _part_columns(gathering: Gathering, child: ChildTable, part: Part, numbered: Mapping[str, str]) -> Row:
    row: Row = {name: getattr(part, name) for name in child.plain}
    for name in child.named:
        row.update(_named_columns(gathering, part, name))
    if child.table.name in NESTED:
        parent: str | None = getattr(part, "parent", None)
        row["parent_id"] = numbered.get(parent) if parent else None
    return row


def _spots(evidences: Iterable[Evidence]) -> Iterator[_Spot]:
    for e in evidences:
        if e.table is not None or e.paragraph is not None:
            paragraph = e.paragraph if e.table is None else None
            yield _Spot((paragraph, e.table, e.row, e.column), e.start, e.end)


def _add_decision_amounts(
    gathering: Gathering,
    items: Iterable[tuple[str, DecisionItem]],
    amounts: Mapping[tuple[Any, ...], Sequence[tuple[_Spot, str]]],
) -> None:
    """A point names the amounts whose words stand inside its own."""
    for item_id, item in items:
        named: dict[str, None] = {}
        for whole in _spots(item.evidence):
            for spot, record_id in amounts.get(whole.where, ()):
                if whole.start <= spot.start and spot.end <= whole.end:
                    named[record_id] = None
        for record_id in named:
            gathering.add("decision_amounts", {"decision_item_id": item_id, "record_id": record_id})
