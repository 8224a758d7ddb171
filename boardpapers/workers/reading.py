"""Papers spread over an executor; results come as they are done, and every paper gives one."""

import json
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from boardpapers.errors import Problem
from boardpapers.limits import REACHED, Limits, ReadOptions
from boardpapers.outcome import Outcome
from boardpapers.sources import Source
from boardpapers.store.loading import Loadable, loadable
from boardpapers.workers import pulse
from boardpapers.workers.pool import EndedError


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to read; `sha256` as the parent saw the file, or of its name where it could not be read.

    `read_with` tells how it is read, see the table `documents`; `passwords` are tried in turn.
    """

    source: Source
    file_name: str
    sha256: str
    tool_version: str
    read_with: str
    extracted_at: str
    options: ReadOptions = field(default_factory=ReadOptions)
    passwords: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @property
    def read_with_limits(self) -> str:
        """`read_with` of a paper for which the limits mattered."""
        return json.dumps({**json.loads(self.read_with), **self.limits.as_options()})


def read_paper(task: Task) -> Loadable:
    """Bytes to rows; runs in a worker."""
    from boardpapers.stages import crash, process

    try:
        data = task.source.read()
    except OSError as error:
        why = error.strerror or str(error) or type(error).__name__
        message = f"{task.file_name}: the file cannot be read ({why}). Check its permissions."
        return lost(task, Problem("read", "error", "unreadable_file", message))
    outcome = process(
        data,
        task.file_name,
        task.options,
        passwords=task.passwords,
        limits=task.limits,
        allow=pulse.allow,
    )
    try:
        return _loadable(task, outcome)
    except Exception as error:  # the one trap around a paper, see `stages.process`
        return lost(task, crash("load", task.file_name, error))


def lost(task: Task, problem: Problem) -> Loadable:
    """A paper of which only the reason is known why it could not be read."""
    outcome = Outcome(task.sha256, task.file_name, "failed", problems=(problem,))
    return _loadable(task, outcome)


def _loadable(task: Task, outcome: Outcome) -> Loadable:
    limited = any(p.code in REACHED for p in outcome.problems)
    read_with = task.read_with_limits if limited else task.read_with
    return loadable(outcome, task.tool_version, task.extracted_at, read_with)


def read_papers(
    tasks: Iterable[Task], pool: Executor, ahead: int
) -> Generator[tuple[Task, Loadable], None, None]:
    """Every paper's rows, whatever finishes first; at most `ahead` are under way or wait to be fetched.

    A paper that brings a process down is tried once more, alone in a new one, before it is given up.
    """
    upcoming = iter(tasks)
    under_way: dict[Future[Loadable], tuple[Task, bool]] = {}
    while True:
        while len(under_way) < ahead and (task := next(upcoming, None)) is not None:
            under_way[pool.submit(read_paper, task)] = task, False
        if not under_way:
            return
        done = wait(under_way, timeout=1.0, return_when=FIRST_COMPLETED).done
        for future in sorted(done, key=lambda f: under_way[f][0].sha256):
            task, again = under_way.pop(future)
            try:
                paper = future.result()
            except EndedError as error:
                if error.code == "crashed" and not again:
                    under_way[pool.submit(read_paper, task)] = task, True
                    continue
                paper = lost(task, _ended(task, error))
            yield task, paper


def _ended(task: Task, error: EndedError) -> Problem:
    """What the reader of the list of problems is told."""
    start, end = f"{task.file_name}: reading it", "The other papers are not affected."
    if error.code == "too_slow":
        advice = "See the file in a viewer, or allow more with --max-seconds."
        return Problem("read", "error", "too_slow", f"{start} was given up after {error}. {advice} {end}")
    if error.code == "too_much_memory":
        advice = "Split the file, or allow more with --max-memory."
        message = f"{start} took {error} of memory and was given up. {advice} {end}"
        return Problem("read", "error", "too_much_memory", message)
    message = f"{start} brought a process down twice ({error}). Please report it with the paper. {end}"
    return Problem("read", "error", "crashed", message)
