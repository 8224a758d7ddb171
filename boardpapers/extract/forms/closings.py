"""Signatures without a word of signing: the close of a letter, and a name with its office as last lines."""

import re
from collections.abc import Iterator, Sequence

from boardpapers.extract.forms.names import bare_name, is_role, people
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.forms.signature import Event, Signature, cited

_CLOSING = re.compile(
    r"^Yours\s+(?:sincerely|faithfully|truly|ever)\b|^Yours\W*$"
    r"|^(?:(?:With\s+)?(?:(?:my\s+)?(?:very\s+)?(?:kind|kindest|best|warm|warmest)\s+)?(?:regards|wishes))\b",
    re.IGNORECASE,
)
_DECIDER = re.compile(r"ommissioner\b|\bMayor\b|\bChief (?:Executive|Constable|Fire Officer)\b|\bP?F?CC\b")


def last_lines(passages: Sequence[Passage]) -> Iterator[Signature]:
    """A name and an office that decides as the last lines of a paper, with no word of signing."""
    near = [p for p in passages[-6:] if len(p.text) < 120]
    for number, passage in enumerate(near):
        somebody = people(passage.text)
        if len(somebody) != 1 or not (name := somebody[0].name) or passage.text.endswith("."):
            continue
        if re.search(r":|@|\d{3}", passage.text):
            continue
        below = near[number + 1] if number + 1 < len(near) else None
        if somebody[0].role and _DECIDER.search(somebody[0].role):
            parts = [Event("role", somebody[0].role, passage, 0, len(passage.text))]
        elif below and bare_name(passage.text) and is_role(below.text) and _DECIDER.search(below.text):
            parts = [Event("role", below.text.strip(" .:,"), below, 0, len(below.text))]
        else:
            continue
        parts.append(Event("name", name, passage, 0, len(passage.text)))
        last = max(e.passage.index for e in parts)
        yield Signature(parts[0].value, name, None, cited(parts), passage.index, last)
        return


def closings(passages: Sequence[Passage]) -> Iterator[Signature]:
    """`Yours sincerely`, a name and a post."""
    for number, passage in enumerate(passages):
        if not (closing := _CLOSING.match(passage.text)):
            continue
        name: Event | None = None
        role: Event | None = None
        for near in passages[number : number + 6]:
            start = closing.end() if near is passage else 0
            if len(near.text) - start > 160:
                break
            for somebody in people(near.text, start):
                if somebody.name and name is None:
                    name = Event("name", somebody.name, near, somebody.start, somebody.end)
                if somebody.role and name and role is None:
                    role = Event("role", somebody.role, near, somebody.start, somebody.end)
            if name and role:
                break
        if name:
            parts = [e for e in (name, role) if e]
            evidence = (*passage.cite(closing.start(), closing.end()), *cited(parts))
            last = max(e.passage.index for e in parts)
            yield Signature(role.value if role else None, name.value, None, evidence, passage.index, last)
