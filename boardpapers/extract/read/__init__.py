"""The door to PDF files: bytes in, a frozen `RawPaper` out. Nothing else imports a PDF library."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from boardpapers.document import TextSource
from boardpapers.errors import Problem, ReadError
from boardpapers.extract.read.model import PageRead, RawPaper, Reader
from boardpapers.extract.read.opening import check_content, load_bytes, open_with_pdfium
from boardpapers.extract.read.pdfium import read_pages as _pdfium
from boardpapers.extract.read.plumber import read_pages as _pdfplumber
from boardpapers.extract.read.scans import with_scans_read

__all__ = ["READERS", "PageRead", "RawPaper", "Reader", "read_pdf"]

#: The readers by name: the fast one, and the reference that it is held against. Both give the same pages.
READERS: Mapping[str, Reader] = MappingProxyType({"pdfplumber": _pdfplumber, "pdfium": _pdfium})


def read_pdf(
    path_or_bytes: str | Path | bytes,
    *,
    file_name: str,
    reader: str = "pdfium",
    password: str | None = None,
    max_pages: int | None = None,
    ocr: bool = True,
    after_page: Callable[[], None] = lambda: None,
) -> RawPaper:
    """Read a paper. `ReadError` codes: unreadable_file, empty_file, not_a_pdf, encrypted, damaged, no_pages.

    A page that fails is a `Problem` and does not lose the others. Pages without a usable text layer are
    recognised from their picture, or with `ocr` False left out; a `Problem` says so. `after_page` is called
    whenever a page has been read or recognised.
    """
    data = load_bytes(path_or_bytes, file_name)
    check_content(data, file_name)
    opened = open_with_pdfium(data, file_name, password)
    if opened.page_count is None:
        raise ReadError(
            "damaged",
            f"{file_name}: the file is damaged and cannot be opened. Fetch it again from its source.",
        )
    if opened.page_count == 0:
        raise ReadError("no_pages", f"{file_name}: the file has no pages. Fetch it again from its source.")
    found: list[PageRead] = []
    for read in READERS[reader](data, password=password, page_count=opened.page_count, max_pages=max_pages):
        found.append(read)
        after_page()
    reads = with_scans_read(found, data, password, recognise=ocr, after_page=after_page)
    pages = tuple(r.page for r in reads if r.page is not None)
    problems = (*_left_out(opened.page_count, max_pages), *(p for r in reads for p in r.problems))
    digest = hashlib.sha256(data).hexdigest()
    return RawPaper(digest, file_name, opened.page_count, pages, _source(reads), problems)


def _left_out(page_count: int, max_pages: int | None) -> Iterator[Problem]:
    if max_pages is not None and page_count > max_pages:
        message = (
            f"The file has {page_count:,} pages; only the first {max_pages:,} were read. "
            "Allow more with --max-pages, or split the file."
        )
        yield Problem("read", "error", "too_many_pages", message)


def _source(reads: list[PageRead]) -> TextSource:
    worded = [r.ocr for r in reads if r.page is not None and r.page.words]
    if not worded or not any(worded):
        return "digital"
    return "ocr" if all(worded) else "mixed"
