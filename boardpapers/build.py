"""A short name for the program as it is: its code, its patterns and the libraries that shape what is read."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

_LIBRARIES = ("pdfminer.six", "pdfplumber", "pypdfium2", "rapidocr", "spacy")
_KINDS = frozenset({".py", ".toml", ".csv", ".jsonl", ".json"})
#: Code that has no say in what is read from a paper.
_WITHOUT = frozenset({"cli", "evaluate", "export", "picture", "queries", "report", "views"})


@cache
def build_name() -> str:
    """The same for the same code and libraries, on any machine."""
    root = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        if path.suffix in _KINDS and place.parts[0] not in _WITHOUT:
            digest.update(place.as_posix().encode() + b"\0" + path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""
