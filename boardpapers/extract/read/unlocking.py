"""Passwords: which of those given opens an encrypted paper."""

from collections.abc import Sequence

from boardpapers.errors import ReadError


def password_for(data: bytes, file_name: str, passwords: Sequence[str]) -> str:
    """The first password that opens the paper. Raises ReadError (`encrypted`) if none does."""
    for password in passwords:
        if _opens(data, password):
            return password
    if len(passwords) == 1:
        told = "the password given does not open it"
    else:
        told = f"none of the {len(passwords)} passwords given opens it"
    raise ReadError("encrypted", f"{file_name}: it is encrypted, and {told}.")


def _opens(data: bytes, password: str) -> bool:
    """Whether it is not for want of a password if the paper does not open."""
    import pypdfium2

    try:
        pypdfium2.PdfDocument(data, password=password).close()
    except pypdfium2.PdfiumError as error:
        return "password" not in str(error).lower()
    return True
