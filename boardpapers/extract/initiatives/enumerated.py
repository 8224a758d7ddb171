"""Projects that a sentence counts and names: `It has three projects: Stores, Radios and the Kit Review.`"""

import re
from collections.abc import Iterator

from boardpapers.extract.bodies.seats import is_role
from boardpapers.extract.body_names import acronym_fits, mentions
from boardpapers.extract.passages import Passage
from boardpapers.extract.programmes.names import ProgrammeName
from boardpapers.organisations import find_organisation

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LIST = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|[2-9]|10)\s(?:[a-z][\w-]*\s){{0,3}}?"
    r"(?:projects|programmes|workstreams|work\sstreams|strands|schemes|initiatives|collaborations)\b"
    r"[^:.;]{0,80}?(?::|\s[–-]|,\s(?:namely|being))\s(?P<list>[^.]{10,420})",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_NAME = re.compile(r"(?:the\s)?(?P<name>[A-Z0-9][\w&’'/-]*(?:\s[\w&’'/-]+){0,6})$")


def enumerated(passage: Passage) -> Iterator[tuple[ProgrammeName, int, int]]:
    """The names in the passage's counted lists, with their characters; none where the count differs."""
    text = passage.string
    for match in _LIST.finditer(text):
        word = match["count"].lower()
        count = _NUMBERS.index(word) + 2 if word in _NUMBERS else int(word)
        found = [_name(text, *span) for span in _split(text, *match.span("list"), count)]
        if len(found) == count and all(found):
            yield from (one for one in found if one is not None)


def _split(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """The parts between commas or semicolons, the last one behind the first `and` after the last comma;
    what stands in brackets does not count."""
    plain = _BRACKET.sub(lambda m: "_" * len(m.group()), text[start:end])
    commas = list(re.finditer(r",\s(?:and\s)?", plain))
    ended = commas[-1].end() if commas else 0
    closed = bool(commas) and commas[-1].group().endswith("and ")
    ands = [] if closed else [m for m in re.finditer(r"\sand\s", plain) if m.start() >= ended][:1]
    for cuts in (list(re.finditer(r";\s(?:and\s)?", plain)), [*commas, *ands]):
        bounds = [0, *(at for cut in cuts for at in cut.span()), len(plain)]
        if len(cuts) == count - 1:
            return [(start + a, start + b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return []


def _name(text: str, start: int, end: int) -> tuple[ProgrammeName, int, int] | None:
    inside = _BRACKET.search(text, start, end)
    stop = inside.start() if inside else end
    match = _NAME.match(text[start:stop].strip())
    if match is None:
        return None
    name = match["name"]
    if mentions(name) or find_organisation(name) or is_role(name.lower().split()):
        return None
    first = text.index(name, start)
    short = inside[1] if inside and acronym_fits(inside[1], name) else None
    letters = inside[1] if inside and re.fullmatch(r"[A-Z]{2,5}", inside[1]) else None
    return ProgrammeName(name, short or letters), first, first + len(name)
