"""References to other decisions: `Decision 2015/30`, or any reference built like the paper's own."""

import re
from collections.abc import Iterator, Sequence

from boardpapers.extract.forms.fields import fields
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.patterns import pattern


def citations(text: str, own: str | None = None) -> tuple[str, ...]:
    """The references of decisions that a text cites, without the paper's own, in order, each once."""
    found = [r for r in _found(text, own) if own is None or _letters(r) not in _letters(own)]
    return tuple(dict.fromkeys(found))


_NUMBERED = re.compile(
    r"(?=[\w./-]*\d)[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)+|[A-Z]{2,6}\s?\d[\w./-]*|\b\d{3,4}\b"
)


def labelled(passages: Sequence[Passage], own: str | None = None) -> tuple[str, ...]:
    """The references that a label such as `Previous decisions` is followed by."""
    texts = [f.text for f in fields(passages) if f.attribute == "cites"]
    found = [r for t in texts for r in _NUMBERED.findall(t) if own is None or _letters(r) != _letters(own)]
    return tuple(dict.fromkeys(found))


def _found(text: str, own: str | None) -> Iterator[str]:
    hits = [
        (m.start("ref"), m["ref"].rstrip(".,;/-")) for m in pattern("decisions", "cited").regex.finditer(text)
    ]
    if own and len(re.findall(r"[^\W\d]+|\d+", own)) >= 2 and re.search(r"[A-Z]{2}.*\d{2}", own):
        shape = re.sub(r"\d+", _digits, re.escape(own))
        hits += [(m.start(), m.group()) for m in re.finditer(rf"(?<![\w/.]){shape}(?![\w/])", text)]
    return (ref for _, ref in sorted(hits) if not re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", ref))


def _digits(match: re.Match[str]) -> str:
    return rf"\d{{{len(match.group())}}}"


def _letters(reference: str) -> str:
    return re.sub(r"\W", "", reference.lower())
