"""Headings side by side that name projects or areas of change by what the text below them tells."""

import re
from itertools import pairwise

from boardpapers.document import Document, Paragraph
from boardpapers.extract.phrases import words
from boardpapers.extract.programmes.leads import barred, tells_a_life


def told_of(document: Document) -> frozenset[int]:
    """Headings side by side, two or more, whose text tells how far something has come: a list of projects.

    What goes live or awaits its business case below a heading is what the heading names, unless the text says
    so of `the programme`, which then is the one above. In the paper of a change programme, three or more
    areas side by side (`Fleet`, `Estates`) whose text tells what they save, cost or free are such a list too.
    """
    kin: dict[tuple[str, ...], list[int]] = {}
    areas: dict[tuple[str, ...], list[int]] = {}
    of_change = _about_change(document)
    for n, (block, below) in enumerate(pairwise(document.blocks)):
        if (
            isinstance(block, Paragraph)
            and block.kind == "heading"
            and isinstance(below, Paragraph)
            and below.kind in {"body", "item"}
        ):
            heading, told = block.text.string, below.text.string
            if (
                tells_a_life(told)
                and len([w for w in heading.split() if w[:1].isupper()]) > 1
                and len(heading.split()) < 9
            ):
                kin.setdefault(block.headings, []).append(n)
            if of_change and _names_an_area(heading) and _tells_a_benefit(told):
                areas.setdefault(block.headings, []).append(n)
    found = [several for several in kin.values() if len(several) > 1]
    found += [several for several in areas.values() if len(several) > 2]
    return frozenset(n for several in found for n in several)


def _about_change(document: Document) -> bool:
    """Whether a paper's first lines call it one on a programme of change or savings."""
    first = [b.text.string for b in document.blocks[:6] if isinstance(b, Paragraph)]
    return any(len(line) < 160 and _OF_CHANGE.search(line) for line in first)


_OF_CHANGE = re.compile(
    r"\b(?:change|transformation|savings?|efficiency|improvement|modernisation|productivity)\s(?:programme|portfolio|plan)\b"
    r"|\bprogramme\s(?:update|report|progress|highlight)\b",
    re.IGNORECASE,
)


def _names_an_area(heading: str) -> bool:
    """Whether a heading is a plain name of an area of work (`Fleet`, `Contact management`)."""
    plain = [w.lower() for w in re.findall(r"[A-Za-z][\w’'-]*", heading)]
    return (
        bool(plain)
        and len(plain) <= 5
        and not barred(heading)
        and heading[:1].isupper()
        and heading[-1] not in "?!.:"
        and not set(plain) & words("initiatives", "no_area")
    )


_BENEFIT = re.compile(r"(?:£\d|\b\d[\d.,]*\s(?:FTEs?|posts|hours|officers|staff)\b)", re.IGNORECASE)
_DOES = re.compile(
    r"\b(?:sav\w+|remov\w+|reduc\w+|free[sd]?|releas\w+|clos\w+|s(?:old|ell)|cut|deliver\w*|cost\w*|spen[dt]|benefit\w*)\b",
    re.IGNORECASE,
)


def _tells_a_benefit(text: str) -> bool:
    """Whether a text tells what a change saves, costs or frees, in figures."""
    return _BENEFIT.search(text) is not None and _DOES.search(text) is not None
