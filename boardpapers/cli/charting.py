"""`boardpapers chart`: pictures for people who would rather look."""

from pathlib import Path

import click

from boardpapers.cli import options


@click.command("chart")
@click.argument("what", type=click.Choice(["savings", "fte", "governance"]))
@options.database
@click.option("--force", help="Only of this force, commissioner or alliance.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write: .svg, .png or .html (one page that needs nothing else).",
)
@click.option("--query", "show_query", is_flag=True, help="Print the question behind the chart.")
def chart_command(what: str, db: Path, force: str | None, out: Path, show_query: bool) -> None:
    """Draw savings by year (planned against delivered), posts by department, or who oversees what.

    Every chart says how many records it leaves out. Needs: pip install boardpapers[chart]
    """
    from boardpapers.charts.drawing import draw
    from boardpapers.charts.figures import FIGURES
    from boardpapers.queries.reading import open_for_reading

    with open_for_reading(db) as connection:
        figures = FIGURES[what](connection, force)
    draw(what, figures, out)
    if show_query:
        click.echo(figures.query)
    click.echo(f"{out}: {len(figures.rows)} figures; {figures.left_out}.", err=True)
