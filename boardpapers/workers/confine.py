"""Limits that the operating system keeps, and how much memory a process holds."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from boardpapers.limits import MEGABYTE, Limits

#: Threads of a text recognition count their seconds together.
_CPU_FOR_A_SECOND = 4


def memory_of(pid: int) -> int:
    """Bytes of memory that the process holds; 0 where the system does not tell."""
    if sys.platform == "linux":
        try:
            fields = Path(f"/proc/{pid}/statm").read_text().split()
            return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            return 0
    try:
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True
        )
        return int(told.stdout) * 1024
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0


def confine(limits: Limits) -> Callable[[], None]:
    """Confine this process; gives what is to be called before each paper.

    The memory limit here is a backstop, well above the one that the parent watches: it stops what allocates
    faster than anybody can look. The limit on processor time ends a process whose parent has died.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's watch is all there is
        return lambda: None
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_AS, 2 * limits.memory_mb * MEGABYTE + 2000 * MEGABYTE)

    def before_paper() -> None:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        used = usage.ru_utime + usage.ru_stime
        _lower(resource.RLIMIT_CPU, int(used + _CPU_FOR_A_SECOND * limits.seconds) + 10)

    return before_paper


def _lower(which: int, value: int) -> None:
    """Set the soft limit, as far as the hard one and the system allow."""
    import resource

    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(which, (value, hard))
    except (OSError, ValueError):
        return
