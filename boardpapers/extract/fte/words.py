"""The vocabulary of posts and time: what is a benefit, of which kind."""

import re
from functools import cache

from boardpapers.extract.patterns import data, group
from boardpapers.schemas.vocabulary import FteKind

MARK = "⟦Q⟧"


@cache
def says(name: str, text: str) -> bool:
    """Whether a header, label or caption holds words of the class `name` of `patterns/posts.toml`."""
    return bool(group("posts", "label")[name].search(text))


def where(name: str, text: str) -> tuple[int, int] | None:
    """The characters of the first such word."""
    match = group("posts", "label")[name].search(text)
    return match.span() if match else None


@cache
def frames() -> tuple[tuple[bool, float, re.Pattern[str]], ...]:
    """Frames of running text: whether they make a benefit, their weight, their pattern."""
    return tuple(
        (f["benefit"], float(f["weight"]), re.compile(f["regex"], re.IGNORECASE | re.VERBOSE))
        for f in data("posts")["frame"]
    )


def kind_of(*texts: str) -> FteKind:
    """The kind of benefit, by the nearest text that names one."""
    for text in texts:
        if not text:
            continue
        found = [(w[0], k) for k in _KINDS if (w := where(k, text)) is not None]
        if found:
            return "reinvestment" if any(k == "reinvestment" for _, k in found) else min(found)[1]
    return "unspecified"


_KINDS: tuple[FteKind, ...] = ("reinvestment", "reduction", "efficiency")
