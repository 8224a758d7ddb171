"""`completion`, and what words can stand where."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HOW = {
    "bash": 'eval "$(boardpapers completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(boardpapers completion zsh)"    # in ~/.zshrc, after compinit',
    "fish": "boardpapers completion fish > ~/.config/fish/completions/boardpapers.fish",
}


@click.command("completion", epilog="\n\n".join(f"\b\n{line}" for line in _HOW.values()))
@click.argument("shell", type=click.Choice(sorted(_HOW)))
def completion_command(shell: str) -> None:
    """Print what SHELL needs to complete commands, options and names of forces with the tab key."""
    from click.shell_completion import get_completion_class

    from boardpapers.cli import main

    made = get_completion_class(shell)
    assert made is not None  # all three are click's own
    try:
        click.echo(made(main, {}, "boardpapers", "_BOARDPAPERS_COMPLETE").source())
    except RuntimeError as error:  # a shell that is too old, or not there
        raise click.ClickException(str(error)) from error


def lists(context: click.Context, parameter: click.Parameter, start: str) -> "list[CompletionItem]":
    """What `list` can list."""
    from click.shell_completion import CompletionItem

    from boardpapers.queries.paper_lists import KINDS

    return [CompletionItem(k.name) for k in KINDS if k.name.startswith(start.casefold())]


def forces(context: click.Context, parameter: click.Parameter, start: str) -> "list[CompletionItem]":
    """Names of forces, by how any of their words begin."""
    from click.shell_completion import CompletionItem

    from boardpapers.organisations import force_names

    wanted = start.casefold()
    return [
        CompletionItem(name)
        for name in force_names()
        if name.casefold().startswith(wanted) or any(w.startswith(wanted) for w in name.casefold().split())
    ]
