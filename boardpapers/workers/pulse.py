"""Signs of life from a worker: how long its next step may take. Silent where nobody listens."""

from collections.abc import Callable

_listener: list[Callable[[float], None]] = []


def listen(tell: Callable[[float], None]) -> None:
    """From now on `tell` hears of every step of this process."""
    _listener[:] = [tell]


def allow(seconds: float) -> None:
    """The last step has ended; the next one may take so many seconds."""
    for tell in _listener:
        tell(seconds)
