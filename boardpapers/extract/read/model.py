"""What reading gives back, and the protocol that a reader keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from boardpapers.document import Page, TextSource
from boardpapers.errors import Problem


@dataclass(frozen=True, slots=True)
class RawPaper:
    """A paper as read: its pages in order, and what could not be read.

    `page_count` counts the pages of the file; `pages` may hold fewer (a page that failed, `max_pages`).
    """

    sha256: str
    file_name: str
    page_count: int
    pages: tuple[Page, ...]
    text_source: TextSource
    problems: tuple[Problem, ...] = ()


class PageRead(NamedTuple):
    """One page as a reader found it; `page` is None where it failed, `ocr` where its text is a scan's."""

    page: Page | None
    problems: tuple[Problem, ...] = ()
    ocr: bool = False


class Reader(Protocol):
    """Reads the pages of a PDF that is known to open; `page_count` is how many the file really has."""

    def __call__(
        self, data: bytes, *, password: str | None, page_count: int, max_pages: int | None
    ) -> Iterator[PageRead]: ...
