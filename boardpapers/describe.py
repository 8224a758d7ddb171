"""The reference pages, written from the models and tables: records.md, schema.sql, records.schema.json."""

import json
from collections.abc import Iterator

from boardpapers.ddl import CHILD_TABLES, RECORD_TABLES, TABLES, Column, Table, schema_sql
from boardpapers.schemas import RECORDS
from boardpapers.views import VIEWS, View, views_sql

_GENERATED = "written by `python -m boardpapers.reference docs`; change the models, not this page"


def records_page() -> str:
    """Every table and column in Markdown, records first."""
    records = [t.table for t in RECORD_TABLES]
    children = [t.table for t in CHILD_TABLES]
    rest = [t for t in TABLES if t not in records and t not in children]
    parts = [
        f"<!-- {_GENERATED} -->\n# Tables and columns\n",
        "The same descriptions are in every database: `boardpapers describe [TABLE]`.\n",
        *_section("Records", records),
        *_section("Parts of records", children),
        *_section("Entities, papers, content, evidence and checks", rest),
        *_views(),
    ]
    return "\n".join(parts)


def _section(title: str, tables: list[Table]) -> Iterator[str]:
    yield f"## {title}\n"
    for table in tables:
        yield f"### `{table.name}`\n\n{table.description}\n"
        yield "| column | type | holds |\n|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.type} | {_holds(column)} |"
        yield ""


def _views() -> Iterator[str]:
    yield "## Views: answers to frequent questions\n"
    yield "Add up only what a view's description allows. The questions in SQL can be asked as they stand:"
    yield '`boardpapers sql "SELECT ..."`.\n'
    for view in VIEWS:
        yield from _view(view)


def _view(view: View) -> Iterator[str]:
    yield f"### `{view.name}`\n\n*{view.question}* {view.description}\n"
    yield f"```sql\n{view.example}\n```\n"
    yield "| column | type | holds |\n|---|---|---|"
    for column in view.columns:
        yield f"| `{column.name}` | {column.type} | {_holds(column)} |"
    yield ""


def _holds(column: Column) -> str:
    text = column.description.replace("|", "\\|")
    if column.choices:
        text += " One of " + ", ".join(f"`{c}`" for c in column.choices) + "."
    if column.references:
        text += f" → `{column.references.removesuffix('(id)')}`"
    return text


def schema_page() -> str:
    """The whole schema as SQL, with the descriptions as comments."""
    told = [(t.name, t.description) for t in TABLES] + [(v.name, v.description) for v in VIEWS]
    comments = "\n".join(f"-- {name}: {description}" for name, description in told)
    return f"-- {_GENERATED}\n\n{comments}\n\n{schema_sql(TABLES)}\n{views_sql()}"


def json_schema_page() -> str:
    """The record models as one JSON Schema, a definition for each."""
    definitions: dict[str, object] = {}
    for model in RECORDS:
        schema = model.model_json_schema(ref_template="#/$defs/{model}")
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
    page = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": _GENERATED,
        "title": "Records of boardpapers",
        "anyOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in RECORDS],
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(page, indent=1, ensure_ascii=False) + "\n"
