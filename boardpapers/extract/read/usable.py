"""Whether the text layer of a page is what the page shows."""

import re
from collections.abc import Sequence
from typing import Literal

from boardpapers.document import Box, Page, Word

Lack = Literal["no_text", "little_text", "unusable_text"]

_FEW_WORDS = 15  # on a page that is an image, so few words are a stamp or a page number
_COVERED = 0.6  # share of the page that such an image covers at least
_DRAWING = 20  # shapes from which a page without words is taken to show something
_ENOUGH = 25  # words of letters from which their kind can be judged
_UNKNOWN = 0.15  # share of characters without a meaning from which a layer is of no use
_ODD, _ODD_OVER_SCAN = 0.3, 0.1  # share of odd words that makes a layer doubtful
_COMMON = 0.03  # and so does a smaller share of the words that every English page holds

_COMMONEST = re.compile(
    r"a|all|an|and|any|are|as|at|be|been|by|can|costs?|date|for|force|from|has|have|in|is|it|may|name|no|not|of|on|"
    r"or|our|per|police|that|the|their|this|to|total|was|we|which|will|with|year|your",
    re.IGNORECASE,
)
_EDGES = "()[]{}<>.,;:!?'\"“”‘’£$€%*#•·–—-/&+=_…"
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’./&-][A-Za-zÀ-ÿ]+)*")
_PLAIN = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+s?|(?:Mc|Mac|O['’]|[a-z]{1,2})?[A-Z][a-z]+")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
_FIGURE = re.compile(
    r"[\d.,:/£$€%()+–—-]*\d[\d.,:/£$€%()+–—-]*(?:[a-z]{1,3}|[A-Z]{1,3})?|[A-Z]{1,6}[/.-]?\d[\w./-]*"
)


def lack_of(page: Page, *, over_scan: bool = False, wordless_paper: bool = False) -> Lack | None:
    """What the text layer lacks, None when it will do. `over_scan`: it lies over a picture of the page."""
    if not page.words:
        drawn = page.images or len(page.rules) + len(page.rects) >= _DRAWING
        return "no_text" if drawn or wordless_paper else None
    if len(page.words) < _FEW_WORDS and _covered(page) > _COVERED:
        return "little_text"
    return "unusable_text" if _is_doubtful(page.words, over_scan) else None


def plausible(words: Sequence[Word]) -> float:
    """How much words look like English, from -1 to 1; comparable for two readings of one page."""
    common, odd, _ = _shares(words)
    return common - odd - _unknown(words)


def _is_doubtful(words: Sequence[Word], over_scan: bool) -> bool:
    if _unknown(words) > _UNKNOWN:
        return True
    common, odd, lettered = _shares(words)
    if lettered < _ENOUGH:
        return False
    return odd > (_ODD_OVER_SCAN if over_scan else _ODD) or common < _COMMON


def _unknown(words: Sequence[Word]) -> float:
    """The share of characters that no font gives a meaning, or that are no text at all."""
    letters = "".join(w.text for w in words)
    strange = sum(
        1 for c in letters if c == "\ufffd" or c < " " or "\x7f" <= c < "\xa0" or "\ue000" <= c < "\uf000"
    )
    return (strange + 6 * letters.count("(cid:")) / max(1, len(letters))


def _shares(words: Sequence[Word]) -> tuple[float, float, int]:
    """Of the words that are no figures: the share of common ones and of odd ones, and how many there are."""
    texts = [t for w in words if (t := w.text.strip(_EDGES)) and not _FIGURE.fullmatch(t)]
    lettered = [t for t in texts if len(t) > 1 or t.isalpha()]
    if not lettered:
        return 0.0, 0.0, 0
    common = sum(1 for t in lettered if _COMMONEST.fullmatch(t))
    odd = sum(1 for t in lettered if _is_odd(t))
    return common / len(lettered), odd / len(lettered), len(lettered)


def _is_odd(text: str) -> bool:
    """A word that no English page holds: letters among signs, capitals within, no vowel."""
    if "@" in text or "www." in text or "://" in text:
        return False
    if _WORD.fullmatch(text) is None:
        return True
    return any(
        _PLAIN.fullmatch(part) is None or (len(part) > 3 and not part.isupper() and not _VOWEL.search(part))
        for part in re.split(r"['’./&-]", text)
    )


def _covered(page: Page) -> float:
    """The share of the page that its largest image covers."""
    sheet = Box(0.0, 0.0, page.width, page.height)
    area = max((min(b.width, sheet.width) * min(b.height, sheet.height) for b in page.images), default=0.0)
    return area / max(1.0, page.width * page.height)
