"""Initiatives with their milestones."""

from itertools import product

from boardpapers.evaluate.attributes import exact, named, worded
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.kinds.kind import Kind, labelled, weighted
from boardpapers.evaluate.similarity import name_likeness, share_of_words

_PARENT = worded("parent", 0.75, lambda a, b: name_likeness((a,), (b,)))


def initiative_likeness(gold: Gold, found: Found) -> float | None:
    """A name is alike; the parent tells namesakes apart."""
    names = name_likeness((*gold.texts("name"), *gold.lists.get("also", ())), found.names.get("", ()))
    if names < 0.75:
        return None
    own = name_likeness(gold.texts("name"), (found.text("name"),))
    return weighted(
        (
            (3.0, names),
            (1.0, own),
            (2.0, _PARENT.judge(gold, found)),
            (0.5, exact("stage").judge(gold, found)),
        )
    )


def milestone_likeness(gold: Gold, found: Found) -> float | None:
    """All words stand in the event or the date's words, and the dates agree or overlap."""
    told = f"{found.text('event')} {found.text('date_text')}"
    if share_of_words(told, gold.lists.get("event_has", ())) < 1 or not dates_meet(gold, found):
        return None
    judged = (exact(key).judge(gold, found) for key in ("due_from", "due_to", "state"))
    return weighted((1.0, value) for value in judged)


def dates_meet(gold: Gold, found: Found) -> bool:
    """Whether any accepted period overlaps the predicted one; a gold without dates wants none.

    Where only one end is stated the period is that day, lest `by 2020` meet every date before it.
    """
    first = found.text("due_from") or found.text("due_to")
    last = found.text("due_to") or first
    starts = gold.accepts.get("due_from", gold.accepts.get("due_to", (None,)))
    ends = gold.accepts.get("due_to", gold.accepts.get("due_from", (None,)))
    for start, end in product(starts, ends):
        if start is None and end is None:
            if not first and not last:
                return True
        elif first and str(start or end) <= last and first <= str(end or start):
            return True
    return False


MILESTONES = Kind(
    "milestones",
    milestone_likeness,
    (exact("due_from"), exact("due_to"), exact("state")),
    labelled("event_has", "event", "date_text", "due_from", "due_to"),
)
INITIATIVES = Kind(
    "initiatives",
    initiative_likeness,
    (_PARENT, exact("stage"), named("governance_body", 0.8), named("organisation", 0.75, extra=True)),
    labelled("name", "parent"),
    (MILESTONES,),
)
