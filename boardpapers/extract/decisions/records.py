"""Decision records and letters: one decision, its points, its approval and who signed it."""

import re
from collections.abc import Iterator, Sequence

from boardpapers.document import Evidence
from boardpapers.extract.decisions.build import as_field, dated, items_of, signatory, status_of
from boardpapers.extract.decisions.citations import citations, labelled
from boardpapers.extract.decisions.lists import style_of
from boardpapers.extract.decisions.merge import likeness, merged, same_acts, with_echo
from boardpapers.extract.decisions.model import Block, Point, Stretch
from boardpapers.extract.decisions.wording import approves, first, refuses
from boardpapers.extract.forms.passages import Passage, sentences
from boardpapers.extract.forms.signature import Signature
from boardpapers.extract.forms.signing import all_signatures
from boardpapers.extract.paper import Paper
from boardpapers.schemas import Decision
from boardpapers.schemas.vocabulary import DecisionStatus

_BOX = re.compile(r"[☐☑☒✓✔□■]|\[\s?[xX✓]?\s?\]")
_TICKED = re.compile(
    r"(?:[☑☒✓✔■]|\[\s?[xX✓]\s?\])\s*"
    r"(?P<option>(?:not\s)?(?:approved?|agreed?|rejected?|refused?|declined?|deferred?|noted?))\b",
    re.IGNORECASE,
)
_DEAR = re.compile(r"^Dear\s+[A-Z]")


def record(
    paper: Paper, passages: Sequence[Passage], blocks: Sequence[Block]
) -> tuple[Decision, tuple[Stretch, ...]] | None:
    """The decision that a decision record or letter is, and the passages that its points stand in."""
    main = _main_block(blocks)
    block = main or _letter_block(passages) or _statement_block(passages)
    if block is None:
        return None
    items = items_of(block.points)
    statements = tuple(_statements(passages))
    signed = tuple(_signers(paper, passages))
    day, day_words = _decided_on(paper, signed)
    evidence = (*block.cite(), *(e for s in statements for e in s.cite()), *day_words)
    metadata = paper.metadata
    everything = " \n".join(p.text for p in passages)
    made = Decision(
        reference=metadata.reference,
        title=metadata.title,
        kind="decision",
        status=_status(passages, statements, (items and status_of(items)) or "approved")
        if main or block.kind == "statement"
        else status_of(items),
        decided_on=day,
        body=metadata.body,
        items=items,
        signatories=tuple(signatory(s) for s in signed),
        references=tuple(
            dict.fromkeys(
                (*citations(everything, metadata.reference), *labelled(passages, metadata.reference))
            )
        ),
        confidence=0.95 if block.kind != "statement" else 0.8,
        evidence=(*evidence, *_own(paper, "reference"), *_own(paper, "title")),
    )
    return made, block.stretches


def _own(paper: Paper, field: str) -> tuple[Evidence, ...]:
    return tuple(e for e in paper.metadata.evidence if e.field == field)


def _main_block(blocks: Sequence[Block]) -> Block | None:
    """The decision's own list, else the first one asked for; told again elsewhere, it gains that evidence."""
    announced = [b for b in merged([b for b in blocks if b.announced]) if not _mere_consent(b)]
    if not announced:
        return None
    decided = [b for b in announced if b.kind == "decision"]
    chosen = decided[0] if decided else max(announced, key=lambda b: (len(b.points) > 1, -announced.index(b)))
    for other in announced:
        if (
            other is not chosen
            and not same_acts(chosen.points, other.points)
            and _overlap(chosen, other) > 0.6
        ):
            chosen = with_echo(chosen, other)
    return chosen


def _overlap(one: Block, other: Block) -> float:
    scores = [max(likeness(p.text, q.text) for q in one.points) for p in other.points]
    return sum(scores) / len(scores) if scores else 0.0


def _mere_consent(block: Block) -> bool:
    """`Approved` or `I approve the recommendation above`: consent to points that stand elsewhere."""
    text = " ".join(p.text for p in block.points)
    if len(text.split()) > 30:
        return len(block.points) == 1 and "£" not in text and _consents_among_formulas(text)
    return bool(
        re.fullmatch(r"\W*(?:approved|agreed|rejected|refused|deferred|noted|yes|no)\W*", text, re.IGNORECASE)
    ) or (
        approves(text) is not None
        and re.search(
            r"\b(?:above|recommend\w*|proposals?|request|report|as\sset\sout)\b", text, re.IGNORECASE
        )
        is not None
        and "£" not in text
    )


def _consents_among_formulas(text: str) -> bool:
    """Whether a statement consents to what stands elsewhere, and says else only what every form says."""
    kept = [text[a:b] for a, b in sentences(text)]
    kept = [s for s in kept if not first("formula", s)]
    return bool(kept) and all(
        approves(s) and re.search(r"\b(?:above|recommend\w*|proposals?|request|report|set\sout)\b", s, re.I)
        for s in kept
    )


def _letter_block(passages: Sequence[Passage]) -> Block | None:
    """The sentences of a letter in which its writer decides."""
    opening = next((p.index for p in passages if _DEAR.match(p.text)), None)
    if opening is None:
        return None
    points: list[Point] = []
    below = passages[opening + 1 :]
    for passage in below:
        for start, end in sentences(passage.text):
            if first("letter", passage.text[start:end]):
                points.append(
                    Point(passage.number, None, (Stretch(passage, max(start, passage.start), end),))
                )
    return Block("decision", _numbered(points, below) or tuple(points), ()) if points else None


def _numbered(points: Sequence[Point], below: Sequence[Passage]) -> tuple[Point, ...]:
    """Where the letter decides in numbered paragraphs, those paragraphs whole and the ones that ask."""
    own = {p.stretches[0].passage.index for p in points if p.number is not None}
    if len(own) < 2 or len(own) < len(points) - 1:
        return ()
    styles = {style_of(p.number) for p in points if p.number is not None}
    listed = [p for p in below if p.number and style_of(p.number) in styles and p.index >= min(own)]
    return tuple(Point(p.number, None, (Stretch(p, p.start, p.end),)) for p in listed)


def _statement_block(passages: Sequence[Passage]) -> Block | None:
    """`I hereby approve the award of ...`: the statement is the point."""
    for statement in _statements(passages):
        if len(statement.text.split()) > 5:
            return Block("statement", (Point(None, None, (statement,)),), ())
    return None


def _statements(passages: Sequence[Passage]) -> Iterator[Stretch]:
    for passage in passages:
        if len(passage.text) < 600 and approves(passage.text):
            for start, end in sentences(passage.text):
                if approves(passage.text[start:end]):
                    yield Stretch(passage, start, end)


def _status(
    passages: Sequence[Passage], statements: Sequence[Stretch], default: DecisionStatus
) -> DecisionStatus:
    ticked = next((m["option"].lower() for p in passages if (m := _TICKED.search(p.text))), None)
    if ticked:
        return (
            "rejected"
            if re.match("not|reject|refus|declin", ticked)
            else "deferred"
            if "defer" in ticked
            else default
        )
    refused = any(len(p.text) < 300 and refuses(p.text) and not _BOX.search(p.text) for p in passages)
    return "rejected" if refused and not statements else default


def _signers(paper: Paper, passages: Sequence[Passage]) -> Iterator[Signature]:
    named = {
        frozenset(_tokens(p.role)): p.name
        for p in paper.metadata.people
        if p.name and p.role and p.capacity == "signatory"
    }
    posts = {p.name: p.role for p in paper.metadata.people if p.name and p.capacity == "signatory"}
    for signature in all_signatures(passages, paper.document.recognised):
        name = signature.name or named.get(frozenset(_tokens(signature.role)))
        yield Signature(
            signature.role or posts.get(name or ""),
            name,
            signature.signed_on,
            signature.evidence,
            signature.first,
            signature.last,
        )


def _tokens(role: str | None) -> list[str]:
    return [
        w.rstrip("s")
        for w in re.findall(r"[a-z]+", (role or "").lower())
        if w not in ("of", "the", "for", "and")
    ]


def _decided_on(paper: Paper, signed: Sequence[Signature]) -> tuple[str | None, tuple[Evidence, ...]]:
    """The date that makes the decision: the one the paper gives itself, else the last signature's."""
    if paper.metadata.paper_date and (told := dated(paper.metadata, "paper_date"))[0]:
        return told
    latest = max((s for s in signed if s.signed_on), key=lambda s: s.signed_on or "", default=None)
    if latest is None:
        return None, ()
    return latest.signed_on, as_field((e for e in latest.evidence if e.field == "signed_on"), "decided_on")
