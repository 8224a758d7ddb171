"""What a person types for a force, body, programme or paper becomes ids; for the unknown, suggestions."""

import sqlite3
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from boardpapers.errors import NotFoundError

#: How alike a suggestion must be, and how much less than the best one.
_ALIKE, _BEHIND = 0.6, 0.12


def suggestion(word: str, known: Iterable[str], several: int = 3) -> str:
    """` Did you mean X?` for what comes close, in whole or in some of its words, or nothing."""
    wanted = word.casefold()
    scored = sorted((-_likeness(wanted, name.casefold()), name) for name in {k for k in known if k})
    close = [name for score, name in scored if -score >= max(_ALIKE, -scored[0][0] - _BEHIND)]
    return f" Did you mean {' or '.join(close[:several])}?" if close else ""


def _likeness(wanted: str, name: str) -> float:
    """From 0 to 1; words inside a longer name count a little less than the whole name."""
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    size = len(wanted.split())
    words = name.split()
    pieces = (
        [" ".join(words[n : n + size]) for n in range(len(words) - size + 1)] if len(words) > size else []
    )
    best = 0.0
    for text, weight in ((name, 1.0), *((p, 0.95) for p in pieces)):
        matcher.set_seq1(text)
        if matcher.real_quick_ratio() * weight > max(best, _ALIKE) and matcher.quick_ratio() * weight > best:
            best = max(best, matcher.ratio() * weight)
    return best


def force_ids(connection: sqlite3.Connection, name: str) -> list[str]:
    """Ids of the organisations meant: a force with its commissioner, or an alliance. Raises NotFoundError."""
    from boardpapers.organisations import find_organisation, organisation_names, plain

    rows = connection.execute("SELECT id, name, ons_code FROM organisations ORDER BY id").fetchall()
    known = find_organisation(name)
    if known is not None:
        return [
            r["id"]
            for r in rows
            if r["id"] == known.id or (known.ons_code and r["ons_code"] == known.ons_code)
        ]
    wanted = plain(name)
    aliases = connection.execute(
        "SELECT organisation_id AS id, alias AS name FROM organisation_aliases"
    ).fetchall()
    found = [r["id"] for r in (*rows, *aliases) if plain(r["name"]) == wanted]
    if found:
        return sorted(set(found))
    near = suggestion(name, (*(r["name"] for r in rows), *organisation_names()))
    raise NotFoundError(f"No force or organisation is called {name!r}.{near}")


def _like(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _named_ids(connection: sqlite3.Connection, table: str, aliases: str, key: str, words: str) -> list[str]:
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE name LIKE :like ESCAPE '\\' OR acronym = :word COLLATE NOCASE "
        f"UNION SELECT {key} FROM {aliases} WHERE alias LIKE :like ESCAPE '\\' ORDER BY 1",
        {"like": _like(words.strip()), "word": words.strip()},
    )
    return [row[0] for row in rows]


def _all_names(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute(
        f"SELECT name FROM {table} UNION SELECT acronym FROM {table} WHERE acronym IS NOT NULL"
    )
    return [row[0] for row in rows]


def body_ids(connection: sqlite3.Connection, words: str) -> list[str]:
    """Bodies with these words in a name or alias, or with this acronym. Raises NotFoundError."""
    found = _named_ids(connection, "bodies", "body_aliases", "body_id", words)
    if not found:
        near = suggestion(words, _all_names(connection, "bodies"))
        raise NotFoundError(f"No body in this database is called {words!r}.{near}")
    return found


def programme_ids(connection: sqlite3.Connection, words: str) -> list[str]:
    """Programmes with these words in a name or alias, and all that belongs to them. Raises NotFoundError."""
    found = _named_ids(connection, "programmes", "programme_aliases", "programme_id", words)
    if not found:
        near = suggestion(words, _all_names(connection, "programmes"))
        raise NotFoundError(f"No programme in this database is called {words!r}.{near}")
    marks = ",".join("?" * len(found))
    rows = connection.execute(
        f"WITH RECURSIVE under(id) AS (SELECT id FROM programmes WHERE id IN ({marks}) "
        "UNION SELECT p.id FROM programmes p JOIN under u ON p.parent_id = u.id) "
        "SELECT id FROM under ORDER BY id",
        found,
    )
    return [row[0] for row in rows]


def paper_ids(connection: sqlite3.Connection, words: str) -> list[str]:
    """Papers by a piece of the file name or title, or by the start of the id. Raises NotFoundError."""
    rows = connection.execute(
        "SELECT id FROM documents WHERE file_name LIKE :like ESCAPE '\\' OR title LIKE :like ESCAPE '\\' "
        "OR substr(id, 1, length(:word)) = :word OR substr(sha256, 1, length(:word)) = :word ORDER BY id",
        {"like": _like(words), "word": words.lower()},
    ).fetchall()
    if not rows:
        names = [r[0] for r in connection.execute("SELECT file_name FROM documents")]
        raise NotFoundError(f"No paper in this database is called {words!r}.{suggestion(words, names)}")
    return [row[0] for row in rows]


def one_of(what: str, word: str, known: Sequence[str]) -> str:
    """`word` as it is known, whatever its case and dashes. Raises NotFoundError."""
    folded = word.casefold().replace("-", "_").replace(" ", "_")
    for name in known:
        if name.casefold() == folded:
            return name
    near = suggestion(folded, known)
    raise NotFoundError(f"No {what} is called {word!r}.{near or ''} There are: {', '.join(known)}.")
