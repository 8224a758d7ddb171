"""One run at a time on a database: a second one waits until the first has ended."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def only_run(path: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the database at `path` for one run; `tell` hears that another has it and this one waits.

    The lock goes with the process, however it ends. Where it cannot be had (no such folder, no right to
    write, a system without it), opening the database says why, or SQLite's own locks have to do.
    """
    lock = _locked(Path(f"{path}-run"), f"{path}: another run is writing to it; waiting for its end.", tell)
    try:
        yield
    finally:
        if lock is not None:
            with contextlib.suppress(OSError):
                os.unlink(f"{path}-run")
            os.close(lock)


def _locked(path: Path, message: str, tell: Callable[[str], None]) -> int | None:
    try:
        import fcntl
    except ImportError:
        return None
    while True:
        try:
            lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError:
            return None
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell(message)
                fcntl.flock(lock, fcntl.LOCK_EX)
            if _is_at(lock, path):
                return lock
        except OSError:
            os.close(lock)
            return None
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)  # the one before has removed it meanwhile: another may hold the new one


def _is_at(lock: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock), os.stat(path))
    except FileNotFoundError:
        return False
