"""`list`, `show`, `search` and `sql`."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from boardpapers.cli import options
from boardpapers.cli.completing import forces, lists
from boardpapers.cli.output import Head, echo_table, harmless, money, number, short_name
from boardpapers.cli.showing import echo_detail

if TYPE_CHECKING:
    import sqlite3

    from boardpapers.queries.detail import Detail
    from boardpapers.queries.kinds import Field
    from boardpapers.queries.lists import Listing

_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
#: Columns that go first on a narrow terminal.
_SPARE = frozenset({"force", "period_text", "remit", "cadence", "portfolio", "reference", "caption"})
#: Columns of what is found, for machines.
_FOUND = ("id", "paper", "page", "number", "heading", "snippet", "text", "force", "paper_date", "document_id")
#: Characters of an id on the terminal; `show` takes the start of an id.
_SHORT_ID = 8


def _iso(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _DATE.match(value):
        raise click.BadParameter(f"{value!r} is no date: give 2019-11-30, 2019-11 or 2019.")
    return value


@click.command("list")
@click.argument("what", shell_complete=lists)
@options.database
@click.option(
    "--force", shell_complete=forces, help="A force, its commissioner or an alliance; `West Mids` will do."
)
@click.option("--programme", help="Words of a programme's name; what belongs to it comes too.")
@click.option("--body", help="Words of a body's name, or its acronym.")
@click.option("--paper", help="A piece of the file name or title, or the start of the paper's id.")
@click.option("--since", callback=_iso, help="From this date on: 2019-11-30, 2019-11 or 2019.")
@click.option("--until", callback=_iso, help="Up to this date.")
@click.option(
    "--status", "statuses", multiple=True, help="Status, stage, role or severity; may be given twice."
)
@click.option("--cashable/--non-cashable", default=None, help="Only savings called so.")
@click.option("--no-totals", is_flag=True, help="Leave out figures that include others.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@options.machine_shapes
def list_command(what: str, db: Path, shape: str | None, out: Path | None, **asked: Any) -> None:
    """List savings, costs, other, fte, bodies, decisions, initiatives, papers, checks or problems."""
    from boardpapers.queries.lists import Filters, kind_named, listing
    from boardpapers.queries.reading import open_for_reading

    kind = kind_named(what)
    with open_for_reading(db) as connection:
        found = listing(connection, kind, Filters(**asked))
    if options.echo_or_write(found.rows, shape, out, [f.name for f in kind.fields]):
        pass
    elif not found.rows:
        click.echo(f"No {_several(kind.title)} like that in {db}.")
    else:
        _echo_listing(found)
    if found.undated:
        click.echo(f"{found.undated:,} without a date were left out.", err=True)


def _echo_listing(found: "Listing") -> None:
    fields = [f for f in found.kind.fields if f.head is not None]
    empty = {f.name for f in fields if not any(_said(row[f.name]) for row in found.rows)}
    shown = [f for f in fields if f.name not in empty]
    heads = [
        Head(f.head or "", f.format in ("money", "number"), f.format == "text", f.name in _SPARE)
        for f in shown
    ]
    echo_table(heads, [[_cell(f, row) for f in shown] for row in found.rows])
    click.echo()
    cut = f"{len(found.rows):,} of " if found.count > len(found.rows) else ""
    click.echo(f"{cut}{found.count:,} {_several(found.kind.title)}.")
    if found.sums:
        as_text = money if found.kind.sums == "amount_gbp" else number
        sums = "; ".join(f"{s.status} {as_text(s.amount)} ({s.count:,})" for s in found.sums)
        left_out = [
            *([f"{found.totals:,} totals"] if found.totals else []),
            *([f"{found.copies:,} that stand in another paper too"] if found.copies else []),
        ]
        without = f" ({' and '.join(left_out)} not counted)" if left_out else ""
        click.echo(f"Sums by status: {sums}{without}.")


def _several(title: str) -> str:
    """A list's title inside a sentence: `FTE benefits` keeps its capitals."""
    return title if title[1].isupper() else title[0].lower() + title[1:]


def _said(value: Any) -> bool:
    return value not in (None, "", "unspecified", 0)


def _cell(field: "Field", row: dict[str, Any]) -> str:
    value = row[field.name]
    if value is None or value == "unspecified":
        return ""
    if field.format == "id":
        return str(value)[:_SHORT_ID]
    if field.format == "flag":
        return "total" if value else ""
    if field.format == "money":
        return _amount(row, value)
    if field.format == "number":
        return number(value)
    if field.name == "force":
        return short_name(value)
    return str(value)


_QUALIFIERS = {"about": "about ", "at_least": "at least ", "up_to": "up to "}


def _amount(row: dict[str, Any], value: float) -> str:
    most = row.get("amount_max_gbp")
    upper = f" to {money(most)}" if most is not None else ""
    return _QUALIFIERS.get(row.get("qualifier") or "", "") + money(value) + upper


@click.command("show")
@click.argument("id")
@options.database
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--image",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the page with the words highlighted into this file (PNG, JPEG or WebP).",
)
@options.papers
def show_command(id: str, db: Path, as_json: bool, image: Path | None, papers: tuple[Path, ...]) -> None:
    """Show a record (or paper, body, programme, table) with the words, page and box behind every value.

    ID is an id or its first letters, as long as they are the start of one only. --image draws the page; the
    paper is looked for beside the database, or where --papers says.
    """
    from dataclasses import asdict

    from boardpapers.queries.detail import detail
    from boardpapers.queries.reading import open_for_reading

    with open_for_reading(db) as connection:
        found = detail(connection, id)
        if image is not None:
            _picture(connection, found, db, image, papers)
            return
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        echo_detail(found)


def _picture(
    connection: "sqlite3.Connection", found: "Detail", db: Path, image: Path, papers: tuple[Path, ...]
) -> None:
    from boardpapers.cli.picturing import echo_pictures, write_pictures
    from boardpapers.queries.places import paper_file, places_of

    places = places_of(connection, found)
    paper = paper_file(connection, found.paper["id"])
    echo_pictures(write_pictures(found, places, paper, db, image, papers), places)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@options.database
@click.option("--force", help="Only papers of this force, commissioner or alliance.")
@click.option("--paper", help="Only papers with this in the file name or title.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="At most so many.")
@options.machine_shapes
def search_command(
    words: tuple[str, ...],
    db: Path,
    force: str | None,
    paper: str | None,
    limit: int,
    shape: str | None,
    out: Path | None,
) -> None:
    """Search all paragraphs for WORDS; all must occur. Put quotes around words that belong together."""
    from boardpapers.queries import names
    from boardpapers.queries.reading import open_for_reading
    from boardpapers.queries.search import search

    asked = " ".join(f'"{w}"' if " " in w else w for w in words) if len(words) > 1 else words[0]
    with open_for_reading(db) as connection:
        forces = names.force_ids(connection, force) if force else None
        papers = names.paper_ids(connection, paper) if paper else None
        rows = search(connection, asked, limit, forces=forces, papers=papers, marks=_marks(shape or out))
    if options.echo_or_write(rows, shape, out, _FOUND):
        return
    for row in rows:
        number_ = f" {row['number']}" if row["number"] else ""
        place = f"{row['paper']}, page {row['page']}{number_}"
        heading = f" · {row['heading']}" if row["heading"] else ""
        click.secho(harmless(place + heading), bold=True, nl=False)
        click.echo(f"  [{row['id'][:_SHORT_ID]}]")
        click.echo("  " + _lit(harmless(row["snippet"])))
    click.echo(
        f"{len(rows)} paragraphs."
        if len(rows) < limit
        else f"The first {limit} paragraphs; --limit for more."
    )


#: Characters of the private use area that no clean text has: they mark found words until they are coloured.
_OPEN, _CLOSE = "\ue000", "\ue001"


def _marks(shape: object) -> tuple[str, str]:
    return ("", "") if shape is not None else (_OPEN, _CLOSE)


def _lit(snippet: str) -> str:
    found = re.compile(f"{_OPEN}(.*?){_CLOSE}")
    lit = found.sub(lambda m: click.style(m.group(1), fg="green", bold=True), snippet)
    return lit.replace(_OPEN, "").replace(_CLOSE, "")


@click.command("sql")
@click.argument("query")
@options.database
@options.machine_shapes
def sql_command(query: str, db: Path, shape: str | None, out: Path | None) -> None:
    """Ask in SQL; read-only. `-` reads the question from standard input."""
    from boardpapers.queries.reading import open_for_reading
    from boardpapers.queries.sql import ask

    text = sys.stdin.read() if query == "-" else query
    with open_for_reading(db) as connection:
        answer = ask(connection, text)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    if options.echo_or_write(rows, shape, out, answer.columns):
        return
    numeric = [
        all(isinstance(r[n], int | float | None) for r in answer.rows) for n in range(len(answer.columns))
    ]
    heads = [Head(name, right, not right) for name, right in zip(answer.columns, numeric, strict=True)]
    echo_table(heads, [["" if v is None else str(v) for v in row] for row in answer.rows])
    click.echo(f"{len(answer.rows):,} rows.", err=True)
