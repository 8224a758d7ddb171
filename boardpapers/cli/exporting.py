"""`boardpapers export`: the database for other programs."""

import json
from pathlib import Path
from typing import Any

import click

from boardpapers.cli import options
from boardpapers.errors import InputError

#: The names of `export.formats.FORMATS`, which is imported late; a test holds them against each other.
NAMES = ("datapackage", "parquet", "xlsx", "popolo", "annotations")


@click.command("export")
@click.argument("format", type=click.Choice(NAMES))
@options.database
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; made where there is none.",
)
@click.option("--licence", help="Data package: licence of the papers' words, such as OGL-UK-3.0.")
@click.option(
    "--accuracy",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Data package: a file with what `boardpapers evaluate --json` measured.",
)
def export_command(format: str, db: Path, out: Path, licence: str | None, accuracy: Path | None) -> None:
    """Write the database in another form.

    \b
    datapackage  the whole database as a Frictionless Data Package (CSV with a description)
    parquet      a Parquet file for each table and view (pip install boardpapers[export])
    xlsx         one Excel workbook with the lists and views (pip install boardpapers[export])
    popolo       organisations, bodies and seats as Popolo JSON
    annotations  the evidence as W3C Web Annotations (JSON-LD)

    One list, with filters, in any shape: `boardpapers list savings --out savings.parquet`.
    """
    from boardpapers.export.formats import export
    from boardpapers.queries.reading import open_for_reading

    given: dict[str, Any] = {}
    if format == "datapackage":
        given = {"licence": licence, "accuracy": _measured(accuracy)}
    elif licence or accuracy:
        raise click.UsageError("--licence and --accuracy belong to the data package.")
    with open_for_reading(db) as connection:
        written = export(connection, format, out, **given)
    click.echo(f"{written[0]}" + (f" and {len(written) - 1} more files." if len(written) > 1 else "."))


def _measured(path: Path | None) -> Any:
    """The totals of an evaluation, without its misses."""
    if path is None:
        return None
    try:
        measured = json.loads(path.read_text(encoding="utf-8"))
        return {k: v for k, v in measured["total"].items() if k != "misses"}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: this is not what `boardpapers evaluate --json` writes ({error})."
        ) from error
