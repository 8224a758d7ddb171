"""Short forms that a paper defines: `Force Executive Team (FET)`, the reverse, and `(“the Board”)`."""

import re
from collections.abc import Iterator

from boardpapers.document import Document
from boardpapers.extract.forms.passages import passages

_BRACKET = re.compile(
    r"\(\s*(?:(?:hereafter|hereinafter|referred to as|known as|or|also|abbreviated to)[\s:,]+)*"
    r"([\"“”'‘’]*)([^()]{2,60}?)([\"“”'‘’]*)\s*\)"
)
_SHORT = re.compile(r"^[A-Z][A-Za-z0-9&/+-]{0,12}s?$")
_SMALL = frozenset(["of", "and", "the", "for", "to", "in", "on", "a", "an", "&", "with", "by", "at"])
_STOP = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "be",
        "by",
        "with",
        "to",
        "that",
        "this",
        "these",
        "an",
        "as",
        "at",
        "from",
        "its",
    ]
)


def acronyms(document: Document) -> dict[str, str]:
    """Every short form that the paper defines, with its long form as first printed."""
    found: dict[str, str] = {}
    for passage in passages(document):
        for short, long in _definitions(passage.text):
            found.setdefault(short, long)
    return found


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKET.finditer(text):
        inner = match[2].strip(" ,.")
        before = text[: match.start()].rstrip()
        if _SHORT.match(inner) and sum(c.isupper() for c in inner) >= 2:
            long = _fitting(inner, before)
            if long:
                yield inner, long
                continue
        if match[1] and match[3] and len(inner.split()) <= 4 and (long := _named(before, inner)):
            yield inner, long
            continue
        short = re.search(r"(?<![\w-])([A-Z][A-Za-z0-9&]{1,9})$", before)
        if short and sum(c.isupper() for c in short[1]) >= 2 and _covers(short[1], inner):
            yield short[1], inner


def _letters(short: str) -> str:
    bare = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    return re.sub(r"[^A-Za-z0-9]", "", bare).lower()


def _fitting(short: str, before: str) -> str | None:
    """The words before a bracket whose letters make up `short`, the shortest run that fits."""
    words = list(re.finditer(r"[^\s]+", before))
    wanted = _letters(short)
    if len(wanted) < 2:
        return None
    reach = range(1, min(len(words), len(wanted) + 6) + 1)
    for strict, count in [(True, n) for n in reach] + [(False, n) for n in reach]:
        first = words[-count]
        word = first.group().strip("\"“”'‘’(")
        if not word or word[0].lower() != wanted[0] or word.lower() in _SMALL:
            continue
        candidate = before[first.start() :].strip(" \"“”'‘’(,")
        if _covers(short, candidate, strict) and not re.search(r"[.;:?!]\s", candidate):
            return candidate
    return None


def _covers(short: str, long: str, strict: bool = False) -> bool:
    """Whether the initials of `long` make up `short`; words may give more letters, small words none."""
    words = [w for w in re.split(r"[\s/&,-]+", re.sub(r"[\"“”'‘’()]", "", long).lower()) if w]
    if len(words) < 2 and len(short) > 2 and not _inside(short, long):
        return False
    return bool(words) and words[-1] not in _SMALL and _spell(_letters(short), words, strict)


def _inside(short: str, long: str) -> bool:
    capitals = "".join(c for c in long if c.isupper())
    return capitals.lower() == _letters(short)


def _spell(letters: str, words: list[str], strict: bool = False) -> bool:
    """Whether `letters` can be spelled by leading letters of `words`, in order, every weighty word used.

    `strict` takes one letter of a word; else up to four, or its first and an inner one.
    """
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in _SMALL and _spell(letters, rest, strict):
        return True
    for taken in range(1, min(len(word), len(letters), 1 if strict else 4) + 1):
        if not letters.startswith(word[:taken]):
            break
        if _spell(letters[taken:], rest, strict):
            return True
    inner = not strict and letters[:1] == word[:1] and len(letters) > 1 and letters[1] in word[1:]
    return inner and _spell(letters[2:], rest, strict)


def _named(before: str, alias: str) -> str | None:
    """The name before `(“the Board”)`: the run of capitalised words that ends there."""
    words = before.split()
    taken: list[str] = []
    for word in reversed(words):
        bare = word.strip("\"“”'‘’")
        if bare[:1].isupper() or (taken and bare.lower() in _SMALL) or bare == "&":
            if taken and re.search(r"[.;:]$", bare):
                break
            taken.insert(0, bare)
            continue
        break
    while taken and (taken[0].lower() in _SMALL or taken[0].lower() in _STOP):
        taken.pop(0)
    long = " ".join(taken).strip(" ,")
    return long if long and long.lower() != alias.lower() else None
