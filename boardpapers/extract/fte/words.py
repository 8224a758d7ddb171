"""The vocabulary of posts and time: what is a benefit, of which kind."""

import re
from functools import cache, lru_cache

from boardpapers.extract.anchors import Anchored
from boardpapers.extract.context.periods import Period
from boardpapers.extract.patterns import data, group
from boardpapers.schemas.vocabulary import FteKind

MARK = "⟦Q⟧"
_KINDS: tuple[FteKind, ...] = ("reinvestment", "reduction", "efficiency")


@lru_cache(maxsize=8192)
def says(name: str, text: str) -> bool:
    """Whether a header, label or caption holds words of the class `label.NAME` of `patterns/posts.toml`."""
    return group("posts", "label")[name].search(text) is not None


@cache
def frames() -> tuple[tuple[bool, float, Anchored], ...]:
    """Frames of running text: whether they make a benefit, their weight, their pattern."""
    return tuple(
        (f["benefit"], float(f["weight"]), Anchored(f["regex"], re.IGNORECASE | re.VERBOSE))
        for f in data("posts")["frame"]
    )


def kind_of(*texts: str) -> FteKind:
    """The kind of benefit, by the nearest text that names one."""
    for text in texts:
        found = {k: m.start() for k in _KINDS if (m := group("posts", "label")[k].search(text)) is not None}
        if found:
            return "reinvestment" if "reinvestment" in found else min(found, key=lambda k: (found[k], k))
    return "unspecified"


def is_ahead(period: Period, today: str | None) -> bool:
    """Whether a period lies ahead of the paper, or is a day ahead by which something is done."""
    if today is None:
        return False
    first = period.start or period.end
    return first is not None and first > today
