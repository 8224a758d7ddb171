"""`boardpapers history`: what became of a figure, paper by paper."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from boardpapers.cli import options
from boardpapers.cli.output import harmless, money, number, short_name

if TYPE_CHECKING:
    from boardpapers.queries.history import History

_SHORT_ID = 8
_QUALIFIERS = {"about": "about ", "at_least": "at least ", "up_to": "up to "}


@click.command("history")
@click.argument("programme")
@options.database
@click.option("--force", help="Only of this force, commissioner or alliance.")
@click.option("--all", "every", is_flag=True, help="Also benefits that only one claim tells of.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def history_command(programme: str, db: Path, force: str | None, every: bool, as_json: bool) -> None:
    """Tell the story of PROGRAMME's benefits: what was planned, revised, delivered or missed.

    Where two papers contradict each other, that is said. PROGRAMME is words of a programme's name (what
    belongs to it comes too) or of a benefit's. Figures are linked by rule; each link says why and how surely.
    """
    import json

    from boardpapers.queries.history import history
    from boardpapers.queries.reading import open_for_reading

    with open_for_reading(db) as connection:
        found = history(connection, programme, force)
    told = [h for h in found if every or len(h.claims) > 1]
    if as_json:
        click.echo(json.dumps([asdict(h) for h in told], ensure_ascii=False, indent=1))
        return
    for one in told:
        _echo_story(one)
    alone = len(found) - len(told)
    hint = f"; {alone} more told once only (--all shows them)" if alone else ""
    click.echo(f"{len(told)} benefits told more than once{hint}.")


def _echo_story(one: "History") -> None:
    benefit = one.benefit
    what = [benefit["programme"], benefit["name"] if benefit["name"] != benefit["programme"] else None]
    said = [benefit["basis"], benefit["cashability"]]
    about = [
        " – ".join(w for w in what if w) or "Without a name",
        short_name(benefit["organisation"] or ""),
        benefit["portfolio"] or "",
        benefit["period_text"] or "",
        ", ".join(s.replace("_", " ") for s in said if s != "unspecified"),
    ]
    click.secho(harmless(" · ".join(a for a in about if a)), bold=True)
    for claim in one.claims:
        click.echo("  " + harmless(_line(claim, benefit["kind"], one.claims)))
        if claim["contradicts"]:
            text = f"contradicts {claim['contradicted_paper']} [{claim['contradicts'][:_SHORT_ID]}]"
            click.secho("    ! " + harmless(text), fg="red")
    rules = list(dict.fromkeys(c["rule"] for c in one.claims if c["rule"]))
    if rules:
        click.secho(f"    linked by: {' / '.join(rules)} ({benefit['confidence']:.2f})", dim=True)
    click.echo()


def _line(claim: dict[str, Any], kind: str, claims: Sequence[dict[str, Any]]) -> str:
    date = claim["paper_date"] or "undated"
    place = f"{claim['paper']}, page {claim['page']}  [{claim['record_id'][:_SHORT_ID]}]"
    quote = claim["quote"] if len(claim["quote"]) <= 70 else claim["quote"][:69] + "…"
    share = _share(claim, claims)
    return f"{date:<10}  {claim['role']:<9}  {_figure(claim, kind)}{share}  “{quote}”  {place}"


def _figure(claim: dict[str, Any], kind: str) -> str:
    as_text = money if kind == "saving" else (lambda value: f"{number(value)} FTE")
    upper = f" to {as_text(claim['figure_max'])}" if claim["figure_max"] is not None else ""
    return _QUALIFIERS.get(claim["qualifier"], "") + as_text(claim["figure"]) + upper


def _share(claim: dict[str, Any], claims: Sequence[dict[str, Any]]) -> str:
    """Of a delivered figure, its share of what this paper or an earlier one planned."""
    planned = [
        c["figure"]
        for c in claims
        if c["role"] in ("target", "revised", "restated")
        and c["status"] == "planned"
        and (c["position"] < claim["position"] or c["document_id"] == claim["document_id"])
    ]
    if claim["status"] != "delivered" or not planned or planned[-1] <= 0:
        return ""
    return f" ({claim['figure'] / planned[-1]:.0%} of plan)"
