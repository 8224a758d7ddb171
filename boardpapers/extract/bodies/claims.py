"""What a sentence or a labelled value says of one body: seats, cadence, remit, status, links."""

import re
from collections.abc import Callable, Iterable

from boardpapers.extract.bodies.drafts import Draft, Register
from boardpapers.extract.bodies.seats import seats
from boardpapers.extract.body_names import Mention, mentions
from boardpapers.extract.body_names import key as name_key
from boardpapers.extract.passages import Passage
from boardpapers.extract.phrases import frames, words
from boardpapers.schemas import BodyLink, BodyMember
from boardpapers.schemas.vocabulary import BodyRelation, BodyStatus, MemberCapacity

#: The programmes named within [start, end) of a passage's text.
Programmes = Callable[[Passage, int, int], Iterable[str]]
_PAST = re.compile(
    r"\b(?:was|were|had|met|agreed|approved|considered|noted|decided|received|commissioned|endorsed)\b", re.I
)
_DEPUTY = re.compile(r"\b(?:deputy|vice)[\s-]chair\b", re.IGNORECASE)


def add_seats(
    draft: Draft, passage: Passage, start: int, end: int, capacity: MemberCapacity, *, whole: bool = False
) -> None:
    """The list of seats at [start, end) as members of the body."""
    for n, seat in enumerate(seats(passage.string, start, end, whole=whole)):
        role, rank = marked_capacity(seat.role, capacity)
        if n and not role and capacity == "chair":
            continue  # `Chief Finance Officer, Leicestershire OPCC`: one chair
        if seat.organisation is None and not role:
            continue
        draft.add_member(
            BodyMember(
                role=role or None,
                organisation=seat.organisation,
                capacity=rank,
                evidence=passage.cite(seat.start, seat.end),
            )
        )


_CHAIR_MARK = re.compile(
    r"\s*(?:[(\[]|(?<=\s)[-–—])\s*(?:as\s)?(?:the\s)?(?P<kind>co-?\s?chair|joint\schair|deputy\schair|vice[\s-]chair|chair(?:man|person|ing)?|in\sattendance|observers?|attend(?:ee|s|ing)|by\sinvitation|advis[eo]r|minutes?|secretary|core\smember|member)\s*[)\]]?\s*$",
    re.I,
)


def marked_capacity(role: str | None, capacity: MemberCapacity) -> tuple[str | None, MemberCapacity]:
    """`Chief Constable (Chair)` is the Chief Constable, as chair."""
    if not role:
        return role, capacity
    match = _CHAIR_MARK.search(role)
    if match is None or match.start() == 0:
        return role, capacity
    kind = match["kind"].lower()
    rank: MemberCapacity = capacity
    if kind.startswith(("co", "joint")):
        rank = "co_chair"
    elif kind.startswith("chair"):
        rank = "chair"
    elif not kind.startswith(("deputy", "vice", "core", "member")):
        rank = "attendee"
    return role[: match.start()].strip(" ,"), rank


def seats_in(draft: Draft, passage: Passage, start: int, end: int) -> bool:
    """Seats told by a sentence or clause at [start, end); whether there were any."""
    text, found = passage.string, False
    taken: list[tuple[int, int]] = []
    for frame in frames("bodies", "member"):
        for match in frame.regex.finditer(text, start, end):
            if _DEPUTY.search(text, match.start(), match.end()) and frame.means == "chair":
                continue
            group = "who" if match.groupdict().get("who") is not None else "before"
            first, last = match.span(group)
            if any(first < b and a < last for a, b in taken if group == "before"):
                continue
            if group == "before":
                first = _subject_start(text, first, last)
                if not _is_post(text[first:last]):
                    continue
                taken.append((first, last))
            capacity: MemberCapacity = frame.means  # type: ignore[assignment]
            before = len(draft.members)
            add_seats(draft, passage, first, last, capacity, whole=group == "before")
            found = found or len(draft.members) > before
    return found


def seat_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentence lists who sits on a body."""
    spans = []
    for frame in frames("bodies", "member"):
        for match in frame.regex.finditer(text, start, end):
            if match.groupdict().get("who") is not None:
                listed = list(seats(text, *match.span("who")))
                if listed:
                    spans.append((match.start(), listed[-1].end))
    return spans


def _subject_start(text: str, start: int, end: int) -> int:
    """The subject's own beginning: after the last comma, `and`, `that` or `where` of what stands before."""
    part = text[start:end]
    if "," in part and len(list(seats(part, whole=True))) > part.count(",") and not mentions(part):
        return start  # a list of seats
    if match := re.search(r"^.*(?:\b(?:that|where|while|which|when|also)\b|[,;:(–—])\s+(?=[A-Zt])", part):
        rest = part[match.end() :]
        if _is_post(rest):
            return start + match.end()
    return start


def _is_post(part: str) -> bool:
    found = list(seats(part, whole=True))
    return bool(found) and (len(part.split()) <= 14 or len(found) > 2) and not mentions(part)


def cadence_in(draft: Draft, passage: Passage, start: int, end: int) -> bool:
    for frame in frames("bodies", "cadence"):
        match = frame.regex.search(passage.string, start, end)
        if match and draft.cadence is None:
            first, last = match.span("cadence")
            draft.cadence = passage.string[first:last]
            draft.cadence_evidence += passage.cite(first, last, field="cadence")
            return True
    words_here = passage.string[start:end].strip(" (),;.")
    alone = any(f.regex.fullmatch(words_here) for f in frames("bodies", "cadence_free"))
    if alone and draft.cadence is None:
        at = passage.string.index(words_here, start)
        draft.cadence = words_here
        draft.cadence_evidence += passage.cite(at, at + len(words_here), field="cadence")
    return alone


def cadence_value(draft: Draft, passage: Passage, start: int, end: int) -> None:
    """A labelled frequency: the words of the cadence, or the whole short value."""
    from_text = passage.string[start:end].strip(" .")
    match = next(
        (m for f in frames("bodies", "cadence_free") if (m := f.regex.search(passage.string, start, end))),
        None,
    )
    if draft.cadence is not None or not from_text:
        return
    first, last = match.span("cadence") if match else (start, end)
    if match is None and len(from_text) > 60:
        return
    draft.cadence = passage.string[first:last].strip(" .")
    draft.cadence_evidence += passage.cite(first, last, field="cadence")


def status_in(draft: Draft, passage: Passage, start: int, end: int, subject: int | None = None) -> None:
    """`subject` is where the body's name ends in the clause: what it proposes itself is another one."""
    for frame in frames("bodies", "status"):
        match = frame.regex.search(passage.string, start, end)
        own = (
            subject is None or match is None or match.start() < subject or not _PROPOSES.match(match.group())
        )
        if match and re.search(
            r"\b(?:agree|approve|recommend|propose)\w*\b[^.;]*\bbe\s$", passage.string[: match.start()], re.I
        ):
            continue  # only asked for
        if (
            match
            and frame.means == "proposed"
            and _ENDS.search(passage.string, match.start(), subject or end)
        ):
            continue  # its end is proposed
        if match and own and draft.status is None:
            status: BodyStatus = frame.means  # type: ignore[assignment]
            draft.status = status
            draft.status_evidence += passage.cite(*match.span(), field="status")


_ENDS = re.compile(
    r"\b(?:dissolv|disband|abolish|wind\sup|clos|end\b|merg|replac|stand\sdown|discontinu|subsum|absorb)\w*",
    re.I,
)
_PROPOSES = re.compile(r"propos(?!ed\b)|agree|approve|plans?\b", re.IGNORECASE)


def status_value(draft: Draft, passage: Passage, start: int, end: int) -> None:
    """A labelled status."""
    words = passage.string[start:end].lower()
    found: BodyStatus | None = (
        "proposed"
        if re.search(r"\bpropos|\bdraft\b|\bplanned|\bto be (?:set up|established|agreed)", words)
        else "disbanded"
        if re.search(r"\bdisband|\bdissolv|\bstood down|\bclosed|\bceased|\bended", words)
        else "active"
        if re.search(
            r"\bactive|\bcurrent|\bin place|\bestablished|\blive|\bongoing|\bexisting|\bmeeting\b", words
        )
        else None
    )
    if found is not None and draft.status is None:
        draft.status = found
        draft.status_evidence += passage.cite(start, end, field="status")


def add_remit(draft: Draft, passage: Passage, start: int, end: int) -> None:
    words = passage.string[start:end].strip(" ;,")
    if len(words) > 3 and words not in draft.remit:
        draft.remit.append(words)
        draft.remit_evidence += passage.cite(start, end, field="remit")


def does(predicate: str) -> bool:
    """Whether the words after a body's name, or a clause without its subject, say what it does."""
    if any(f.regex.match(predicate) for f in frames("bodies", "remit")):
        return True
    if any(f.regex.search(predicate.split(":")[0]) for f in frames("bodies", "remit_later")):
        return True
    match = _PRESENT.match(predicate)
    return match is not None and match["verb"] not in words("bodies", "no_remit")


#: A present tense in the third person, behind what may stand before the verb.
_PRESENT = re.compile(
    r"^\W*(?:(?:which|that|and|also|then|now|jointly|further|it|this|the\s(?:board|group|panel|committee)|\w+ly)\s)*(?P<verb>[a-z][a-z-]{2,}s)\s(?=(?:the|a|an|all|every|each|any|its|their|how|whether|on|over|up|off|for|that|progress|delivery|\w+ing)\b|\w+)"
)


def links_in(
    draft: Draft,
    register: Register,
    passage: Passage,
    start: int,
    end: int,
    programmes: Programmes,
    current: Draft | None = None,
) -> None:
    """Links that a clause about the body tells: reports to, part of, replaces, oversees."""
    if match := re.compile(r":\s+(?=\w+[’']s?\b)").search(passage.string, start, end):
        end = match.start()  # what follows tells of several bodies one by one
    for frame in frames("bodies", "link"):
        match = frame.regex.search(passage.string, start, end)
        if match is None:
            continue
        first, last = match.span("target")
        last = min(last, _clause_end(passage.string, first, last))
        targets = link_targets(register, passage, first, last)
        if not targets and (through := _THROUGH.match(passage.string, last, end)):
            last = _clause_end(passage.string, through.end(), end)
            targets = link_targets(register, passage, through.end(), last)
        if current is not None and re.match(
            r"(?:its?|their|this\s\w+)\b", passage.string[first:last], re.IGNORECASE
        ):
            targets = [current]
        if not targets and (named := _GENERIC.match(passage.string, first, last)):
            meant = generic(register, named["noun"], draft)
            targets = [meant] if meant is not None else []
        evidence = passage.cite(match.start(), last)
        for target in targets:
            if target is draft:
                continue
            if frame.means == "replaced_by":
                target.add_link(BodyLink(relation="replaces", target_body=draft.name, evidence=evidence))
                continue
            relation: BodyRelation = frame.means  # type: ignore[assignment]
            draft.add_link(BodyLink(relation=relation, target_body=target.name, evidence=evidence))
        if frame.means == "oversees":
            oversees(draft, passage, first, last, programmes)


def generic(register: Register, noun: str, speaker: Draft | None) -> Draft | None:
    """The body that `the Board` means in words about another kind of body, where only one can be meant."""
    last = noun.lower()
    if speaker is None or speaker.name.lower().split()[-1] == last:
        return None
    found = [
        d for d in register.drafts if d is not speaker and d.name.lower().split()[-1] == last and d.strong
    ]
    return found[0] if len(found) == 1 else None


def link_targets(register: Register, passage: Passage, start: int, end: int) -> list[Draft]:
    text = passage.string
    found = [
        (m.start, register.get(m))
        for m in mentions(text)
        if m.start >= start
        and m.end <= end
        and (m.strong or register.find(m.name) is not None or m.kind == "meeting")
    ]
    for match in re.finditer(
        r"(?:^|\b(?:the|both)\s)(?P<kind>Executive|Cabinet)\b(?!\s[A-Z])", text[start:end]
    ):
        if not any(m.start < start + match.end() and start + match.start() < m.end for m in mentions(text)):
            at = start + match.start("kind")
            draft = next((d for d in register.drafts if d.name.endswith(match["kind"])), None)
            found.append(
                (at, draft or register.get(Mention(at, start + match.end(), match["kind"], "other")))
            )
            found[-1][1].add_evidence(passage.cite(at, start + match.end()))
    for match in re.finditer(r"\b[A-Z]{2,6}\b", text[start:end]):
        draft = register.by_acronym(match.group())
        if draft is not None:
            found.append((start + match.start(), draft))
    found.sort(key=lambda pair: pair[0])
    return list({id(d): d for _, d in found}.values())


def oversees(draft: Draft, passage: Passage, start: int, end: int, programmes: Programmes) -> None:
    for name in programmes(passage, start, end):
        mine = set(name_key(name))
        if any(
            link.target_programme
            and (mine <= (theirs := set(name_key(link.target_programme))) or theirs <= mine)
            for link in draft.links
        ):
            continue
        draft.add_link(
            BodyLink(relation="oversees", target_programme=name, evidence=passage.cite(start, end))
        )


_GENERIC = re.compile(r"(?:the\s)?(?P<noun>(?-i:Board|Panel|Committee|Group|Forum|Summit))\b", re.I)
#: `reports to the Commissioner through the Assurance Board`
_THROUGH = re.compile(r"\s(?:through|via)\s(?:the\s)?", re.I)


def _clause_end(text: str, start: int, end: int) -> int:
    match = re.compile(
        r"[.;]|,\s(?:which|and|who|with)\b|\s(?:and\s(?:is|are|has|meets|will|would|reports?|oversees?|approves?|provides?|receives?|monitors?|considers?|advises?|makes?|recommends?|ensures?)|which|through|via|on\sa|at\sits)\b"
    ).search(text, start, end)
    return match.start() if match else end


def is_past(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells only the past."""
    part = text[start:end]
    return bool(_PAST.search(part)) and not re.search(
        r"\b(?:is|are|has|have|will|meets|oversees|provides|chairs|monitors|receives|shall)\b", part
    )


def acronym_mentions(register: Register, text: str) -> list[tuple[int, int, Draft]]:
    """Where bodies are named by their acronym alone."""
    found = []
    for match in re.finditer(r"\b[A-Z][A-Z&]{1,6}\b", text):
        draft = register.by_acronym(match.group())
        if draft is not None:
            found.append((match.start(), match.end(), draft))
            draft.acronym = draft.acronym or match.group()
    return found
