"""What runs in a worker process: one job after the other until the parent hangs up."""

import os
import signal
from multiprocessing.connection import Connection
from typing import Any

from boardpapers.limits import Limits
from boardpapers.workers import pulse
from boardpapers.workers.confine import confine

#: Messages: ("allow", seconds), ("done", value) or ("raised", exception).
Message = tuple[str, Any]


def serve(connection: "Connection[Message, Any]", limits: Limits) -> None:
    """The main function of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _silence()
    before_paper = confine(limits)
    pulse.listen(lambda seconds: connection.send(("allow", seconds)))
    try:
        while True:
            function, arguments = connection.recv()
            before_paper()
            connection.send(_result(function, arguments))
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the parent has gone


def _result(function: Any, arguments: Any) -> Message:
    try:
        return "done", function(*arguments)
    except Exception as error:  # the job's failure belongs to whoever waits for its result
        return "raised", error


def _silence() -> None:
    """What C libraries print about broken files would only disturb; failures are told as problems."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
