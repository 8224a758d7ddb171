"""`boardpapers run`: papers in, a table of what was found out."""

import os
import shutil
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from boardpapers.cli import options
from boardpapers.cli.output import Head, echo_table, harmless, short_name
from boardpapers.errors import ExitCode
from boardpapers.limits import Limits, ReadOptions

if TYPE_CHECKING:
    from boardpapers.pipeline import Options, RunReport
    from boardpapers.store.loading import Loadable
    from boardpapers.store.summary import PaperLine

F = TypeVar("F", bound=Callable[..., Any])


def _limit(option: str, name: str, kind: "click.ParamType[Any]", text: str) -> Callable[[F], F]:
    """An option for one of the limits of a paper, with its default."""
    default = getattr(Limits(), name)
    return click.option(option, name, type=kind, default=default, show_default=True, help=text)


@click.command("run")
@click.argument("papers", nargs=-1, required=True)
@options.database
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read papers. [default: one for each core]"
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Read on the Dask cluster whose scheduler is at ADDRESS (tcp://host:8786); see docs/scale.md.",
)
@click.option(
    "--reader",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads the PDFs: the fast one, or the slower one that it is held against.",
)
@click.option("--no-ocr", is_flag=True, help="Leave out pages that are pictures; a problem tells of each.")
@click.option("--again", is_flag=True, help="Read unchanged papers too.")
@click.option("--prune", is_flag=True, help="Drop papers from the database that are not among PAPERS.")
@click.option(
    "--password", "passwords", multiple=True, help="To try on encrypted papers; may be given several times."
)
@click.option(
    "--password-file",
    "password_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A CSV or TSV file: a row for each paper, with its file name and the password.",
)
@_limit("--max-seconds", "seconds", click.FloatRange(1), "Give up a paper after so many seconds.")
@_limit("--max-memory", "memory_mb", click.IntRange(400), "Give up a paper that takes more megabytes.")
@_limit("--max-pages", "pages", click.IntRange(1), "Read no more pages of a paper.")
@_limit("--max-inflated", "inflated_mb", click.IntRange(1), "Refuse a paper that unpacks to more.")
def run_command(
    papers: tuple[str, ...],
    db: Path,
    jobs: int | None,
    cluster: str | None,
    reader: str,
    no_ocr: bool,
    again: bool,
    prune: bool,
    passwords: tuple[str, ...],
    password_files: tuple[Path, ...],
    **limits: Any,
) -> None:
    """Read PAPERS (files, folders, globs, addresses of a store) into the database.

    A paper that is there already and has not changed is left as it is; one that has changed is read again and
    replaces its rows. Exit codes: 0 all read, 1 a paper or a path could not be read, 3 nothing to read, 4 the
    database cannot be used, 7 the cluster cannot be used, 130 stopped.
    """
    from boardpapers.passwords import collect_passwords
    from boardpapers.pipeline import Options

    _stop_when_told()
    given = collect_passwords(passwords, password_files)

    options = Options(again, prune, given, Limits(**limits), ReadOptions(reader, not no_ocr))
    run = _on_cluster(cluster, jobs) if cluster else _here(jobs)
    with run as run_papers:
        report = _with_progress(papers, db, options, run_papers)
    _echo_report(report, db)
    if report.interrupted:
        left = f" {report.left:,} papers are left." if report.left else ""
        click.echo(
            f"Stopped. What was read is kept.{left} Run the same command again for the rest.", err=True
        )
        sys.exit(130)
    if report.failed or report.problems:
        sys.exit(int(ExitCode.SOME_FAILED))


def _stop_when_told() -> None:
    """What asks this process to end (`kill`, a shutdown) stops a run like Ctrl-C."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)


@contextmanager
def _here(jobs: int | None) -> Iterator[Callable[..., "RunReport"]]:
    """What runs papers in processes of this machine."""
    from boardpapers.pipeline import run

    yield partial(run, jobs=jobs)


@contextmanager
def _on_cluster(address: str, jobs: int | None) -> Iterator[Callable[..., "RunReport"]]:
    """What runs papers on the cluster, as many at once as it can read if `jobs` does not say."""
    from boardpapers.pipeline import run
    from boardpapers.workers.cluster import connected

    with connected(address) as executor:
        yield partial(run, jobs=jobs or executor.width, executor=executor, digests=executor.digests)


def _with_progress(
    papers: tuple[str, ...], db: Path, options: "Options", run: Callable[..., "RunReport"]
) -> "RunReport":
    """A bar on a terminal, a plain line for each paper elsewhere."""
    if not sys.stderr.isatty():
        return run(papers, db, options, progress=_plain_progress, tell=_tell)
    with click.progressbar(length=1, label="Reading papers", file=sys.stderr, show_pos=True) as bar:

        def advance(done: int, total: int, paper: "Loadable") -> None:
            bar.length = total
            bar.update(1)

        return run(papers, db, options, progress=advance, tell=_tell)


def _tell(message: str) -> None:
    click.echo(harmless(message), err=True)


def _plain_progress(done: int, total: int, paper: "Loadable") -> None:
    click.echo(f"[{done}/{total}] {harmless(paper.file_name)}: {paper.status}", err=True)


def _echo_report(report: "RunReport", db: Path) -> None:
    from boardpapers.store.summary import COUNTED

    heads = [
        Head("paper"),
        Head("force", spare=True),
        Head("body", spare=True),
        Head("date", shrinks=False),
        Head("pages", True, False),
        *(Head(short, True, False) for _, short in COUNTED),
        Head("checks", True, False),
        Head("problems", True, False),
        Head("status", shrinks=False),
    ]
    if report.papers:
        echo_table(heads, [_row(line) for line in report.papers])
    for problem in report.problems:
        click.echo(f"Not read: {harmless(problem.message)}", err=True)
    for line in (*report.papers, *report.unchanged):
        if line.status != "complete" and line.reason:
            click.echo(f"{line.status}: {harmless(line.reason)}", err=True)
    _echo_next(report, db)


def _row(line: "PaperLine") -> list[str]:
    counts = [str(n or "") for n in line.counts.values()]
    if line.status == "failed":
        counts = [""] * len(counts)
    wrong = f"{line.failed_checks} of {line.checks} wrong" if line.failed_checks else f"{line.checks} ok"
    return [
        line.file_name,
        short_name(line.force or ""),
        line.body or "",
        line.date or "",
        str(line.pages or ""),
        *counts,
        wrong if line.checks else "",
        str(line.problems or ""),
        line.status,
    ]


#: What `list` calls the tables whose names are longer.
_LISTS = {"other_amounts": "other", "fte_benefits": "fte", "governance_bodies": "bodies"}


def _echo_next(report: "RunReport", db: Path) -> None:
    """Totals, and what to try next with this database."""
    every = (*report.papers, *report.unchanged)
    if report.papers:
        click.echo()
    records = sum(sum(line.counts.values()) for line in every)
    click.echo(f"{_read(report)}, {records:,} records, in {db}.")
    if report.dropped:
        click.echo(f"{report.dropped:,} dropped: their files have gone or changed.")
    totals = Counter[str]()
    for line in every:
        totals.update(line.counts)
    hints = []
    if records:
        table = "savings" if totals["savings"] else max(totals, key=lambda t: totals[t])
        hints += [f"list {_LISTS.get(table, table)}", 'search "business case"']
    if any(line.failed_checks for line in every):
        hints.append("list checks --status mismatch")
    if any(line.problems for line in every):
        hints.append("list problems")
    if hints:
        given = "" if str(db) == "boardpapers.db" else f" --db {db}"
        click.echo("What to try next:")
        for hint in hints:
            click.echo(f"  {_program()} {hint}{given}")


def _read(report: "RunReport") -> str:
    """`9 of 11 papers read (5 of them earlier: unchanged)`."""
    several = len(report.papers) + len(report.unchanged)
    earlier = sum(line.status != "failed" for line in report.unchanged)
    unchanged = f" ({earlier:,} of them earlier: unchanged)" if earlier else ""
    return f"{several - report.failed:,} of {several:,} papers read{unchanged}"


def _program() -> str:
    """How this program can be called from here: by its name if it is on the PATH, else by its place."""
    called = Path(sys.argv[0])
    if shutil.which("boardpapers") is not None or not called.is_file() or called.name != "boardpapers":
        return "boardpapers"
    place = os.path.relpath(called)
    return "boardpapers" if place.startswith(os.pardir) else place
