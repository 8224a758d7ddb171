"""The title block: the lines above a paper's first running text, with its letterhead."""

import re
from collections.abc import Iterator, Sequence

from boardpapers.extract.forms.dates import dates
from boardpapers.extract.forms.fields import attribute_of
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.patterns import pattern

_FORM = frozenset(("title", "reference", "meeting_date", "date", "decision_date", "author"))
_OPENING = re.compile(
    r"^(?:\d+\.?\d*\s+)?(?:purpose|introduction|background|executive summary|summary|recommendations?|"
    r"present|apologies|contents|1\.\d)\b.{0,40}$",
    re.IGNORECASE,
)


#: What stands below every title block: a salutation, or who was there.
_INSIDE = re.compile(
    r"^(?:Dear\s+[A-Z]|(?:members\s+)?present\b|in\s+attendance\b|attendees\b|attendance\b|those\s+(?:attending|present)\b|minute\s+\d|in\s+the\s+chair\b|apologies\b)",
    re.IGNORECASE,
)


def front(passages: Sequence[Passage], limit: int = 40) -> tuple[Passage, ...]:
    """The first page's passages down to the first section or paragraph of text."""
    block: list[Passage] = []
    for passage in passages[:limit]:
        long = len(passage.text) > 260 and passage.cell is None
        if (
            passage.page != passages[0].page
            or long
            or (block and _opens(passage))
            or (block and passage.kind == "heading" and passage.number is not None)
            or _INSIDE.match(passage.text)
            or _in_data(passage, passages)
        ):
            break
        block.append(passage)
        if passage.cell is None and passage.text.endswith(".") and len(passage.text.split()) > 12:
            break
    return tuple(block)


def _in_data(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a passage stands in a table of three columns or more that is no form."""
    if passage.table is None or passage.table.n_columns < 3:
        return False
    return not any(attribute_of(p.text) in _FORM for p in passages if p.table is passage.table)


def _opens(passage: Passage) -> bool:
    numbered = passage.number is not None and re.fullmatch(r"1(?:\.[01])?", passage.number) is not None
    return bool(_OPENING.match(passage.text) or re.match(r"^1\.?0?\s+[A-Z][a-z]", passage.text)) or (
        numbered and passage.cell is None
    )


def is_title_line(text: str) -> bool:
    """Whether a line of the title block can be a title at all."""
    return len(re.findall(r"[A-Za-z]", text)) >= 4 and not pattern("metadata", "no_title").regex.search(text)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a line of the title block: between full stops, bars and wide dashes."""
    at = 0
    for cut in re.finditer(r"(?<=[a-z0-9])[.;]\s+|\s[|–—·•]\s|\s{3,}", text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)


def is_date(text: str) -> bool:
    found = next(dates(text), None)
    return (
        found is not None
        and found.start == 0
        and found.end == len(text.strip())
        and found.when.kind != "year"
    )
