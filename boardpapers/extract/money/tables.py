"""Amounts in the cells of tables, by what their column, row, band and caption say they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpapers.document import Cell, Evidence, cite_cell
from boardpapers.extract.figures.columns import Column, Figures, is_total_cell
from boardpapers.extract.figures.rows import Row, is_net_label
from boardpapers.extract.figures.numbers import Number, is_nil
from boardpapers.extract.match import Reading
from boardpapers.extract.context.cues import Cue, label_cue, label_status, row_status
from boardpapers.extract.money.drafts import Draft
from boardpapers.extract.context.periods import Period, period_of_label
from boardpapers.extract.context.sections import section_status
from boardpapers.extract.money.senses import Sense, sense_of_label
from boardpapers.extract.paper import Paper

#: Senses that a column's header settles for all its cells; the others leave the word to the row.
_STRONG = frozenset(
    {"saving", "cost", "grant", "net_position", "income", "precept", "reserve", "risk", "baseline", "rate"}
)
_COSTS_AND_BENEFITS = re.compile(
    r"\bcosts?\b.{0,20}\b(?:benefits?|savings?)\b|\b(?:benefits?|savings?)\b.{0,20}\bcosts?\b", re.I
)
_DATE_OF_FIGURE = re.compile(
    r"achiev|deliver|complet|effective|\byear\b|period|implement|realis|\blive\b", re.I
)
_PLAIN_DATE = re.compile(r"^\W*(?:dates?|when|by when|timescales?|timing)\W*$", re.I)
_BALANCE = re.compile(r"\b(?:gap|shortfall|deficit|surplus|balance|variance|net)\b(?!\spresent)", re.I)
_CHANGE = re.compile(
    r"^\W*(?:change|variances?|movement|increase|difference|increase\s?/\s?\(?decrease\)?|variation)\b|\b(?:change|variance|movement|variation)\W*(?:£\s?\w*|%)?\W*$",
    re.I,
)
#: Nouns of change: in a budget's table only these make a line a cost of change.
_CHANGE_NOUN = re.compile(
    r"\b(?:growth|pressures?|investments?|inflation\w*|pay\sawards?|increases?|new|additional|one[\s-]off|implementation|development|unavoidable|commitments?)\b",
    re.I,
)
_WEAK_HEADER = re.compile(
    r"\b(?:budget|funding|resources?|capital|revenue|actual|outturn|forecast|plan|pay|non[\s-]pay|one[\s-]off)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """A label with the place it can be cited from."""

    text: str
    cell: Cell | None = None
    caption: int = -1


def drafts_in(paper: Paper, figures: Figures, today: str | None) -> Iterator[Draft]:
    """One draft for each cell that holds pounds and nothing else."""
    reader = _TableReader(paper, figures, today)
    for row in figures.grid.rows:
        if row.kind in ("header", "band"):
            continue
        for column in figures.columns:
            draft = reader.draft(row, column)
            if draft is not None:
                yield draft


class _TableReader:
    """Reads the figures of one table; what holds for the whole table is worked out once."""

    def __init__(self, paper: Paper, figures: Figures, today: str | None) -> None:
        self.paper = paper
        self.figures = figures
        self.table = figures.table
        self.today = today
        self.captions = [_Words(c.string, caption=n) for n, c in enumerate(self.table.captions)]
        self.column_senses = {c.index: self._column_sense(c) for c in figures.columns}
        self.table_sense = self._table_sense()

    # -- what a cell is ------------------------------------------------------------------------------

    def _column_sense(self, column: Column) -> Sense | None:
        found = sense_of_label(column.header) if column.header else None
        if found is None:
            return None
        if re.search(
            r"cost\W{0,3}/\W{0,3}\(?saving|saving\W{0,3}/\W{0,3}\(?cost|cost \(saving\)", column.header, re.I
        ):
            return None
        return found.sense

    def _table_sense(self) -> Sense | None:
        texts = [c.text for c in self.captions] + list(self.figures.around)
        if any(
            re.search(
                r"\bmedium[\s-]term financial\b|\bMTF[SPF]\b|\brevenue budget\b|\bcapital programme\b",
                t,
                re.I,
            )
            for t in texts[: len(self.captions) or 1]
        ):
            return "budget"
        for text in texts:
            if _COSTS_AND_BENEFITS.search(text):
                return "cost" if {"saving"} & set(self.column_senses.values()) else None
            found = sense_of_label(text)
            if found is not None and found.sense != "rate":
                return found.sense
        return None

    def _is_budget(self) -> bool:
        """Whether the table sets out a budget, so that its lines are budgets and not costs of a change."""
        words = " ".join([*(c.text for c in self.captions), *self.figures.around])
        return self.table_sense == "budget" or bool(
            re.search(
                r"\b(?:revenue|capital|draft|proposed|annual|net)?\s?budget\b(?! (?:holder|pressure))|\bMTF[SPF]\b|\bmedium[\s-]term financial\b|\bprecept\b",
                words,
                re.I,
            )
            and not re.search(
                r"\bsavings?\b|\bbusiness case\b|\boptions?\b|\bcost of\b|\bprogramme\b|\bproject\b",
                " ".join(c.text for c in self.captions),
                re.I,
            )
        )

    def _signed_table(self) -> bool:
        labels = [r.label for r in self.figures.grid.rows if r.kind in ("net", "total")]
        texts = " ".join(
            [c.text for c in self.captions]
            + [c.header for c in self.figures.columns]
            + list(self.figures.around[:1])
            + labels
        )
        return bool(
            re.search(
                r"costs?\W{0,3}/\W{0,3}\(?savings?|savings?\W{0,3}/\W{0,3}\(?costs?|\(savings?\)|costs? (?:and|&) \(?savings?\)?\b",
                texts,
                re.I,
            )
        )

    def _row_sense(self, row: Row) -> Sense | None:
        found = sense_of_label(row.label) if row.label else None
        if found is None:
            return None
        weak = found.weight < 1 and (self.table_sense not in (None, "budget") or row.band)
        return None if weak else found.sense

    def _sense(self, row: Row, column: Column, number: Number) -> tuple[Sense, float]:
        """What a cell is; in a table that sets out a budget its lines are budgets, unless they name a change."""
        sense, certainty = self._sense_by_labels(row, column, number)
        if not self._is_budget():
            return sense, certainty
        if re.search(r"\bshortfall\b|\bgap\b", row.label, re.I) and sense != "net_position":
            return "net_position", 0.85
        if (
            sense == "cost"
            and not _CHANGE_NOUN.search(f"{row.label} {row.band or ''} {column.header}")
            and not self._closed_by_costs(row)
        ):
            return "budget", 0.85
        return sense, certainty

    def _closed_by_costs(self, row: Row) -> bool:
        closing = self.figures.grid.closing(row) if row.kind == "body" else row
        return closing is not None and bool(_CHANGE_NOUN.search(closing.label))

    def _sense_by_labels(self, row: Row, column: Column, number: Number) -> tuple[Sense, float]:
        by_column = self.column_senses[column.index]
        by_row = self._row_sense(row)
        band = sense_of_label(row.band) if row.band else None
        closing = self.figures.grid.closing(row) if band is None and row.kind == "body" else None
        if closing is not None:
            band = sense_of_label(closing.label)
            if (
                band is not None
                and band.sense in ("saving", "cost")
                and by_column not in _STRONG
                and by_row != "saving"
            ):
                return band.sense, 0.93
        if by_row == "baseline" and by_column in ("cost", "budget", None) and row.kind == "body":
            return "baseline", 0.9
        if _CHANGE.search(column.header) and not column.is_total:
            kept = by_row or (band.sense if band else None) or self.table_sense
            return (
                "funding_change" if kept in ("grant", "budget", "precept", "income") else "net_position"
            ), 0.85
        if column.is_total or row.kind in ("total", "net") or is_net_label(column.header):
            return self._total_sense(row, column, by_row)
        if by_column in _STRONG and not _WEAK_HEADER.fullmatch(column.header.strip()):
            return by_column, 0.97
        if self._signed_table() and by_row not in (
            "net_position",
            "budget",
            "grant",
            "precept",
            "reserve",
            "income",
        ):
            return ("saving" if number.value < 0 else "cost"), 0.9
        if by_row in ("risk", "reserve") and "cost" in (
            by_column,
            self.table_sense,
            band.sense if band else None,
        ):
            return "cost", 0.85
        general = self.table_sense if self.table_sense != "budget" else None
        if by_row is not None and (by_column is None or by_column in ("budget", "cost")):
            if by_row in ("budget", "cost") and (band or general):
                inherited = band.sense if band else general
                if (
                    inherited in ("saving", "cost", "net_position")
                    and by_row != inherited
                    and not _names_kind(row.label)
                ):
                    return inherited, 0.85
            if by_column == "cost" and by_row in ("budget",):
                return "cost", 0.85
            return by_row, 0.9
        if by_column is not None and by_column != "budget":
            return by_column, 0.9
        if band is not None:
            return band.sense, 0.85
        if general is not None:
            return general, 0.85
        if by_column is not None:
            return by_column, 0.8
        if self.table_sense is not None:
            return self.table_sense, 0.75
        return "other", 0.4

    def _total_sense(self, row: Row, column: Column, by_row: Sense | None) -> tuple[Sense, float]:
        """A total has the sense of what it adds up; of costs and benefits together, a net position."""
        by_column = self.column_senses[column.index]
        if row.kind == "net":
            return ("saving" if by_row == "saving" else "net_position"), 0.9
        if is_net_label(column.header) and by_column != "saving":
            return "net_position", 0.9
        if column.is_total:
            parts = (
                {
                    self._sense(row, c, n)[0]
                    for c in self.figures.columns
                    if not c.is_total
                    and (n := self.figures.grid.number(row.index, c.index)) is not None
                    and self._is_money(row, c, n)
                }
                if row.kind == "body"
                else {
                    self._total_sense(row, c, by_row)[0]
                    for c in self.figures.columns
                    if not c.is_total and self._is_money_column(c)
                }
            )
            if by_column in _STRONG and by_column != "cost":
                return by_column, 0.9
            across = {
                s
                for c in self.figures.columns
                if not c.is_total and (s := self.column_senses[c.index]) in ("saving", "cost")
            }
            if len(across) == 2:
                return "net_position", 0.9
            return _together(parts, by_row or by_column)
        if by_column in _STRONG:
            return by_column, 0.95
        parts = set()
        for other in self.figures.grid.rows:
            if (
                other.kind == "body"
                and other.index < row.index
                and (row.band is None or other.band == row.band)
            ):
                number = self.figures.grid.number(other.index, column.index)
                if number is not None:
                    parts.add(self._sense(other, column, number)[0])
        if by_row is not None and by_row not in ("cost",):
            return by_row, 0.9
        return _together(parts, by_row)

    def _is_money_column(self, column: Column) -> bool:
        return column.unit is None or column.unit.measure == "gbp"

    def _is_money(self, row: Row, column: Column, number: Number) -> bool:
        if number.word:
            return False
        if number.currency:
            return True
        unit = self.figures.unit_at(row, column)
        return unit is not None and unit.measure == "gbp"

    # -- one cell ------------------------------------------------------------------------------------

    def draft(self, row: Row, column: Column) -> Draft | None:
        cell = self.figures.grid.at(row.index, column.index)
        number = self.figures.grid.number(row.index, column.index)
        if cell is None or number is None or is_nil(cell.text.string) or number.value == 0:
            return None
        if not self._is_money(row, column, number):
            return None
        unit = self.figures.unit_at(row, column)
        scale = number.scale or (unit.scale if unit is not None and unit.measure == "gbp" else 1.0)
        if number.currency and number.scale is None and abs(number.value) >= 1000 * 1000 and scale > 1:
            scale = 1.0
        sense, certainty = self._sense(row, column, number)
        amount = round(number.value * scale, 4)
        if sense != "net_position":
            amount = self._unsigned(amount, row, column, sense)
        sources = self._labels(row, column)
        values, cited = self._attributes(sources, sense)
        status, status_cited = self._status(row, column, sources, sense)
        period, period_cited = self._period(row, column)
        items = self.figures.item_cells(row.index)
        cited += tuple(e for c in items for e in cite_cell(self.table, c, field="item"))
        if (
            "basis" not in values
            and sense in ("saving", "cost")
            and period is not None
            and period.is_one_year
            and not column.is_total
        ):
            values["basis"] = "in_year"
            cited += tuple(replace(e, field="basis") for e in period_cited)
        return Draft(
            sense=sense,
            amount=amount,
            maximum=None,
            qualifier="exact",
            unit=number.unit * scale,
            words=cite_cell(self.table, cell),
            item=" – ".join(c.text.string for c in items) or row.label or None,
            cashability=values.get("cashability", "unspecified"),
            recurrence=values.get("recurrence", "unspecified"),
            basis=values.get("basis", "unspecified"),
            budget=values.get("budget", "unspecified"),
            category=self._category(column, row) if sense == "cost" else None,
            status=self._dated(status, period),
            period=(period.start, period.end, period.text) if period else (None, None, None),
            is_total=self._is_total(row, column)
            or (sense == "net_position" and bool(_BALANCE.search(f"{row.label} {column.header}"))),
            certainty=certainty,
            tabular=True,
            cited=(*cited, *status_cited, *period_cited),
            context=" ".join((row.label, column.header, row.band or "", *(c.text for c in self.captions))),
        )

    def _unsigned(self, amount: float, row: Row, column: Column, sense: Sense) -> float:
        """Without the table's own sign convention; a bracket among positive savings falls out: negative."""
        if amount >= 0 or sense != "saving":
            return abs(amount)
        signs = [
            n.value > 0
            for other in self.figures.grid.rows
            if other.kind == "body"
            and (n := self.figures.grid.number(other.index, column.index)) is not None
            and n.value
            and self._sense(other, column, n)[0] == "saving"
        ]
        mostly_positive = sum(signs) * 2 > len(signs)
        return amount if mostly_positive and not self._signed_table() else abs(amount)

    def _is_total(self, row: Row, column: Column) -> bool:
        return (
            is_total_cell(row, column)
            or (self._is_variance(column) and self.table_sense not in ("precept", "rate"))
            or self._is_split_target(row, column)
            or bool(re.search(r"\bcumulative\b", row.label, re.I))
        )

    def _is_variance(self, column: Column) -> bool:
        return bool(re.search(r"\bvariances?\b|\bdifference\b|\bcumulative\b", column.header, re.I)) or bool(
            _CHANGE.search(column.header)
        )

    def _is_split_target(self, row: Row, column: Column) -> bool:
        """A target whose delivered, forecast or missed parts are given beside it includes them."""
        if not re.search(
            r"\btargets?\b|\bplan(?:ned)?\b|\brequired\b|\brequirement\b|\boriginal\b|\bapproved\b|\bbusiness case\b|\bbudget(?:ed)?\b",
            column.header,
            re.I,
        ):
            return False
        others = " | ".join(c.header for c in self.figures.columns if c.index != column.index)
        return bool(
            re.search(r"\bdelivered\b|\bachieved\b|\bactual\b|\brealised\b", others, re.I)
            and re.search(
                r"\bforecast\b|\bstill\b|\bremaining\b|\bmissed\b|\bshortfall\b|\bnot\b|\bplanned\b|\bto be\b|\bat risk\b|\bfuture\b",
                others,
                re.I,
            )
        )

    # -- what its labels add ---------------------------------------------------------------------------

    def _labels(self, row: Row, column: Column) -> list[_Words]:
        """The labels of a cell, nearest first: its column's headers, its row's words, its band, the captions."""
        words = [_Words(c.text.string, c) for c in reversed(column.cells)]
        cash = self.figures.role_cell(row.index, "cashability")
        words += [_Words(cash.text.string, cash)] if cash else []
        words += [_Words(c.text.string, c) for c in self.figures.grid.label_cells(row.index)]
        words += [_Words(b.text.string, b) for b in self._band_cells(row)]
        return words + self.captions

    def _band_cells(self, row: Row) -> list[Cell]:
        for other in reversed(self.figures.grid.rows):
            if other.index < row.index and other.kind == "band" and other.label == row.band:
                return list(self.figures.grid.label_cells(other.index))
        return []

    def _cite(self, words: _Words, cue: Cue, field: str) -> tuple[Evidence, ...]:
        return self._cite_span(words, cue.start, cue.end, field)

    def _cite_span(self, words: _Words, start: int, end: int, field: str) -> tuple[Evidence, ...]:
        if words.cell is not None:
            return cite_cell(self.table, words.cell, start, end, field=field)
        if words.caption >= 0:
            quotes = self.table.captions[words.caption].cite(start, end)
            return tuple(
                Evidence(field, q.text, q.page, q.box, "heading", q.lines, table=self.table.position)
                for q in quotes
            )
        return ()

    def _attributes(self, sources: list[_Words], sense: Sense) -> tuple[dict[str, str], tuple[Evidence, ...]]:
        values: dict[str, str] = {}
        cited: tuple[Evidence, ...] = ()
        names = (
            ("cashability", "recurrence", "basis") if sense == "saving" else ("recurrence", "basis", "budget")
        )
        if sense not in ("saving", "cost"):
            return values, cited
        for name in names:
            for words in sources:
                cue = label_cue(name, words.text)
                if cue is None:
                    continue
                if words.caption >= 0 and _both_said(name, words.text):
                    break
                values[name] = cue.value
                cited += self._cite(words, cue, name)
                break
        return values, cited

    def _status(
        self, row: Row, column: Column, sources: list[_Words], sense: Sense
    ) -> tuple[str, tuple[Evidence, ...]]:
        if sense not in ("saving", "cost"):
            return "unspecified", ()
        cell = self.figures.role_cell(row.index, "status")
        ordered = [w for w in sources if w.cell is not None and w.cell.is_header]
        ordered += [_Words(cell.text.string, cell)] if cell else []
        ordered += [w for w in sources if w not in ordered]
        total = row.kind in ("total", "net") and cell is None
        if total and (below := self._status_below(row)) is not None:
            return below
        for words in ordered:
            own = words.cell is not None and not words.cell.is_header and words.cell is not cell
            cue = row_status(words.text) if own else label_status(words.text)
            if cue is not None and not (cue.value == "approved" and sense == "saving"):
                return cue.value, self._cite(words, cue, "status")
        return "unspecified", ()

    def _status_below(self, row: Row) -> tuple[str, tuple[Evidence, ...]] | None:
        """A total's status where a status column gives its rows one: theirs when they agree, else unspecified."""
        return section_status(self.figures, row)

    def _dated(self, status: str, period: Period | None) -> str:
        """A date after the paper's own makes a claim planned; a date achieved in the past, delivered."""
        if period is None or not self.today or not period.text:
            return status
        achieved = any(
            re.search(r"achiev|deliver|complet|implement|live|effect", self.figures.grid.header(c), re.I)
            for c, role in self.figures.word_roles.items()
            if role == "date"
        )
        first = period.start or period.end or ""
        if first > self.today and status in ("unspecified", "delivered"):
            return "planned"
        if status == "unspecified" and period.end and period.end > self.today and period.is_one_year:
            return "planned"
        if achieved and first and first <= self.today and status in ("unspecified", "delivered"):
            return "delivered"
        return status

    def _period(self, row: Row, column: Column) -> tuple[Period | None, tuple[Evidence, ...]]:
        date = self._date_cell(row, column)
        sources = [_Words(c.text.string, c) for c in reversed(column.cells)]
        sources += [_Words(date.text.string, date)] if date else []
        sources += [_Words(c.text.string, c) for c in self.figures.grid.label_cells(row.index)]
        sources += [_Words(b.text.string, b) for b in self._band_cells(row)]
        sources += self.captions
        for words in sources:
            reading = self._reading(words.text)
            period = period_of_label(reading, self.today) if reading else None
            if period is not None:
                return period, self._cite_span(words, period.at, period.until, "period_text")
        return None, ()

    def _date_cell(self, row: Row, column: Column) -> Cell | None:
        """The row's date, where it can be the figure's: not the date of a project's next milestone."""
        date = self.figures.role_cell(row.index, "date")
        if date is None:
            return None
        header = self.figures.grid.header(date.column)
        if (
            re.search(r"\b(?:due|next|milestone|review|target|deadline|start|gateway)\b", header, re.I)
            and self._table_kind() != "saving"
        ):
            return None
        if "saving" in (self.column_senses.get(column.index), self.table_sense) and _PLAIN_DATE.match(header):
            return date
        return (
            date
            if re.search(r"achiev|complet|effective|year|period|from|live|deliver|implement", header, re.I)
            else None
        )

    def _table_kind(self) -> Sense | None:
        """What the table's own title says it holds."""
        found = next((f for c in self.captions if (f := sense_of_label(c.text)) is not None), None)
        return found.sense if found else None

    def _reading(self, text: str) -> Reading | None:
        return self.paper.readings.get(text)

    def _category(self, column: Column, row: Row) -> str | None:
        """The paper's own heading for a cost: the column's words without its unit, year or status."""
        name = re.sub(
            r"\(?£\s?(?:m|000s?|k|’000|'000)?\b\)?|\b(?:FY\s?)?(?:20)?\d\d[/-]\d\d\b", "", column.header
        ).strip(" -–()")
        if name and not re.fullmatch(
            r"(?i)(?:total|amount|cost|costs|value|budget|forecast|actual|plan|estimate)?", name
        ):
            return name
        return row.band


def _both_said(name: str, text: str) -> bool:
    if name == "cashability":
        return bool(re.search(r"\b(?:and|&|/|or)\s?non[\s-]?cash|cashable\)?\s(?:and|&|/)", text, re.I))
    if name == "budget":
        return bool(re.search(r"capital", text, re.I) and re.search(r"revenue", text, re.I))
    return False


def _names_kind(label: str) -> bool:
    return bool(
        re.search(
            r"\b(?:cost|investment|expenditure|budget|spend|growth|pressure|funding|requirement|allocation|one[\s-]off|capital|revenue|contingency|inflation|award|income|reserve|settlement)s?\b",
            label,
            re.I,
        )
    )


def _together(parts: set[Sense], named: Sense | None) -> tuple[Sense, float]:
    """The sense of a figure that adds up figures of these senses."""
    if len(parts) == 1:
        return next(iter(parts)), 0.9
    if named is not None and named not in ("cost", "saving", "budget"):
        return named, 0.8
    if parts and parts <= {"saving", "cost", "net_position"}:
        return "net_position", 0.9
    if named is not None:
        return named, 0.7
    return ("budget", 0.6) if parts else ("other", 0.4)


def _is_one_year(period: Period) -> bool:
    return bool(
        period.start
        and period.end
        and period.end[5:] in ("03-31", "12-31")
        and int(period.end[:4]) - int(period.start[:4]) <= 1
        and period.start[4:] in ("-04-01", "-01-01")
    )
