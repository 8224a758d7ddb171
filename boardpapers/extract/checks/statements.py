"""Prose held against tables, and figures that contradict themselves."""

from collections.abc import Iterator

from boardpapers.extract.paper import Paper
from boardpapers.extract.patterns import regex
from boardpapers.schemas import Amount, Check, Record, Saving


def contradictions(paper: Paper) -> Iterator[Check]:
    """Amounts that the same words call a cost and a saving."""
    texts: list[tuple[int | None, str]] = [(None, p.text.string) for p in paper.document.paragraphs]
    texts += [(t.position, c.text.string) for t in paper.document.tables for c in t.cells]
    for table, text in texts:
        reading = paper.readings.get(text)
        if reading is None:
            continue
        for match in regex("checks", "cost_and_saving").finditer(text):
            money = next(reading.of("MONEY", start=match.start(), end=match.end()), None)
            if money is not None:
                yield Check(
                    table=table,
                    kind="contradiction",
                    subject=match.group(),
                    stated=money.value.amount,
                    result="mismatch",
                )


def prose_against_tables(paper: Paper, records: tuple[Record, ...]) -> Iterator[Check]:
    """A total saving told in prose that points at a table without such a total, held against its net."""
    paragraphs = {p.position: p for p in paper.document.paragraphs}
    for record in records:
        words = record.words[0]
        if not isinstance(record, Saving) or not record.is_total or words.paragraph not in paragraphs:
            continue
        text = paragraphs[words.paragraph].text.string
        pointers = sorted(regex("checks", "pointer").findall(text), key=len, reverse=True)
        table = next((t for p in pointers if (t := _pointed_at(paper, records, p)) is not None), None)
        if table is None:
            continue
        parts = [r for r in records if isinstance(r, Amount) and r.words[0].table == table]
        if all(r.TABLE in ("savings", "costs") and not r.is_total for r in parts):
            yield _against(record, table, parts)


def _pointed_at(paper: Paper, records: tuple[Record, ...], pointer: str) -> int | None:
    """The one table of savings that words such as `the table at Appendix A` can mean."""
    savings = (r.words[0].table for r in records if r.TABLE == "savings")
    tables = sorted({t for t in savings if t is not None})
    named = [
        t.position
        for t in paper.document.tables
        if t.position in tables and pointer.lower() in " ".join((*t.headings, t.caption or "")).lower()
    ]
    if len(named) == 1:
        return named[0]
    return tables[0] if len(tables) == 1 else None


def _against(record: Saving, table: int, parts: list[Amount]) -> Check:
    """The check of a net saving against a table's savings less its costs."""
    net = sum(r.amount_gbp if isinstance(r, Saving) else -r.amount_gbp for r in parts)
    tolerance = 0.5 * min(_last_place(r.amount_gbp) for r in (record, *parts)) * (len(parts) + 1)
    difference = record.amount_gbp - net
    return Check(
        table=table,
        kind="prose_against_table",
        subject=f"{record.item} (net savings)" if record.item else record.words[0].quote,
        stated=record.amount_gbp,
        computed=net,
        difference=difference,
        tolerance=tolerance,
        result="ok" if abs(difference) <= tolerance else "mismatch",
    )


def _last_place(amount: float) -> float:
    """The last place an amount is likely printed to: thousands for 63,000."""
    unit = 1.0
    while unit < 1e6 and amount % (unit * 10) == 0:
        unit *= 10
    return unit
