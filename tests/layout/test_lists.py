"""Numbers, letters and bullets: what they are, how deep, and what is none."""

import pytest

from tests.layout.papers import PROSE, item, paragraphs, prose
from tests.read.drawn import Sheet


def test_nested_lists_have_levels_and_numbers_as_printed() -> None:
    """Three kinds of label, three depths; numbering goes on where the inner list ends."""

    def page(sheet: Sheet) -> None:
        top = item(sheet, 100, "3.1", "These are recommended:")
        top = item(sheet, top, "1.", "The first of them;", x=102)
        top = item(sheet, top, "2.", "The second, in two parts:", x=102)
        top = item(sheet, top, "a)", "one part; and", x=132)
        top = item(sheet, top, "i)", "the smallest of all", x=162)
        top = item(sheet, top, "b)", "the other part.", x=132)
        item(sheet, top, "3.", "The third.", x=102)

    found = [(p.number, p.level, p.kind) for p in paragraphs(page)]
    assert found == [
        ("3.1", 0, "body"),
        ("1.", 1, "item"),
        ("2.", 1, "item"),
        ("a)", 2, "item"),
        ("i)", 3, "item"),
        ("b)", 2, "item"),
        ("3.", 1, "item"),
    ]


@pytest.mark.parametrize(
    "label", ["1.", "1", "(1)", "1)", "3.14", "a)", "(a)", "A)", "iv.", "(iv)", "45/19", "2.1.3"]
)
def test_labels_of_many_shapes_are_numbers(label: str) -> None:
    """The label is the number as printed and no part of the text."""
    (found,) = paragraphs(lambda sheet: item(sheet, 100, label, PROSE, indent=45) and None)
    assert (found.number, found.text.string) == (label, PROSE)
    assert found.number_text.string == label


def test_symbol_fonts_and_drawn_discs_are_bullets() -> None:
    """A bullet is an item without a number, whatever it is made of."""

    def page(sheet: Sheet) -> None:
        top = prose(sheet, 100)
        sheet.text(90, top + 2, "l", "ZapfDingbats", 7)
        sheet.text(110, top, "a point with a dingbat")
        sheet.canvas.circle(94, sheet.height - top - 28, 1.5, stroke=0, fill=1)
        sheet.text(110, top + 22, "a point with a drawn disc")
        sheet.text(110, top + 44, "o", "Courier")
        sheet.text(130, top + 44, "a point below it")

    found = paragraphs(page)[1:]
    assert [(p.kind, p.number, p.level) for p in found] == [
        ("item", None, 1),
        ("item", None, 1),
        ("item", None, 2),
    ]
    assert [p.text.string.split()[0] for p in found] == ["a", "a", "a"]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_label() -> None:
    """`in the year / 2019. The board` goes on."""

    def page(sheet: Sheet) -> None:
        sheet.lines(
            72,
            100,
            [
                "The board was told that the plan had been agreed by all the partners in the year",
                "2019. The saving was put at £4m, and the cost at £1.5m, by the officers in a note of",
                "12. May was the month in which the money was to come in, and it did so in part.",
            ],
        )

    (found,) = paragraphs(page)
    assert found.number is None


def test_typed_numbers_without_a_hanging_indent_are_labels() -> None:
    """A list that was typed without tabs is still a list."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "The board:")
        sheet.lines(
            72,
            118,
            [
                "1. approves the sale of the station;",
                "2. notes the saving of £90,000; and",
                "3. agrees the plan.",
            ],
        )

    assert [p.number for p in paragraphs(page)] == [None, "1.", "2.", "3."]
