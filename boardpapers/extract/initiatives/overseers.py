"""The body that oversees a programme, as its own text or a body's says."""

import re
from dataclasses import replace

from boardpapers.extract import bodies
from boardpapers.extract.body_names import mentions
from boardpapers.extract.initiatives.drafts import Draft
from boardpapers.extract.paper import Paper
from boardpapers.extract.passages import Passage
from boardpapers.extract.programmes.names import short_key
from boardpapers.schemas import BodyLink, GovernanceBody

_GOVERNED = re.compile(
    r"\b(?:governed|overseen|oversight|governance|accountable|monitored|steered|directed|scrutin\w+)\b"
    r"[^.;]{0,60}?\b(?:by|through|to|via|is|from|rests\swith)\s(?:the\s|a\s|an\s|its\s|our\s)*$"
    r"|\b(?:it|project|programme|workstream|pilot|scheme|portfolio)\s(?:also\s|now\s)?reports\s(?:in)?to\s(?:the\s|a\s|an\s)*$",
    re.IGNORECASE,
)


#: `Project board: NEP Project Board` in a line of labels.
_LABELLED = re.compile(
    r"(?:^\W*|[|•·;.]\s*)(?:(?:project|programme|governing|responsible|oversight|delivery)\s(?:board|body|group)|governance(?:\s(?:body|board))?"
    r"|overseen\sby|oversight|reports\sto|reporting\sto)\s*:\s*(?:the\s)?",
    re.IGNORECASE,
)
_OVERSEES = re.compile(
    r"\b(?:oversee|oversaw|steer|govern|direct|own|monitor|scrutini|responsible|accountable|hold|supervis)\w*",
    re.IGNORECASE,
)


_OF_BODY = re.compile(
    r"\s(?:(?:programme|project|portfolio|delivery|steering|management|governance|oversight|joint)\s)*(?:board|group|committee)$",
    re.IGNORECASE,
)


def governed(draft: Draft, passage: Passage, start: int, end: int) -> None:
    """The body that its text says oversees it."""
    if draft.body is not None:
        return
    labelled = _LABELLED.search(passage.string, start, end)
    for mention in mentions(passage.string):
        if (
            start <= mention.start
            and mention.end <= end
            and mention.strong
            and (
                _GOVERNED.search(passage.string[max(start, mention.start - 120) : mention.start])
                or (labelled is not None and labelled.end() == mention.start)
            )
        ):
            draft.body = mention.name
            draft.body_evidence = passage.cite(mention.start, mention.end, field="governance_body")
            return


def overseers(paper: Paper, drafts: list[Draft]) -> None:
    """The body that the paper says oversees a programme; of several the one it says so of most plainly."""
    overseen: dict[tuple[str, ...], list[tuple[GovernanceBody, BodyLink]]] = {}
    called: dict[tuple[str, ...], GovernanceBody] = {}
    for body in bodies.extract(paper).records:
        called.setdefault(short_key(_OF_BODY.sub("", body.name)), body)
        for link in body.links:
            if link.relation == "oversees" and link.target_programme:
                overseen.setdefault(short_key(link.target_programme), []).append((body, link))
    for draft in drafts:
        found = next((overseen[k] for s in draft.spellings if (k := short_key(s)) in overseen), [])
        if draft.body is None and found:
            body, link = max(found, key=lambda f: _plainly(draft, *f))
            draft.body = body.name
            draft.body_evidence = tuple(replace(e, field="governance_body") for e in link.evidence)
        elif draft.body is None and short_key(draft.name) in called:
            draft.body = called[short_key(draft.name)].name
            words = called[short_key(draft.name)].words[:1]
            draft.body_evidence = tuple(replace(e, field="governance_body") for e in words)


def _plainly(draft: Draft, body: GovernanceBody, link: BodyLink) -> int:
    """How plainly a body is said to oversee a programme: as its namesake, by the verb, by the name."""
    words = set(short_key(draft.name)) & {w.lower() for w in body.name.split()}
    said = " ".join(e.quote for e in link.evidence)
    return 4 * bool(words) + 2 * bool(_OVERSEES.search(said)) + (draft.name in said)
