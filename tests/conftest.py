"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# machines that build are slow and shared: how long an example takes says nothing about the code
settings.register_profile("boardpapers", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("boardpapers")

ROOT = Path(__file__).parent.parent


@pytest.fixture
def shared() -> Path:
    """The folder of real papers beside the repository; tests that need it are skipped without."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real papers are not beside the repository")
    return folder


@pytest.fixture(scope="session")
def corpus_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the sample papers, as a run leaves it; tests only read it."""
    from boardpapers.pipeline import run

    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    report = run([str(ROOT / "corpus" / "papers")], path, jobs=2)
    assert report.failed == 0
    return path
