"""Datasette, set up for one of our databases: read-only, with our metadata and plugin."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from boardpapers.errors import InputError
from boardpapers.header import check_header
from boardpapers.serving.metadata import metadata

_SETTINGS = {
    "default_page_size": 50,
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 1000,
    "allow_download": False,
}


def application(db: Path, papers: Sequence[Path] = ()) -> Any:
    """The Datasette for the database. Raises DatabaseError, and InputError without the extra."""
    check_header(db)
    try:
        from datasette.app import Datasette
        from datasette.plugins import pm
    except ImportError as error:
        raise InputError("Datasette is not installed: pip install 'boardpapers[serve]'") from error
    from boardpapers.serving.plugin import Plugin

    if pm.has_plugin("boardpapers"):
        pm.unregister(name="boardpapers")
    pm.register(Plugin(db, tuple(papers)), name="boardpapers")
    templates = Path(__file__).parent / "templates"
    return Datasette(
        [str(db)],
        metadata=metadata(db.stem),
        template_dir=str(templates),
        settings=_SETTINGS,
    )


def serve(db: Path, papers: Sequence[Path], host: str, port: int) -> None:
    """Serve until interrupted."""
    datasette = application(db, papers)
    import uvicorn

    asyncio.run(datasette.invoke_startup())
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on")
