"""A table cell as a number."""

from dataclasses import dataclass
from functools import lru_cache

from boardpapers.extract.money_values import printed_unit, scale_of, to_number
from boardpapers.extract.patterns import regex

_NUMBER, _NIL = regex("figures", "number"), regex("figures", "nil")
_MINUS = "-−–"
#: Characters of a number; what is longer is a line of digits, a code or a barcode.
_LONGEST = 24


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


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Number | None:
    """The cell's number, or None when the cell is no number or says more than one."""
    match = _NUMBER.match(text.strip())
    if match is None or len(match["digits"]) > _LONGEST:
        return None
    digits = match["digits"]
    if regex("figures", "grouped").search(digits):
        digits = digits.replace(" ", "")
    bracketed = bool(
        match["open2"] or match["open3"] or (match["open"] and (match["close"] or match["close2"]))
    )
    below = (match["side"] or "").lower().strip("()").startswith("under")
    minus = bool((match["sign"] and match["sign"] in _MINUS) or match["sign2"] or match["trailing"] or below)
    value = to_number(digits)
    return Number(
        -value if bracketed or minus else value,
        printed_unit(digits),
        scale_of(match["scale"]) if match["scale"] else None,
        bool(match["currency"]),
        bracketed,
        "%" if match["percent"] else (match["fte"] or "").lower(),
    )


def is_nil(text: str) -> bool:
    """Whether a cell is empty, a dash, nil or zero: it makes no record."""
    return not text.strip() or bool(_NIL.match(text.strip()))
