"""Passwords for encrypted papers: given for all, or in a file with a row for each paper."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from boardpapers.errors import InputError

_SEPARATORS = re.compile(r"[\\/]")
_HEADS = ("file", "file_name", "filename", "name", "paper", "path")


@dataclass(frozen=True, slots=True)
class Passwords:
    """`by_name` has the passwords that a file names for a paper; they are never kept or shown."""

    general: tuple[str, ...] = ()
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        return bool(self.general or self.by_name)

    def for_file(self, file_name: str) -> tuple[str, ...]:
        """What to try: the paper's own first, then those for all, then those of other papers.

        Downloaded papers are renamed often, and forces use one password for many.
        """
        others = (p for name in sorted(self.by_name) for p in self.by_name[name])
        return tuple(dict.fromkeys((*self.by_name.get(file_name, ()), *self.general, *others)))


def collect_passwords(general: Iterable[str], files: Iterable[Path]) -> Passwords:
    """Raises InputError for a file that cannot be read or has no such rows."""
    by_name: dict[str, list[str]] = {}
    for path in files:
        for name, password in _rows(path):
            by_name.setdefault(_SEPARATORS.split(name)[-1], []).append(password)
    return Passwords(tuple(general), {name: tuple(several) for name, several in by_name.items()})


def _rows(path: Path) -> list[tuple[str, str]]:
    text = _text(path)
    first = next(iter(text.splitlines()), "")
    if "\t" in first:  # no quoting in tab-separated files: a password may hold any character
        lines = [line.split("\t") for line in text.splitlines()]
    else:
        lines = list(csv.reader(io.StringIO(text)))
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    file_at, password_at = 0, 1
    heads = [cell.strip().lower() for cell in lines[0]] if lines else []
    if "password" in heads:
        password_at = heads.index("password")
        file_at = next((heads.index(h) for h in _HEADS if h in heads), 0)
        lines = lines[1:]
    if not lines or any(len(line) <= max(file_at, password_at) for line in lines):
        raise InputError(
            f"{path.name}: a password file has a row for each paper, with its file name and the password, "
            "separated by a comma or a tab."
        )
    return [(line[file_at].strip(), line[password_at]) for line in lines]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name}: the password file cannot be read ({error.strerror}).") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
