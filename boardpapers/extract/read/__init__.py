"""The door to PDF files: bytes in, a frozen `RawPaper` out. Nothing else imports a PDF library."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from boardpapers.document import Box, Page, TextSource
from boardpapers.errors import Problem, ReadError
from boardpapers.extract.read.model import PageRead, RawPaper, Reader
from boardpapers.extract.read.opening import check_content, load_bytes, open_with_pdfium
from boardpapers.extract.read.pdfium import read_pages as _pdfium
from boardpapers.extract.read.plumber import read_pages as _pdfplumber

__all__ = ["READERS", "PageRead", "RawPaper", "Reader", "read_pdf"]

#: The readers by name. All give the same pages; they differ in speed.
READERS: Mapping[str, Reader] = MappingProxyType({"pdfplumber": _pdfplumber, "pdfium": _pdfium})

_FEW_WORDS = 15  # on a page that is an image, so few words are a stamp or a page number
_DRAWING = 20  # shapes from which a page without words is taken to show something


def read_pdf(
    path_or_bytes: str | Path | bytes,
    *,
    file_name: str,
    reader: str = "pdfplumber",
    password: str | None = None,
    max_pages: int | None = None,
) -> RawPaper:
    """Read a paper. `ReadError` codes: unreadable_file, empty_file, not_a_pdf, encrypted, damaged, no_pages.

    A page that fails, or has no text, is a `Problem` and does not lose the others.
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
    reads = list(READERS[reader](data, password=password, page_count=opened.page_count, max_pages=max_pages))
    pages = tuple(r.page for r in reads if r.page is not None)
    problems = (*(p for r in reads for p in r.problems), *_textless(pages))
    digest = hashlib.sha256(data).hexdigest()
    return RawPaper(digest, file_name, opened.page_count, pages, _source(reads), problems)


def _source(reads: list[PageRead]) -> TextSource:
    worded = [r.ocr for r in reads if r.page is not None and r.page.words]
    if not worded or not any(worded):
        return "digital"
    return "ocr" if all(worded) else "mixed"


def _textless(pages: tuple[Page, ...]) -> Iterator[Problem]:
    wordless_paper = not any(p.words for p in pages)
    for page in pages:
        n = page.number
        if not page.words:
            drawn = page.images or len(page.rules) + len(page.rects) >= _DRAWING
            if drawn or wordless_paper:
                message = (
                    f"Page {n} has no text layer: it is a picture of a page, and nothing was read from it. "
                    "Run text recognition (OCR) over the file first."
                )
                yield Problem("read", "error", "no_text_layer", message, n)
            else:
                yield Problem("read", "info", "empty_page", f"Page {n} is empty.", n)
        elif len(page.words) < _FEW_WORDS and _covered(page) > 0.6:
            message = (
                f"Page {n} is a picture with only {len(page.words)} words of text; the rest was not read."
            )
            yield Problem("read", "warning", "little_text", message, n)


def _covered(page: Page) -> float:
    """The share of the page that its largest image covers."""
    sheet = Box(0.0, 0.0, page.width, page.height)
    area = max((min(b.width, sheet.width) * min(b.height, sheet.height) for b in page.images), default=0.0)
    return area / max(1.0, page.width * page.height)
