"""Which columns of a table name programmes, and what the other columns say of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from boardpapers.document import Cell, Table
from boardpapers.extract.phrases import frames
from boardpapers.extract.phrases import words as word_list

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub|overall|revised|net)[\s-]?)*totals?\b|^\W*net\b|^\W*all\s(?:\w+\s)?(?:benefits|projects|schemes|units|programmes|posts|savings|departments)\b",
    re.IGNORECASE,
)
#: Rows below a programme of schemes that say where its money comes from.
_FUNDING = re.compile(
    r"^\W*(?:financed|funded|financing|funding|resourced)\b|^\W*(?:(?:capital|government|home\soffice|specific)\s)?(?:grants?|receipts?|borrowing|reserves?|RCCO)\b[\w\s()]{0,20}$|^\W*(?:(?:external|internal|prudential|unsupported)\s)?borrowing\b|^\W*(?:direct\s)?revenue\s(?:contributions?|financing|funding)\b|^\W*(?:use\sof|contributions?\sfrom)\s(?:\w+\s){0,3}reserves?\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:risks?|issues?|actions?|owner|lead|decisions?|recommendations?|benefits?|milestones?|costs?)\b"
    r"|^\W*(?:no|nos|ref(?:erence)?|id|#|item|number|year|rank|s/n|rag|status|date|priority)\b",
    re.IGNORECASE,
)
#: A header that is a time: `Q1 2021/22`, `Quarter 2`, `Apr-Jun`, `2021/22`, `March 2021`, `H1`.
_PERIOD = re.compile(
    r"^\W*(?:(?:q|quarter\s|h)[1-4]\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?:\s?[-–/]|\s?'?\d|$)|20\d\d\b)[\w\s/()’'–-]{0,24}$",
    re.IGNORECASE,
)
_DITTO = re.compile(
    r"^\W*(?:as\s(?:above|before|per\sabove)|ditto|same\sas\sabove|see\sabove|do\.)\W*$|^\s*[\"”“〃]\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by what they hold; `name` is the programme's own, `group` what it belongs to."""

    name: int
    header: int
    group: int | None = None
    stage: int | None = None
    #: The columns of dates, the one that holds best first (actual, forecast, target, baseline).
    dates: tuple[int, ...] = ()
    milestone: int | None = None
    #: Columns headed by a quarter, month or year: their cells are events that fall in it.
    periods: tuple[int, ...] = ()
    #: Whether the rows are milestones, several for one programme, so that a status is the milestone's.
    by_milestone: bool = False
    governance: int | None = None
    organisation: int | None = None
    text: tuple[int, ...] = ()
    words: tuple[str, ...] = ()

    def rows(self, table: Table) -> Iterator[dict[int, Cell]]:
        """The rows below the header, by column; spanning cells and `as above` stand for the cell above."""
        grid: list[dict[int, Cell]] = [{} for _ in range(table.n_rows)]
        for cell in table.cells:
            for at in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
                grid[at].setdefault(cell.column, cell)
        above: dict[int, Cell] = {}
        for number, row in enumerate(grid):
            if number <= self.header or any(
                c.is_header and c.row_span == 1 and c.row < 4 and c.column == self.name for c in row.values()
            ):
                continue
            filled = {
                c: above.get(c, v) if is_ditto(v.text.string) else v
                for c, v in row.items()
                if v.text.string.strip()
            }
            for column in (self.group, self.name if self.by_milestone else None):
                if column is not None and column not in filled and column in above:
                    filled[column] = above[column]
            above.update(filled)
            yield filled

    def is_total(self, row: Mapping[int, Cell]) -> bool:
        """Whether a row adds up others, or says what pays for them, and so names no programme."""
        first = row.get(self.name)
        return first is None or bool(_TOTAL.match(first.text.string) or _FUNDING.match(first.text.string))


def is_ditto(text: str) -> bool:
    return bool(_DITTO.match(text))


def columns_of(table: Table) -> Columns | None:
    """The columns of a table whose rows are programmes; None for every other table."""
    words = _header_words(table)
    kinds = {c: means(w) for c, w in words.items()}
    names = (
        [c for c, k in sorted(kinds.items()) if "name" in k]
        or _roadmap(table, words)
        or _of_events(table, words, kinds)
    )
    if not names or names[0] > 2 or len(words) < 2:
        return None
    name = names[-1] if len(names) > 1 and names[-1] <= 2 else names[0]
    group = next((c for c, k in sorted(kinds.items()) if "group" in k and c < name), None)
    if group is None and name == 1 and not kinds.get(0) and words.get(0) and not _LABEL.match(words[0]):
        group = 0
    others = {c: k for c, k in sorted(kinds.items()) if c not in (name, group)}

    def first(kind: str) -> int | None:
        return next((c for c, k in others.items() if kind in k), None)

    dates = tuple(sorted((c for c, k in others.items() if "date" in k), key=lambda c: rank(words[c])))
    milestone = first("milestone")
    if milestone is None and dates:
        gateway = first("gateway")
        if gateway is not None and (
            "stage" not in kinds[gateway]
            or _repeats(table, name, gateway, max(_header_rows(table)))
            or not _holds_stages(table, gateway)
        ):
            milestone = gateway
    stage = next((c for c, k in others.items() if "stage" in k and c != milestone), None)
    header = max(_header_rows(table))
    return Columns(
        name,
        header,
        group,
        stage,
        dates,
        milestone,
        tuple(c for c in others if milestone is None and _PERIOD.match(words[c])),
        milestone is not None and _repeats(table, name, milestone, header),
        first("governance"),
        first("organisation"),
        tuple(c for c, k in others.items() if "text" in k),
        tuple(words.get(c, "") for c in range(table.n_columns)),
    )


def _holds_stages(table: Table, column: int) -> bool:
    """Whether at least half of a column's cells say how far a programme is (`Delivery`, `Closed`)."""
    header = max(_header_rows(table))
    held = [
        c.text.string for c in table.cells if c.column == column and c.row > header and c.text.string.strip()
    ]
    whole = [
        t for t in held if len(t.split()) < 4 and any(f.regex.search(t) for f in frames("stages", "status"))
    ]
    return bool(held) and len(whole) * 2 >= len(held)


def _roadmap(table: Table, words: dict[int, str]) -> list[int]:
    """The first column of a roadmap: words below quarters or months; the corner is empty or `Area`."""
    periods = [c for c, w in words.items() if c > 0 and _PERIOD.match(w)]
    if len(periods) < 2 or len(periods) < table.n_columns - 2 or not _CORNER.match(words.get(0, "")):
        return []
    above = " ".join([*(c.string for c in table.captions), *table.headings[-1:]])
    header = max(_header_rows(table))
    cells = [c.text.string for c in table.cells if c.column in periods and c.row > header]
    told = [t for t in cells if sum(x.isalpha() for x in t) >= 4 and not re.match(r"\W*[£\d]", t)]
    named = bool(words.get(0, "").strip()) or re.search(_PLANS, above, re.IGNORECASE)
    return [0] if cells and named and len(told) * 3 >= len([t for t in cells if t.strip()]) * 2 else []


def _of_events(table: Table, words: dict[int, str], kinds: dict[int, frozenset[str]]) -> list[int]:
    """The first column beside events and their dates: it names what they are events of, whatever its header
    calls it (`Review`, `Scheme or saving`, `What`)."""
    told = {kind for c, held in kinds.items() if c > 0 for kind in held}
    if not {"milestone", "date"} <= told or kinds.get(0) or not words.get(0, "").strip():
        return []
    if _NOT_OF_EVENTS.match(words[0]):
        return []
    header = max(_header_rows(table))
    held = [c.text.string.strip() for c in table.cells if c.column == 0 and c.row > header]
    named = [t for t in held if t and t[0].isupper() and len(t.split()) <= 9 and not t.endswith(".")]
    return [0] if named and len(named) == len([t for t in held if t]) else []


_NOT_OF_EVENTS = re.compile(
    r"^\W*(?:no|nos|ref\w*|id|#|actions?|owner|lead\w*|who|risks?|issues?|recommendations?|decisions?|meetings?|dates?|when|"
    r"benefits?|objectives?|priorit\w+|kpis?|measures?|outcomes?|rag|status|year|quarter|month|item|number|body|board|committee)\b",
    re.IGNORECASE,
)
_CORNER = re.compile(
    r"^\W*(?:area|theme|project|programme|workstream|activity|initiative|scheme|strand|name)?\W*$",
    re.IGNORECASE,
)
_PLANS = (
    r"\b(?:road\s?map|timeline|time\sline|plan\b|plans\b|milestones?|gantt|schedule|timetable|key\sdates|ahead"
    r"|delivery|what\shappens|coming)"
)


def _header_rows(table: Table) -> list[int]:
    return sorted({c.row for c in table.cells if c.is_header and c.row < 4}) or [0]


def _header_words(table: Table) -> dict[int, str]:
    """The words of the header over each column; those of several rows one below the other."""
    rows = _header_rows(table)
    words: dict[int, str] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        if cell.row in rows and cell.column_span < table.n_columns:
            for column in range(cell.column, cell.column + cell.column_span):
                words[column] = (words.get(column, "") + " " + cell.text.string.strip()).strip()
    return words


def rank(header: str) -> int:
    """The order in which dates are believed: what happened, what is expected, what was planned once."""
    for rank, wording in enumerate(word_list("initiatives", f"dates_{n}") for n in range(3)):
        if set(re.findall(r"[a-z-]+", header.lower())) & wording:
            return rank
    return 1


def _repeats(table: Table, name: int, milestone: int, header: int) -> bool:
    """Whether a programme has several rows of milestones: its name is left out or said again."""
    seen: set[str] = set()
    held = {c.row: c for c in table.cells if c.column == name and c.row > header}
    for cell in table.cells:
        if cell.column != milestone or cell.row <= header or not cell.text.string.strip():
            continue
        owner = held.get(cell.row)
        words_here = owner.text.string.strip() if owner is not None else ""
        if not words_here or is_ditto(words_here) or words_here in seen or (owner and owner.row_span > 1):
            return True
        seen.add(words_here)
    return False


def means(header: str) -> frozenset[str]:
    """What a column header says its column holds."""
    plain = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", " ", header)).strip(" :.*").lower()
    return frozenset(f.means for f in frames("initiatives", "column") if f.regex.search(plain))
