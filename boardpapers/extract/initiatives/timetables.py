"""Timetables that stand apart from their programme: sections and tables of dates."""

import re
from collections.abc import Iterator

from boardpapers.document import Table
from boardpapers.extract.initiatives import dated_cells, milestones, rows
from boardpapers.extract.initiatives.drafts import Draft, draft_of
from boardpapers.extract.paper import Paper
from boardpapers.extract.passages import Passage, of_cell, of_paragraph
from boardpapers.extract.programmes.entries import Entry
from boardpapers.extract.programmes.names import ProgrammeName, short_key
from boardpapers.schemas import Milestone

_TIMED = re.compile(
    r"\b(?:delivery|timetable|timescales?|timeline|implementation|milestones?|programme\splan|project\splan|next\ssteps|mobilisation|key\sdates)\b",
    re.I,
)


def of_main(paper: Paper, drafts: list[Draft], main: ProgrammeName | None, found: tuple[Entry, ...]) -> None:
    """The timetable of a paper about one project is that project's."""
    if main is None:
        return
    keys = {short_key(s) for s in main.spellings}
    draft = draft_of(drafts, main)
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


def milestone_tables(paper: Paper, drafts: list[Draft], main: ProgrammeName | None) -> None:
    """Tables of milestones without a column for the programme belong to the one they stand under."""
    for table in paper.document.tables:
        owner, named = rows.owner_of(table, drafts, draft_of(drafts, main))
        if owner is not None:
            owner.milestones += rows.milestones_of(table, paper, named)
