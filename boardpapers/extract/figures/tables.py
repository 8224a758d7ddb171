"""The tables of figures of a paper, each with the words around it."""

from boardpapers.document import Document, Paragraph
from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.once import once

#: A longer paragraph above a table says more than what the table holds.
_LONGEST = 400


@once
def figures_of(document: Document) -> tuple[Figures, ...]:
    """The paper's tables, each with the words around it that may name its unit or kind."""
    found: list[Figures] = []
    before = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            before = block.text.string
            continue
        around = (*reversed(block.headings), before if len(before) < _LONGEST else "")
        found.append(Figures(block, tuple(t for t in around if t)))
        before = ""
    return tuple(found)
