"""Names printed in capitals or in small letters, as one writes them."""

import re


def named(text: str) -> str:
    """A name printed in capitals or in small letters only, as one writes a name; others as printed."""
    letters = [c for c in text if c.isalpha()]
    if (
        not letters
        or not (all(c.isupper() for c in letters) or all(c.islower() for c in letters))
        or len(letters) < 6
    ):
        return text
    words = [_cased(w, n == 0) for n, w in enumerate(text.split(" "))]
    return " ".join(words)


_SMALL = frozenset(["of", "and", "the", "for", "to", "in", "on", "a", "an", "with", "by", "at"])
_ACRONYMS = frozenset(["PCC", "OPCC", "PFCC", "OPFCC", "BCH", "HR", "ICT", "IT", "UK", "II", "III", "CFO"])


def _cased(word: str, first: bool) -> str:
    if word.upper() in _ACRONYMS:
        return word.upper()
    if word.lower() in _SMALL and not first:
        return word.lower()
    return re.sub(
        r"[a-zà-ÿ]+",
        lambda m: m.group().capitalize() if m.start() == 0 or word[m.start() - 1] in "-(/&" else m.group(),
        word.lower(),
    )
