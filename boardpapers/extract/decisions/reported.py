"""Decisions told in the running text: `The outline case was approved by the Board on 9 March 2021.`"""

import re
from collections.abc import Iterator, Sequence

from boardpapers.extract.decisions.citations import citations
from boardpapers.extract.decisions.model import Stretch
from boardpapers.extract.decisions.wording import first, group
from boardpapers.extract.forms.dates import dates, iso
from boardpapers.extract.forms.passages import Passage, sentences
from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import Pattern, pattern
from boardpapers.schemas import Decision, DecisionItem

_DATE_BEHIND = re.compile(
    r"\b(?:in|on|during|of|dated|at)\s(?:early\s|late\s|the\s|its\s|their\s|a\s)?$", re.IGNORECASE
)
_DATE_AHEAD = re.compile(
    r"\b(?:in|on|at|during|(?:meeting|session)\sof)\s(?:early\s|late\s|the\s)?$", re.IGNORECASE
)
#: What opens the content of the decision, in which a date is not the decision's own.
_COMPLEMENT = re.compile(
    r"\bto\s(?!(?:a|an|the|one|two|three|all|each|its|their|both)\b)"
    r"|\bfor\s(?:\w+(?:tion|ment|ing)|delivery|launch|use)\b"
    r"|\b(?:that|would|will|which|until|from(?=\s(?:\d|(?:early|late|April|May)\b))|because|as|due|unless|by\s(?:april|march|20))\b",
    re.IGNORECASE,
)
#: With the perfect, an open condition: `once the plan has been agreed`.
_PENDING = re.compile(r"\b(?:once|when|where|before|after|until|as\ssoon\sas)\b[^,;]*$", re.IGNORECASE)
#: As `_COMPLEMENT`, for `on 6 June 2017`, which an object with `to` or `for` may precede.
_CLAUSAL = re.compile(
    r"\b(?:that|would|will|which|until|from(?=\s(?:\d|(?:early|late|April|May)\b))|because|as|due|unless"
    r"|start|begin|commence|meet)\b",
    re.IGNORECASE,
)


def reported(paper: Paper, passages: Sequence[Passage], used: Sequence[Stretch]) -> Iterator[Decision]:
    """One decision for each sentence of running text that tells of one."""
    for passage in passages:
        if not _running(passage):
            continue
        for start, end in sentences(passage.text, passage.start):
            sentence = Stretch(passage, start, end)
            if any(u.passage.index == passage.index and u.start < end and start < u.end for u in used):
                continue
            since = 0
            for entry, match in _told(sentence.text):
                yield _decision(paper, sentence, entry, match, since)
                since = match.end()


def _running(passage: Passage) -> bool:
    """Whether a passage is running text: no heading, field or short cell."""
    words = passage.text.split()
    if passage.kind in ("heading", "title", "caption", "signature"):
        return False
    if len(words) < 5 and not (len(words) > 2 and passage.text.endswith(".") and passage.cell is None):
        return False
    if passage.cell is None:
        return True
    wide = passage.table is not None and passage.table.n_columns <= 2
    return len(passage.text) > (40 if wide else 100) and passage.text.rstrip().endswith(".")


_AND_ANOTHER = re.compile(
    r"\b(?:after|before|when|and|but|while|although|though|which|whereupon),?\s(?:the\s|its\s|our\s)?"
    r"(?:[A-Z][\w&’'-]*\s(?:of\s|and\s|for\s|the\s)*){0,8}$"
)


def _told(sentence: str) -> tuple[tuple[Pattern, re.Match[str]], ...]:
    """The frames that make a sentence a reported decision, and where they stand; each with a subject."""
    if sentence.endswith("?"):
        return ()
    found = [
        (match.start(), entry.name, entry, match)
        for entry in group("reported")
        for match in entry.regex.finditer(sentence)
        if not _vetoed(sentence, entry, match)
    ]
    told: list[tuple[Pattern, re.Match[str]]] = []
    for start, _, entry, match in sorted(found, key=lambda f: (f[0], f[1])):
        own = match.groupdict().get("who") is not None
        if not told or (
            own and start > told[-1][1].end() and _AND_ANOTHER.search(sentence[told[-1][1].end() : start])
        ):
            told.append((entry, match))
    return tuple(told)


def _vetoed(sentence: str, entry: Pattern, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    clause = before[_clause_start(before) :]
    if (
        first("veto_before", clause)
        or first("veto_subject", clause)
        or re.search(r"\b(?:if|unless|whether)\b[^,;]*$", before, re.IGNORECASE)
    ):
        return True
    if re.search(r"\b(?:has|have)\s", match.group()) and _PENDING.search(clause):
        return True
    if entry.tags["status"] != "rejected" and pattern("decisions", "not_yet").regex.search(match.group()):
        return True
    if entry.tags.get("needs") == "commission" and first("veto_commission", before):
        return True
    if re.search(r"\bthat\s$", before) and not re.search(r"\w", sentence[match.end() :]):
        return True  # `the £8.3m that has been approved` only says which
    return bool(re.search(r"\b(?:not|never)\s$", before))


def _clause_start(before: str) -> int:
    starts = [m.end() for m in re.finditer(r"[,;:]\s", before)]
    return starts[-1] if starts else 0


def _decision(paper: Paper, sentence: Stretch, entry: Pattern, match: re.Match[str], since: int) -> Decision:
    """The record of one clause, which begins behind `since`."""
    text = sentence.passage.text
    offset = sentence.start
    dated = _date(sentence.text, match, since)
    body = _body(paper, sentence.text, match)
    cited = citations(sentence.text, paper.metadata.reference)
    item = DecisionItem(
        number=None, action=entry.tags["action"], text=sentence.text, evidence=sentence.cite()
    )
    evidence = list(sentence.cite())
    if dated:
        evidence += sentence.passage.cite(offset + dated[0], offset + dated[1], "decided_on")
    if body:
        at = text.find(body[1], offset)
        evidence += sentence.passage.cite(at, at + len(body[1]), "body") if at >= 0 else ()
    return Decision(
        reference=cited[0] if len(cited) == 1 else None,
        kind="reported",
        status=entry.tags["status"],
        decided_on=dated[2] if dated else None,
        body=body[0] if body else None,
        items=(item,),
        confidence=0.85,
        evidence=tuple(evidence),
    )


def _date(sentence: str, match: re.Match[str], since: int) -> tuple[int, int, str] | None:
    """The date of the act: before the verb, or behind it outside of what was decided."""
    clause = _AND_ANOTHER.search(sentence[: match.start()]) if since else None
    found = [d for d in dates(sentence) if clause is None or d.start >= clause.start()]
    for when in (d for d in found if d.start >= match.end()):
        between = sentence[match.end() : when.start]
        lead = _DATE_BEHIND.search(between)
        if lead is None or len(between) > 110:
            continue
        exact = when.when.kind == "day" and lead.group().lower().startswith("on")
        if not (_CLAUSAL if exact else _COMPLEMENT).search(between[: lead.start()]):
            return when.start, when.end, iso(when)
    verb = match.start("verb") if match.groupdict().get("verb") else match.start()
    for when in reversed([d for d in found if d.end <= max(match.start(), verb)]):
        if _DATE_AHEAD.search(sentence[: when.start]) and match.start() - when.end < 160:
            return when.start, when.end, iso(when)
    return None


#: A month or year that stands before the name without a comma (`In December the Resources Board`).
_DAY_BEFORE = re.compile(
    r"^(?:\w+\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|(?:19|20)\d\d)\s(?:the\s)?"
)


def _body(paper: Paper, sentence: str, match: re.Match[str]) -> tuple[str, str] | None:
    """The body that decided, as named, and its words in the sentence: the agent, the place or the subject."""
    regex = pattern("metadata", "body").regex
    behind = re.search(r"\b(?:by|at|from|through)\s(?:the\s|its\s|a\s)?(?=[A-Z])", sentence[match.end() :])
    spots = []
    if behind and behind.start() < 60:
        spots.append((match.end() + behind.end(), len(sentence)))
    if match.groupdict().get("who"):
        spots.append((max(0, match.start() - 120), match.end("who")))
    for start, end in spots:
        for found in regex.finditer(sentence, start, end):
            first_at, last_at = found.span("body")
            if (start != match.end() and last_at == end) or (behind and first_at - match.end() < 70):
                name = _DAY_BEFORE.sub("", found["body"])
                return name, name
    return _defined(paper, sentence, match, behind)


def _defined(
    paper: Paper, sentence: str, match: re.Match[str], behind: re.Match[str] | None
) -> tuple[str, str] | None:
    """A body named by its short form (`SPCB`, `the Board`)."""
    who = match.groupdict().get("who")
    words = [who, f"the {who}", f"The {who}"] if who else []
    if behind and behind.start() < 12:
        words += re.findall(r"^[A-Z]{2,7}\b", sentence[match.end() + behind.end() :])
    own = paper.metadata.body
    if (
        who
        and own
        and own.lower().endswith(who.lower())
        and re.search(r"\bthe\s$", sentence[: match.start("who")], re.IGNORECASE)
    ):
        return own, who
    for word in words:
        long = paper.acronyms.get(word) or paper.acronyms.get(word[:1].lower() + word[1:])
        if long and pattern("metadata", "body").regex.search(long):
            return long, word
    return None
