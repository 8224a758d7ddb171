"""Whether each quote of the evidence stands inside its box on its page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from boardpapers.evaluate.database import Cited
from boardpapers.evaluate.pages import Character, by_lines, inside, read_characters
from boardpapers.evaluate.result import Miss, Share
from boardpapers.evaluate.similarity import squeeze


def score_evidence(paper: str, cited: Sequence[Cited], pdf: Path | None) -> tuple[Share, int, list[Miss]]:
    """The share that holds, how many rows could not be checked, and those that fail.

    With the PDF a quote must stand among the characters inside its box; without it, in the paragraph or cell
    that the row names, and a row that names none is not checked.
    """
    pages = read_characters(pdf, (c.page for c in cited)) if pdf else None
    holds, checked, failing = 0, 0, []
    for one in cited:
        verdict = _in_box(one, pages) if pages is not None else _in_context(one)
        if verdict is None:
            continue
        checked += 1
        holds += verdict
        if not verdict:
            label = f"{one.record} {one.field or 'record'}"
            box = " ".join(f"{v:.0f}" for v in one.box)
            failing.append(Miss("evidence", "evidence", paper, label, f"box {box}", one.quote, one.page))
    return Share(holds, checked), len(cited) - checked, failing


def _in_box(cited: Cited, pages: Mapping[int, Sequence[Character]]) -> bool:
    quote = squeeze(cited.quote)
    if cited.page not in pages or not cited.quote.strip():
        return False
    held = inside(pages[cited.page], cited.box)
    return any(quote in squeeze("".join(c.text for c in order)) for order in (held, by_lines(held)))


def _in_context(cited: Cited) -> bool | None:
    if cited.context is None:
        return None
    return bool(cited.quote.strip()) and squeeze(cited.quote) in squeeze(cited.context)
