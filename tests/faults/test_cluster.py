"""Papers read on a real Dask cluster: a scheduler and two worker processes on this machine."""

import gc
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import main
from boardpapers.errors import ExitCode
from boardpapers.workers.cluster import connected
from boardpapers.workers.pool import EndedError
from tests.conftest import ROOT
from tests.faults.folders import PAPERS, dump, folder_of, started

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="faults are made with signals")


@dataclass
class Cluster:
    """Processes of a cluster; `address` is its scheduler's."""

    address: str
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
            env={**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "5"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.processes.append(process)
        return process

    def worker(self) -> "subprocess.Popen[bytes]":
        return self.start("dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A scheduler without workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Cluster(f"tcp://127.0.0.1:{port}")
    made.start("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    yield made
    made.stop()


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.slow
def test_a_cluster_gives_the_same_database(cluster: Cluster, tmp_path: Path) -> None:
    """Row for row what one machine gives, also for what cannot be read."""
    papers = folder_of(tmp_path / "papers")
    call("run", papers, "--db", tmp_path / "here.db")
    cluster.worker()
    cluster.worker()
    result = call("run", papers, "--db", tmp_path / "there.db", "--cluster", cluster.address)
    assert result.exit_code == ExitCode.SOME_FAILED, result.output
    assert dump(tmp_path / "there.db") == dump(tmp_path / "here.db")


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    """The other worker reads its papers, and the database is the same."""
    papers = folder_of(tmp_path / "papers", len(PAPERS))
    call("run", papers, "--db", tmp_path / "here.db")
    victim = cluster.worker()
    cluster.worker()
    run = started("run", papers, "--db", tmp_path / "there.db", "--cluster", cluster.address)
    until = time.monotonic() + 120
    while _loaded(tmp_path / "there.db") < 2 and time.monotonic() < until and run.poll() is None:
        time.sleep(0.05)
    assert run.poll() is None, "the run was over before the worker could be killed"
    os.killpg(victim.pid, signal.SIGKILL)
    _, told = run.communicate(timeout=240)
    assert run.returncode == ExitCode.SOME_FAILED, told.decode()
    assert dump(tmp_path / "there.db") == dump(tmp_path / "here.db")


@pytest.mark.slow
def test_papers_of_a_store(cluster: Cluster, tmp_path: Path) -> None:
    """An address is read by the workers themselves; names and rows are those of the files."""
    papers = folder_of(tmp_path / "papers", 1)
    (papers / "torn.pdf").unlink()
    cluster.worker()
    result = call("run", papers.as_uri(), "--db", tmp_path / "there.db", "--cluster", cluster.address)
    call("run", papers, "--db", tmp_path / "here.db")
    assert "3 papers" in result.output or "papers read" in result.output, result.output
    with sqlite3.connect(tmp_path / "there.db") as there, sqlite3.connect(tmp_path / "here.db") as here:
        query = "SELECT file_name, sha256, status, page_count FROM documents ORDER BY 1"
        assert there.execute(query).fetchall() == here.execute(query).fetchall()


def test_a_cluster_without_workers(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence and an exit code of its own, and no database."""
    monkeypatch.setattr("boardpapers.workers.cluster._PATIENCE", 3.0)
    result = call("run", PAPERS[0], "--db", tmp_path / "a.db", "--cluster", cluster.address)
    assert result.exit_code == ExitCode.NO_CLUSTER and "no worker" in result.output
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "tcp://127.0.0.1:notaport"])
def test_no_cluster_there(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where nobody answers or the address makes no sense; and no client is left half open, which the
    garbage collector would close while the next one opens."""
    from distributed import Client

    gc.collect()
    gc.disable()
    try:
        _no_cluster_at(address, tmp_path, monkeypatch)
        clients = [c for c in gc.get_objects() if type(c) is Client]
        assert clients and {c.status for c in clients} == {"closed"}
    finally:
        gc.enable()


def _no_cluster_at(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("boardpapers.workers.cluster._PATIENCE", 3.0)
    result = call("run", PAPERS[0], "--db", tmp_path / "a.db", "--cluster", address)
    assert result.exit_code == ExitCode.NO_CLUSTER and address in result.output, result.output
    assert not (tmp_path / "a.db").exists()


def _loaded(db: Path) -> int:
    try:
        with sqlite3.connect(db, timeout=1) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def _noted(path: str) -> None:
    with open(path, "a") as file:
        file.write("run\n")
    raise EndedError("too_slow", "9 seconds")


def test_what_fails_by_itself_is_not_tried_again(cluster: Cluster, tmp_path: Path) -> None:
    """A paper that took too long is given up, not read several times over."""
    cluster.worker()
    with connected(cluster.address) as executor, pytest.raises(EndedError) as caught:
        executor.submit(_noted, str(tmp_path / "runs")).result(timeout=60)
    assert (caught.value.code, str(caught.value)) == ("too_slow", "9 seconds")
    assert (tmp_path / "runs").read_text() == "run\n"
