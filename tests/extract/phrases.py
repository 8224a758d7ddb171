"""Sentences of `corpus/phrases` held against what the extractors read from them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boardpapers.extract.paper import Findings, Paper
from boardpapers.schemas import Record
from tests.extract.reading import paper

FOLDER = Path(__file__).parents[2] / "corpus" / "phrases"
Extract = Callable[[Paper], Findings[Any]]


@dataclass(frozen=True, slots=True)
class Counted:
    """Records matched, missed and invented; attributes right of all judged on matched records."""

    matched: int = 0
    missed: int = 0
    invented: int = 0
    right: int = 0
    judged: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.matched + other.matched,
            self.missed + other.missed,
            self.invented + other.invented,
            self.right + other.right,
            self.judged + other.judged,
        )

    @property
    def f1(self) -> float:
        of = 2 * self.matched + self.missed + self.invented
        return 2 * self.matched / of if of else 1.0

    @property
    def attributes(self) -> float:
        return self.right / self.judged if self.judged else 1.0


def cases(file: str) -> Iterator[dict[str, Any]]:
    """The sentences of `corpus/phrases/FILE.jsonl`."""
    for line in (FOLDER / f"{file}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def score(case: dict[str, Any], extract: Extract) -> Counted:
    """One sentence held against what is expected of it."""
    left = list(extract(paper(case["text"], date=case["date"])).records)
    total = Counted()
    for expected in sorted(case["expect"], key=lambda e: bool(e.get("optional"))):
        found = next((r for r in left if _is_same(expected, r)), None)
        if found is None:
            total += Counted(missed=0 if expected.get("optional") else 1)
            continue
        left.remove(found)
        same = [_is_right(key, wanted, found) for key, wanted in expected.items() if key not in _KEYS]
        same = same if expected["type"] == found.TABLE else []
        total += Counted(matched=1, right=sum(same), judged=len(same))
    return total + Counted(invented=len(left))


_KEYS = {"type", "or_type", "optional", "amount_gbp", "amount_max_gbp", "fte", "hours", "also"}
_NUMBERS = ("amount_gbp", "amount_max_gbp", "fte", "hours")


def _is_same(expected: dict[str, Any], record: Record) -> bool:
    """Whether a record is the one expected: of its type and with its numbers."""
    if record.TABLE not in (expected["type"], expected.get("or_type")):
        return False
    pairs = [(expected[n], getattr(record, n, None)) for n in _NUMBERS if n in expected]
    return all(b is not None and abs(float(a) - float(b)) < 0.005 for a, b in pairs if a is not None)


def _is_right(name: str, wanted: Any, record: Record) -> bool:
    accepted = wanted if isinstance(wanted, list) else [wanted]
    return getattr(record, name, None) in accepted
