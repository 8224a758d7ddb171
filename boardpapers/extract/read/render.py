"""Pages as pictures: what a person sees, at the size and turn in which boxes are measured."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from boardpapers.errors import ReadError

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

#: No picture gets more pixels than this, whatever size the page says it has.
_MOST_PIXELS = 30_000_000


class Rendered(NamedTuple):
    """A page's picture (RGB); `width` and `height` of the page in points, `scale` in pixels a point."""

    number: int
    image: "Image"
    width: float
    height: float
    scale: float


def render_pages(
    data: bytes,
    numbers: Iterable[int],
    *,
    scale: float = 2.0,
    file_name: str = "",
    password: str | None = None,
) -> Iterator[Rendered]:
    """The pages asked for, counted from 1, one at a time. Raises ReadError for a file that does not open."""
    with _opened(data, file_name, password) as document:
        for number in numbers:
            if not 1 <= number <= len(document):
                raise ReadError("no_pages", f"{file_name}: there is no page {number}, only {len(document)}.")
            page = document[number - 1]
            try:
                width, height = page.get_size()
                fitted = min(scale, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
                image = page.render(scale=fitted).to_pil().convert("RGB")
                yield Rendered(number, image, width, height, fitted)
            finally:
                page.close()


@contextmanager
def _opened(data: bytes, file_name: str, password: str | None) -> "Iterator[PdfDocument]":
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged"
        raise ReadError(
            code, f"{file_name}: the file cannot be opened to draw its pages ({error})."
        ) from error
    try:
        document.init_forms()
        yield document
    finally:
        document.close()
