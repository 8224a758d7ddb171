"""Decisions: taken, asked for or told of, with their points, signatures and references."""

import re
from collections.abc import Sequence

from boardpapers.errors import Problem
from boardpapers.extract.decisions.blocks import blocks, concluding, sections
from boardpapers.extract.decisions.build import items_of
from boardpapers.extract.decisions.citations import citations
from boardpapers.extract.decisions.merge import merged
from boardpapers.extract.decisions.minutes import minutes
from boardpapers.extract.decisions.model import Block, taken
from boardpapers.extract.decisions.records import record
from boardpapers.extract.decisions.reported import reported
from boardpapers.extract.decisions.wording import group
from boardpapers.extract.forms.passages import passages
from boardpapers.extract.paper import Findings, Paper
from boardpapers.schemas import Decision

__all__ = ["extract"]


_NONE_MINUTED = Problem(
    "extract", "warning", "no_decision", "Minutes in which no RESOLVED, AGREED or ACTION was found."
)
_NO_POINTS = Problem(
    "extract",
    "warning",
    "no_decision_points",
    "A decision record whose points were not found; its approval stands for them.",
)


def extract(paper: Paper) -> Findings[Decision]:
    """Every decision that the paper takes, asks for or tells of."""
    every = passages(paper.document)
    if paper.metadata.paper_type == "minutes":
        made, used = minutes(paper, every)
        return Findings((*made, *reported(paper, every, used)), () if made else (_NONE_MINUTED,))
    parts = sections(every)
    lists = blocks(parts)
    if paper.metadata.paper_type == "decision_record":
        lists = lists if any(b.announced for b in lists) else (*lists, *concluding(parts))
        main = record(paper, every, lists)
        if main:
            doubts = () if main[0].confidence >= 0.9 else (_NO_POINTS,)
            return Findings((main[0], *reported(paper, every, (*main[1], *taken(lists)))), doubts)
    kept = _asked([b for b in lists if not _describes(b)])
    made = tuple(_recommendation(paper, block, kept) for block in kept)
    return Findings((*made, *reported(paper, every, taken(kept))))


def _asked(lists: Sequence[Block]) -> list[Block]:
    """The lists of a report, each told once; a lone request in the text only where no list holds it."""
    announced = merged([b for b in lists if b.announced])
    announced = [b for b in announced if not _points_elsewhere(b)] or announced
    lone = [b for b in lists if not b.announced and _addressed(b)]
    if announced:
        return announced
    return merged(lone)[:1]


_ELSEWHERE = re.compile(
    r"\b(?:recommendations?|proposals?|decisions?)\b[^.;]{0,60}?\b(?:in|at|under|below|above)\b"
    r"(?:\s(?:the\s)?(?:section|paragraph|part|page|end|appendix|para)\b.{0,12})?\W*$",
    re.IGNORECASE,
)


def _points_elsewhere(block: Block) -> bool:
    """`The Board is asked to agree the recommendations in section 5`: the list stands there."""
    return len(block.points) == 1 and _ELSEWHERE.search(block.points[0].text) is not None


def _describes(block: Block) -> bool:
    """What stands under `Decisions` in terms of reference: who may take them, and how."""
    text = block.points[0].text.split(". ")[0]
    modal = re.search(r"\b(?:may|can|will|must|shall|are)\b", text) is not None
    return block.kind == "decision" and not block.intro and block.points[0].number is None and modal


def _addressed(block: Block) -> bool:
    regex = next(p for p in group("ask") if p.name == "audience_is_asked").regex
    return bool(regex.search(block.points[0].text))


def _recommendation(paper: Paper, block: Block, every: Sequence[Block]) -> Decision:
    metadata = paper.metadata
    items = items_of(block.points)
    decided = block.kind == "decision" and not any(b.kind == "recommendation" for b in every)
    return Decision(
        title=metadata.title,
        kind="decision" if decided else "recommendation",
        status="approved" if decided else "proposed",
        body=metadata.body,
        items=items,
        references=citations(" ".join(i.text for i in items), metadata.reference),
        confidence=0.95 if block.announced else 0.8,
        evidence=(*block.cite(), *(e for e in metadata.evidence if e.field in ("title", "body"))),
    )
