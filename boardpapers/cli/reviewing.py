"""`boardpapers review`: a person looks at the least certain records and puts them right, once."""

import getpass
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import click

from boardpapers.cli import options
from boardpapers.cli.output import harmless
from boardpapers.cli.showing import echo_detail
from boardpapers.corrections import (
    ACCEPTED,
    REJECTED,
    Correction,
    Value,
    add_corrections,
    default_file,
    read_corrections,
)

_CHOICES = {"a": "accept", "c": "change", "r": "reject", "s": "skip", "q": "quit"}


@click.command("review")
@options.database
@click.option(
    "--below",
    default=0.8,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="Records less certain than this.",
)
@click.option("--record", "only", help="Only this record (its id).")
@click.option("--who", default=getpass.getuser, help="Your name in the corrections. [default: the user's]")
def review_command(db: Path, below: float, only: str | None, who: str) -> None:
    """Walk through the records that should be looked at, and put right what is wrong.

    What you say goes into a text file beside the database (boardpapers.corrections.jsonl), one line each:
    record, field, was, is, who, when, why. Every run lays it over what it has read; a line that no longer
    fits is told, not dropped.
    """
    from boardpapers.queries.detail import detail
    from boardpapers.queries.reading import open_for_reading
    from boardpapers.queries.reviewing import worklist
    from boardpapers.store.corrections import correct_again

    path = default_file(db)
    done = {c.record for c in read_corrections(path)}
    written = 0
    with open_for_reading(db) as connection:
        work = [(detail(connection, only).id, "asked for")] if only else worklist(connection, below, done)
        for number, (record_id, reason) in enumerate(work, 1):
            click.secho(f"\n{number} of {len(work)}: {harmless(reason)}", bold=True)
            echo_detail(detail(connection, record_id))
            said = _asked(connection, record_id, who)
            if said is None:
                break
            add_corrections(path, said)
            written += len(said)
    if written:
        for unfit in correct_again(db):
            click.echo(harmless(unfit), err=True)
    click.echo(f"{written} corrections written to {path}." if written else "Nothing written.")


def _asked(connection: sqlite3.Connection, record_id: str, who: str) -> list[Correction] | None:
    """What the person says of the record; None to stop."""
    told = ", ".join(f"[{letter}]{word[1:]}" for letter, word in _CHOICES.items())
    answer = click.prompt(told, type=click.Choice(list(_CHOICES)), show_choices=False, default="s")
    if answer in ("s", "q"):
        return [] if answer == "s" else None
    from boardpapers.queries.reviewing import record_row

    record = record_row(connection, record_id)
    field: str | None = None
    was: Value = None
    value: Value = ACCEPTED if answer == "a" else REJECTED
    if answer == "c":
        field, was, value = _change(record)
    why = click.prompt("Why", default="", show_default=False)
    today = date.today().isoformat()
    return [
        Correction(
            record_id, field, was, value, who, today, why, record["sha256"], record["type"], record["quote"]
        )
    ]


def _change(record: dict[str, Any]) -> tuple[str, Value, Value]:
    fields = [f for f in record["row"] if not f.endswith("_id") and f not in ("id", "document_id")]
    field = click.prompt("Which column", type=click.Choice(fields))
    was = record["row"][field]
    return (
        field,
        was,
        _typed(
            click.prompt(
                f"{field} is {was!r}; it should be (empty for nothing)", default="", show_default=False
            ),
            was,
            field,
        ),
    )


def _typed(text: str, was: Value, field: str) -> Value:
    """Numbers for columns that hold numbers."""
    if not text:
        return None
    if isinstance(was, int | float) or field.endswith("_gbp") or field in ("fte", "fte_max", "hours"):
        plain = text.replace(",", "").removeprefix("£")
        try:
            return int(plain) if isinstance(was, int) else float(plain)
        except ValueError as error:
            raise click.BadParameter(f"{text!r} is no number.") from error
    return text
