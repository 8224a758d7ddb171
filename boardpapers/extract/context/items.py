"""What an amount is for: the noun phrase around it, the words that lead in, or the heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.extract.match import Reading
from boardpapers.extract.patterns import data, group, regex
from boardpapers.extract.place import Place
from boardpapers.organisations import find_organisation

_GENERIC = frozenset(data("items")["generic"].split())
_LONGEST = 110
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_UP_TO_THREE_WORDS = re.compile(r"(?:(?<![\w.,£])[A-Za-z][\w’'-]*\s){0,3}$")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """The words and, where they stand in the amount's own text, their characters."""

    text: str
    start: int = -1
    end: int = -1


def item_near(
    place: Place, reading: Reading, start: int, end: int, sentence: Range, sense: str, cue: Range | None
) -> Item | None:
    """The best phrase for what the amount at [start, end) is for; None when nothing says it.

    `cue` are the words that named the sense.
    """
    text = reading.text
    for candidate in (
        _listed(reading, start, sentence),
        _worded(text, start, end, sentence, sense),
        _bracketed(text, start, sentence),
        _behind(text, end, sentence[1], sense),
        _cue_phrase(text, start, sentence, cue),
        _lead(place),
        _subject(text, start, sentence),
        _antecedent(text, sentence),
    ):
        if candidate is not None:
            return candidate
    return _cue_words(text, sentence, cue)


def _listed(reading: Reading, start: int, sentence: Range) -> Item | None:
    """The name right before an amount in a series of such (`estates £0.4m, ICT contracts £0.3m`)."""
    amounts = [a for a in reading.of("MONEY") if sentence[0] <= a.start < sentence[1]]
    text = reading.text
    named = [
        (a, m) for a in amounts if (m := regex("items", "listed_before").search(text[sentence[0] : a.start]))
    ]
    if len(named) < 2 or not any(a.start == start for a, _ in named):
        return None
    match = next(m for a, m in named if a.start == start)
    return _item(text, sentence[0] + match.start("np"), sentence[0] + match.end("np"))


def _worded(text: str, start: int, end: int, sentence: Range, sense: str) -> Item | None:
    """The phrase that a turn of phrase right before or behind the amount names."""
    places = (("before", sentence[0], start), ("after", end, sentence[1]))
    for prefix, low, high in places:
        for name, expression in group("items", prefix).items():
            match = expression.search(text[low:high]) if name.startswith((f"{sense}_", "any_")) else None
            item = _item(text, low + match.start("np"), low + match.end("np")) if match else None
            if item is not None:
                return item
    return None


def _bracketed(text: str, start: int, sentence: Range) -> Item | None:
    """The phrase before an amount in brackets: `the purchase of the hangar (£650k)`."""
    head = text[sentence[0] : start + 1 if text[start] == "(" else start]
    opening = regex("items", "bracket").search(head)
    if opening is None:
        return None
    stops = regex("items", "bracket_stop").finditer(head, 0, opening.start())
    first = max((m.end() for m in stops), default=0)
    return _item(text, sentence[0] + first, sentence[0] + opening.start())


def _behind(text: str, end: int, limit: int, sense: str) -> Item | None:
    """The phrase behind the amount: `£4m from the vehicle fleet`."""
    kinds = group("items", "behind")
    match = kinds.get(sense, kinds["other"]).search(text[end:limit])
    if match is None or regex("items", "no_item_behind").search(match["np"]):
        return None
    return _item(text, end + match.start("np"), end + match.end("np"))


def _cue_phrase(text: str, start: int, sentence: Range, cue: Range | None) -> Item | None:
    """The noun phrase whose head named the sense: `Total collaboration savings`, `savings on contracts`."""
    if cue is None or not _within(cue, sentence) or cue[1] - cue[0] > 60:
        return None
    left = max(_stops(text, sentence[0], cue[0]), default=sentence[0])
    right = cue[1]
    if cue[1] <= start:
        tail = regex("items", "noun_tail").search(text[cue[1] : start])
        right += tail.end() if tail else 0
    return _item(text, left, right)


def _lead(place: Place) -> Item | None:
    """A label before a colon or dash at the start of the text, or a bold lead-in."""
    string, paragraph = place.text.string, place.paragraph
    if paragraph is not None and paragraph.kind == "field":
        return None
    match = regex("items", "label").search(string)
    if match and is_specific(match["np"]):
        return _item(string, match.start("np"), match.end("np"))
    if paragraph is not None and 3 < paragraph.lead_end < 100:
        return _item(string, 0, paragraph.lead_end)
    return None


def _subject(text: str, start: int, sentence: Range) -> Item | None:
    """The subject of the sentence: `The custody redesign will save ...`."""
    setting = regex("items", "setting").match(text[sentence[0] : start])
    first = sentence[0] + (setting.end() if setting else 0)
    match = regex("items", "subject").search(text[first:start])
    if match is None or regex("items", "no_subject").search(match["np"]):
        return None
    if find_organisation(match["np"]) is not None:
        return None
    return _item(text, first + match.start("np"), first + match.end("np"))


def _antecedent(text: str, sentence: Range) -> Item | None:
    """The subject of the sentence before, for a sentence that begins with a pronoun."""
    if sentence[0] == 0 or not regex("items", "pronoun").search(text[sentence[0] : sentence[1]]):
        return None
    before = text[: sentence[0]].rstrip()
    start = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    return _subject(text, sentence[0] - 1, (start, sentence[0]))


def _cue_words(text: str, sentence: Range, cue: Range | None) -> Item | None:
    """The words that named the sense themselves, with up to three before them: for want of a better."""
    if cue is None or not _within(cue, sentence) or cue[1] - cue[0] >= 40:
        return None
    lead = _UP_TO_THREE_WORDS.search(text[sentence[0] : cue[0]])
    low = sentence[0] + (lead.start() if lead else 0)
    low = max(low, max(_stops(text, sentence[0], cue[0]), default=0))
    raw = text[low : cue[1]]
    words = raw.strip(" –-:;,.(")
    if not words or "£" in words or regex("items", "bad_start").search(words):
        return None
    at = low + raw.index(words)
    skip = _determiner(words)
    return Item(words[skip:], at + skip, at + len(words)) if words[skip:] else None


def plain_noun(text: str, start: int, end: int, sentence: Range) -> Item | None:
    """The noun nearest to the amount that says what kind of money it is, where no more is said."""
    near = [m for m in regex("items", "plain_noun").finditer(text, *sentence) if not start <= m.start() < end]
    best = min(
        near,
        key=lambda m: max(start - m.end(), m.start() - end) + (6 if m.start() >= end else 0),
        default=None,
    )
    return Item(best.group(), best.start(), best.end()) if best is not None else None


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] < inner[1] <= outer[1]


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where a noun phrase that ends at `end` may begin: behind verbs, prepositions and commas."""
    return (m.end() for m in regex("items", "left_stop").finditer(text, start, end))


def is_specific(words: str) -> bool:
    """Whether a phrase has a word that is not merely `the total annual cost`."""
    return any(t not in _GENERIC for t in re.findall(r"[A-Za-z][\w’'-]*", words.lower()))


def _item(text: str, start: int, end: int) -> Item | None:
    """The characters [start, end) as an item, without its article; None where they name nothing."""
    raw = text[start:end]
    words = raw.strip(" –-:;,.")
    if not words or not is_specific(words) or len(words) > _LONGEST or "£" in words or "⟦" in words:
        return None
    cut = _determiner(words)
    if regex("items", "bad_start").search(words[cut:]) or regex("items", "verb_inside").search(words):
        return None
    offset = start + raw.index(words)
    return Item(words[cut:], offset + cut, offset + len(words))


def _determiner(words: str) -> int:
    """The length of the article at the start of a phrase."""
    match = regex("items", "determiner").search(words)
    return match.end() if match else 0
