"""Files that cannot be read, or only in part, say so by a code and a sentence."""

from pathlib import Path

import pytest

from boardpapers.errors import ReadError
from boardpapers.extract.read import read_pdf
from tests.read.drawn import Sheet, drawn, read


def _code(data: bytes, **options: str) -> str:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, file_name="paper.pdf", **options)  # type: ignore[arg-type]
    assert "paper.pdf" in str(caught.value)
    return caught.value.code


def _page(sheet: Sheet) -> None:
    sheet.text(72, 72, "Savings of £4m were agreed")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0\0\0"])
def test_an_empty_file_is_told_apart(data: bytes) -> None:
    """A file without content is empty, not damaged."""
    assert _code(data) == "empty_file"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"PK\x03\x04 docx", "ZIP"),
        (b"Just some words", ""),
    ],
)
def test_what_is_no_pdf_is_known_by_its_content(data: bytes, kind: str) -> None:
    """The name says PDF, the content decides, and the message says what it looks like."""
    with pytest.raises(ReadError) as caught:
        read_pdf(data, file_name="paper.pdf")
    assert caught.value.code == "not_a_pdf"
    assert kind in str(caught.value)


def test_a_pdf_with_nothing_behind_its_header_is_damaged() -> None:
    """A PDF that neither library can open is one sentence, not a traceback."""
    assert _code(b"%PDF-1.7\nnothing of use") == "damaged"


def test_a_path_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A folder in place of a file is a read error like any other."""
    with pytest.raises(ReadError) as caught:
        read_pdf(tmp_path, file_name="paper.pdf")
    assert caught.value.code == "unreadable_file"


def test_an_encrypted_paper_asks_for_its_password_and_opens_with_it() -> None:
    """Without a password the message names the option; with the right one the paper is read."""
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt").StandardEncryption("secret", canPrint=1)
    data = drawn(_page, encrypt=encryption)
    with pytest.raises(ReadError, match="--password"):
        read_pdf(data, file_name="paper.pdf")
    assert _code(data, password="wrong") == "encrypted"
    paper = read_pdf(data, file_name="paper.pdf", password="secret")
    assert [w.text for w in paper.pages[0].words] == ["Savings", "of", "£4m", "were", "agreed"]


def test_a_page_that_is_a_picture_has_no_text_layer() -> None:
    """A page without words but with an image is a problem of its own; the other pages are read."""
    pytest.importorskip("PIL")
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def picture(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)

    paper = read_pdf(drawn(_page, picture), file_name="drawn.pdf", ocr=False)
    assert paper.page_count == len(paper.pages) == 2
    assert [(p.code, p.page, p.severity) for p in paper.problems] == [("no_text_layer", 2, "error")]


def test_a_blank_page_is_only_mentioned() -> None:
    """An empty page in a paper with text is no error."""
    paper = read(_page, lambda sheet: None)
    assert [(p.code, p.severity) for p in paper.problems] == [("empty_page", "info")]


def test_only_so_many_pages_are_read_when_asked() -> None:
    """`max_pages` limits the pages, not the count of the file."""
    paper = read_pdf(drawn(_page, _page, _page), file_name="paper.pdf", max_pages=2)
    assert (paper.page_count, len(paper.pages)) == (3, 2)


def test_nothing_but_read_errors_leaves_the_reader(shared: Path) -> None:
    """Each of the hostile files is read, or refused with a known code."""
    known = {"empty_file", "not_a_pdf", "encrypted", "damaged", "no_pages"}
    for path in sorted((shared / "hostile").glob("*.pdf")):
        try:
            paper = read_pdf(path, file_name=path.name, ocr=False)
        except ReadError as error:
            assert error.code in known, path.name
        else:
            assert paper.page_count == len(paper.pages), path.name


def test_the_scan_has_no_text_on_any_page(shared: Path) -> None:
    """An image-only paper gives one error for each page, not an empty success."""
    scan = shared / "papers" / "west-mercia-decision-2017.scan.pdf"
    paper = read_pdf(scan, file_name=scan.name, ocr=False)
    assert [p.page for p in paper.problems if p.code == "no_text_layer"] == list(range(1, 7))
