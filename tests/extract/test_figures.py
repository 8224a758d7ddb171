"""Tables of figures: numbers in cells, rows and columns, units, totals that add up, spanning cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.document import Table
from boardpapers.extract.figures.columns import Figures
from boardpapers.extract.figures.grid import Grid
from boardpapers.extract.figures.numbers import Number, is_nil, parse_number
from boardpapers.extract.figures.roles import is_date, is_ditto, role_of
from boardpapers.extract.figures.rows import is_net_label, is_total_label
from boardpapers.extract.figures.tables import figures_of
from boardpapers.extract.figures.units import Unit, unit_of, unit_of_row, unit_of_table
from tests.extract.reading import Rows, paper, table

# -- numbers in cells ----------------------------------------------------------------------------------


@given(
    pence=st.integers(0, 10**9),
    places=st.integers(0, 2),
    shape=st.sampled_from(
        ["{}", "({})", "-{}", "−{}", "–{}", "£{}", "(£{})", "£({})", "-£{}", "£-{}", "{}-", " {} "]
    ),
    commas=st.booleans(),
)
def test_a_number_is_read_back(pence: int, places: int, shape: str, commas: bool) -> None:
    """Whatever its brackets, minus sign, commas and decimals, a cell has its value and last printed place."""
    value = pence / 10**places
    number = parse_number(shape.format(f"{value:{',' if commas else ''}.{places}f}"))
    assert number is not None
    negative = "(" in shape or any(sign in shape for sign in "-−–")
    assert number.value == (-value if negative else value)
    assert number.unit == pytest.approx(10.0**-places)
    assert number.currency == ("£" in shape)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 345", Number(12345, 1)),
        ("1, 234", Number(1234, 1)),
        (".5", Number(0.5, 0.1)),
        ("£1.2m", Number(1.2, 0.1, 1e6, currency=True)),
        ("£63k pa", Number(63, 1, 1e3, currency=True)),
        ("28.00 FTE", Number(28, 0.01, word="fte")),
        ("3.4%", Number(3.4, 0.1, word="%")),
        ("436*", Number(436, 1)),
        ("(17.00)", Number(-17, 0.01, bracketed=True)),
        ("5 years", Number(5, 1, word="years")),
    ],
)
def test_shapes_of_numbers(text: str, expected: Number) -> None:
    """Spaces for thousands, scales, units behind the number, marks of notes."""
    assert parse_number(text) == expected


@pytest.mark.parametrize("text", ["", "Estates", "2019/20", "4 and 5", "saving £4m", "£", "17 December 2019"])
def test_what_is_no_number(text: str) -> None:
    """Words, dates and several numbers are none."""
    assert parse_number(text) is None


@given(st.text(max_size=30))
def test_any_cell_is_read(text: str) -> None:
    """No text is too odd to ask what it is."""
    number = parse_number(text)
    assert number is None or not is_nil(text) or number.value == 0 or "-" in text or "–" in text
    unit_of(text), is_date(text), is_ditto(text), is_total_label(text), is_net_label(text)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "nil", "N/A", "0", "0.00", "£0k", "TBC"])
def test_cells_that_hold_nothing(text: str) -> None:
    """Empty cells, dashes, nil and zero make no record."""
    assert is_nil(text)


# -- labels --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "total", "net"),
    [
        ("Total", True, False),
        ("Grand total", True, False),
        ("Sub-total estates", True, False),
        ("Estates total (£000)", True, False),
        ("All forces", True, False),
        ("% of total", False, False),
        ("Net cost", False, True),
        ("Total net savings", True, True),
        ("Network services", False, False),
        ("Estates", False, False),
    ],
)
def test_labels_of_totals(label: str, total: bool, net: bool) -> None:
    """Totals and net figures are known by their labels."""
    assert (is_total_label(label), is_net_label(label)) == (total, net)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("£000", Unit("gbp", 1e3)),
        ("Saving £m", Unit("gbp", 1e6)),
        ("Cost (£)", Unit("gbp")),
        ("Crime FTE", Unit("fte")),
        ("Officer hours", Unit("hours")),
        ("% change", Unit("percent")),
        ("Ref", Unit("number")),
        ("2019/20", None),
    ],
)
def test_units_of_headers(header: str, unit: Unit | None) -> None:
    """A header names what its figures are measured in."""
    assert unit_of(header) == unit


def test_units_of_tables_and_rows() -> None:
    """A caption names pounds only as `(£)`; a row's `payback` counts years, its number is a label."""
    assert unit_of_table("Savings of £4m and more in £") == Unit("gbp")
    assert unit_of_table("Savings in pounds and pence") is None
    assert unit_of_table("% achieved") is None
    assert unit_of_row("Payback (years)") == Unit("number")
    assert unit_of_row("Ref") is None


@pytest.mark.parametrize(
    ("header", "texts", "role"),
    [
        ("Status", ["Delivered", "Amber"], "status"),
        ("Comments", ["Delivered", "Not started", "At risk"], "status"),
        ("When", ["May 2019", "2019/20"], "date"),
        ("", ["2019/20", "as above", "2020/21", "Total"], "date"),
        ("Type", ["Cashable", "Non-cashable"], "cashability"),
        ("Type", ["Building", "Vehicle"], "rank"),
        ("Department", ["Crime", "Custody"], "portfolio"),
        ("Project", ["Fleet", "Estates"], "programme"),
        ("Proposal", ["Close the front desks"], "item"),
        ("Notes", ["Close the front desks"], "text"),
    ],
)
def test_roles_of_word_columns(header: str, texts: list[str], role: str) -> None:
    """A column of words is known by its header, unless most of its cells say otherwise."""
    assert role_of(header, texts) == role


# -- grids ---------------------------------------------------------------------------------------------

SAVINGS: Rows = [
    ["Item", "Status", "2019/20 £000", "2020/21 £000", "Total £000"],
    ["Estates", "<", "<", "<", "<"],
    ["Front desks", "Delivered", "100", "20", "120"],
    ["Leases", "Planned", "-", "30", "30"],
    ["Sub-total", "", "100", "50", "150"],
    ["Fleet", "<", "<", "<", "<"],
    ["Vehicles", "Planned", "(5)", "45", "40"],
    ["Grand total", "", "95", "95", "190"],
]


def figures(rows: Rows, *around: str, headers: int = 1, captions: tuple[str, ...] = ()) -> Figures:
    return Figures(table(rows, headers=headers, captions=captions), around)


def test_rows_with_bands_and_totals() -> None:
    """Bands stand over their rows until a grand total; sub-totals belong to their band."""
    rows = figures(SAVINGS).grid.rows
    assert [(r.kind, r.label, r.band) for r in rows] == [
        ("band", "Estates", None),
        ("body", "Front desks – Delivered", "Estates"),
        ("body", "Leases – Planned", "Estates"),
        ("total", "Sub-total", "Estates"),
        ("band", "Fleet", None),
        ("body", "Vehicles – Planned", "Fleet"),
        ("total", "Grand total", "Fleet"),
    ]
    assert figures(SAVINGS).grid.closing(rows[1]) == rows[3]


def test_columns_with_units_and_totals() -> None:
    """Columns of figures have their header, unit and kind; columns of words their role."""
    made = figures(SAVINGS)
    assert [(c.index, c.unit, c.is_total) for c in made.columns] == [
        (2, Unit("gbp", 1e3), False),
        (3, Unit("gbp", 1e3), False),
        (4, Unit("gbp", 1e3), True),
    ]
    assert made.word_roles == {0: "item", 1: "status"}
    assert [c.text.string for c in made.item_cells(2)] == ["Front desks"]
    status = made.role_cell(2, "status")
    assert status is not None and status.text.string == "Delivered"


def test_header_of_several_rows() -> None:
    """A header path runs from the spanning cell down; a cell over several rows stands once."""
    rows: Rows = [
        ["Department", "Officers", "<", "Staff", "<"],
        ["^", "2019", "2020", "2019", "2020"],
        ["Crime", "1", "2", "3", "4"],
        ["Custody", "5", "6", "7", "8"],
    ]
    made = figures(rows, headers=2)
    assert [c.header for c in made.columns] == [
        "Officers 2019",
        "Officers 2020",
        "Staff 2019",
        "Staff 2020",
    ]
    assert [r.label for r in made.grid.rows] == ["Crime", "Custody"]


def test_a_spanning_cell_counts_once() -> None:
    """A number over two columns is read at its first place only."""
    grid = Grid(table([["Item", "A", "B"], ["x", "4", "<"], ["y", "1", "2"]]))
    assert [grid.number(1, c) for c in range(3)] == [None, Number(4, 1), None]
    assert grid.at(1, 2) is grid.at(1, 1)


def test_totals_without_the_word() -> None:
    """A last row and a last column that add up the others are totals, whatever they are called."""
    rows: Rows = [
        ["Force", "2019", "2020", "Both"],
        ["North", "10", "20", "30"],
        ["South", "1", "2", "3"],
        ["East", "100", "200", "300"],
        ["Alliance", "111", "222", "333"],
    ]
    made = figures(rows, "Savings (£000)")
    assert [r.kind for r in made.grid.rows] == ["body", "body", "body", "total"]
    assert [c.is_total for c in made.columns] == [False, False, True]


def test_a_total_on_top() -> None:
    """A first row that adds up all rows below it is a total."""
    rows: Rows = [["Force", "2019", "2020"], ["Alliance", "6", "60"], ["A", "1", "10"], ["B", "2", "20"]]
    rows.append(["C", "3", "30"])
    assert [r.kind for r in figures(rows).grid.rows] == ["total", "body", "body", "body"]


def test_numbers_that_add_up_by_chance_are_no_total() -> None:
    """One column with two figures above is too little to call a row a total."""
    assert [r.kind for r in figures([["Item", "£"], ["a", "1"], ["b", "2"], ["c", "3"]]).grid.rows] == [
        "body",
        "body",
        "body",
    ]


def test_the_unit_of_a_cell() -> None:
    """A row's own unit is stronger than its column's; without both, the caption gives it."""
    rows: Rows = [["Benefit", "Option 1", "Option 2"], ["Savings", "4", "5"], ["Posts (FTE)", "12", "13"]]
    made = figures(rows, captions=("Benefits by option (£m)",))
    units = [made.unit_at(row, made.columns[0]) for row in made.grid.rows]
    assert units == [Unit("gbp", 1e6), Unit("fte")]


def test_words_around_a_table() -> None:
    """Headings and the paragraph above a table may name its unit, each time the same objects."""
    made = paper("# Savings plan", "All figures in £000", table([["Item", "2019/20"], ["Fleet", "4"]]))
    (found,) = figures_of(made.document)
    assert found.unit == Unit("gbp", 1e3)
    assert found.around == ("Savings plan", "All figures in £000")
    assert figures_of(made.document)[0] is found


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "4", "(5)", "Total", "£000", "Estates", "-", "2019/20", "<", "^"]),
            min_size=3,
            max_size=3,
        ),
        min_size=2,
        max_size=5,
    )
)
def test_any_table_is_looked_at(rows: Rows) -> None:
    """No table is too odd to ask for its rows, columns, units and roles."""
    made = figures(_fitting([["Item", "a", "b"], *rows]))
    kinds = {r.kind for r in made.grid.rows}
    assert kinds <= {"band", "body", "total", "net"}
    assert set(made.grid.number_columns).isdisjoint(made.grid.text_columns)
    for row in made.grid.rows:
        for column in made.columns:
            made.unit_at(row, column)
        made.item_cells(row.index)


def _fitting(rows: Rows) -> Rows:
    """The rows with no cell widened or heightened into another."""
    made: Rows = []
    for r, row in enumerate(rows):
        kept = []
        for c, words in enumerate(row):
            odd = (words == "<" and (c == 0 or kept[c - 1] in ("", "<", "^"))) or (
                words == "^" and (r == 0 or made[r - 1][c] in ("", "<", "^"))
            )
            kept.append("" if odd else words)
        made.append(kept)
    return made


def test_a_table_without_figures() -> None:
    """A table of words has label columns and no figures."""
    made = figures([["Name", "Role"], ["A Person", "Chair"], ["B Person", "Member"]])
    assert made.columns == ()
    assert [r.kind for r in made.grid.rows] == ["body", "body"]
    assert isinstance(made.table, Table)
