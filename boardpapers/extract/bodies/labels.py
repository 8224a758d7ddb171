"""Labelled values: what a column header, a form label or a heading says stands under it."""

import re

from boardpapers.extract.bodies import claims, rosters
from boardpapers.extract.bodies.drafts import Draft, Register
from boardpapers.extract.bodies.seats import is_role
from boardpapers.extract.body_names import mentions
from boardpapers.extract.match import Reading
from boardpapers.extract.passages import Passage
from boardpapers.extract.phrases import frames
from boardpapers.schemas import BodyLink
from boardpapers.schemas.vocabulary import BodyRelation, MemberCapacity

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?|[a-z]\)|[ivx]+\))\s+", re.IGNORECASE)
_CAPACITIES: dict[str, MemberCapacity] = {
    "chair": "chair",
    "co_chair": "co_chair",
    "member": "member",
    "attendee": "attendee",
}
_ABOUT_SEATS = re.compile(
    r"\b(?:meets\b|meetings?\s(?:take|takes|are|is|will|shall)\b|chaired\sby|comprises?\b|consists\sof|made\sup|attended\sby|attends\b|is\s(?:now\s)?a\smember)",
    re.I,
)
_DOES = re.compile(
    r"\b(?:oversight|oversees?|monitors?|approv\w+|decisions?|scrutin\w+|provides?|ensures?|responsib\w+|accountab\w+|consider\w*|manages?|directs?|reviews?|challenge|assur\w+|recommend\w*|agree\w*)\b",
    re.I,
)
_TELLS_OF_REPORTS = re.compile(
    r"\b(?:reports?|reporting|accountable|answer(?:s|able)?|escalat\w+|feeds?|makes?|takes?|sits?|is|are|will|shall)\b",
    re.I,
)
#: A label at the start of a paragraph or item, before a colon or dash.
LEAD_LABEL = re.compile(r"^(?P<label>[A-Z][\w/’' -]{2,40}?)\s*(?::|–|—|\s-\s)\s+(?=\S)")


def meaning(label: str) -> str | None:
    """What a label says of its value (`chair`, `member`, `cadence`, `remit`, ...); None if nothing."""
    plain = re.sub(r"\s+", " ", _NUMBER.sub("", label)).strip(" :.–—-*").lower()
    if not plain or len(plain) > 70:
        return None
    return next((f.means for f in frames("bodies", "label") if f.regex.search(plain)), None)


def apply(
    draft: Draft,
    register: Register,
    label: str,
    passage: Passage,
    reading: Reading,
    programmes: claims.Programmes,
    start: int = 0,
) -> None:
    """A labelled value at [start, ...) of a passage, told of the draft."""
    text = passage.string
    end = len(text)
    if not text[start:].strip(" -–—"):
        return
    draft.present = draft.governs = True
    if label in _CAPACITIES:
        _seats(draft, passage, start, _CAPACITIES[label])
    elif label == "cadence":
        claims.cadence_value(draft, passage, start, end)
    elif label == "remit":
        _remit(draft, passage, reading, start)
        claims.oversees(draft, passage, start, end, programmes)
    elif label in {"reports_to", "part_of", "replaces"}:
        if _TELLS_OF_REPORTS.search(text, start):
            return  # a sentence, which tells who reports to whom
        relation: BodyRelation = label  # type: ignore[assignment]
        for target in claims.link_targets(register, passage, start, end) or _whole(register, passage, start):
            draft.add_link(
                BodyLink(relation=relation, target_body=target.name, evidence=passage.cite(start, end))
            )
    elif label == "subgroups":
        for target in claims.link_targets(register, passage, start, end):
            target.governs = True
            target.add_link(
                BodyLink(relation="part_of", target_body=draft.name, evidence=passage.cite(start, end))
            )
    elif label == "oversees":
        for target in claims.link_targets(register, passage, start, end):
            draft.add_link(
                BodyLink(relation="oversees", target_body=target.name, evidence=passage.cite(start, end))
            )
        claims.oversees(draft, passage, start, end, programmes)
    elif label == "status":
        claims.status_value(draft, passage, start, end)


def _seats(draft: Draft, passage: Passage, start: int, capacity: MemberCapacity) -> None:
    text = passage.string
    listing = _sentence_lists(text, start)
    if listing or rosters.add_columns(draft, passage, start, capacity):
        return
    lines = _lines(passage, start)
    for first, last in lines:
        claims.add_seats(draft, passage, first, last, capacity, whole=True)


def _lines(passage: Passage, start: int) -> list[tuple[int, int]]:
    """The value's printed lines where each is a seat of its own, else the value as one piece."""
    text = passage.string
    whole = [(start, len(text))]
    starts = [
        p.start
        for n, p in enumerate(passage.text.pieces)
        if n == 0 or p.line != passage.text.pieces[n - 1].line or p.page != passage.text.pieces[n - 1].page
    ]
    starts = [s for s in starts if s >= start]
    if len(starts) < 2 or ";" in text[start:] or _one_list(text, starts):
        return whole
    parts: list[tuple[int, int]] = []
    for n, first in enumerate(starts):
        last = starts[n + 1] if n + 1 < len(starts) else len(text)
        line = text[first:last].strip()
        joins = bool(parts) and (
            not line[:1].isupper()
            or text[parts[-1][0] : parts[-1][1]]
            .rstrip()
            .endswith((" of", " the", " and", ",", " for", " &", "-"))
        )
        if joins:
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    if all(is_role(re.findall(r"[a-z0-9][\w'’/-]*", text[a:b].lower())) for a, b in parts):
        return parts
    return whole


def _one_list(text: str, starts: list[int]) -> bool:
    """Whether the printed lines are one list between commas that wraps, rather than a seat on each line."""
    ends = [*starts[1:], len(text)]
    lines = [re.sub(r"\([^)]*\)", "", text[a:b]).strip() for a, b in zip(starts, ends, strict=True)]
    wraps = any(not line.endswith(",") and "," in line for line in lines[:-1])
    return (
        wraps
        and sum("," in line for line in lines) * 2 >= len(lines)
        and not all(re.match(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){1,2},\s[A-Z]", line) for line in lines)
    )


def _sentence_lists(text: str, start: int) -> bool:
    """Whether the value is running prose that the sentence frames read better than a list of seats."""
    return bool(
        re.search(
            r"\b(?:comprises?|consists?\sof|made\sup\sof|chaired\sby|will\sbe|shall\sbe|attended\sby|is\sthe\schair|members\sare|entitled\sto)\b|^\W*(?:rotat|alternat|shared)\w*",
            text[start:].strip(),
        )
    )


def _remit(draft: Draft, passage: Passage, reading: Reading, start: int) -> None:
    """The value's sentences but those that only say when it meets or who sits on it."""
    for first, last in reading.sentences:
        if last <= start:
            continue
        words = passage.string[max(first, start) : last]
        if _ABOUT_SEATS.search(words) and not _DOES.search(_ABOUT_SEATS.sub(" ", words)):
            continue
        claims.add_remit(draft, passage, max(first, start), last)


def _whole(register: Register, passage: Passage, start: int) -> list[Draft]:
    found = [m for m in mentions(passage.string) if m.start >= start]
    return [register.get(m) for m in found]
