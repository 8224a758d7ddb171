"""Evidence as W3C Web Annotations (JSON-LD): what a record says, tied to the words on their page."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from boardpapers.export.reading import Row, paper_source, table_rows, urn

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Fragments of a PDF: pages from 1, view rectangles in points from the top left of the page.
_PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc3778"
#: Characters before and after the words, to tell repeated ones apart.
_AROUND = 32


def write_annotations(connection: sqlite3.Connection, folder: Path) -> list[Path]:
    """A page of annotations for each paper, and the collection that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = table_rows(connection, "documents", ("file_name", "id"))
    pages = [(d, list(_annotations(connection, d))) for d in documents]
    pages = [(d, items) for d, items in pages if items]
    written = [_write(folder / "collection.jsonld", _collection(pages))]
    start = 0
    for number, (document, items) in enumerate(pages):
        page = {
            "@context": _CONTEXT,
            "id": urn("annotations", document["id"]),
            "type": "AnnotationPage",
            "partOf": urn("annotations", "all"),
            "startIndex": start,
            "items": items,
        }
        if number + 1 < len(pages):
            page["next"] = urn("annotations", pages[number + 1][0]["id"])
        if number:
            page["prev"] = urn("annotations", pages[number - 1][0]["id"])
        written.append(_write(folder / f"{document['id']}.jsonld", page))
        start += len(items)
    return written


def _write(path: Path, value: Row) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _collection(pages: list[tuple[Row, list[Row]]]) -> Row:
    collection: Row = {
        "@context": _CONTEXT,
        "id": urn("annotations", "all"),
        "type": "AnnotationCollection",
        "label": "Evidence behind the records of boardpapers",
        "total": sum(len(items) for _, items in pages),
    }
    if pages:
        collection["first"] = urn("annotations", pages[0][0]["id"])
        collection["last"] = urn("annotations", pages[-1][0]["id"])
    return collection


def _annotations(connection: sqlite3.Connection, document: Row) -> Iterator[Row]:
    rows = connection.execute(
        "SELECT e.*, a.type, a.what, a.amount_gbp, a.fte, p.text AS around FROM evidence e "
        "JOIN all_records a ON a.record_id = e.record_id LEFT JOIN paragraphs p ON p.id = e.paragraph_id "
        "WHERE a.document_id = ? ORDER BY e.page, e.top, e.x0, e.id",
        [document["id"]],
    ).fetchall()
    lines = _lines(connection, document["id"])
    for row in rows:
        yield _annotation(document, dict(row), lines.get(row["id"], []))


def _lines(connection: sqlite3.Connection, document_id: str) -> dict[str, list[tuple[float, ...]]]:
    found: dict[str, list[tuple[float, ...]]] = {}
    for own_id, *line in connection.execute(
        "SELECT l.evidence_id, l.x0, l.top, l.x1, l.bottom FROM evidence_lines l "
        "JOIN evidence e ON e.id = l.evidence_id JOIN records k ON k.id = e.record_id "
        "WHERE k.document_id = ? ORDER BY l.evidence_id, l.position",
        [document_id],
    ):
        found.setdefault(own_id, []).append(tuple(line))
    return found


def _annotation(document: Row, row: Row, lines: list[tuple[float, ...]]) -> Row:
    said = row["what"] or ""
    if row["amount_gbp"] is not None:
        said = f"£{row['amount_gbp']:,.2f} {said}"
    elif row["fte"] is not None:
        said = f"{row['fte']:g} FTE {said}"
    what = f"{row['type']}.{row['field']}" if row["field"] else row["type"]
    return {
        "@context": _CONTEXT,
        "id": urn("evidence", row["id"]),
        "type": "Annotation",
        "motivation": "describing" if row["field"] else "identifying",
        "created": document["extracted_at"],
        "generator": {
            "id": urn("tool", document["tool_version"]),
            "type": "Software",
            "name": f"boardpapers {document['tool_version']}",
        },
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": f"{what}: {said}".strip(),
            },
            {"type": "TextualBody", "purpose": "tagging", "value": row["type"]},
            {"type": "SpecificResource", "purpose": "linking", "source": urn("record", row["record_id"])},
        ],
        "target": {
            "source": paper_source(document),
            "selector": _selectors(row, lines),
        },
    }


def _selectors(row: Row, lines: list[tuple[float, ...]]) -> list[Row]:
    """Three ways to the same words: the quote, the page's rectangle, one for each printed line."""
    x0, top, x1, bottom = (row[edge] for edge in ("x0", "top", "x1", "bottom"))
    rects = "".join(
        f'<rect x="{a:.2f}" y="{b:.2f}" width="{c - a:.2f}" height="{d - b:.2f}"/>' for a, b, c, d in lines
    )
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": row["quote"]}
    if row["around"] and row["start"] is not None and row["end"] is not None:
        quote["prefix"] = row["around"][max(0, row["start"] - _AROUND) : row["start"]]
        quote["suffix"] = row["around"][row["end"] : row["end"] + _AROUND]
    rectangle = f"{x0:.2f},{top:.2f},{x1 - x0:.2f},{bottom - top:.2f}"
    return [
        quote,
        {
            "type": "FragmentSelector",
            "conformsTo": _PDF_FRAGMENT,
            "value": f"page={row['page']}&viewrect={rectangle}",
            "refinedBy": {
                "type": "SvgSelector",
                "value": f'<svg xmlns="http://www.w3.org/2000/svg">{rects}</svg>',
            },
        },
    ]
