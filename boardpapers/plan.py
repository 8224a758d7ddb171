"""What a run has to do: which papers are new or changed, and which are as the database has them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from boardpapers.build import build_name
from boardpapers.ids import make_id
from boardpapers.limits import REACHED, Limits, ReadOptions
from boardpapers.passwords import Passwords
from boardpapers.store.files import Known
from boardpapers.store.rows import Row, document_id_of
from boardpapers.workers import Task


@dataclass(slots=True)
class Plan:
    """`files` has for each paper, known by its SHA-256, where it was found: rows of the table `files`."""

    tasks: list[Task] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    files: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def documents(self) -> list[str]:
        """The papers by id, in the order of their names."""
        return [document_id_of(sha256) for sha256 in self.files]

    def places(self) -> list[Row]:
        return [row for rows in self.files.values() for row in rows]


@dataclass(frozen=True, slots=True)
class Reading:
    """How papers are read in this run; `tool_version` and `started` go into their rows."""

    tool_version: str
    started: str
    passwords: Passwords = field(default_factory=Passwords)
    limits: Limits = field(default_factory=Limits)
    options: ReadOptions = field(default_factory=ReadOptions)
    again: bool = False


def make_plan(paths: tuple[Path, ...], known: Mapping[str, Known], reading: Reading) -> Plan:
    """Hash every file, and hold it against what is known."""
    plan = Plan()
    found: dict[str, list[Path]] = {}
    for path in paths:
        found.setdefault(digest(path), []).append(path)
    for sha256, several in found.items():
        document_id = document_id_of(sha256)
        plan.files[sha256] = [
            {"id": place_of(p), "document_id": document_id, "file_name": safe_name(p)} for p in several
        ]
        task = _task(several[0], sha256, reading)
        earlier = known.get(sha256)
        names = {row["file_name"] for row in plan.files[sha256]}
        if not reading.again and earlier is not None and _is_unchanged(task, earlier, names):
            plan.unchanged.append(sha256)
        else:
            plan.tasks.append(task)
    return plan


def _task(path: Path, sha256: str, reading: Reading) -> Task:
    name = safe_name(path)
    return Task(
        path.absolute(),
        name,
        sha256,
        reading.tool_version,
        json.dumps({"build": build_name(), **reading.options.as_options()}),
        reading.started,
        reading.options,
        reading.passwords.for_file(name),
        reading.limits,
    )


def _is_unchanged(task: Task, earlier: Known, names: set[str]) -> bool:
    """Whether reading the paper again would give what is there."""
    if "crashed" in earlier.codes or ("encrypted" in earlier.codes and task.passwords):
        return False
    as_now = task.read_with_limits if earlier.codes & REACHED else task.read_with
    return (
        earlier.tool_version == task.tool_version
        and earlier.read_with == as_now
        and earlier.file_name in names
    )


def digest(path: Path) -> str:
    """SHA-256 of the content; of the name, where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(f"unreadable {path.name}".encode("utf-8", "replace")).hexdigest()


def place_of(path: Path) -> str:
    """Stands for where the file is, without telling it."""
    return make_id("file", place=path.resolve().as_posix())


def safe_name(path: Path) -> str:
    """The file's name as text that can be printed and kept, whatever its bytes are."""
    text = path.name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in text)
