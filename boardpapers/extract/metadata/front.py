"""The title block: the lines above a paper's first running text, with its letterhead."""

import re
from collections.abc import Sequence

from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.patterns import pattern

_OPENING = re.compile(
    r"^(?:\d+\.?\d*\s+)?(?:purpose|introduction|background|executive summary|summary|recommendations?|present|"
    r"apologies|contents|1\.\d)\b.{0,40}$",
    re.IGNORECASE,
)


def front(passages: Sequence[Passage], limit: int = 40) -> tuple[Passage, ...]:
    """The first page's passages down to the first section or paragraph of text."""
    block: list[Passage] = []
    for passage in passages[:limit]:
        long = len(passage.text) > 260 and passage.cell is None
        if passage.page != passages[0].page or long or (block and _opens(passage)):
            break
        block.append(passage)
    return tuple(block)


def _opens(passage: Passage) -> bool:
    numbered = passage.number is not None and re.fullmatch(r"1(?:\.[01])?", passage.number) is not None
    return bool(_OPENING.match(passage.text)) or (numbered and passage.cell is None)


def named(text: str) -> str:
    """A name printed in capitals or in small letters only, as one writes a name; others as printed."""
    letters = [c for c in text if c.isalpha()]
    if not letters or not (all(c.isupper() for c in letters) or all(c.islower() for c in letters)) or len(letters) < 6:
        return text
    words = [_cased(w, n == 0) for n, w in enumerate(text.split(" "))]
    return " ".join(words)


_SMALL = frozenset("of and the for to in on a an with by at".split())
_ACRONYMS = frozenset("PCC OPCC PFCC OPFCC BCH HR ICT IT UK II III CFO".split())


def _cased(word: str, first: bool) -> str:
    if word.upper() in _ACRONYMS:
        return word.upper()
    if word.lower() in _SMALL and not first:
        return word.lower()
    return re.sub(r"[a-zà-ÿ]+", lambda m: m.group().capitalize() if m.start() == 0 or word[m.start() - 1] in "-(/&" else m.group(), word.lower())


def is_title_line(text: str) -> bool:
    """Whether a line of the title block can be a title at all."""
    return len(re.findall(r"[A-Za-z]", text)) >= 4 and not pattern("metadata", "no_title").regex.search(text)
