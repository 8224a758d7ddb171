"""`boardpapers run`: papers in, a table of what was found out."""

import os
import shutil
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpapers.cli import options
from boardpapers.cli.output import Head, echo_table, harmless, short_name
from boardpapers.errors import ExitCode

if TYPE_CHECKING:
    from boardpapers.pipeline import Progress, RunReport
    from boardpapers.store.summary import PaperLine


@click.command("run")
@click.argument("papers", nargs=-1, required=True)
@options.database
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read papers. [default: one for each core]"
)
@click.option(
    "--reader",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads the PDFs: the fast one, or the slower one that it is held against.",
)
def run_command(papers: tuple[str, ...], db: Path, jobs: int | None, reader: str) -> None:
    """Read PAPERS (files, folders, globs) into the database.

    A paper that is already there is read again and replaces its rows. Exit codes: 0 all read, 1 a paper or a
    path could not be read, 3 nothing to read, 4 the database cannot be used.
    """
    from boardpapers.pipeline import run

    report = _with_progress(papers, db, jobs, partial(run, reader=reader))
    _echo_report(report, db)
    if report.interrupted:
        click.echo("Stopped. What was read is kept; run the same command again for the rest.", err=True)
        sys.exit(130)
    if report.failed or report.problems:
        sys.exit(int(ExitCode.SOME_FAILED))


def _with_progress(papers: tuple[str, ...], db: Path, jobs: int | None, run: "_Run") -> "RunReport":
    """A bar on a terminal, a plain line for each paper elsewhere."""
    if not sys.stderr.isatty():
        return run(papers, db, jobs=jobs, progress=_plain_progress)
    with click.progressbar(length=1, label="Reading papers", file=sys.stderr, show_pos=True) as bar:

        def advance(done: int, total: int, paper: "Loadable") -> None:
            bar.length = total
            bar.update(1)

        return run(papers, db, jobs=jobs, progress=advance)


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
    for line in report.papers:
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
    read = len(report.papers) - report.failed
    click.echo()
    records = sum(sum(line.counts.values()) for line in report.papers)
    click.echo(f"{read} of {len(report.papers)} papers read, {records:,} records, in {db}.")
    totals = Counter[str]()
    for line in report.papers:
        totals.update(line.counts)
    hints = []
    if records:
        table = "savings" if totals["savings"] else max(totals, key=lambda t: totals[t])
        hints += [f"list {_LISTS.get(table, table)}", 'search "business case"']
    if any(line.failed_checks for line in report.papers):
        hints.append("list checks --status mismatch")
    if any(line.problems for line in report.papers):
        hints.append("list problems")
    if hints:
        given = "" if str(db) == "boardpapers.db" else f" --db {db}"
        click.echo("What to try next:")
        for hint in hints:
            click.echo(f"  {_program()} {hint}{given}")


def _program() -> str:
    """How this program can be called from here: by its name if it is on the PATH, else by its place."""
    called = Path(sys.argv[0])
    if shutil.which("boardpapers") is not None or not called.is_file() or called.name != "boardpapers":
        return "boardpapers"
    place = os.path.relpath(called)
    return "boardpapers" if place.startswith(os.pardir) else place


if TYPE_CHECKING:
    from typing import Protocol

    from boardpapers.store.loading import Loadable

    class _Run(Protocol):
        def __call__(
            self, named: tuple[str, ...], db: Path, *, jobs: int | None, progress: Progress
        ) -> RunReport: ...
