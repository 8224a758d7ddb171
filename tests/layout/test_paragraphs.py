"""Lines become paragraphs, in the order in which they are read."""

from boardpapers.document import Table
from tests.layout.papers import PROSE, item, laid, paragraphs, prose, wrapped
from tests.read.drawn import Sheet


def test_spacing_parts_paragraphs_and_lines_are_joined() -> None:
    """Two wrapped paragraphs come back as two, each in one string."""

    def page(sheet: Sheet) -> None:
        top = prose(sheet, 100)
        prose(sheet, top, text="Then " + PROSE)

    assert [p.text.string for p in paragraphs(page)] == [PROSE, "Then " + PROSE]


def test_first_line_indents_part_paragraphs_without_spacing() -> None:
    """Books indent the first line in place of a space."""

    def page(sheet: Sheet) -> None:
        top = 100.0
        for start in ("One", "Two", "Three"):
            first, *rest = wrapped(f"{start} {PROSE}", 432)
            sheet.text(90, top, first)
            top = sheet.lines(72, top + 13.5, wrapped(" ".join(rest), 450))

    assert [p.text.string.split()[0] for p in paragraphs(page)] == ["One", "Two", "Three"]


def test_a_sentence_that_runs_on_over_the_page_is_one_paragraph() -> None:
    """The running footer between them is no part of it."""
    words = PROSE.split()

    def first(sheet: Sheet) -> None:
        prose(sheet, 700, text=" ".join(words[:30]))
        sheet.centre(800, "1")

    def second(sheet: Sheet) -> None:
        prose(sheet, 72, text=" ".join(words[30:]))
        sheet.centre(800, "2")

    document = laid(first, second)
    assert [p.text.string for p in document.paragraphs] == [PROSE]
    assert [q.page for q in next(document.paragraphs).text.cite()] == [1, 2]
    assert [f.text.string for f in document.furniture] == ["1", "2"]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Running text in columns is no table, and the title over both comes first."""

    def page(sheet: Sheet) -> None:
        sheet.centre(60, "Review of estates in the year 2021", "Helvetica-Bold", 16)
        for x, start in ((60, "Left"), (310, "Right")):
            top = 100.0
            for n in range(4):
                top = prose(sheet, top, x, 220, f"{start} {n} {PROSE}")

    document = laid(page)
    assert not any(isinstance(b, Table) for b in document.blocks)
    starts = [" ".join(p.text.string.split()[:2]) for p in document.paragraphs][1:]
    assert starts == [f"{side} {n}" for side in ("Left", "Right") for n in range(4)]


def test_notes_beside_the_text_follow_what_they_stand_beside() -> None:
    """The action column of minutes comes behind its minute."""

    def page(sheet: Sheet) -> None:
        top = 100.0
        for n in range(1, 5):
            end = item(sheet, top, f"{n}.", PROSE, indent=30, right=440)
            sheet.text(470, end - 8 - 13.5, f"Officer {n}")
            top = end

    assert [p.number or p.text.string for p in paragraphs(page)] == [
        part for n in range(1, 5) for part in (f"{n}.", f"Officer {n}")
    ]


def test_a_letterhead_is_read_block_by_block() -> None:
    """What stands side by side at the head of page one is not read across."""

    def page(sheet: Sheet) -> None:
        sheet.lines(60, 60, ["Anyshire", "Police", "Force"])
        sheet.lines(400, 63, ["Headquarters", "High Street"])
        prose(sheet, 160)

    assert [p.text.string for p in paragraphs(page)][:2] == [
        "Anyshire Police Force",
        "Headquarters High Street",
    ]


def test_slanting_lines_keep_their_words_together() -> None:
    """A page that was scanned a little askew is still read line by line."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(0, 10)
        sheet.canvas.rotate(-0.8)
        prose(sheet, 100)

    assert [p.text.string for p in paragraphs(page)] == [PROSE]


def test_hyphens_of_the_typesetter_go_and_others_stay() -> None:
    """The paper's own words tell which hyphen belongs to the word."""

    def page(sheet: Sheet) -> None:
        top = sheet.lines(
            72, 100, ["The business case was de-", "ferred and a long-", "term plan was over-", "seen."]
        )
        sheet.text(72, top + 20, "A long-term view was deferred.")

    assert (
        paragraphs(page)[0].text.string == "The business case was deferred and a long-term plan was overseen."
    )


def test_sideways_pages_are_read_and_cited_where_they_stand() -> None:
    """Text printed sideways is laid out as text; its boxes are those of the page as displayed."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(595, 0)
        sheet.canvas.rotate(90)
        sheet.height = 595
        top = prose(sheet, 100, width=640)
        prose(sheet, top, text="Then " + PROSE, width=640)

    found = paragraphs(page)
    assert [p.text.string for p in found] == [PROSE, "Then " + PROSE]
    assert found[0].box.height > found[0].box.width
    assert found[0].box.x1 < found[1].box.x1


def test_rows_of_a_list_in_columns_are_lines_of_their_own() -> None:
    """Names, posts and initials set at tabs, without rules, are not one paragraph."""
    rows = (
        ("Pat Marlowe", "Police and Crime Commissioner for the county", "PM"),
        ("Jo Tarrant", "Chief Finance Officer to the Chief Constable", "JT"),
    )

    def page(sheet: Sheet) -> None:
        top = prose(sheet, 100) + 20
        for n, (name, post, letters) in enumerate(rows):
            for x, words in ((72, name), (170, post), (500, letters)):
                sheet.text(x, top + 13.5 * n, words)

    found = [b.text.string for b in paragraphs(page)]
    assert found[1:] == [" ".join(row) for row in rows]
