"""The PDF that a row was read from, looked for by name and content: the database holds no paths."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from boardpapers.errors import InputError

#: How deep below the database's folder a paper is looked for.
_BESIDE = ("", "*/", "*/*/")


def find_paper(file_name: str, sha256: str, db: Path, folders: Iterable[Path] = ()) -> bytes:
    """The paper's bytes: from `folders` (or files) that were named, else from beside the database.

    In a named folder a file of another name will do if its content is the paper's. Raises InputError.
    """
    named = list(folders)
    for folder in named:
        if not folder.exists():
            raise InputError(f"{folder}: there is no such file or folder. Name where the papers are.")
    other = None
    for path in _candidates(file_name, db, named):
        data = _content(path)
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            return data
        if path.name == file_name:
            other = path
    if other is not None:
        raise InputError(
            f"{other}: this is not the file that was read (its content differs). Name the folder of the "
            "papers with --papers, or read the paper again with boardpapers run."
        )
    where = ", ".join(map(str, named)) if named else f"the folder of {db}"
    raise InputError(f"{file_name} is not in {where}. Name the folder of the papers with --papers.")


def _candidates(file_name: str, db: Path, named: list[Path]) -> Iterator[Path]:
    """Files of that name first, then, in folders that were named, every PDF."""
    if not named:
        beside = db.resolve().parent
        for depth in _BESIDE:
            yield from sorted(beside.glob(depth + _escaped(file_name)))
        return
    yield from (path for path in named if path.is_file())
    folders = [path for path in named if path.is_dir()]
    for folder in folders:
        yield from sorted(folder.rglob(_escaped(file_name)))
    for folder in folders:
        yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".pdf" and p.name != file_name)


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
