"""One paper held against its gold, as the sum of the scores of its sides."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from boardpapers.evaluate.assignment import best_assignment
from boardpapers.evaluate.attributes import same_amount
from boardpapers.evaluate.database import Cited, Found, FoundPaper
from boardpapers.evaluate.evidence import score_evidence
from boardpapers.evaluate.gold import Gold, GoldPaper
from boardpapers.evaluate.kinds.bodies import GOVERNANCE_BODIES
from boardpapers.evaluate.kinds.decisions import DECISIONS
from boardpapers.evaluate.kinds.initiatives import INITIATIVES
from boardpapers.evaluate.kinds.money import COSTS, FTE_BENEFITS, OTHER_AMOUNTS, SAVINGS, any_type_likeness
from boardpapers.evaluate.kinds.papers import CHECKS, DOCUMENT, DOCUMENT_ATTRIBUTES, PEOPLE
from boardpapers.evaluate.match import Pairing, pair_up
from boardpapers.evaluate.records import judge, place, score_group, score_kind
from boardpapers.evaluate.result import KindScore, Miss, Score, Share
from boardpapers.evaluate.tables import score_tables

#: Paired together, as an amount may defensibly be of another type.
MONEY = (SAVINGS, COSTS, OTHER_AMOUNTS)
ALONE = (FTE_BENEFITS, GOVERNANCE_BODIES, DECISIONS, INITIATIVES)


def score_paper(gold: GoldPaper, found: FoundPaper, pdf: Path | None) -> Score:
    """The score of one paper; `pdf` is the paper itself, None where it is not at hand."""
    sides = [score_document(gold.name, gold.document, found.document)] if gold.document else []
    sides.append(score_money(gold, found))
    sides += [
        score_kind(gold.name, kind, gold.records[kind.name], found.records.get(kind.name, ()))
        for kind in ALONE
        if kind.name in gold.records
    ]
    if "checks" in gold.records:
        sides.append(score_checks(gold.name, gold.records["checks"], found.records.get("checks", ())))
    if "tables" in gold.records:
        tables, notes = score_tables(gold.name, gold.records["tables"], found.tables)
        sides.append(Score({}, tables, misses=tuple(notes)))
    sides.append(evidence_score(gold.name, found.evidence, pdf))
    return reduce(add, sides)


def score_document(paper: str, gold: Gold, found: Found) -> Score:
    """The paper's own attributes and its people."""
    score = judge(paper, DOCUMENT, gold, found)
    if "people" in gold.parts:
        score += score_kind(paper, PEOPLE, gold.parts["people"], found.parts.get("people", ()))
    return score


def score_money(gold: GoldPaper, paper: FoundPaper) -> Score:
    """The three money types together, amounts found at all, and types taken for one another."""
    wanted = [record for kind in MONEY for record in gold.records.get(kind.name, ())]
    found = [r for kind in MONEY if kind.name in gold.records for r in paper.records.get(kind.name, ())]
    pairing = pair_up(wanted, found, SAVINGS.likeness)
    confused = confusions(wanted, found, pairing)
    unlisted = ([i for i, _ in confused], [j for _, j in confused])
    score = score_group(gold.name, MONEY, wanted, found, pairing, unlisted)
    notes = [
        Miss(
            "other type",
            wanted[i].kind,
            gold.name,
            SAVINGS.label(wanted[i]),
            f"gold {wanted[i].kind}, predicted {found[j].kind}",
            *place(found[j]),
        )
        for i, j in confused
    ]
    taken = sum(found[j].kind == SAVINGS.name for _, j in confused)
    others = sum(one.counts and one.kind != SAVINGS.name for one in wanted)
    return score + Score(
        {},
        amounts_found=_amounts_found(wanted, found),
        taken_for_saving=Share(taken, others),
        misses=tuple(notes),
    )


def confusions(gold: Sequence[Gold], found: Sequence[Found], pairing: Pairing) -> list[tuple[int, int]]:
    """Missed gold amounts and the invented rows of another type that have the same amount, one to one."""
    alike = {
        (i, j): 1 + value
        for i in pairing.missed
        for j in pairing.invented
        if gold[i].kind != found[j].kind and (value := any_type_likeness(gold[i], found[j])) is not None
    }
    return best_assignment(alike)


def _amounts_found(gold: Iterable[Gold], found: Sequence[Found]) -> Share:
    amounts = [abs(a) for a in (f.number("amount_gbp") for f in found) if a is not None]
    held = [
        any(same_amount(abs(n), a) for n in one.numbers("amount_gbp") for a in amounts)
        for one in gold
        if one.counts
    ]
    return Share(sum(held), len(held))


def score_checks(paper: str, gold: Sequence[Gold], found: Sequence[Found]) -> Score:
    """Checks found and their verdicts; one that the gold has not got is a slip only when it says mismatch."""
    pairing = pair_up(gold, found, CHECKS.likeness)
    quiet = [j for j in pairing.invented if found[j].text("result") != "mismatch"]
    verdicts = [found[j].text("result") in gold[i].texts("result") for i, j in pairing.pairs]
    right = Share(sum(verdicts), len(verdicts) + len(pairing.missed))
    alarms = len(pairing.invented) - len(quiet)
    score = score_group(paper, (CHECKS,), gold, found, pairing, ((), quiet))
    return score + Score({}, checks_right=right, invented_mismatches=alarms)


def evidence_score(paper: str, cited: Sequence[Cited], pdf: Path | None) -> Score:
    holds, unchecked, failing = score_evidence(paper, cited, pdf)
    return Score({}, evidence=holds, evidence_unchecked=unchecked, misses=tuple(failing))


def score_absent(gold: GoldPaper) -> Score:
    """A paper that the database has not got: all that its gold counts is missed."""
    nobody = Found("document", "", {})
    score = score_paper(
        GoldPaper(gold.name, None, gold.records), FoundPaper(gold.name, nobody, {}, (), ()), None
    )
    if gold.document is None:
        return score
    fields = tuple((a.name, Share(0, 1)) for a in DOCUMENT_ATTRIBUTES if a.name in gold.document.accepts)
    people = sum(p.counts for p in gold.document.parts.get("people", ()))
    return score + Score(
        {
            "document": KindScore("document", missed=1, attributes=fields),
            "people": KindScore("people", missed=people),
        }
    )
