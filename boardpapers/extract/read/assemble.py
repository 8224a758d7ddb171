"""A page as all readers hand it on, from the words and shapes that they found."""

from collections.abc import Iterable, Iterator

from boardpapers.document import Box, Page, Word
from boardpapers.errors import Problem
from boardpapers.extract.read.drawing import Drawn, rules_and_areas
from boardpapers.extract.read.model import PageRead
from boardpapers.extract.read.shapes import visible_rules, visible_words

#: Stands for a character that has no meaning in the file.
UNKNOWN = "\ufffd"


def assembled(
    number: int,
    width: float,
    height: float,
    words: tuple[tuple[Word, ...], frozenset[int]],
    drawings: Iterable[Drawn],
    images: Iterable[Box],
    unknown: tuple[int, int] = (0, 0),
) -> PageRead:
    """`words` come with the places of the white ones, `unknown` with how many characters there are."""
    sheet = Box(0.0, 0.0, width, height)
    rules, rects = rules_and_areas(drawings)
    shown = tuple(b for b in images if b.overlaps(sheet))
    page = Page(
        number,
        round(width, 3),
        round(height, 3),
        visible_words(*words, rects, shown, sheet),
        visible_rules(rules, rects),
        rects,
        shown,
    )
    return PageRead(page, tuple(_unread(*unknown, number)), ocr=_over_scan(page.words, shown, sheet))


def failed_page(number: int, error: Exception) -> PageRead:
    reason = f"{type(error).__name__}: {error}".rstrip(": ")[:200]
    message = f"Page {number} could not be read ({reason}); its content is missing."
    return PageRead(None, (Problem("read", "error", "page_failed", message, number),))


def _unread(unread: int, glyphs: int, number: int) -> Iterator[Problem]:
    if unread:
        share = "Most" if 2 * unread > glyphs else f"{unread}"
        severity = "error" if 2 * unread > glyphs else "warning"
        message = (
            f"{share} characters of page {number} have no meaning in the file; they are shown as {UNKNOWN}."
        )
        yield Problem("read", severity, "unreadable_characters", message, number)  # type: ignore[arg-type]


def _over_scan(words: tuple[Word, ...], images: tuple[Box, ...], sheet: Box) -> bool:
    """Whether the text lies over an image of the whole page: the text of a scan."""
    return bool(words) and any(b.width * b.height > 0.8 * sheet.width * sheet.height for b in images)
