"""Which claims tell of the same benefit: a target, its revision, what was delivered, in one paper or several.

A pure function over claims. Two claims may be of one benefit when they are of one owner and kind and nothing
that they say excludes it; how well they agree in subject, period, basis, cashability and amount gives the
confidence. Pairs are joined best first; two claims of one paper with the same status stay apart (a target
and a forecast of the same row may meet). The result does not depend on the order of the claims.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

#: Pairs below this are not linked.
THRESHOLD = 0.55
#: A word that more claims of an owner share than this says nothing of what they are about.
_COMMON = 120
_RANK = {"planned": 1, "delivered": 2, "missed": 3}
#: Rows of that name are about whatever stands above them.
_SUBTOTAL = re.compile(r"\s*sub-?\s?totals?\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: Words that say that a figure is one, not what it is for.
_EMPTY = frozenset(
    _WORD.findall(
        "a an and as at be by for from in into is it its of on or our over per that the their this to was "
        "were which will with saving savings save saved benefit benefits target total figure amount "
        "further cashable non year annum efficiency efficiencies programme project planned delivered"
    )
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One record of savings or FTE benefits; `amount` in pounds or FTE; `owner` is one for force and PCC."""

    record_id: str
    document_id: str
    kind: str
    owner: str
    amount: float
    status: str
    paper_date: str = ""
    order: tuple[str | int, ...] = ()
    programme_id: str | None = None
    programme: str | None = None
    item: str | None = None
    portfolio: str | None = None
    basis: str = "unspecified"
    cashability: str = "unspecified"
    nature: str = "unspecified"
    period_start: str | None = None
    period_end: str | None = None
    is_total: bool = False

    @property
    def place_in_time(self) -> tuple[str, tuple[str | int, ...], int, tuple[str | int, ...], str]:
        """By paper; within a paper what was planned, then what came of it."""
        rank = _RANK.get(self.status, 0)
        return self.paper_date or "9999", self.order[:1], rank, self.order[1:], self.record_id


class Link(NamedTuple):
    """Why two claims were taken for one benefit; `left` and `right` are record ids."""

    confidence: float
    left: str
    right: str
    rule: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The claims of one benefit in the order of their papers, and the links that brought them together."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()

    @property
    def confidence(self) -> float:
        return min((link.confidence for link in self.links), default=1.0)


@dataclass(slots=True)
class _Group:
    claims: list[Claim]
    links: list[Link] = field(default_factory=list)


def link(claims: Iterable[Claim]) -> list[Linked]:
    """Every claim in exactly one benefit."""
    by_owner: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_owner[claim.owner, claim.kind].append(claim)
    found: list[Linked] = []
    for _, of_owner in sorted(by_owner.items()):
        found.extend(_of_owner(sorted(of_owner, key=lambda c: c.place_in_time)))
    return found


def _of_owner(claims: Sequence[Claim]) -> Iterator[Linked]:
    groups = {c.record_id: _Group([c]) for c in claims}
    links = (_linked(a, b) for a, b in _candidates(claims))
    for found in sorted((x for x in links if x is not None), key=lambda x: (-x.confidence, x.left, x.right)):
        one, other = groups[found.left], groups[found.right]
        if one is other or not _compatible(one, other):
            continue
        one.claims.extend(other.claims)
        one.links.extend((*other.links, found))
        for claim in other.claims:
            groups[claim.record_id] = one
    for group in {id(g): g for g in groups.values()}.values():
        yield Linked(tuple(sorted(group.claims, key=lambda c: c.place_in_time)), tuple(group.links))


def _candidates(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs that share a programme or a word that is not on everything."""
    shared: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        keys = {f"word {w}" for w in (*words(claim.item), *words(claim.programme))}
        if claim.programme_id:
            keys.add(f"programme {claim.programme_id}")
        for key in keys:
            shared[key].append(claim)
    seen: set[tuple[str, str]] = set()
    for key, group in sorted(shared.items()):
        if len(group) > _COMMON and key.startswith("word"):
            continue
        for a, b in combinations(group, 2):
            pair = (a.record_id, b.record_id)
            if pair not in seen:
                seen.add(pair)
                yield a, b


def words(text: str | None) -> frozenset[str]:
    """The words that say what something is, without case."""
    found = _WORD.findall((text or "").casefold())
    return frozenset(w for w in found if w not in _EMPTY and not w.isdigit())


def _compatible(one: _Group, other: _Group) -> bool:
    """No paper says two things of the same status in one benefit, and years and natures do not mix."""
    return all(_may_meet(a, b) for a in one.claims for b in other.claims)


def _may_meet(a: Claim, b: Claim) -> bool:
    if a.document_id == b.document_id and a.status == b.status and not _target_and_forecast(a, b):
        return False
    return _period(a, b)[0] > 0 and _nature(a, b)[0] > 0


def _target_and_forecast(a: Claim, b: Claim) -> bool:
    """Two figures that one paper gives for the same row and time, one of which includes the other."""
    mine, yours = ((c.period_start, c.period_end, c.portfolio, c.basis, c.cashability) for c in (a, b))
    return a.is_total != b.is_total and mine == yours and words(a.item) == words(b.item)


def _linked(a: Claim, b: Claim) -> Link | None:
    if any(c.is_total and _SUBTOTAL.match(c.item or "") for c in (a, b)):
        return None
    if a.document_id == b.document_id and a.status == b.status and not _target_and_forecast(a, b):
        return None
    amount = _amount(a, b)
    parts = [_subject(a, b, amount[0]), _period(a, b), _nature(a, b), amount]
    confidence = 1.0
    for score, _ in parts:
        confidence *= score
    if confidence < THRESHOLD:
        return None
    rule = "; ".join(reason for _, reason in parts if reason)
    return Link(round(confidence, 3), a.record_id, b.record_id, rule)


def _subject(a: Claim, b: Claim, amounts: float) -> tuple[float, str]:
    """How surely both are about one thing: by programme, by item, or one's item is the other's programme."""
    same = a.programme_id is not None and a.programme_id == b.programme_id
    own = [words(c.item) - words(c.programme) for c in (a, b)]
    whole = [not w for w in own]
    alike = likeness(words(a.item), words(b.item))
    if same:
        if all(whole):
            return 0.95, "same programme"
        if alike >= 0.6:
            return 0.8 + 0.2 * alike, "same programme, items alike"
        if any(whole) and amounts >= 1.0:
            return 0.75, "same programme, same amount"
        return 0.0, ""
    if a.programme_id is not None and b.programme_id is not None:
        return (0.7, "same item, same amount") if alike >= 1.0 and amounts >= 1.0 else (0.0, "")
    crossed = max(likeness(words(a.programme), words(b.item)), likeness(words(b.programme), words(a.item)))
    if max(alike, crossed) >= 0.7:
        return 0.55 + 0.4 * max(
            alike, crossed
        ), "items alike" if alike >= crossed else "item is the programme"
    return 0.0, ""


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Twice the shared words over the words of both; nothing is alike to nothing."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _period(a: Claim, b: Claim) -> tuple[float, str]:
    mine, yours = (a.period_start, a.period_end), (b.period_start, b.period_end)
    if mine == yours:
        return 1.0, "same period" if any(mine) else "no period"
    if not any(mine) or not any(yours):
        return 0.85, "one without a period"
    if "in_year" in (a.basis, b.basis):
        return 0.0, ""
    if (mine[0] or "") <= (yours[1] or "9999") and (yours[0] or "") <= (mine[1] or "9999"):
        return 0.8, "periods overlap"
    return 0.7, "another period"


def _nature(a: Claim, b: Claim) -> tuple[float, str]:
    """Basis, cashability, department and kind: what differs excludes, what one leaves open costs a little."""
    score = 1.0
    for mine, yours in (
        (a.basis, b.basis),
        (a.cashability, b.cashability),
        (a.nature, b.nature),
        (a.portfolio or "unspecified", b.portfolio or "unspecified"),
    ):
        if mine != yours:
            if "unspecified" not in (mine, yours):
                return 0.0, ""
            score *= 0.93
    return score, ""


def _amount(a: Claim, b: Claim) -> tuple[float, str]:
    if same_amount(a.amount, b.amount):
        return 1.0, "same amount"
    if a.amount * b.amount <= 0:
        return 0.6, "amounts of different sign"
    ratio = min(abs(a.amount), abs(b.amount)) / max(abs(a.amount), abs(b.amount))
    return (0.95 if ratio >= 0.67 else 0.87 if ratio >= 0.33 else 0.75), "amounts differ"


def same_amount(a: float, b: float) -> bool:
    """Equal, or one is the other rounded: half the last printed unit, but no more than one part in twenty."""
    unit = max(_unit(a), _unit(b))
    return abs(a - b) <= min(unit / 2, max(abs(a), abs(b)) / 20) + 1e-9


def _unit(amount: float) -> float:
    """The value of the last digit that is not nought: 100,000 of 5,500,000."""
    whole = round(abs(amount) * 100)
    unit = 1
    while whole and whole % 10 == 0:
        whole //= 10
        unit *= 10
    return unit / 100
