"""The database's tables as values: names, columns, types, keys and descriptions, derived from the models.

Both the store, which creates and fills them, and the reference pages read them from here.
"""

from boardpapers.ddl.benefits import BENEFIT_TABLES
from boardpapers.ddl.content import CONTENT_TABLES
from boardpapers.ddl.corrections import CORRECTIONS
from boardpapers.ddl.derived import CHILD_TABLES, RECORD_TABLES, ChildTable, RecordTable, Reference
from boardpapers.ddl.entities import ENTITY_TABLES
from boardpapers.ddl.model import Column, Table
from boardpapers.ddl.sql import schema_sql

#: Every table, in an order in which each comes after those it refers to.
TABLES: tuple[Table, ...] = (
    *ENTITY_TABLES,
    *CONTENT_TABLES[:10],
    *(t.table for t in RECORD_TABLES),
    *(t.table for t in CHILD_TABLES),
    *CONTENT_TABLES[10:],
    *BENEFIT_TABLES,
    CORRECTIONS,
)

__all__ = [
    "CHILD_TABLES",
    "RECORD_TABLES",
    "TABLES",
    "ChildTable",
    "Column",
    "RecordTable",
    "Reference",
    "Table",
    "schema_sql",
]
