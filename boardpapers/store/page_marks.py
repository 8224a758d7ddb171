"""A number for each page that is the same for pages with the same words, also where a stamp was added."""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence

from boardpapers.document import Document, Paragraph
from boardpapers.store.rows import Gathering

_WORD = re.compile(r"[a-z]{2,}")
#: Pages with fewer words look alike too easily.
_FEWEST_WORDS = 40
_SEQUENCE = 6
_BITS = 63


def add_page_marks(gathering: Gathering, document: Document) -> None:
    for page, words in sorted(_words(document).items()):
        if len(words) >= _FEWEST_WORDS:
            row = {"document_id": gathering.document_id, "page": page}
            gathering.add("page_marks", {**row, "mark": mark_of(words), "words": len(words)})


def _words(document: Document) -> dict[int, list[str]]:
    """By page, the words of its paragraphs and tables."""
    found: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        for part in (block,) if isinstance(block, Paragraph) else block.cells:
            found[part.page] += _WORD.findall(part.text.string.lower())
    return found


def mark_of(words: Sequence[str]) -> int:
    """A positive number from the two sequences of words that hash lowest.

    A few more words on the page leave it as it is in nine cases out of ten, and other pages differ.
    """
    sequences = {" ".join(words[n : n + _SEQUENCE]) for n in range(len(words) - _SEQUENCE + 1)}
    lowest = sorted(sequences, key=lambda s: (zlib.crc32(s.encode()), s))[:2]
    digest = hashlib.blake2b("\n".join(lowest).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - _BITS)
