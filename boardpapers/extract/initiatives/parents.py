"""What an entry belongs to: the entry it is nested in, or a heading that names a group."""

import re

from boardpapers.extract.initiatives.drafts import Draft
from boardpapers.extract.programmes.entries import Entry
from boardpapers.extract.programmes.names import Programmes, short_key

_BAD_PARENT = re.compile(
    r"^(?:progress|update|background|appendix|annex|summary|introduction|overview|part\b|section)",
    re.IGNORECASE,
)


_PLAIN = frozenset(
    [
        "projects",
        "project",
        "programmes",
        "programme",
        "progress",
        "update",
        "updates",
        "status",
        "summary",
        "benefits",
        "costs",
        "money",
        "key",
        "main",
        "current",
        "live",
        "live",
        "portfolio",
        "initiatives",
        "collaboration",
        "collaborations",
        "delivery",
        "position",
        "overview",
        "table",
        "by",
        "what",
        "how",
        "work",
        "workstreams",
    ]
)


def find_parent(draft: Draft, entry: Entry, known: Programmes) -> None:
    """The entry it is nested in, else the innermost heading that names a group of programmes."""
    if entry.parent is not None:
        draft.parent = entry.parent.name
        draft.grouped = entry.parent.depth == 0
        draft.parent_evidence = entry.parent.passage.cite(
            entry.parent.start, entry.parent.end, field="parent"
        )
        return
    loose = entry.passage.cell is not None and entry.row is None  # in the text of minutes, under any heading
    headings = [] if loose or (entry.row and entry.row.listing) else list(entry.passage.headings)
    own = entry.passage.paragraph is not None and entry.depth == 0
    table = entry.passage.table
    above = known.heading([], table) if table is not None else None
    if above is None:
        for heading in reversed(headings):
            found = [n for n in known.within(heading) if short_key(n.name) != short_key(draft.name)]
            if found:
                above = found[0].name
                break
            if (
                not own
                and re.search(
                    r"\b(?:collaborations?|programmes?|projects?|portfolio|updates?)\b", heading, re.I
                )
                and len(heading) < 60
            ):
                heading = re.sub(r"^[\d.\s]+", "", heading)
                group = re.sub(
                    r"\s*[-–:]?\s*\b(?:update|progress|overview|report)s?\b\W*$", "", heading, flags=re.I
                ).strip(" :")
                above = group if _names_group(group) else None
                break
    if above is not None and short_key(above) != short_key(draft.name):
        draft.parent = above


def _names_group(heading: str) -> bool:
    """Whether a heading names a group of programmes (`Separate Projects`, `East Midlands`)."""
    words = [
        w
        for w in re.findall(r"[A-Za-z][\w&-]*", heading)
        if w.lower() not in {"and", "of", "for", "the", "&"}
    ]
    plain = [w for w in words if w.lower() not in _PLAIN]
    return (
        bool(plain) and all(w[0].isupper() or w.isdigit() for w in words) and not _BAD_PARENT.match(heading)
    )
