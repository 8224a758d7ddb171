"""An amount in running text, with its sentence and the other amounts around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from boardpapers.document import Evidence
from boardpapers.extract.match import Reading, Span
from boardpapers.extract.money_values import Money
from boardpapers.extract.patterns import regex
from boardpapers.extract.place import Place

#: A sentence with one amount is quoted whole up to this length.
_SHORT = 220


@dataclass(frozen=True, slots=True)
class Mention:
    """`sentence` is [start, end) of the text, `inside` its amounts, `before` the amount before in the text.

    `left` and `right` are where the neighbouring amounts end and begin, or the sentence does.
    """

    place: Place
    reading: Reading
    span: Span
    sentence: tuple[int, int]
    inside: tuple[Span, ...]
    before: Span | None
    left: int
    right: int

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def money(self) -> Money:
        value: Money = self.span.value
        return value

    @property
    def words(self) -> str:
        """The sentence."""
        return self.text[self.sentence[0] : self.sentence[1]]

    def cite(self, start: int, end: int, field: str | None = None) -> tuple[Evidence, ...]:
        return self.place.cite(start, end, field)


def mentions_in(place: Place, reading: Reading) -> Iterator[Mention]:
    """Every amount of pounds in a text, from left to right."""
    amounts = tuple(reading.of("MONEY"))
    before: Span | None = None
    for span in amounts:
        sentence = reading.sentence_at(span.start)
        inside = tuple(a for a in amounts if sentence[0] <= a.start < sentence[1])
        yield mention(place, reading, span, sentence, inside, before)
        before = span


def mention(
    place: Place,
    reading: Reading,
    span: Span,
    sentence: tuple[int, int],
    inside: tuple[Span, ...],
    before: Span | None,
) -> Mention:
    left = max((a.end for a in inside if a.end <= span.start), default=sentence[0])
    right = min((a.start for a in inside if a.start >= span.end), default=sentence[1])
    return Mention(place, reading, span, sentence, inside, before, left, right)


def clause_of(mention: Mention) -> tuple[int, int]:
    """The words to quote: the sentence when it is short and holds one amount, else the clause."""
    text, span, sentence = mention.text, mention.span, mention.sentence
    alone = (mention.left, mention.right) == sentence
    if alone and sentence[1] - sentence[0] <= _SHORT:
        return sentence[0], len(text[: sentence[1]].rstrip())
    start = _clause_start(mention)
    end = mention.right
    tail = regex("money_prose", "tail_end").search(text[span.end : end])
    if tail and tail.start() > 12:
        end = span.end + tail.start()
    return (
        min(start, mention.money.qualifier_start, span.start),
        max(len(text[:end].rstrip(" ,;")), span.end),
    )


def _clause_start(mention: Mention) -> int:
    text, span = mention.text, mention.span
    start = max(mention.sentence[0], mention.left)
    head = text[start : mention.money.qualifier_start]
    start += max((m.end() for m in regex("money_prose", "clause_end").finditer(head)), default=0)
    while start < span.start and text[start] in " ,;)":
        start += 1
    opening = regex("money_prose", "opening_conjunction").search(text[start : span.start])
    return start + opening.end() if opening else start
