"""An evaluation as text for people and as plain values for machines."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from boardpapers.evaluate.result import KindScore, Miss, Report, Score, Share, TableScore, mean

RECORDS = (
    "savings",
    "costs",
    "other_amounts",
    "fte_benefits",
    "governance_bodies",
    "decisions",
    "initiatives",
)
PARTS = ("members", "links", "items", "signatories", "references", "milestones")


def render(report: Report, misses: bool = False) -> str:
    """The report as lines of text; with `misses` also each thing that is not as the gold says."""
    total = report.total
    lines = [f"{len(report.papers)} papers: {', '.join(report.papers)}"]
    if report.absent:
        lines.append(f"not in the database (all counted as missed): {', '.join(report.absent)}")
    lines += [
        "",
        f"{'':20}{'P':>7}{'R':>7}{'F1':>7}{'found':>7}{'missed':>8}{'invented':>10}{'attributes':>12}",
    ]
    lines += [_counts(total.kind(name)) for name in RECORDS]
    lines += ["", *(_counts(total.kind(name)) for name in (*PARTS, "people"))]
    lines += ["", "attributes of matched records (extras in brackets)"]
    lines += list(_attributes(total, (*RECORDS, *PARTS, "document", "people", "checks")))
    lines += ["", *_shares(total)]
    if len(report.papers) > 1:
        lines += ["", *_by_paper(report)]
    if misses:
        lines += ["", *map(_miss, total.misses)]
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _counts(kind: KindScore) -> str:
    figures = "".join(f"{_figure(v):>7}" for v in (kind.precision, kind.recall, kind.f1))
    counts = f"{kind.matched:>7}{kind.missed:>8}{kind.invented:>10}"
    return f"{kind.name:20}{figures}{counts}{_figure(kind.attribute_mean):>12}"


def _attributes(total: Score, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        kind = total.kind(name)
        shown = [f"{a} {_figure(s.value)}" for a, s in kind.attributes]
        shown += [f"({a} {_figure(s.value)})" for a, s in kind.extras]
        if shown:
            yield f"  {name}: {', '.join(shown)}"


def _by_paper(report: Report) -> Iterable[str]:
    """A line for each paper: the F1 of each record type, then attributes and table cells."""
    heads = ("sav", "cost", "other", "fte", "body", "dec", "init", "attr", "cells")
    yield f"{'F1 by paper':44}{''.join(f'{head:>7}' for head in heads)}"
    for name, score in report.papers.items():
        figures = [
            *(score.kind(kind).f1 for kind in RECORDS),
            attribute_mean(score),
            score.tables.cells.value,
        ]
        yield f"  {name[:40]:42}{''.join(f'{_figure(f):>7}' for f in figures)}"


def attribute_mean(total: Score) -> float | None:
    """The mean over the record types of their attribute means."""
    return mean(total.kind(name).attribute_mean for name in RECORDS)


def _bands(total: Score) -> list[str]:
    """How many of the records marked with a confidence are right, band by band."""
    pooled: dict[str, Share] = {}
    for name in RECORDS:
        for low, share in total.kind(name).bands:
            pooled[low] = pooled.get(low, Share()) + share
    return [
        f"{f'records with confidence {low} and over':40}{_share(pooled[low])}"
        for low in sorted(pooled, reverse=True)
    ]


def _shares(total: Score) -> list[str]:
    checks = total.kind("checks")
    rows: list[tuple[str, Share | float | None]] = [
        ("attributes, mean over record types", attribute_mean(total)),
        ("document metadata with people", total.metadata),
        ("amounts of pounds found", total.amounts_found),
        ("money that is no saving taken for one", total.taken_for_saving),
        ("tables found", total.tables.found),
        ("table cells right", total.tables.cells),
        ("whole tables right", total.tables.exact),
        ("  (captions)", total.tables.caption),
        ("  (header rows)", total.tables.header_row),
        ("checks found", Share(checks.matched, checks.matched + checks.missed)),
        ("checks found with the right verdict", total.checks_right),
        ("evidence that holds", total.evidence),
    ]
    lines = [f"{label:40}{_share(value)}" for label, value in rows] + _bands(total)
    lines.append(f"{'mismatches that the gold has not got':40}{total.invented_mismatches}")
    if total.evidence_unchecked:
        lines.append(f"{'evidence rows that could not be checked':40}{total.evidence_unchecked}")
    return lines


def _share(value: Share | float | None) -> str:
    if not isinstance(value, Share):
        return _figure(value)
    return f"{_figure(value.value)}  ({value.right:g} of {value.of})"


def _miss(miss: Miss) -> str:
    page = f" p{miss.page}" if miss.page is not None else ""
    detail = f" | {_short(miss.detail, 160)}" if miss.detail else ""
    quote = f' | "{_short(miss.quote, 90)}"' if miss.quote else ""
    return f"{miss.what.upper():10} {miss.kind} {miss.paper}{page}: {_short(miss.label, 110)}{detail}{quote}"


def _short(text: str, length: int) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= length else one_line[: length - 1] + "…"


def to_json(report: Report) -> str:
    """The report as JSON text; shares as {right, of, value}."""
    return json.dumps(plain(report), indent=1, ensure_ascii=False)


def plain(report: Report) -> dict[str, Any]:
    """The report as dictionaries, lists, strings and numbers."""
    return {
        "absent": list(report.absent),
        "total": _score(report.total),
        "papers": {name: _score(score) for name, score in report.papers.items()},
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "records": {name: _kind(score.kind(name)) for name in RECORDS},
        "parts": {name: _kind(score.kind(name)) for name in PARTS},
        "document": _kind(score.kind("document")),
        "people": _kind(score.kind("people")),
        "checks": _kind(score.kind("checks")),
        "attribute_mean": attribute_mean(score),
        "document_metadata": _plain(score.metadata),
        "amounts_found": _plain(score.amounts_found),
        "taken_for_saving": _plain(score.taken_for_saving),
        "tables": _tables(score.tables),
        "checks_right": _plain(score.checks_right),
        "invented_mismatches": score.invented_mismatches,
        "evidence": _plain(score.evidence),
        "evidence_unchecked": score.evidence_unchecked,
        "misses": [asdict(miss) for miss in score.misses],
    }


def _plain(share: Share) -> dict[str, Any]:
    return {"right": share.right, "of": share.of, "value": share.value}


def _tables(tables: TableScore) -> dict[str, Any]:
    figures: dict[str, Callable[[TableScore], Share]] = {
        "found": lambda t: t.found,
        "cells": lambda t: t.cells,
        "exact": lambda t: t.exact,
        "caption": lambda t: t.caption,
        "header_row": lambda t: t.header_row,
    }
    return {name: _plain(figure(tables)) for name, figure in figures.items()}


def _kind(kind: KindScore) -> dict[str, Any]:
    return {
        "matched": kind.matched,
        "missed": kind.missed,
        "invented": kind.invented,
        "precision": kind.precision,
        "recall": kind.recall,
        "f1": kind.f1,
        "attribute_mean": kind.attribute_mean,
        "attributes": {name: _plain(share) for name, share in kind.attributes},
        "extras": {name: _plain(share) for name, share in kind.extras},
    }
