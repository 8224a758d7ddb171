"""Tables into SQL: STRICT tables, foreign keys, closed lists, indexes, and full-text search."""

from collections.abc import Iterable, Iterator

from boardpapers.ddl.model import Column, Table
from boardpapers.header import APPLICATION_ID, SCHEMA_VERSION

_SEARCH = """\
CREATE VIRTUAL TABLE paragraphs_fts USING fts5(
  text, heading, content='paragraphs', content_rowid='search_key',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER paragraphs_added AFTER INSERT ON paragraphs BEGIN
  INSERT INTO paragraphs_fts(rowid, text, heading) VALUES (new.search_key, new.text, new.heading);
END;
CREATE TRIGGER paragraphs_removed AFTER DELETE ON paragraphs BEGIN
  INSERT INTO paragraphs_fts(paragraphs_fts, rowid, text, heading)
  VALUES ('delete', old.search_key, old.text, old.heading);
END;
CREATE TRIGGER paragraphs_changed AFTER UPDATE OF text, heading ON paragraphs BEGIN
  INSERT INTO paragraphs_fts(paragraphs_fts, rowid, text, heading)
  VALUES ('delete', old.search_key, old.text, old.heading);
  INSERT INTO paragraphs_fts(rowid, text, heading) VALUES (new.search_key, new.text, new.heading);
END;
"""

_CHANGES = """\
CREATE TRIGGER mentions_added AFTER INSERT ON mentions WHEN new.kind <> 'organisation' BEGIN
  INSERT OR IGNORE INTO unresolved VALUES (new.kind, new.owner);
END;
CREATE TRIGGER mentions_removed AFTER DELETE ON mentions WHEN old.kind <> 'organisation' BEGIN
  INSERT OR IGNORE INTO unresolved VALUES (old.kind, old.owner);
END;
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT OR IGNORE INTO unresolved VALUES ('document', new.id);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
  INSERT OR IGNORE INTO unresolved VALUES ('document', old.id);
END;
CREATE TRIGGER copies_removed AFTER DELETE ON copied_pages BEGIN
  INSERT OR IGNORE INTO unresolved VALUES ('document', old.document_id);
END;
"""


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if name in _RESERVED else name


_RESERVED = frozenset({"column", "end", "row", "references"})


def _column_sql(column: Column, table: Table) -> str:
    name = quoted(column.name)
    parts = [name, column.type]
    if table.key == (column.name,):
        parts.append("PRIMARY KEY")
    if column.required:
        parts.append("NOT NULL")
    if column.flag:
        parts.append(f"CHECK ({name} IN (0, 1))")
    if column.choices:
        listed = ", ".join(f"'{c}'" for c in column.choices)
        parts.append(f"CHECK ({name} IN ({listed}))")
    if column.references:
        parts.append(f"REFERENCES {column.references}")
        if column.cascade:
            parts.append("ON DELETE CASCADE")
    return " ".join(parts)


def table_sql(table: Table) -> str:
    lines = [_column_sql(c, table) for c in table.columns]
    if len(table.key) > 1:
        lines.append("PRIMARY KEY (" + ", ".join(quoted(k) for k in table.key) + ")")
    options = "STRICT, WITHOUT ROWID" if table.without_rowid else "STRICT"
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n) {options};\n"


def index_sql(table: Table) -> Iterator[str]:
    for columns in table.indexes:
        name = f"{table.name}_by_" + "_".join(columns)
        unique = "UNIQUE " if columns in (("sha256",), ("id",)) else ""
        listed = ", ".join(quoted(c) for c in columns)
        yield f"CREATE {unique}INDEX {name} ON {table.name}({listed});\n"


def schema_sql(tables: Iterable[Table]) -> str:
    """The whole schema as one script; descriptions are rows, not SQL."""
    parts = [f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {SCHEMA_VERSION};\n"]
    for table in tables:
        parts.append(table_sql(table) + "".join(index_sql(table)))
    parts.extend((_SEARCH, _CHANGES))
    return "\n".join(parts)
