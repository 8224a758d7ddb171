"""Programmes that have a place of their own in a paper: a heading, a lead-in, a row of a table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from boardpapers.document import Cell, Document, Paragraph, Table
from boardpapers.extract.body_names import acronym_fits, initials, mentions, printed
from boardpapers.extract.match import Reading
from boardpapers.extract.once import once
from boardpapers.extract.passages import Passage, of_cell, of_paragraph
from boardpapers.extract.phrases import frames, words
from boardpapers.extract.programmes.columns import Columns, columns_of

_DASH = re.compile(r"^(?P<name>[\"“]?[A-Z0-9][^.:;–—]{1,90}?)\s*(?:–|—|\s-|-\s)\s*(?=[A-Z0-9(“\"£])")
_COLON = re.compile(r"^(?P<name>[\"“]?[A-Z0-9][^.:;–—]{1,80}?):\s+(?=\S)")
_ACRONYM = re.compile(r"\s*\(\s*[\"“‘']?(?P<a>[A-Z][\w&]{1,9})[\"”’']?\s*\)\s*$")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_RAG = re.compile(
    r"\s*(?:\(|\[|[-–—:]\s*)?\b(?:RAG|Red|Amber|Green|AMBER|GREEN|RED|BRAG|Blue)\b(?:\s?(?:status|rating))?(?:\s?[/-]\s?(?:Red|Amber|Green))?\s*[)\]]?\s*$"
)
_UPDATE = re.compile(
    r"\s*(?:[-–—:]\s*)?\b(?:highlight\sreport|update|progress\sreport|progress|overview|status\sreport|project\supdate|summary|(?:full|outline|strategic(?:\soutline)?)?\s?business\scase|closure\sreport|terms\sof\sreference)\b\s*$",
    re.I,
)
_PREFIX = re.compile(r"^(?:(?:update|progress)\s(?:on|against)\s(?:the\s)?|the\s)", re.I)
_UNTIL = re.compile(
    r"^\W*(?:until|by\s|from\s|due\s|(?:early|late|mid|end)\b|(?:spring|summer|autumn|winter)\b|q[1-4]\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d|£|tbc)",
    re.I,
)
_FILLER = re.compile(
    r"^(?:n/?a|tbc|tbd|none|nil|various|other|all\b.*|sub-?total|total.*|grand.*|net|overall.*|cashable|non-?cashable|closed.*|completed.*|phase\s?\d*|option.*|revenue|capital)$",
    re.I,
)
_OWN_HEAD = re.compile(
    r"\b(?:programme|project|workstream|work\sstream|collaboration|initiative|scheme|pilot)\b\W*(?:\([^)]*\))?\W*$",
    re.I,
)
_PLURAL = re.compile(
    r"\b(?:programmes|projects|workstreams|initiatives|collaborations|reviews|strategies|schemes)\b", re.I
)


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
            o for o in self.stack if o.entry.depth == 0 and _outer(o.entry, level) and not _is_section(text)
        ]
        self.features = False
        headings = (*paragraph.headings, text)
        self.barred = any(_barred(h) for h in headings[-2:])
        if paragraph.kind == "title" or _barred(text):
            return
        found = _named(text)
        if found is None or not self._heading_names(paragraph, n, found[0]):
            return
        name, acronym, aliases, start, end = found
        passage = of_paragraph(paragraph)
        parent = self.stack[-1].entry if self.stack else None
        self._open(Entry(name, acronym, passage, start, end, n, 0, aliases, (), parent), False, [])

    def _heading_names(self, paragraph: Paragraph, n: int, name: str) -> bool:
        """Whether a heading is a programme's: by its last word, or by what stands below it."""
        if _PLURAL.search(name) and not re.search(r"\breviews\b", name, re.I):
            return False
        if _OWN_HEAD.search(name) or re.match(r"(?:Project|Programme|Operation)\s[A-Z]", name):
            return True
        above = paragraph.headings[-1] if paragraph.headings else ""
        if _PLURAL.search(above) and not _barred(above) and not name.isupper() and len(name.split()) <= 8:
            return True
        return self._calls_itself(n, name)

    def _calls_itself(self, n: int, name: str) -> bool:
        """Whether the paragraph below the heading speaks of `this project` or `the NAME programme`."""
        for block in self.document.blocks[n + 1 : n + 3]:
            if isinstance(block, Table):
                continue
            if block.kind in {"heading", "title"}:
                return False
            text = block.text.string
            if _lead(text, block.lead_end) is not None and block.kind == "item":
                return False
            sentences = self.readings[text].sentences[:2] if text in self.readings else ((0, len(text)),)
            opening = text[: sentences[-1][1]] if sentences else text
            if _speaks_of(opening, name) or re.search(
                r"\b(?:introduced|presented|received)\s(?:a|an|the)\s(?:\w+\s){0,2}business\scase\b", opening
            ):
                return True
            if len(text) > 60:
                return False
        return False

    # Paragraphs

    def _paragraph(self, paragraph: Paragraph, n: int) -> None:
        text = paragraph.text.string
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
            self._open(entry, bullet, [(passage, body, len(text))])
        else:
            if not bullet:
                while self.stack and self.stack[-1].bullet:
                    self.stack.pop()
            if self.stack:
                self.stack[-1].parts.append((passage, 0, len(text)))
        if not bullet or text.rstrip().endswith(":"):
            self.features = _announces_features(text)

    def _close(self, bullet: bool) -> None:
        """Ends the entries that a new one on this level ends."""
        while self.stack and (self.stack[-1].bullet or (not bullet and self.stack[-1].entry.depth > 0)):
            self.stack.pop()

    def _lead_in(self, paragraph: Paragraph, bullet: bool) -> "tuple[_Found, int] | None":
        text = paragraph.text.string
        if paragraph.kind == "field":
            return None
        lead = _lead(text, paragraph.lead_end)
        if lead is None:
            return None
        end, body = lead
        found = _named(text[:end])
        if found is None:
            return None
        rest = text[body:]
        if (_UNTIL.match(rest) and len(rest.split()) < 9) or len(rest.split()) < 3:
            return None
        own = _says_own(rest, found[0]) or bool(_OWN_HEAD.search(found[0]))
        if bullet and self.features and not own:
            return None
        if own or (
            self._in_context(paragraph)
            and (rest[:1].isupper() or rest[:1] in '(“"' or _runs_on(paragraph, rest))
            and not _is_list_of_people(rest)
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
        if columns is None:
            return
        outer = self.stack[-1].entry if self.stack and self.stack[0].entry.depth == 0 else None
        for row in columns.rows(table):
            cell = row.get(columns.name)
            if cell is None:
                continue
            found = _named(cell.text.string, cut=True)
            if found is None or columns.is_total(row) or (len(row) == 1 and table.n_columns > 2):
                continue
            name, acronym, aliases, start, end = found
            passage = of_cell(table, cell)
            parts = [(of_cell(table, row[c]), 0, len(row[c].text.string)) for c in columns.text if c in row]
            if end < len(cell.text.string):
                parts.insert(0, (passage, end, len(cell.text.string)))
            entry = Entry(
                name, acronym, passage, start, end, n, 1, aliases, (), outer, Row(table, columns, row)
            )
            self.done.append(_Open(entry, parts, False))


_Found = tuple[str, str | None, tuple[str, ...], int, int]


def _lead(text: str, bold_end: int) -> tuple[int, int] | None:
    """Where a lead-in's name ends and the text after it begins."""
    for pattern in (_DASH, _COLON):
        match = pattern.match(text)
        if match and len(match["name"].split()) <= 11:
            return match.end("name"), match.end()
    if 2 < bold_end < min(len(text) - 12, 90):
        name = text[:bold_end].rstrip(" -–—:.")
        return len(name), bold_end + len(text[bold_end:]) - len(text[bold_end:].lstrip(" -–—:."))
    return None


def _named(text: str, *, cut: bool = False) -> _Found | None:
    """A programme's name, acronym and aliases in a heading or lead-in; None when it names none."""
    stripped = re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", text.strip().rstrip(" :–—-."))
    start = text.find(stripped[:12]) if stripped else 0
    for pattern in (_RAG, _UPDATE):
        shorter = pattern.sub("", stripped)
        stripped = shorter if shorter else stripped
    if (colon := stripped.find(":")) > 3 and _OWN_HEAD.search(stripped[:colon]):
        stripped = stripped[:colon]
    if match := _PREFIX.match(stripped):
        start, stripped = start + match.end(), stripped[match.end() :]
    if cut and len(stripped.split()) > 9:
        match = re.search(r"\s[–—-]\s|:\s|\.\s|\s?\n", stripped)
        stripped = stripped[: match.start()] if match else stripped
    if not re.search(r"[A-Za-z]{2}", stripped) or len(stripped.split()) > 14 or len(stripped) > 110:
        return None
    end = start + len(stripped)
    acronym, aliases = None, []
    if match := _ACRONYM.search(stripped):
        plain = stripped[: match.start()].strip()
        if acronym_fits(match["a"], plain):
            acronym = match["a"]
            stripped = plain
        else:
            aliases.append(match["a"])
    elif match := _BRACKETS.search(stripped):
        aliases.append(match.group().strip(" ()"))
    quoted = re.sub(r"[\"“”]", "", stripped).strip()
    name = printed(quoted)
    if (
        (_generic(name) and not (cut and not _FILLER.match(name)))
        or not name[:1].isalnum()
        or name[:1].islower()
    ):
        return None
    return name, acronym, tuple(a for a in dict.fromkeys(aliases) if a and a != name), start, end


def _generic(name: str) -> bool:
    plain = re.sub(r"\s*\([^)]*\)", "", name).strip().lower()
    if not plain or any(f.regex.search(plain) for f in frames("initiatives", "no_name")):
        return True
    found = mentions(name)
    return bool(found) and found[-1].end >= len(name) - 12 and found[-1].strong


def _says_own(text: str, name: str) -> bool:
    return any(f.regex.search(text) for f in frames("initiatives", "self"))


def _speaks_of(text: str, name: str) -> bool:
    """Whether a text speaks of `this project`, or of a programme by a word or the acronym of the name."""
    if re.search(
        r"(?:^|[.;]\s)This\s(?:\w+\s){0,2}(?:programme|project|workstream|collaboration|initiative|scheme|pilot)\b",
        text,
    ):
        return True
    known = {w for w in re.findall(r"[a-z0-9]+", name.lower()) if len(w) > 3} | {initials(name).lower()}
    known -= {
        "review",
        "programme",
        "project",
        "collaboration",
        "initiative",
        "scheme",
        "pilot",
        "workstream",
    }
    return any(
        known & set(re.findall(r"[a-z0-9]+", m.group().lower()))
        for f in frames("initiatives", "self")
        for m in f.regex.finditer(text)
    )


def _runs_on(paragraph: Paragraph, rest: str) -> bool:
    """Whether a numbered paragraph goes on in lower case after its lead-in (`Stores: the case is ...`)."""
    return paragraph.number is not None and re.match(r"(?:the|a|an|this|work)\s", rest) is not None


def _barred(heading: str) -> bool:
    """Whether a heading has only words of sections that name no programmes (`Financial implications`)."""
    found = re.findall(r"[a-z][a-z-]*", re.sub(r"\([^)]*\)", " ", heading.lower()))
    return bool(found) and set(found) <= words("initiatives", "barred")


def _is_section(heading: str) -> bool:
    """A heading in capitals or with a number opens a new part of the paper."""
    letters = [c for c in heading if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _outer(entry: Entry, level: int) -> bool:
    paragraph = entry.passage.paragraph
    return paragraph is not None and len(paragraph.headings) < level


def _announces_features(text: str) -> bool:
    if not text.rstrip().endswith((":", "to", "–", "-")):
        return False
    return any(f.regex.search(text) for f in frames("initiatives", "features"))


def _is_list_of_people(rest: str) -> bool:
    return bool(
        re.match(r"^(?:[A-Z][a-z]+\s[A-Z][a-z]+|Chief|Deputy|Assistant|Head|Director|PCC)\b[^.]{0,60}$", rest)
    )
