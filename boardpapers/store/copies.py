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

from boardpapers.errors import Problem
from boardpapers.ids import IdMaker
from boardpapers.store.rows import problem_row

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
    """`marks` are those of the pages with enough words, by page."""

    id: str
    page_count: int
    marks: Mapping[int, int]


def find_copies(database: Database) -> None:
    """Bring copied pages up to date with the papers that came or went; part of a transaction."""
    rows = database.execute("SELECT owner FROM unresolved WHERE kind = 'document' ORDER BY owner").fetchall()
    changed = [row[0] for row in rows]
    for first, second in sorted({pair for own in changed for pair in _candidates(database, own)}):
        _compare(database, first, second)
    database.execute(_CONCERNED)
    _mark_records(database)
    _note(database)
    database.execute("DROP TABLE concerned")


#: Collections whose copied pages may have changed: they themselves or their originals came or went.
_CONCERNED = (
    "CREATE TEMP TABLE concerned AS SELECT owner AS id FROM unresolved WHERE kind = 'document' "
    "UNION SELECT document_id FROM copied_pages WHERE original_id IN "
    "(SELECT owner FROM unresolved WHERE kind = 'document')"
)


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
        (_paper(database, first), _paper(database, second)), key=lambda p: (len(p.marks), p.id)
    )
    pairs = _shared(database, shorter, longer)
    if sum(own in shorter.marks for own, _ in pairs) < _ENOUGH * len(shorter.marks):
        return
    database.conn.executemany(
        "INSERT OR REPLACE INTO copied_pages (document_id, page, original_id, original_page) "
        "VALUES (?, ?, ?, ?)",
        [(longer.id, theirs, shorter.id, own) for own, theirs in pairs],
    )


def _paper(database: Database, document_id: str) -> _Paper:
    cursor = database.execute("SELECT page, mark FROM page_marks WHERE document_id = ?", [document_id])
    marks = dict(cursor.fetchall())
    counted = database.execute("SELECT page_count FROM documents WHERE id = ?", [document_id]).fetchone()
    return _Paper(document_id, counted[0] or 0, marks)


def _shared(database: Database, shorter: _Paper, longer: _Paper) -> list[Pair]:
    """Pages with the same words. Those with the same mark say where to look for the others."""
    by_mark: dict[int, list[int]] = defaultdict(list)
    for page, mark in longer.marks.items():
        by_mark[mark].append(page)
    offsets = Counter(theirs - own for own, mark in shorter.marks.items() for theirs in by_mark[mark])
    if sum(offsets.values()) * 2 < len(shorter.marks):
        return []
    page_words = lru_cache(maxsize=256)(lambda document_id, page: _words(database, document_id, page))
    pairs: list[Pair] = []
    for own in range(1, shorter.page_count + 1):
        for offset, _ in sorted(offsets.items(), key=lambda o: (-o[1], o[0])):
            theirs = own + offset
            if not 1 <= theirs <= longer.page_count:
                continue
            if _same(page_words(shorter.id, own), page_words(longer.id, theirs)):
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
    if not count:
        return False
    added = (theirs[0] - words).total()
    if (words - theirs[0]).total() > _MISSING * count or added > max(_ADDED_WORDS, _ADDED * count):
        return False
    missing = own[1] - theirs[1]
    return missing.total() <= _MISSING_NUMBERS and all(_SMALL.fullmatch(n) for n in missing)


def _mark_records(database: Database) -> None:
    database.execute(
        "UPDATE records SET is_copy = EXISTS (SELECT 1 FROM copied_pages c "
        "WHERE c.document_id = records.document_id AND c.page = records.page) "
        "WHERE document_id IN (SELECT id FROM concerned)"
    )


def _note(database: Database) -> None:
    """A problem (an info) for each paper that stands in a collection."""
    database.execute(
        "DELETE FROM problems WHERE code = 'printed_again' AND document_id IN (SELECT id FROM concerned)"
    )
    cursor = database.execute(
        "SELECT c.document_id, d.file_name, o.file_name, min(c.page), max(c.page), count(*), o.page_count "
        "FROM copied_pages c JOIN documents d ON d.id = c.document_id "
        "JOIN documents o ON o.id = c.original_id "
        "WHERE c.document_id IN (SELECT id FROM concerned) GROUP BY c.document_id, c.original_id "
        "ORDER BY c.document_id, min(c.page), c.original_id"
    )
    ids = IdMaker()
    for document_id, name, original, first, last, pages, of in cursor.fetchall():
        where = f"page {first}" if first == last else f"pages {first} to {last}"
        message = (
            f"{name}: {where} print {original} again ({pages} of its {of} pages); "
            "sums count them in that paper only."
        )
        problem = Problem("load", "info", "printed_again", message, first)
        database.table("problems").insert(problem_row(document_id, problem, ids))
