"""Is this a PDF, does it open, and how many pages has it: asked of PDFium before any reader starts."""

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from boardpapers.errors import ReadError

_HEADER_WITHIN = 1024  # readers accept the header anywhere in the first kilobyte

#: How a file begins that is something else, and what to call it.
_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
)


class Opened(NamedTuple):
    """`page_count` is None where PDFium cannot open the file, though its content says PDF."""

    page_count: int | None
    reason: str = ""


def load_bytes(path_or_bytes: str | Path | bytes, file_name: str) -> bytes:
    """The file's content; a file that cannot be read at all is a `ReadError`."""
    if isinstance(path_or_bytes, bytes):
        return path_or_bytes
    try:
        return Path(path_or_bytes).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError("unreadable_file", f"{file_name}: the file cannot be read ({reason}).") from error


def check_content(data: bytes, file_name: str) -> None:
    """Refuse what is empty or, by its content, no PDF."""
    if not data.strip(b"\0\r\n\t "):
        raise ReadError("empty_file", f"{file_name}: the file is empty. Fetch it again from its source.")
    if b"%PDF-" in data[:_HEADER_WITHIN]:
        return
    start = data.lstrip()[:512]
    kind = next((name for magic, name in _OTHER_KINDS if start.startswith(magic)), "")
    if not kind and (b"<html" in start.lower() or b"<!doctype" in start.lower()):
        kind = "a web page"
    found = f" It looks like {kind}." if kind else ""
    raise ReadError("not_a_pdf", f"{file_name}: this is not a PDF.{found} Give the PDF itself.")


def open_with_pdfium(data: bytes, file_name: str, password: str | None) -> Opened:
    """Count the pages; a file that needs a password is a `ReadError`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        reason = str(error)
        if "password" in reason.lower():
            raise _encrypted(file_name, password) from error
        if "security" in reason.lower():
            raise ReadError(
                "encrypted",
                f"{file_name}: it is protected in a way that cannot be opened. Ask for an open copy.",
            ) from error
        return Opened(None, reason)
    try:
        return Opened(len(document))
    finally:
        document.close()


def rewritten(data: bytes, password: str | None) -> bytes:
    """The same PDF as PDFium writes it: with a sound cross-reference table and without encryption."""
    import pypdfium2
    import pypdfium2.raw

    document = pypdfium2.PdfDocument(data, password=password)
    try:
        buffer = BytesIO()
        document.save(buffer, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
        return buffer.getvalue()
    finally:
        document.close()


def _encrypted(file_name: str, password: str | None) -> ReadError:
    if password is None:
        return ReadError(
            "encrypted", f"{file_name}: it is encrypted and asks for a password. Give it with --password."
        )
    return ReadError("encrypted", f"{file_name}: the password given with --password does not open it.")
