"""Vocabularies and frames as data: TOML files in `patterns/` with examples that the tests run."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from boardpapers.extract.anchors import Anchored


@dataclass(frozen=True, slots=True)
class Frame:
    """A wording and what it means; `examples` match it, `counterexamples` do not."""

    name: str
    means: str
    regex: Anchored
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The TOML file `patterns/NAME.toml`."""
    text = resources.files("boardpapers.extract.patterns").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of words in `patterns/NAME.toml`, lower case; the list may be one string with spaces."""
    data = vocabulary(name)
    value = data[key] if key in data else data["words"][key]
    return frozenset(w.lower() for w in (value.split() if isinstance(value, str) else value))


@cache
def frames(name: str, group: str) -> tuple[Frame, ...]:
    """The frames of one group of `patterns/NAME.toml`; `<<part>>` stands for an entry of its `[parts]`."""
    data = vocabulary(name)
    return tuple(
        Frame(
            entry["name"],
            entry.get("means", entry["name"]),
            pattern(entry["regex"], data.get("parts", {})),
            tuple(entry.get("examples", ())),
            tuple(entry.get("counterexamples", ())),
        )
        for entry in data.get(group, ())
    )


def pattern(regex: str, parts: dict[str, str]) -> Anchored:
    """A verbose, case-blind expression with its parts filled in; `(?-i:...)` minds the case."""
    for _ in range(3):
        for key, value in parts.items():
            regex = regex.replace(f"<<{key}>>", f"(?:{value})")
    return Anchored(regex, re.VERBOSE | re.IGNORECASE)
