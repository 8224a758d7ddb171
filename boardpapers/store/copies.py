"""Papers that stand also inside others, page by page: found by their words, and kept out of sums.

An agenda pack prints papers that are also published alone. Of two papers that share pages the shorter one is
the original, and the pages of the longer one are copies (`copied_pages`, `records.is_copy`). Whether two
papers share pages is a matter of the two alone, so the order in which papers come does not count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlite_utils import Database

#: So much of a paper's pages has to be found again, or it is another version or a common appendix.
_ENOUGH = 0.8
#: Of a page's words: how many may be missing, and how many may be added (a stamp, a page number).
_MISSING = 0.08
_ADDED = 0.08
_ADDED_WORDS = 15
#: Page numbers may be missing; other figures may not.
_MISSING_NUMBERS = 2

_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"£?\d(?:[\d,./]*\d)?[%km]?")
_SMALL = re.compile(r"\d{1,3}")

#: Page of the shorter paper, page of the longer one.
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper's pages with enough words: number to mark."""

    id: str
    pages: Mapping[int, int]


def find_copies(database: Database) -> None:
    """Bring copied pages up to date with the papers that came or went; part of a transaction."""
    rows = database.execute("SELECT owner FROM unresolved WHERE kind = 'document' ORDER BY owner").fetchall()
    changed = [row[0] for row in rows]
    for first, second in sorted({pair for own in changed for pair in _candidates(database, own)}):
        _compare(database, first, second)
    _mark_records(database)


def _candidates(database: Database, document_id: str) -> Iterator[tuple[str, str]]:
    cursor = database.execute(
        "SELECT DISTINCT other.document_id FROM page_marks own JOIN page_marks other USING (mark) "
        "WHERE own.document_id = ? AND other.document_id <> own.document_id",
        [document_id],
    )
    for (other,) in cursor.fetchall():
        yield min(document_id, other), max(document_id, other)


def _compare(database: Database, first: str, second: str) -> None:
    shorter, longer = sorted(
        (_paper(database, first), _paper(database, second)), key=lambda p: (len(p.pages), p.id)
    )
    pairs = _shared(database, shorter, longer)
    if len(pairs) < _ENOUGH * len(shorter.pages):
        return
    database.conn.executemany(
        "INSERT OR REPLACE INTO copied_pages (document_id, page, original_id, original_page) "
        "VALUES (?, ?, ?, ?)",
        [(longer.id, theirs, shorter.id, own) for own, theirs in pairs],
    )


def _paper(database: Database, document_id: str) -> _Paper:
    cursor = database.execute("SELECT page, mark FROM page_marks WHERE document_id = ?", [document_id])
    return _Paper(document_id, dict(cursor.fetchall()))


def _shared(database: Database, shorter: _Paper, longer: _Paper) -> list[Pair]:
    """Pages with the same words. Those with the same mark say where to look for the others."""
    by_mark: dict[int, list[int]] = defaultdict(list)
    for page, mark in longer.pages.items():
        by_mark[mark].append(page)
    offsets = Counter(theirs - own for own, mark in shorter.pages.items() for theirs in by_mark[mark])
    if sum(offsets.values()) * 2 < len(shorter.pages):
        return []
    page_words = lru_cache(maxsize=256)(lambda document_id, page: _words(database, document_id, page))
    pairs: list[Pair] = []
    for own in sorted(shorter.pages):
        for offset, _ in sorted(offsets.items(), key=lambda o: (-o[1], o[0])):
            theirs = own + offset
            if theirs in longer.pages and _same(page_words(shorter.id, own), page_words(longer.id, theirs)):
                pairs.append((own, theirs))
                break
    return pairs


def _words(database: Database, document_id: str, page: int) -> tuple[Counter[str], Counter[str]]:
    """The words and the numbers of a page."""
    cursor = database.execute(
        "SELECT text FROM paragraphs WHERE document_id = :id AND page = :page UNION ALL "
        "SELECT c.text FROM tables t JOIN table_cells c ON c.table_id = t.id "
        "WHERE t.document_id = :id AND c.page = :page",
        {"id": document_id, "page": page},
    )
    text = "\n".join(row[0] for row in cursor.fetchall()).lower()
    return Counter(_WORD.findall(text)), Counter(_NUMBER.findall(text))


def _same(own: tuple[Counter[str], Counter[str]], theirs: tuple[Counter[str], Counter[str]]) -> bool:
    words, count = own[0], own[0].total()
    added = (theirs[0] - words).total()
    if (words - theirs[0]).total() > _MISSING * count or added > max(_ADDED_WORDS, _ADDED * count):
        return False
    missing = own[1] - theirs[1]
    return missing.total() <= _MISSING_NUMBERS and all(_SMALL.fullmatch(n) for n in missing)


def _mark_records(database: Database) -> None:
    """`is_copy` of the records of papers whose copied pages may have changed."""
    database.execute(
        "UPDATE records SET is_copy = EXISTS (SELECT 1 FROM copied_pages c "
        "WHERE c.document_id = records.document_id AND c.page = records.page) "
        "WHERE document_id IN (SELECT owner FROM unresolved WHERE kind = 'document' "
        "UNION SELECT document_id FROM copied_pages WHERE original_id IN "
        "(SELECT owner FROM unresolved WHERE kind = 'document'))"
    )
