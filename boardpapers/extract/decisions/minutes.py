"""Minutes: each RESOLVED or AGREED is a decision; an ACTION is a point of its minute's decision."""

import re
from collections.abc import Sequence
from dataclasses import replace

from boardpapers.extract.decisions.actions import action_of
from boardpapers.extract.decisions.build import as_field, dated, items_of, status_of
from boardpapers.extract.decisions.citations import citations
from boardpapers.extract.decisions.minute_tables import roles
from boardpapers.extract.decisions.model import Stretch
from boardpapers.extract.decisions.resolutions import Minute, Verdict, read_minute, sections_of
from boardpapers.extract.decisions.wording import first
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.paper import Paper
from boardpapers.schemas import Decision, DecisionItem
from boardpapers.schemas.vocabulary import Action, DecisionStatus


def minutes(paper: Paper, passages: Sequence[Passage]) -> tuple[tuple[Decision, ...], tuple[Stretch, ...]]:
    """The decisions of a meeting, and the words in which they stand."""
    made: list[Decision] = []
    used: list[Stretch] = []
    placed = roles(passages)
    for heading, members in sections_of(passages, placed):
        minute = read_minute(heading, members, placed)
        verdicts = _weighty(minute)
        made += [_decision(paper, minute.heading, v) for v in verdicts]
        used += [s for v in verdicts for p in v.points for s in p.stretches]
        used += [v.known for v in minute.verdicts]
    return tuple(made), tuple(used)


def _weighty(minute: Minute) -> list[Verdict]:
    """The minute's verdicts, its ACTIONs with the last one.

    Where none is marked, sentences that decide count; `The report was noted` only where nothing else does.
    """
    marked = [v for v in minute.verdicts if v.marked]
    told = [v for v in minute.verdicts if not first("minute_noted", v.points[0].text)]
    kept = marked or told or minute.verdicts[:1]
    if not minute.actions:
        return kept
    if not kept:
        return [Verdict(minute.actions[0].stretches[0], tuple(minute.actions), marked=True)]
    return [*kept[:-1], replace(kept[-1], points=(*kept[-1].points, *minute.actions))]


def _decision(paper: Paper, heading: Passage | None, verdict: Verdict) -> Decision:
    day, day_words = dated(paper.metadata, "meeting_date")
    items = tuple(_as_said(item, verdict) for item in items_of(verdict.points))
    title = heading.text[heading.start :].strip(" .:") if heading else None
    return Decision(
        title=title or None,
        kind="decision",
        status=_status(verdict, items),
        decided_on=day,
        body=paper.metadata.body,
        items=items,
        references=citations(" ".join(p.text for p in verdict.points), paper.metadata.reference),
        confidence=0.95 if verdict.marked else 0.85,
        evidence=(
            *verdict.known.cite(),
            *(as_field(heading.cite(heading.start), "title") if heading else ()),
            *day_words,
        ),
    )


_SAID: tuple[tuple[str, Action, DecisionStatus], ...] = (
    ("NOTED", "note", "noted"),
    ("RECEIVED", "note", "noted"),
    ("APPROVED", "approve", "approved"),
    ("AGREED", "agree", "approved"),
    ("ENDORSED", "endorse", "approved"),
    ("RECOMMENDED", "recommend", "approved"),
    ("DELEGATED", "delegate", "approved"),
    ("DEFERRED", "other", "deferred"),
    ("REJECTED", "other", "rejected"),
)


def _said(verdict: Verdict) -> tuple[Action, DecisionStatus]:
    """What the verdict's own word says of its points."""
    word = re.match(r"\W*(\w+)", verdict.known.text.upper())
    return next(((a, s) for w, a, s in _SAID if word and word[1] == w), ("other", "approved"))


def _as_said(item: DecisionItem, verdict: Verdict) -> DecisionItem:
    """A point that has no verb of its own does what the verdict's word says, or the line that lists it."""
    if item.action != "other":
        return item
    said = _said(verdict)[0]
    if said == "other" and verdict.lead is not None:
        said = action_of(verdict.lead.text)
    return item.model_copy(update={"action": said})


def _status(verdict: Verdict, items: Sequence[DecisionItem]) -> DecisionStatus:
    said = _said(verdict)[1]
    if said in ("deferred", "rejected"):
        return said
    return status_of([i for i in items if i.action != "instruct"] or items, said)
