"""Where a paper's bytes come from: a file of this machine, a store that others reach too, or what is at hand.

A source can be sent to another process or machine and read there. Reading may raise OSError.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from boardpapers.errors import InputError

_EXTRA = "pip install 'boardpapers[cluster]'"


class Source(Protocol):
    """One paper's file."""

    @property
    def name(self) -> str:
        """Its name without folders, as text that can be printed, whatever its bytes are."""

    @property
    def place(self) -> str:
        """Where it is, in full: for telling files apart, never for showing or keeping."""

    def read(self) -> bytes:
        """All of it."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file that this machine can open."""

    path: Path

    @property
    def name(self) -> str:
        return printable(self.path.name)

    @property
    def place(self) -> str:
        return Path(os.path.realpath(self.path)).as_posix()  # `resolve` fails at a link to itself

    def read(self) -> bytes:
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a store that fsspec knows (`s3://bucket/paper.pdf`, `file:///share/paper.pdf`)."""

    address: str

    @property
    def name(self) -> str:
        return printable(self.address.rstrip("/").rsplit("/", 1)[-1])

    @property
    def place(self) -> str:
        return self.address

    def read(self) -> bytes:
        system, path = store_of(self.address)
        file: BinaryIO
        with system.open(path, "rb") as file:
            return file.read()


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file that was read already and travels with its bytes, to where it cannot be opened."""

    name: str
    place: str
    data: bytes

    def read(self) -> bytes:
        return self.data


def is_address(name: str) -> bool:
    """Whether this names a place in a store, not a path."""
    scheme, separator, rest = name.partition("://")
    return bool(separator and rest) and scheme.replace("+", "").replace("-", "").isalnum()


def store_of(address: str) -> tuple[Any, str]:
    """The file system of a store, and the path within. Raises InputError for what cannot be reached."""
    scheme = address.partition("://")[0]
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError(f"{shown(address)}: reading from a store needs an extra: {_EXTRA}") from None
    try:
        system, path = url_to_fs(address)
    except ValueError as error:
        raise InputError(f"{shown(address)}: no kind of store is called {scheme}. {error}") from None
    except ImportError as error:
        raise InputError(f"{shown(address)}: this kind of store needs its own package. {error}") from None
    return system, path


def digest(source: Source) -> str:
    """SHA-256 of the content; of the name, where it cannot be read."""
    try:
        if isinstance(source, LocalFile):  # a file of any size goes through in pieces
            with source.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        return hashlib.sha256(source.read()).hexdigest()
    except OSError:
        return hashlib.sha256(f"unreadable {source.name}".encode()).hexdigest()


def printable(name: str) -> str:
    """The name as text that can be printed and kept."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in text)


def shown(address: str) -> str:
    """An address without what stands before its last part (hosts, keys, folders): `s3://…/paper.pdf`."""
    scheme, _, rest = address.partition("://")
    folder, separator, last = rest.rstrip("/").rpartition("/")
    return f"{scheme}://…/{last}" if separator and folder else f"{scheme}://{last}"
