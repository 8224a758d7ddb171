"""Pages without a usable text layer, read from their picture; each such page is told as a problem."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from boardpapers.document import Page
from boardpapers.errors import Problem
from boardpapers.extract.read import ocr
from boardpapers.extract.read.model import PageRead
from boardpapers.extract.read.usable import Lack, lack_of, plausible

if TYPE_CHECKING:
    from boardpapers.extract.read.ocr.recognise import Recognised

_POOR = 0.9  # a page recognised with less is told as a warning
_BETTER = 0.05  # by how much more like English a recognised page has to be than a text layer
_INSTEAD = frozenset({"unreadable_characters"})  # problems of a text layer that is not used

_WHY = {
    "no_text": "it is a picture",
    "little_text": "most of it is a picture",
    "unusable_text": "its text layer makes no sense",
}


def with_scans_read(
    reads: Sequence[PageRead],
    data: bytes,
    password: str | None,
    *,
    recognise: bool,
    after_page: Callable[[], None] = lambda: None,
) -> list[PageRead]:
    """The pages, those that need it recognised; with `recognise` False such pages are only told."""
    wordless = not any(r.page.words for r in reads if r.page is not None)
    lacks = [
        None if r.page is None else lack_of(r.page, over_scan=r.ocr, wordless_paper=wordless) for r in reads
    ]
    if not any(lacks):
        return [_told_empty(r) for r in reads]
    usable = recognise and ocr.is_installed()
    done = []
    with _Pdf(data if usable else None, password) as pdf:
        for read, lack in zip(reads, lacks, strict=True):
            if lack is None or read.page is None:
                done.append(_told_empty(read))
            elif usable:
                done.append(_recognised(pdf, read, read.page, lack))
                after_page()
            else:
                done.append(_told(read, _unread(read.page, lack, asked=recognise)))
    return done


class _Pdf:
    """The document, open as long as pages are read from it."""

    def __init__(self, data: bytes | None, password: str | None) -> None:
        self._data, self._password = data, password
        self._document: Any = None

    def __enter__(self) -> "_Pdf":
        if self._data is not None:
            import pypdfium2

            self._document = pypdfium2.PdfDocument(self._data, password=self._password)
        return self

    def __exit__(self, *_: object) -> None:
        if self._document is not None:
            self._document.close()

    def recognise(self, number: int) -> "Recognised":
        from boardpapers.extract.read.ocr.recognise import recognise

        page = self._document[number - 1]
        try:
            return recognise(page, number)
        finally:
            page.close()


def _recognised(pdf: _Pdf, read: PageRead, page: Page, lack: Lack) -> PageRead:
    n = page.number
    try:
        found, score = pdf.recognise(n)
    except Exception as error:  # the trap round a page: one bad page does not lose the others
        message = f"Page {n} is to be recognised from its picture, which failed ({type(error).__name__})."
        return _told(read, Problem("read", "error", "recognition_failed", message, n))
    if not found.words and not page.words:
        message = f"Page {n} is a picture in which no words were found."
        return _told(read, Problem("read", "info", "picture_only", message, n))
    if lack == "unusable_text" and plausible(found.words) < plausible(page.words) + _BETTER:
        return read
    if len(found.words) < len(page.words) and lack != "unusable_text":
        return read
    message = f"The words of page {n} were recognised (OCR), because {_WHY[lack]}. Check figures by the page."
    severity = "warning" if score < _POOR else "info"
    problem = Problem("read", severity, "text_recognised", message, n)  # type: ignore[arg-type]
    kept = tuple(p for p in read.problems if p.code not in _INSTEAD)
    return PageRead(found, (*kept, problem), ocr=True)


def _told(read: PageRead, *problems: Problem) -> PageRead:
    return read._replace(problems=(*read.problems, *problems))


def _told_empty(read: PageRead) -> PageRead:
    if read.page is None or read.page.words:
        return read
    n = read.page.number
    return _told(read, Problem("read", "info", "empty_page", f"Page {n} is empty.", n))


def _unread(page: Page, lack: Lack, *, asked: bool) -> Problem:
    """A page that was left as it is: recognition was not asked for, or is not there."""
    n = page.number
    do = "Run again without --no-ocr." if not asked else "Install rapidocr and onnxruntime, and run again."
    if lack == "no_text":
        message = f"Page {n} has no text layer: it is a picture of a page, and nothing was read from it. {do}"
        return Problem("read", "error", "no_text_layer", message, n)
    if lack == "little_text":
        message = f"Page {n} is a picture with {len(page.words)} words of text; the rest was not read. {do}"
        return Problem("read", "warning", "little_text", message, n)
    message = f"The text layer of page {n} makes no sense; what was read from it is doubtful. {do}"
    return Problem("read", "warning", "unusable_text", message, n)
