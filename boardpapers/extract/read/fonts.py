"""Weight, slant and symbol fonts, from what a font calls itself."""

import re
from functools import lru_cache
from typing import NamedTuple

_BOLD = re.compile(
    r"bold|black(?!adder)|heavy|demi|[-_,]bd|[-_,]hv|medi(?!um)|^(?:ec-)?(?:cm|sf|lm|ec)(?:ss)?bx",
    re.IGNORECASE,
)
_ITALIC = re.compile(
    r"italic|oblique|slanted|kursiv|[-_,](?:bd|bold|semi|medi)?it(?:al)?$|^(?:ec-)?(?:cm|sf|lm|ec)(?:ti|sl|bxti)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"symbol|dingbat|webdings", re.IGNORECASE)


class Style(NamedTuple):
    """What a font's name says of it; `name` is without the subset's tag (`ABCDEF+`)."""

    name: str
    bold: bool
    italic: bool
    symbol: bool


@lru_cache(maxsize=1024)
def style_of(font_name: str) -> Style:
    name = font_name[7:] if font_name[6:7] == "+" else font_name
    symbol = bool(_SYMBOL.search(name)) or name.lower().startswith("wingdings")
    return Style(name, bool(_BOLD.search(name)), bool(_ITALIC.search(name)), symbol)
