"""Values and names as people read them, wherever they are printed."""

import re

#: Characters that could steer a terminal or turn text round; none of them belongs to a paper's words.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Text of a paper without what could steer a terminal."""
    return CONTROL.sub(" ", text).encode("utf-8", "replace").decode("utf-8")


_OFFICE = re.compile(r"^Office of the Police(?P<fire>, Fire)? and Crime Commissioner for (?P<area>.+)$")


def short_name(organisation: str) -> str:
    """`West Yorkshire OPCC`, for columns on a terminal."""
    match = _OFFICE.match(organisation)
    return f"{match['area']} {'OPFCC' if match['fire'] else 'OPCC'}" if match else organisation


def money(amount: float) -> str:
    """`£1,234` or `£1,234.50`, with the sign in front."""
    sign, size = ("-", -amount) if amount < 0 else ("", amount)
    pence = f"{size:,.2f}"
    return f"{sign}£{pence.removesuffix('.00')}"


def number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
