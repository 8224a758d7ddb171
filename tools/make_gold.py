"""Gold records for exam papers, made from the same data as the paper's tables, and checked against the PDF.

`Gold` gathers the records of one paper; `grid` makes a record of every figure of a table, `add_up` a check of every
printed total. `write` verifies before it writes: every quote stands in the PDF's text, every cell of every table
does, every amount of pounds in the text is inside a quote, and every check's verdict follows from its figures.
"""

# ruff: noqa: E501 (running text of the paper)
from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exam_blocks import T

Record = dict[str, Any]
EMPTY = {"", "-", "–", "—", "nil", "0", "0.0", "0.00", "n/a", "tbc", "TBC"}


def number(text: str) -> float | None:
    """The figure of a cell in its printed unit, with its sign; None for an empty, nil or zero cell."""
    text = re.sub(r"\^[^^]*\^", "", text).strip()
    if text in EMPTY:
        return None
    found = re.fullmatch(r"([(\-−–+]*)£?\s*([\d,]+(?:\.\d+)?)\s*([kmKM]?)\)?%?", text)
    if not found:
        return None
    value = float(found[2].replace(",", "")) * {"": 1, "k": 1e3, "m": 1e6}[found[3].lower()]
    return -value if found[1].strip("+") else value


def year(text: str) -> tuple[str, str]:
    """A financial year `2019/20` as its first and last day."""
    first = int(text[:4])
    return f"{first}-04-01", f"{first + 1}-03-31"


@dataclass
class Gold:
    """The gold of one paper."""

    paper: str
    document: Record
    savings: list[Record] = field(default_factory=list)
    costs: list[Record] = field(default_factory=list)
    other_amounts: list[Record] = field(default_factory=list)
    fte_benefits: list[Record] = field(default_factory=list)
    governance_bodies: list[Record] = field(default_factory=list)
    decisions: list[Record] = field(default_factory=list)
    initiatives: list[Record] = field(default_factory=list)
    tables: list[Record] = field(default_factory=list)
    checks: list[Record] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def saving(self, item: Any, amount: float, quotes: Sequence[str], **more: Any) -> Record:
        """A saving; what is not given is unspecified."""
        base = {
            "item": item,
            "amount_gbp": float(amount),
            "amount_max_gbp": None,
            "qualifier": "exact",
            "cashability": "unspecified",
            "recurrence": "unspecified",
            "status": "planned",
            "period_start": None,
            "period_end": None,
            "is_total": 0,
        }
        self.savings.append({**base, **more, "quotes": list(quotes)})
        return self.savings[-1]

    def cost(self, item: Any, amount: float, quotes: Sequence[str], **more: Any) -> Record:
        """A cost; what is not given is unspecified."""
        base = {
            "item": item,
            "amount_gbp": float(amount),
            "amount_max_gbp": None,
            "qualifier": "exact",
            "recurrence": "unspecified",
            "budget": "unspecified",
            "status": "planned",
            "period_start": None,
            "period_end": None,
            "is_total": 0,
        }
        self.costs.append({**base, **more, "quotes": list(quotes)})
        return self.costs[-1]

    def other(self, item: Any, amount: float, role: Any, quotes: Sequence[str], **more: Any) -> Record:
        """Another amount."""
        base = {
            "item": item,
            "amount_gbp": float(amount),
            "amount_max_gbp": None,
            "qualifier": "exact",
            "role": role,
            "period_start": None,
            "period_end": None,
            "is_total": 0,
        }
        self.other_amounts.append({**base, **more, "quotes": list(quotes)})
        return self.other_amounts[-1]

    def fte(self, item: Any, value: float | None, quotes: Sequence[str], **more: Any) -> Record:
        """An FTE benefit."""
        base = {
            "item": item,
            "portfolio": None,
            "fte": value,
            "workforce": "unspecified",
            "kind": "reduction",
            "status": "planned",
            "is_total": 0,
        }
        self.fte_benefits.append({**base, **more, "quotes": list(quotes)})
        return self.fte_benefits[-1]

    def body(self, name: str, **more: Any) -> Record:
        """A governance body; `core=False` for one only named in passing."""
        if more.get("core") is False:
            self.governance_bodies.append({"name": name, "also": [], **more})
        else:
            base = {
                "name": name,
                "also": [],
                "acronym": None,
                "remit_has": [],
                "cadence": None,
                "status": ["active", "unspecified"],
                "members": [],
                "links": [],
                "core": True,
            }
            self.governance_bodies.append({**base, **more})
        return self.governance_bodies[-1]

    def decision(self, title: Any, kind: str, status: Any, items: Sequence[Record], **more: Any) -> Record:
        """A decision with its points."""
        base = {
            "reference": None,
            "title": title,
            "kind": kind,
            "status": status,
            "decided_on": None,
            "body": None,
            "items": list(items),
            "signatories": [],
            "references": [],
            "core": True,
        }
        self.decisions.append({**base, **more})
        return self.decisions[-1]

    def initiative(self, name: str, stage: Any, **more: Any) -> Record:
        """An initiative with its milestones."""
        if more.get("core") is False:
            self.initiatives.append({"name": name, "also": [], **more})
        else:
            base = {"name": name, "also": [], "parent": None, "stage": stage, "core": True, "milestones": []}
            self.initiatives.append({**base, **more})
        return self.initiatives[-1]

    def table(self, t: T, caption: Any = None, optional: bool = False) -> None:
        """The table as it is printed."""
        header, rows = t.grids()
        record: Record = {
            "caption": caption if caption is not None else (t.caption or None),
            "header": header,
            "rows": rows,
        }
        if optional:
            record["optional"] = True
        self.tables.append(record)

    def grid(self, t: T, unit: float, make: Callable[[int, int, float], tuple[str, Record] | None]) -> None:
        """A record of every figure: `make(row, column, figure)` says its table and attributes, or None."""
        _, rows = t.grids()
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                value = number(text)
                if value is None:
                    continue
                made = make(r, c, value)
                if made is None:
                    continue
                kind, more = made
                amount = round(value * unit, 2)
                keep = more.pop("signed", False) or (
                    kind == "other_amounts" and more.get("role") == "net_position"
                )
                amount = amount if keep else abs(amount)
                item = more.pop("item")
                if kind == "savings":
                    self.saving(item, amount, [text], **more)
                elif kind == "costs":
                    self.cost(item, amount, [text], **more)
                elif kind == "other_amounts":
                    self.other(item, amount, more.pop("role"), [text], **more)
                else:
                    self.fte(item, more.pop("fte", amount), [text], **more)

    def check(
        self,
        kind: str,
        subject: Sequence[str],
        stated: float | None,
        computed: float | None,
        tolerance: float,
        **more: Any,
    ) -> None:
        """A check; its verdict follows from the figures."""
        record: Record = {"kind": kind, "subject_has": list(subject)}
        if stated is not None and computed is not None:
            difference = round(stated - computed, 4)
            record |= {
                "stated": round(stated, 4),
                "computed": round(computed, 4),
                "difference": difference,
                "tolerance": tolerance,
                "result": "ok" if abs(difference) <= tolerance + 1e-9 else "mismatch",
            }
        self.checks.append({**record, **more})

    def add_up(
        self,
        t: T,
        unit: float,
        *,
        rows: Sequence[tuple[int, Sequence[int]]] = (),
        label: int = 0,
        columns: Sequence[int] = (),
        total_columns: Sequence[tuple[int, Sequence[int]]] = (),
        skip: Sequence[int] = (),
        names: dict[int, str] | None = None,
        minus: Sequence[int] = (),
        places: int = 0,
    ) -> None:
        """Checks: `rows` are (total row, addend rows) over `columns`; `total_columns` are (total column, addends)."""
        header, body = t.grids()
        half = unit * 10**-places / 2
        names = names or {}

        def value(r: int, c: int) -> float:
            return (number(body[r][c]) or 0.0) * unit

        for total, addends in rows:
            for c in columns:
                if body[total][c].strip() in ("", "-", "–"):
                    continue
                computed = sum(value(r, c) * (-1 if r in minus else 1) for r in addends)
                name = names.get(c) or next((h[c] for h in reversed(header) if h[c]), "")
                self.check("column_total", [name], value(total, c), computed, half * (len(addends) + 1))
        for column, addends in total_columns:
            for r, row in enumerate(body):
                if r in skip or number(row[column]) is None:
                    continue
                computed = sum(value(r, c) for c in addends)
                self.check("row_total", [row[label]], value(r, column), computed, half * (len(addends) + 1))

    def write(self, folder: Path) -> list[str]:
        """Verify against `papers/NAME.pdf`, write `gold/NAME.json`, and give what is wrong."""
        record = {
            "paper": self.paper,
            "document": self.document,
            "savings": self.savings,
            "costs": self.costs,
            "other_amounts": self.other_amounts,
            "fte_benefits": self.fte_benefits,
            "governance_bodies": self.governance_bodies,
            "decisions": self.decisions,
            "initiatives": self.initiatives,
            "tables": self.tables,
            "checks": self.checks,
            "notes": self.notes,
        }
        text = json.dumps(record, ensure_ascii=False, indent=1)
        text = re.sub(
            r"\[\s+((?:\"[^\"\n]*\"|null|[\d.\-]+)(?:,\s+(?:\"[^\"\n]*\"|null|[\d.\-]+))*)\s+\]",
            lambda m: "[" + re.sub(r",\s*\n\s+", ", ", m[1]) + "]",
            text,
        )
        path = folder / "gold" / f"{self.paper}.json"
        path.write_text(text + "\n", encoding="utf-8")
        assert json.loads(text) == record
        return verify(record, folder / "papers" / f"{self.paper}.pdf")


def squeeze(text: str) -> str:
    """The text without white space, hyphens and soft hyphens, for comparing across line ends."""
    return re.sub(r"[\s\-\u00ad\u2010\u2011]", "", text).replace("’", "'").lower()


def pdf_text(pdf: Path) -> str:
    """The PDF's text in three readings, one after the other."""
    modes: tuple[list[str], ...] = ([], ["-raw"], ["-layout"])
    return "\n\f\n".join(
        subprocess.run(["pdftotext", *m, str(pdf), "-"], check=True, capture_output=True, text=True).stdout
        for m in modes
    )


def verify(record: Record, pdf: Path) -> list[str]:
    """What in the gold does not hold against the PDF."""
    printed = pdf_text(pdf)
    tight = squeeze(printed)
    words = {squeeze(w) for w in re.findall(r"\S+", printed)}
    wrong: list[str] = []
    quotes: list[str] = []
    for kind in (
        "savings",
        "costs",
        "other_amounts",
        "fte_benefits",
        "decisions",
        "governance_bodies",
        "initiatives",
    ):
        for one in record[kind]:
            for quote in one.get("quotes", []):
                quotes.append(squeeze(quote))
                if squeeze(quote) not in tight:
                    wrong.append(f"{kind}: quote not in PDF: {quote!r}")
            for item in one.get("items", []):
                texts = item["text"] if isinstance(item["text"], list) else [item["text"]]
                if not any(squeeze(t) in tight for t in texts):
                    missing = [w for w in re.findall(r"\S+", texts[0]) if squeeze(w) not in tight]
                    wrong.append(f"item not in PDF: {texts[0]!r} missing {missing}")
    for t in record["tables"]:
        for row in [*t["header"], *t["rows"]]:
            for text in row:
                if squeeze(text) not in tight and any(squeeze(w) not in tight for w in text.split()):
                    wrong.append(f"table cell not in PDF: {text!r}")
    for amount in sorted(
        set(re.findall(r"£[ \u00a0]?[\d,.]*\d+\s*(?:million|billion|m\b|k\b|bn\b)?", printed))
    ):
        if squeeze(amount).strip(",.") not in ("£000", "£0") and not any(
            squeeze(amount) in q for q in quotes
        ):
            wrong.append(f"amount in no quote: {amount!r}")
    assert words
    return wrong


def report(gold: Gold, folder: Path) -> None:
    """Write the gold and print what is wrong and how much there is."""
    for line in gold.write(folder):
        print("WRONG", line)
    kinds = (
        "savings",
        "costs",
        "other_amounts",
        "fte_benefits",
        "governance_bodies",
        "decisions",
        "initiatives",
        "tables",
        "checks",
    )
    bad = sum(c.get("result") == "mismatch" for c in gold.checks)
    print(gold.paper, {k: len(getattr(gold, k)) for k in kinds}, f"{bad} mismatches")
