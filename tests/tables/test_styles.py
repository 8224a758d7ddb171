"""The same logical tables printed in many styles are found with the same cells."""

import pytest

pytest.importorskip("reportlab")

from tests.tables.drawn import ALL, MORE, Logical, Style, found_in, pdf_of, strings

LINES = ["grid", "rules", "head", "bands", "none"]


def check(logical: Logical, style: Style) -> None:
    found = found_in(pdf_of([logical], style))
    assert [strings(t) for t in found] == [[list(row) for row in logical.rows]]
    headers = {c.row for c in found[0].cells if c.is_header}
    assert headers == set(range(logical.headers))


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("name", sorted(ALL))
def test_lines_and_fills(name: str, lines: str) -> None:
    """Grids, horizontal rules, bands and no lines at all give the same cells and header."""
    check(ALL[name], Style(lines=lines))


@pytest.mark.parametrize("lines", ["rules", "bands", "none"])
@pytest.mark.parametrize("valign", ["MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("name", sorted(ALL))
def test_cells_set_to_the_middle_or_bottom(name: str, valign: str, lines: str) -> None:
    """Figures beside a label of several lines may stand on its middle or last line."""
    check(ALL[name], Style(lines=lines, valign=valign))


@pytest.mark.parametrize("padding", [0.5, 1.5, 6.0])
@pytest.mark.parametrize("name", sorted(ALL))
def test_narrow_and_wide_rows(name: str, padding: float) -> None:
    """Rows without rules that are set close, or far apart."""
    check(ALL[name], Style(lines="none", padding=padding))


@pytest.mark.parametrize("lines", ["head", "bands", "none"])
@pytest.mark.parametrize("name", sorted(ALL))
def test_header_in_plain_type(name: str, lines: str) -> None:
    """A header that is not bold, in another font and on a landscape page."""
    check(ALL[name], Style(lines=lines, bold_header=False, font="Times-Roman", wide=True, padding=4))


def _long(logical: Logical, times: int) -> Logical:
    body = logical.rows[logical.headers : -1]
    rows = (*logical.rows[: logical.headers], *(body * times), logical.rows[-1])
    return Logical(rows, logical.widths, logical.headers, logical.spans)


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("name", ["figures", "grouped", "worded", "meetings"])
def test_table_over_pages(name: str, lines: str) -> None:
    """A table over several pages with its header repeated is one table, rows broken by a page are whole."""
    logical = _long(ALL[name], 14 if name in ("figures", "grouped") else 11)
    found = found_in(pdf_of([logical], Style(lines=lines)))
    assert [strings(t) for t in found] == [[list(row) for row in logical.rows]]
    assert found[0].page == 1 < found[0].last_page


@pytest.mark.parametrize("lines", LINES)
def test_two_tables_on_a_page(lines: str) -> None:
    """Two tables with a paragraph between them stay two."""
    found = found_in(pdf_of([ALL["grouped"], ALL["figures"]], Style(lines=lines)))
    assert [strings(t) for t in found] == [[list(r) for r in ALL[n].rows] for n in ("grouped", "figures")]


@pytest.mark.parametrize("lines", ["rules", "bands", "none"])
@pytest.mark.parametrize("padding", [1.0, 6.0])
@pytest.mark.parametrize("name", sorted(MORE))
def test_more_kinds(name: str, padding: float, lines: str) -> None:
    """Posts by rank, budgets with sections, minutes with actions, options, risks, members, benefits."""
    found = found_in(pdf_of([MORE[name]], Style(lines=lines, padding=padding)))
    assert [strings(t) for t in found] == [[list(row) for row in MORE[name].rows]]
