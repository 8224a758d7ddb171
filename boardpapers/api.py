"""The public Python surface: read a paper to records, and open a database to rows, records and frames.

These names stay as they are within a major version: `read_paper`, `open_database`, `Papers` and its methods,
the record models of `boardpapers.schemas`, and the exceptions of `boardpapers.errors`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from boardpapers.outcome import Outcome
from boardpapers.queries.detail import Detail, detail
from boardpapers.queries.history import History, history
from boardpapers.queries.lists import Filters, kind_named, listing
from boardpapers.queries.reading import open_for_reading
from boardpapers.queries.search import search
from boardpapers.queries.sql import ask

Row = dict[str, Any]


def read_paper(
    paper: str | Path | bytes, *, name: str | None = None, passwords: Sequence[str] = ()
) -> Outcome:
    """Read one PDF to records, without a database.

    `Outcome.records` are models of `boardpapers.schemas`, each with its evidence; `status` and `problems` say
    how well it went: a bad paper raises nothing. Raises OSError for a file that is not there.
    """
    from boardpapers.stages import process

    data = paper if isinstance(paper, bytes) else Path(paper).read_bytes()
    file_name = name or ("paper.pdf" if isinstance(paper, bytes) else Path(paper).name)
    return process(data, file_name, passwords=passwords)


@contextmanager
def open_database(path: str | Path) -> "Iterator[Papers]":
    """Open a database for reading. Raises `errors.DatabaseError` for what is not one of ours."""
    with open_for_reading(Path(path)) as connection:
        yield Papers(connection)


class Papers:
    """A database opened for reading; it cannot be changed from here."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, what: str, **filters: Any) -> list[Row]:
        """A list (`savings`, `costs`, `other`, `fte`, `bodies`, `decisions`, `initiatives`, `papers`,
        `checks`, `problems`) with the filters of `boardpapers list`: force, programme, body, paper, since,
        until, statuses, cashable, no_totals, limit. Raises `errors.NotFoundError`, with a suggestion.
        """
        return list(listing(self._connection, kind_named(what), Filters(**filters)).rows)

    def record(self, start: str) -> Detail:
        """A record, paper, body or programme by its id or the start of it, with its words."""
        return detail(self._connection, start)

    def history(self, programme: str, force: str | None = None) -> list[History]:
        """What papers tell of a programme's benefits, the earliest first."""
        return history(self._connection, programme, force)

    def search(self, words: str, limit: int = 20) -> list[Row]:
        """Paragraphs that hold all words."""
        return search(self._connection, words, limit)

    def sql(self, query: str) -> list[Row]:
        """Rows of a question in SQL. Raises `errors.QueryError`."""
        answer = ask(self._connection, query)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def frame(self, asked: str, engine: Literal["pandas", "polars"] = "pandas", **filters: Any) -> Any:
        """A list by its name (with filters), or a question in SQL, as a pandas or polars data frame.

        Raises ImportError where the library is not installed.
        """
        rows = self.sql(asked) if " " in asked.strip() else self.rows(asked, **filters)
        if engine == "polars":
            import polars

            return polars.DataFrame(rows, infer_schema_length=None)
        import pandas

        return pandas.DataFrame(rows)
