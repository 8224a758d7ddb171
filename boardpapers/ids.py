"""Stable ids: short hashes of named key parts, the same on every machine and at every run.

An id says nothing by itself; what it is made of is written where it is made (`store.rows`, `entities`).
"""

import base64
import hashlib

#: Characters in an id: 80 bits in base32. A million records collide with a chance of one in two million
#: million.
LENGTH = 16

_DIGEST_BYTES = LENGTH * 5 // 8
_PARAGRAPH_BITS = 18


def make_id(kind: str, /, **parts: str | int | float | None) -> str:
    """An id for a thing of `kind` known by `parts`; the names of the parts count, their order does not.

    None differs from an empty string, and `1` from `1.0`: give numbers one type.
    """
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    digest.update(kind.encode())
    for name in sorted(parts):
        value = parts[name]
        written = "" if value is None else f"{type(value).__name__}:{value}"
        digest.update(f"|{len(name)} {name} {len(written)} {written}".encode("utf-8", "surrogatepass"))
    return base64.b32encode(digest.digest()).decode("ascii").lower()


def paragraph_key(document_id: str, position: int) -> int:
    """A positive 63-bit key that keeps a document's paragraphs together; full-text search needs a number.

    Raises ValueError for more than 262,143 paragraphs in a document.
    """
    if not 0 <= position < 1 << _PARAGRAPH_BITS:
        raise ValueError(f"a document has room for {1 << _PARAGRAPH_BITS} paragraphs, not for {position + 1}")
    digest = hashlib.blake2b(document_id.encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> (64 - 63 + _PARAGRAPH_BITS) << _PARAGRAPH_BITS) | position


class IdMaker:
    """Hands out ids; a second thing with the same parts gets a number of its own, in order of asking."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def make(self, kind: str, /, **parts: str | int | float | None) -> str:
        first = make_id(kind, **parts)
        again = self._taken.get(first, 0)
        self._taken[first] = again + 1
        return make_id(kind, again=again, **parts) if again else first
