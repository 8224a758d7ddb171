"""All signatures of a paper: those in signature tables, and those in blocks of lines and in letters."""

from collections.abc import Sequence

from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.forms.sign_tables import table_signatures
from boardpapers.extract.forms.signature import Signature
from boardpapers.extract.forms.signatures import signatures


def all_signatures(passages: Sequence[Passage]) -> tuple[Signature, ...]:
    """Every place for a signature, in reading order."""
    tabled = table_signatures(passages)
    inside = {p.place[0] for p in passages for s in tabled if s.first <= p.index <= s.last} - {-1}
    lines = signatures([p for p in passages if p.place[0] not in inside])
    return tuple(sorted((*tabled, *lines), key=lambda s: s.first))
