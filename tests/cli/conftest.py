"""A database made from hand-made papers, and a way to call the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import main
from boardpapers.store.loading import load_paper, loadable
from boardpapers.store.opening import open_for_writing
from boardpapers.store.resolving import resolve_entities
from tests.store.papers import full_paper


@pytest.fixture(scope="session")
def papers_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two papers, of Kent Police and of Surrey's commissioner."""
    path = tmp_path_factory.mktemp("db") / "papers.db"
    with open_for_writing(path) as database:
        for outcome in (full_paper(), full_paper("beacon.pdf", "Surrey PCC", "Beacon Board", 1234567.5)):
            load_paper(database, loadable(outcome, "0.1.0", "2024-01-01T00:00:00Z"))
        resolve_entities(database)
    return path


@pytest.fixture
def call(papers_db: Path) -> Callable[..., Result]:
    """`call("list", "savings")` with the database of `papers_db`; the output holds no colours."""

    def called(*arguments: str, db: Path | None = papers_db) -> Result:
        given = [*arguments, "--db", str(db)] if db is not None else list(arguments)
        return CliRunner().invoke(main, given, prog_name="boardpapers")

    return called
