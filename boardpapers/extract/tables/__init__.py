"""Tables: what stands in rows and columns, ruled or not, as cells that know their words.

A raised footnote mark that is glued to a word or number is left out of its cell's text (`cells`); every
other word inside of a table stands in exactly one cell or caption.
"""

from collections.abc import Sequence

from boardpapers.document import Page, Table
from boardpapers.extract.tables.aligned import aligned_tables
from boardpapers.extract.tables.captions import with_captions
from boardpapers.extract.tables.headers import with_headers, with_shading
from boardpapers.extract.tables.join import nothing_below, tables_of
from boardpapers.extract.tables.lattice import ruled_tables
from boardpapers.extract.tables.model import Fragment
from boardpapers.extract.tables.rowspans import with_row_spans
from boardpapers.extract.tables.rules import lines_on
from boardpapers.extract.tables.split import hides_columns, rows_split
from boardpapers.extract.tables.turned import turned_back, upright

__all__ = ["find_tables"]


def find_tables(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables of a paper in order of appearance; running headers and footers are expected to be gone."""
    straight, frames = upright(pages)
    found: list[Fragment] = []
    for n, page in enumerate(straight):
        found += _fragments(page, _open_end(straight[n - 1], found) if n else None)
    tables = tables_of(straight, found)
    return tuple(turned_back(t, frames) for t in tables) if frames else tables


def _open_end(page: Page, found: Sequence[Fragment]) -> Fragment | None:
    """The last table found, if it ends a page that nothing else does."""
    last = max((f for f in found if f.page == page.number), key=lambda f: f.box.bottom, default=None)
    return last if last is not None and nothing_below(last, page) else None


def _fragments(page: Page, before: Fragment | None = None) -> list[Fragment]:
    if not page.words:
        return []
    lines = lines_on(page)
    grids = ruled_tables(page, lines)
    open_grids = [f.box for f in grids if hides_columns(f)]
    ruled = [rows_split(f) for f in grids if f.box not in open_grids]
    aligned = aligned_tables(page, lines, [f.box for f in ruled], open_grids, before)
    found = sorted([*ruled, *aligned], key=lambda f: (f.box.top, f.box.x0))
    return with_captions(page, [with_row_spans(with_headers(with_shading(page, f))) for f in found])
