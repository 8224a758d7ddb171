"""Gold annotations: one JSON file a paper, loaded into frozen values and checked for slips of the pen.

Every attribute becomes the tuple of values it accepts (`None` among them where NULL is right); an attribute
that the file leaves out is not there and not scored. Keys that are lists in themselves stand in `lists`,
nested records in `parts`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from boardpapers.errors import InputError
from boardpapers.evaluate.shapes import SHAPES, Shape

Value = str | float | None
Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated record or part of one.

    `counts` is False for what is optional or not core: neither a miss nor, when found, a false positive.
    """

    kind: str
    accepts: Mapping[str, tuple[Value, ...]]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple["Gold", ...]] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    counts: bool = True

    def texts(self, key: str) -> tuple[str, ...]:
        """The accepted strings of an attribute, without NULL."""
        return tuple(v for v in self.accepts.get(key, ()) if isinstance(v, str))

    def numbers(self, key: str) -> tuple[float, ...]:
        """The accepted numbers of an attribute, without NULL."""
        return tuple(v for v in self.accepts.get(key, ()) if isinstance(v, int | float))

    def accepts_null(self, key: str) -> bool:
        return None in self.accepts.get(key, ())

    @property
    def quotes(self) -> tuple[str, ...]:
        return self.lists.get("quotes", ())


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """What one paper should give; a kind of record that the file leaves out is not in `records`."""

    name: str
    document: Gold | None
    records: Mapping[str, tuple[Gold, ...]]


def load_gold(folder: Path) -> tuple[GoldPaper, ...]:
    """The gold papers of a folder, sorted by name; raises InputError where a file is not as it should be."""
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not files:
        raise InputError(f"{folder}: no gold annotations (NAME.json) here; name the folder that holds them")
    papers = tuple(load_paper(path) for path in files)
    names = [p.name for p in papers]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise InputError(f"{folder}: more than one gold file for the paper {', '.join(twice)}")
    return papers


def load_paper(path: Path) -> GoldPaper:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("paper"), str):
        raise InputError(f'{path}: needs to be an object with a "paper" (the PDF\'s name without .pdf)')
    records: dict[str, tuple[Gold, ...]] = {}
    document = None
    for key, content in data.items():
        if key in ("paper", "notes"):
            continue
        where = f"{path.name}: {key}"
        if key == "document":
            document = parse_record(where, key, SHAPES[key], content)
        elif key in SHAPES and isinstance(content, list):
            records[key] = _parse_all(where, key, content)
        else:
            raise InputError(f"{where}: not a key of a gold file, or not a list of records")
    return GoldPaper(data["paper"], document, records)


def _parse_all(where: str, kind: str, content: list[Any]) -> tuple[Gold, ...]:
    return tuple(parse_record(f"{where}[{i}]", kind, SHAPES[kind], c) for i, c in enumerate(content))


def parse_record(where: str, kind: str, shape: Shape, content: object) -> Gold:
    """One record of the JSON as a `Gold`; `where` is for the message of an InputError."""
    if kind == "references" and isinstance(content, str):
        content = {"reference": content}
    if not isinstance(content, dict):
        raise InputError(f"{where}: should be an object, not {content!r}")
    accepts: dict[str, tuple[Value, ...]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    parts: dict[str, tuple[Gold, ...]] = {}
    grids: dict[str, Grid] = {}
    for key, value in content.items():
        if key in ("optional", "core", "note"):
            continue
        if key in shape.lists:
            lists[key] = _strings(f"{where}.{key}", value)
        elif key in shape.grids:
            grids[key] = _grid(f"{where}.{key}", value)
        elif key in shape.parts:
            if not isinstance(value, list):
                raise InputError(f"{where}.{key}: should be a list")
            parts[key] = _parse_all(f"{where}.{key}", key, value)
        elif key in shape.attributes:
            accepts[key] = _accepted(f"{where}.{key}", value, shape.attributes[key])
        else:
            known = ", ".join(sorted((*shape.attributes, *shape.lists, *shape.parts, *shape.grids)))
            raise InputError(f"{where}.{key}: unknown key; known are {known}, core and optional")
    counts = not content.get("optional", False) and bool(content.get("core", True))
    return Gold(kind, accepts, lists, parts, grids, counts)


def _accepted(where: str, value: object, expected: Any) -> tuple[Value, ...]:
    values = tuple(value) if isinstance(value, list) else (value,)
    allowed = get_args(expected)
    for one in values:
        if one is None:
            continue
        if allowed and one not in allowed:
            raise InputError(f"{where}: {one!r} is not one of {', '.join(allowed)}")
        if expected is float and (isinstance(one, bool) or not isinstance(one, int | float)):
            raise InputError(f"{where}: {one!r} is not a number")
        if expected is str and not isinstance(one, str):
            raise InputError(f"{where}: {one!r} is not a string")
    return values


def _strings(where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise InputError(f"{where}: should be a list of strings")
    return tuple(value)


def _grid(where: str, value: object) -> Grid:
    if not isinstance(value, list):
        raise InputError(f"{where}: should be a list of rows")
    return tuple(_strings(f"{where}[{i}]", row) for i, row in enumerate(value))
