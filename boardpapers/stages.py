"""From papers to a database: read, lay out, language, metadata, extractors, checks, load.

One paper is one pure function (`process`) from bytes to an `Outcome`; files, clock and database stand at the
two ends. Stages are imported late: asking for help or running a query needs none of them.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from boardpapers.document import Document
from boardpapers.errors import Problem, ReadError, Stage
from boardpapers.outcome import Outcome
from boardpapers.schemas import Check, Record

if TYPE_CHECKING:
    from boardpapers.extract.paper import Findings, Paper

Extractor = Callable[["Paper"], "Findings[Any]"]


def extractors() -> tuple[tuple[str, Extractor], ...]:
    """The extractors by name, in the order in which they run; a new record type adds a line here."""
    from boardpapers.extract import bodies, decisions, fte, initiatives, money

    return (
        ("money", money.extract),
        ("fte", fte.extract),
        ("bodies", bodies.extract),
        ("decisions", decisions.extract),
        ("initiatives", initiatives.extract),
    )


def process(data: bytes, file_name: str, reader: str = "pdfium") -> Outcome:
    """One paper through all stages. Never raises for a bad paper: the outcome says what went wrong."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = _laid_out(data, file_name, reader)
    except ReadError as error:
        return _failed(sha256, file_name, Problem("read", "error", error.code, str(error)))
    except Exception as error:  # the one trap around a document: a bad paper never stops the others
        return _failed(sha256, file_name, crash("layout", file_name, error))
    if not document.blocks:
        return Outcome(sha256, file_name, "failed", document, problems=document.problems)
    return _extracted(document)


def _laid_out(data: bytes, file_name: str, reader: str) -> Document:
    from boardpapers.extract.layout import lay_out
    from boardpapers.extract.read import read_pdf

    return lay_out(read_pdf(data, file_name=file_name, reader=reader))


def _extracted(document: Document) -> Outcome:
    """The stages after layout; one that fails is a problem and leaves the others' results."""
    problems = list(document.problems)
    outcome = Outcome(document.sha256, document.file_name, "complete", document)
    try:
        paper = _understood(document)
    except Exception as error:  # the one trap around a document, see `process`
        problems.append(crash("language", document.file_name, error))
        return replace(outcome, status="partial", problems=tuple(problems))
    records: list[Record] = []
    for name, extract in extractors():
        try:
            findings = extract(paper)
        except Exception as error:  # as above: the other record types are still worth having
            problems.append(crash("extract", document.file_name, error, name))
            continue
        records.extend(findings.records)
        problems.extend(findings.problems)
    checks = _checked(paper, records, problems)
    lost = any(p.severity == "error" for p in problems)
    return replace(
        outcome,
        status="partial" if lost else "complete",
        metadata=paper.metadata,
        acronyms=tuple(paper.acronyms.items()),
        records=tuple(records),
        checks=checks,
        problems=tuple(problems),
    )


def _understood(document: Document) -> "Paper":
    """The paper with what the language stage found in it and what it says of itself."""
    from boardpapers.extract import metadata
    from boardpapers.extract.match import read_texts
    from boardpapers.extract.paper import Paper, texts_of

    readings = read_texts(texts_of(document))
    paper = Paper(document, readings, acronyms=metadata.acronyms(document))
    return replace(paper, metadata=metadata.extract(paper))


def _checked(paper: "Paper", records: Sequence[Record], problems: list[Problem]) -> tuple[Check, ...]:
    from boardpapers.extract.checks import check

    try:
        return tuple(check(paper, tuple(records)))
    except Exception as error:  # as in `_extracted`
        problems.append(crash("check", paper.document.file_name, error))
        return ()


def _failed(sha256: str, file_name: str, problem: Problem) -> Outcome:
    return Outcome(sha256, file_name, "failed", problems=(problem,))


def crash(stage: Stage, file_name: str, error: Exception, part: str = "") -> Problem:
    """A failure that is ours, not the paper's, as a problem."""
    where = f"{stage} ({part})" if part else stage
    message = (
        f"{file_name}: the stage {where} failed with {type(error).__name__}: {error}. "
        "This is a fault of boardpapers; please report it with the paper."
    )
    return Problem(stage, "error", "internal_error", message)
