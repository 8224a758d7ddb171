"""`boardpapers serve`: the database in Datasette."""

from pathlib import Path

import click

from boardpapers.cli import options
from boardpapers.errors import DatabaseError

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.command("serve")
@click.argument("db", type=click.Path(path_type=Path, dir_okay=False), default="boardpapers.db")
@options.papers
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; this computer only unless changed.",
)
@click.option(
    "--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on."
)
def serve_command(db: Path, papers: tuple[Path, ...], host: str, port: int) -> None:
    """Open DB in a web browser with Datasette; read-only.

    A record's page shows the piece of the paper's page with its words highlighted, a paper's page leads to
    the whole paper. Needs: pip install boardpapers[serve]
    """
    from boardpapers.serving.server import serve

    if not db.exists():
        raise DatabaseError(
            f"{db}: there is no such database. Make it with: boardpapers run PAPERS --db {db}"
        )
    if host not in _LOOPBACK:
        click.echo(f"Listening on {host}: everyone who reaches this computer can read {db}.", err=True)
    click.echo(f"http://{host}:{port}/  (Ctrl+C stops)")
    serve(db, papers, host, port)
