"""From papers to a database: read, lay out, language, metadata, extractors, checks, load.

One paper is one pure function (`process`) from bytes to an `Outcome`; files, clock and database stand at the
two ends. Stages are imported late: asking for help or running a query needs none of them.
"""

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from boardpapers.document import Document
from boardpapers.errors import Problem, ReadError, Stage
from boardpapers.limits import STAGE_SECONDS_A_PAGE, STEP_SECONDS, Limits, ReadOptions
from boardpapers.outcome import Outcome
from boardpapers.schemas import Check, Record
from boardpapers.schemas.vocabulary import DocumentStatus

if TYPE_CHECKING:
    from boardpapers.extract.paper import Findings, Paper

Extractor = Callable[["Paper"], "Findings[Any]"]

#: By this is multiplied how sure a record is whose words were recognised (OCR): a figure may be misread.
_RECOGNISED = 0.95


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


#: Called before a step that may take so many seconds, and by its call says that the last step has ended.
Allow = Callable[[float], None]


def process(
    data: bytes,
    file_name: str,
    options: ReadOptions | None = None,
    *,
    passwords: Sequence[str] = (),
    limits: Limits | None = None,
    allow: Allow = lambda seconds: None,
) -> Outcome:
    """One paper through all stages. Never raises for a bad paper: the outcome says what went wrong.

    `passwords` are tried where the paper asks for one.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = _laid_out(data, file_name, options or ReadOptions(), passwords, limits or Limits(), allow)
    except ReadError as error:
        return _failed(sha256, file_name, Problem("read", "error", error.code, str(error)))
    except Exception as error:  # the one trap around a document: a bad paper never stops the others
        return _failed(sha256, file_name, crash("layout", file_name, error))
    return _extracted(document, allow) if document.blocks else _wordless(document)


def _wordless(document: Document) -> Outcome:
    """A paper without running text: failed if something went wrong with it, else that is how it is."""
    problems = list(document.problems)
    failed = any(p.severity == "error" for p in problems)
    if not failed:
        pages = "its page" if document.page_count == 1 else f"any of its {document.page_count} pages"
        message = f"{document.file_name}: there is no running text on {pages}: nothing can be extracted."
        problems.append(Problem("read", "warning", "no_text", message))
    status: DocumentStatus = "failed" if failed else "complete"
    return Outcome(document.sha256, document.file_name, status, document, problems=tuple(problems))


def warm_up() -> None:
    """Import all stages and build what they keep, so that the first paper takes no longer than the next."""
    from boardpapers.extract.match import read_texts

    with contextlib.suppress(Exception):  # whatever is wrong here is told with the first paper
        extractors()
        _modules()
        read_texts(("Savings of £1m by 2019/20.",))


def _modules() -> None:
    import boardpapers.extract.checks
    import boardpapers.extract.layout
    import boardpapers.extract.metadata
    import boardpapers.extract.read
    import boardpapers.store.loading  # noqa: F401


def _laid_out(
    data: bytes,
    file_name: str,
    options: ReadOptions,
    passwords: Sequence[str],
    limits: Limits,
    allow: Allow,
) -> Document:
    from boardpapers.extract.layout import lay_out
    from boardpapers.extract.read import RawPaper, read_pdf
    from boardpapers.extract.read.inflating import check_inflated
    from boardpapers.extract.read.unlocking import password_for

    def read(password: str | None) -> RawPaper:
        return read_pdf(
            data,
            file_name=file_name,
            reader=options.reader,
            ocr=options.ocr,
            password=password,
            max_pages=limits.pages,
            after_page=lambda: allow(STEP_SECONDS),
        )

    check_inflated(data, file_name, limits.inflated_mb)
    try:
        raw = read(None)
    except ReadError as error:
        if error.code != "encrypted" or not passwords:
            raise
        raw = read(password_for(data, file_name, passwords))
    allow(_stage_seconds(len(raw.pages)))
    return lay_out(raw)


def _stage_seconds(pages: int) -> float:
    return STEP_SECONDS + STAGE_SECONDS_A_PAGE * pages


def _extracted(document: Document, allow: Allow) -> Outcome:
    """The stages after layout; one that fails is a problem and leaves the others' results."""
    problems = list(document.problems)
    outcome = Outcome(document.sha256, document.file_name, "complete", document)
    each = _stage_seconds(document.page_count)
    allow(each)
    try:
        paper = _understood(document)
    except Exception as error:  # the one trap around a document, see `process`
        problems.append(crash("language", document.file_name, error))
        return replace(outcome, status="partial", problems=tuple(problems))
    records: list[Record] = []
    for name, extract in extractors():
        allow(each)
        try:
            findings = extract(paper)
        except Exception as error:  # as above: the other record types are still worth having
            problems.append(crash("extract", document.file_name, error, name))
            continue
        records.extend(findings.records)
        problems.extend(findings.problems)
    allow(each)
    checks = _checked(paper, records, problems)
    lost = any(p.severity == "error" for p in problems)
    return replace(
        outcome,
        status="partial" if lost else "complete",
        metadata=paper.metadata,
        acronyms=tuple(paper.acronyms.items()),
        records=tuple(_as_sure_as_its_page(r, document.recognised) for r in records),
        checks=checks,
        problems=tuple(problems),
    )


def _as_sure_as_its_page(record: Record, recognised: frozenset[int]) -> Record:
    """The record, less sure where its own words were recognised from a picture."""
    if recognised.isdisjoint(e.page for e in record.words):
        return record
    return record.model_copy(update={"confidence": round(record.confidence * _RECOGNISED, 3)})


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
    if isinstance(error, MemoryError):
        message = (
            f"{file_name}: reading it took too much memory. Allow more with --max-memory, or split the file."
        )
        return Problem(stage, "error", "too_much_memory", message)
    where = f"{stage} ({part})" if part else stage
    message = (
        f"{file_name}: the stage {where} failed with {type(error).__name__}: {error}. "
        "This is a fault of boardpapers; please report it with the paper."
    )
    return Problem(stage, "error", "internal_error", message)
