"""A record on the terminal: every attribute, the words behind it, and its surroundings."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from boardpapers.cli.output import Head, echo_table, harmless, money, number

if TYPE_CHECKING:
    from boardpapers.queries.detail import Detail, Neighbours

_MOST_CHECKS = 8


def echo_detail(found: "Detail") -> None:
    click.secho(f"{found.type.replace('_', ' ')} {found.id}", bold=True)
    _echo_paper(found)
    quotes = _by_field(found)
    click.echo()
    _echo_words(quotes.get(None, ()))
    names = [name for name, _ in found.attributes]
    size = max((len(n) for n in names), default=0)
    for name, value in found.attributes:
        click.echo(f"  {name:<{size}}  {_value(name, value)}")
        for row in quotes.get(name, ()):
            click.echo(f"  {'':<{size}}  {_quoted(row)}")
    _echo_children(found)
    _echo_related(found)
    for neighbours in found.neighbours:
        _echo_neighbours(neighbours)
    _echo_checks(found)


def _echo_paper(found: "Detail") -> None:
    paper = found.paper
    if paper:
        parts = [paper["file_name"], paper["organisation"], paper["paper_date"], paper["title"]]
        click.echo(harmless(" · ".join(p for p in parts if p)))
    if found.confidence is not None:
        click.echo(f"confidence {found.confidence:.2f}")


def _by_field(found: "Detail") -> dict[str | None, list[dict[str, Any]]]:
    grouped: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in found.evidence:
        grouped[row["child_id"] or row["field"]].append(row)
    return grouped


def _echo_words(rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        click.echo("  " + _quoted(row))
    if rows:
        click.echo()


def _quoted(row: dict[str, Any]) -> str:
    box = ", ".join(f"{row[edge]:.0f}" for edge in ("x0", "top", "x1", "bottom"))
    place = click.style(f"page {row['page']}, box {box}, {row['source']}", dim=True)
    return f"“{harmless(row['quote'])}”  {place}"


def _value(name: str, value: Any) -> str:
    if name.endswith("_gbp"):
        return money(value)
    if isinstance(value, float):
        return number(value)
    return harmless(str(value))


def _echo_children(found: "Detail") -> None:
    quotes = _by_field(found)
    for table, rows in found.children:
        if not rows:
            continue
        click.secho(f"\n{table.replace('_', ' ')}", bold=True)
        for row in rows:
            said = "; ".join(f"{name} {_value(name, value)}" for name, value in row.items() if name != "id")
            click.echo(f"  {said}")
            for quote in quotes.get(row["id"], ()):
                click.echo(f"      {_quoted(quote)}")


def _echo_related(found: "Detail") -> None:
    if found.related:
        click.echo()
    for how, own_id, text in found.related:
        click.echo(f"  {how}: {harmless(text)}" + (f"  [{own_id}]" if own_id else ""))


def _echo_neighbours(neighbours: "Neighbours") -> None:
    click.secho(
        f"\nin the table{': ' + harmless(neighbours.caption) if neighbours.caption else ''}", bold=True
    )
    if not neighbours.rows:
        return
    columns = len(neighbours.rows[0][1])
    heads = [Head(""), *(Head("▼" if n == neighbours.column else "") for n in range(columns))]
    echo_table(
        heads, [[">" if number_ == neighbours.row else "", *texts] for number_, texts in neighbours.rows]
    )


def _echo_checks(found: "Detail") -> None:
    if not found.checks:
        return
    click.secho("\nchecks of the table", bold=True)
    for check in found.checks[:_MOST_CHECKS]:
        figures = ""
        if check["stated"] is not None and check["computed"] is not None:
            figures = f": stated {number(check['stated'])}, adds up to {number(check['computed'])}"
        click.echo(f"  {check['result']:<8}  {check['kind']} {harmless(check['subject'])}{figures}")
    if len(found.checks) > _MOST_CHECKS:
        click.echo(f"  and {len(found.checks) - _MOST_CHECKS} more.")
