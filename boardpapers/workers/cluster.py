"""Papers read on a Dask cluster that is there already: a `concurrent.futures` executor of its workers.

A worker of the cluster reads each paper in a process that can be ended (`EndablePool`), so the limits of a
paper hold there as they do on one machine. A worker that dies takes no paper with it: the scheduler gives its
papers to another one. Workers may come and go during a run; all must have the same build of this program.
"""

import asyncio
import contextlib
import dataclasses
import functools
import json
import logging
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from typing import Any

from boardpapers.build import build_name
from boardpapers.errors import ClusterError
from boardpapers.limits import Limits
from boardpapers.sources import CarriedFile, LocalFile, Source, digest
from boardpapers.store.loading import Loadable
from boardpapers.workers.pool import EndablePool, EndedError
from boardpapers.workers.reading import Task, read_paper

#: Seconds to wait for a scheduler, and for its first worker.
_PATIENCE = 20.0
#: Seconds without any worker after which a run is given up.
_WITHOUT_WORKERS = 60.0
_LOOK = 2.0


@contextlib.contextmanager
def connected(address: str, patience: float = _PATIENCE) -> "Iterator[ClusterExecutor]":
    """The cluster whose scheduler is at the address (`tcp://host:8786`), left as it is at the end.

    Raises ClusterError where it cannot be reached, has no worker, or has workers of another build.
    """
    try:
        import dask
        from distributed import Client
    except ImportError:
        told = "--cluster needs an extra: pip install 'boardpapers[cluster]'"
        raise ClusterError(told) from None
    # papers of this machine travel as bytes, one to a job: there is no graph that could be too large
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"})
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = _client(Client, address, patience)
    except (OSError, ValueError, TypeError) as error:
        told = "no scheduler answers there. Start one with `dask scheduler`, or check the address"
        raise ClusterError(f"{address}: {told} ({_first_line(error)}).") from error
    try:
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError:
            told = "the cluster has no worker. Start some with `dask worker ADDRESS`, then run again."
            raise ClusterError(f"{address}: {told}") from None
        executor = ClusterExecutor(client, address)
        try:
            executor.check_builds()
            yield executor
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
    finally:
        client.close(timeout=2)


def _client(kind: Any, address: str, patience: float) -> Any:
    """A client of the scheduler; one that could not connect is closed. Left to the garbage collector it would
    take Dask's lock at any moment, also while the next client holds it."""
    client = kind.__new__(kind)
    try:
        client.__init__(address, timeout=patience, set_as_default=False)
    except BaseException:
        with contextlib.suppress(AttributeError):  # it did not come that far
            client.close(timeout=_LOOK)
        raise
    return client


class ClusterExecutor(Executor):
    """Jobs go to the cluster's workers, each once: what fails by itself would fail again, and the scheduler
    gives the jobs of a worker that died to another without being asked. A job whose workers died every time
    raises `EndedError`; every job that waits raises `ClusterError` when the scheduler, or the last worker, is
    gone."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._waiting: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def width(self) -> int:
        """How many papers the workers of this moment can read at once."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def check_builds(self) -> None:
        """Raises ClusterError where a worker has not got this program, or another build of it."""
        try:
            builds = self._client.run(build_name, on_error="return")
        except OSError as error:
            raise ClusterError(f"{self._address}: the cluster does not answer ({error}).") from error
        for worker, build in sorted(builds.items()):
            if isinstance(build, Exception):
                told = "has no boardpapers that can be loaded; install the same version there"
                raise ClusterError(f"worker {worker} {told} ({_first_line(build)}).")
            if build != build_name():
                raise ClusterError(f"worker {worker} {_OTHER_BUILD}")

    def digests(self, sources: Sequence[Source]) -> Iterable[str]:
        """SHA-256 of each source; of those in a store, worked out where they will be read."""
        stored = [s for s in sources if not isinstance(s, LocalFile | CarriedFile)]
        found = dict(zip(stored, self.map(digest, stored), strict=True))
        return [found[s] if s in found else digest(s) for s in sources]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        if fn is read_paper:
            fn, args = read_on_worker, (_packed(args[0]),)
        ours: Future[Any] = Future()
        ours.set_running_or_notify_cancel()
        with self._lock:
            self._waiting.add(ours)
        theirs = self._client.submit(fn, *args, **kwargs, pure=False)
        theirs.add_done_callback(functools.partial(self._hand_over, ours))
        return ours

    def _hand_over(self, ours: "Future[Any]", theirs: Any) -> None:
        from distributed import KilledWorker

        value: Any = None
        error: Exception | None = None
        try:
            value = theirs.result()
        except KilledWorker:
            error = EndedError("crashed", "the worker died")
        except (CancelledError, asyncio.CancelledError):
            error = ClusterError(f"{self._address}: {_GONE}")
        except Exception as raised:  # travels to whoever waits for the result
            error = raised
        self._answer(ours, value, error)

    def _answer(self, ours: "Future[Any]", value: Any, error: BaseException | None) -> None:
        with self._lock:
            if ours not in self._waiting:
                return
            self._waiting.discard(ours)
        if error is None:
            ours.set_result(value)
        else:
            ours.set_exception(error)

    def _watch(self) -> None:
        """Tell those who wait when there is nobody left who could answer."""
        alone_since: float | None = None
        while not self._closed.wait(_LOOK):
            if self._client.status == "closed":
                self._give_up(_GONE)
            elif self._has_workers():
                alone_since = None
            else:
                alone_since = alone_since or time.monotonic()
                if time.monotonic() - alone_since > _WITHOUT_WORKERS:
                    self._give_up(f"it has had no worker for {_WITHOUT_WORKERS:.0f} seconds.")

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except (OSError, TimeoutError, ValueError):
            return False

    def _give_up(self, reason: str) -> None:
        with self._lock:
            lost = list(self._waiting)
        for ours in lost:
            self._answer(ours, None, ClusterError(f"{self._address}: {reason}"))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._closed.set()
        if cancel_futures:
            self._give_up("the run has ended.")


_GONE = "the scheduler is gone. What was loaded is kept; run again when it is back."
_OTHER_BUILD = "has another build of boardpapers; install the same version there and here."


def _packed(task: Task) -> Task:
    """A task that can be read elsewhere: a file of this machine goes along with its bytes."""
    source = task.source
    if not isinstance(source, LocalFile):
        return task
    try:
        carried = CarriedFile(source.name, source.place, source.read())
    except OSError:
        return task  # told by whoever reads it
    return dataclasses.replace(task, source=carried)


def read_on_worker(task: Task) -> Loadable:
    """Bytes to rows, on a worker of the cluster: in a process of its own, within the limits of the paper."""
    if json.loads(task.read_with).get("build") != build_name():
        raise ClusterError(f"a worker that has joined {_OTHER_BUILD}")
    result: Loadable = _pool(task.limits).submit(read_paper, task).result()
    return result


@functools.cache
def _pool(limits: Limits) -> EndablePool:
    """The processes of this worker; each starts when it is needed first."""
    # Dask starts its workers as daemons, and Python lets daemons start no process: it would outlive them.
    # Ours do not, for they end when their parent hangs up.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    return EndablePool(_threads(), limits)


def _threads() -> int:
    from distributed import get_worker

    try:
        return int(get_worker().state.nthreads)
    except ValueError:  # not on a worker
        return 1


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
