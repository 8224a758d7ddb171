"""Programmes that have a place of their own in a paper: a heading, a lead-in, a row of a table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from boardpapers.document import Cell, Document, Paragraph, Table
from boardpapers.extract.body_names import mentions
from boardpapers.extract.match import Reading
from boardpapers.extract.once import once
from boardpapers.extract.passages import Passage, of_cell, of_paragraph
from boardpapers.extract.phrases import frames
from boardpapers.extract.programmes import forms
from boardpapers.extract.programmes.areas import told_of
from boardpapers.extract.programmes.columns import Columns, columns_of
from boardpapers.extract.programmes.leads import (
    NUMBERED,
    OWN_HEAD,
    PLURAL,
    UNTIL,
    Found,
    announces_features,
    barred,
    has_suffix,
    is_generic,
    is_label,
    is_list_of_people,
    is_progress,
    is_section,
    is_updates,
    lead,
    named,
    runs_on,
    says_own,
    speaks_of,
    tells_of_it,
)
from boardpapers.extract.programmes.listed import Listed


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme's own place: its name at [start, end) of a passage, and the passages that describe it.

    `depth` is 0 for a heading's entry, 1 for a paragraph's, 2 for a bullet's; `block` is the position in
    the document's blocks. `parts` are (passage, start, end) of its text.
    """

    name: str
    acronym: str | None
    passage: Passage
    start: int
    end: int
    block: int
    depth: int
    aliases: tuple[str, ...] = ()
    parts: tuple[tuple[Passage, int, int], ...] = ()
    parent: "Entry | None" = None
    row: "Row | None" = None
    features: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a table row that an entry was read from, by what their column holds."""

    table: Table
    columns: Columns
    cells: Mapping[int, Cell] = field(default_factory=dict)
    #: Whether its table lists programmes that have headings of their own: none of them is its parent.
    listing: bool = False


@once
def entries(document: Document, readings: Mapping[str, Reading]) -> tuple[Entry, ...]:
    """The entries of a paper in order; each with its text up to the next entry on its level."""
    return tuple(_Walk(document, readings).run())


@dataclass(slots=True)
class _Open:
    """An entry that still takes text."""

    entry: Entry
    parts: list[tuple[Passage, int, int]]
    bullet: bool


class _Walk:
    def __init__(self, document: Document, readings: Mapping[str, Reading]) -> None:
        self.document = document
        self.readings = readings
        self.done: list[_Open] = []
        self.stack: list[_Open] = []
        self.features = False
        self.barred = False
        self.listed = Listed(document)
        self.group: str | None = None
        self.lives = told_of(document)

    def run(self) -> Iterator[Entry]:
        blocks = self.document.blocks
        for n, block in enumerate(blocks):
            if isinstance(block, Table):
                self._table(block, n)
            elif block.kind in {"heading", "title"}:
                self._heading(block, n)
            elif block.kind in {"body", "item", "field"}:
                self._paragraph(block, n)
        made: dict[int, Entry] = {}
        for opened in self.done:
            entry = opened.entry
            parent = made.get(id(entry.parent)) if entry.parent is not None else None
            built = Entry(
                entry.name,
                entry.acronym,
                entry.passage,
                entry.start,
                entry.end,
                entry.block,
                entry.depth,
                entry.aliases,
                tuple(opened.parts),
                parent,
                entry.row,
                entry.features,
            )
            made[id(entry)] = built
            yield built

    def _open(self, entry: Entry, bullet: bool, parts: list[tuple[Passage, int, int]]) -> None:
        opened = _Open(entry, parts, bullet)
        self.done.append(opened)
        self.stack.append(opened)

    # Headings

    def _heading(self, paragraph: Paragraph, n: int) -> None:
        text = paragraph.text.string
        level = len(paragraph.headings)
        self.stack = [
            o for o in self.stack if o.entry.depth == 0 and _outer(o.entry, level) and not is_section(text)
        ]
        self.features = False
        headings = (*paragraph.headings, text)
        self.barred = any(barred(h) and not is_progress(h) for h in headings[-2:])
        if paragraph.kind == "title" or barred(text):
            return
        if self._opens_group(text, n):
            self.group = text
            return
        found = named(text)
        if found is None or not self._heading_names(paragraph, n, found[0]):
            if not forms.labels_below(self.document, n):
                self.group = None
            return
        name, acronym, aliases, start, end = found
        passage = of_paragraph(paragraph)
        parent = self.stack[-1].entry if self.stack else None
        rest = [(passage, end, len(text))] if end < len(text) else []
        self._open(Entry(name, acronym, passage, start, end, n, 0, aliases, (), parent), False, rest)

    def _opens_group(self, text: str, n: int) -> bool:
        """Whether a heading announces the programmes of the headings below it (`Projects`, `Our schemes`)."""
        below = self.document.blocks[n + 1 : n + 2]
        return bool(
            below
            and isinstance(below[0], Paragraph)
            and below[0].kind == "heading"
            and PLURAL.search(text)
            and not barred(text)
        )

    def _heading_names(self, paragraph: Paragraph, n: int, name: str) -> bool:
        """Whether a heading is a programme's: by its last word, or by what stands below it."""
        if PLURAL.search(name) and not re.search(r"\breviews\b", name, re.I):
            return False
        text = paragraph.text.string
        if (OWN_HEAD.search(name) and not is_generic(name)) or re.match(
            r"(?:Project|Programme|Operation)\s[A-Z]", name
        ):
            return True
        if NUMBERED.match(text) or (has_suffix(text) and self._named_below(n, name)):
            return True
        if self.listed.has(name) or (forms.labels_below(self.document, n) and not barred(name)):
            return True
        above = (paragraph.headings[-1] if paragraph.headings else "") or self.group or ""
        if PLURAL.search(above) and not barred(above) and not name.isupper() and len(name.split()) <= 8:
            return True
        if self._calls_itself(n, name) or (not self.stack and self._told_below(n, name)):
            return True
        return n in self.lives and not barred(name) and not mentions(name)

    def _told_below(self, n: int, name: str) -> bool:
        """Whether the text below a heading of several words says `the project` and means it."""
        below = self.document.blocks[n + 1] if n + 1 < len(self.document.blocks) else None
        if not isinstance(below, Paragraph) or below.kind not in {"body", "item"} or barred(name):
            return False
        words = [w for w in name.split() if w[0].isupper() and len(w) > 2]
        return len(words) > 1 and tells_of_it(below.text.string)

    def _named_below(self, n: int, name: str) -> bool:
        """Whether the text below a heading speaks of its name."""
        below = self.document.blocks[n + 1 : n + 4]
        words = [b.text.string.lower() for b in below if isinstance(b, Paragraph) and b.kind != "heading"]
        return any(name.lower() in w for w in words)

    def _calls_itself(self, n: int, name: str) -> bool:
        """Whether the paragraph below the heading speaks of `this project` or `the NAME programme`."""
        for block in self.document.blocks[n + 1 : n + 3]:
            if isinstance(block, Table):
                continue
            if block.kind in {"heading", "title"}:
                return False
            text = block.text.string
            if lead(text, block.lead_end) is not None and block.kind == "item":
                return False
            sentences = self.readings[text].sentences[:2] if text in self.readings else ((0, len(text)),)
            opening = text[: sentences[-1][1]] if sentences else text
            if speaks_of(opening, name) or re.search(
                r"\b(?:introduced|presented|received)\s(?:a|an|the)\s(?:\w+\s){0,2}business\scase\b", opening
            ):
                return True
            if len(text) > 60:
                return False
        return False

    # Paragraphs

    def _paragraph(self, paragraph: Paragraph, n: int) -> None:
        text = paragraph.text.string
        if is_label(text) and (labelled := named(text)) is not None:
            name, acronym, aliases, start, end = labelled
            self.stack = [
                o
                for o in self.stack
                if o.entry.depth == 0
                and o.entry.passage.paragraph is not None
                and o.entry.passage.paragraph.kind == "heading"
            ]
            parent = self.stack[-1].entry if self.stack else None
            entry = Entry(name, acronym, of_paragraph(paragraph), start, end, n, 0, aliases, (), parent)
            self._open(entry, False, [])
            return
        bullet = paragraph.kind == "item" and paragraph.number is None
        passage = of_paragraph(paragraph)
        found = None if self.barred else self._lead_in(paragraph, bullet)
        if found is not None:
            self._close(bullet)
            (name, acronym, aliases, start, end), body = found
            parent = self.stack[-1].entry if self.stack else None
            depth = 2 if bullet else 1
            entry = Entry(
                name,
                acronym,
                passage,
                start,
                end,
                n,
                depth,
                aliases,
                (),
                parent,
                None,
                self.features and bullet,
            )
            self._open(entry, bullet, [(passage, min(end, body), len(text))])
        else:
            if not bullet:
                while self.stack and self.stack[-1].bullet:
                    self.stack.pop()
            if self.stack:
                self.stack[-1].parts.append((passage, 0, len(text)))
        if not bullet or text.rstrip().endswith(":"):
            self.features = announces_features(text)

    def _close(self, bullet: bool) -> None:
        """Ends the entries that a new one on this level ends."""
        while self.stack and (self.stack[-1].bullet or (not bullet and self.stack[-1].entry.depth > 0)):
            self.stack.pop()

    def _lead_in(self, paragraph: Paragraph, bullet: bool) -> "tuple[Found, int] | None":
        text = paragraph.text.string
        if paragraph.kind == "field":
            return None
        opening = lead(text, paragraph.lead_end)
        if opening is None:
            return None
        end, body = opening
        found = named(text[:end])
        if found is None:
            return None
        rest = text[body:]
        announced = self.listed.announced(paragraph) or _under_projects(paragraph)
        if not announced and ((UNTIL.match(rest) and len(rest.split()) < 9) or len(rest.split()) < 3):
            return None
        own = says_own(rest, found[0]) or bool(OWN_HEAD.search(found[0])) or self.listed.has(found[0])
        if bullet and self.features and not own:
            return None
        if own or (
            (announced or self._in_context(paragraph))
            and (announced or rest[:1].isupper() or rest[:1] in '(“"' or runs_on(paragraph, rest))
            and not is_list_of_people(rest)
        ):
            return found, body
        return None

    def _in_context(self, paragraph: Paragraph) -> bool:
        """Whether the entry stands in a section about programmes, or below one."""
        if self.stack and self.stack[-1].entry.depth <= 1:
            return True
        return any(
            f.regex.search(h) for h in paragraph.headings[-2:] for f in frames("initiatives", "context")
        )

    # Tables

    def _table(self, table: Table, n: int) -> None:
        columns = columns_of(table)
        if columns is None or forms.form_of(table) is not None:
            self._form(table, n)
            return
        rows = list(columns.rows(table))
        outer = self.stack[-1].entry if self.stack and self.stack[0].entry.depth == 0 else None
        listing = outer is not None and self._over_several(rows, columns.name)
        if listing and outer is not None:
            outer = outer.parent
        for row in rows:
            cell = row.get(columns.name)
            if cell is None:
                continue
            found = named(cell.text.string, cut=True)
            if found is None or columns.is_total(row) or (len(row) == 1 and table.n_columns > 2):
                continue
            name, acronym, aliases, start, end = found
            passage = of_cell(table, cell)
            parts = [(of_cell(table, row[c]), 0, len(row[c].text.string)) for c in columns.text if c in row]
            if end < len(cell.text.string):
                parts.insert(0, (passage, end, len(cell.text.string)))
            entry = Entry(
                name,
                acronym,
                passage,
                start,
                end,
                n,
                1,
                aliases,
                (),
                outer,
                Row(table, columns, row, listing),
            )
            self.done.append(_Open(entry, parts, False))

    def _over_several(self, rows: list[dict[int, Cell]], name: int) -> bool:
        """Whether the rows name programmes that had headings of their own before."""
        told = {o.entry.name.lower() for o in self.done if o.entry.depth == 0}
        return any(r[name].text.string.strip().lower() in told for r in rows if name in r)

    def _minutes(self, table: Table, n: int) -> None:
        """The items of tabled minutes whose text says `the project` of their subject."""
        for subject, said in _minuted(table):
            found = named(subject.text.string)
            told = " ".join(c.text.string for c in said)
            if (
                found is None
                or barred(found[0])
                or len(found[0].split()) < 2
                or not tells_of_it(told, len(told))
            ):
                continue
            name, acronym, aliases, start, end = found
            parts = [(of_cell(table, c), 0, len(c.text.string)) for c in said]
            entry = Entry(name, acronym, of_cell(table, subject), start, end, n, 1, aliases)
            self.done.append(_Open(entry, parts, False))

    def _updates(self, table: Table, n: int) -> None:
        """Programmes told of one by one within a cell, as in minutes whose text stands beside its numbers."""
        for cell in table.cells:
            heading, at = "", 0
            for paragraph in cell.paragraphs if len(cell.paragraphs) > 2 else ():
                text = paragraph.text.string
                start = cell.text.string.find(text, at)
                if paragraph.kind == "heading":
                    heading = text
                opening = lead(text, paragraph.lead_end)
                if start < 0 or opening is None or not is_updates(heading):
                    continue
                at = start + len(text)
                found = named(text[: opening[0]])
                if found is None or len(text[opening[1] :].split()) < 3:
                    continue
                name, acronym, aliases, first, last = found
                passage = of_cell(table, cell)
                parts = [(passage, start + min(last, opening[1]), at)]
                entry = Entry(name, acronym, passage, start + first, start + last, n, 1, aliases)
                self.done.append(_Open(entry, parts, False))

    def _form(self, table: Table, n: int) -> None:
        """A table of labels and values about one programme."""
        form = forms.form_of(table)
        if form is None:
            self._minutes(table, n)
            self._updates(table, n)
            return
        found = named(form.name.text.string, cut=True)
        if found is None:
            return
        name, acronym, aliases, start, end = found
        parts = [(of_cell(table, c), 0, len(c.text.string)) for c in form.texts]
        parent = self.stack[-1].entry if self.stack and self.stack[0].entry.depth == 0 else None
        row = Row(table, form.columns, form.cells)
        entry = Entry(name, acronym, of_cell(table, form.name), start, end, n, 1, aliases, (), parent, row)
        self._close(False)
        self._open(entry, False, parts)


def _minuted(table: Table) -> Iterator[tuple[Cell, list[Cell]]]:
    """The items of minutes printed as a table: the cell with the subject, and what was said and agreed."""
    grid = table.grid()
    header = " ".join(c.text.string for c in grid[0] if c is not None).lower() if grid else ""
    if not _MINUTES.search(header):
        return
    actions = {c.column for c in grid[0] if c is not None and re.match(r"\W*actions?\b", c.text.string, re.I)}
    subject: Cell | None = None
    said: list[Cell] = []
    for row in grid[1:]:
        cells = [c for c in row if c is not None and c.text.string.strip()]
        if cells and cells[0].column == 0 and cells[0] is not subject:
            if subject is not None:
                yield subject, said
            subject, said = cells[0], []
        said += [c for c in cells if c.column > 0 and c.column not in actions and c not in said]
    if subject is not None:
        yield subject, said


_MINUTES = re.compile(
    r"\b(?:item|subject|agenda|minute)\b.*\b(?:discussion|decision|notes?|minutes?|action)s?\b"
)


def _under_projects(paragraph: Paragraph) -> bool:
    """Whether a bullet stands right under a heading such as `Projects in delivery`."""
    heading = paragraph.headings[-1] if paragraph.headings else ""
    return paragraph.kind == "item" and PLURAL.search(heading) is not None and not barred(heading)


def _outer(entry: Entry, level: int) -> bool:
    paragraph = entry.passage.paragraph
    return paragraph is not None and len(paragraph.headings) < level
