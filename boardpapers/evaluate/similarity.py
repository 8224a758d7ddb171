"""How alike two printed strings are: by words (token sets), names or characters; 0 to 1."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from math import sqrt

STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by for from has have in into is it its of on or our over per that the "
        "their this to under was were which will with",
    )
)
#: A role with one of these is another post than the same role without it.
RANKS = frozenset({"deputy", "assistant", "vice", "acting", "temporary", "associate", "interim", "former"})

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def fold(text: str) -> str:
    """`text` with compatibility forms (ligatures, superscripts) unfolded and without case."""
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """The letters and digits of `text`, nothing else: what is left when layout and punctuation differ."""
    return "".join(c for c in fold(text) if c.isalnum())


@lru_cache(maxsize=65536)
def tokens(text: str) -> frozenset[str]:
    """The words of `text` without stop words and plural s; a text of stop words only keeps them."""
    words = _WORD.findall(_POSSESSIVE.sub("", fold(text)))
    kept = [w for w in words if w not in STOP_WORDS] or words
    return frozenset(_singular(w) for w in kept)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def dice(a: str, b: str) -> float:
    """Twice the shared words over the words of both."""
    return token_dice(tokens(a), tokens(b))


def token_dice(left: frozenset[str], right: frozenset[str]) -> float:
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def token_set(a: str, b: str) -> float:
    """The root of Dice times containment (shared words over the words of the shorter)."""
    left, right = tokens(a), tokens(b)
    if not left or not right:
        return 0.0
    shared = len(left & right)
    return sqrt(2 * shared / (len(left) + len(right)) * shared / min(len(left), len(right)))


@lru_cache(maxsize=16384)
def name_forms(name: str) -> tuple[str, ...]:
    """A name as printed and with its brackets left out."""
    bare = _BRACKETED.sub("", name).strip()
    return (name, bare) if bare and bare != name else (name,)


def name_likeness(a: Iterable[str], b: Iterable[str]) -> float:
    """The best Dice between any name of one side and any of the other; 0 when a side has none."""
    others = [form for name in b for form in name_forms(name)]
    return max(
        (dice(form, other) for name in a for form in name_forms(name) for other in others), default=0.0
    )


def role_likeness(a: str, b: str) -> float:
    """As `name_likeness` of two roles, but 0 where only one of them is a deputy, assistant or acting."""
    if tokens(a) & RANKS != tokens(b) & RANKS:
        return 0.0
    return name_likeness((a,), (b,))


def characters(a: str, b: str) -> float:
    """How alike two texts are by their characters, in order, without case and with white space folded."""
    return _characters(" ".join(fold(a).split()), " ".join(fold(b).split()))


@lru_cache(maxsize=16384)
def _characters(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    matcher = SequenceMatcher(None, min(a, b), max(a, b), autojunk=False)
    # The quick ratios are upper bounds; below one half nobody asks how far below.
    if (bound := min(matcher.real_quick_ratio(), matcher.quick_ratio())) < 0.5:
        return bound
    return matcher.ratio()


def holds_words(text: str, phrase: str) -> bool:
    """Whether `text` holds all words of `phrase`, or its letters and digits in one run."""
    wanted = tokens(phrase)
    return bool(wanted) and (wanted <= tokens(text) or squeeze(phrase) in squeeze(text))


def share_of_words(text: str, phrases: Iterable[str]) -> float:
    """The share of `phrases` that `text` holds; 1 when none is asked for."""
    found = [holds_words(text, phrase) for phrase in phrases]
    return sum(found) / len(found) if found else 1.0
