"""How much a PDF unpacks to, found out in small pieces before a reader unpacks it whole."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from boardpapers.errors import ReadError
from boardpapers.limits import MEGABYTE

#: No stream packed once unpacks to more than so many times its size.
_MOST = 1032
_STREAM = re.compile(rb"stream\r?\n")
#: Packed twice: there are no bounds to what that unpacks to.
_TWICE = re.compile(rb"/F(?:lateDecode|l)\s*/F(?:lateDecode|l)\b")
_PIECE = 1 << 16
_DEEPEST = 4


def check_inflated(data: bytes, file_name: str, most_mb: int) -> None:
    """Raises ReadError (`too_large`) for a file whose streams unpack to more than `most_mb` megabytes."""
    most = most_mb * MEGABYTE
    twice = _TWICE.search(data) is not None
    if len(data) * _MOST <= most and not twice:
        return
    left = most
    for match in _STREAM.finditer(data):
        for size in _unpacked(_cut(data, match.end()), _DEEPEST if twice else 1):
            left -= size
            if left < 0:
                raise ReadError(
                    "too_large",
                    f"{file_name}: its {len(data) / MEGABYTE:,.1f} MB unpack to more than {most_mb:,} MB, "
                    "which may be an attack on whoever opens it. Allow more with --max-inflated.",
                )


def _cut(data: bytes, start: int) -> Iterator[bytes]:
    for n in range(start, len(data), _PIECE):
        yield data[n : n + _PIECE]


def _unpacked(packed: Iterable[bytes], depth: int) -> Iterator[int]:
    """How many bytes come out, piece by piece; what is packed again inside counts as well."""
    pieces = iter(packed)
    first = next(pieces, b"")
    if len(first) < 2 or first[0] & 0x0F != 8 or (first[0] << 8 | first[1]) % 31:
        return
    out = _inflated(chain([first], pieces))
    if depth == 1:
        yield from map(len, out)
        return
    counted: list[int] = []

    def counting() -> Iterator[bytes]:
        for piece in out:
            counted.append(len(piece))
            yield piece

    for size in _unpacked(counting(), depth - 1):
        yield size + sum(counted)
        counted.clear()
    yield sum(counted)
    yield from map(len, out)


def _inflated(packed: Iterable[bytes]) -> Iterator[bytes]:
    """What comes out, in pieces; ends where the packed data does, or where it is broken."""
    unpacker = zlib.decompressobj()
    for piece in packed:
        rest = piece
        while rest and not unpacker.eof:
            try:
                out = unpacker.decompress(rest, _PIECE)
            except zlib.error:
                return
            if out:
                yield out
            rest = unpacker.unconsumed_tail
        if unpacker.eof:
            return
