"""What an amount of running text is: by its sentence, the amount before it, or what stands around."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpapers.extract.match import Span
from boardpapers.extract.money.drafts import Draft
from boardpapers.extract.money.mentions import Mention
from boardpapers.extract.money.sense_frames import sense_in_prose
from boardpapers.extract.money.senses import Sense, sense_of_label
from boardpapers.extract.money.setting import Setting
from boardpapers.extract.patterns import regex

#: From this weight on the words of the sentence decide alone.
_SETTLED = 5
#: Weights from which a sense is most often right, and by how much it must outweigh the others.
_HEAVY, _FAIR, _CLEAR = 12.4, 9.6, 1.5
#: From this weight on the words around a part of a sum outweigh what the sum is.
_OWN = 13.0
#: How many characters of the text before a sentence are looked at.
_REACH = 240


@dataclass(frozen=True, slots=True)
class Judged:
    """A sense with its weight, and the characters of the text that gave it.

    `carried`: it goes on from the amount before.
    """

    sense: Sense
    weight: float
    cue: tuple[int, int] | None = None
    margin: float = 0.0
    carried: bool = False

    @property
    def certainty(self) -> float:
        """How often such a sense was right in sentences not seen before, from 0 to 1."""
        clear = self.margin >= _CLEAR
        if self.weight >= _HEAVY:
            return 0.89 if clear else 0.88
        if self.weight >= _FAIR:
            return 0.85 if clear else 0.8
        return 0.72 if self.weight >= _SETTLED else 0.5 + 0.04 * self.weight


def judge(mention: Mention, last: Draft | None, setting: Setting) -> Judged:
    """The sense of an amount, `last` being the one before it in the text."""
    judged = _settled(mention, setting)
    if last is not None and mention.before is not None:
        weight = _carried(mention, last, judged.weight)
        if weight:
            return replace(judged, sense=last.sense, weight=weight, margin=0.0, carried=True)
    return judged


def _settled(mention: Mention, setting: Setting) -> Judged:
    """The sense from the sentence, else from the sentence before, the list's introduction, the headings."""
    first, span = mention.sentence[0], mention.span
    others = tuple(_with_about(a, first) for a in mention.inside if a is not span)
    found = sense_in_prose(mention.words, _with_about(span, first), others)
    if found is not None and found.weight >= _SETTLED:
        return Judged(found.sense, found.weight, (first + found.start, first + found.end), found.margin)
    around = next(_around(mention, setting), None)
    if around is not None:
        return around
    if found is not None:
        return Judged(found.sense, found.weight)
    if setting.about_savings and regex("money_prose", "benefit_words").search(mention.words):
        return Judged("saving", 4.0)
    return Judged("other", 2.0)


def _with_about(amount: Span, first: int) -> tuple[int, int]:
    """Where an amount stands in its sentence, with the words that only make it a rough one: `circa £4m`."""
    about = amount.value.qualifier == "about"
    start = max(amount.value.qualifier_start, first) if about else amount.start
    return start - first, amount.end - first


def _around(mention: Mention, setting: Setting) -> Iterator[Judged]:
    """What the list's introduction, the sentence before and the headings say, the nearest first."""
    intro = sense_of_label(setting.intro)
    if intro is not None and (intro.sense != "rate" or setting.intro in setting.headings):
        yield Judged(intro.sense, 8.0)
    tail = mention.text[: mention.sentence[0]][-_REACH:]
    hit = sense_of_label(tail)
    if (hit is None or hit.sense == "rate") and regex("money_prose", "time_freed").search(tail):
        yield Judged("saving", 6.0)
    if hit is not None and hit.sense != "rate":
        yield Judged(hit.sense, 6.0)
    for heading in reversed(setting.headings):
        hit = sense_of_label(heading)
        if hit is not None:
            yield Judged(hit.sense, 5.0)


def is_part(mention: Mention, last: Draft, sense: Sense) -> bool:
    """Whether an amount is told as a part of the one before it, in the same sentence."""
    before = mention.before
    if before is None or sense != last.sense or before.start < mention.sentence[0]:
        return False
    between = mention.text[before.end : mention.span.start]
    if regex("money_prose", "part_of_last").search(between):
        return True
    joined = regex("money_prose", "next_part").search(between)
    opened = regex("money_prose", "parts_follow").search(mention.text[mention.sentence[0] : before.start])
    return bool(joined and opened)


def _carried(mention: Mention, last: Draft, weight: float) -> float:
    """How strongly an amount goes on from the one before it; 0 where its own words decide."""
    text, span, before = mention.text, mention.span, mention.before
    assert before is not None
    between = text[before.end : span.start]
    same_sentence = before.start >= mention.sentence[0]
    if last.sense == "rate" and same_sentence and regex("money_prose", "alternative").search(between):
        return 15.0
    if last.sense in ("rate", "other"):
        return 0.0
    if mention.money.amount == last.amount and regex("money_prose", "taken_up").search(text[: span.start]):
        return 15.0
    if same_sentence and regex("money_prose", "taken_up").search(text[mention.sentence[0] : before.start]):
        return 11.5 if weight < _OWN else 0.0
    if not same_sentence:
        opening = text[mention.sentence[0] : span.start]
        return 9.5 if weight < 9.8 and regex("money_prose", "goes_on").search(opening) else 0.0
    part = regex("money_prose", "part_of_last").search(between) or regex("money_prose", "part_behind").search(
        text[span.end :]
    )
    if part and weight < 12.4:
        return 11.5
    return 9.0 if weight < 9.5 and ". " not in between else 0.0
