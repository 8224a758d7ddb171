"""What an extractor is given, and what it gives back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from boardpapers.document import Document, Text
from boardpapers.errors import Problem
from boardpapers.extract.match import Reading
from boardpapers.schemas import PaperMetadata

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Paper:
    """A laid-out document, what the language stage found in its texts, and what it says of itself.

    `acronyms` maps a short form that the paper defines (`SPCB`) to the long one.
    """

    document: Document
    readings: Mapping[str, Reading]
    metadata: PaperMetadata = field(default_factory=PaperMetadata)
    acronyms: Mapping[str, str] = field(default_factory=dict)

    def reading(self, text: Text | str) -> Reading:
        """What the language stage found in a paragraph's or cell's text."""
        return self.readings[str(text)]


@dataclass(frozen=True, slots=True)
class Findings(Generic[R]):
    """What one extractor found, and what it doubted."""

    records: tuple[R, ...] = ()
    problems: tuple[Problem, ...] = ()


def texts_of(document: Document) -> Iterable[str]:
    """Every text the language stage has to read: paragraphs, cells and their paragraphs, captions."""
    for paragraph in document.paragraphs:
        yield paragraph.text.string
    for table in document.tables:
        for caption in table.captions:
            yield caption.string
        for cell in table.cells:
            yield cell.text.string
            for paragraph in cell.paragraphs:
                yield paragraph.text.string
