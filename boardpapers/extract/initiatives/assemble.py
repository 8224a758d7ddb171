"""From a paper to its initiatives: entries and named programmes, put together by name."""

import re
from collections.abc import Callable
from dataclasses import replace

from boardpapers.document import Paragraph
from boardpapers.extract.forms.fields import attribute_of
from boardpapers.extract.initiatives import dated_cells, milestones, rows, subjects
from boardpapers.extract.initiatives.drafts import Draft, join
from boardpapers.extract.initiatives.overseers import governed, overseers
from boardpapers.extract.initiatives.parents import find_parent
from boardpapers.extract.initiatives.stages import labelled_stage, stage_in, stage_of_section
from boardpapers.extract.initiatives.timetables import milestone_tables, of_main
from boardpapers.extract.paper import Findings, Paper
from boardpapers.extract.passages import Passage, of_paragraph
from boardpapers.extract.programmes.entries import Entry, entries
from boardpapers.extract.programmes.names import (
    ProgrammeName,
    Programmes,
    programme_names,
    short_key,
)
from boardpapers.schemas import Initiative


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
        join(drafts, _from_entry(paper, _without(entry, others), known))
    for subject in others:
        draft = _from_subject(paper, subject)
        if rowed & {short_key(s) for s in draft.spellings}:
            join(drafts, draft)
            continue
        host = _host(found, subject)
        if host is not None and set(short_key(draft.name)) <= set(short_key(host.name)):
            next(d for d in drafts if host.name in d.spellings).aliases.append(draft.name)
            continue
        draft.parent = host.name if host is not None else subject.parent
        join(drafts, draft)
    drafts = _without_parts([d for d in drafts if not _is_grouping(d, drafts)])
    _stages_elsewhere(paper, drafts)
    main = subjects.main_programme(paper, names)
    _under_main(drafts, main)
    _wholes(drafts)
    of_main(paper, drafts, main, found)
    milestone_tables(paper, drafts, main)
    overseers(paper, drafts)
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
        governed(draft, passage, start, end)
    _summary(draft, paper, entry)
    if draft.stage is None or draft.stage.weight < 3:
        above = _heading_of(paper, entry)
        draft.stage = (stage_of_section(above) if above is not None else None) or draft.stage
    if entry.row is not None:
        rows.read_row(draft, entry, paper, known)
    if draft.parent is None:
        find_parent(draft, entry, known)
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
            if last - first > 25 and not _is_form(passage.string[first:last]):
                draft.summary = passage.string[first:last].strip(" –—-:")
                draft.summary_evidence = passage.cite(first, last, field="summary")
                return


#: What the title block says of the paper, which is nothing of the programme it stands under.
_FORM = frozenset(
    ("reference", "meeting_date", "date", "decision_date", "agenda_item", "author", "presenter", "contact")
)


def _is_form(line: str) -> bool:
    label, colon, value = line.partition(":")
    short = len(label.split()) <= 4 and not value.rstrip().endswith(".")
    return bool(colon) and (short or attribute_of(label) in _FORM)


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


def _from_subject(paper: Paper, subject: subjects.Subject) -> Draft:
    today = paper.metadata.paper_date or paper.metadata.meeting_date
    name = subject.name
    draft = Draft(name.name, name.acronym, list(name.aliases), list(subject.evidence), is_entry=False)
    draft.stage = stage_in(subject.sentences, paper.reading)
    for passage, start, end in subject.sentences:
        draft.milestones += milestones.milestones_in(
            passage, start, end, paper.reading(passage.string), today
        )
        governed(draft, passage, start, end)
    if subject.definition is not None:
        passage, start, end = subject.definition
        draft.summary = passage.string[start:end].strip()
        draft.summary_evidence = passage.cite(start, end, field="summary")
    return draft


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
        confidence=0.85 if draft.is_entry else 0.75,
    )
