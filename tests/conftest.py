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
