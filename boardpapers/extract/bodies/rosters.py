"""Who was at a meeting, a line for each: a name, initials, a post (`Jo Bloggs (JB) Treasurer`)."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from boardpapers.document import Document, Paragraph
from boardpapers.extract.bodies.drafts import Draft
from boardpapers.extract.forms.names import is_role, people
from boardpapers.extract.passages import Passage, of_paragraph
from boardpapers.schemas import BodyMember
from boardpapers.schemas.vocabulary import MemberCapacity

#: A chair's mark beside a name, which is no post of its own.
_CHAIR = re.compile(
    r"[(\[]?\b(?P<kind>co-?\s?chair|joint\schair|chair(?:man|person|woman|ing)?)\b[)\]]?(?!\sof\b)", re.I
)
_INITIALS = re.compile(r"\([A-Z][A-Za-z]{0,4}\)")
#: A roster's lines stand above the text of the minutes.
_WITHIN = 45
_LEAST = 3


def person_line(text: str) -> tuple[str | None, MemberCapacity] | None:
    """The post and the capacity of the one person whom a line names; None if it is no such line."""
    line = text.strip(" •·-–—")
    if len(line) > 110 or line.endswith((".", ":", ";")) or not line[:1].isupper():
        return None
    found = people(line)
    named = [p for p in found if p.name]
    if len(named) != 1 or found[0] is not named[0] or any(c in line for c in "£?"):
        return None
    posts = [p.role for p in found if p.role and not _CHAIR.fullmatch(p.role.strip(" –-"))]
    chairs = _CHAIR.search(_INITIALS.sub("", line))
    capacity: MemberCapacity = "attendee"
    if chairs and not re.search(r"\b(?:deputy|vice)[\s-]$", line[: chairs.start()], re.I):
        capacity = "co_chair" if chairs["kind"].lower().startswith(("co", "joint")) else "chair"
    return (posts[0].strip(" –—-") if posts else None), capacity


def add_person(draft: Draft, passage: Passage, start: int = 0, end: int | None = None) -> bool:
    """The person of a line as a member of the body; whether the line names one."""
    end = len(passage.string) if end is None else end
    found = person_line(passage.string[start:end])
    if found is None:
        return False
    role, capacity = found
    if role is None:
        return False
    draft.add_member(BodyMember(role=role, capacity=capacity, evidence=passage.cite(start, end)))
    return True


def add_columns(draft: Draft, passage: Passage, start: int, capacity: MemberCapacity) -> bool:
    """The person of a line set in columns (name, post, initials) as a member; False for any other line."""
    parts = _columns(passage, start)
    if len(parts) < 2:
        return False
    text = passage.string
    posts = [(a, b) for a, b in parts if _is_post(text[a:b])]
    if not posts or not any(p.name for a, b in parts for p in people(text[a:b])):
        return False
    words = " ".join(text[a:b] for a, b in parts)
    marked = _CHAIR.search(_INITIALS.sub("", words))
    chairs = marked is not None and not re.search(r"\b(?:deputy|vice)[\s-]$", words[: marked.start()], re.I)
    best = next(((a, b) for a, b in posts if not any(p.name for p in people(text[a:b]))), posts[0])
    role = text[slice(*best)].strip()
    role = _CHAIR.sub("", role).strip(" ,–-") if chairs else role
    role = re.sub(r"\s*\((?:minutes?|minute[\s-]taker|secretary|notes)\)$", "", role, flags=re.I)
    if not role:
        ranks = [p.role for a, b in parts for p in people(text[a:b]) if p.name and p.role]
        role = ranks[0] if ranks else ""
    if role:
        rank: MemberCapacity = "chair" if chairs else capacity
        draft.add_member(BodyMember(role=role, capacity=rank, evidence=passage.cite(start, len(text))))
    return bool(role)


def _is_post(words: str) -> bool:
    return is_role(words.strip()) or bool(_CHAIR.fullmatch(words.strip()))


def _columns(passage: Passage, start: int) -> list[tuple[int, int]]:
    """The parts of a line between wide gaps, as characters; none for several lines."""
    pieces = [p for p in passage.text.pieces if p.end > start]
    if not pieces or any(p.line != pieces[0].line for p in pieces):
        return []
    bounds = [pieces[0].start]
    for before, piece in pairwise(pieces):
        if piece.box.x0 - before.box.x1 > 2 * piece.size:
            bounds += [before.end, piece.start]
    bounds.append(pieces[-1].end)
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def roster(document: Document) -> frozenset[int]:
    """Positions of the paragraphs that list, without a label, who was there: three such lines or more."""
    early: Iterable[Paragraph] = (
        b for b in document.blocks[:_WITHIN] if isinstance(b, Paragraph) and b.page <= 2
    )
    found: set[int] = set()
    for is_line, run in groupby(early, key=_posted):
        lines: Sequence[Paragraph] = list(run)
        if is_line and len(lines) >= _LEAST:
            found |= {p.position for p in lines}
    return frozenset(found)


def _posted(paragraph: Paragraph) -> bool:
    found = person_line(of_paragraph(paragraph).string)
    return found is not None and (found[0] is not None or found[1] != "attendee")
