"""Decisions with their points, signatories and the earlier decisions that they cite."""

from itertools import zip_longest

from boardpapers.evaluate.attributes import QUOTE, exact, lettered, named, worded
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.kinds.kind import Kind, labelled, weighted
from boardpapers.evaluate.similarity import (
    characters,
    dice,
    name_likeness,
    role_likeness,
    squeeze,
    token_dice,
    tokens,
)


def decision_likeness(gold: Gold, found: Found) -> float | None:
    """Known by the reference where both have one; else by the points' texts, a quote, or title and kind."""
    texts = texts_likeness(gold, found)
    quoted = quote_inside(gold, found)
    title = max((dice(found.text("title"), t) for t in gold.texts("title")), default=0.0)
    same_kind = exact("kind").judge(gold, found) != 0
    reference = None
    if gold.texts("reference") and found.text("reference"):
        reference = float(squeeze(found.text("reference")) in {squeeze(r) for r in gold.texts("reference")})
        if not reference and texts < 0.8:
            return None
    elif not (texts >= 0.5 or quoted or (title >= 0.8 and same_kind)):
        return None
    return weighted(
        (
            (4.0, texts),
            (3.0, reference),
            (2.0, float(quoted) if gold.quotes else None),
            (1.0, title if gold.texts("title") else None),
            (1.0, float(same_kind)),
            (0.5, exact("status").judge(gold, found)),
            (0.5, exact("decided_on").judge(gold, found)),
        )
    )


def texts_likeness(gold: Gold, found: Found) -> float:
    """Dice of the words of all points together; of the accepted wordings the likest set."""
    theirs = frozenset().union(*(tokens(i.text("text")) for i in found.parts.get("items", ())))
    wordings = [item.texts("text") for item in gold.parts.get("items", ())]
    best = 0.0
    for texts in zip_longest(*wordings):
        chosen = [
            text if text is not None else own[0] for text, own in zip(texts, wordings, strict=True) if own
        ]
        best = max(best, token_dice(theirs, frozenset().union(*map(tokens, chosen))))
    return best


def quote_inside(gold: Gold, found: Found) -> bool:
    """Whether a gold quote stands inside the evidence or the points."""
    places = [
        *found.quotes,
        " ".join(found.quotes),
        *(item.text("text") for item in found.parts.get("items", ())),
    ]
    held = [squeeze(place) for place in places]
    return any(quote in place for quote in map(squeeze, gold.quotes) if quote for place in held)


def item_likeness(gold: Gold, found: Found) -> float | None:
    alike = max((characters(found.text("text"), text) for text in gold.texts("text")), default=0.0)
    if alike < 0.85:
        return None
    return weighted(((4.0, alike), (1.0, lettered("number").judge(gold, found))))


def signatory_likeness(gold: Gold, found: Found) -> float | None:
    role = max((role_likeness(found.text("role"), r) for r in gold.texts("role")), default=0.0)
    name = name_likeness((found.text("name"),), gold.texts("name")) if found.text("name") else 0.0
    if role < 0.7 and name < 0.75:
        return None
    signed = exact("signed_on").judge(gold, found)
    return weighted(((2.0, role), (1.0, worded("name", 0.75).judge(gold, found)), (1.0, signed)))


def reference_likeness(gold: Gold, found: Found) -> float | None:
    mine = squeeze(found.text("reference"))
    return 1.0 if mine and mine in {squeeze(r) for r in gold.texts("reference")} else None


ITEMS = Kind(
    "items",
    item_likeness,
    (lettered("number"), exact("action"), lettered("parent")),
    labelled("number", "action", "text"),
)
SIGNATORIES = Kind(
    "signatories",
    signatory_likeness,
    (worded("role", 0.7, role_likeness), worded("name", 0.75), exact("signed_on")),
    labelled("role", "name", "signed_on"),
)
REFERENCES = Kind("references", reference_likeness, (), labelled("reference"))
DECISIONS = Kind(
    "decisions",
    decision_likeness,
    (
        exact("kind"),
        exact("status"),
        exact("decided_on"),
        lettered("reference"),
        worded("title", 0.8, extra=True),
        named("body", 0.8, extra=True),
        QUOTE,
    ),
    labelled("kind", "reference", "title"),
    (ITEMS, SIGNATORIES, REFERENCES),
)
