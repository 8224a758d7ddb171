"""The sample papers as data: manifest, golden records and phrase-level cases hold together."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
NAMES = sorted(path.stem for path in (CORPUS / "gold").glob("*.json"))
PHRASES = sorted((CORPUS / "phrases").glob("*.jsonl"))


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


check_gold = _load("check_gold")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_manifest_names_every_paper_with_its_bytes() -> None:
    """Each paper of the manifest stands there with its SHA-256, a source and gold; none is left out."""
    entries = json.loads((CORPUS / "manifest.json").read_text(encoding="utf-8"))["papers"]
    assert sorted(e["file"] for e in entries) == sorted(
        f"papers/{p.name}" for p in (CORPUS / "papers").iterdir()
    )
    for entry in entries:
        content = (CORPUS / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["file"]
        assert len(content) < 150_000
        assert (CORPUS / entry["source"]).is_file() and (CORPUS / entry["gold"]).is_file()
        assert entry["licence"] and entry["shows"]
    assert len({entry["producer"] for entry in entries}) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_gold_agrees_with_its_paper(name: str) -> None:
    """Every quote, cell and amount of a gold file stands in its paper, in the contract's closed lists."""
    gold = json.loads((CORPUS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = check_gold.paper_text(CORPUS / "papers" / f"{name}.pdf")
    assert gold["paper"] == name
    assert list(check_gold.findings(gold, text)) == []


def test_checker_finds_a_wrong_amount_and_a_wrong_word() -> None:
    """A quote that the paper has not got and an amount that the quote has not got are both reported."""
    record = {"item": "x", "amount_gbp": 5e6, "qualifier": "exact", "cashability": "unspecified"}
    record |= {"status": "done", "is_total": 0, "quotes": ["savings of £4m"]}
    gold = {"document": {"title": None}, "savings": [record]}
    found = "\n".join(check_gold.findings(gold, "It made savings of £3m."))
    assert "not in the paper" in found and "does not hold" in found and "closed list" in found


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: path.stem)
def test_phrases_keep_to_the_contract(path: Path) -> None:
    """Each sentence is in the part that its hash says, with values of the contract's closed lists."""
    part = path.stem.split(".")[1]
    for case in _lines(path):
        even = int(hashlib.sha256(case["text"].encode()).hexdigest(), 16) % 2 == 0
        assert part == ("dev" if even else "heldout"), case["text"]
        for record in case["expect"]:
            kind = record["type"]
            assert list(check_gold.closed_lists(kind, record, case["text"])) == []
            assert list(check_gold.amounts(kind, {**record, "quotes": [case["text"]]}, case["text"])) == []
