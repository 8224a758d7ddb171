"""Tables: what stands in rows and columns, ruled or not, as cells that know their words.

A raised footnote mark that is glued to a word or number is left out of its cell's text (`cells`); every
other word inside of a table stands in exactly one cell or caption.
"""

from collections.abc import Sequence

from boardpapers.document import Page, Table
from boardpapers.extract.tables.aligned import aligned_tables
from boardpapers.extract.tables.captions import with_captions
from boardpapers.extract.tables.headers import with_headers, with_shading
from boardpapers.extract.tables.join import tables_of
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
    tables = tables_of(straight, [fragment for page in straight for fragment in _fragments(page)])
    return tuple(turned_back(t, frames) for t in tables) if frames else tables


def _fragments(page: Page) -> list[Fragment]:
    if not page.words:
        return []
    lines = lines_on(page)
    grids = ruled_tables(page, lines)
    open_grids = [f.box for f in grids if hides_columns(f)]
    ruled = [rows_split(f) for f in grids if f.box not in open_grids]
    aligned = aligned_tables(page, lines, [f.box for f in ruled], open_grids)
    found = sorted([*ruled, *aligned], key=lambda f: (f.box.top, f.box.x0))
    return with_captions(page, [with_row_spans(with_headers(with_shading(page, f))) for f in found])
