"""The command line. Commands are imported when they are called, so that help and queries start fast."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from boardpapers import __version__

if TYPE_CHECKING:
    from boardpapers.errors import BoardpapersError

_INTERRUPTED = 130

#: Every command in the order of use: its module, and the first sentence of its help (a test compares).
COMMANDS = {
    "run": (
        "running",
        "Read PAPERS (files, folders, globs, addresses of a store) into the database.",
    ),
    "list": (
        "asking",
        "List savings, costs, other, fte, bodies, decisions, initiatives, papers, checks or problems.",
    ),
    "show": (
        "asking",
        "Show a record (or paper, body, programme, table) with the words, page and box behind every value.",
    ),
    "search": (
        "asking",
        "Search all paragraphs for WORDS; all must occur.",
    ),
    "sql": (
        "asking",
        "Ask in SQL; read-only.",
    ),
    "describe": (
        "describing",
        "Describe the database's tables, or the columns of TABLE.",
    ),
    "history": (
        "telling",
        "Tell the story of PROGRAMME's benefits: what was planned, revised, delivered or missed.",
    ),
    "report": (
        "reporting",
        "Make a page of PAPER: its pages with every record highlighted, beside the list of the records.",
    ),
    "chart": (
        "charting",
        "Draw savings by year (planned against delivered), posts by department, or who oversees what.",
    ),
    "export": (
        "exporting",
        "Write the database in another form.",
    ),
    "serve": (
        "serving",
        "Open DB in a web browser with Datasette; read-only.",
    ),
    "review": (
        "reviewing",
        "Walk through the records that should be looked at, and put right what is wrong.",
    ),
    "evaluate": (
        "evaluating",
        "Hold the database against the annotations in GOLD_DIR (one JSON file a paper).",
    ),
    "completion": (
        "completing",
        "Print what SHELL needs to complete commands, options and names of forces with the tab key.",
    ),
}


class Commands(click.Group):
    """A group that imports a command when it is asked for, suggests one for a misspelt one, and turns
    failures into sentences and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"boardpapers.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [
            (n, click.Command(n, help=text).get_short_help_str(limit)) for n, (_, text) in COMMANDS.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            close = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5)
            if close:
                raise click.UsageError(f"{error.message} Did you mean {close[0]}?", ctx) from error
            raise

    def invoke(self, ctx: click.Context) -> Any:
        from boardpapers.errors import BoardpapersError

        try:
            return super().invoke(ctx)
        except BoardpapersError as error:
            _stop(error)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            sys.exit(_INTERRUPTED)
        except BrokenPipeError:
            # the reader of our output has gone (`| head`): that is no failure
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def _stop(error: "BoardpapersError") -> NoReturn:
    from boardpapers.wording import harmless

    for line in str(error).splitlines():
        click.echo(f"Error: {harmless(line)}", err=True)
    sys.exit(int(error.exit_code))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="boardpapers", message="%(prog)s %(version)s")
@click.option(
    "--config",
    metavar="FILE",
    help="Options as TOML, instead of boardpapers.toml in this folder; see docs/configuration.md.",
)
@click.pass_context
def main(context: click.Context, config: str | None) -> None:
    """Turns UK police board papers (PDF) into a database in which every value points at its words.

    \b
      boardpapers run PAPERS            read papers into boardpapers.db
      boardpapers list savings          see what was found
      boardpapers show ID               see the words behind a record
    """
    from boardpapers.cli.configuring import configured

    context.default_map = configured(context, main, config)
