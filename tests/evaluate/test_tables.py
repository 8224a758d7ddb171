"""Cells that agree under the best alignment of rows and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.evaluate.database import FoundTable
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.tables import agreement, align, aligned_cells, normal, score_tables

HEADER = (("Item", "2030/31", "Total"),)
ROWS = (("Kennels", "5", "5"), ("Boat shed", "", "7"), ("Total", "5", "12"))


def wanted(*, header=HEADER, rows=ROWS, captions=("Table 1",), counts=True):
    return Gold("tables", {"caption": captions}, {}, {}, {"header": header, "rows": rows}, counts)


def found(rows, caption="Table 1", header_rows=1):
    return FoundTable(3, caption, tuple(map(tuple, rows)), header_rows)


def scored(gold, *tables):
    return score_tables("paper", gold, tables)[0]


def test_the_same_table_is_wholly_right():
    """Every cell, the empty one too, and the whole table."""
    score = scored([wanted()], found((*HEADER, *ROWS)))
    assert (score.cells.right, score.cells.of) == (12, 12)
    assert score.exact.value == score.found.value == score.caption.value == score.header_row.value == 1


def test_a_lost_row_costs_its_cells():
    """The rows after a lost one still agree."""
    score = scored([wanted()], found((*HEADER, *ROWS[1:])))
    assert (score.cells.right, score.cells.of) == (9, 12)
    assert score.exact.value == 0


def test_a_lost_column_costs_its_cells():
    """The columns after a lost one still agree."""
    rows = [(row[0], row[2]) for row in (*HEADER, *ROWS)]
    assert scored([wanted()], found(rows)).cells.right == 8


def test_an_extra_column_leaves_the_cells_right_but_not_the_table():
    """A column too many costs no cell of the gold, only the whole table."""
    rows = [(row[0], "", *row[1:]) for row in (*HEADER, *ROWS)]
    score = scored([wanted()], found(rows))
    assert (score.cells.right, score.exact.value) == (12, 0)


def test_a_shifted_row_costs_only_itself():
    """One row printed a column too far left doesn't drag the others with it."""
    rows = [*HEADER, ROWS[0], ("7", "Boat shed", ""), ROWS[2]]
    assert scored([wanted()], found(rows)).cells.right == 9


def test_a_title_row_may_stand_with_or_without():
    """A title row that the caption holds is right in the table, out of it, and in the gold only."""
    title = ("Lantern savings", "", "")
    with_title = wanted(header=(title, *HEADER), captions=("Table 1: Lantern savings",))
    without_title = wanted(captions=("Lantern savings",))
    assert agreement(with_title, found((*HEADER, *ROWS))).exact
    assert agreement(with_title, found((title, *HEADER, *ROWS), None)).exact
    assert agreement(without_title, found((title, *HEADER, *ROWS), "Lantern savings")).exact
    assert not agreement(wanted(), found((title, *HEADER, *ROWS))).exact


def test_a_short_row_is_filled_up_with_empty_cells():
    """A row shorter than the widest ends in empty cells on both sides."""
    gold = wanted(rows=(("Kennels", "5", "5"), ("Closed",)))
    assert agreement(gold, found((*HEADER, ("Kennels", "5", "5"), ("Closed", "", "")))).exact


def test_a_table_that_is_not_found_has_no_cell_right():
    """Nothing alike was predicted: all cells are wrong."""
    score, misses = score_tables("paper", [wanted()], [found([("quite", "other"), ("words", "here")])])
    assert (score.found.value, score.cells.right, score.cells.of) == (0, 0, 12)
    assert [m.detail for m in misses] == ["not found"]


def test_optional_tables_do_not_count():
    """An optional table takes its own partner and leaves the figures alone."""
    score = scored([wanted(counts=False)], found((*HEADER, *ROWS)))
    assert score.cells.of == 0


def test_each_table_finds_its_own_partner():
    """Two tables in the other order are paired by their cells."""
    other = wanted(header=(), rows=(("a", "b"), ("c", "d")), captions=(None,))
    score = scored([wanted(), other], found([("a", "b"), ("c", "d")], None, 0), found((*HEADER, *ROWS)))
    assert score.exact.right == 2


def test_cells_compare_without_space_case_and_kind_of_dash():
    """What only printing changes is no difference; a sign or a bracket is one."""
    assert normal("– 12.5\n m") == normal("−12.5 M")
    assert normal("(17.00)") != normal("17.00")


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6), min_size=6, max_size=6), st.integers(1, 6)
)
def test_alignment_keeps_the_order(values, size):
    """The pairing is one to one, in order on both sides, and no worse than the diagonal."""
    pairs = list(align(size, 6, lambda i, j: values[i][j]).items())
    assert pairs == sorted(pairs) and sorted(j for _, j in pairs) == [j for _, j in pairs]
    assert len({j for _, j in pairs}) == len(pairs)
    assert sum(values[i][j] for i, j in pairs) >= sum(values[i][i] for i in range(size))


@given(
    st.lists(st.lists(st.sampled_from(["", "1", "2", "x"]), min_size=3, max_size=3), min_size=1, max_size=6)
)
def test_a_grid_agrees_with_itself_in_every_cell(rows):
    """Whatever the grid, it is wholly right against itself."""
    assert aligned_cells(rows, rows) == 3 * len(rows)


@pytest.mark.parametrize("empty", [[], [[]]])
def test_nothing_agrees_with_an_empty_grid(empty):
    """A table without cells has none right."""
    assert aligned_cells(empty, [["1"]]) == 0
