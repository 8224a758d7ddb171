"""One list told twice is one decision: compares lists by what their points ask for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from boardpapers.extract.decisions.model import Block, Point

_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "for",
        "and",
        "or",
        "that",
        "is",
        "are",
        "be",
        "it",
        "this",
        "that's",
        "on",
        "by",
        "with",
        "as",
        "from",
        "will",
        "at",
        "its",
        "their",
        "which",
        "was",
        "were",
        "has",
        "have",
        "board",
        "panel",
        "committee",
        "members",
        "asked",
        "recommended",
        "requested",
        "invited",
        "commissioner",
        "pcc",
        "note",
        "noted",
        "approve",
        "approved",
        "approves",
    ]
)


def likeness(one: str, other: str) -> float:
    """How far two points share their weighty words, 0 to 1 (Dice); figures that differ count twice."""
    left, right = _words(one), _words(other)
    if not left or not right:
        return 1.0 if _bare(one) == _bare(other) else 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+|[£\d][\d.,/]*[a-z]*", text.lower())
    return frozenset(w.rstrip("s.,") for w in words if w not in _STOP)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def same_acts(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two lists ask for the same acts, point by point, in any order of the second."""
    if not one or not other or abs(len(one) - len(other)) > (1 if len(one) > 4 else 0):
        return False
    scores = [max(likeness(p.text, q.text) for q in other) for p in one]
    return (
        sum(s >= 0.5 for s in scores) >= len(scores) - (1 if len(scores) > 4 else 0)
        and sum(scores) / len(scores) >= 0.55
    )


def with_echo(block: Block, echo: Block) -> Block:
    """The first list with the places of the second as further evidence."""
    rest = list(echo.points)
    points = []
    for point in block.points:
        twin = max(rest, key=lambda p: likeness(point.text, p.text), default=None)
        if twin is None or likeness(point.text, twin.text) < 0.4:
            points.append(point)
            continue
        rest.remove(twin)
        points.append(replace(point, again=(*point.again, *twin.stretches)))
    return replace(block, points=tuple(points), intro=(*block.intro, *echo.intro))


def merged(blocks: Sequence[Block]) -> list[Block]:
    """Lists in reading order, each told once."""
    kept: list[Block] = []
    for block in blocks:
        for number, earlier in enumerate(kept):
            if same_acts(earlier.points, block.points):
                kept[number] = with_echo(earlier, block)
                break
        else:
            kept.append(block)
    return kept
