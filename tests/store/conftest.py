"""A database in a temporary folder, and what a test asks of it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from boardpapers.outcome import Outcome
from boardpapers.store.loading import load_paper, loadable
from boardpapers.store.opening import open_for_writing
from boardpapers.store.resolving import resolve_entities


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_for_writing(tmp_path / "papers.db") as opened:
        yield opened


@pytest.fixture
def load(database: Database) -> Callable[..., None]:
    """Loads outcomes, then works entities out, as a run does."""

    def loaded(*outcomes: Outcome) -> None:
        for outcome in outcomes:
            load_paper(database, loadable(outcome, "0.1.0", "2024-01-01T00:00:00Z"))
        resolve_entities(database)

    return loaded


def everything(database: Database, leave_out: Iterable[str] = ("runs",)) -> dict[str, list[Any]]:
    """All rows of all tables, sorted: two databases with the same content compare equal."""
    tables = [t for t in database.table_names() if t not in leave_out and not t.startswith("paragraphs_fts")]
    return {t: sorted(map(repr, database.execute(f"SELECT * FROM {t}").fetchall())) for t in sorted(tables)}
