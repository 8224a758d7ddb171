"""`boardpapers evaluate`: how far a database agrees with annotations."""

import json
from pathlib import Path

import click

from boardpapers.cli import options


@click.command("evaluate")
@click.argument("gold_dir", type=click.Path(path_type=Path))
@options.database
@click.option(
    "--papers", type=click.Path(path_type=Path), help="Folder with the PDFs, to check evidence on the page."
)
@click.option(
    "--misses", is_flag=True, help="Also what was missed and what was invented, with paper and quote."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def evaluate_command(gold_dir: Path, db: Path, papers: Path | None, misses: bool, as_json: bool) -> None:
    """Hold the database against the annotations in GOLD_DIR (one JSON file a paper)."""
    from boardpapers.evaluate import evaluate, render, to_json

    report = evaluate(db, gold_dir, papers)
    click.echo(
        json.dumps(to_json(report), ensure_ascii=False, indent=1) if as_json else render(report, misses)
    )
