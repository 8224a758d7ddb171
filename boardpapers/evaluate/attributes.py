"""How one attribute of a matched pair is judged: 1 right, 0 wrong, a share between, None not scored.

An attribute is not scored where the gold record leaves it out or the predicted record's table has no such
column.
"""

from collections.abc import Callable
from dataclasses import dataclass

from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.similarity import dice, name_likeness, share_of_words, squeeze, token_set

Judge = Callable[[Gold, Found], float | None]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute and its judge; an `extra` one is reported but not in the mean."""

    name: str
    judge: Judge
    extra: bool = False


def exact(key: str, *, extra: bool = False) -> Attribute:
    """Right when the value is among the accepted ones; NULL and `unspecified` say the same."""

    def judge(gold: Gold, found: Found) -> float | None:
        if key not in gold.accepts or key not in found.values:
            return None
        accepted = {"unspecified" if v is None else v for v in gold.accepts[key]}
        value = found.values[key]
        return float(("unspecified" if value is None else value) in accepted)

    return Attribute(key, judge, extra)


def number(key: str, *, extra: bool = False) -> Attribute:
    """Right when the number is as near an accepted one as its printing allows."""

    def judge(gold: Gold, found: Found) -> float | None:
        if key not in gold.accepts or key not in found.values:
            return None
        value = found.number(key)
        if value is None:
            return float(gold.accepts_null(key))
        return float(any(same_number(value, n) for n in gold.numbers(key)))

    return Attribute(key, judge, extra)


def same_number(a: float, b: float) -> bool:
    """Equal within 50p for sums of £1,000 or more, else within 0.005; always within a millionth."""
    size = max(abs(a), abs(b))
    return abs(a - b) <= max(0.5 if size >= 1000 else 0.005, 1e-6 * size) + 1e-9


def same_amount(a: float, b: float) -> bool:
    """Equal within 50p or a millionth."""
    return abs(a - b) <= max(0.5, 1e-6 * max(abs(a), abs(b))) + 1e-9


def worded(
    key: str,
    at_least: float,
    likeness: Callable[[str, str], float] = dice,
    *,
    column: str | None = None,
    extra: bool = False,
) -> Attribute:
    """Right when the printed words are alike enough to accepted ones."""
    where = column or key

    def judge(gold: Gold, found: Found) -> float | None:
        if key not in gold.accepts or where not in found.values:
            return None
        value = found.text(where)
        if not value:
            return float(gold.accepts_null(key))
        return float(any(likeness(value, text) >= at_least for text in gold.texts(key)))

    return Attribute(key, judge, extra)


def lettered(key: str, *, extra: bool = False) -> Attribute:
    """Right when letters and digits are equal."""
    return worded(key, 1.0, lambda a, b: float(squeeze(a) == squeeze(b)), extra=extra)


def named(key: str, at_least: float, *, extra: bool = False) -> Attribute:
    """Right when any name of the entity referred to is alike enough to an accepted name."""

    def judge(gold: Gold, found: Found) -> float | None:
        if key not in gold.accepts or not _has_reference(found, key):
            return None
        names = found.names.get(key, ())
        if not names:
            return float(gold.accepts_null(key))
        return float(name_likeness(names, gold.texts(key)) >= at_least)

    return Attribute(key, judge, extra)


def _has_reference(found: Found, key: str) -> bool:
    return f"{key}_id" in found.values or (key == "target" and "relation" in found.values)


def words_held(key: str, column: str, name: str) -> Attribute:
    """The share of the gold's key words that the column holds; not scored where it asks for none."""

    def judge(gold: Gold, found: Found) -> float | None:
        wanted = gold.lists.get(key, ())
        return share_of_words(found.text(column), wanted) if wanted else None

    return Attribute(name, judge)


def graded(gold: Gold, found: Found, key: str) -> float:
    """How alike the words of a column are to the likest accepted ones, 0 to 1."""
    value = found.text(key)
    if not value:
        return float(gold.accepts_null(key))
    return max((token_set(value, text) for text in gold.texts(key)), default=0.0)


def quote_likeness(gold: Gold, found: Found) -> float:
    """1 where a gold quote and one of the evidence hold one another, .8 where its paragraph or cell does."""
    best = 0.0
    own = [squeeze(q) for q in (*found.quotes, " ".join(found.quotes))]
    around = [squeeze(c.context) for c in found.evidence if c.field is None and c.context]
    for quote in filter(None, map(squeeze, gold.quotes)):
        if any(quote in other or (other and other in quote) for other in own):
            return 1.0
        if any(quote in context for context in around):
            best = 0.8
    return best


def _judge_quote(gold: Gold, found: Found) -> float | None:
    return float(quote_likeness(gold, found) > 0) if gold.quotes else None


QUOTE = Attribute("quote", _judge_quote, extra=True)
