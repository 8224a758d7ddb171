"""All signatures of a paper: those in signature tables, and those in blocks of lines and in letters."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.forms.sign_tables import table_signatures
from boardpapers.extract.forms.signature import Signature
from boardpapers.extract.forms.signatures import role_event, signatures


def all_signatures(passages: Sequence[Passage], recognised: Collection[int] = ()) -> tuple[Signature, ...]:
    """Every place for a signature, in reading order."""
    tabled = [_with_role(s, passages) for s in table_signatures(passages)]
    inside = {p.place[0] for p in passages for s in tabled if s.first <= p.index <= s.last} - {-1}
    lines = signatures([p for p in passages if p.place[0] not in inside], recognised)
    return tuple(sorted((*tabled, *lines), key=lambda s: s.first))


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
