"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from boardpapers.cli.output import Shape

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
    """--json, --jsonl and --csv; the last one given counts."""
    for shape, text in (
        ("csv", "As CSV."),
        ("jsonl", "As JSON Lines: one object a line."),
        ("json", "As JSON: a list of objects."),
    ):
        command = click.option(f"--{shape}", "shape", flag_value=shape, type=str, help=text)(command)
    return command


def shape_of(value: str | None) -> Shape:
    return value or "table"  # type: ignore[return-value]  # click gives one of the flag values above
