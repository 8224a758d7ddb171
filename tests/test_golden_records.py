"""The records of the sample papers, exactly as the program last left them, so that no change goes unseen.

They are kept in `corpus/golden`, one record on a line; whether they are right is told by `corpus/gold` and
`test_golden.py`. After a change that is meant to alter them

    BOARDPAPERS_UPDATE_GOLDEN=1 python -m pytest tests/test_golden_records.py

writes them anew (and fails, so that no check is ever green with it on); read the difference like code.
"""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.golden_records import dump

CORPUS = Path(__file__).parent.parent / "corpus"
UPDATE = "BOARDPAPERS_UPDATE_GOLDEN"
NAMES = sorted(path.stem for path in (CORPUS / "papers").glob("*.pdf"))


@pytest.mark.parametrize("name", NAMES)
def test_records_are_as_recorded(corpus_db: Path, name: str) -> None:
    """Every record, its attributes and its first quote."""
    path = CORPUS / "golden" / f"{name}.json"
    with sqlite3.connect(corpus_db) as database:
        found = dump(database, f"{name}.pdf")
    if os.environ.get(UPDATE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    assert found.splitlines() == expected.splitlines()


def test_golden_records_are_not_being_written() -> None:
    """A run that writes the golden records proves nothing, so it is never green."""
    assert not os.environ.get(UPDATE), f"{UPDATE} is set: review the differences, then run without it"


def test_no_golden_record_is_left_over() -> None:
    """Each file of golden records belongs to a sample paper."""
    assert {path.stem for path in (CORPUS / "golden").glob("*.json")} == set(NAMES)
