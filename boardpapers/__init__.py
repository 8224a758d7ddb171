"""boardpapers: UK police board papers in, a queryable SQLite database with evidence out.

    import boardpapers

    outcome = boardpapers.read_paper("paper.pdf")          # records, without a database
    with boardpapers.open_database("boardpapers.db") as papers:
        papers.rows("savings", force="Kent", no_totals=True)
        papers.frame("SELECT * FROM savings_by_year")      # pandas or polars

See `boardpapers.api` for all of it. Importing this package imports nothing heavy.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from boardpapers.api import Papers, open_database, read_paper

__version__ = "0.1.0"
__all__ = ["Papers", "__version__", "open_database", "read_paper"]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used."""
    if name in __all__:
        from boardpapers import api

        return getattr(api, name)
    raise AttributeError(f"module 'boardpapers' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
