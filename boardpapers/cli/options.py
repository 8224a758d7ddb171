"""Options that several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from boardpapers.cli.output import Shape, echo_rows

F = TypeVar("F", bound=Callable[..., Any])

database = click.option(
    "--db",
    default="boardpapers.db",
    show_default=True,
    envvar="BOARDPAPERS_DB",
    type=click.Path(path_type=Path),
    help="The database. Also from the variable BOARDPAPERS_DB.",
)

papers = click.option(
    "--papers",
    multiple=True,
    envvar="BOARDPAPERS_PAPERS",
    type=click.Path(path_type=Path),
    help="Where the PDFs are, if not beside the database: a folder or file; may be given twice.",
)


def machine_shapes(command: F) -> F:
    """--json, --jsonl and --csv, of which the last one given counts, and --out."""
    for shape, text in (
        ("csv", "As CSV."),
        ("jsonl", "As JSON Lines: one object a line."),
        ("json", "As JSON: a list of objects."),
    ):
        command = click.option(f"--{shape}", "shape", flag_value=shape, type=str, help=text)(command)
    return click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Into a file: .csv, .json, .jsonl, .parquet or .xlsx.",
    )(command)


def echo_or_write(
    rows: Sequence[dict[str, Any]], shape: str | None, out: Path | None, names: Sequence[str]
) -> bool:
    """Print or write rows for a machine; False where a person asked."""
    if out is not None:
        from boardpapers.export.tabular import write_rows

        write_rows(out, rows, names)
        click.echo(f"{out}: {len(rows):,} rows.", err=True)
    elif shape is not None:
        echo_rows(rows, shape_of(shape), names)
    return out is not None or shape is not None


def shape_of(value: str | None) -> Shape:
    return value or "table"  # type: ignore[return-value]  # click gives one of the flag values above
