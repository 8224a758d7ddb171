"""Dates that a form or a sentence prints, as ISO text of the precision printed."""

from collections.abc import Iterator

from boardpapers.extract.when_values import FoundWhen, find_when


def dates(text: str, start: int = 0, end: int | None = None, *, days: bool = False) -> Iterator[FoundWhen]:
    """Days, months and years within [start, end), at their offsets in `text`; `days` leaves only days."""
    stop = len(text) if end is None else end
    for found in find_when(text[start:stop]):
        if found.when.iso and found.when.kind in (("day",) if days else ("day", "month", "year")):
            yield FoundWhen(found.start + start, found.end + start, found.when)


def iso(found: FoundWhen) -> str:
    """The date as ISO text, of the precision printed."""
    return found.when.iso or ""
