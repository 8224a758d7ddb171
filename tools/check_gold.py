"""Check golden records against their papers: `python tools/check_gold.py [GOLD_DIR PAPERS_DIR]`.

What a reviewer checks by eye, a machine can check first: every quote stands in the paper (letters and
digits only, so that line ends and dashes do not matter), an amount's quote holds that amount at some scale,
every cell of a gold table stands in the paper, closed lists are kept, dates are ISO, the verdict of a check
follows from its figures, and no record is written twice. Prints one line a finding and exits 1 when there
is any.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parent.parent
MONEY = ("savings", "costs", "other_amounts")
CLOSED: dict[str, dict[str, set[str]]] = {
    "savings": {
        "qualifier": {"exact", "about", "at_least", "up_to", "range"},
        "cashability": {"cashable", "non_cashable", "unspecified"},
        "recurrence": {"recurring", "one_off", "unspecified"},
        "basis": {"in_year", "cumulative", "per_annum", "unspecified"},
        "status": {"delivered", "planned", "missed", "unspecified"},
    },
    "costs": {
        "qualifier": {"exact", "about", "at_least", "up_to", "range"},
        "recurrence": {"recurring", "one_off", "unspecified"},
        "basis": {"in_year", "cumulative", "per_annum", "unspecified"},
        "budget": {"capital", "revenue", "unspecified"},
        "status": {"incurred", "approved", "planned", "unspecified"},
    },
    "other_amounts": {
        "qualifier": {"exact", "about", "at_least", "up_to", "range"},
        "role": {
            "grant",
            "budget",
            "baseline",
            "reserve",
            "income",
            "precept",
            "funding_change",
            "risk",
            "net_position",
            "other",
        },
    },
    "fte_benefits": {
        "workforce": {"officer", "staff", "pcso", "mixed", "unspecified"},
        "kind": {"efficiency", "reduction", "reinvestment", "unspecified"},
        "status": {"delivered", "planned", "missed", "unspecified"},
    },
    "governance_bodies": {"status": {"active", "proposed", "disbanded", "unspecified"}},
    "decisions": {
        "kind": {"decision", "recommendation", "reported"},
        "status": {"approved", "noted", "proposed", "deferred", "rejected", "unspecified"},
    },
    "initiatives": {
        "stage": {
            "scoping",
            "in_development",
            "pilot",
            "in_delivery",
            "delivered",
            "closed",
            "delayed",
            "unspecified",
        },
    },
    "items": {
        "action": {
            "approve",
            "note",
            "fund",
            "delegate",
            "agree",
            "endorse",
            "recommend",
            "refer",
            "instruct",
            "review",
            "other",
        },
    },
    "members": {"capacity": {"chair", "co_chair", "member", "attendee"}},
    "links": {"relation": {"reports_to", "oversees", "part_of", "replaces"}},
    "milestones": {"state": {"done", "planned", "delayed", "unspecified"}},
    "people": {"capacity": {"author", "presenter", "contact", "signatory"}},
    "document": {"paper_type": {"report", "decision_record", "review", "minutes", "agenda", "other"}},
    "checks": {
        "kind": {"row_total", "column_total", "prose_against_table", "contradiction"},
        "result": {"ok", "mismatch"},
    },
}
REQUIRED = {
    "savings": ("item", "amount_gbp", "qualifier", "cashability", "status", "is_total", "quotes"),
    "costs": ("item", "amount_gbp", "qualifier", "budget", "status", "is_total", "quotes"),
    "other_amounts": ("item", "amount_gbp", "qualifier", "role", "is_total", "quotes"),
    "fte_benefits": ("item", "fte", "workforce", "kind", "status", "is_total", "quotes"),
    "decisions": ("kind", "status", "items"),
}
DATES = ("period_start", "period_end", "decided_on", "signed_on", "due_from", "due_to", "meeting_date")
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WORDS = {word: float(n) for n, word in enumerate(COUNTS, 1)}
WORDS |= {"a": 1.0, "half": 0.5, "quarter": 0.25, "twenty": 20.0, "thirty": 30.0}
POUNDS = re.compile(r"£\d[\d,]*(?:\.\d+)?(?:\s?(?:million|billion|bn|m|k)\b)?")
SCALES = (1.0, 1e3, 1e6, 1e9)


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case."""
    return re.sub(r"[^0-9a-z£]", "", text.lower().replace("ﬁ", "fi").replace("ﬂ", "fl"))


def paper_text(path: Path) -> str:
    """The text of all pages of a PDF."""
    document = pdfium.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "")


def accepted(value: Any) -> list[Any]:
    """The accepted values of an attribute (a list says several)."""
    return value if isinstance(value, list) else [value]


def numbers_in(quote: str) -> list[float]:
    """The numbers that a quote prints, in digits or small words."""
    found = [float(n.replace(",", "")) for n in NUMBER.findall(quote)]
    return found + [WORDS[word] for word in re.findall(r"[a-z]+", quote.lower()) if word in WORDS]


def holds(quote: str, amount: float) -> bool:
    """Whether a number in the quote gives the amount at some scale, in full or rounded as printed."""
    wanted = abs(amount)
    return any(
        abs(n * scale - wanted) <= max(0.005 * wanted, 1e-9) for n in numbers_in(quote) for scale in SCALES
    )


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote stands in the squeezed text, whole or in two parts (a page may break it)."""
    tight = squeeze(quote)
    if tight in text:
        return True
    words = quote.split()
    return any(
        squeeze(" ".join(words[:k])) in text and squeeze(" ".join(words[k:])) in text
        for k in range(2, len(words) - 1)
    )


def closed_lists(kind: str, record: dict[str, Any], where: str) -> Iterator[str]:
    for key, values in CLOSED.get(kind, {}).items():
        for value in accepted(record[key]) if key in record else []:
            if value is not None and value not in values:
                yield f"{where}: {key} = {value!r} is not in the closed list"
    for key in DATES:
        for value in accepted(record.get(key)):
            if value is not None and not ISO.match(str(value)):
                yield f"{where}: {key} = {value!r} is no ISO date"
    for inner in ("items", "members", "links", "milestones", "people"):
        for index, part in enumerate(record.get(inner, [])):
            yield from closed_lists(inner, part, f"{where}.{inner}[{index}]")


def quotes(record: dict[str, Any], text: str, where: str) -> Iterator[str]:
    for quote in record.get("quotes", []):
        if not stands_in(quote, text):
            yield f"{where}: quote is not in the paper: {quote!r}"
    for index, item in enumerate(record.get("items", [])):
        if not any(stands_in(t, text) for t in accepted(item["text"])):
            yield f"{where}.items[{index}]: text is not in the paper: {accepted(item['text'])[0]!r}"


def amounts(kind: str, record: dict[str, Any], where: str) -> Iterator[str]:
    if kind in MONEY:
        values = [record["amount_gbp"], record.get("amount_max_gbp")]
    elif kind == "fte_benefits":
        values = [record["fte"], record.get("fte_max"), record.get("hours_per_year"), record.get("hours")]
    else:
        return
    for value in accepted(values[0]) + values[1:]:
        if value is not None and not all(holds(quote, value) for quote in record["quotes"]):
            yield f"{where}: a quote does not hold {value}: {record['quotes']}"


def tables(gold: dict[str, Any], text: str) -> Iterator[str]:
    for index, table in enumerate(gold.get("tables", [])):
        width = max(len(row) for row in table["header"] + table["rows"])
        for row in table["header"] + table["rows"]:
            if len(row) != width:
                yield f"tables[{index}]: a row of {len(row)} cells in a table of {width}: {row[0]!r}"
            for cell in row:
                if not stands_in(cell, text):
                    yield f"tables[{index}]: cell is not in the paper: {cell!r}"


def lost_amounts(gold: dict[str, Any], raw: str) -> Iterator[str]:
    """Amounts printed with a pound sign that no record's quote holds (no figure may be lost)."""
    quoted = [squeeze(quote) for kind in MONEY for record in gold.get(kind, []) for quote in record["quotes"]]
    for printed in sorted(set(POUNDS.findall(raw))):
        if float(NUMBER.findall(printed)[0].replace(",", "")) == 0:
            continue
        if not any(squeeze(printed) in quote for quote in quoted):
            yield f"amount in no quote: {printed!r}"


def verdicts(gold: dict[str, Any]) -> Iterator[str]:
    """A check's verdict has to follow from its figures; rounding never explains more than 2%."""
    for index, check in enumerate(gold.get("checks", [])):
        stated, computed = (accepted(check.get(key))[0] for key in ("stated", "computed"))
        if stated is None or computed is None:
            continue
        near = abs(stated - computed) <= 0.02 * abs(stated)
        if check["result"] == "ok" and not near:
            yield f"checks[{index}]: ok with {stated} against {computed}"
        if check["result"] == "mismatch" and stated == computed:
            yield f"checks[{index}]: mismatch with equal figures"


def records(gold: dict[str, Any], text: str) -> Iterator[str]:
    for kind in (*MONEY, "fte_benefits", "governance_bodies", "decisions", "initiatives", "checks"):
        seen: set[str] = set()
        for index, record in enumerate(gold.get(kind, [])):
            where = f"{kind}[{index}]"
            missing = [key for key in REQUIRED.get(kind, ()) if key not in record]
            if missing:
                yield f"{where}: lacks {', '.join(missing)}"
                continue
            yield from closed_lists(kind, record, where)
            yield from quotes(record, text, where)
            yield from amounts(kind, record, where)
            print_of = json.dumps(record, sort_keys=True)
            if print_of in seen and kind != "checks":
                yield f"{where}: written twice: {print_of[:120]}"
            seen.add(print_of)


def findings(gold: dict[str, Any], raw: str) -> Iterator[str]:
    """All that is wrong with one gold file, given the text of its paper."""
    text = squeeze(raw)
    yield from closed_lists("document", gold["document"], "document")
    title = accepted(gold["document"].get("title"))[0]
    if title and squeeze(title) not in text:
        yield f"document: title is not in the paper: {title!r}"
    for person in gold["document"].get("people", []):
        for name in accepted(person["name"])[:1]:
            if name and squeeze(name) not in text:
                yield f"document: person is not in the paper: {name!r}"
    yield from records(gold, text)
    yield from lost_amounts(gold, raw)
    yield from tables(gold, text)
    yield from verdicts(gold)


def main(arguments: list[str]) -> int:
    """Check every gold file of a folder against the PDF of the same name."""
    gold_dir, papers = map(Path, arguments) if arguments else (ROOT / "corpus/gold", ROOT / "corpus/papers")
    bad = 0
    for path in sorted(gold_dir.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("paper") != path.stem:
            print(f"{path.stem}: names the paper {gold.get('paper')!r}")
            bad += 1
        for finding in findings(gold, paper_text(papers / f"{path.stem}.pdf")):
            print(f"{path.stem}: {finding}")
            bad += 1
    print(f"{bad} findings")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
