"""The first page: which heading is the paper's title, and which lines only stand above it."""

from collections.abc import Sequence
from dataclasses import replace

from boardpapers.extract.layout.blocks import Marked
from boardpapers.extract.layout.fields import folded
from boardpapers.extract.patterns import pattern

_TITLE_LABELS = frozenset(
    {
        "title",
        "report title",
        "title of report",
        "title of paper",
        "paper title",
        "subject",
        "subject of report",
        "subject title",
        "topic",
    }
)
_NO_TITLE = ("organisation_line", "paper_kind_line", "date_line", "marking", "appendix", "section_name")


def with_title(found: Sequence[Marked], fields: Sequence[str] = ()) -> list[Marked]:
    """The paper with its title marked, where one heading of the first page clearly is it.

    `fields` are texts of form cells on the first page: one that asks for the title holds it.
    """
    front = _front(found)
    if any(folded(text) in _TITLE_LABELS for text in fields) or any(
        m.kind == "field" and folded(m.label or "") in _TITLE_LABELS for m in front
    ):
        return list(found)
    headings = [n for n, m in enumerate(front) if m.kind == "heading" and m.para.label is None]
    if headings and headings[-1] == len(front) - 1 and len(headings) > 1 and len(front) < len(found):
        headings_only = headings[:-1] if _sections(found, headings[-1]) else headings
    else:
        headings_only = headings
    candidates = [n for n in headings_only if _could_be_title(front[n])]
    if not candidates:
        return list(found)
    largest = max(front[n].para.size for n in candidates)
    best = [n for n in candidates if front[n].para.size >= largest - 0.6]
    out = list(found)
    title = best[-1] if len(best) > 1 and not _stands_out(front, best) else best[0]
    out[title] = replace(out[title], kind="title")
    return out


def front_length(found: Sequence[Marked]) -> int:
    """How many paragraphs stand above the first running text of the first page, its heading not counted."""
    n = len(_front(found))
    stopped_by_heading = n < len(found) and found[n].kind == "heading"
    if n and found[n - 1].kind == "heading" and not stopped_by_heading:
        return n - 1
    return n


def _front(found: Sequence[Marked]) -> list[Marked]:
    """The paragraphs before the first running text or numbered paragraph."""
    if not found:
        return []
    page = found[0].para.page
    for n, m in enumerate(found):
        if m.para.page != page:
            return list(found[:n])
        text = m.para.string
        if m.para.label is not None and m.kind in ("body", "item", "heading"):
            return list(found[:n])
        if m.kind == "body" and (len(text.split()) > 14 or text.endswith((".", ":"))):
            return list(found[:n])
    return list(found)


def _sections(found: Sequence[Marked], last: int) -> bool:
    """Whether the heading right above the text is a section's: others of its style follow in the paper."""
    para = found[last].para
    return any(
        m.kind == "heading"
        and m.para.label is None
        and abs(m.para.size - para.size) < 0.3
        and m.para.bold == para.bold
        and m.para.lines[0].underlined == para.lines[0].underlined
        and abs(m.para.label_x0 - para.label_x0) < 3
        for m in found[last + 1 :]
    )


def _could_be_title(mark: Marked) -> bool:
    text = mark.para.string
    return len(text.split()) >= 2 and not any(pattern("layout", name).regex.match(text) for name in _NO_TITLE)


def _stands_out(front: Sequence[Marked], best: Sequence[int]) -> bool:
    return front[best[0]].para.size > max(front[n].para.size for n in best[1:]) + 0.3
