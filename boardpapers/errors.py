"""What can go wrong, as data: exit codes, exceptions that carry them, and rows for `problems`."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Stage = Literal["read", "layout", "tables", "language", "extract", "check", "load"]
Severity = Literal["error", "warning", "info"]


class ExitCode(IntEnum):
    """The process exit codes, as documented in docs/errors.md."""

    OK = 0
    SOME_FAILED = 1  # the run ended, but at least one paper could not be read
    USAGE = 2  # click's own code for wrong options and arguments
    NO_INPUT = 3  # a path that does not exist, or no PDF in what was named
    BAD_DATABASE = 4  # not ours, of another version, locked, or not writable
    NOT_FOUND = 5  # a record, table or name asked for is not there
    BAD_QUERY = 6  # the SQL of `sql` was refused
    NO_CLUSTER = 7  # the cluster named with --cluster cannot be reached or used, or is gone


class BoardpapersError(Exception):
    """A failure that a person can act on: the message says what, where and what to do."""

    exit_code: ExitCode = ExitCode.SOME_FAILED


class InputError(BoardpapersError):
    exit_code = ExitCode.NO_INPUT


class DatabaseError(BoardpapersError):
    exit_code = ExitCode.BAD_DATABASE


class NotFoundError(BoardpapersError):
    exit_code = ExitCode.NOT_FOUND


class QueryError(BoardpapersError):
    exit_code = ExitCode.BAD_QUERY


class ClusterError(BoardpapersError):
    exit_code = ExitCode.NO_CLUSTER


class ReadError(BoardpapersError):
    """A paper that cannot be opened; `code` names the kind (`encrypted`, `damaged`, `not_a_pdf`, ...)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a run could not read or doubted; one row of the table `problems`."""

    stage: Stage
    severity: Severity
    code: str
    message: str
    page: int | None = None
