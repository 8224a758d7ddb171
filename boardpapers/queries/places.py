"""Where things stand on their pages: the lines behind a record, a table, a paragraph or a check."""

import sqlite3
from dataclasses import dataclass

from boardpapers.errors import NotFoundError
from boardpapers.queries.detail import Detail

Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Words on one page, a box (x0, top, x1, bottom in points) for each printed line.

    `field` is None for the words that make the record, else the column or child table; `child_id` its row.
    """

    page: int
    lines: tuple[Line, ...]
    quote: str
    field: str | None = None
    child_id: str | None = None


@dataclass(frozen=True, slots=True)
class PaperFile:
    """What is needed to find a paper's file again."""

    id: str
    file_name: str
    sha256: str
    page_count: int | None


def paper_file(connection: sqlite3.Connection, document_id: str) -> PaperFile:
    row = connection.execute(
        "SELECT id, file_name, sha256, page_count FROM documents WHERE id = ?", [document_id]
    ).fetchone()
    return PaperFile(*row)


def record_places(connection: sqlite3.Connection, record_id: str) -> tuple[Place, ...]:
    """The evidence of a record, its own words first."""
    rows = connection.execute(
        "SELECT e.id, e.page, e.quote, e.field, e.child_id, l.x0, l.top, l.x1, l.bottom FROM evidence e "
        "JOIN evidence_lines l ON l.evidence_id = e.id WHERE e.record_id = ? "
        "ORDER BY e.field IS NOT NULL, e.page, e.top, e.x0, e.id, l.position",
        [record_id],
    )
    gathered: dict[str, tuple[tuple[int, str, str | None, str | None], list[Line]]] = {}
    for own_id, page, quote, field, child_id, *line in rows:
        gathered.setdefault(own_id, ((page, quote, field, child_id), []))[1].append((*line,))
    return tuple(
        Place(page, tuple(lines), quote, field, child_id)
        for (page, quote, field, child_id), lines in gathered.values()
    )


def places_of(connection: sqlite3.Connection, found: Detail) -> tuple[Place, ...]:
    """Where the thing shown stands. Raises NotFoundError for what has no place on a page."""
    places: tuple[Place, ...] = ()
    if found.what == "record":
        places = record_places(connection, found.id)
    elif found.what in ("table", "check"):
        places = _table_places(connection, found)
    elif found.what == "paragraph":
        row = connection.execute(
            "SELECT page, x0, top, x1, bottom, text FROM paragraphs WHERE id = ?", [found.id]
        ).fetchone()
        places = (Place(row[0], ((row[1], row[2], row[3], row[4]),), row[5]),)
    elif found.what == "paper":
        places = (Place(1, (), ""),)
    if not places:
        raise NotFoundError(
            f"{found.id} is a {found.what}, which stands on no one page: ask for a picture of a record, "
            "a table, a paragraph, a check or a paper."
        )
    return places


def _table_places(connection: sqlite3.Connection, found: Detail) -> tuple[Place, ...]:
    """A table's box on each of its pages; of a check, that of its table."""
    table_id = found.id
    if found.what == "check":
        table_id = connection.execute("SELECT table_id FROM checks WHERE id = ?", [found.id]).fetchone()[0]
    rows = connection.execute(
        "SELECT page, min(x0), min(top), max(x1), max(bottom) FROM table_cells WHERE table_id = ? "
        "GROUP BY page ORDER BY page",
        [table_id],
    )
    return tuple(Place(r[0], ((r[1], r[2], r[3], r[4]),), "") for r in rows)
