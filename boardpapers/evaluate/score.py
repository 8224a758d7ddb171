"""One paper held against its gold: records are paired, pairs judged, and the rest counted."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from boardpapers.evaluate.assignment import best_assignment
from boardpapers.evaluate.attributes import same_amount
from boardpapers.evaluate.database import Found, FoundPaper
from boardpapers.evaluate.evidence import score_evidence
from boardpapers.evaluate.gold import Gold, GoldPaper
from boardpapers.evaluate.kinds.bodies import GOVERNANCE_BODIES
from boardpapers.evaluate.kinds.decisions import DECISIONS
from boardpapers.evaluate.kinds.initiatives import INITIATIVES
from boardpapers.evaluate.kinds.kind import Kind
from boardpapers.evaluate.kinds.money import COSTS, FTE_BENEFITS, OTHER_AMOUNTS, SAVINGS, any_type_likeness
from boardpapers.evaluate.kinds.papers import CHECKS, DOCUMENT_ATTRIBUTES, PEOPLE
from boardpapers.evaluate.match import Pairing, pair_up
from boardpapers.evaluate.result import KindScore, Miss, Score, Share, TableScore, add_kinds
from boardpapers.evaluate.tables import score_tables

MONEY = (SAVINGS, COSTS, OTHER_AMOUNTS)
#: Kinds that are paired together, as a record may defensibly be of another kind of its group.
GROUPS: tuple[tuple[Kind, ...], ...] = (
    MONEY,
    (FTE_BENEFITS,),
    (GOVERNANCE_BODIES,),
    (DECISIONS,),
    (INITIATIVES,),
    (CHECKS,),
)

Kinds = dict[str, KindScore]


def score_paper(gold: GoldPaper, found: FoundPaper, pdf: Path | None) -> Score:
    kinds: Kinds = {}
    misses: list[Miss] = []
    amounts, taken = Share(), Share()
    for group in GROUPS:
        wanted = [record for kind in group for record in gold.records.get(kind.name, ())]
        rows = [r for kind in group if kind.name in gold.records for r in found.records.get(kind.name, ())]
        pairing, scores, notes = _score_group(gold.name, group, wanted, rows)
        if group == MONEY:
            amounts = _amounts_found(wanted, rows)
            confused, taken = _confusions(gold.name, wanted, rows, pairing)
            notes = _without_confused(notes, confused)
            misses += [note for _, _, note in confused]
        kinds = add_kinds(kinds, scores)
        misses += notes
        if group == (CHECKS,):
            right, false_alarms = _checks_right(wanted, rows, pairing)
    if gold.document is not None:
        scores, notes = _score_document(gold.name, gold.document, found.document)
        kinds = add_kinds(kinds, scores)
        misses = notes + misses
    tables, table_notes = (
        score_tables(gold.name, gold.records["tables"], found.tables)
        if "tables" in gold.records
        else (TableScore(), [])
    )
    evidence, unchecked, failing = score_evidence(gold.name, found.evidence, pdf)
    misses += table_notes + failing
    return Score(kinds, tables, amounts, taken, right, false_alarms, evidence, unchecked, tuple(misses))


def _score_group(
    paper: str, group: Sequence[Kind], gold: Sequence[Gold], found: Sequence[Found]
) -> tuple[Pairing, Kinds, list[Miss]]:
    by_name = {kind.name: kind for kind in group}
    pairing = pair_up(gold, found, group[0].likeness)
    kinds: Kinds = {kind.name: KindScore(kind.name) for kind in group}
    notes: list[Miss] = []

    def merge(parts: tuple[Kinds, list[Miss]]) -> None:
        nonlocal kinds
        kinds = add_kinds(kinds, parts[0])
        notes.extend(parts[1])

    for i, j in pairing.pairs:
        kind = by_name[gold[i].kind]
        judged, wrong = _judge(paper, kind, gold[i], found[j])
        kinds = add_kinds(kinds, {kind.name: judged})
        notes += wrong
        merge(_score_parts(paper, kind, gold[i], found[j]))
    for i in pairing.missed:
        kind = by_name[gold[i].kind]
        kinds = add_kinds(kinds, {kind.name: KindScore(kind.name, missed=1)})
        notes.append(
            Miss("missed", kind.name, paper, kind.label(gold[i]), quote=next(iter(gold[i].quotes), ""))
        )
        merge(_score_parts(paper, kind, gold[i], None))
    for j in pairing.invented:
        kind = by_name[found[j].kind]
        kinds = add_kinds(kinds, {kind.name: KindScore(kind.name, invented=1)})
        notes.append(_miss("invented", kind, paper, found[j]))
        merge(_score_parts(paper, kind, None, found[j]))
    return pairing, kinds, notes


def _score_parts(paper: str, kind: Kind, gold: Gold | None, found: Found | None) -> tuple[Kinds, list[Miss]]:
    """Parts of a pair; those of a missed record are missed, those of an invented one invented."""
    kinds: Kinds = {}
    notes: list[Miss] = []
    for part in kind.parts:
        if gold is not None and part.name not in gold.parts:
            continue
        wanted = gold.parts[part.name] if gold is not None else ()
        rows = found.parts.get(part.name, ()) if found is not None else ()
        _, scores, misses = _score_group(paper, (part,), wanted, rows)
        kinds = add_kinds(kinds, scores)
        if gold is not None and found is not None:
            owner = kind.label(gold)
            notes += [
                Miss(m.what, m.kind, m.paper, f"{owner[:40]} > {m.label}", m.detail, m.quote, m.page)
                for m in misses
            ]
    return kinds, notes


def _judge(paper: str, kind: Kind, gold: Gold, found: Found) -> tuple[KindScore, list[Miss]]:
    """The attributes of one matched pair."""
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
            wrong.append(_miss("wrong", kind, paper, found, kind.label(gold), detail))
    return KindScore(kind.name, 1, 0, 0, tuple(judged), tuple(extras)), wrong


def _wanted(gold: Gold, name: str) -> str:
    words = gold.accepts.get(name) or gold.lists.get(f"{name}_has", ())
    return "|".join("NULL" if v is None else f"{v:g}" if isinstance(v, float) else str(v) for v in words)


def _got(found: Found, name: str) -> str:
    if (value := found.values.get(name)) is not None:
        return f"{value:g}" if isinstance(value, float) else str(value)
    return "|".join(found.names.get(name, ())[:3]) or "NULL"


def _miss(
    what: str, kind: Kind, paper: str, found: Found, label: str | None = None, detail: str = ""
) -> Miss:
    first = next((c for c in found.evidence if c.field is None), None)
    return Miss(
        "wrong" if what == "wrong" else "invented",
        kind.name,
        paper,
        kind.label(found) if label is None else label,
        detail,
        first.quote if first else "",
        first.page if first else None,
    )


def _score_document(paper: str, gold: Gold, found: Found) -> tuple[Kinds, list[Miss]]:
    kind = Kind("document", lambda *_: 1.0, DOCUMENT_ATTRIBUTES, lambda _: "", (PEOPLE,))
    judged, wrong = _judge(paper, kind, gold, found)
    parts, notes = _score_parts(paper, kind, gold, found)
    return add_kinds({"document": judged}, parts), wrong + notes


def _amounts_found(gold: Iterable[Gold], found: Sequence[Found]) -> Share:
    amounts = [abs(a) for a in (f.number("amount_gbp") for f in found) if a is not None]
    total = Share()
    for one in gold:
        if one.counts:
            held = any(same_amount(abs(n), a) for n in one.numbers("amount_gbp") for a in amounts)
            total += Share(float(held), 1)
    return total


def _confusions(
    paper: str, gold: Sequence[Gold], found: Sequence[Found], pairing: Pairing
) -> tuple[list[tuple[str, str, Miss]], Share]:
    """Missed gold amounts whose partner among the invented rows is of another type.

    Gives for each the two labels and the miss, and the share of amounts that are no saving but taken for one.
    """
    alike = {
        (i, j): value + 0.01
        for i in pairing.missed
        for j in pairing.invented
        if gold[i].kind != found[j].kind and (value := any_type_likeness(gold[i], found[j])) is not None
    }
    confused, taken = [], 0
    for i, j in best_assignment(alike):
        label, rival = SAVINGS.label(gold[i]), SAVINGS.label(found[j])
        note = _miss("wrong", SAVINGS, paper, found[j])
        detail = f"gold {gold[i].kind}, predicted {found[j].kind}"
        confused.append(
            (label, rival, Miss("other type", gold[i].kind, paper, label, detail, note.quote, note.page))
        )
        taken += found[j].kind == SAVINGS.name
    others = sum(one.counts and one.kind != SAVINGS.name for one in gold)
    return confused, Share(taken, others)


def _without_confused(notes: list[Miss], confused: list[tuple[str, str, Miss]]) -> list[Miss]:
    """The misses without those two that each confusion explains."""
    kept = list(notes)
    for label, rival, _ in confused:
        for what, text in (("missed", label), ("invented", rival)):
            explained = next((n for n in kept if n.what == what and n.label == text), None)
            if explained is not None:
                kept.remove(explained)
    return kept


def _checks_right(gold: Sequence[Gold], found: Sequence[Found], pairing: Pairing) -> tuple[Share, int]:
    verdicts = [found[j].text("result") in gold[i].texts("result") for i, j in pairing.pairs]
    false_alarms = sum(found[j].text("result") == "mismatch" for j in pairing.invented)
    return Share(sum(verdicts), len(verdicts) + len(pairing.missed)), false_alarms


def score_absent(gold: GoldPaper) -> Score:
    """A paper that the database has not got: all that its gold counts is missed."""
    nothing: Mapping[str, tuple[Found, ...]] = {}
    score = score_paper(
        GoldPaper(gold.name, None, gold.records),
        FoundPaper(gold.name, Found("document", "", {}), nothing, (), ()),
        None,
    )
    if gold.document is None:
        return score
    fields = tuple((a.name, Share(0, 1)) for a in DOCUMENT_ATTRIBUTES if a.name in gold.document.accepts)
    people = sum(p.counts for p in gold.document.parts.get("people", ()))
    unread = {
        "document": KindScore("document", missed=1, attributes=fields),
        "people": KindScore("people", missed=people),
    }
    return score + Score(unread)
