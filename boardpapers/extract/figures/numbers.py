"""A table cell as a number."""

import re
from dataclasses import dataclass

from boardpapers.extract.money_values import printed_unit, scale_of, to_number

_CELL = re.compile(
    r"""^(?P<open>[(\[])?\s*(?P<sign>[-−–+])?\s*(?P<open2>\()?(?P<currency>£)?\s*(?P<sign2>[-−–])?(?P<open3>\()?\s*
    (?P<digits>\d{1,3}(?:,\s?\d{3})+(?:\.\d+)?|\d{1,3}(?:\s\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*
    (?P<scale>k|m|bn|mn|million|billion|thousand)?\s*(?P<close2>[)\]])?(?P<percent>%)?\s*
    (?P<fte>FTEs?|WTEs?|posts?|officers?|hours?|hrs|days|years?|yrs|months?)?\s*(?P<close>[)\]])?(?P<trailing>-)?
    \s*(?P<note>[*†‡¹²³⁴⁵⁶⁷⁸⁹§^#]*)(?:\s?(?:p\.?a\.?|per\sannum))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NIL = re.compile(
    r"^(?:[-–—−]+|nil|n/?a|none|tb[cd]|\.\.+|0+(?:\.0+)?|£0(?:\.0+)?m?k?|£?\s?-)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """`value` with the sign as printed (brackets and minus signs are negative), before any unit of the table.

    `scale` is what the cell itself prints (£1.2m: 1e6), None without; `unit` the last printed place.
    `word` is the unit printed behind the number (`FTE`, `%`, `years`).
    """

    value: float
    unit: float
    scale: float | None = None
    currency: bool = False
    bracketed: bool = False
    word: str = ""


def parse_number(text: str) -> Number | None:
    """The cell's number, or None when the cell is no number or says more than one."""
    match = _CELL.match(text.strip())
    if match is None:
        return None
    groups = match.groupdict()
    bracketed = bool(
        groups["open2"] or groups["open3"] or (groups["open"] and (groups["close"] or groups["close2"]))
    )
    digits = match["digits"]
    if re.fullmatch(r"\d{1,3}(?:\s\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(" ", "")
    negative = (
        bracketed
        or bool((groups["sign"] or "") in "-−–" and groups["sign"])
        or bool(groups["sign2"] or groups["trailing"])
    )
    value = to_number(digits)
    scale = scale_of(match["scale"]) if match["scale"] else None
    word = "%" if match["percent"] else (match["fte"] or "").lower()
    return Number(
        -value if negative else value,
        printed_unit(digits),
        scale,
        bool(match["currency"]),
        bracketed,
        word,
    )


def is_nil(text: str) -> bool:
    """Whether a cell is empty, a dash, nil or zero: it makes no record."""
    return not text.strip() or bool(_NIL.match(text.strip()))
