"""Reads the verdicts of one minute: RESOLVED, AGREED, NOTED, ACTION, and the sentences that decide."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from boardpapers.extract.decisions.lists import Gatherer, split_inline
from boardpapers.extract.decisions.minute_tables import Role
from boardpapers.extract.decisions.model import Point, Stretch
from boardpapers.extract.decisions.wording import first, group, is_heading
from boardpapers.extract.forms.names import people
from boardpapers.extract.forms.passages import Passage, sentences

#: A verdict that opens with its own word, with no subject before it.
_BARE = re.compile(
    r"^\W*(?:resolved|resolution|agreed|decided|decisions?|noted|approved|recommended|endorsed|deferred|rejected|"
    r"delegated|received|outcome|conclusion)\b",
    re.IGNORECASE,
)


#: The first label of a list whose further points stand on lines of their own.
_LONE = re.compile(r"\s*\(?(?P<label>1|a|i|A)[.)]\s+(?=\w)")
#: Verdicts that say what is done, so that their word belongs to the point (`APPROVED as a true record`).
_VERB = re.compile(
    r"^\W*(?:noted|approved|endorsed|deferred|rejected|delegated|received|recommended)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Verdict:
    """One decision of a minute: the words by which it is known and its points.

    `marked` when the minute says RESOLVED or the like, rather than tells of it in a sentence.
    """

    known: Stretch
    points: tuple[Point, ...]
    marked: bool
    #: The words between the verdict's and its list (`Decision: virements approved as follows:`).
    lead: Stretch | None = None


@dataclass
class Minute:
    """What was decided under one heading, as it is collected; used within one call."""

    heading: Passage | None
    verdicts: list[Verdict] = field(default_factory=list)
    actions: list[Point] = field(default_factory=list)


def sections_of(
    passages: Sequence[Passage], roles: Mapping[int, Role]
) -> Iterator[tuple[Passage | None, list[Passage]]]:
    """The minutes, each with its heading; `roles` tells of those that stand in a table."""
    heading: Passage | None = None
    members: list[Passage] = []
    for passage in passages:
        role = roles.get(passage.index)
        if role == "skip":
            continue
        if role == "row":
            yield heading, members
            heading, members = None, [passage]
        elif role == "heading" or (role is None and is_heading(passage) and not _marked(passage)):
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
        cuts = sorted(
            m.start() for p in group("inner") for m in p.regex.finditer(passage.text, passage.start)
        )
        bounds = [passage.start, *cuts, passage.end]
        for number, (start, end) in enumerate(pairwise(bounds)):
            own = passage if number == 0 else replace(passage, number=None, bulleted=False)
            pieces.append(replace(own, start=start, stop=end) if cuts else passage)
    return pieces


def read_minute(heading: Passage | None, members: Sequence[Passage], roles: Mapping[int, Role]) -> Minute:
    """What was decided under one heading."""
    minute = Minute(heading)
    pieces = _cut([m for m in members if roles.get(m.index) not in ("action", "verdict")])
    _read_cells(minute, [m for m in members if roles.get(m.index) == "verdict"])
    position = 0
    while position < len(pieces):
        passage = pieces[position]
        position += 1
        if (action := _action(passage)) is not None:
            position = _read_action(minute, passage, action, pieces, position)
        elif (verdict := _verdict(passage)) is not None:
            position = _read_resolution(minute, *verdict, pieces, position)
        else:
            _read_prose(minute, passage)
    minute.actions += [p for m in members if roles.get(m.index) == "action" for p in _tasks(m)]
    return minute


def _read_cells(minute: Minute, cells: Sequence[Passage]) -> None:
    """The points of a column headed `Decision`."""
    gathered = Gatherer()
    for passage in cells:
        match = first("minute", passage.words)
        start = passage.start + (match.end() if match and match.start() == 0 and ":" in match.group() else 0)
        _, parts = split_inline(Stretch(passage, start, passage.end))
        own: list[tuple[str | None, Stretch]] = [(passage.number, Stretch(passage, start, passage.end))]
        for number, part in [*parts] or own:
            gathered.add(number, part, passage.level)
    if gathered.points:
        known = gathered.points[0].stretches[0]
        minute.verdicts.append(Verdict(known, tuple(gathered.points), marked=True))


def _tasks(passage: Passage) -> list[Point]:
    """The points of a column headed `Action`."""
    whole = Stretch(passage, passage.start, passage.end)
    _, parts = split_inline(whole)
    stretches: list[tuple[str | None, Stretch]] = [*parts] or [(passage.number, whole)]
    return [
        Point(number, None, (part,), action="instruct") for number, part in stretches if not _owner(part.text)
    ]


def _verdict(passage: Passage) -> tuple[Stretch, Stretch] | None:
    """The words that make a passage a verdict, and its content; in `It was AGREED to ...` both are one."""
    match = first("minute", passage.words)
    if match is None or (match.start() == 0 and not _is_marker(match, passage.words)):
        return None
    at, end = passage.start + match.start(), passage.start + match.end()
    content = Stretch(passage, end, passage.end)
    alone = _BARE.match(match.group()) is not None
    verb = _VERB.match(match.group()) is not None and not re.search(r"[:–—-]\W*$", match.group())
    if verb and alone and not _only_announces(content.text):
        return Stretch(passage, at, end), Stretch(passage, at, passage.end)
    if alone or _only_announces(content.text) or split_inline(content)[1]:
        return Stretch(passage, at, end), content
    return Stretch(passage, at, passage.end), Stretch(passage, at, passage.end)


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
    if match is None or match.start() > 0:
        return None
    column = passage.table is not None and passage.table.n_columns > 2
    if column and not passage.words[match.end() :].strip():
        return None  # the header of a column
    return passage.start + match.end()


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
    minute: Minute, marker: Stretch, rest: Stretch, members: Sequence[Passage], position: int
) -> int:
    """A verdict's points, from its own line and from the lines below; where reading goes on."""
    passage = rest.passage
    _, parts = split_inline(rest)
    if not parts and (lone := _LONE.match(passage.text, rest.start, rest.end)):
        parts = [(lone["label"], Stretch(passage, lone.end(), rest.end))]
    gathered = Gatherer()
    if parts:
        for label, part in parts:
            gathered.add(label, part)
    elif re.search(r"\w", rest.text) and not _only_announces(rest.text):
        lettered = passage.number and len(passage.number) == 1 and passage.number.isalpha()
        gathered.add(passage.number if lettered else None, _trimmed(rest))
    while position < len(members) and not _marked(members[position]):
        if not _carries_on(gathered, members[position], listed=bool(parts)):
            break
        position += 1
    if gathered.points:
        listed = gathered.points[0].stretches[0].passage is not passage
        minute.verdicts.append(
            Verdict(marker, tuple(gathered.points), marked=True, lead=rest if listed else None)
        )
    return position


def _carries_on(gathered: Gatherer, follower: Passage, listed: bool) -> bool:
    """Takes a further line into a verdict's points; False when it is none of the verdict's."""
    whole = Stretch(follower, follower.start, follower.end)
    if not gathered.points:
        gathered.add(follower.number, whole, follower.level)
        return True
    open_ended = gathered.points[0].text.endswith((":", ";", "and", ","))
    if follower.is_point:
        if (
            not listed
            and gathered.points[0].number is None
            and follower.number is not None
            and not open_ended
        ):
            return False
        if gathered.levels[0][0] == "bullet" and follower.number is not None and not open_ended:
            return False
        gathered.add(follower.number, whole, follower.level)
        return True
    if gathered.unfinished:
        gathered.extend(Stretch(follower, 0, follower.end))
        return True
    if re.match(r"^(?:and\s)?that\s", follower.text, re.IGNORECASE):
        gathered.add(None, whole)
        return True
    return False


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
    """Sentences in which the meeting decides, or somebody is to act, without the word in capitals."""
    if passage.kind == "heading":
        return
    for start, end in sentences(passage.text, passage.start, passage.end):
        sentence = passage.text[start:end]
        if first("minute_prose", sentence) or (first("minute_noted", sentence)):
            stretch = Stretch(passage, start, end)
            minute.verdicts.append(Verdict(stretch, (Point(None, None, (stretch,)),), marked=False))
        elif (task := first("minute_action", sentence)) and people(task["who"]):
            minute.actions.append(Point(None, None, (Stretch(passage, start, end),), action="instruct"))
