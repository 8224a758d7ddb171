"""Minutes: each RESOLVED or AGREED is a decision; an ACTION is a point of its minute's decision."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from boardpapers.extract.decisions.build import as_field, dated, items_of, status_of
from boardpapers.extract.decisions.citations import citations
from boardpapers.extract.decisions.lists import Gatherer, split_inline
from boardpapers.extract.decisions.model import Point, Stretch
from boardpapers.extract.decisions.wording import first, group, is_heading
from boardpapers.extract.forms.names import people
from boardpapers.extract.forms.passages import Passage, sentences
from boardpapers.extract.paper import Paper
from boardpapers.schemas import Decision
from boardpapers.schemas.vocabulary import DecisionStatus


@dataclass
class _Minute:
    """What was decided under one heading, as it is collected; used within one call."""

    heading: Passage | None
    decisions: list[tuple[list[Stretch], list[Point]]] = field(default_factory=list)
    actions: list[Point] = field(default_factory=list)


def minutes(paper: Paper, passages: Sequence[Passage]) -> tuple[tuple[Decision, ...], frozenset[int]]:
    """The decisions of a meeting, and the passages in which they stand."""
    made: list[Decision] = []
    used: set[int] = set()
    for heading, members in _minutes(passages):
        minute = _read(heading, members)
        for decision in _decisions(paper, minute):
            made.append(decision)
        used |= {s.passage.index for intro, points in minute.decisions for p in points for s in p.stretches}
        used |= {s.passage.index for intro, _ in minute.decisions for s in intro}
        used |= {s.passage.index for p in minute.actions for s in p.stretches}
    return tuple(made), frozenset(used)


def _minutes(passages: Sequence[Passage]) -> Iterator[tuple[Passage | None, list[Passage]]]:
    heading: Passage | None = None
    members: list[Passage] = []
    for passage in passages:
        if is_heading(passage) and not _marked(passage):
            if members or heading:
                yield heading, members
            heading, members = passage, []
        else:
            members.append(passage)
    yield heading, members


def _marked(passage: Passage) -> bool:
    words = passage.words
    return bool(
        first("minute", words)
        or first("action", words)
        or re.match(r"^\W*(?:decision|resolved|agreed|action)s?\W*$", words, re.IGNORECASE)
    )


def _cut(members: Sequence[Passage]) -> list[Passage]:
    """Passages cut where an ACTION begins within one."""
    pieces = []
    for passage in members:
        cuts = [
            m.start() for p in group("inner_action") for m in p.regex.finditer(passage.text, passage.start)
        ]
        bounds = [passage.start, *cuts, passage.end]
        for number, (start, end) in enumerate(pairwise(bounds)):
            own = passage if number == 0 else replace(passage, number=None, bulleted=False)
            pieces.append(replace(own, start=start, stop=end) if cuts else passage)
    return pieces


def _read(heading: Passage | None, members: Sequence[Passage]) -> _Minute:
    minute = _Minute(heading)
    members = _cut(members)
    position = 0
    while position < len(members):
        passage = members[position]
        position += 1
        if (action := _action(passage)) is not None:
            position = _read_action(minute, passage, action, members, position)
            continue
        marker = first("minute", passage.words)
        if marker and marker.start() == 0 and _is_marker(marker, passage.words):
            told = _told_as_sentence(passage, marker)
            start = passage.start + (0 if told else marker.end())
            position = _read_resolution(minute, passage, start, members, position)
            continue
        inner = first("minute", passage.words)
        if inner and inner.start() > 0:
            position = _read_resolution(
                minute, passage, passage.start + inner.start(), members, position, sentence=True
            )
            continue
        _read_prose(minute, passage)
    return minute


def _told_as_sentence(passage: Passage, marker: re.Match[str]) -> bool:
    """`It was RESOLVED to note the report`: the word stands inside a sentence, which is the point."""
    rest = passage.words[marker.end() :]
    said = marker.groupdict().get("say") or ""
    return (
        len(said.split()) > 1
        and not _only_announces(rest)
        and not split_inline(Stretch(passage, passage.start, passage.end))[1]
    )


def _is_marker(match: re.Match[str], text: str) -> bool:
    """Whether the leading word is the minute's verdict, not the first word of a sentence."""
    rest = text[match.end() :]
    return (
        not re.match(r"(?:minutes|actions?|plan|targets?|position)\b", rest, re.IGNORECASE)
        or ":" in match.group()
    )


def _action(passage: Passage) -> int | None:
    """Where an ACTION's words begin in a passage that is one."""
    match = first("action", passage.words)
    return passage.start + match.end() if match and match.start() == 0 else None


def _read_action(
    minute: _Minute, passage: Passage, start: int, members: Sequence[Passage], position: int
) -> int:
    text = passage.text[start : passage.end].strip()
    if text:
        _, parts = split_inline(Stretch(passage, start, passage.end))
        stretches = [(n, s) for n, s in parts] or [(None, Stretch(passage, start, passage.end))]
        minute.actions += [
            Point(n, None, (s,), action="instruct") for n, s in stretches if not _owner(s.text)
        ]
        return position
    while position < len(members) and (members[position].is_point or members[position].cell is not None):
        point = members[position]
        minute.actions.append(
            Point(point.number, None, (Stretch(point, point.start, point.end),), action="instruct")
        )
        position += 1
    if position < len(members) and not minute.actions:
        point = members[position]
        minute.actions.append(Point(None, None, (Stretch(point, point.start, point.end),), action="instruct"))
        position += 1
    return position


def _owner(text: str) -> bool:
    """Whether an ACTION names only who is to act; what is to be done stands in the minute."""
    return len(text.split()) <= 6 and not re.search(r"\bto\b", text) and bool(people(text))


def _read_resolution(
    minute: _Minute,
    passage: Passage,
    start: int,
    members: Sequence[Passage],
    position: int,
    sentence: bool = False,
) -> int:
    rest = Stretch(passage, start, passage.end)
    marker = Stretch(passage, passage.start, max(start, passage.start + 1))
    if sentence:
        marker = rest
        match = first("minute", passage.text, start)
        after = (
            match.end()
            if match and match.start() == start and re.search(r"[:–-]\s*$", match.group())
            else start
        )
        rest = Stretch(passage, after, passage.end)
    _, parts = split_inline(rest)
    gathered = Gatherer()
    if parts:
        for number, part in parts:
            gathered.add(number, part)
    elif re.search(r"\w", rest.text) and not _only_announces(rest.text):
        number = (
            passage.number
            if passage.number and len(passage.number) == 1 and passage.number.isalpha()
            else None
        )
        gathered.add(number, _trimmed(rest))
    while position < len(members) and not _marked(members[position]):
        follower = members[position]
        if follower.is_point and (
            not gathered.points or gathered.levels[0][0] != "bullet" or follower.number is None
        ):
            if (
                gathered.points
                and not parts
                and gathered.points[0].number is None
                and follower.number is not None
                and not gathered.points[0].text.endswith((":", ";", "and", ","))
            ):
                break
            gathered.add(follower.number, Stretch(follower, follower.start, follower.end), follower.level)
        elif gathered.unfinished or (not gathered.points and follower.cell is None):
            if gathered.points:
                gathered.extend(Stretch(follower, 0, follower.end))
            else:
                gathered.add(None, Stretch(follower, follower.start, follower.end))
                position += 1
                if not (
                    position < len(members) and re.match(r"that\s", members[position].text, re.IGNORECASE)
                ):
                    break
                continue
        elif re.match(r"^(?:and\s)?that\s", follower.text, re.IGNORECASE):
            gathered.add(None, Stretch(follower, 0, follower.end))
        else:
            break
        position += 1
    if gathered.points:
        minute.decisions.append(([marker] if marker.text else [], gathered.points))
    return position


def _only_announces(text: str) -> bool:
    bare = re.sub(r"\([^)]*\)", "", text).strip()
    if re.fullmatch(r"(?:that|to|the\sfollowing|as\sfollows)?\W*", bare, re.IGNORECASE):
        return True
    return re.search(r":\W*$", text) is not None and len(text.split()) < 12


def _trimmed(part: Stretch) -> Stretch:
    lead = len(part.passage.text[part.start : part.end]) - len(
        part.passage.text[part.start : part.end].lstrip(" :–—-")
    )
    return Stretch(part.passage, part.start + lead, part.end)


def _read_prose(minute: _Minute, passage: Passage) -> None:
    """Sentences in which the meeting decides without the word in capitals."""
    if passage.end < 12 or passage.kind == "heading":
        return
    for start, end in sentences(passage.text, passage.start, passage.end):
        sentence = passage.text[start:end]
        if first("minute_prose", sentence) or (first("minute_noted", sentence)):
            stretch = Stretch(passage, start, end)
            minute.decisions.append(([stretch], [Point(None, None, (stretch,))]))


def _decisions(paper: Paper, minute: _Minute) -> Iterator[Decision]:
    decisions = _weighty(minute.decisions)
    if minute.actions:
        if decisions:
            intro, points = decisions[-1]
            decisions[-1] = (intro, [*points, *minute.actions])
        else:
            decisions = [([], list(minute.actions))]
    day, day_words = dated(paper.metadata, "meeting_date")
    for intro, points in decisions:
        items = items_of(points)
        known = intro or [points[0].stretches[0]]
        heading = minute.heading
        title = heading.text[heading.start :].strip(" .:") if heading else None
        text = " ".join(p.text for p in points)
        yield Decision(
            reference=None,
            title=title or None,
            kind="decision",
            status=_status(intro, items),
            decided_on=day,
            body=paper.metadata.body,
            items=items,
            references=citations(text, paper.metadata.reference),
            evidence=(
                *(e for s in known for e in s.cite()),
                *(as_field(heading.cite(heading.start), "title") if heading else ()),
                *day_words,
            ),
        )


def _weighty(decisions: list[tuple[list[Stretch], list[Point]]]) -> list[tuple[list[Stretch], list[Point]]]:
    """Marked decisions, or those told in prose where none is marked; the approval of minutes always."""
    marked = [d for d in decisions if not _prose(d)]
    if not marked:
        noted = [d for d in decisions if not first("minute_noted", d[1][0].text)]
        return noted or decisions[:1]
    return marked


def _prose(decision: tuple[list[Stretch], list[Point]]) -> bool:
    intro, points = decision
    return bool(intro) and intro[0] == points[0].stretches[0]


def _status(intro: Sequence[Stretch], items: Sequence[object]) -> DecisionStatus:
    said = " ".join(s.text for s in intro).upper()
    default: DecisionStatus = "noted" if said.startswith("NOTED") else "approved"
    own = [i for i in items if getattr(i, "action", "") != "instruct"] or list(items)
    return status_of(own, default)  # type: ignore[arg-type]
