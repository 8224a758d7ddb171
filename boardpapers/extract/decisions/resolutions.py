"""Reads the verdicts of one minute: RESOLVED, AGREED, NOTED, ACTION, and the sentences that decide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from boardpapers.extract.decisions.lists import Gatherer, split_inline
from boardpapers.extract.decisions.model import Point, Stretch
from boardpapers.extract.decisions.wording import first, group, is_heading
from boardpapers.extract.forms.names import people
from boardpapers.extract.forms.passages import Passage, sentences


@dataclass
class Minute:
    """What was decided under one heading, as it is collected; used within one call."""

    heading: Passage | None
    decisions: list[tuple[list[Stretch], list[Point]]] = field(default_factory=list)
    actions: list[Point] = field(default_factory=list)


def sections_of(passages: Sequence[Passage]) -> Iterator[tuple[Passage | None, list[Passage]]]:
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


def read_minute(heading: Passage | None, members: Sequence[Passage]) -> Minute:
    minute = Minute(heading)
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
    minute: Minute, passage: Passage, start: int, members: Sequence[Passage], position: int
) -> int:
    text = passage.text[start : passage.end].strip()
    if text:
        _, parts = split_inline(Stretch(passage, start, passage.end))
        whole: tuple[str | None, Stretch] = (None, Stretch(passage, start, passage.end))
        stretches: list[tuple[str | None, Stretch]] = [*parts] or [whole]
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
    minute: Minute,
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
        for label, part in parts:
            gathered.add(label, part)
    elif re.search(r"\w", rest.text) and not _only_announces(rest.text):
        lettered = passage.number and len(passage.number) == 1 and passage.number.isalpha()
        gathered.add(passage.number if lettered else None, _trimmed(rest))
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


def _read_prose(minute: Minute, passage: Passage) -> None:
    """Sentences in which the meeting decides without the word in capitals."""
    if passage.end < 12 or passage.kind == "heading":
        return
    for start, end in sentences(passage.text, passage.start, passage.end):
        sentence = passage.text[start:end]
        if first("minute_prose", sentence) or (first("minute_noted", sentence)):
            stretch = Stretch(passage, start, end)
            minute.decisions.append(([stretch], [Point(None, None, (stretch,))]))
