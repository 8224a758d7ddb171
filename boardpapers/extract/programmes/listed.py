"""Which lead-ins are programmes by the company they keep: named in a table, or in a list of their like."""

import re

from boardpapers.document import Document, Paragraph, Table
from boardpapers.extract.phrases import frames
from boardpapers.extract.programmes.columns import columns_of
from boardpapers.extract.programmes.leads import OWN_HEAD, is_progress, lead, named, says_own


class Listed:
    """The programmes that a paper's tables list, and the runs of lead-ins that are programmes."""

    def __init__(self, document: Document) -> None:
        self._named = {_key(name) for table in document.tables for name in _rows(table)}
        self._announced: set[int] = set()
        run: list[Paragraph] = []
        before: Paragraph | None = None
        for block in document.blocks:
            if isinstance(block, Table):
                continue
            leads = block.kind in {"body", "item"} and lead(block.text.string, block.lead_end) is not None
            if run and (not leads or not _alike(run[-1], block)):
                self._settle(run, before)
                run = []
            if leads:
                run.append(block)
            elif block.kind in {"body", "heading", "item"}:
                before = block
        self._settle(run, before)

    def has(self, name: str) -> bool:
        """Whether a table of the paper has a row for this name."""
        return _key(name) in self._named

    def announced(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph stands in a list of programmes."""
        return paragraph.position in self._announced

    def _settle(self, run: list[Paragraph], before: Paragraph | None) -> None:
        if len(run) < 2:
            return
        words = before.text.string.rstrip() if before is not None else ""
        if before is not None and before.kind == "heading" and is_progress(words):
            words = "Progress on the projects:"
        if before is not None and before.kind == "heading" and self._are_of(run, words):
            words = "The projects are:"
        if _announces(words) or (run[0].lead_end and sum(map(self._is_own, run)) * 3 >= len(run)):
            self._announced |= {p.position for p in run}

    def _are_of(self, run: list[Paragraph], heading: str) -> bool:
        """Whether bullets under the heading of a programme or portfolio have names of several words."""
        if run[0].kind != "item" or not _OF_SEVERAL.search(heading):
            return False
        leads = [(p.text.string, lead(p.text.string, p.lead_end)) for p in run]
        names = [named(text[: found[0]]) for text, found in leads if found is not None]
        long = [n for n in names if n is not None and len(n[0].split()) > 1]
        return len(long) * 3 >= len(run) * 2

    def _is_own(self, paragraph: Paragraph) -> bool:
        text = paragraph.text.string
        found = lead(text, paragraph.lead_end)
        name = named(text[: found[0]]) if found is not None else None
        if found is None or name is None:
            return False
        return says_own(text[found[1] :], name[0]) or bool(OWN_HEAD.search(name[0])) or self.has(name[0])


_OF_SEVERAL = re.compile(r"\b(?:programme|portfolio|transformation|schemes|projects)\W*$", re.IGNORECASE)


def _announces(words: str) -> bool:
    return words.endswith((":", ".")) and any(
        f.regex.search(words) for f in frames("initiatives", "announces")
    )


def _alike(one: Paragraph, other: Paragraph) -> bool:
    return (
        one.kind == other.kind
        and bool(one.lead_end) == bool(other.lead_end)
        and one.headings == other.headings
    )


def _rows(table: Table) -> list[str]:
    columns = columns_of(table)
    if columns is None:
        return []
    return [row[columns.name].text.string for row in columns.rows(table) if columns.name in row]


def _key(name: str) -> str:
    return " ".join(name.lower().strip(" .:").split())
