"""`boardpapers describe`: what the tables and columns hold."""

from pathlib import Path

import click

from boardpapers.cli import options
from boardpapers.cli.output import Head, echo_table


@click.command("describe")
@click.argument("table", required=False)
@options.database
@options.machine_shapes
def describe_command(table: str | None, db: Path, shape: str | None, out: Path | None) -> None:
    """Describe the database's tables, or the columns of TABLE."""
    from boardpapers.queries.describing import describe_columns, describe_tables
    from boardpapers.queries.reading import open_for_reading

    with open_for_reading(db) as connection:
        if table is None:
            title, rows = "", describe_tables(connection)
        else:
            title, rows = describe_columns(connection, table)
    names = list(rows[0])
    if options.echo_or_write(rows, shape, out, names):
        return
    if title:
        click.echo(f"{table}: {title}\n")
    heads = [Head(name.replace("_", " "), name == "rows", name == "description") for name in names]
    echo_table(heads, [[str(row[name]) for name in names] for row in rows])
