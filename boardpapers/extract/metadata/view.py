"""What the readers of single attributes are given: the paper cut into the parts that they look at."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from boardpapers.document import Document, Evidence
from boardpapers.extract.forms.fields import Field, fields
from boardpapers.extract.forms.passages import Passage, furniture, passages
from boardpapers.extract.forms.signature import Signature
from boardpapers.extract.forms.signing import all_signatures
from boardpapers.extract.metadata.front import front


class Told(NamedTuple):
    """A value and the words that say it."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class View:
    """A document as passages, its title block, running lines, labelled values and signatures."""

    document: Document

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return passages(self.document)

    @cached_property
    def front(self) -> tuple[Passage, ...]:
        return front(self.passages)

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        return furniture(self.document)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return fields(self.passages)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        return all_signatures(self.passages, self.document.recognised)

    @property
    def head(self) -> tuple[Passage, ...]:
        """Title block and running lines: where a paper says what it is."""
        return self.front + self.subject + self.running

    @cached_property
    def subject(self) -> tuple[Passage, ...]:
        """A letter's subject line, below its salutation."""
        for number, passage in enumerate(self.passages[:40]):
            if re.match(r"Dear\s+[A-Z]", passage.text):
                near = self.passages[number + 1 : number + 3]
                return tuple(
                    p for p in near if (p.kind in ("heading", "title") or p.bold) and len(p.text) < 200
                )[:1]
        return ()

    def early(self, *attributes: str) -> tuple[Field, ...]:
        """The labelled values of the first two pages."""
        return tuple(f for f in self.fields if f.attribute in attributes and f.label_passage.page <= 2)


def told(value: str, passage: Passage, start: int, end: int, field: str) -> Told:
    """A value with the evidence of its characters."""
    return Told(value, passage.cite(start, end, field))
