"""`boardpapers report`: a paper as one self-contained page."""

from pathlib import Path

import click

from boardpapers import __version__
from boardpapers.cli import options
from boardpapers.errors import InputError, NotFoundError


@click.command("report")
@click.argument("paper")
@options.database
@options.papers
@click.option(
    "--html",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write: one page that needs nothing else.",
)
def report_command(paper: str, db: Path, papers: tuple[Path, ...], html: Path) -> None:
    """Make a page of PAPER: its pages with every record highlighted, beside the list of the records.

    PAPER is a piece of the file name or title, or the start of its id. The PDF is looked for beside the
    database, or where --papers says.
    """
    from boardpapers.extract.read.render import render_pages
    from boardpapers.picture import find_paper
    from boardpapers.queries import names
    from boardpapers.queries.reading import open_for_reading
    from boardpapers.report import gather, page

    with open_for_reading(db) as connection:
        found = names.paper_ids(connection, paper)
        if len(found) > 1:
            raise NotFoundError(f"{len(found)} papers are called {paper!r}. Give more of the file name.")
        report = gather(connection, found[0])
    file = report.file
    data = find_paper(file.file_name, file.sha256, db, papers)
    pictures = render_pages(data, range(1, (file.page_count or 0) + 1), file_name=file.file_name)
    text = page(report, pictures, __version__)
    try:
        html.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{html}: cannot be written ({error.strerror}).") from error
    click.echo(f"{html}: {len(report.records)} records on {file.page_count} pages, {len(text) / 1e6:.1f} MB.")
