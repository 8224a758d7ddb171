"""The fast reader gives what the reference gives, but for what the reference gets wrong."""

from pathlib import Path

import pytest

from boardpapers.extract.read import READERS
from tests.conftest import ROOT
from tests.read.comparing import differences, pages_by
from tests.read.drawn import Sheet, drawn

#: Files on which the readers differ, with the cause as docs/readers.md calls it.
KNOWN = {
    "eu-016.pdf": "capitals",
    "eu-017.pdf": "capitals",
    "eu-018.pdf": "capitals",
    "eu-019.pdf": "capitals",
    "eu-020.pdf": "symbol font",
    "eu-021.pdf": "symbol font",
    "eu-025.pdf": "symbol font",
    "hertfordshire-benefits-2020.pdf": "unnamed codes",
    "pdfjs--bug1669097.pdf": "filled forms",
    "pdfjs--bug2055455.pdf": "filled forms",
    "pdfjs--issue18561.pdf": "filled forms",
    "pdfjs--issue3566.pdf": "ligature names",
    "pdfjs--issue7769.pdf": "unnamed codes",
    "verapdf--PDF_A-4_veraPDF_test_suite_6-2-10-4-1-t02-fail-d.pdf": "unnamed codes",
    "qpdf--bad24.pdf": "broken content",
    "verapdf--PDF_A-1b_veraPDF_test_suite_6-1-12-t10-fail-b.pdf": "broken content",
    "verapdf--PDF_UA-1_7.21.3.3-t03-pass-a.pdf": "broken content",
}


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "papers").glob("*.pdf")), ids=lambda p: p.stem)
def test_the_sample_papers_are_read_alike(path: Path) -> None:
    """Words with their boxes, shapes, paragraphs and tables are the same by both readers."""
    assert differences(path) == []


@pytest.mark.parametrize("folder", ["papers", "icdar2013-eu", "hostile"])
def test_real_and_hostile_files_differ_only_by_known_causes(shared: Path, folder: str) -> None:
    """Every file that is read otherwise is listed with its cause."""
    found = {p.name: differences(p) for p in sorted((shared / folder).glob("*.pdf"))}
    differing = {name: told[:3] for name, told in found.items() if told}
    assert {n: t for n, t in differing.items() if n not in KNOWN} == {}
    assert {n for n in KNOWN if n in found} == set(differing), "no longer different: take it off the list"


def test_every_cause_is_described() -> None:
    """The page on readers explains each cause."""
    page = (ROOT / "docs" / "readers.md").read_text("utf-8")
    assert {cause for cause in KNOWN.values() if f"**{cause}**" not in page} == set()


def test_symbol_fonts_are_read_as_their_symbols(tmp_path: Path) -> None:
    """Letters of the Symbol font are Greek ones."""
    data = drawn(lambda sheet: sheet.text(72, 100, "\u03c7", font="Symbol"))
    assert _texts("pdfium", _written(tmp_path, data)) == ["\u03c7"]


def test_codes_without_a_name_are_read_as_what_is_drawn(tmp_path: Path) -> None:
    """Code 127 is drawn as a bullet; the reference has no character for it."""
    data = drawn(lambda sheet: sheet.text(72, 100, "#point"), pageCompression=0)
    path = _written(tmp_path, data.replace(b"(#point)", b"(\x7fpoint)"))
    assert _texts("pdfium", path) == ["•point"]
    assert _texts("pdfplumber", path) == ["\ufffdpoint"]


def test_a_line_of_which_no_width_is_told_is_one_point_wide(tmp_path: Path) -> None:
    """The format says one; the reference says none."""
    path = _written(tmp_path, _plain(b"72 700 m 300 700 l S"))
    widths = [p.pages[0].rules[0].width for r in READERS if not isinstance(p := pages_by(r, path), str)]
    assert sorted(widths) == [0.0, 1.0]


def test_bold_by_striking_twice_is_bold_for_the_fast_reader_too(tmp_path: Path) -> None:
    """PDFium leaves out what is drawn a second time; its weight is not lost."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "Decision taken")
        sheet.text(72.3, 100, "Decision taken")

    found = pages_by("pdfium", _written(tmp_path, drawn(page)))
    assert not isinstance(found, str)
    assert [(w.text, w.bold) for w in found.pages[0].words] == [("Decision", True), ("taken", True)]


def _texts(reader: str, path: Path) -> list[str]:
    found = pages_by(reader, path)
    assert not isinstance(found, str)
    return [w.text for w in found.pages[0].words]


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "drawn.pdf"
    path.write_bytes(data)
    return path


def _plain(content: bytes) -> bytes:
    """A file with one page that holds this content; its table of places is left to the readers to mend."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF\n"
