"""Governance bodies with their members and links."""

from boardpapers.evaluate.attributes import Attribute, exact, named, worded, words_held
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.kinds.kind import Kind, labelled, weighted
from boardpapers.evaluate.similarity import name_likeness, role_likeness, squeeze


def body_likeness(gold: Gold, found: Found) -> float | None:
    """A name is alike, or the acronym is the same."""
    theirs = found.names.get("", ())
    names = name_likeness((*gold.texts("name"), *gold.lists.get("also", ())), theirs)
    acronyms = {squeeze(a) for a in gold.texts("acronym")} & {squeeze(n) for n in theirs}
    if names < 0.8 and not acronyms:
        return None
    return weighted(((3.0, max(names, 0.8)), (1.0, exact("status").judge(gold, found))))


def member_likeness(gold: Gold, found: Found) -> float | None:
    """The same capacity and the role alike; where neither has a role, the organisation."""
    if exact("capacity").judge(gold, found) == 0:
        return None
    role, organisations = found.text("role"), found.names.get("organisation", ())
    places = name_likeness(organisations, gold.texts("organisation"))
    if role:
        alike = max((role_likeness(role, text) for text in gold.texts("role")), default=0.0)
    else:
        alike = places if gold.accepts_null("role") else 0.0
        if organisations and not places:
            # A seat without a post: the gold may print the organisation where we have a reference to it.
            alike = name_likeness(organisations, gold.texts("role"))
    return weighted(((4.0, alike), (1.0, places))) if alike >= 0.7 else None


def link_likeness(gold: Gold, found: Found) -> float | None:
    if exact("relation").judge(gold, found) == 0:
        return None
    alike = name_likeness(found.names.get("target", ()), gold.texts("target"))
    return alike if alike >= 0.75 else None


def _judge_acronym(gold: Gold, found: Found) -> float | None:
    wanted = {squeeze(a) for a in gold.texts("acronym")}
    return float(bool(wanted & {squeeze(n) for n in found.names.get("", ())})) if wanted else None


MEMBERS = Kind(
    "members",
    member_likeness,
    (named("organisation", 0.75, extra=True),),
    labelled("capacity", "role", "organisation"),
)
LINKS = Kind("links", link_likeness, (), labelled("relation", "target"))
GOVERNANCE_BODIES = Kind(
    "governance_bodies",
    body_likeness,
    (
        words_held("remit_has", "remit", "remit"),
        worded("cadence", 0.6),
        exact("status"),
        Attribute("acronym", _judge_acronym, extra=True),
    ),
    labelled("name"),
    (MEMBERS, LINKS),
)
