"""The configuration file and the completion of the shell."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from boardpapers.cli import COMMANDS, main
from tests.conftest import ROOT

PAPER = min((ROOT / "corpus" / "papers").glob("*.pdf"), key=lambda p: p.stat().st_size)


def call(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env=environment)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_in_the_folder_gives_defaults(here: Path) -> None:
    """At the top for every command, in a table for one; the command line and the environment count first."""
    (here / "boardpapers.toml").write_text('db = "team.db"\n[run]\njobs = 1\n[list]\nlimit = 1\n')
    assert call("run", str(PAPER)).exit_code == 0
    assert (here / "team.db").exists() and not (here / "boardpapers.db").exists()
    assert len(call("list", "decisions", "--json").output.split('"id"')) == 2
    assert len(call("list", "decisions", "--json", "--limit", "2").output.split('"id"')) == 3
    assert call("list", "savings", BOARDPAPERS_DB="other.db").exit_code == 4


def test_a_named_file(here: Path) -> None:
    """`--config` takes any file, and says so when it is not there."""
    (here / "ours.toml").write_text('db = "ours.db"\n')
    assert "ours.db" in call("--config", "ours.toml", "list", "savings").output
    result = call("--config", "theirs.toml", "list", "savings")
    assert result.exit_code == 2 and "theirs.toml" in result.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[runs]\njobs = 2", "Did you mean run?"),
        ("[run]\njob = 2", "Did you mean jobs?"),
        ("dbb = 'a.db'", "Did you mean db?"),
        ("[run]\njobs = 'many'", "'many' is not a valid integer"),
        ("db = ", "no TOML"),
    ],
)
def test_slips_are_told(here: Path, text: str, told: str) -> None:
    """A name that nothing has, a value that does not fit, and a file that is no TOML: exit code 2."""
    (here / "boardpapers.toml").write_text(text)
    result = call("run", str(PAPER))
    assert result.exit_code == 2 and told in result.output, result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    """Each shell gets a script that calls the program by its name."""
    result = call("completion", shell)
    assert result.exit_code == 0 and "_BOARDPAPERS_COMPLETE" in result.output


@pytest.mark.parametrize(
    ("words", "start", "expected"),
    [
        (["list"], "sav", "savings"),
        (["list", "savings", "--force"], "mids", None),
        (["list", "savings", "--force"], "midl", "West Midlands Police"),
        (["list", "savings"], "--cash", "--cashable"),
        ([], "eva", "evaluate"),
    ],
)
def test_what_can_stand_there(words: list[str], start: str, expected: str | None) -> None:
    """Lists, forces by any word of their name, options and commands."""
    from click.shell_completion import ShellComplete

    found = [i.value for i in ShellComplete(main, {}, "boardpapers", "X").get_completions(words, start)]
    assert expected in found if expected else not found


def test_commands_are_what_the_help_says() -> None:
    """The list of commands, which imports none of them, has each with the first sentence of its help."""
    context = click.Context(main)
    for name, (module, text) in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None and command.name == name, module
        assert " ".join((command.help or "").split()).startswith(text.rstrip(".")), name
