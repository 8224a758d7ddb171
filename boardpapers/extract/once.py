"""Work that several stages ask for with the very same paper, done once."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Remember the last result for the very same arguments (the same objects, not merely equal ones).

    For pure functions whose results nobody changes. One result is kept, with the paper it came from.
    """
    last: list[tuple[tuple[object, ...], R]] = []

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        given = (*args, *(v for item in kwargs.items() for v in item))
        if last and len(last[0][0]) == len(given):
            known, result = last[0]
            if all(a is b for a, b in zip(known, given, strict=True)):
                return result
        result = function(*args, **kwargs)
        last[:] = [(given, result)]
        return result

    return call
