"""A run: papers in, rows in the database, entities worked out, and a line for every paper.

Workers read papers, one writer (this process) loads each as it comes, in a transaction of its own. What the
database holds at the end depends on the papers alone, not on the number of workers, their order, or how often
the run was broken off on the way.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

from boardpapers import __version__
from boardpapers.corrections import Correction, default_file, read_corrections
from boardpapers.errors import DatabaseError, InputError, Problem
from boardpapers.header import explain
from boardpapers.inputs import Inputs, collect
from boardpapers.limits import Limits, ReadOptions
from boardpapers.passwords import Passwords
from boardpapers.plan import Plan, Reading, digests_here, make_plan
from boardpapers.sources import Source
from boardpapers.store.claims import rebuild_benefits
from boardpapers.store.corrections import apply_corrections, take_back
from boardpapers.store.files import keep_places, known_papers, note_twins, prune
from boardpapers.store.loading import Loadable, add_run_problems, finish_run, load_or_report, start_run
from boardpapers.store.locking import only_run
from boardpapers.store.opening import Database, abandon, open_for_writing
from boardpapers.store.resolving import resolve_entities
from boardpapers.store.summary import PaperLine, paper_lines
from boardpapers.workers import EndablePool, read_papers

#: Called after each paper with how many are done, how many there are, and the paper.
Progress = Callable[[int, int, Loadable], None]
#: Papers under way for each worker: one that is read, and one that waits.
_AHEAD = 2
#: Seconds for working out names after Ctrl-C; else the next run does it.
_LAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """What to read, and how. `again` reads unchanged papers too; `prune` takes out papers that are not among
    those named."""

    again: bool = False
    prune: bool = False
    passwords: Passwords = field(default_factory=Passwords)
    limits: Limits = field(default_factory=Limits)
    reading: ReadOptions = field(default_factory=ReadOptions)

    def as_row(self, papers: int, jobs: int | None) -> str:
        """For the table `runs`: no paths, no passwords."""
        run = {"papers": papers, "jobs": jobs, "again": self.again, "prune": self.prune}
        return json.dumps({**run, **self.reading.as_options(), **self.limits.as_options()})


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did: papers it read, and those that had not changed.

    `left` papers were still to be read when it was broken off (`interrupted`); what was loaded is kept.
    """

    papers: tuple[PaperLine, ...]
    problems: tuple[Problem, ...]
    interrupted: bool = False
    unchanged: tuple[PaperLine, ...] = ()
    dropped: int = 0
    left: int = 0

    @property
    def failed(self) -> int:
        return sum(p.status == "failed" for p in (*self.papers, *self.unchanged))


@dataclass(slots=True)
class _Done:
    loaded: list[Loadable] = field(default_factory=list)
    dropped: int = 0
    interrupted: bool = False


def run(
    named: Sequence[str],
    db: Path,
    options: Options | None = None,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    digests: Callable[[Sequence[Source]], Iterable[str]] = digests_here,
    progress: Progress = lambda done, total, paper: None,
    tell: Callable[[str], None] = lambda message: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> RunReport:
    """Read papers (files, folders, globs) into the database at `db`; `tell` hears what a person should know.

    `jobs` processes read, one for each core if it is None. An `executor` is used instead, and left open;
    `jobs` then says how many papers it can read at once. `digests` works out the SHA-256 of each source.
    Raises InputError when there is nothing to read and DatabaseError when `db` cannot be written, both before
    anything is changed; DatabaseError also when it fails on the way (a full disk), with what was loaded kept.
    """
    chosen = options or Options()
    inputs = collect(named)
    corrections = read_corrections(default_file(db))
    if chosen.prune and inputs.problems:
        told = "\n".join(p.message for p in inputs.problems)
        raise InputError(f"{told}\nNothing was pruned or read: with --prune every path has to exist.")
    reading = Reading(
        __version__, _stamp(clock), chosen.passwords, chosen.limits, chosen.reading, chosen.again
    )
    with only_run(db, tell), open_for_writing(db, tell=tell) as database:
        take_back(database)
        plan = make_plan(inputs.files, known_papers(database), reading, digests)
        run_id = start_run(database, reading.started, __version__, chosen.as_row(len(plan.files), jobs))
        add_run_problems(database, inputs.problems)
        done = _Done()
        try:
            done.dropped += keep_places(database, _unchanged_places(plan))
            with _papers_of(plan, chosen.limits, jobs, executor) as papers:
                for sha256, paper in papers:
                    loaded, gone = load_or_report(database, paper, plan.files[sha256])
                    done.loaded.append(loaded)
                    done.dropped += gone
                    progress(len(done.loaded), len(plan.tasks), loaded)
            note_twins(database, plan.documents)
            if chosen.prune:
                done.dropped += prune(database, plan.documents, [f["id"] for f in plan.places()])
            _settle(database, corrections, tell)
        except KeyboardInterrupt:
            done.interrupted = True
        except sqlite3.Error as error:
            told = f"{len(done.loaded)} of {len(plan.tasks)} papers were loaded."
            raise DatabaseError(f"{explain(error, db)} {told}") from error
        if done.interrupted:  # only here, where no traceback holds on to a half-read answer any more
            abandon(database)
            with suppress(sqlite3.OperationalError):  # another program writes: the next run does it
                resolve_entities(database, _LAST_SECONDS)
        return _finished(database, run_id, None if done.interrupted else _stamp(clock), plan, done, inputs)


def _settle(database: Database, corrections: Sequence[Correction], tell: Callable[[str], None]) -> None:
    """What is worked out from all papers together; each step stands for itself and can be done again."""
    resolve_entities(database)
    for unfit in apply_corrections(database, corrections):
        tell(unfit)
    rebuild_benefits(database)


@contextmanager
def _papers_of(
    plan: Plan, limits: Limits, jobs: int | None, executor: Executor | None
) -> Iterator[Iterator[tuple[str, Loadable]]]:
    """The papers as they are read, by SHA-256; the own workers end with it."""
    workers = min(jobs or cpu_count() or 1, len(plan.tasks))
    if executor is not None:
        yield _by_hash(plan, executor, _AHEAD * workers)
    elif not workers:
        yield iter(())
    else:
        pool = EndablePool(workers, limits)
        try:
            yield _by_hash(plan, pool, _AHEAD * workers)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _by_hash(plan: Plan, executor: Executor, ahead: int) -> Iterator[tuple[str, Loadable]]:
    for task, paper in read_papers(plan.tasks, executor, ahead):
        yield task.sha256, paper


def _unchanged_places(plan: Plan) -> list[dict[str, str]]:
    return [row for sha256 in plan.unchanged for row in plan.files[sha256]]


def _finished(
    database: Database, run_id: int, finished_at: str | None, plan: Plan, done: _Done, inputs: Inputs
) -> RunReport:
    read = {p.document_id for p in done.loaded}
    lines = {line.id: line for line in paper_lines(database, plan.documents)}
    unchanged = {row["document_id"] for row in _unchanged_places(plan)}
    report = RunReport(
        tuple(line for own_id, line in lines.items() if own_id in read),
        inputs.problems,
        done.interrupted,
        tuple(line for own_id, line in lines.items() if own_id in unchanged),
        done.dropped,
        len(plan.tasks) - len(done.loaded),
    )
    counts = {
        "documents": len(report.papers),
        "failed": sum(p.status == "failed" for p in report.papers),
        "unchanged": len(report.unchanged),
        "dropped": done.dropped,
    }
    with suppress(sqlite3.OperationalError) if done.interrupted else nullcontext():
        finish_run(database, run_id, finished_at, counts)
    return report


def _stamp(clock: Callable[[], datetime]) -> str:
    return clock().astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
