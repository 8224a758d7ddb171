"""The page as text. Every word of the paper is escaped; it loads nothing and runs only its own script."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from boardpapers.picture.colours import LOOKS
from boardpapers.queries.places import Line, Place
from boardpapers.report.gather import PaperReport, Shown
from boardpapers.wording import harmless, money, number

if TYPE_CHECKING:
    from PIL.Image import Image

    from boardpapers.extract.read.render import Rendered

#: Points around the words of a highlight.
_ROOM = 1.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """A highlight on one page; `own` for the words that make the record."""

    record: Shown
    lines: Sequence[Line]
    own: bool

    @property
    def area(self) -> float:
        return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in self.lines)


def page(report: PaperReport, pictures: "Iterable[Rendered]", version: str) -> str:
    """The whole page; `pictures` are the paper's pages in order."""
    css, script = _asset("page.css"), _asset("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    title = report.paper["title"] or report.file.file_name
    parts = [
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_text(title)}</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{css}{_colours()}</style></head><body>",
        *_header(report),
        '<main><section class="pages" aria-label="Pages">',
        *(_page(report, picture) for picture in pictures),
        '</section><section class="records" aria-label="Records">',
        *_records(report),
        f"</section></main><footer>boardpapers {_text(version)}, {_text(report.paper['extracted_at'])}. ",
        f"SHA-256 {_text(report.file.sha256)}.</footer><script>{script}</script></body></html>\n",
    ]
    return "".join(parts)


def _asset(name: str) -> str:
    return files("boardpapers.report").joinpath(name).read_text(encoding="utf-8")


def _text(value: Any) -> str:
    return escape(harmless(str(value)))


def _colours() -> str:
    return "".join(f".{kind}{{--c:{look.colour}}}" for kind, look in LOOKS.items())


def _header(report: PaperReport) -> Iterator[str]:
    paper = report.paper
    said = [paper[name] for name in ("organisation", "body", "paper_date", "reference")]
    yield f"<header><h1>{_text(paper['title'] or report.file.file_name)}</h1>"
    yield f"<p>{' · '.join(_text(s) for s in (*said, report.file.file_name) if s)}</p>"
    if paper["status"] != "complete":
        yield f'<p class="bad">This paper was read as <strong>{_text(paper["status"])}</strong>.</p>'
    yield from _doubts(report)
    yield '<nav aria-label="Kinds of records">'
    for kind, look in LOOKS.items():
        count = sum(r.detail.type == kind for r in report.records)
        if count:
            yield (
                f'<label class="{kind}"><input type="checkbox" data-kind="{kind}" checked>'
                f"<b>{look.letter}</b> {look.title} <small>{count}</small></label>"
            )
    yield "</nav></header>"


def _doubts(report: PaperReport) -> Iterator[str]:
    lines = [*_problem_lines(report), *_check_lines(report), *_doubtful_lines(report)]
    fine = f"{report.n_checks} checks of totals, all right." if report.n_checks else "No totals to check."
    if not report.checks:
        lines.append(f"<li>{fine}</li>")
    yield "<details open><summary>What was doubted and what did not add up</summary>"
    yield f"<ul>{''.join(lines)}</ul></details>"


def _problem_lines(report: PaperReport) -> Iterator[str]:
    for row in report.problems:
        where = f'<a href="#page-{row["page"]}">page {row["page"]}</a>: ' if row["page"] else ""
        kind = "bad" if row["severity"] != "info" else ""
        yield f'<li class="{kind}">{_text(row["severity"])}, {where}{_text(row["message"])}</li>'


def _check_lines(report: PaperReport) -> Iterator[str]:
    for row in report.checks:
        where = f'<a href="#page-{row["page"]}">page {row["page"]}</a>, ' if row["page"] else ""
        figures = ""
        if row["stated"] is not None and row["computed"] is not None:
            figures = f": printed {number(row['stated'])}, the other figures give {number(row['computed'])}"
        caption = f" ({_text(row['caption'])})" if row["caption"] else ""
        yield f'<li class="bad">Check failed, {where}{_text(row["subject"])}{caption}{figures}.</li>'


def _doubtful_lines(report: PaperReport) -> Iterator[str]:
    for shown in report.doubtful:
        look = LOOKS[shown.detail.type]
        yield (
            f'<li>Not sure ({shown.detail.confidence:.2f}): <a href="#r-{shown.detail.id}">{look.title}, '
            f"{_text(_headline(shown))}</a></li>"
        )


def _page(report: PaperReport, picture: "Rendered") -> str:
    """A page's picture with the highlights over it, large ones first so that small ones can be clicked."""
    spots = sorted(_spots(report.records, picture.number), key=lambda s: (s.own, -s.area))
    first: set[str] = set()
    marks = "".join(_mark(spot, first, picture.number) for spot in spots)
    size = f"{picture.width:.2f} {picture.height:.2f}"
    return (
        f'<figure id="page-{picture.number}"><img alt="Page {picture.number} of the paper" '
        f'width="{picture.image.width}" height="{picture.image.height}" src="{_data_url(picture.image)}">'
        f'<svg viewBox="0 0 {size}" aria-label="Highlights on page {picture.number}">{marks}</svg>'
        f"<figcaption>Page {picture.number}</figcaption></figure>"
    )


def _spots(records: Sequence[Shown], page_number: int) -> Iterator[_Spot]:
    for shown in records:
        seen: set[tuple[Line, ...]] = set()
        for place in shown.places:
            if place.page == page_number and place.lines and place.lines not in seen:
                seen.add(place.lines)
                yield _Spot(shown, place.lines, _is_own(shown, place))


def _is_own(shown: Shown, place: Place) -> bool:
    """The record's own words, and those of a decision's points."""
    return place.field is None or place.field == "decision_items"


def _mark(spot: _Spot, first: set[str], page_number: int) -> str:
    found = spot.record.detail
    boxes = "".join(
        f'<rect x="{x0 - _ROOM:.1f}" y="{top - _ROOM:.1f}" width="{x1 - x0 + 2 * _ROOM:.1f}" '
        f'height="{bottom - top + 2 * _ROOM:.1f}"/>'
        for x0, top, x1, bottom in spot.lines
    )
    if not spot.own:
        return f'<g class="said {found.type}" data-record="{found.id}">{boxes}</g>'
    name = "" if found.id in first else f' id="h-{found.id}-{page_number}"'
    first.add(found.id)
    label = _text(f"{LOOKS[found.type].title}: {_headline(spot.record)}")
    x0, top, _, _ = spot.lines[0]
    letter = f'<text x="{x0 - _ROOM - 1:.1f}" y="{top + 2.5:.1f}">{LOOKS[found.type].letter}</text>'
    return (
        f'<a href="#r-{found.id}"{name} class="own {found.type}" data-record="{found.id}" '
        f'aria-label="{label}"><title>{label}</title>{boxes}{letter}</a>'
    )


def _data_url(image: "Image") -> str:
    """The picture inside the page, as WebP: letters stay sharp at a tenth of the size of PNG."""
    buffer = BytesIO()
    image.save(buffer, format="WEBP", quality=72, method=4)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()


def _headline(shown: Shown) -> str:
    values = dict(shown.detail.attributes)
    amount = ""
    if "amount_gbp" in values:
        amount = money(values["amount_gbp"]) + " "
    elif "fte" in values:
        amount = f"{number(values['fte'])} FTE "
    elif "hours" in values:
        amount = f"{number(values['hours'])} hours "
    what = shown.what or ""
    return amount + (what if len(what) <= 90 else what[:89] + "…")


def _nature(shown: Shown) -> str:
    """Status, period and whether it is a total, in a few words."""
    values = dict(shown.detail.attributes)
    said = [values.get(name) for name in ("status", "stage", "role", "capacity", "kind", "period_text")]
    words = [str(s).replace("_", " ") for s in said if s and s != "unspecified"]
    return ", ".join([*words, *(["total"] if values.get("is_total") else [])])


def _records(report: PaperReport) -> Iterator[str]:
    for kind, look in LOOKS.items():
        of_kind = [r for r in report.records if r.detail.type == kind]
        if not of_kind:
            continue
        yield f'<h2 class="{kind}"><b>{look.letter}</b> {look.title} <small>{len(of_kind)}</small></h2>'
        yield f'<ol class="{kind}">'
        yield from map(_record, of_kind)
        yield "</ol>"
    if not report.records:
        yield "<p>No records.</p>"


def _record(shown: Shown) -> str:
    found = shown.detail
    own = [p for p in shown.places if _is_own(shown, p)]
    pages = list(dict.fromkeys(p.page for p in own))
    links = " ".join(f'<a href="#h-{found.id}-{n}" data-goto="{found.id}">page {n}</a>' for n in pages)
    quotes = "".join(f"<q><bdi>{_text(p.quote)}</bdi></q> " for p in own if p.field is None)
    rows = "".join(
        f"<dt>{_text(name.removesuffix('_id').replace('_', ' '))}</dt><dd>{_text(_value(name, value))}</dd>"
        for name, value in found.attributes
    )
    children = "".join(_children(name, rows) for name, rows in found.children if rows)
    sure = f"{found.confidence:.2f}" if found.confidence is not None else ""
    return (
        f'<li id="r-{found.id}" class="{found.type}" data-record="{found.id}" tabindex="-1">'
        f"<p><strong>{_text(_headline(shown))}</strong> {_text(_nature(shown))} {links} "
        f'<small title="How sure the program is">{sure}</small></p>'
        f"<p>{quotes}</p><details><summary>All of it <code>{found.id}</code></summary><dl>{rows}</dl>"
        f"{children}</details></li>"
    )


def _value(name: str, value: Any) -> str:
    if name.endswith("_gbp"):
        return money(value)
    if isinstance(value, str) and value.endswith("]") and name.endswith("_id"):
        return value.rpartition(" [")[0]
    return number(value) if isinstance(value, float) else str(value)


def _children(name: str, rows: Sequence[dict[str, Any]]) -> str:
    said = "".join(
        "<li>"
        + "; ".join(
            f"{_text(k.removesuffix('_id').replace('_', ' '))}: {_text(_value(k, v))}"
            for k, v in row.items()
            if k != "id"
        )
        + "</li>"
        for row in rows
    )
    return f"<h3>{_text(name.replace('_', ' '))}</h3><ul>{said}</ul>"
