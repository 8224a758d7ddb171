"""What the stages give back for one paper: the value that travels from a worker to the store."""

from dataclasses import dataclass, field

from boardpapers.document import Document
from boardpapers.errors import Problem
from boardpapers.schemas import Check, PaperMetadata, Record
from boardpapers.schemas.vocabulary import DocumentStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """One paper, read as far as it could be; `document` is None where the file could not be opened.

    `acronyms` maps a short form that the paper defines to the long one.
    """

    sha256: str
    file_name: str
    status: DocumentStatus
    document: Document | None = None
    metadata: PaperMetadata = field(default_factory=PaperMetadata)
    acronyms: tuple[tuple[str, str], ...] = ()
    records: tuple[Record, ...] = ()
    checks: tuple[Check, ...] = ()
    problems: tuple[Problem, ...] = ()
