"""Finds the lists that ask or decide: sections with such a heading, and lists that a sentence announces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from boardpapers.extract.decisions.actions import action_of
from boardpapers.extract.decisions.lists import OPENER, Gatherer, continues, split_inline
from boardpapers.extract.decisions.model import Block, BlockKind, Stretch, stretch
from boardpapers.extract.decisions.wording import announces, approves, first, is_heading, section_kind
from boardpapers.extract.forms.fields import attribute_of, fields
from boardpapers.extract.forms.names import is_role
from boardpapers.extract.forms.passages import Passage, sentences

#: What is proposed in the text of a report is its subject, not yet a request to the reader.
_PROPOSED = re.compile(r"\b(?:proposed|suggested|proposes?)\b", re.IGNORECASE)


_SIGNING = re.compile(
    r"^(?:Sign(?:ed|ature)?|Print(?:ed)?|Name|Date|Position|SIGNED|SIGNATURE|DATE)\b\s*(?:[:.…_(]|by\b|name\b|$)"
)


#: An option to be ticked is no point.
_TICK = re.compile(r"(?:[☐☑☒✓✔□■]|\[\s?[xX✓]?\s?\])\s*\w")
_NOTHING = re.compile(
    r"(?:none|nil|n/?a|not applicable|no decisions? (?:is|are)? ?(?:required|needed|sought))\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Section:
    """A heading or label and the passages under it; the first may begin within a line."""

    kind: str | None
    heading: Passage | None
    members: tuple[Stretch, ...]


def sections(every: Sequence[Passage]) -> tuple[Section, ...]:
    """The paper cut at its headings and labels, forms and running text alike."""
    passages = _numbered(every)
    inline = {f.values[0].index: f for f in fields(every) if f.values and f.values[0] is f.label_passage}
    data = _data_cells(passages)
    found: list[Section] = []
    kind: str | None = None
    heading: Passage | None = None
    members: list[Stretch] = []
    for passage in passages:
        field = inline.get(passage.index)
        opened = section_kind(field.label) if field else None
        if field and (opened or field.start < 40) and passage.text.find(field.label) < 12:
            found.append(Section(kind, heading, tuple(members)))
            kind, heading = opened, passage
            members = [Stretch(passage, field.start, len(passage.text))]
        elif is_heading(passage) or (passage.index in data and kind and members):
            found.append(Section(kind, heading, tuple(members)))
            kind = section_kind(passage.text) if passage.index not in data else None
            heading, members = passage, []
        else:
            members.append(stretch(passage))
    found.append(Section(kind, heading, tuple(members)))
    return tuple(s for s in found if s.heading or s.members)


_NUMBER_CELL = re.compile(r"\(?(?P<number>\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.)]?")


def _numbered(passages: Sequence[Passage]) -> list[Passage]:
    """Passages in which a number in a cell of its own is the label of the cell beside it."""
    kept: list[Passage] = []
    label: tuple[tuple[int, int, int], str] | None = None
    for passage in passages:
        match = _NUMBER_CELL.fullmatch(passage.text.strip()) if passage.cell is not None else None
        if match:
            label = (passage.place, match["number"])
            continue
        beside = label is not None and passage.place[:2] == label[0][:2] and passage.number is None
        kept.append(replace(passage, number=label[1], start=0) if label and beside else passage)
        label = None
    return kept


def _data_cells(passages: Sequence[Passage]) -> frozenset[int]:
    """Passages in tables of data: a row of three filled cells or more, or a header over two columns."""
    rows: dict[tuple[int, int], set[int]] = {}
    for passage in passages:
        table, row, column = passage.place
        if table >= 0:
            rows.setdefault((table, row), set()).add(column)
    wide = {table for (table, _), columns in rows.items() if len(columns) > 2}
    headed = {
        p.place[0] for p in passages if p.cell is not None and p.place[1] == 0 and _over_two(p, passages)
    }
    forms = {p.place[0] for p in passages if p.place[0] in wide and _form_label(p)}
    return frozenset(p.index for p in passages if p.place[0] in (wide - forms) | headed)


def _form_label(passage: Passage) -> bool:
    """Whether a first cell below the header row is a form's label (`Recommendation`, `Reference`)."""
    return passage.place[1] > 0 and passage.place[2] == 0 and attribute_of(passage.text) is not None


def _over_two(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a label at the top of a two-column table is a column's header: a short one stands beside it."""
    if not section_kind(passage.text) or passage.table is None or passage.table.n_rows < 3:
        return False
    beside = [p for p in passages if p.place[:2] == passage.place[:2] and p.place[2] > passage.place[2]]
    below = [
        p
        for p in passages
        if p.place[0] == passage.place[0] and p.place[1] > 0 and p.place[2] == passage.place[2]
    ]
    short = len(beside) == 1 and len(beside[0].text.split()) <= 4 and not beside[0].text.endswith(".")
    return short and not any(attribute_of(p.text) for p in below)


def concluding(every: Sequence[Section]) -> tuple[Block, ...]:
    """What a decision record puts under `Outcome` or `Approval`, where no section is called its decision."""
    return tuple(b for s in every if s.kind == "record" for b in _of_section(replace(s, kind="decision")))


def blocks(every: Sequence[Section]) -> tuple[Block, ...]:
    """All lists of requests and decisions, in reading order."""
    found: list[Block] = []
    for section in every:
        if section.kind in ("recommendation", "decision"):
            found += _of_section(section)
        else:
            found += _announced(section)
    return tuple(b for b in found if not _seats_only(b))


def _seats_only(block: Block) -> bool:
    """Whether a list holds who sits on a body (`Members:`), rather than what it is asked."""
    posts = sum(
        len(p.text) < 110 and is_role(p.text) and not OPENER.match(p.text) and action_of(p.text) == "other"
        for p in block.points
    )
    return posts >= 2 and posts * 4 >= len(block.points) * 3


def _of_section(section: Section) -> Iterator[Block]:
    kind: BlockKind = "recommendation" if section.kind == "recommendation" else "decision"
    gathered = Gatherer()
    intro: list[Stretch] = []
    for position, member in enumerate(section.members):
        following = [m.passage for m in section.members[position + 1 : position + 3]]
        if not _take(member, following, gathered, intro):
            break
    if gathered.points:
        yield Block(
            kind, tuple(gathered.points), tuple(intro), section.heading.text if section.heading else None
        )


def _take(member: Stretch, following: Sequence[Passage], gathered: Gatherer, intro: list[Stretch]) -> bool:
    """One passage of a section into the list; False when the list is over."""
    passage = member.passage
    text = member.text
    if not text:
        return True
    if _TICK.match(text):
        return True
    if (_SIGNING.match(text) and not passage.is_point) or _NOTHING.fullmatch(text):
        return False
    pointed = bool(following) and (following[0].is_point or OPENER.match(following[0].words) is not None)
    lead, parts = split_inline(member)
    if parts:
        _take_parts(member, lead, parts, gathered, intro)
        return True
    further = bool(gathered.points) and passage.is_point and passage.number is not None
    if announces(text) and (pointed or not gathered.points) and following and not further:
        intro.append(member)
        return True
    if passage.is_point:
        if gathered.points and not gathered.levels[0][0].startswith("bullet") and _foreign(passage, gathered):
            return False
        gathered.add(passage.number, member, passage.level)
        return True
    if not gathered.points:
        if approves(text) and not OPENER.match(text) and not first("ask", text) and len(text.split()) < 14:
            intro.append(member)
            return True
        if text.endswith(":") and following:
            intro.append(member)
            return True
        gathered.add(None, member)
        return True
    if continues(passage, following, gathered):
        gathered.extend(member)
        return True
    if OPENER.match(text) or first("ask", text):
        gathered.add(None, member, passage.level)
        return True
    return False


def _take_parts(
    member: Stretch, lead: str, parts: Sequence[tuple[str, Stretch]], gathered: Gatherer, intro: list[Stretch]
) -> None:
    begin = Stretch(member.passage, member.start, member.start + len(lead) + 1)
    opened = re.sub(r"\W*[(\d]*$", "", lead)
    if opened and (member.passage.is_point or gathered.points) and not announces(lead):
        gathered.add(member.passage.number, begin, member.passage.level)
    elif opened:
        intro.append(begin)
    for number, part in parts:
        gathered.add(number, part, member.passage.level + 1)


def _foreign(passage: Passage, gathered: Gatherer) -> bool:
    """Whether a numbered passage starts something else: a section number that breaks the list's numbering."""
    if passage.number is None or not re.fullmatch(r"[\d.]+", passage.number):
        return False
    style, last, _, _ = gathered.levels[0]
    if style == "digit" and last and re.fullmatch(r"\d+", passage.number):
        return int(passage.number) < int(last) or int(passage.number) > int(last) + 3
    if style.startswith("deep") and last and "." in passage.number:
        return passage.number.split(".")[0] != last.split(".")[0]
    return style.startswith("deep") and "." not in passage.number and passage.number != "1"


def _announced(section: Section) -> Iterator[Block]:
    """Lists and sentences outside the sections meant for them."""
    position = 0
    while position < len(section.members):
        member = section.members[position]
        following = [m.passage for m in section.members[position + 1 : position + 3]]
        text = member.text
        asks = (asking := first("ask", text)) is not None and not _PROPOSED.search(asking.group())
        stems = first("stem", text) is not None
        position += 1
        if not asks and not stems:
            continue
        lead, parts = split_inline(member)
        if parts and announces(lead):
            gathered, intro = Gatherer(), [Stretch(member.passage, member.start, member.start + len(lead))]
            for number, part in parts:
                gathered.add(number, part)
        elif (
            announces(_last_sentence(text))
            and following
            and (following[0].is_point or OPENER.match(following[0].words))
        ):
            gathered, intro = Gatherer(), [_last_stretch(member)]
            while position < len(section.members):
                after = [m.passage for m in section.members[position + 1 : position + 3]]
                nested = member.passage.number
                if _same_numbering(section.members[position].passage, nested, gathered):
                    break
                if not _take(section.members[position], after, gathered, intro):
                    break
                position += 1
        elif asks:
            yield from _asked_sentences(member)
            continue
        else:
            continue
        if gathered.points:
            kind: BlockKind = "recommendation" if asks else "decision"
            yield Block(
                kind, tuple(gathered.points), tuple(intro), section.heading.text if section.heading else None
            )


def _same_numbering(passage: Passage, number: str | None, gathered: Gatherer) -> bool:
    """Whether a passage carries on the numbering of the sentence that announced the list, not the list's."""
    if number is None or passage.number is None or not gathered.points:
        return False
    here, there = number.split("."), passage.number.split(".")
    return len(here) == len(there) > 1 and here[:-1] == there[:-1]


def _last_sentence(text: str) -> str:
    spans = list(sentences(text))
    return text[spans[-1][0] : spans[-1][1]] if spans else text


def _last_stretch(member: Stretch) -> Stretch:
    spans = list(sentences(member.passage.text, member.start, member.end))
    return Stretch(member.passage, *spans[-1]) if spans else member


def _asked_sentences(member: Stretch) -> Iterator[Block]:
    """`The Board is asked to note the report` in a section of another kind."""
    for start, end in sentences(member.passage.text, member.start, member.end):
        part = Stretch(member.passage, start, end)
        if first("ask", part.text) and not announces(part.text):
            gathered = Gatherer()
            gathered.add(member.passage.number, part)
            yield Block("recommendation", tuple(gathered.points), (), None, announced=False)
