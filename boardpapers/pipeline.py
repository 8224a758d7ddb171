"""A run: papers in, rows in the database, entities worked out, and a line for every paper.

Workers read papers, one writer (this process) loads them in the order of their names, so the database does
not depend on the number of workers.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from boardpapers import __version__
from boardpapers.errors import Problem
from boardpapers.inputs import Inputs, collect
from boardpapers.store.loading import Loadable, add_run_problems, finish_run, load_or_report, start_run
from boardpapers.store.opening import Database, open_for_writing
from boardpapers.store.resolving import resolve_entities
from boardpapers.store.summary import PaperLine, paper_lines
from boardpapers.workers import Task, read_papers

#: Called after each paper with how many are done, how many there are, and the paper.
Progress = Callable[[int, int, Loadable], None]


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `interrupted` when it was broken off; what was loaded by then is kept."""

    papers: tuple[PaperLine, ...]
    problems: tuple[Problem, ...]
    interrupted: bool = False

    @property
    def failed(self) -> int:
        return sum(p.status == "failed" for p in self.papers)


def run(
    named: Sequence[str],
    db: Path,
    *,
    jobs: int | None = None,
    reader: str = "pdfium",
    progress: Progress = lambda done, total, paper: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> RunReport:
    """Read papers (files, folders, globs) into the database at `db`.

    Raises InputError when there is nothing to read and DatabaseError when `db` cannot be written, both before
    anything is changed.
    """
    inputs = collect(named)
    started = _stamp(clock)
    tasks, twins = _tasks(inputs, started, reader)
    with open_for_writing(db) as database:
        run_id = start_run(database, started, __version__, json.dumps({"jobs": jobs, "papers": len(tasks)}))
        add_run_problems(database, inputs.problems)
        loaded: list[Loadable] = []
        interrupted = False
        try:
            with closing(read_papers(tasks, jobs)) as papers:
                for paper in papers:
                    loaded.append(load_or_report(database, _with_twins(paper, twins)))
                    progress(len(loaded), len(tasks), loaded[-1])
        except KeyboardInterrupt:
            interrupted = True
        return _finished(database, run_id, clock, loaded, inputs, interrupted)


def _finished(
    database: Database,
    run_id: int,
    clock: Callable[[], datetime],
    loaded: Sequence[Loadable],
    inputs: Inputs,
    interrupted: bool,
) -> RunReport:
    resolve_entities(database)
    lines = tuple(paper_lines(database, [p.document_id for p in loaded]))
    report = RunReport(lines, inputs.problems, interrupted)
    if not interrupted:
        finish_run(database, run_id, _stamp(clock), len(lines), report.failed)
    return report


def _tasks(inputs: Inputs, started: str, reader: str) -> tuple[list[Task], dict[str, list[str]]]:
    """A task for each different file, and by hash the names of further files with the same bytes."""
    tasks: dict[str, Task] = {}
    twins: dict[str, list[str]] = {}
    for path in inputs.files:
        sha256 = _digest(path)
        if sha256 in tasks:
            twins.setdefault(sha256, []).append(path.name)
        else:
            tasks[sha256] = Task(path, sha256, __version__, started, reader)
    return list(tasks.values()), twins


def _digest(path: Path) -> str:
    """SHA-256 of the content; of the name, where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(f"unreadable {path.name}".encode()).hexdigest()


def _with_twins(paper: Loadable, twins: dict[str, list[str]]) -> Loadable:
    sha256 = paper.rows["documents"][0]["sha256"]
    return paper.with_problems(
        Problem(
            "read",
            "info",
            "duplicate",
            f"{paper.file_name}: the same file is also there as {twin}; read once.",
        )
        for twin in twins.get(sha256, ())
    )


def _stamp(clock: Callable[[], datetime]) -> str:
    return clock().astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
