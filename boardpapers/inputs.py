"""Which papers are meant: files, folders, globs and addresses of stores become a sorted list of sources.

A folder gives what is a PDF by its content or calls itself one; a file that is named is taken as it is. In
a store only names are looked at, since looking into each file would fetch it.
"""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from boardpapers.errors import InputError, Problem
from boardpapers.sources import LocalFile, Source, StoredFile, is_address, shown, store_of

_HEADER_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, in order, and what was named but not found."""

    files: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()


def collect(named: Iterable[str]) -> Inputs:
    """Raises InputError when there is nothing to read; else what is missing is a problem."""
    files: dict[Source, None] = {}
    problems: list[Problem] = []
    several = list(named)
    for name in several:
        try:
            found = list(_stored(name)) if is_address(name) else [LocalFile(p) for p in _files(name)]
        except InputError as error:
            problems.append(Problem("read", "error", "no_input", str(error)))
            continue
        files.update(dict.fromkeys(found))
    if not files:
        raise InputError(
            "\n".join(p.message for p in problems) or "No paper was named. Give files or folders."
        )
    return Inputs(tuple(sorted(files, key=_by_name)), tuple(problems))


def _by_name(source: Source) -> tuple[str, str]:
    return source.name, str(source.path) if isinstance(source, LocalFile) else source.place


def _stored(address: str) -> Iterator[StoredFile]:
    """The PDFs at an address: a file, everything below a folder, or what a pattern matches."""
    system, path = store_of(address)
    try:
        if glob.has_magic(path):
            found = [p for p in system.glob(path) if system.isfile(p)]
        elif system.isfile(path):
            found = [path]
        else:
            found = [p for p in system.find(path) if p.lower().endswith(".pdf")]
    except OSError as error:
        raise InputError(f"{shown(address)}: the store cannot be read ({error.strerror or error}).") from None
    if not found:
        raise InputError(f"{shown(address)}: no PDF there. Check the address and who may read it.")
    yield from (StoredFile(system.unstrip_protocol(p)) for p in found)


def _files(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        found = [p for p in _walk(path) if _looks_like_pdf(p)]
        if not found:
            raise InputError(
                f"{_shown(path)}: no PDF in this folder or below. Name the folder that holds the papers."
            )
        yield from found
    elif path.is_file():
        yield path
    elif path.exists():
        raise InputError(f"{_shown(path)}: this is no file, but a device or a pipe. Give the PDF itself.")
    elif glob.has_magic(name):
        matches = [Path(m) for m in glob.glob(name, recursive=True)]
        found = [p for m in matches for p in (_walk(m) if m.is_dir() else (m,) if m.is_file() else ())]
        named = [p for p in found if p in matches or _looks_like_pdf(p)]
        if not named:
            raise InputError(f"{name}: nothing matches. Check the pattern, or name a folder.")
        yield from named
    else:
        raise InputError(f"{_shown(path)}: {_why_missing(path)}")


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and (path.is_file() or _is_broken(path)):
                yield path


def _is_broken(link: Path) -> bool:
    return link.is_symlink() and not link.exists()


def _looks_like_pdf(path: Path) -> bool:
    if path.suffix.lower() == ".pdf":
        return True
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(_HEADER_WITHIN)
    except OSError:
        return False


def _why_missing(path: Path) -> str:
    folder = path.parent
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    if folder != path.parent:
        return "the folder does not exist. Check the spelling."
    from difflib import get_close_matches

    close = get_close_matches(path.name, sorted(os.listdir(folder)), n=1)
    hint = f" Did you mean {close[0]}?" if close else " Check the spelling."
    return f"no such file or folder.{hint}"


def _shown(path: Path) -> str:
    """The path as it was given, but no absolute one: problems are kept in the database."""
    return path.name if path.is_absolute() else str(path)
