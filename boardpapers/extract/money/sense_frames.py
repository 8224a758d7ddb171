"""The sense of an amount in a sentence: turns of phrase around it, and nouns weighed by their distance.

The amount stands as MARK in the sentence, all other amounts as OTHER. Each reading has a weight, and the
heaviest decides; a frame weighs what its data says, a noun right behind the amount about as much.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from boardpapers.extract.anchors import Anchored
from boardpapers.extract.money.senses import Nouns, Sense, SenseFound, nouns
from boardpapers.extract.patterns import regex, turns

MARK, OTHER = "⟦A⟧", "⟦M⟧"
Range = tuple[int, int]

#: Weights of a noun before the amount, right behind it, linked to it by words, anywhere behind, and beyond
#: another amount; what a word between costs before, behind and beyond.
_BEFORE, _BEHIND, _LINKED, _LATER, _BEYOND = 11.6, 13.6, 12.9, 8.6, 7.0
_WORD_BEFORE, _WORD_BEHIND, _WORD_BEYOND = 0.45, 0.4, 0.2
#: What a noun before the amount weighs at least, however far it stands.
_FLOOR = 6.0
#: Weights of a sense taken over from the first amount of a series, or from a sum whose parts follow a colon.
_SERIES, _LOOSE_SERIES, _PARTS = 11.5, 9.0, 12.9


@cache
def _frames() -> tuple[tuple[Sense, float, Anchored], ...]:
    """The turns of phrase for one kind of amount, and the general ones."""
    known = (*turns("senses"), *turns("turns"), *turns("plain_turns"))
    return tuple((turn.tags["sense"], float(turn.tags["weight"]), turn.regex) for turn in known)


def sense_in_prose(sentence: str, amount: Range, others: tuple[Range, ...]) -> SenseFound | None:
    """The sense of the amount at `amount` of a sentence that holds `others` besides; None without a cue."""
    masked, at = _masked(sentence, amount, others)
    best = _heaviest(masked, at)
    if best is None:
        return None
    back = _Back(amount, others)
    return replace(best, start=back(best.start), end=back(best.end))


def _heaviest(masked: str, at: int) -> SenseFound | None:
    found = (*_framed(masked, at), *_nearest(masked, at))
    best = max(found, key=lambda f: f.weight, default=None)
    if best is None:
        return None
    against = max((f.weight for f in found if f.sense != best.sense), default=0.0)
    return replace(best, margin=best.weight - against)


# -- sentences with marks ------------------------------------------------------------------------------


def _masked(sentence: str, amount: Range, others: tuple[Range, ...]) -> tuple[str, int]:
    """The sentence with amounts replaced by marks, and where the mark stands."""
    out = sentence
    for start, end in sorted((*others, amount), reverse=True):
        mark = MARK if (start, end) == amount else OTHER
        out = out[:start] + mark + out[end:]
    return out, out.index(MARK)


class _Back:
    """Maps positions of a masked sentence to the sentence itself."""

    def __init__(self, amount: Range, others: tuple[Range, ...]) -> None:
        self.spans = sorted((*others, amount))

    def __call__(self, position: int) -> int:
        shift = 0
        for start, end in self.spans:
            if position <= start - shift:
                break
            if position <= start - shift + len(MARK):
                return end
            shift += (end - start) - len(MARK)
        return position + shift


# -- readings ------------------------------------------------------------------------------------------


def _framed(masked: str, at: int) -> Iterator[SenseFound]:
    """Frames that hold the amount; one that ends with it weighs less the farther it reaches back."""
    for sense, weight, expression in _frames():
        for match in expression.finditer(masked):
            if match.start() <= at < match.end():
                reach = at - match.start() if match.end() <= at + len(MARK) + 1 else 0
                yield SenseFound(sense, weight - min(reach, 80) / 100, match.start(), match.end())
                break


def _nearest(masked: str, at: int) -> Iterator[SenseFound]:
    """Nouns around the amount, and what it takes over from another one."""
    yield from _nouns_around(masked, at)
    inherited = _inherited(masked, at)
    if inherited is not None:
        yield _ranked(inherited, {entry.sense: n for n, entry in enumerate(nouns()) if not entry.loss})


def _nouns_around(masked: str, at: int) -> Iterator[SenseFound]:
    """Nouns before and behind the amount; of equal ones, the sense that stands first in the vocabulary."""
    rank = {entry.sense: n for n, entry in enumerate(nouns()) if not entry.loss}
    last = masked.rfind(OTHER, 0, at)
    left = max(last + len(OTHER) if last >= 0 else 0, masked.rfind(";", 0, at), 0)
    for entry in nouns():
        for found in (
            *_nouns_before(entry, masked, left, at),
            *_nouns_behind(entry, masked, at + len(MARK)),
            *_nouns_beyond(entry, masked[:left]),
        ):
            yield _ranked(found, rank)


def _ranked(found: SenseFound, rank: dict[Sense, int]) -> SenseFound:
    return replace(found, weight=found.weight - 0.01 * rank.get(found.sense, len(rank)))


def _nouns_before(entry: Nouns, masked: str, left: int, at: int) -> Iterator[SenseFound]:
    before = masked[left:at]
    for match in entry.regex.finditer(before):
        gap = _unqualified(re.sub(r",[^,]{3,80},", "", before[match.end() :]))
        distance = _words(gap)
        weight = _BEFORE - entry.loss - _WORD_BEFORE * distance
        if regex("senses", "prose.verb_link").search(gap) or distance == 0:
            weight += 1.6 if distance <= 3 else 0.8
        if "," in gap:
            weight -= 1.2
        if not entry.loss:
            weight = max(weight, _FLOOR - 0.02 * distance)
        head = _head(before[: match.start()]) if entry.sense not in ("rate", "other") else None
        if head is not None:
            yield replace(head, weight=weight + 0.3, start=left + head.start, end=left + head.end)
        yield SenseFound(entry.sense, weight, left + match.start(), left + match.end())


def _nouns_behind(entry: Nouns, masked: str, start: int) -> Iterator[SenseFound]:
    behind = masked[start : _right_edge(masked, start)]
    for match in entry.regex.finditer(behind):
        gap = behind[: match.start()]
        distance = _words(gap)
        linked = regex("senses", "prose.link").search(gap)
        base = _BEHIND if not distance else _LINKED if linked else _LATER
        weight = base - entry.loss - _WORD_BEHIND * distance
        yield SenseFound(entry.sense, weight, start + match.start(), start + match.end())


def _nouns_beyond(entry: Nouns, beyond: str) -> Iterator[SenseFound]:
    """Nouns before the amount before, or before a semicolon."""
    for match in entry.regex.finditer(beyond):
        distance = _words(beyond[match.end() :])
        yield SenseFound(entry.sense, _BEYOND - _WORD_BEYOND * distance, match.start(), match.end())


def _head(left: str) -> SenseFound | None:
    """The noun that governs the phrase a noun stands in: `savings` in `savings on contracts`."""
    match = regex("senses", "prose.governed").search(left)
    if match is None:
        return None
    offset = match.start("np")
    for entry in nouns():
        if entry.loss or entry.sense not in ("saving", "cost", "income", "grant"):
            continue
        hit = entry.regex.search(match["np"])
        if hit is not None:
            return SenseFound(entry.sense, 0.0, offset + hit.start(), offset + hit.end())
    return None


def _inherited(masked: str, at: int) -> SenseFound | None:
    """The sense of the first amount of a series (`£2m in ICT, £1m from HR and £3m ...`), for a later one."""
    head = masked[:at]
    if regex("senses", "prose.part_of_next").search(masked[at + len(MARK) :]):
        best = _own(masked, masked.index(OTHER, at))
        if best is not None:
            return replace(best, weight=min(best.weight, _LOOSE_SERIES))
    parts = regex("senses", "prose.parts").search(head)
    strict = parts or regex("senses", "prose.series").search(head)
    if not strict and not regex("senses", "prose.loose_series").search(head):
        return None
    best = _heaviest(_moved(masked, first := masked.index(OTHER)), first)
    if best is None:
        return None
    least = _PARTS if parts else _SERIES
    return replace(best, weight=max(best.weight, least) if strict else _LOOSE_SERIES)


def _moved(masked: str, place: int) -> str:
    """The sentence with the other amount at `place` as the one in question."""
    before, behind = masked[:place], masked[place + len(OTHER) :]
    return before.replace(MARK, OTHER) + MARK + behind.replace(MARK, OTHER)


def _own(masked: str, place: int) -> SenseFound | None:
    """What the other amount at `place` is by its own words."""
    moved = _moved(masked, place)
    return max((*_framed(moved, place), *_nouns_around(moved, place)), key=lambda f: f.weight, default=None)


def _right_edge(masked: str, start: int) -> int:
    """Where what belongs to the amount ends: at the next amount, or a semicolon."""
    ends = [i for i in (masked.find(OTHER, start), masked.find(";", start)) if i >= 0]
    return min(ends, default=len(masked))


def _unqualified(gap: str) -> str:
    """The words between a noun and its amount, without those that only say how exact it is."""
    for name in ("at_least", "up_to", "about"):
        gap = regex("money", name).sub("", gap)
    return gap


def _words(text: str) -> int:
    return len(re.findall(r"[\w£%]+", text))
