"""Passwords: which of those given opens an encrypted paper."""

from collections.abc import Sequence

from boardpapers.errors import ReadError


def password_for(data: bytes, file_name: str, passwords: Sequence[str]) -> str | None:
    """The first password that opens the paper; None where it opens without, or is no matter of passwords.

    Raises ReadError (`encrypted`).
    """
    if b"/Encrypt" not in data:
        return None
    for password in (None, *passwords):
        if _opens(data, password):
            return password
    if not passwords:
        told = "it is encrypted and asks for a password. Give it with --password."
    elif len(passwords) == 1:
        told = "it is encrypted, and the password given does not open it."
    else:
        told = f"it is encrypted, and none of the {len(passwords)} passwords given opens it."
    raise ReadError("encrypted", f"{file_name}: {told}")


def _opens(data: bytes, password: str | None) -> bool:
    """Whether it is not for want of a password if the paper does not open."""
    import pypdfium2

    try:
        pypdfium2.PdfDocument(data, password=password).close()
    except pypdfium2.PdfiumError as error:
        return "password" not in str(error).lower()
    return True
