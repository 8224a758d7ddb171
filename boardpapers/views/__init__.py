"""The views of the database: answers to the questions people have, described like tables."""

from collections.abc import Iterable

from boardpapers.views.base import BASE_VIEWS
from boardpapers.views.governance import GOVERNANCE_VIEWS
from boardpapers.views.model import View
from boardpapers.views.money import MONEY_VIEWS

#: Every view, each after those it reads.
VIEWS: tuple[View, ...] = (*BASE_VIEWS, *MONEY_VIEWS, *GOVERNANCE_VIEWS)


def views_sql(views: Iterable[View] = VIEWS) -> str:
    """All views as one script."""
    return "\n".join(f"{view.create_sql};\n" for view in views)


__all__ = ["VIEWS", "View", "views_sql"]
