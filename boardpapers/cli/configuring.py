"""The configuration file: options that a team repeats, as defaults of the command line.

    # boardpapers.toml
    db = "papers.db"            # an option of every command that has it
    [run]                       # options of one command
    jobs = 2
    no-ocr = true
    password-file = "passwords.csv"

The file is the one that --config names, or `boardpapers.toml` in the folder where the program is called. What
is given on the command line counts before it, an environment variable too.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

FILE = "boardpapers.toml"


def configured(
    context: click.Context, group: click.Group, named: str | None
) -> dict[str, dict[str, Any]] | None:
    """Defaults for every command, from the file that was named or the one that is here; None without any."""
    path = Path(named or FILE)
    if named is None and not path.is_file():
        return None
    return _defaults(context, group, _read(path), path)


def _read(path: Path) -> dict[str, Any]:
    """The file's content. Raises click.UsageError."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise click.UsageError(f"{path}: the configuration cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path}: this is no TOML: {error}") from error


def _defaults(
    context: click.Context, group: click.Group, config: dict[str, Any], path: Path
) -> dict[str, dict[str, Any]]:
    """What the file says, for each command by the names of its parameters. Raises click.UsageError for a name
    that no command or option has, so that a slip of the pen is not passed over in silence."""
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    options = {name: _options(command) for name, command in commands.items() if command is not None}
    found: dict[str, dict[str, Any]] = {name: {} for name in options}
    everywhere = {text for known in options.values() for text in known}
    for key, value in config.items():
        if isinstance(value, dict):
            if key not in options:
                raise _unknown(path, f"no command is called [{key}]", key, options)
            known = options[key]
            for option, given in value.items():
                if option not in known:
                    raise _unknown(path, f"`{key}` has no option --{option}", option, known)
                found[key][known[option]] = given
        elif key not in everywhere:
            raise _unknown(path, f"no command has an option --{key}", key, everywhere)
        else:
            for name, known in options.items():
                if key in known:
                    found[name].setdefault(known[key], value)
    return found


def _options(command: click.Command) -> dict[str, str]:
    """Parameter names by the words of their options: `no-ocr`, `password-file`."""
    return {
        text.removeprefix("--"): parameter.name or ""
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for text in parameter.opts
        if text.startswith("--") and text != "--help"
    }


def _unknown(path: Path, told: str, name: str, known: Iterable[str]) -> click.UsageError:
    import difflib

    close = difflib.get_close_matches(name, sorted(known), n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return click.UsageError(f"{path.name}: {told}.{hint}")
