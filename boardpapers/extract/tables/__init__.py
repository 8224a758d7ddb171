"""Tables: what stands in rows and columns, ruled or not, as cells that know their words."""

from collections.abc import Sequence

from boardpapers.document import Page, Table
from boardpapers.extract.tables.captions import with_captions
from boardpapers.extract.tables.headers import with_headers
from boardpapers.extract.tables.join import tables_of
from boardpapers.extract.tables.lattice import ruled_tables
from boardpapers.extract.tables.model import Fragment
from boardpapers.extract.tables.rules import lines_on

__all__ = ["find_tables"]


def find_tables(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables of a paper in order of appearance; running headers and footers are expected to be gone."""
    return tables_of(pages, [fragment for page in pages for fragment in _fragments(page)])


def _fragments(page: Page) -> list[Fragment]:
    if not page.words:
        return []
    lines = lines_on(page)
    found = [with_headers(f) for f in ruled_tables(page, lines)]
    return with_captions(page, found)
