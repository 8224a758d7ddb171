"""What has to hold for any input: one function for each door that takes what others wrote.

Each takes bytes or a text and raises AssertionError where something does not hold; anything else that it
raises is a finding too.
"""

import math
import re

from boardpapers.errors import ReadError
from boardpapers.extract.figures.numbers import parse_number
from boardpapers.extract.fte_values import find_quantities
from boardpapers.extract.money_values import find_money
from boardpapers.extract.when_values import find_when, resolve

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def money(text: str) -> None:
    """Amounts stand where they are said to stand, are positive and finite, and do not overlap."""
    last = 0
    for found in find_money(text):
        assert last <= found.start < found.end <= len(text), found
        last = found.end
        value = found.money
        assert math.isfinite(value.amount) and value.amount >= 0, found
        assert value.maximum is None or (math.isfinite(value.maximum) and value.maximum >= value.amount), (
            found
        )
        assert 0 <= value.qualifier_start <= len(text), found
        assert value.unit > 0, found


def dates(text: str) -> None:
    """Dates and periods are of this world, begin before they end, and stand where they are said to stand."""
    last = 0
    for found in find_when(text):
        assert last <= found.start < found.end <= len(text), found
        last = found.end
        for when in (found.when, resolve(found.when, "2019-11-20")):
            for iso in (when.iso, when.start, when.end):
                assert iso is None or _ISO.fullmatch(iso), found
            assert not (when.start and when.end) or when.start <= when.end, found


def quantities(text: str) -> None:
    """Posts and hours: finite, and where they are said to be."""
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text), found
        assert math.isfinite(found.quantity.number), found


def cells(text: str) -> None:
    """A cell is a number that is finite, or none."""
    value = parse_number(text)
    assert value is None or math.isfinite(_amount(value)), value


def _amount(value: object) -> float:
    for name in ("value", "amount", "number"):
        if hasattr(value, name):
            return float(getattr(value, name))
    return float(value)  # type: ignore[arg-type]


def reading(data: bytes, reader: str = "pdfium") -> None:
    """Any bytes are read or refused; pages, words and boxes are those of a document."""
    from boardpapers.extract.layout import lay_out
    from boardpapers.extract.read import read_pdf

    try:
        raw = read_pdf(data, file_name="fuzz.pdf", reader=reader, ocr=False, max_pages=5)
    except ReadError as error:
        assert error.code and "fuzz.pdf" in str(error)
        return
    assert len(raw.pages) <= raw.page_count
    for page in raw.pages:
        assert 1 <= page.number <= raw.page_count
        assert math.isfinite(page.width) and math.isfinite(page.height)
        for word in page.words:
            assert word.text and all(map(math.isfinite, word.box)), word
    lay_out(raw)


TEXTS = {"money": money, "dates": dates, "quantities": quantities, "cells": cells}
