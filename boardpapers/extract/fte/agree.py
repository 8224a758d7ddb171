"""What tables and text say of the same posts: second breakdowns, and totals that the text tells."""

from collections.abc import Sequence

from boardpapers.schemas import FteBenefit

#: The records of one table in order, each with whether its kind was said by its own words.
TableRecords = list[tuple[FteBenefit, bool]]
#: Smaller totals are the same by chance.
_LEAST = 3.0


def total_of(records: Sequence[tuple[FteBenefit, bool]]) -> FteBenefit | None:
    """The total of a table that includes most."""
    totals = [r for r, _ in records if r.is_total and r.fte is not None]
    return max(totals, key=lambda r: abs(r.fte or 0), default=None)


def second_breakdowns(tables: Sequence[TableRecords]) -> list[TableRecords]:
    """Tables that break down an earlier table's total anew: all their figures are totals.

    A total that the earlier table has, too, is the same claim told again.
    """
    kept: list[TableRecords] = []
    for records in tables:
        total = total_of(records)
        earlier = next((t for t in kept if total is not None and _same_total(total, total_of(t))), None)
        if earlier is None:
            kept.append(list(records))
            continue
        first = total_of(earlier)
        assert first is not None
        own: TableRecords = []
        for record, sure in records:
            twin = next((n for n, (r, _) in enumerate(earlier) if _is_twin(r, record)), None)
            if twin is not None:
                old, was_sure = earlier[twin]
                evidence = (*old.evidence, *record.words)
                earlier[twin] = (old.model_copy(update={"evidence": evidence}), was_sure)
                continue
            own.append((_under(record.model_copy(update={"is_total": True}), first), sure))
        kept.append(own)
    return kept


def _same_total(one: FteBenefit, other: FteBenefit | None) -> bool:
    return (
        other is not None and one.fte == other.fte and abs(one.fte or 0) >= _LEAST and one.kind == other.kind
    )


def _is_twin(one: FteBenefit, other: FteBenefit) -> bool:
    """Whether two cells tell the same total: one number, no departments, no two workforces."""
    workforces = {one.workforce, other.workforce} - {"unspecified", "mixed"}
    return (
        one.fte == other.fte
        and (one.is_total or one.workforce == "pcso")
        and other.is_total
        and other.portfolio is None
        and len(workforces) < 2
    )


def _under(record: FteBenefit, total: FteBenefit) -> FteBenefit:
    """A record with the status of the total it is part of, where it has none of its own."""
    if record.status != "unspecified" or total.status == "unspecified":
        return record
    said = tuple(e for e in total.evidence if e.field == "status")
    return record.model_copy(update={"status": total.status, "evidence": (*record.evidence, *said)})


def told_by(records: TableRecords, claim: FteBenefit) -> TableRecords:
    """The records of a table of which a text tells the total, with the kind and status that the text says."""
    total = total_of(records)
    if total is None or total.fte != claim.fte or abs(claim.fte or 0) < _LEAST:
        return records
    told: TableRecords = []
    for record, sure in records:
        update: dict[str, object] = {}
        if not sure and claim.kind != "unspecified":
            update["kind"] = claim.kind
        if record is total and record.workforce == "unspecified":
            update["workforce"] = claim.workforce
        told.append((_under(record.model_copy(update=update), claim), sure or "kind" in update))
    return told


def of_their_parts(records: TableRecords) -> TableRecords:
    """Totals whose own words say no kind take that of the rows they add up."""
    kinds = {r.kind for r, _ in records if not r.is_total}
    if len(kinds) != 1:
        return records
    kind = next(iter(kinds))
    return [(r.model_copy(update={"kind": kind}), s) if r.is_total and not s else (r, s) for r, s in records]
