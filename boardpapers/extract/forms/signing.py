"""All signatures of a paper: those in signature tables, and those in blocks of lines and in letters."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from boardpapers.extract.forms.names import is_role
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.forms.sign_tables import stated_signatures, table_signatures
from boardpapers.extract.forms.signature import Signature
from boardpapers.extract.forms.signatures import role_event, signatures


def all_signatures(passages: Sequence[Passage], recognised: Collection[int] = ()) -> tuple[Signature, ...]:
    """Every place for a signature, in reading order."""
    tabled = [_with_role(s, passages) for s in table_signatures(passages)]
    inside = {p.place[0] for p in passages for s in tabled if s.first <= p.index <= s.last} - {-1}
    lines = [
        _under_heading(s, passages)
        for s in signatures([p for p in passages if p.place[0] not in inside], recognised)
    ]
    taken = {s.first for s in (*tabled, *lines)}
    stated = [s for s in stated_signatures(passages) if s.first not in taken]
    return tuple(sorted((*tabled, *lines, *stated), key=lambda s: s.first))


#: A form's heading above a signature that says whose it is: `Commissioner's decision`.
_WHOSE = re.compile(
    r"^(?:(?:decision|approval|declaration|statement)\sof\s(?:the\s)?)?(?P<role>[A-Z][\w,& ]{3,70}?)"
    r"(?:['’]s?)?\s?(?:decision|approval|declaration|statement)?\W*$"
)


def _under_heading(signature: Signature, passages: Sequence[Passage]) -> Signature:
    """A form's signature without an office, by the heading of its part of the form."""
    if signature.role or not signature.name:
        return signature
    table = {p.place[0] for p in passages if p.index == signature.first} - {-1}
    above = [p for p in passages if p.index < signature.first and p.place[0] in table and p.place[2] == 0]
    for passage in reversed(above[-4:]):
        match = _WHOSE.match(passage.text.strip()) if len(passage.text) < 90 else None
        if match and is_role(match["role"]):
            at = passage.text.find(match["role"])
            cited = passage.cite(at, at + len(match["role"]), "role")
            return replace(signature, role=match["role"], evidence=(*signature.evidence, *cited))
    return signature


def _with_role(signature: Signature, passages: Sequence[Passage]) -> Signature:
    """A table's signature whose office stands above the table: `Chief Executive: I am satisfied that ...`."""
    if signature.role:
        return signature
    table = {p.place[0] for p in passages if p.index == signature.first}
    above = [p for p in passages if p.index < signature.first and p.place[0] not in table]
    for passage in reversed(above[-2:]):
        if (found := role_event(passage)) is not None:
            cited_role = passage.cite(found.start, found.end, "role")
            return replace(signature, role=found.value, evidence=(*signature.evidence, *cited_role))
    return signature
