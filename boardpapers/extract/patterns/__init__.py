"""Patterns and vocabularies as data: TOML files with examples and counterexamples that tests run.

A file holds `[[pattern]]` tables (`name`, `regex`, `examples`, `counterexamples`), optionally `[parts]`:
named pieces of regular expression that patterns refer to as `<<name>>`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from boardpapers.extract.anchors import Anchored

_PART = re.compile(r"<<(\w+)>>")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One named regular expression with the phrases it must and must not match; `tags` is free data."""

    name: str
    regex: Anchored
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    tags: dict[str, Any]


@cache
def data(name: str) -> dict[str, Any]:
    """The parsed TOML file `patterns/<name>.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """The compiled patterns of `patterns/<name>.toml`, in the order of the file."""
    content = data(name)
    parts: dict[str, str] = {}
    for key, raw in content.get("parts", {}).items():
        parts[key] = _fill(raw if isinstance(raw, str) else "|".join(raw), parts)
    made = []
    for entry in content.get("pattern", []):
        known = {"name", "regex", "examples", "counterexamples"}
        made.append(
            Pattern(
                entry["name"],
                Anchored(_fill(entry["regex"], parts), re.IGNORECASE | re.VERBOSE),
                tuple(entry.get("examples", ())),
                tuple(entry.get("counterexamples", ())),
                {k: v for k, v in entry.items() if k not in known},
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase (`[[frame]]`) with the phrases it must and must not match; `tags` is what it means."""

    regex: Anchored
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    tags: dict[str, Any]


@cache
def turns(name: str) -> tuple[Turn, ...]:
    """The turns of phrase of `patterns/<name>.toml`, in the order of the file."""
    content = data(name)
    parts: dict[str, str] = {}
    for key, raw in content.get("parts", {}).items():
        parts[key] = _fill(raw, parts)
    known = {"regex", "examples", "counterexamples"}
    return tuple(
        Turn(
            Anchored(_fill(entry["regex"], parts), re.IGNORECASE | re.VERBOSE),
            tuple(entry["examples"]),
            tuple(entry["counterexamples"]),
            {k: v for k, v in entry.items() if k not in known},
        )
        for entry in content["frame"]
    )


@cache
def pattern(file: str, name: str) -> Pattern:
    """One pattern by name."""
    return next(p for p in patterns(file) if p.name == name)


@cache
def regex(file: str, name: str) -> Anchored:
    """The regular expression of one pattern."""
    return pattern(file, name).regex


@cache
def group(file: str, prefix: str) -> dict[str, Anchored]:
    """The regular expressions of all patterns named `prefix.NAME`, by NAME, in the order of the file."""
    start = f"{prefix}."
    return {p.name.removeprefix(start): p.regex for p in patterns(file) if p.name.startswith(start)}


def _fill(raw: str, parts: dict[str, str]) -> str:
    return _PART.sub(lambda m: f"(?:{parts[m.group(1)]})", raw)
