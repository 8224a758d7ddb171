"""Bodies in tables: a row for each body, terms of reference as label and value, a column `Governance`."""

import re
from collections.abc import Iterator, Sequence

from boardpapers.document import Cell, Table
from boardpapers.extract.bodies import labels, prose
from boardpapers.extract.bodies.drafts import Draft
from boardpapers.extract.body_names import Mention, heads, mentions, printed
from boardpapers.extract.forms.fields import attribute_of
from boardpapers.extract.passages import Passage, captions, of_cell

#: What the labels of a title block name, and how long a label is at most, in characters.
_OF_PAPERS = frozenset(
    {"title", "reference", "meeting_date", "date", "agenda_item", "from", "author", "presenter", "contact"}
)
_LABEL = 50
_DITTO = re.compile(
    r"^\W*(?:as\s(?:above|before|per\sabove)|ditto|same\sas\sabove|see\sabove|[\"”“〃]|do\.)\W*$",
    re.IGNORECASE,
)
_GROUPING = re.compile(
    r"\b(?:collaborat\w+|programme|project|workstream|portfolio|initiative|group)\b", re.IGNORECASE
)
_GOVERNANCE = re.compile(
    r"^(?:governance(?:\s(?:arrangements|body|board|structure|route))?|oversight(?:\s\w+)?|overseen\sby|governed\sby|board|reporting\sto|reports\sto)$",
    re.IGNORECASE,
)


def header_of(table: Table) -> dict[int, str]:
    """The header words of each column; of several header rows the words one below the other."""
    rows = {c.row for c in table.cells if c.is_header}
    top = [r for r in sorted(rows) if r < 4] or [0]
    words: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row in top and (cell.is_header or top == [0]):
            for column in range(cell.column, cell.column + cell.column_span):
                words.setdefault(column, []).append(cell.text.string.strip())
    return {c: " ".join(w for w in ws if w) for c, ws in words.items()}


def body_rows(table: Table) -> Iterator[list[Cell | None]]:
    """The rows below the header; a cell that spans rows stands in each of them."""
    grid = table.grid()
    for cell in table.cells:
        for at in range(cell.row + 1, min(cell.row + cell.row_span, table.n_rows)):
            if grid[at][cell.column] is None:
                grid[at][cell.column] = cell
    headed = {c.row for c in table.cells if c.is_header and c.row < 4} or {0}
    for number, row in enumerate(grid):
        if number not in headed and any(c is not None and c.text.string.strip() for c in row):
            yield row


def read(scene: prose.Scene, table: Table) -> None:
    """Takes from a table what it says of bodies, in the way its headers or labels ask for."""
    if _is_cover(table):
        _told(scene, [of_cell(table, c) for c in table.cells if c.column])
        return
    header = header_of(table)
    kinds = {c: labels.meaning(w) for c, w in header.items()}
    telling = {
        k
        for k in kinds.values()
        if k in {"remit", "chair", "member", "attendee", "cadence", "reports_to", "co_chair"}
    }
    name = next((c for c, k in kinds.items() if k == "name"), None)
    if name is None and len(telling) >= 2:
        name = next((c for c in sorted(header) if kinds.get(c) is None), None)
        name = name if name == min(header, default=0) else None
    if name is not None and telling and _names_bodies(table, name, header):
        _listed(scene, table, name, kinds)
    elif name is not None and len(header) == 2 and _names_bodies(table, name, header):
        other = next(c for c in header if c != name)
        _listed(scene, table, name, {**kinds, other: kinds.get(other) or "remit"})
    elif (governing := _governance_column(header)) is not None:
        _governed(scene, table, header, governing)
    elif (pairs := _label_values(table)) is not None:
        _terms(scene, table, pairs)
    else:
        _told(scene, [*captions(table), *(of_cell(table, c) for c in table.cells if not c.is_header)])


def _told(scene: prose.Scene, passages: Sequence[Passage]) -> None:
    """Each read as running text of its own."""
    for passage in passages:
        if len(passage.string) > 12 and not _is_figures(passage.string):
            scene.current = None
            prose.read(scene, passage)
    scene.current = None


def _is_cover(table: Table) -> bool:
    """Whether a table is the paper's own title block: labels as `Date of meeting` and `Report of`, whose
    values tell of the paper; the metadata has read them."""
    known = {
        attribute_of(cell.text.string)
        for row in table.grid()
        for cell in row[:1]
        if cell is not None and len(cell.text.string) < _LABEL
    }
    return len(known & _OF_PAPERS) >= 3


def _is_figures(text: str) -> bool:
    return sum(c.isalpha() for c in text) < 8


def _names_bodies(table: Table, column: int, header: dict[int, str]) -> bool:
    """Whether the column's cells name bodies: most of them hold a body's name, or the header says so."""
    cells = [r[column] for r in body_rows(table)]
    texts = [c.text.string for c in cells if c is not None and c.text.string.strip()]
    if not texts:
        return False
    named = sum(1 for t in texts if mentions(t) or t.split()[-1].lower().strip(").") in heads())
    said = bool(re.search(r"board|committee|forum|body|meeting|panel", header.get(column, ""), re.IGNORECASE))
    return named * 2 >= len(texts) or (said and named > 0)


def _listed(scene: prose.Scene, table: Table, name: int, kinds: dict[int, str | None]) -> None:
    above: dict[int, Cell] = {}
    for row in body_rows(table):
        cell = row[name]
        if cell is None or not cell.text.string.strip():
            continue
        draft = _row_body(scene, table, cell)
        if draft is None:
            continue
        scene.described = True
        for column, value in enumerate(row):
            label = kinds.get(column)
            if value is None or column == name:
                continue
            if _DITTO.match(value.text.string) and column in above:
                value = above[column]
            above[column] = value
            _value(scene, draft, label, of_cell(table, value))
        scene.current, scene.described = None, False


def _row_body(scene: prose.Scene, table: Table, cell: Cell) -> Draft | None:
    """The body of a row, with what its name cell says in brackets."""
    passage = of_cell(table, cell)
    text = passage.string
    cut = re.search(r"\s*(?:\((?![A-Z&]{2,8}\))|\s[–—-]\s|:|;|\bchaired\b|\battended\b)", text)
    end = cut.start() if cut else len(text)
    named = [m for m in mentions(text) if m.start < max(end, 1)]
    words = text[:end].strip()
    if named and named[0].end >= len(words) - 14:
        mention = named[0]
    elif 1 <= len(words.split()) <= 12:
        acronym = re.search(r"\s*\(([A-Z&]{2,8})\)\s*$", words)
        plain = words[: acronym.start()] if acronym else words
        mention = Mention(
            0,
            len(plain),
            printed(plain),
            heads().get(plain.split()[-1].lower(), "other"),
            acronym.group(1) if acronym else None,
        )
    else:
        return None
    draft = scene.register.get(mention)
    draft.add_evidence(passage.cite(mention.start, mention.end))
    draft.strong = draft.present = draft.governs = True
    if end < len(text):
        prose.read(scene, passage, current=draft, start=0)
    return draft


def _value(scene: prose.Scene, draft: Draft, label: str | None, passage: Passage) -> None:
    if not passage.string.strip():
        return
    if label and label not in {"name", "ignore"}:
        labels.apply(draft, scene.register, label, passage, scene.reading(passage.string), scene.programmes)
    if label != "ignore":
        kept = (list(draft.remit), list(draft.remit_evidence))
        prose.read(scene, passage, current=draft)
        if label == "remit":
            draft.remit, draft.remit_evidence = kept


def _governance_column(header: dict[int, str]) -> int | None:
    """The column that names who governs, in a table of programmes or collaborations."""
    governing = [c for c, w in header.items() if _GOVERNANCE.match(w.strip())]
    others = [w for c, w in header.items() if c not in governing]
    return governing[0] if governing and any(_GROUPING.search(w) for w in others) else None


def _governed(scene: prose.Scene, table: Table, header: dict[int, str], governing: int) -> None:
    grouping = (
        [0]
        if governing > 0
        else sorted(c for c, w in header.items() if c != governing and _GROUPING.search(w))
    )
    above: Cell | None = None
    for row in body_rows(table):
        cell = row[governing]
        group = row[grouping[0]]
        group = above = group if group is not None and group.text.string.strip() else above
        if cell is None or _DITTO.match(cell.text.string) or not cell.text.string.strip():
            continue
        owner = group.text.string.strip() if group is not None else ""
        before = len(scene.register.drafts)
        around = scene.around
        scene.around = lambda _p, _n, _owner=owner: _owner or None  # type: ignore[misc]
        scene.current = None
        prose.read(scene, of_cell(table, cell))
        scene.around = around
        for draft in scene.register.drafts[before:]:
            draft.strong = draft.governs = draft.present = True
            if re.match(
                r"(?:national|regional|local|other|joint)\s(?:programmes|projects|initiatives|collaborations)\W*$",
                owner,
                re.I,
            ):
                named = [
                    c
                    for n, c in enumerate(row)
                    if c is not None and n not in (governing, grouping[0]) and c.text.string.strip()
                ]
                group, owner = (named[0], named[0].text.string.strip()) if named else (group, owner)
            if group is not None and owner:
                from_cell = of_cell(table, group)
                draft.links.insert(0, prose.oversees_link(owner, from_cell.cite()))
            if not draft.remit:
                prose.remit_of(draft, scene, of_cell(table, cell))
        scene.current = None
        for other, value in enumerate(row):
            if value is not None and other != governing and other not in grouping[:1]:
                prose.read(scene, of_cell(table, value))
                scene.current = None


def _label_values(table: Table) -> list[tuple[str, Cell, Cell]] | None:
    """Terms of reference: a column of labels and a column of values, or None."""
    if table.n_columns < 2 or table.n_columns > 3:
        return None
    grid = table.grid()
    pairs: list[tuple[str, Cell, Cell]] = []
    others = 0
    for row in grid:
        cells = [c for c in row if c is not None and c.text.string.strip()]
        if len(cells) >= 2 and (label := labels.meaning(cells[0].text.string)) is not None:
            pairs.append((label, cells[0], cells[-1]))
        elif len(cells) == 1 and pairs and cells[0].column > 0:
            pairs.append((pairs[-1][0], pairs[-1][1], cells[0]))  # a value that goes on in a further row
        elif cells:
            others += 1
    kinds = {label for label, _, _ in pairs}
    told = len(kinds & {"chair", "member", "cadence", "remit", "attendee", "reports_to", "co_chair"})
    attendance = bool(kinds & {"member", "attendee"}) and others == 0
    return pairs if told >= 2 or attendance else None


def _terms(scene: prose.Scene, table: Table, pairs: list[tuple[str, Cell, Cell]]) -> None:
    draft = None
    named = next((p for p in pairs if p[0] == "name"), None)
    if named is not None:
        draft = _row_body(scene, table, named[2])
    if draft is None:
        draft = scene.subject_of(table)
    if draft is None:
        return
    for label, _, value in pairs:
        if label != "name":
            _value(scene, draft, label, of_cell(table, value))
