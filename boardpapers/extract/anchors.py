"""Expressions that look for words they cannot do without before they are run.

Most wordings stand in few sentences, and an expression that begins with `some capital, then anything` takes
long to find that out. What every match of an expression must hold is worked out from the expression itself.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 200  # words to look for; with more, running the expression is as fast
_WHOLE_WORD = 3  # letters from which a word is worth looking for


class Anchored:
    """An expression with the methods of `re.Pattern`, compiled when a text first holds one of its anchors.

    `anchors` are sets of words, and every match holds one of each; empty where none can be told.
    """

    def __init__(self, regex: str, flags: int = 0) -> None:
        self.pattern = regex
        self._flags = flags

    @cached_property
    def anchors(self) -> tuple[tuple[str, ...], ...]:
        return anchors_of(self.pattern, self._flags)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def may_match(self, string: str) -> bool:
        """Whether a look for the anchors leaves a match possible."""
        anchors = self.anchors
        if not anchors:
            return True
        low = _lowered(string)
        for choice in anchors:
            for anchor in choice:
                if anchor in low:
                    break
            else:
                return False
        return True

    def search(self, string: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.search(string, start, end) if self.may_match(string) else None

    def match(self, string: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.match(string, start, end) if self.may_match(string) else None

    def fullmatch(self, string: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.fullmatch(string, start, end) if self.may_match(string) else None

    def finditer(self, string: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(string, start, end) if self.may_match(string) else iter(())

    def findall(self, string: str) -> list[Any]:
        return self.compiled.findall(string) if self.may_match(string) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        return self.compiled.sub(new, string, count) if self.may_match(string) else string

    def split(self, string: str, maxsplit: int = 0) -> list[str | Any]:
        return self.compiled.split(string, maxsplit) if self.may_match(string) else [string]


@lru_cache(maxsize=256)
def _lowered(string: str) -> str:
    return string.lower()


def anchors_of(regex: str, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """Sets of lower-case strings; every match holds at least one of each. Empty where none can be told."""
    sets = _sets(parser.parse(regex, flags))
    if not sets:
        return ()
    chosen = {max(sets, key=_worth), *(s for s in sets if len(s) == 1)}
    ordered = sorted((sorted(s, key=lambda a: (len(a), a)) for s in chosen), key=lambda s: (len(s), s))
    return tuple(map(tuple, ordered))


def _sets(parts: Any) -> list[frozenset[str]]:
    """For each of a sequence of parts the strings of which it brings one along, where that can be told."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in parts:
        if kind is ops.LITERAL:
            run += chr(value)
        elif kind is not ops.AT:
            found += [frozenset({run.lower()} if run else ()), _of_part(kind, value)]
            run = ""
    found.append(frozenset({run.lower()} if run else ()))
    return [s for s in found if s and len(s) <= _MOST]


def _required(parts: Any) -> frozenset[str]:
    """The best set of strings of which a sequence of parts brings one along."""
    return max(_sets(parts), key=_worth, default=frozenset())


def _of_part(kind: Any, value: Any) -> frozenset[str]:
    if kind is ops.SUBPATTERN:
        return _required(value[3])
    if kind is ops.BRANCH:
        choices = [_required(choice) for choice in value[1]]
        return frozenset().union(*choices) if all(choices) else frozenset()
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _required(value[2]) if value[0] > 0 else frozenset()
    if kind is ops.ATOMIC_GROUP:
        return _required(value)
    if kind is ops.ASSERT:
        return _required(value[1])
    return frozenset()


def _worth(anchors: frozenset[str]) -> tuple[int, int]:
    """Long words first, then few of them."""
    return min(_WHOLE_WORD + 2, min(len(a) for a in anchors)), -len(anchors)
