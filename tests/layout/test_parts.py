"""Headings, titles, fields, signatures, captions and running lines are known for what they are."""

from tests.layout.papers import PROSE, item, laid, paragraphs, prose
from tests.read.drawn import Sheet

BOLD = "Helvetica-Bold"


def test_headings_nest_by_size_capitals_and_number() -> None:
    """Each paragraph knows the headings it stands under, outermost first."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 60, "BACKGROUND", BOLD)
        top = prose(sheet, 80)
        sheet.text(72, top, "The estate", BOLD)
        top = prose(sheet, top + 18)
        sheet.text(72, top, "FINANCE", BOLD)
        top = prose(sheet, top + 18)
        sheet.text(72, top, "Appendix A", BOLD)
        prose(sheet, top + 18)

    found = [p.headings for p in paragraphs(page) if p.kind == "body"]
    assert found == [("BACKGROUND",), ("BACKGROUND", "The estate"), ("FINANCE",), ("Appendix A",)]


def test_plain_numbered_lines_are_headings_where_their_paragraphs_follow() -> None:
    """`2. Governance` without bold is a heading before `2.1`."""

    def page(sheet: Sheet) -> None:
        top = item(sheet, 100, "1.", "Purpose")
        top = item(sheet, top, "1.1", PROSE)
        top = item(sheet, top, "2.", "Governance")
        item(sheet, top, "2.1", PROSE)

    assert [(p.kind, p.number, p.heading) for p in paragraphs(page)] == [
        ("heading", "1.", None),
        ("body", "1.1", "Purpose"),
        ("heading", "2.", None),
        ("body", "2.1", "Governance"),
    ]


def test_the_largest_line_is_the_title_and_the_board_above_it_is_not() -> None:
    """The name of the board, the date and the kind of paper are no titles."""

    def page(sheet: Sheet) -> None:
        sheet.centre(60, "ANYSHIRE POLICE AND CRIME PANEL", BOLD, 14)
        sheet.centre(90, "8 November 2019", BOLD, 12)
        sheet.centre(115, "Oversight of the estate and its partners", BOLD, 14)
        item(sheet, 150, "1.", PROSE)

    assert [p.kind for p in paragraphs(page)] == ["heading", "heading", "title", "body"]


def test_fields_have_a_label_and_a_value() -> None:
    """With a colon, behind a bold label, on the next line, and two on one line."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 60, "Date of meeting", BOLD)
        sheet.text(165, 60, "17 December 2019")
        sheet.text(72, 80, "Title:", BOLD)
        sheet.lines(180, 80, ["Renewal of the custody contract and", "of the service in custody"])
        sheet.text(72, 112, "Ref:", BOLD)
        sheet.text(110, 112, "ANY/2019/7")
        sheet.text(330, 112, "Status:", BOLD)
        sheet.text(380, 112, "Open")
        sheet.text(72, 135, "AGENDA ITEM", BOLD)
        sheet.text(90, 150, "9a", BOLD)
        prose(sheet, 190)

    fields = [p for p in paragraphs(page) if p.kind == "field"]
    assert [(p.label, p.text.string[p.value_start :]) for p in fields] == [
        ("Date of meeting", "17 December 2019"),
        ("Title", "Renewal of the custody contract and of the service in custody"),
        ("Ref", "ANY/2019/7"),
        ("Status", "Open"),
        ("AGENDA ITEM", "9a"),
    ]


def test_people_listed_under_a_field_stay_apart() -> None:
    """Those present are one paragraph each; the first is the field's value."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 60, "Present:", BOLD)
        sheet.lines(
            160,
            60,
            ["A Person, Commissioner (Chair)", "B Person, Chief Constable", "C Person, Chief Executive"],
        )
        prose(sheet, 130)

    found = paragraphs(page)
    assert [p.text.string for p in found[:3]] == [
        "Present: A Person, Commissioner (Chair)",
        "B Person, Chief Constable",
        "C Person, Chief Executive",
    ]


def test_a_bold_lead_is_part_of_its_paragraph() -> None:
    """`Custody: a shared structure` is text, not a form field or a heading."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "Custody:", BOLD)
        sheet.text(125, 100, "A shared structure is in place and the shift pattern of the")
        sheet.text(72, 113.5, "three forces has been agreed by all of the partners in the plan.")

    (found,) = paragraphs(page)
    assert found.kind == "body"
    assert found.text.string[: found.lead_end] == "Custody:"


def test_signatures_take_the_roles_and_dates_around_them() -> None:
    """The office above `Signed`, the date below, and the name under a letter."""

    def page(sheet: Sheet) -> None:
        top = prose(sheet, 100)
        sheet.text(72, top, "Anyshire Chief Constable", BOLD)
        sheet.text(72, top + 25, "Signed ..............................")
        sheet.text(72, top + 45, "Date: 3 May 2019")

    assert [p.kind for p in paragraphs(page)] == ["body", "signature", "signature", "signature"]


def test_resolutions_in_capitals_are_no_headings() -> None:
    """`RESOLVED:` leads to its points; it does not name a section."""

    def page(sheet: Sheet) -> None:
        top = prose(sheet, 100)
        sheet.text(72, top, "RESOLVED:", BOLD)
        item(sheet, top + 20, "(a)", "That the station be sold.")

    assert [p.kind for p in paragraphs(page)][1] == "body"


def test_running_lines_go_and_letterheads_stay() -> None:
    """Headers, footers, page numbers and markings are furniture, on one page as on three."""

    def page(number: int, last: int) -> object:
        def draw(sheet: Sheet) -> None:
            sheet.centre(20, "OFFICIAL", BOLD, 9)
            if number == 1:
                sheet.text(72, 45, "Anyshire Constabulary", BOLD, 14)
            prose(sheet, 100)
            prose(sheet, 200, text="Then " + PROSE)
            sheet.text(72, 805, "Estates update v2", size=8)
            sheet.right(520, 805, f"Page {number} of {last}", size=8)

        return draw

    for last in (1, 3):
        document = laid(*(page(n, last) for n in range(1, last + 1)))  # type: ignore[arg-type]
        assert {f.text.string for f in document.furniture} == {"OFFICIAL", "Estates update v2"} | {
            f"Page {n} of {last}" for n in range(1, last + 1)
        }
        assert next(document.paragraphs).text.string == "Anyshire Constabulary"


def test_a_paragraph_number_in_the_margin_is_no_page_number() -> None:
    """A page that begins with paragraph 5 keeps its 5."""

    def first(sheet: Sheet) -> None:
        item(sheet, 100, "4", PROSE)
        sheet.centre(800, "1")

    def second(sheet: Sheet) -> None:
        item(sheet, 50, "5", "To approve the plan.")
        item(sheet, 80, "6", "To note the cost.")
        sheet.centre(800, "2")

    assert [p.number for p in paragraphs(first, second)] == ["4", "5", "6"]
