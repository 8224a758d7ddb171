"""What a worker may do to its pool: functions for processes, and papers that do the same."""

import ctypes
import os
import time
from pathlib import Path


def double(number: int) -> int:
    return 2 * number


def whoami() -> int:
    return os.getpid()


def hang() -> None:
    """Outside of Python's reach: no signal handler of its own gets a turn."""
    ctypes.PyDLL(None).sleep(600)


def hang_with_signs_of_life(seconds: float) -> str:
    """Slow, but not hanging."""
    from boardpapers.workers import pulse

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pulse.allow(1.0)
        time.sleep(0.1)
    return "done"


def die() -> None:
    """As a PDF library does that runs into a null pointer."""
    ctypes.string_at(0)


def die_once(mark: str) -> str:
    """Die, but not when tried again."""
    if not Path(mark).exists():
        Path(mark).touch()
        die()
    return "alive"


def eat(megabytes: int) -> int:
    """Take and hold memory."""
    held = [bytearray(os.urandom(1000) * 1000) for _ in range(megabytes)]
    time.sleep(5)
    return len(held)


def fail() -> None:
    raise ZeroDivisionError("on purpose")
