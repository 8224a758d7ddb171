"""Short forms for the exam papers' gold: members, links, points, milestones, periods, told decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from make_gold import Gold, Record, year


def fy(text: str) -> Record:
    """A financial year `2019/20` as period attributes."""
    start, end = year(text)
    return {"period_start": start, "period_end": end}


def member(role: Any, capacity: Any = "member", organisation: Any = None, **more: Any) -> Record:
    """A member of a body; without an organisation, none is asked for."""
    record: Record = {"role": role, "capacity": capacity, **more}
    return record if organisation is None else {**record, "organisation": organisation}


def link(relation: str, target: Any, **more: Any) -> Record:
    """A link from a body."""
    return {"relation": relation, "target": target, **more}


def points(texts: Sequence[Any], acts: Sequence[Any], numbers: Sequence[Any] = ()) -> list[Record]:
    """The points of a decision; without numbers they have none."""
    return [
        {"number": n, "parent": None, "action": a, "text": t}
        for t, a, n in zip(texts, acts, numbers or [None] * len(texts), strict=True)
    ]


def mile(words: Sequence[str], start: Any, end: Any, state: Any, **more: Any) -> Record:
    """A milestone."""
    return {"event_has": list(words), "due_from": start, "due_to": end, "state": state, **more}


def told(g: Gold, text: Any, quote: str, status: Any = "approved", action: Any = None, **more: Any) -> Record:
    """A decision that the running text tells."""
    acts = action or ["approve", "agree", "other", "endorse"]
    item = {"number": None, "parent": None, "action": acts, "text": text}
    title = more.pop("title", None)
    return g.decision([title, None] if title else None, "reported", status, [item], quotes=[quote], **more)


def signer(role: Any, name: Any, signed_on: Any) -> Record:
    """A signatory."""
    return {"role": role, "name": name, "signed_on": signed_on}


def person(name: Any, role: Any, capacity: Any, **more: Any) -> Record:
    """A person of the document."""
    return {"name": name, "role": role, "capacity": capacity, **more}


def document(title: Any, kind: str, organisation: Any, people: Sequence[Record] = (), **more: Any) -> Record:
    """The document's own attributes; what is not given is NULL."""
    base = {"body": None, "meeting_date": None, "agenda_item": None, "reference": None}
    head = {"title": title, "paper_type": kind, "organisation": organisation}
    return {**head, **base, **more, "people": list(people)}
