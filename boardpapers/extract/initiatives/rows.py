"""What the other columns of a table say of the programme in a row, and tables of milestones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardpapers.document import Cell, Table
from boardpapers.extract.body_names import mentions
from boardpapers.extract.initiatives.dated_cells import loose, milestone_from_cells
from boardpapers.extract.initiatives.stages import FoundStage, opening_status, stage_of_status
from boardpapers.extract.initiatives.states import state_of, stated
from boardpapers.extract.paper import Paper
from boardpapers.extract.passages import of_cell
from boardpapers.extract.phrases import words as word_list
from boardpapers.extract.programmes.columns import columns_of, is_ditto, means, rank
from boardpapers.extract.programmes.entries import Entry, Row
from boardpapers.extract.programmes.names import Programmes, short_key
from boardpapers.extract.when_values import find_when
from boardpapers.schemas import Milestone

if TYPE_CHECKING:
    from boardpapers.extract.initiatives.drafts import Draft

_ACHIEVED = re.compile(
    r"\b(?:achieved|completed?|delivered|implemented|closed|closure|finish)\b", re.IGNORECASE
)
#: Headers whose cells are about the milestone of the row, where a programme has several.
_OF_EVENT = re.compile(
    r"^\W*(?:milestone\s)?(?:status|state|outcome|result|progress|position|b?rag\b)", re.IGNORECASE
)
_UNNAMED = re.compile(r"^\W*(?:a|the)\s(?:\w+\s){0,2}board\b|\bthe\sboard\sis\b", re.IGNORECASE)


def read_row(draft: "Draft", entry: Entry, paper: Paper, known: Programmes) -> None:
    """Adds what the cells of an entry's row say: group, stage, dates, body."""
    row = entry.row
    assert row is not None
    columns, cells = row.columns, row.cells
    if columns.group is not None and (group := cells.get(columns.group)) is not None:
        words = group.text.string.strip()
        if words and short_key(words) != short_key(draft.name):
            draft.parent, draft.grouped = words, True
            draft.parent_evidence = of_cell(row.table, group).cite(field="parent")
    stage = cells.get(columns.stage) if columns.stage is not None else None
    events = columns.by_milestone and _OF_EVENT.search(columns.words[columns.stage or 0])
    if stage is not None and not events:
        found = stage_of_status(of_cell(row.table, stage))
        draft.stage = found or draft.stage
    for column in columns.text:
        if (cell := cells.get(column)) is not None and (draft.stage is None or draft.stage.weight < 5):
            draft.stage = opening_status(of_cell(row.table, cell)) or draft.stage
    _dates(draft, row, paper)
    if columns.governance is not None and (body := cells.get(columns.governance)) is not None:
        _body(draft, row, body)


def _dates(draft: "Draft", row: Row, paper: Paper) -> None:
    columns, cells = row.columns, row.cells
    event = cells.get(columns.milestone) if columns.milestone is not None else None
    for column in _best_dates(row, paper):
        place = of_cell(row.table, cells[column])
        header = columns.words[column]
        stage = cells.get(columns.stage) if columns.stage is not None else None
        made = milestone_from_cells(
            of_cell(row.table, event) if event is not None else place,
            place,
            paper.reading(place.string),
            _today(paper),
            None if stage is None or event is None else stage.text.string,
            None if event is not None else f"{draft.name}: {header.lower()}",
        )
        if made is not None:
            draft.milestones.append(made)
            if draft.stage is None and event is None and _ACHIEVED.search(header) and made.state == "done":
                draft.stage = FoundStage("delivered", 2, place.cite(field="stage"))
    if event is not None and not any(c in cells for c in columns.dates):
        place = of_cell(row.table, event)
        draft.milestones += loose(place, 0, len(place.string), paper.reading(place.string), _today(paper))
    for period in columns.periods:
        if (cell := cells.get(period)) is not None:
            draft.milestones += _in_period(row, period, cell, paper)


def _today(paper: Paper) -> str | None:
    return paper.metadata.paper_date or paper.metadata.meeting_date


def _best_dates(row: Row, paper: Paper) -> list[int]:
    """The columns that date the row: of those for one event the first that holds a date, else with words."""
    groups: dict[str, list[int]] = {}
    for column in row.columns.dates:
        if column in row.cells:
            event = "" if row.columns.milestone is not None else _event_of(row.columns.words[column])
            groups.setdefault(event, []).append(column)
    best = []
    for held in groups.values():
        dated = [c for c in held if any(paper.reading(row.cells[c].text).of("WHEN"))]
        best += [next(iter(dated or held))]
    return sorted(best)


def _event_of(header: str) -> str:
    """What a header dates, without whether it is forecast or actual; an end has no name."""
    return " ".join(sorted(set(re.findall(r"[a-z]+", header.lower())) - word_list("initiatives", "undated")))


def _in_period(row: Row, column: int, cell: Cell, paper: Paper) -> Iterator[Milestone]:
    """What a roadmap has in the column of a quarter or month: each point an event that falls in it."""
    text = cell.text.string
    header = row.columns.words[column]
    if sum(c.isalpha() for c in text) < 4:
        return
    when = _period(header, row.table, paper)
    place = of_cell(row.table, cell)
    heading = next((c for c in row.table.cells if c.column == column and c.row <= row.columns.header), None)
    above = of_cell(row.table, heading).cite() if heading is not None else ()
    for match in re.finditer(r"[^;\n•·▪]+", text):
        event = match.group().strip(" ,.–-")
        if len(event) < 4:
            continue
        first, last = when if when is not None else (None, None)
        late = stated(event) == "delayed"
        state = "delayed" if late else state_of("", first, last, None, _today(paper))
        yield Milestone(
            event=event,
            due_from=first,
            due_to=last,
            date_text=header,
            state=state,
            evidence=(*place.cite(match.start(), match.end()), *above),
        )


def _period(header: str, table: Table, paper: Paper) -> tuple[str | None, str | None] | None:
    """The first and last day of a header such as `Q2`, whose year may stand in the caption or a heading."""
    years = [*(c.string for c in table.captions), *reversed(table.headings), paper.metadata.title or ""]
    for more in ("", *(m.group() for y in years if (m := _YEAR.search(y)))):
        for when in find_when(f"{header} {more}".strip()):
            if when.when.start and when.when.end and when.when.kind != "relative":
                return when.when.start, when.when.end
    return None


_YEAR = re.compile(r"\b20\d\d\s?[/–-]\s?(?:20)?\d\d\b|\b20\d\d\b")


def _body(draft: "Draft", row: Row, cell: Cell) -> None:
    """The body in a governance cell: named there, or called after the group."""
    text = cell.text.string
    place = of_cell(row.table, cell)
    found = [m for m in mentions(text) if m.strong]
    if found:
        draft.body = found[0].name
        draft.body_evidence = place.cite(found[0].start, found[0].end, field="governance_body")
    elif _UNNAMED.search(text) and draft.parent:
        draft.body = f"{draft.parent} board"
        draft.body_evidence = place.cite(field="governance_body")
    elif (
        not is_ditto(text)
        and 1 < len(text.split()) < 7
        and re.search(r"board|group|committee|panel|meeting|team", text, re.I)
    ):
        draft.body = text.strip(" .")
        draft.body_evidence = place.cite(field="governance_body")


def owner_of(table: Table, drafts: "list[Draft]", main: "Draft | None" = None) -> "tuple[Draft | None, bool]":
    """The draft whose heading a table of steps stands under, else `main`; and whether it is named there."""
    if columns_of(table) is not None:
        return None, False
    above = [*(c.string for c in table.captions), *reversed(table.headings)]
    for words in above:
        for draft in drafts:
            if any(s.lower() in words.lower() for s in draft.spellings if len(s) > 2):
                return draft, True
    return (drafts[0] if len(drafts) == 1 else main), False


@dataclass(frozen=True, slots=True)
class _Steps:
    """The columns of a table of steps: event, dates (those believed first in front), status, start, end."""

    event: int
    dates: tuple[int, ...]
    status: int | None = None
    start: int | None = None
    end: int | None = None


#: A list of who is to do what after a meeting holds no milestones.
_ACTIONS = re.compile(
    r"\baction\s(?:log|list|tracker|register|points?)\b|\bmatters\sarising\b|^\W*actions?\W*$", re.I
)
_OWNER = re.compile(r"^\W*(?:owner|action\s(?:owner|by)|by\swhom|who)\W*$", re.I)


def _steps(table: Table, named: bool) -> _Steps | None:
    """`named` says that the table stands under a programme's own name, so that its phases are that one's."""
    header = {c.column: c.text.string for c in table.cells if c.row == 0}
    kinds = {c: means(w) for c, w in header.items()}
    dates = [c for c, k in kinds.items() if "date" in k and _holds_dates(table, c)]
    event = next((c for c, k in sorted(kinds.items()) if "milestone" in k and c not in dates), None)
    above = " ".join([*(c.string for c in table.captions), *table.headings[-1:]])
    if _ACTIONS.search(above) or (event is None and any(_OWNER.match(w) for w in header.values())):
        return None
    if event is None and (named or _TIMETABLE.search(above)):
        event = next((c for c, k in sorted(kinds.items()) if "gateway" in k and c not in dates), None)
    if event is None or not dates:
        return None
    status = next((c for c, k in kinds.items() if k & {"stage", "rag"} and c not in (event, *dates)), None)
    start = next((c for c in dates if _START.match(header[c])), None)
    end = next((c for c in dates if _END.match(header[c])), None)
    both = start is not None and end is not None
    ranked = tuple(sorted(dates, key=lambda c: (rank(header[c]), c)))
    return _Steps(event, ranked, status, start if both else None, end if both else None)


_START = re.compile(r"^\W*(?:planned\s)?(?:start|begin|from|commence)", re.IGNORECASE)
_END = re.compile(r"^\W*(?:planned\s)?(?:end|finish|complet|to\b|until|due)", re.IGNORECASE)


def _holds_dates(table: Table, column: int) -> bool:
    """Whether some cell of a column holds a date."""
    cells = [c.text.string for c in table.cells if c.column == column and c.row > 0]
    return any(True for text in cells for _ in find_when(text))


def milestones_of(table: Table, paper: Paper, named: bool) -> list[Milestone]:
    steps = _steps(table, named)
    if steps is None:
        return []
    made = []
    for row in table.grid()[1:]:
        first = row[steps.event]
        held = [c for n in steps.dates if (c := row[n]) is not None and c.text.string.strip()]
        if first is None or not held or not first.text.string.strip():
            continue
        mark = row[steps.status] if steps.status is not None else None
        dated = [c for c in held if any(paper.reading(c.text.string).of("WHEN"))]
        when = next((c for c in dated if c.column == steps.end), next(iter(dated), held[0]))
        found = milestone_from_cells(
            of_cell(table, first),
            of_cell(table, when),
            paper.reading(when.text.string),
            _today(paper),
            mark.text.string if mark is not None else None,
        )
        if found is not None:
            made.append(_from_start(found, steps, row, table))
    return made


def _from_start(found: Milestone, steps: _Steps, row: Sequence[Cell | None], table: Table) -> Milestone:
    """A step that ends with a date of its own start column begins then."""
    cell = row[steps.start] if steps.start is not None else None
    whens = list(find_when(cell.text.string)) if cell is not None else []
    if cell is None or not whens or whens[0].when.start is None:
        return found
    evidence = (*found.evidence, *of_cell(table, cell).cite())
    return found.model_copy(update={"due_from": whens[0].when.start, "evidence": evidence})


_TIMETABLE = re.compile(
    r"\b(?:timetable|timescales?|timeline|milestones?|programme\splan|project\splan|next\ssteps|key\sdates|implementation|gateways?|plan)\b",
    re.IGNORECASE,
)
