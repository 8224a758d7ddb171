"""Papers spread over processes; results come back in the order of the papers, whatever finishes first."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from boardpapers.errors import Problem
from boardpapers.outcome import Outcome
from boardpapers.store.loading import Loadable, loadable

#: Papers handed to the workers ahead of the one that is loaded next, for each worker.
_AHEAD = 4
#: A worker is replaced after so many papers, which keeps memory down.
_PAPERS_EACH = 100


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to read; `sha256` as the parent saw the file, empty where it could not be read."""

    path: Path
    sha256: str
    tool_version: str
    extracted_at: str
    reader: str = "pdfium"


def read_paper(task: Task) -> Loadable:
    """Bytes to rows; runs in a worker."""
    from boardpapers.stages import crash, process

    try:
        data = task.path.read_bytes()
    except OSError as error:
        message = f"{task.path.name}: the file cannot be read ({error.strerror}). Check its permissions."
        return _lost(task, Problem("read", "error", "unreadable_file", message))
    outcome = process(data, task.path.name, task.reader)
    try:
        return loadable(outcome, task.tool_version, task.extracted_at)
    except Exception as error:  # the one trap around a paper, see `stages.process`
        return _lost(task, crash("load", task.path.name, error))


def _lost(task: Task, problem: Problem) -> Loadable:
    outcome = Outcome(task.sha256, task.path.name, "failed", problems=(problem,))
    return loadable(outcome, task.tool_version, task.extracted_at)


def read_papers(tasks: Iterable[Task], jobs: int | None = None) -> Generator[Loadable, None, None]:
    """Every paper's rows, in order; closing it ends the workers. One job reads in this process."""
    listed = list(tasks)
    workers = min(jobs or os.cpu_count() or 1, len(listed))
    if workers <= 1:
        yield from map(read_paper, listed)
        return
    pool = _pool(workers)
    try:
        yield from _in_order(pool, listed, workers * _AHEAD)
    except BaseException:
        _abandon(pool)
        raise
    pool.shutdown()


def _abandon(pool: ProcessPoolExecutor) -> None:
    """End the workers at once, whatever they are reading."""
    workers = multiprocessing.active_children()
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        workers, mp_context=context, initializer=_leave_interrupts_to_parent, max_tasks_per_child=_PAPERS_EACH
    )


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(pool: Executor, tasks: list[Task], ahead: int) -> Iterator[Loadable]:
    waiting: deque[tuple[Task, Future[Loadable]]] = deque()
    upcoming = iter(tasks)
    broken = False
    while True:
        while not broken and len(waiting) < ahead and (task := next(upcoming, None)) is not None:
            waiting.append((task, pool.submit(read_paper, task)))
        if not waiting:
            break
        task, future = waiting.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            broken = True
            yield _alone(task)
    for task in upcoming:
        yield _alone(task)


def _alone(task: Task) -> Loadable:
    """A paper in a process of its own: the one that brings it down is told, the others are read."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_paper, task).result()
        except BrokenProcessPool:
            message = (
                f"{task.path.name}: reading it brought the program down (a fault in a PDF library, or too "
                "little memory). The other papers are not affected; please report it with the paper."
            )
            return _lost(task, Problem("read", "error", "crashed", message))
