"""A pool of processes of which each can be ended, whatever it is doing: a `concurrent.futures` executor.

A thread keeps each process: it hands over a job, waits for the result, watches time and memory, and replaces
a process that had to be ended or died. Processes are reused, and started by forking one that is warm.
"""

import contextlib
import multiprocessing
import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.connection import wait
from typing import Any

from boardpapers.limits import MEGABYTE, STEP_SECONDS, Limits
from boardpapers.workers.confine import memory_of
from boardpapers.workers.process import serve

#: A process is replaced after so many jobs, which keeps memory down.
_JOBS_EACH = 100
#: Seconds between two looks at a working process.
_LOOK = 0.2
_WARM = "boardpapers.workers.warm"

Job = tuple[Callable[..., Any], tuple[Any, ...], "Future[Any]"]


class EndedError(Exception):
    """A process that was ended or died during a job; `code` is that of the paper's problem."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class EndablePool(Executor):
    """`end` kills every process at once; a job that is lost raises `EndedError` where its result is asked."""

    def __init__(self, workers: int, limits: Limits) -> None:
        self._limits = limits
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._processes: set[_Process] = set()
        self._ended = False
        self._keepers = [threading.Thread(target=self._keep, daemon=True) for _ in range(workers)]
        for keeper in self._keepers:
            keeper.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        if kwargs:
            raise TypeError("jobs take positional arguments only")
        future: Future[Any] = Future()
        self._jobs.put((fn, args, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            self.end()
        for _ in self._keepers:
            self._jobs.put(None)
        if wait:
            for keeper in self._keepers:
                keeper.join()

    def end(self) -> None:
        """Kill the processes, whatever they are doing; jobs that wait are lost with them."""
        with self._lock:
            self._ended = True
            for process in self._processes:
                process.kill()

    def _keep(self) -> None:
        """The life of a keeper."""
        process: _Process | None = None
        while (job := self._jobs.get()) is not None and not self._ended:
            function, arguments, future = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                process = process or self._started()
                future.set_result(process.work(function, arguments))
            except BaseException as error:  # travels to whoever waits for the result
                future.set_exception(error)
            if process is not None and process.worn:
                self._stopped(process)
                process = None
        if process is not None:
            self._stopped(process)

    def _started(self) -> "_Process":
        process = _Process(self._limits)
        with self._lock:
            self._processes.add(process)
            if self._ended:
                process.kill()
        return process

    def _stopped(self, process: "_Process") -> None:
        with self._lock:
            self._processes.discard(process)
        process.stop()


class _Process:
    """One worker process, seen from its keeper; `worn` says that it has to be replaced."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._jobs = 0
        self.worn = False
        context = _context()
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()

    def work(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """The result of the job. Raises what the job raised, or EndedError."""
        self._jobs += 1
        self.worn = self._jobs >= _JOBS_EACH
        try:
            self._connection.send((function, arguments))
            return self._answer()
        except (EOFError, OSError) as error:
            self.worn = True
            raise self._death() from error
        except EndedError:
            self.worn = True
            self.kill()
            raise

    def _answer(self) -> Any:
        began = time.monotonic()
        until = began + min(STEP_SECONDS, self._limits.seconds)
        while True:
            if wait([self._connection, self._process.sentinel], _LOOK) and self._connection.poll():
                kind, value = self._connection.recv()
                if kind == "done":
                    return value
                if kind == "raised":
                    raise value
                until = min(time.monotonic() + value, began + self._limits.seconds)
            elif not self._process.is_alive():
                raise EOFError
            self._watch(began, until)

    def _watch(self, began: float, until: float) -> None:
        now = time.monotonic()
        if now > until:
            raise EndedError("too_slow", f"{now - began:.0f} seconds")
        held = memory_of(self._process.pid or 0)
        if held > self._limits.memory_mb * MEGABYTE:
            raise EndedError("too_much_memory", f"{held // MEGABYTE:,} MB")

    def _death(self) -> EndedError:
        self._process.join(1.0)
        code = self._process.exitcode or 0
        return EndedError("crashed", signal.Signals(-code).name if code < 0 else f"exit code {code}")

    def kill(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._process.kill()

    def stop(self) -> None:
        """Hang up; a process that has nothing to do ends by itself."""
        self._connection.close()
        self._process.join(1.0)
        self.kill()


def _context() -> Any:
    """Forking a warm process where the system can, else starting a new one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    return context
