"""Minutes: each RESOLVED or AGREED is a decision; an ACTION is a point of its minute's decision."""

from collections.abc import Iterator, Sequence

from boardpapers.extract.decisions.build import as_field, dated, items_of, status_of
from boardpapers.extract.decisions.citations import citations
from boardpapers.extract.decisions.model import Point, Stretch
from boardpapers.extract.decisions.resolutions import Minute, read_minute, sections_of
from boardpapers.extract.decisions.wording import first
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.paper import Paper
from boardpapers.schemas import Decision, DecisionItem
from boardpapers.schemas.vocabulary import DecisionStatus


def minutes(paper: Paper, passages: Sequence[Passage]) -> tuple[tuple[Decision, ...], frozenset[int]]:
    """The decisions of a meeting, and the passages in which they stand."""
    made: list[Decision] = []
    used: set[int] = set()
    for heading, members in sections_of(passages):
        minute = read_minute(heading, members)
        for decision in _decisions(paper, minute):
            made.append(decision)
        used |= {s.passage.index for intro, points in minute.decisions for p in points for s in p.stretches}
        used |= {s.passage.index for intro, _ in minute.decisions for s in intro}
        used |= {s.passage.index for p in minute.actions for s in p.stretches}
    return tuple(made), frozenset(used)


def _decisions(paper: Paper, minute: Minute) -> Iterator[Decision]:
    decisions = _weighty(minute.decisions)
    if minute.actions:
        if decisions:
            intro, points = decisions[-1]
            decisions[-1] = (intro, [*points, *minute.actions])
        else:
            decisions = [([], list(minute.actions))]
    day, day_words = dated(paper.metadata, "meeting_date")
    for intro, points in decisions:
        items = items_of(points)
        known = intro or [points[0].stretches[0]]
        heading = minute.heading
        title = heading.text[heading.start :].strip(" .:") if heading else None
        text = " ".join(p.text for p in points)
        yield Decision(
            reference=None,
            title=title or None,
            kind="decision",
            status=_status(intro, items),
            decided_on=day,
            body=paper.metadata.body,
            items=items,
            references=citations(text, paper.metadata.reference),
            evidence=(
                *(e for s in known for e in s.cite()),
                *(as_field(heading.cite(heading.start), "title") if heading else ()),
                *day_words,
            ),
        )


def _weighty(decisions: list[tuple[list[Stretch], list[Point]]]) -> list[tuple[list[Stretch], list[Point]]]:
    """Marked decisions, or those told in prose where none is marked; the approval of minutes always."""
    marked = [d for d in decisions if not _prose(d)]
    if not marked:
        noted = [d for d in decisions if not first("minute_noted", d[1][0].text)]
        return noted or decisions[:1]
    return marked


def _prose(decision: tuple[list[Stretch], list[Point]]) -> bool:
    intro, points = decision
    return bool(intro) and intro[0] == points[0].stretches[0]


def _status(intro: Sequence[Stretch], items: Sequence[DecisionItem]) -> DecisionStatus:
    said = " ".join(s.text for s in intro).upper()
    default: DecisionStatus = "noted" if said.startswith("NOTED") else "approved"
    own = [i for i in items if i.action != "instruct"] or list(items)
    return status_of(own, default)
