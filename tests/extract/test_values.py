"""Amounts, dates and numbers of posts in strings: printed in many shapes and read back."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpapers.extract.fte_values import Quantity, find_quantities, workforce_of
from boardpapers.extract.match import read_texts, sentence_starts
from boardpapers.extract.money_values import Money, find_money, printed_unit, scale_of, to_number
from boardpapers.extract.when_values import When, find_when, opening_year, resolve

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
#: Text of the kinds of characters that the parsers look for, and of any others.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="£0123456789.,-–/()mk% FTEpostsyar", max_size=60),
    st.lists(
        st.sampled_from(
            ["£4m", "£1.2-1.5m", "(£300k)", "2019/20", "12 FTE", "up to", "and", "of which", "by", "May 2020"]
        ),
        max_size=8,
    ).map(" ".join),
)


def money(text: str) -> Money:
    """The one amount of a text."""
    (found,) = find_money(text)
    return found.money


def when(text: str) -> When:
    """The one date or period of a text."""
    (found,) = find_when(text)
    return found.when


def quantity(text: str) -> Quantity:
    """The one number of posts or hours of a text."""
    (found,) = find_quantities(text)
    return found.quantity


# -- money ---------------------------------------------------------------------------------------------

SCALES = {"": 1, "k": 1000, " thousand": 1000, "m": 10**6, " million": 10**6, "bn": 10**9, " billion": 10**9}


@given(
    whole=st.integers(1, 999_999),
    pence=st.one_of(st.none(), st.integers(0, 99)),
    scale=st.sampled_from(sorted(SCALES)),
    commas=st.booleans(),
    space=st.sampled_from(["", " "]),
)
def test_an_amount_is_read_back(whole: int, pence: int | None, scale: str, commas: bool, space: str) -> None:
    """However it is printed, an amount has its value and the unit of its last printed place."""
    digits = f"{whole:,}" if commas else str(whole)
    printed = digits if pence is None else f"{digits}.{pence:02}"
    found = money(f"a total of £{space}{printed}{scale} in the year")
    exact = Decimal(printed.replace(",", "")) * SCALES[scale]
    assert found.amount == float(exact)
    assert found.unit == pytest.approx(SCALES[scale] * (0.01 if pence is not None else 1))
    assert (found.maximum, found.qualifier, found.negative) == (None, "exact", False)


@given(low=st.integers(1, 400), more=st.integers(1, 400), join=st.sampled_from(["-", "–", " to ", " - "]))
def test_a_range_is_one_amount(low: int, more: int, join: str) -> None:
    """Two ends with one unit are one amount with a maximum."""
    found = money(f"between £{low}m{join}£{low + more}m" if "to" in join else f"£{low}{join}{low + more}m")
    assert (found.amount, found.maximum, found.qualifier) == (low * 1e6, (low + more) * 1e6, "range")


@pytest.mark.parametrize(
    ("text", "amount", "qualifier"),
    [
        ("savings of circa £4m", 4e6, "about"),
        ("just over £200k", 2e5, "at_least"),
        ("£4m or more", 4e6, "at_least"),
        ("£3m+", 3e6, "at_least"),
        ("up to a further £20m", 2e7, "up_to"),
        ("a maximum of £1,084k", 1_084_000, "up_to"),
        ("half a million pounds", 5e5, "exact"),
        ("two and a half million pounds", 2.5e6, "exact"),
        ("4.5 million pounds", 4.5e6, "exact"),
        ("GBP 500,000", 5e5, "exact"),
        ("£m4.2", 4.2e6, "exact"),
    ],
)
def test_an_amount_with_its_qualifier(text: str, amount: float, qualifier: str) -> None:
    """Words before or behind an amount say how exact it is."""
    found = money(text)
    assert (found.amount, found.qualifier) == (pytest.approx(amount), qualifier)
    assert 0 <= found.qualifier_start < len(text)


@pytest.mark.parametrize("text", ["(£1.2m)", "-£1.2m", "£-1.2m", "£(1.2)m", "−£1.2m"])
def test_signs_and_brackets_of_a_cell(text: str) -> None:
    """A minus sign or brackets round the whole of a cell make its amount negative."""
    assert (money(text).amount, money(text).negative) == (1.2e6, True)


def test_brackets_in_a_sentence_are_an_aside() -> None:
    """An amount in brackets within a sentence is as positive as any."""
    assert not money("the largest of them (£1.2m) was made in ICT").negative


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("£4m and £5m", [4e6, 5e6]),
        ("reduced from £4m to £3m", [4e6, 3e6]),
        ("£2.5m in 2019/20 and 2020/21", [2.5e6]),
        ("£0 and £1", [1]),
        ("£m and £k", []),
        ("half a million people", []),
    ],
)
def test_what_is_one_amount_and_what_are_two(text: str, amounts: list[float]) -> None:
    """Amounts that are joined stay two; nought and units without a number are none."""
    assert [f.money.amount for f in find_money(text)] == amounts


def test_parts_of_an_amount() -> None:
    """Digits, scales and the last printed place."""
    assert (to_number("1,084.5"), printed_unit("1,084.5"), printed_unit("12")) == (1084.5, 0.1, 1.0)
    assert [scale_of(s) for s in ("k", "Million", "bn", None)] == [1e3, 1e6, 1e9, 1.0]


# -- dates ---------------------------------------------------------------------------------------------


@given(
    day=st.dates(date(2001, 1, 1), date(2049, 12, 31)),
    shape=st.sampled_from(
        ["{d} {m} {y}", "{d}th {m} {y}", "{m} {d}, {y}", "{d:02}/{n:02}/{y}", "{d}.{n}.{y}"]
    ),
)
def test_a_day_is_read_back(day: date, shape: str) -> None:
    """However it is printed, a day has its date."""
    text = shape.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year)
    found = when(f"agreed on {text} by")
    assert (found.kind, found.iso, found.start, found.end) == ("day", *[day.isoformat()] * 3)


@given(year=st.integers(2001, 2048), shape=st.sampled_from(["{y}/{z:02}", "{y}-{z:02}", "FY {y}/{z:02}"]))
def test_a_financial_year_is_read_back(year: int, shape: str) -> None:
    """A financial year runs from April to March."""
    found = when(shape.format(y=year, z=(year + 1) % 100))
    assert (found.start, found.end) == (f"{year}-04-01", f"{year + 1}-03-31")


@given(year=st.integers(2001, 2049), month=st.integers(1, 12))
def test_a_month_is_read_back(year: int, month: int) -> None:
    """A month runs from its first to its last day; its end leaves the start open."""
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    found, end = when(f"{MONTHS[month - 1]} {year}"), when(f"the end of {MONTHS[month - 1]} {year}")
    assert (found.iso, found.start, found.end) == (f"{year}-{month:02}", f"{year}-{month:02}-01", last)
    assert (end.start, end.end) == (None, last)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017/18 to 2019/20", "2017-04-01", "2020-03-31"),
        ("Q3 2019/20", "2019-10-01", "2019-12-31"),
        ("Q4 2019/20", "2020-01-01", "2020-03-31"),
        ("Q1 2021", "2021-01-01", "2021-03-31"),
        ("April to June 2020", "2020-04-01", "2020-06-30"),
        ("between 2021 and 2024", "2021-01-01", "2024-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("end of 2020", None, "2020-12-31"),
        ("autumn 2019", None, None),
        ("early 2020", None, None),
        ("late November 2019", None, None),
    ],
)
def test_periods(text: str, start: str | None, end: str | None) -> None:
    """Seasons, `early` and `late` have no days."""
    assert (when(text).start, when(text).end) == (start, end)


@pytest.mark.parametrize("text", ["24/7", "31 February 2020", "2,019 officers", "£2019", "PCC/D/2017/05"])
def test_what_is_no_date(text: str) -> None:
    """Numbers that look like years, and days that no month has, are no dates."""
    assert [f for f in find_when(text) if f.when.kind != "month"] == []


@pytest.mark.parametrize(
    ("text", "today", "start", "end"),
    [
        ("this financial year", "2019-11-08", "2019-04-01", "2020-03-31"),
        ("this financial year", "2020-02-01", "2019-04-01", "2020-03-31"),
        ("next financial year", "2019-11-08", "2020-04-01", "2021-03-31"),
        ("last calendar year", "2019-11-08", "2018-01-01", "2018-12-31"),
        ("the end of this financial year", "2019-11-08", None, "2020-03-31"),
        ("this year", "2019-11-08", None, None),
        ("this financial year", None, None, None),
    ],
)
def test_relative_years(text: str, today: str | None, start: str | None, end: str | None) -> None:
    """`This year` is seen from the paper's date; without one, or with two meanings, it stays open."""
    found = resolve(when(text), today)
    assert (found.start, found.end) == (start, end)


def test_years_of_a_financial_year_follow() -> None:
    """`2019/20` opens in 2019; `2019/21` is none, and a year alone names its end."""
    assert [opening_year(y) for y in ("2019/20", "19/20", "2019/21", "2020")] == [2019, 2019, None, 2019]


# -- posts and hours -----------------------------------------------------------------------------------


@given(number=st.integers(1, 9999), tenths=st.one_of(st.none(), st.integers(0, 99)))
def test_posts_are_read_back(number: int, tenths: int | None) -> None:
    """A number of FTE has its value, with commas and decimals."""
    printed = f"{number:,}" if tenths is None else f"{number:,}.{tenths:02}"
    found = quantity(f"a reduction of {printed} FTE")
    assert (found.number, found.unit) == (float(printed.replace(",", "")), "fte")


@pytest.mark.parametrize(
    ("text", "number", "maximum", "unit", "workforce"),
    [
        ("twelve police staff posts", 12, None, "posts", "staff"),
        ("10-12 FTE", 10, 12, "fte", "unspecified"),
        ("37 PCSOs", 37, None, "posts", "pcso"),
        ("3,200 officer hours", 3200, None, "hours", "officer"),
        ("an FTE of 12.5", 12.5, None, "fte", "unspecified"),
        ("45 police officer posts", 45, None, "posts", "officer"),
    ],
)
def test_numbers_of_posts(text: str, number: float, maximum: float | None, unit: str, workforce: str) -> None:
    """Words and digits, ranges, and whose posts they are."""
    found = quantity(text)
    assert (found.number, found.maximum, found.unit, found.workforce) == (number, maximum, unit, workforce)


@pytest.mark.parametrize("text", ["£12k per FTE", "Table 4 posts", "24-hour cover", "12 months", "in post"])
def test_what_counts_no_posts(text: str) -> None:
    """Prices, numbers of tables and spans of time are no posts."""
    assert list(find_quantities(text)) == []


@pytest.mark.parametrize(
    ("words", "workforce"),
    [
        ("PCSOs and officers", "pcso"),
        ("officers and staff", "mixed"),
        ("police staff", "staff"),
        ("Detective Sergeants", "officer"),
        ("posts", "unspecified"),
    ],
)
def test_workforce(words: str, workforce: str) -> None:
    """The most special name decides."""
    assert workforce_of(words) == workforce


# -- any text ------------------------------------------------------------------------------------------


@given(TEXTS)
def test_what_is_found_stands_in_order_and_inside(text: str) -> None:
    """In any text, what is found lies inside, from left to right, and does not overlap."""
    for find in (find_money, find_when, find_quantities):
        spans = [(f.start, f.end) for f in find(text)]  # type: ignore[operator]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS)
def test_a_reading_holds_what_was_found(text: str) -> None:
    """The language stage keeps the very characters and values, and its sentences cover the text in order."""
    reading = read_texts([text])[text]
    for label, found in (("MONEY", list(find_money(text))), ("WHEN", list(find_when(text)))):
        spans = list(reading.of(label))
        assert [(s.start, s.end) for s in spans] == [(f.start, f.end) for f in found]
    assert all(s.text == text[s.start : s.end] for s in reading.spans)
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(reading.sentences))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It saved £4m. The rest follows.", ["It saved £4m.", "The rest follows."]),
        ("See no. 4 of the plan, e.g. Estates.", ["See no. 4 of the plan, e.g. Estates."]),
        ("It cost £1.5m.", ["It cost £1.5m."]),
        ("3. The plan was agreed.", ["3. The plan was agreed."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """A full stop of an abbreviation, a number or a label ends no sentence."""
    starts = [0, *sentence_starts(text), len(text)]
    assert [text[a:b].strip() for a, b in pairwise(starts)] == sentences
