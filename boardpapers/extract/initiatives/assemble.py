"""From a paper to its initiatives: entries and named programmes, put together by name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from boardpapers.document import Evidence, Paragraph, Table
from boardpapers.extract import bodies
from boardpapers.extract.body_names import mentions
from boardpapers.extract.initiatives import dated_cells, milestones, rows, subjects
from boardpapers.extract.initiatives.stages import FoundStage, labelled_stage, stage_in, stage_of_section
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.passages import Passage, of_cell, of_paragraph
from boardpapers.extract.programmes.entries import Entry, entries
from boardpapers.extract.programmes.names import (
    ProgrammeName,
    Programmes,
    programme_names,
    short_key,
)
from boardpapers.schemas import BodyLink, GovernanceBody, Initiative, Milestone

_GOVERNED = re.compile(
    r"\b(?:governed|overseen|oversight|governance|accountable|monitored|steered|directed|scrutin\w+)\b"
    r"[^.;]{0,60}?\b(?:by|through|to|via|is|from|rests\swith)\s(?:the\s|a\s|an\s|its\s|our\s)*$"
    r"|\b(?:it|project|programme|workstream|pilot|scheme|portfolio)\s(?:also\s|now\s)?reports\s(?:in)?to\s(?:the\s|a\s|an\s)*$",
    re.IGNORECASE,
)
_BAD_PARENT = re.compile(
    r"^(?:progress|update|background|appendix|annex|summary|introduction|overview|part\b|section)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """An initiative while it is put together."""

    name: str
    acronym: str | None
    aliases: list[str]
    evidence: list[Evidence]
    parent: str | None = None
    parent_evidence: tuple[Evidence, ...] = ()
    stage: FoundStage | None = None
    summary: str | None = None
    summary_evidence: tuple[Evidence, ...] = ()
    body: str | None = None
    body_evidence: tuple[Evidence, ...] = ()
    organisation: str | None = None
    milestones: list[Milestone] = field(default_factory=list)
    is_entry: bool = True
    grouped: bool = False

    @property
    def spellings(self) -> list[str]:
        return [self.name, *self.aliases, *([self.acronym] if self.acronym else [])]


def extract(paper: Paper) -> Findings[Initiative]:
    """The initiatives that a paper describes, each once, with its stage and milestones."""
    found = entries(paper.document, paper.readings)
    names = programme_names(paper.document, paper.readings)
    known = Programmes(names)
    drafts: list[Draft] = []
    named = [[e.name, *e.aliases, *([e.acronym] if e.acronym else [])] for e in found if e.row is None]
    rowed = {short_key(e.name) for e in found if e.row is not None}
    busy = frozenset(passage.position for e in found for passage, _, _ in e.parts)
    others = list(subjects.subjects(paper, names, named, busy))
    for entry in found:
        _join(drafts, _from_entry(paper, _without(entry, others), known))
    for subject in others:
        draft = _from_subject(paper, subject)
        if rowed & {short_key(s) for s in draft.spellings}:
            _join(drafts, draft)
            continue
        host = _host(found, subject)
        if host is not None and set(short_key(draft.name)) <= set(short_key(host.name)):
            next(d for d in drafts if host.name in d.spellings).aliases.append(draft.name)
            continue
        draft.parent = host.name if host is not None else subject.parent
        _join(drafts, draft)
    drafts = _without_parts([d for d in drafts if not _is_grouping(d, drafts)])
    _stages_elsewhere(paper, drafts)
    main = subjects.main_programme(paper, names)
    _under_main(drafts, main)
    _wholes(drafts)
    _of_main(paper, drafts, main, found)
    _milestone_tables(paper, drafts, main)
    _overseers(paper, drafts)
    return Findings(tuple(_record(d, drafts) for d in drafts))


def _from_entry(paper: Paper, entry: Entry, known: Programmes) -> Draft:
    today = paper.metadata.paper_date or paper.metadata.meeting_date
    draft = Draft(
        entry.name, entry.acronym, list(entry.aliases), list(entry.passage.cite(entry.start, entry.end))
    )
    same = known.find(entry.name)
    if same is not None:
        draft.acronym = draft.acronym or same.acronym
    draft.stage = labelled_stage(entry.parts) or stage_in(
        entry.parts, paper.reading, _of_another(draft, known)
    )
    for passage, start, end in entry.parts:
        reading = paper.reading(passage.string)
        if entry.row is None or not dated_cells.is_date_cell(passage.string, reading):
            told = list(milestones.milestones_in(passage, start, end, reading, today))
            if not told and _is_point(passage, start, end):
                told = list(dated_cells.loose(passage, start, end, reading, today))
            draft.milestones += told
        _governed(draft, passage, start, end)
    _summary(draft, paper, entry)
    if draft.stage is None or draft.stage.weight < 3:
        above = _heading_of(paper, entry)
        draft.stage = (stage_of_section(above) if above is not None else None) or draft.stage
    if entry.row is not None:
        rows.read_row(draft, entry, paper, known)
    if draft.parent is None:
        _parent(draft, entry, known)
    return draft


def _heading_of(paper: Paper, entry: Entry) -> Passage | None:
    """The heading that an entry stands under."""
    block = paper.document.blocks[entry.block]
    if not block.headings:
        return None
    above = (b for b in reversed(paper.document.blocks[: entry.block]) if isinstance(b, Paragraph))
    return next((of_paragraph(p) for p in above if p.text.string == block.headings[-1]), None)


def _is_point(passage: Passage, start: int, end: int) -> bool:
    """Whether words are a short point of a list, such as names an event beside its date."""
    point = passage.paragraph is not None and passage.paragraph.kind == "item"
    words = passage.string[start:end]
    return point and len(words.split()) <= 14 and not re.search(r"£|\.\s\w", words)


def _of_another(draft: Draft, known: Programmes) -> Callable[[str, int, int], bool]:
    """Whether the words before a wording speak last of another programme by name."""
    mine = {short_key(s) for s in draft.spellings}

    def foreign(text: str, start: int, end: int) -> bool:
        named = list(known.at(text, start, end))
        if not named or any(short_key(s) in mine for s in named[-1][2].spellings):
            return False
        return end - named[-1][1] < 25 and not re.search(
            r"\b(?:this|it|which|project|programme|,)\b", text[named[-1][1] : end], re.I
        )

    return foreign


def _summary(draft: Draft, paper: Paper, entry: Entry) -> None:
    """The first sentence of its text."""
    for passage, start, end in entry.parts:
        for first, last in paper.reading(passage.string).sentences:
            first, last = max(first, start), min(last, end)
            if last - first > 25:
                draft.summary = passage.string[first:last].strip(" –—-")
                draft.summary_evidence = passage.cite(first, last, field="summary")
                return


def _governed(draft: Draft, passage: Passage, start: int, end: int) -> None:
    """The body that its text says oversees it."""
    if draft.body is not None:
        return
    for mention in mentions(passage.string):
        if (
            start <= mention.start
            and mention.end <= end
            and mention.strong
            and _GOVERNED.search(passage.string[max(start, mention.start - 120) : mention.start])
        ):
            draft.body = mention.name
            draft.body_evidence = passage.cite(mention.start, mention.end, field="governance_body")
            return


def _parent(draft: Draft, entry: Entry, known: Programmes) -> None:
    """The entry it is nested in, else the innermost heading that names a group of programmes."""
    if entry.parent is not None:
        draft.parent = entry.parent.name
        draft.grouped = entry.parent.depth == 0
        draft.parent_evidence = entry.parent.passage.cite(
            entry.parent.start, entry.parent.end, field="parent"
        )
        return
    headings = [] if entry.row is not None and entry.row.listing else list(entry.passage.headings)
    own = entry.passage.paragraph is not None and entry.depth == 0
    table = entry.passage.table
    above = known.heading([], table) if table is not None else None
    if above is None:
        for heading in reversed(headings):
            found = [n for n in known.within(heading) if short_key(n.name) != short_key(draft.name)]
            if found:
                above = found[0].name
                break
            if (
                not own
                and re.search(
                    r"\b(?:collaborations?|programmes?|projects?|portfolio|updates?)\b", heading, re.I
                )
                and len(heading) < 60
            ):
                heading = re.sub(r"^[\d.\s]+", "", heading)
                group = re.sub(
                    r"\s*[-–:]?\s*\b(?:update|progress|overview|report)s?\b\W*$", "", heading, flags=re.I
                ).strip(" :")
                above = group if _names_group(group) else None
                break
    if above is not None and short_key(above) != short_key(draft.name):
        draft.parent = above


def _without(entry: Entry, others: list[subjects.Subject]) -> Entry:
    """A heading's entry without the sentences that tell of another programme."""
    if entry.depth != 0:
        return entry
    mine = set(short_key(entry.name))
    foreign = {
        (passage.position, start)
        for s in others
        if not set(short_key(s.name.name)) <= mine
        for passage, start, _ in s.sentences
    }
    parts: list[tuple[Passage, int, int]] = []
    for passage, start, end in entry.parts:
        cuts = sorted(s for p, s in foreign if p == passage.position and start <= s < end)
        parts += (
            [(passage, start, cuts[0])]
            if cuts and cuts[0] > start
            else []
            if cuts
            else [(passage, start, end)]
        )
    return replace(entry, parts=tuple(parts))


def _host(found: tuple[Entry, ...], subject: subjects.Subject) -> Entry | None:
    """The entry in whose text a programme is told of, if all that is told of it stands there."""
    first = subject.evidence[0]
    for entry in reversed(found):
        for passage, start, end in entry.parts:
            place = passage.cite(start, end)[0]
            if (place.paragraph, place.table) == (
                first.paragraph,
                first.table,
            ) and start <= first.start < end:
                return entry
    return None


def _without_parts(drafts: list[Draft]) -> list[Draft]:
    """Rows such as `Vision - CCTV` in a table of figures are the project CCTV, or a part of Vision, again."""
    kept: list[Draft] = []
    for draft in drafts:
        parts = re.split(r"\s[–—-]\s", draft.name)
        others = [
            d for d in drafts if d is not draft and len(parts) == 2 and draft.evidence[0].table is not None
        ]
        host = next(
            (
                o
                for part in reversed(parts)
                for o in others
                if short_key(part) in {short_key(s) for s in o.spellings}
            ),
            None,
        )
        if host is None or host.evidence[0].table is not None:
            kept.append(draft)
        else:
            host.evidence += draft.evidence
    return kept


def _names_group(heading: str) -> bool:
    """Whether a heading names a group of programmes (`Separate Projects`, `East Midlands`)."""
    words = [
        w
        for w in re.findall(r"[A-Za-z][\w&-]*", heading)
        if w.lower() not in {"and", "of", "for", "the", "&"}
    ]
    plain = [w for w in words if w.lower() not in _PLAIN]
    return (
        bool(plain) and all(w[0].isupper() or w.isdigit() for w in words) and not _BAD_PARENT.match(heading)
    )


_PLAIN = frozenset(
    [
        "projects",
        "project",
        "programmes",
        "programme",
        "progress",
        "update",
        "updates",
        "status",
        "summary",
        "benefits",
        "costs",
        "money",
        "key",
        "main",
        "current",
        "live",
        "live",
        "portfolio",
        "initiatives",
        "collaboration",
        "collaborations",
        "delivery",
        "position",
        "overview",
        "table",
        "by",
        "what",
        "how",
        "work",
        "workstreams",
    ]
)


def _from_subject(paper: Paper, subject: subjects.Subject) -> Draft:
    today = paper.metadata.paper_date or paper.metadata.meeting_date
    name = subject.name
    draft = Draft(name.name, name.acronym, list(name.aliases), list(subject.evidence), is_entry=False)
    draft.stage = stage_in(subject.sentences, paper.reading)
    for passage, start, end in subject.sentences:
        draft.milestones += milestones.milestones_in(
            passage, start, end, paper.reading(passage.string), today
        )
        _governed(draft, passage, start, end)
    if subject.definition is not None:
        passage, start, end = subject.definition
        draft.summary = passage.string[start:end].strip()
        draft.summary_evidence = passage.cite(start, end, field="summary")
    return draft


def _join(drafts: list[Draft], draft: Draft) -> None:
    """Adds a draft, or what it says to the one that goes by the same name."""
    other = _same(drafts, draft)
    if other is None:
        drafts.append(draft)
        return
    if draft is not other:
        other.evidence += [
            e
            for e in draft.evidence
            if (e.paragraph, e.table, e.row) not in {(o.paragraph, o.table, o.row) for o in other.evidence}
        ]
        for alias in draft.spellings:
            if alias not in other.spellings:
                other.aliases.append(alias)
        if other.stage is None or (draft.stage is not None and draft.stage.weight > other.stage.weight):
            other.stage = draft.stage
        other.acronym = other.acronym or draft.acronym
        other.summary, other.summary_evidence = (
            (other.summary, other.summary_evidence)
            if other.summary
            else (draft.summary, draft.summary_evidence)
        )
        if other.parent is None:
            other.parent, other.parent_evidence = draft.parent, draft.parent_evidence
        if other.body is None:
            other.body, other.body_evidence = draft.body, draft.body_evidence
        other.milestones = milestones.merged([*other.milestones, *draft.milestones])


def _same(drafts: list[Draft], draft: Draft) -> Draft | None:
    mine = {short_key(s) for s in draft.spellings}
    for other in drafts:
        if mine & {short_key(s) for s in other.spellings} and not _told_apart(other, draft):
            return other
    return None


def _told_apart(one: Draft, other: Draft) -> bool:
    """Namesakes under different groups are two."""
    return bool(
        one.grouped
        and other.grouped
        and one.parent
        and other.parent
        and short_key(one.parent) != short_key(other.parent)
        and short_key(one.name) == short_key(other.name)
    )


def _is_grouping(draft: Draft, drafts: list[Draft]) -> bool:
    """A heading that only groups entries (`Standalone Projects`)."""
    return (
        bool(re.search(r"\b(?:projects|programmes|workstreams|initiatives)\b\W*$", draft.name, re.I))
        and draft.stage is None
    )


def _wholes(drafts: list[Draft]) -> None:
    """A programme that was launched and has parts is in delivery, not delivered."""
    parents = {short_key(d.parent) for d in drafts if d.parent}
    for draft in drafts:
        if (
            draft.stage is not None
            and draft.stage.name == "live"
            and {short_key(s) for s in draft.spellings} & parents
        ):
            draft.stage = replace(draft.stage, stage="in_delivery")


def _stages_elsewhere(paper: Paper, drafts: list[Draft]) -> None:
    """For rows that tell no stage: what a sentence of the text says right after the name."""
    waiting = [
        d for d in drafts if d.stage is None and len(d.name.split()) > 1 and d.evidence[0].table is not None
    ]
    for paragraph in paper.document.paragraphs if waiting else ():
        passage = of_paragraph(paragraph)
        for draft in waiting:
            place = passage.string.find(draft.name)
            if draft.stage is None and place >= 0:
                _, end = paper.reading(passage.string).sentence_at(place)
                stop = min(end, place + len(draft.name) + 80)
                draft.stage = stage_in([(passage, place, stop)], paper.reading)


_TIMED = re.compile(
    r"\b(?:delivery|timetable|timescales?|timeline|implementation|milestones?|programme\splan|project\splan|next\ssteps|mobilisation|key\sdates)\b",
    re.I,
)


def _under_main(drafts: list[Draft], main: ProgrammeName | None) -> None:
    """Rows and entries without a group of their own belong to the programme the paper is about."""
    if main is None or not re.search(r"\b(?:programme|portfolio|collaboration)\b", main.name, re.I):
        return
    key = short_key(main.name)
    for draft in drafts:
        generic = draft.parent is not None and not _PROPER.search(re.sub(r"^[\d.\s]+", "", draft.parent))
        if (
            (draft.is_entry or draft.name.lower().endswith(" project"))
            and not re.search(r"\b(?:collaboration|portfolio|alliance|partnership)$", draft.name, re.I)
            and (draft.parent is None or generic)
            and key not in {short_key(s) for s in draft.spellings}
        ):
            draft.parent = main.name


_PROPER = re.compile(r"[A-Za-z]\w+\s+(?=\w)")


def _draft_of(drafts: list[Draft], name: ProgrammeName | None) -> Draft | None:
    """The draft that goes by one of a programme's names."""
    keys = {short_key(s) for s in name.spellings} if name is not None else set()
    return next((d for d in drafts if keys & {short_key(s) for s in d.spellings}), None)


def _of_main(paper: Paper, drafts: list[Draft], main: ProgrammeName | None, found: tuple[Entry, ...]) -> None:
    """The timetable of a paper about one project is that project's."""
    if main is None:
        return
    keys = {short_key(s) for s in main.spellings}
    draft = _draft_of(drafts, main)
    if draft is None or any(d.parent and short_key(d.parent) in keys for d in drafts):
        return
    today = paper.metadata.paper_date or paper.metadata.meeting_date
    taken = frozenset(passage.position for e in found for passage, _, _ in e.parts)
    told: list[Milestone] = []
    for passage, listed in _timed(paper, taken):
        reading = paper.reading(passage.string)
        events = list(milestones.milestones_in(passage, 0, len(passage.string), reading, today))
        if not events and listed:
            events = list(dated_cells.loose(passage, 0, len(passage.string), reading, today))
        told += events
    draft.milestones = milestones.merged([*draft.milestones, *told])


def _timed(paper: Paper, taken: frozenset[int]) -> Iterator[tuple[Passage, bool]]:
    """The passages of sections and labelled values on the timetable; whether they are points of a list."""
    for block in paper.document.blocks:
        if isinstance(block, Table):
            for row in block.grid():
                cells = [c for c in row if c is not None and c.text.string.strip()]
                if len(cells) == 2 and _TIMED.search(cells[0].text.string) and len(cells[0].text.string) < 60:
                    yield of_cell(block, cells[1]), False
        elif (
            block.position not in taken
            and block.kind in {"body", "item", "field"}
            and any(_TIMED.search(h) for h in [*block.headings[-1:], block.label or ""])
        ):
            yield of_paragraph(block), block.kind != "body"


_OVERSEES = re.compile(
    r"\b(?:oversee|oversaw|steer|govern|direct|own|monitor|scrutini|responsible|accountable|hold|supervis)\w*",
    re.IGNORECASE,
)


def _overseers(paper: Paper, drafts: list[Draft]) -> None:
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


_OF_BODY = re.compile(
    r"\s(?:(?:programme|project|portfolio|delivery|steering|management|governance|oversight|joint)\s)*(?:board|group|committee)$",
    re.IGNORECASE,
)


def _plainly(draft: Draft, body: GovernanceBody, link: BodyLink) -> int:
    """How plainly a body is said to oversee a programme: as its namesake, by the verb, by the name."""
    words = set(short_key(draft.name)) & {w.lower() for w in body.name.split()}
    said = " ".join(e.quote for e in link.evidence)
    return 4 * bool(words) + 2 * bool(_OVERSEES.search(said)) + (draft.name in said)


def _milestone_tables(paper: Paper, drafts: list[Draft], main: ProgrammeName | None) -> None:
    """Tables of milestones without a column for the programme belong to the one they stand under."""
    for table in paper.document.tables:
        owner, named = rows.owner_of(table, drafts, _draft_of(drafts, main))
        if owner is not None:
            owner.milestones += rows.milestones_of(table, paper, named)


def _record(draft: Draft, drafts: list[Draft]) -> Initiative:
    evidence = [*draft.evidence, *draft.summary_evidence, *draft.parent_evidence, *draft.body_evidence]
    if draft.stage is not None:
        evidence += draft.stage.evidence
    return Initiative(
        programme=draft.name,
        name=draft.name,
        acronym=draft.acronym,
        aliases=tuple(dict.fromkeys(a for a in draft.aliases if a not in (draft.name, draft.acronym))),
        parent=draft.parent,
        organisation=draft.organisation,
        stage=draft.stage.stage if draft.stage is not None else "unspecified",
        summary=draft.summary,
        governance_body=draft.body,
        milestones=tuple(milestones.merged(draft.milestones)),
        evidence=tuple(evidence),
        confidence=0.9 if draft.is_entry else 0.8,
    )
