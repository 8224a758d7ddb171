"""Processes that can be ended: whatever a job does, the pool goes on and says what happened."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from boardpapers.limits import Limits
from boardpapers.workers.pool import EndablePool, EndedError
from tests.faults import jobs

LIMITS = Limits(seconds=2.0, memory_mb=500)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits need a Unix")


@pytest.fixture
def pool() -> Iterator[EndablePool]:
    made = EndablePool(2, LIMITS)
    yield made
    made.shutdown(wait=False, cancel_futures=True)


def test_processes_are_reused(pool: EndablePool) -> None:
    """Many jobs run in as many processes as there are workers."""
    assert [pool.submit(jobs.double, n).result() for n in range(50)] == [2 * n for n in range(50)]
    assert len({pool.submit(jobs.whoami).result() for _ in range(20)}) <= 2


def test_a_job_that_hangs_in_c_is_ended(pool: EndablePool) -> None:
    """After the limit it raises, within a second or so, and the others are done."""
    began = time.monotonic()
    hanging = pool.submit(jobs.hang)
    assert pool.submit(jobs.double, 4).result() == 8
    with pytest.raises(EndedError) as caught:
        hanging.result()
    assert caught.value.code == "too_slow"
    assert time.monotonic() - began < 20
    assert pool.submit(jobs.double, 5).result() == 10


def test_signs_of_life_do_not_lift_the_limit(pool: EndablePool) -> None:
    """A job that goes on and on is ended all the same."""
    assert pool.submit(jobs.hang_with_signs_of_life, 0.5).result() == "done"
    with pytest.raises(EndedError):
        pool.submit(jobs.hang_with_signs_of_life, 60.0).result()


def test_a_crash_in_c_is_told(pool: EndablePool) -> None:
    """A process that dies takes only its own job with it."""
    with pytest.raises(EndedError) as caught:
        pool.submit(jobs.die).result()
    assert (caught.value.code, str(caught.value)) == ("crashed", "SIGSEGV")
    assert pool.submit(jobs.double, 6).result() == 12


@pytest.mark.skipif(sys.platform != "linux", reason="memory is watched closely on Linux only")
def test_memory_is_bounded(pool: EndablePool) -> None:
    """A job that takes more than the limit is ended."""
    with pytest.raises(EndedError) as caught:
        pool.submit(jobs.eat, 2000).result()
    assert caught.value.code == "too_much_memory"


def test_what_a_job_raises_comes_back(pool: EndablePool) -> None:
    """Ordinary failures are raised where the result is asked for, and the process goes on."""
    with pytest.raises(ZeroDivisionError):
        pool.submit(jobs.fail).result()


def test_ending_the_pool_ends_what_hangs(pool: EndablePool) -> None:
    """`end` does not wait for anybody."""
    hanging = [pool.submit(jobs.hang) for _ in range(2)]
    time.sleep(0.5)
    began = time.monotonic()
    pool.end()
    for job in hanging:
        with pytest.raises(EndedError):
            job.result(timeout=10)
    assert time.monotonic() - began < 2


def test_a_job_may_die_once(pool: EndablePool, tmp_path: Path) -> None:
    """The same job can be given again."""
    mark = str(tmp_path / "mark")
    with pytest.raises(EndedError):
        pool.submit(jobs.die_once, mark).result()
    assert pool.submit(jobs.die_once, mark).result() == "alive"
