"""The paper's own metadata, its people, and the checks made on it."""

from boardpapers.evaluate.attributes import Attribute, exact, lettered, named, number, same_number, worded
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.kinds.kind import Kind, labelled, weighted
from boardpapers.evaluate.similarity import name_likeness, role_likeness, share_of_words

DOCUMENT_ATTRIBUTES = (
    worded("title", 0.8),
    exact("paper_type"),
    named("body", 0.8),
    named("organisation", 0.75),
    exact("meeting_date"),
    lettered("agenda_item"),
    lettered("reference"),
)
DOCUMENT = Kind("document", lambda gold, found: 1.0, DOCUMENT_ATTRIBUTES, lambda record: "")


def person_likeness(gold: Gold, found: Found) -> float | None:
    """The same capacity and the name; the role where the name is NULL."""
    if exact("capacity").judge(gold, found) == 0:
        return None
    role = max((role_likeness(found.text("role"), r) for r in gold.texts("role")), default=0.0)
    if found.text("name"):
        alike = name_likeness((found.text("name"),), gold.texts("name"))
        return weighted(((3.0, alike), (1.0, role))) if alike >= 0.75 else None
    return role if gold.accepts_null("name") and role >= 0.7 else None


def check_likeness(gold: Gold, found: Found) -> float | None:
    """The stated figure and half of the words; without a stated figure the kind and all words."""
    words = share_of_words(found.text("subject"), gold.lists.get("subject_has", ()))
    same_kind = exact("kind").judge(gold, found) != 0
    if wanted := gold.numbers("stated"):
        stated = found.number("stated")
        if stated is None or words < 0.5 or not any(same_number(stated, w) for w in wanted):
            return None
    elif not same_kind or words < 1:
        return None
    result, computed = exact("result").judge(gold, found), number("computed").judge(gold, found)
    return weighted(((2.0, words), (2.0, float(same_kind)), (1.0, computed), (0.5, result)))


def _judge_subject(gold: Gold, found: Found) -> float | None:
    wanted = gold.lists.get("subject_has", ())
    return float(share_of_words(found.text("subject"), wanted) >= 1) if wanted else None


PEOPLE = Kind(
    "people",
    person_likeness,
    (worded("role", 0.7, role_likeness),),
    labelled("capacity", "name", "role"),
)
CHECKS = Kind(
    "checks",
    check_likeness,
    (
        Attribute("subject", _judge_subject),
        exact("kind"),
        number("computed"),
        exact("result"),
        number("difference", extra=True),
        number("tolerance", extra=True),
    ),
    labelled("kind", "subject_has", "subject", "stated", "computed", "result"),
)
