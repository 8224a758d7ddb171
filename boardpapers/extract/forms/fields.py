"""Labelled values of forms and title blocks, whatever their print: fields, table rows, plain lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from boardpapers.document import Evidence
from boardpapers.extract.anchors import Anchored
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.patterns import data, patterns


@dataclass(frozen=True, slots=True)
class Field:
    """A known label and the passages that hold its value; of the first one the characters [start, end).

    `label_passage` is where the label stands. `values` may be several passages (a cell with a list).
    """

    attribute: str
    label: str
    label_passage: Passage
    values: tuple[Passage, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """The first passage's part of the value."""
        return self.values[0].text[self.start : self.end].strip() if self.values else ""

    def cite(self, field: str | None = None) -> tuple[Evidence, ...]:
        """Evidence for the first passage's part of the value."""
        return self.values[0].cite(self.start, self.end, field) if self.values else ()


@cache
def labels() -> Mapping[str, str]:
    """Every known label and its attribute."""
    return {label: attribute for attribute, known in data("forms")["labels"].items() for label in known}


@cache
def _bare() -> tuple[str, ...]:
    return tuple(sorted(data("forms")["bare"]["labels"], key=len, reverse=True))


@lru_cache(maxsize=4096)
def normal(label: str) -> str:
    """A printed label in small letters, without numbering, colon and stray spaces."""
    text = re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", "", label.lower().replace("’", "'"))
    text = re.sub(r"\s*/\s*", "/", text).replace(" & ", " and ")
    text = re.sub(r"\bno\.", "no", text)
    return re.sub(r"\s+", " ", text).strip(" :.-–—*?")


@lru_cache(maxsize=4096)
def attribute_of(label: str) -> str | None:
    """The attribute that a printed label announces, or None for an unknown one."""
    known = labels()
    text = normal(label)
    listed = known.get(text) or known.get(re.sub(r"\s*\([^)]*\)$", "", text).strip())
    if listed or len(text.split()) > 6:
        return listed
    return next((p.name for p in patterns("forms") if p.regex.fullmatch(text)), None)


@cache
def _inline() -> Anchored:
    known = "|".join(re.escape(k) for k in sorted(labels(), key=len, reverse=True))
    return Anchored(
        rf"(?:^|(?<=\s)|(?<=[.;)]))(?P<label>{known.replace(chr(92) + ' ', chr(92) + 's+')})\s*:\s*",
        re.IGNORECASE,
    )


@cache
def _line_start() -> re.Pattern[str]:
    known = "|".join(re.escape(k).replace(r"\ ", r"\s+") for k in _bare())
    return re.compile(rf"^\s*(?P<label>{known})\b\s*[.:–-]?\s+(?=\S)", re.IGNORECASE)


def fields(passages: Sequence[Passage]) -> tuple[Field, ...]:
    """Every known label with its value, in reading order."""
    cells: dict[tuple[int, int, int], list[Passage]] = {}
    for passage in passages:
        cells.setdefault(passage.place, []).append(passage)
    return tuple(f for p in passages for f in _fields(p, passages, cells))


def _fields(
    passage: Passage, every: Sequence[Passage], cells: Mapping[tuple[int, int, int], list[Passage]]
) -> Iterator[Field]:
    if (
        passage.source.label
        and passage.source.value_start
        and (attribute := attribute_of(passage.source.label))
    ):
        stop = _next_label(passage.text, passage.source.value_start)
        yield Field(attribute, passage.source.label, passage, (passage,), passage.source.value_start, stop)
        yield from _inline_fields(passage, stop)
        return
    attribute = attribute_of(passage.text) if len(passage.text) < 60 else None
    if attribute:
        values = _beside(passage, every, cells)
        if values:
            yield Field(attribute, passage.text, passage, values, values[0].start, len(values[0].text))
        return
    yield from _inline_fields(passage, 0)


def _inline_fields(passage: Passage, start: int) -> Iterator[Field]:
    text = passage.text
    if start == 0 and (bare := _line_start().match(text)) and not _inline().match(text):
        attribute = labels()[normal(bare["label"])]
        yield Field(attribute, bare["label"], passage, (passage,), bare.end(), _next_label(text, bare.end()))
    for match in _inline().finditer(text, start):
        if not match["label"][:1].isupper() or (match.start() > 0 and not _label_like(text, match)):
            continue
        stop = _next_label(text, match.end())
        if text[match.end() : stop].strip():
            attribute = labels()[normal(match["label"])]
            yield Field(attribute, match["label"], passage, (passage,), match.end(), stop)


def _label_like(text: str, match: re.Match[str]) -> bool:
    """Whether a label in the middle of a line is one: in a short line, after no sentence, no common word."""
    if len(text) > 300 or re.search(r"[a-z]\.\s", text[: match.start()]):
        return False
    if normal(match["label"]) not in data("forms")["common"]["labels"]:
        return True
    follows = re.search(r"(?:\d{4}[.,;|]|[;|])\s+$", text[: match.start()])
    return follows is not None and _inline().match(text) is not None


def _next_label(text: str, start: int) -> int:
    for match in _inline().finditer(text, start):
        if match["label"][:1].isupper() and match.start() > start and _label_like(text, match):
            return len(text[: match.start()].rstrip())
    return len(text)


def _beside(
    label: Passage, every: Sequence[Passage], cells: Mapping[tuple[int, int, int], list[Passage]]
) -> tuple[Passage, ...]:
    """The value of a label that stands alone: the rest of its cell, the cell beside or below, a line."""
    if label.cell is None:
        follower = every[label.index + 1 : label.index + 2]
        if (
            not follower
            or attribute_of(follower[0].text)
            or (follower[0].kind == "heading" and not label.text.rstrip().endswith(":"))
        ):
            return ()
        return tuple(follower)
    mates = cells[label.place]
    if mates[-1].index - mates[0].index >= len(
        mates
    ):  # the next cell's lines stand between: one form row each
        until = next((p.index for p in mates if p.index > label.index), mates[-1].index + 100)
        return tuple(
            p
            for p in every[label.index + 1 : until]
            if p.place[:2] == label.place[:2] and p.place != label.place
        )
    rest = tuple(p for p in mates if p.index > label.index)
    if rest and label.index == mates[0].index:
        return rest
    table, row, column = label.place
    beside = cells.get((table, row, column + label.cell.column_span), [])
    if beside and not attribute_of(beside[0].text):
        return tuple(beside)
    below = cells.get((table, row + label.cell.row_span, column), [])
    if below and not attribute_of(below[0].text):
        return tuple(below)
    return ()
