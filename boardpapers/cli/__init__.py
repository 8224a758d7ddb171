"""The command line. Commands import what they need when they run, so that help and queries start fast."""

import difflib
import os
import sys
from typing import Any, NoReturn

import click

from boardpapers import __version__
from boardpapers.cli.asking import list_command, search_command, show_command, sql_command
from boardpapers.cli.charting import chart_command
from boardpapers.cli.describing import describe_command
from boardpapers.cli.evaluating import evaluate_command
from boardpapers.cli.exporting import export_command
from boardpapers.cli.output import harmless
from boardpapers.cli.reporting import report_command
from boardpapers.cli.reviewing import review_command
from boardpapers.cli.running import run_command
from boardpapers.cli.serving import serve_command
from boardpapers.cli.telling import history_command
from boardpapers.errors import BoardpapersError

_INTERRUPTED = 130


class Commands(click.Group):
    """A group that suggests a command for a misspelt one and turns failures into sentences and exit codes."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5)
            if close:
                raise click.UsageError(f"{error.message} Did you mean {close[0]}?", ctx) from error
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use, not of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
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


def _stop(error: BoardpapersError) -> NoReturn:
    for line in str(error).splitlines():
        click.echo(f"Error: {harmless(line)}", err=True)
    sys.exit(int(error.exit_code))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="boardpapers", message="%(prog)s %(version)s")
def main() -> None:
    """Turns UK police board papers (PDF) into a database in which every value points at its words.

    \b
      boardpapers run PAPERS            read papers into boardpapers.db
      boardpapers list savings          see what was found
      boardpapers show ID               see the words behind a record
    """


for _command in (
    run_command,
    list_command,
    show_command,
    search_command,
    sql_command,
    describe_command,
    history_command,
    report_command,
    chart_command,
    export_command,
    serve_command,
    review_command,
    evaluate_command,
):
    main.add_command(_command)
