"""Signature blocks: `Signed`, `Name`, `Position`, `Date` in any order, in lines or cells; letters' ends."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from boardpapers.extract.forms.casing import named
from boardpapers.extract.forms.closings import closings, last_lines
from boardpapers.extract.forms.dates import dates, iso
from boardpapers.extract.forms.names import bare_name, is_role, people
from boardpapers.extract.forms.passages import Passage
from boardpapers.extract.forms.signature import Event, Signature, cited

_MARK = re.compile(
    r"(?:^|(?<=[\s.…_]))"
    r"(?:(?P<sign>Signed|SIGNED|Signature|SIGNATURE|Sign(?=\s*:))\b(?P<by>\s+(?:by|on behalf of)\b)?"
    r"|(?P<agreed>(?:Approved|APPROVED|Authorised|AUTHORISED|Agreed|Signed off|Decision (?:made|taken)"
    r"|Decided|Taken) by(?=\s*:)"
    r"|(?:Authorisation name|Decision[ -](?:maker|taker)|Name of decision[ -](?:maker|taker))(?=\s*:))"
    r"|(?P<date>(?:Date|DATE|Dated|DATED)(?:\s+(?:signed|of signature|approved))?)\b(?!\s+(?:of|for|from)\b)"
    r"|(?P<name>(?:(?:Print(?:ed)?|Full)\s+)?(?:[Nn]ame|NAME)(?=\s*[:.…_–-])|Print(?:ed)?\s+[Nn]ame|Print(?=\s*:))"
    r"|(?P<post>(?:Position|Title|Post|Role|Job title|Designation|Office)(?=\s*:)))[\s:.…_–-]*"
)
_POST = re.compile(
    r"^(?:Position|Title|Post|Role|Job title|Designation|Office)\s*:\s*(?P<value>.*)$", re.IGNORECASE
)
_APPROVAL = r"approval|declaration|statement|confirmation|sign[- ]?off|signature"
_HEADING_ROLE = re.compile(
    rf"^(?:(?:{_APPROVAL}|approved|agreed)\s+(?:of|by)\s+(?:the\s+)?)?(?P<role>.+?)"
    rf"(?:['’]s?)?(?:\s+(?:{_APPROVAL}))?\s*:?$",
    re.IGNORECASE,
)
#: Somebody to write to or to call does not sign here.
_CONTACT = re.compile(r"@|\b0\d{2,4}[\s)]?\s?\d{3}|\b(?:tel|ext|contact|telephone)\b", re.IGNORECASE)
_NAME_LABEL = re.compile(r"(?:(?:Print(?:ed)?|Full)\s+)?Name\W*", re.IGNORECASE)
#: `CHIEF EXECUTIVE: I am satisfied that ...`: an officer's statement above the signature.
_SPOKEN = re.compile(r"^(?P<role>[A-Z][^:.]{2,60}):\s+(?:I|We|The|This|In|Having)\b")
#: A point that asks or decides names offices too (`Authorises the Chief Executive to sign`).
_ACT = re.compile(
    r"^(?:that|to|the\s\w+\s(?:is|are))\s|^(?:authoris|approv|agre|not(?:e|ing)|endors|delegat|support|recommend|instruct|request|ask|invit|appoint|confirm|allocat|award)\w*\s"
    r"|\b(?:to\s(?:sign|agree|award|approve|report|enter|let)|is|are|be)\b",
    re.IGNORECASE,
)
#: What an officer declares between the office's name and the signature.
_STATEMENT = re.compile(r"^(?:I|We|The above (?:request|decision|proposal)|Having)\s.{0,700}$")
#: `Section 151 officer: No objection.`: an office and what it says.
_REMARK = re.compile(
    r"^(?P<role>[A-Z][^:.]{3,60}):\s+(?:No|I|We|Agreed|Approved|Satisfied|The|This)\b.{0,80}$"
)
_NO_ROLE = re.compile(
    r"\b(?:comments?|implications|advice|report|decision|summary|considerations?|approve[sd]?|recommend\w*|appendix|contact|author|copy|cc|dear)\b",
    re.I,
)


def signatures(passages: Sequence[Passage], recognised: Collection[int] = ()) -> tuple[Signature, ...]:
    """Every place for a signature, in reading order, with the role, name and date that belong to it.

    `recognised` are the pages read from a picture, where a pen stroke may look like a name.
    """
    text = "\n".join(p.text for p in passages)
    found: list[Signature] = []
    for block in _blocks([p for p in passages if not _stated_beside(p, passages)]):
        if any(e.kind == "sign" for e in block):
            found += [_trusted(s, text, recognised) for s in _assembled(block)]
    found += [
        s for s in closings(passages) if not any(f.first <= s.last and s.first <= f.last for f in found)
    ]
    return tuple(sorted(found or last_lines(passages), key=lambda s: s.first))


def _stated_beside(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether an office is a form's label beside its own words (`Chief Finance Officer | I confirm ...`)."""
    table, row, column = passage.place
    if table < 0 or column > 0 or not is_role(passage.text):
        return False
    beside = [p for p in passages if p.place[:2] == (table, row) and p.place[2] > column]
    return any(_STATEMENT.match(p.text) and len(p.text.split()) > 4 for p in beside)


def _blocks(passages: Sequence[Passage]) -> Iterator[list[Event]]:
    """Runs of signature events with at most one other line between two of them."""
    block: list[Event] = []
    gap = 0
    for number, passage in enumerate(passages):
        follower = passages[number + 1] if number + 1 < len(passages) else None
        events = _events(passage, follower)
        if number and _NAME_LABEL.fullmatch(passages[number - 1].text):
            events = [replace(e, labelled=e.kind == "name") for e in events]
        if events:
            block += events
            gap = 0
            continue
        gap += 0 if _STATEMENT.match(passage.text) else 1 if len(passage.text) < 60 else 3
        if gap > 2 and block:
            yield block
            block, gap = [], 0
    if block:
        yield block


def _events(passage: Passage, follower: Passage | None) -> list[Event]:
    text = passage.text
    if len(text) > 240 or len(text.split()) > 30:
        return []
    events = sorted(_marks(passage, follower), key=lambda e: (e.start, e.kind))
    if events:
        return events
    if _CONTACT.search(text):
        return []
    spoken = _SPOKEN.match(text)
    if spoken and is_role(spoken["role"]) and not _NO_ROLE.search(spoken["role"]):
        return [Event("role", spoken["role"].strip(), passage, 0, spoken.end("role"))]
    post = _POST.match(text)
    role = post["value"] if post else None if _ACT.match(text) else _role_line(text)
    if role:
        at = text.find(role)
        return [Event("role", role.strip(" .:"), passage, at, at + len(role))]
    somebody = people(text) if len(text) < 120 and not text.rstrip().endswith(".") else ()
    if len(somebody) == 1 and somebody[0].name and bare_name(text):
        return [Event("name", somebody[0].name, passage, 0, len(text))]
    if len(somebody) == 1 and somebody[0].name and somebody[0].role:
        return [
            Event("name", somebody[0].name, passage, 0, len(text)),
            Event("role", somebody[0].role, passage, 0, len(text)),
        ]
    when = next(dates(text, days=True), None)
    if when and when.start == 0 and when.end == len(text.rstrip()):
        return [Event("date", iso(when), passage, 0, len(text))]
    return []


def role_event(passage: Passage) -> Event | None:
    """The office that a line names or lets speak, if it does nothing else."""
    events = _events(passage, None)
    return events[0] if len(events) == 1 and events[0].kind == "role" else None


def _role_line(text: str) -> str | None:
    if len(text) > 110 or _NO_ROLE.search(text) or (text.rstrip().endswith((".", ",")) and len(text) > 60):
        return None
    match = _HEADING_ROLE.match(text.strip())
    role = match["role"] if match else text
    if spoken := _REMARK.match(role):
        role = spoken["role"]
    posts = people(role)
    if not is_role(role) or any(p.name for p in posts) or not role[:1].isupper():
        return None
    return role.strip(" .:,")


def _marks(passage: Passage, follower: Passage | None) -> Iterator[Event]:
    """The labels `Signed`, `Name`, `Position` and `Date` of a line with what stands behind each."""
    text = passage.text
    marks = list(_MARK.finditer(text))
    if not marks or not any(m["sign"] or m["date"] or m["name"] or m["agreed"] for m in marks):
        return
    role = _role_line(text[: marks[0].start()]) if marks[0].start() else None
    after_statement = marks[0]["sign"] and re.search(r"[.:]\s*$", text[: marks[0].start()])
    name = bare_name(text[: marks[0].start()]) if marks[0].start() and not role else None
    if marks[0].start() and not (role or after_statement or name):
        return
    if name:
        yield Event("name", name, passage, 0, marks[0].start())
    if role:
        yield Event("role", role, passage, 0, marks[0].start())
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        stop = after.start() if after else len(text)
        yield from _mark(passage, mark, stop, follower if after is None else None)


def _mark(passage: Passage, mark: re.Match[str], stop: int, follower: Passage | None) -> Iterator[Event]:
    text, start = passage.text, mark.end()
    if mark["sign"]:
        sure = ":" in mark.group() or bool(mark["by"]) or re.search(r"[.…_]{2}", mark.group()) is not None
        yield Event(
            "sign", None, passage, mark.start(), mark.start() + len(text[mark.start() : stop].rstrip())
        )
        for somebody in people(_undated(text, start, stop), start, stop):
            if somebody.name:
                yield Event("name", somebody.name, passage, somebody.start, somebody.end, sure)
            if somebody.role:
                yield Event("role", somebody.role, passage, somebody.start, somebody.end, sure)
        for found in list(dates(text, start, stop, days=True))[:1]:
            yield Event("date", iso(found), passage, found.start, found.end)
    elif mark["agreed"]:
        for one in people(_undated(text, start, stop), start, stop)[:1]:
            yield Event("sign", None, passage, mark.start(), mark.end())
            if one.name:
                yield Event("name", one.name, passage, one.start, one.end)
            if one.role:
                yield Event("role", one.role, passage, one.start, one.end)
    elif mark["date"]:
        for found in list(dates(text, start, stop))[:1]:
            yield Event("date", iso(found), passage, mark.start(), found.end)
        if not text[start:stop].strip() and follower and follower.cell and _event_date(follower.text):
            yield Event("date", None, passage, mark.start(), mark.end())
    elif mark["name"]:
        for somebody in people(text, start, stop)[:1]:
            if somebody.name:
                yield Event("name", somebody.name, passage, somebody.start, somebody.end, labelled=True)
            if somebody.role:
                yield Event("role", somebody.role, passage, somebody.start, somebody.end)
    elif is_role(value := text[start:stop].strip(" .:")):
        yield Event("role", value, passage, start, stop)


def _undated(text: str, start: int, stop: int) -> str:
    """The text with its dates blanked, so that `N. Allen 9/4/21` is a name."""
    for found in dates(text, start, stop):
        text = text[: found.start] + ";" * (found.end - found.start) + text[found.end :]
    return text


def _event_date(text: str) -> bool:
    found = next(dates(text), None)
    return found is not None and found.start < 12


def _assembled(events: list[Event]) -> Iterator[Signature]:
    """The block's signatures: a role before its `Signed`, or behind it when none stands before the first."""
    events = _dated(events)
    first_sign = next(n for n, e in enumerate(events) if e.kind == "sign")
    behind = not any(e.kind == "role" for e in events[:first_sign])
    groups: list[list[Event]] = [[]]
    spoken = {id(r) for r, s in pairwise(events) if _speaks(r, s)}
    for event, before in zip(events, [None, *events[:-1]], strict=True):
        if behind and groups[-1] and id(event) in spoken:
            groups.append([event])
            continue
        if before is not None and behind and id(before) in spoken:
            groups[-1].append(event)
            continue
        same = [e for e in groups[-1] if e.kind == "sign" and e.passage.index == event.passage.index]
        opens = any(e.kind in (event.kind, "sign") for e in groups[-1])
        if event.kind == ("sign" if behind else "role") and opens and not (same and event.kind == "role"):
            groups.append([])
        groups[-1].append(event)
    if len(groups) > 1 and not any(e.kind == "sign" for e in groups[-1]):
        last = groups.pop()
        late = sum(e.kind == "sign" for e in groups[-1]) > 1
        groups[-1] += [replace(e, sure=False) if e.kind == "role" and late else e for e in last]
    for group in groups:
        yield from _signed(group)


def _speaks(role: Event, sign: Event) -> bool:
    """Whether an office and its signature stand in one line (`Legal Officer: agreed. Signed: F. West`)."""
    return role.kind == "role" and sign.kind == "sign" and role.passage.index == sign.passage.index


def _dated(events: list[Event]) -> list[Event]:
    """Events without the empty `Date` labels whose value is the next event."""
    return [e for e in events if not (e.kind == "date" and e.value is None)]


def _at(event: Event) -> tuple[int, int]:
    return event.passage.index, event.start


def _signed(group: list[Event]) -> Iterator[Signature]:
    signs = [e for e in group if e.kind == "sign"]
    roles = [e for e in group if e.kind == "role"]
    leading = [r for r in roles if r.sure and r.passage.index <= signs[0].passage.index] if signs else []
    names = [e for e in group if e.kind == "name"]
    days = [e for e in group if e.kind == "date"]
    for number, sign in enumerate(signs):
        if len(days) == len(signs):
            day = days[number]
        else:
            until = _at(signs[number + 1]) if number + 1 < len(signs) else None
            later = [d for d in days if _at(d) > _at(sign) and (until is None or _at(d) < until)]
            day = later[0] if later else days[0] if days and len(signs) == 1 else None  # type: ignore[assignment]
        own = [n for n in names if n.passage.index >= sign.passage.index] or (
            names if len(signs) == 1 else []
        )
        if number + 1 < len(signs):
            own = [n for n in own if n.passage.index < signs[number + 1].passage.index]
        name = next((n for n in own if n.labelled), own[0] if own else None)
        beside = [r for r in roles if r.passage.index == sign.passage.index and r.start > sign.start]
        closing = [r for r in roles if not r.sure] if number == len(signs) - 1 else []
        role = next(iter(closing + beside + leading[::-1] + (roles[-1:] if len(signs) == 1 else [])), None)
        parts = [e for e in (role, sign, name, day) if e]
        yield Signature(
            named(role.value or "") if role else None,
            (name.value if name.sure else f"?{name.value}") if name else None,
            day.value if day else None,
            cited(parts),
            min(e.passage.index for e in parts),
            max(e.passage.index for e in parts),
        )


def _trusted(signature: Signature, text: str, recognised: Collection[int]) -> Signature:
    """Without a name that may be a misread pen stroke: one that no label announces nor the paper repeats."""
    if signature.name and signature.name.startswith("?"):
        name = signature.name[1:]
        drawn = any(e.page in recognised for e in signature.evidence)
        sure = not drawn or text.count(name) > 1
        kept = signature.evidence if sure else tuple(e for e in signature.evidence if e.field != "name")
        return replace(signature, name=name if sure else None, evidence=kept)
    return signature
