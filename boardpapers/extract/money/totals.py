"""Amounts of running text that include others."""

from collections.abc import Sequence
from dataclasses import replace

from boardpapers.extract.money.drafts import Draft
from boardpapers.extract.money.mentions import Mention, mention
from boardpapers.extract.money.sense_frames import OTHER
from boardpapers.extract.patterns import regex


def is_total(at: Mention) -> bool:
    """Whether the words around an amount call it a total, or say that it includes others."""
    return _called_total(at) or _includes_next(at) or _joined_to_total(at) or _called_net(at)


def _called_total(at: Mention) -> bool:
    text, span = at.text, at.span
    head = text[max(at.left, span.start - 70) : span.start].rsplit(";", 1)[-1]
    tail = text[span.end : min(at.right, span.end + 30)]
    first = at.inside and at.inside[0] is at.span
    opening = text[at.sentence[0] : at.span.start] if first else ""
    split = at.inside and len(at.inside) > 1 and regex("money_prose", "whole_opening").search(opening)
    return bool(
        (first and split)
        or regex("money_prose", "total_before").search(head)
        or regex("money_prose", "total_behind").search(tail)
        or regex("money_prose", "total_opening").search(opening)
    )


def _includes_next(at: Mention) -> bool:
    behind = at.text[at.span.end : at.right] + (OTHER if at.right < at.sentence[1] else "")
    return bool(regex("money_prose", "includes_next").search(behind))


def _joined_to_total(at: Mention) -> bool:
    """`a total of £3m capital and £1m revenue`: the second amount is one, too."""
    earlier = [a for a in at.inside if a.end <= at.span.start]
    if not earlier:
        return False
    between = at.text[earlier[-1].end : at.span.start]
    if not regex("money_prose", "coordinated").search(between):
        return False
    return is_total(mention(at.place, at.reading, earlier[-1], at.sentence, at.inside, None))


def _called_net(at: Mention) -> bool:
    clause = at.text[at.left : at.span.start]
    if regex("money_prose", "includes_others").search(clause):
        return True
    alone = len(at.inside) == 1
    return alone and bool(regex("money_prose", "net_savings").search(at.text[: at.span.start][-260:]))


def with_sums_marked(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Marks an amount that others of its kind in the same text add up to: a target and its parts."""
    return tuple(
        replace(draft, is_total=True) if _is_sum(drafts, n) else draft for n, draft in enumerate(drafts)
    )


def _is_sum(drafts: Sequence[Draft], n: int) -> bool:
    own = drafts[n]
    others = [d.amount for i, d in enumerate(drafts) if i != n and d.sense == own.sense and d.maximum is None]
    behind = [d.amount for d in drafts[n + 1 :] if d.sense == own.sense]
    choices = [others, others[:2], others[-2:], *(behind[:k] for k in (2, 3, 4))]
    return any(len(c) >= 2 and abs(sum(c) - own.amount) <= 0.5 * own.unit for c in choices)
