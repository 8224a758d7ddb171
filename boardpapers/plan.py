"""What a run has to do: which papers are new or changed, and which are as the database has them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from boardpapers.build import build_name
from boardpapers.ids import make_id
from boardpapers.limits import REACHED, Limits, ReadOptions
from boardpapers.passwords import Passwords
from boardpapers.sources import LocalFile, Source, digest
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


def make_plan(
    sources: Sequence[Source],
    known: Mapping[str, Known],
    reading: Reading,
    digests: Callable[[Sequence[Source]], Iterable[str]],
) -> Plan:
    """Hash every file (`digests` does it, here or elsewhere), and hold it against what is known."""
    plan = Plan()
    found: dict[str, list[Source]] = {}
    for source, sha256 in zip(sources, digests(sources), strict=True):
        found.setdefault(sha256, []).append(source)
    for sha256, several in found.items():
        document_id = document_id_of(sha256)
        plan.files[sha256] = [
            {"id": _place_id(s), "document_id": document_id, "file_name": s.name} for s in several
        ]
        task = _task(several[0], sha256, reading)
        earlier = known.get(sha256)
        names = {row["file_name"] for row in plan.files[sha256]}
        if not reading.again and earlier is not None and _is_unchanged(task, earlier, names):
            plan.unchanged.append(sha256)
        else:
            plan.tasks.append(task)
    return plan


def _task(source: Source, sha256: str, reading: Reading) -> Task:
    return Task(
        LocalFile(source.path.absolute()) if isinstance(source, LocalFile) else source,
        source.name,
        sha256,
        reading.tool_version,
        json.dumps({"build": build_name(), **reading.options.as_options()}),
        reading.started,
        reading.options,
        reading.passwords.for_file(source.name),
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


def digests_here(sources: Sequence[Source]) -> Iterable[str]:
    """SHA-256 of each, worked out by this process."""
    return map(digest, sources)


def _place_id(source: Source) -> str:
    """Stands for where the file is, without telling it."""
    return make_id("file", place=source.place)
