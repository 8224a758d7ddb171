"""Records of one kind, or of kinds that are paired together: pairs judged, the rest counted and listed."""

from collections.abc import Collection, Sequence
from functools import reduce
from operator import add

from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.kinds.kind import Kind
from boardpapers.evaluate.match import Pairing, pair_up
from boardpapers.evaluate.result import KindScore, Miss, Score, Share, band


def score_group(
    paper: str,
    group: Sequence[Kind],
    gold: Sequence[Gold],
    found: Sequence[Found],
    pairing: Pairing,
    unlisted: tuple[Collection[int], Collection[int]] = ((), ()),
) -> Score:
    """The score of a pairing; `unlisted` are missed gold and invented rows that others list as misses."""
    kinds = {kind.name: kind for kind in group}
    scores = [Score({name: KindScore(name) for name in kinds})]
    for i, j in pairing.pairs:
        scores.append(_pair(paper, kinds[gold[i].kind], gold[i], found[j]))
    for i in pairing.missed:
        scores.append(_missed(paper, kinds[gold[i].kind], gold[i], listed=i not in unlisted[0]))
    for j in pairing.invented:
        scores.append(_invented(paper, kinds[found[j].kind], found[j], listed=j not in unlisted[1]))
    return reduce(add, scores)


def score_kind(paper: str, kind: Kind, gold: Sequence[Gold], found: Sequence[Found]) -> Score:
    """The score of one kind that is paired by itself."""
    return score_group(paper, (kind,), gold, found, pair_up(gold, found, kind.likeness))


def _pair(paper: str, kind: Kind, gold: Gold, found: Found) -> Score:
    score = judge(paper, kind, gold, found)
    for part in kind.parts:
        if part.name in gold.parts:
            rows = found.parts.get(part.name, ())
            score += _owned(score_kind(paper, part, gold.parts[part.name], rows), kind.label(gold))
    return score


def _owned(score: Score, owner: str) -> Score:
    """The same with the owner's label before that of each miss."""
    named = [
        Miss(
            m.what,
            m.kind,
            m.paper,
            f"{owner[:40]} > {m.label}" if owner else m.label,
            m.detail,
            m.quote,
            m.page,
        )
        for m in score.misses
    ]
    return Score(score.kinds, misses=tuple(named))


def _missed(paper: str, kind: Kind, gold: Gold, *, listed: bool) -> Score:
    """A missed record with its parts, which are missed with it and not listed."""
    parts = {
        part.name: KindScore(part.name, missed=sum(p.counts for p in gold.parts.get(part.name, ())))
        for part in kind.parts
    }
    note = Miss("missed", kind.name, paper, kind.label(gold), quote=next(iter(gold.quotes), ""))
    return Score({kind.name: KindScore(kind.name, missed=1), **parts}, misses=(note,) if listed else ())


def _invented(paper: str, kind: Kind, found: Found, *, listed: bool) -> Score:
    """An invented record with its parts, which are invented with it and not listed."""
    parts = {
        part.name: KindScore(part.name, invented=len(found.parts.get(part.name, ()))) for part in kind.parts
    }
    quote, page = place(found)
    note = Miss("invented", kind.name, paper, kind.label(found), "", quote, page)
    bands = band(found.number("confidence"), 0)
    return Score(
        {kind.name: KindScore(kind.name, invented=1, bands=bands), **parts}, misses=(note,) if listed else ()
    )


def judge(paper: str, kind: Kind, gold: Gold, found: Found) -> Score:
    """The attributes of one matched pair, without its parts."""
    judged: list[tuple[str, Share]] = []
    extras: list[tuple[str, Share]] = []
    wrong: list[Miss] = []
    for attribute in kind.attributes:
        value = attribute.judge(gold, found)
        if value is None:
            continue
        (extras if attribute.extra else judged).append((attribute.name, Share(value, 1)))
        if value < 1 and not attribute.extra:
            name = attribute.name
            detail = f"{name}: gold {_wanted(gold, name)}, predicted {_got(found, name)}"
            wrong.append(Miss("wrong", kind.name, paper, kind.label(gold), detail, *place(found)))
    bands = band(found.number("confidence"), 1)
    score = KindScore(kind.name, 1, 0, 0, tuple(judged), tuple(extras), bands)
    return Score({kind.name: score}, misses=tuple(wrong))


def place(found: Found) -> tuple[str, int | None]:
    """The first quote that makes the record, and its page."""
    first = next((c for c in found.evidence if c.field is None), None)
    return (first.quote, first.page) if first else ("", None)


def _wanted(gold: Gold, name: str) -> str:
    values = gold.accepts.get(name) or gold.lists.get(f"{name}_has", ())
    return "|".join("NULL" if v is None else f"{v:g}" if isinstance(v, float) else str(v) for v in values)


def _got(found: Found, name: str) -> str:
    value = found.values.get(name)
    if value is not None:
        return f"{value:g}" if isinstance(value, float) else str(value)
    return "|".join(found.names.get(name, ())[:3]) or "NULL"
