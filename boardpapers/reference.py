"""Writes the generated pages of docs/, or checks that they are up to date.

python -m boardpapers.reference docs [--check]
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from boardpapers.cli import main
from boardpapers.describe import json_schema_page, records_page, schema_page


def cli_page() -> str:
    """Every command with its help."""
    parts = [
        "<!-- written by `python -m boardpapers.reference docs`; change the commands, not this page -->",
        "# Commands\n",
        "Exit codes and what to do: [errors.md](errors.md).\n",
    ]
    for title, text in _helps(main, "boardpapers"):
        parts.append(f"## `{title}`\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def _helps(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=path, terminal_width=100, **main.context_settings)
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if (child := command.get_command(context, name)) is not None:
                yield from _helps(child, f"{path} {name}")


PAGES: dict[str, Callable[[], str]] = {
    "records.md": records_page,
    "schema.sql": schema_page,
    "records.schema.json": json_schema_page,
    "cli.md": cli_page,
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", is_flag=True, help="Write nothing; fail when a page is not up to date.")
def write(folder: Path, check: bool) -> None:
    """Write the reference pages into FOLDER."""
    stale = []
    for name, page in PAGES.items():
        path, text = folder / name, page()
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, encoding="utf-8")
    if stale:
        raise click.ClickException(
            f"not up to date in {folder}: {', '.join(stale)}. Run: python -m boardpapers.reference {folder}"
        )


if __name__ == "__main__":
    write()
