"""Form fields: `Title: X`, `Date of meeting 17 December 2019`, `AGENDA ITEM` with its value below."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from boardpapers.extract.compose import clean
from boardpapers.extract.layout.lines import Line
from boardpapers.extract.patterns import data

_LONGEST = 7  # words of a label
_WORDS = re.compile(r"[^a-z0-9 ]+")


@dataclass(frozen=True, slots=True)
class FieldStart:
    """A line that begins a field: the label, and how many words it takes; `known` by the vocabulary."""

    label: str
    words: int
    known: bool


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    fields = data("layout")["fields"]
    return frozenset(fields["labels"]), frozenset(fields["open_labels"]), frozenset(fields["heads"])


@cache
def _openings() -> tuple[str, ...]:
    return tuple(data("layout")["fields"]["openings"])


@cache
def _first_words() -> frozenset[str]:
    """What a label without a colon can begin with."""
    return frozenset(label.split()[0] for label in (*_vocabulary()[1], *_openings()))


@lru_cache(maxsize=4096)
def folded(label: str) -> str:
    """A label as the vocabulary has it: small letters, no marks, no plural in brackets."""
    small = (
        re.sub(r"\((?:s|es)\)", "", label.lower()).replace("&", "and").replace("'s", "s").replace("-", " ")
    )
    return " ".join(_WORDS.sub(" ", small.replace("e mail", "email")).split())


def is_head(text: str) -> bool:
    """Whether a whole line is a label whose value may stand on the next."""
    return folded(text) in _vocabulary()[2]


def is_known(label: str) -> bool:
    return folded(label) in _vocabulary()[0]


def field_start(line: Line) -> FieldStart | None:
    """The label that the line begins with, where it looks like a form field."""
    texts = [clean(w.text) for w in line.words]
    labels, open_labels, _ = _vocabulary()
    for n, text in enumerate(texts[:_LONGEST], 1):
        if text == ":" or text.endswith(":") or text.endswith(":-"):
            label = " ".join(texts[:n]).rstrip(":- ")
            if not label or not label[0].isalpha():
                return None
            return FieldStart(label, n, folded(label) in labels)
        if text.endswith((".", ";")) and len(text) > 4:
            break
    if folded(texts[0]).split(" ")[0] not in _first_words():
        return None
    return _open_field(line, texts, open_labels) or _opening(texts)


def _opening(texts: list[str]) -> FieldStart | None:
    """`Report of the Chief Constable`: the label opens the line, the rest is its value."""
    if not texts[0][:1].isupper() or len(texts) > 24 or texts[-1].endswith("."):
        return None
    for n in (3, 2):
        label = " ".join(texts[:n])
        if len(texts) > n and folded(label) in _openings():
            return FieldStart(label, n, True)
    return None


def _open_field(line: Line, texts: list[str], open_labels: frozenset[str]) -> FieldStart | None:
    """A label without a colon: bold before plain words, or before a wide gap."""
    for n in range(min(_LONGEST, len(texts) - 1), 0, -1):
        if folded(" ".join(texts[:n])) not in open_labels:
            continue
        bold = all(w.bold for w in line.words[:n]) and not any(w.bold for w in line.words[n:])
        gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
        inner = max(gaps[: n - 1], default=0.0)
        usual = max(gaps[n:], default=0.0)
        wide = gaps[n - 1] > max(0.9 * line.size, 2 * inner, 1.6 * usual)
        if bold or wide:
            return FieldStart(" ".join(texts[:n]), n, True)
        return None
    return None
