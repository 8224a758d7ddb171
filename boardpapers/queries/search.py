"""Full-text search over paragraphs. What a person types is words, never the search engine's syntax."""

import re
import sqlite3
from typing import Any

from boardpapers.errors import QueryError

_WORD = re.compile(r"\w+", re.UNICODE)
_PHRASE = re.compile(r'"([^"]+)"')

_SEARCH = """
SELECT p.id, d.file_name AS paper, p.page, p.number, p.heading,
  snippet(paragraphs_fts, 0, :before, :after, '…', 24) AS snippet, p.text, o.name AS force,
  d.paper_date, d.id AS document_id
FROM paragraphs_fts JOIN paragraphs p ON p.search_key = paragraphs_fts.rowid
JOIN documents d ON d.id = p.document_id LEFT JOIN organisations o ON o.id = d.organisation_id
WHERE paragraphs_fts MATCH :query {where}
ORDER BY bm25(paragraphs_fts, 1.0, 0.3), d.file_name, p.position LIMIT :limit
"""


def search_expression(words: str) -> str:
    """Words that must all occur, `"quoted words"` next to each other; no other syntax. Raises QueryError."""
    phrases = [" ".join(_WORD.findall(p)) for p in _PHRASE.findall(words)]
    rest = [" ".join(_WORD.findall(w)) for w in _PHRASE.sub(" ", words).split()]
    terms = [t for t in (*phrases, *rest) if t]
    if not terms:
        raise QueryError(f"{words!r} has no word to search for. Give one or more words.")
    return " AND ".join(f'"{t}"' for t in terms)


def search(
    connection: sqlite3.Connection,
    words: str,
    limit: int,
    *,
    forces: list[str] | None = None,
    papers: list[str] | None = None,
    marks: tuple[str, str] = ("", ""),
) -> list[dict[str, Any]]:
    """Paragraphs that hold all words, the likeliest first."""
    where, parameters = "", {}
    for name, column, ids in (("f", "o.id", forces), ("p", "d.id", papers)):
        if ids is not None:
            where += f" AND {column} IN ({','.join(f':{name}{n}' for n in range(len(ids)))})"
            parameters.update({f"{name}{n}": i for n, i in enumerate(ids)})
    query = {"query": search_expression(words), "limit": limit, "before": marks[0], "after": marks[1]}
    rows = connection.execute(_SEARCH.format(where=where), {**query, **parameters})
    return [dict(row) for row in rows]
