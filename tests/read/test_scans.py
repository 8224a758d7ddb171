"""Scans and turned pages give what the page gives that they were made from."""

import io

import pypdfium2
import pytest

from boardpapers.outcome import Outcome
from boardpapers.stages import process
from tests.faults.odd_files import FONT, ONE, file_of, page, stream
from tests.fuzz.seeds import PAGE

TEXT = b"""BT /F1 11 Tf 72 540 Td (The board agreed in May 2019 that the police will have a plan.) Tj
0 -16 Td (It is to be noted that the costs of the programme are in the budget of the force.) Tj ET
"""


def digital(turn: int = 0) -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    turned = page(more=b"/Rotate %d" % turn, resources=FONT)
    return file_of(catalog, ONE, turned, stream(PAGE.replace(b"(sideways) Tj", b"") + TEXT))


def scan(turn: int = 0, tilt: float = 0.5) -> bytes:
    """The page as a picture, tilted, and turned within the picture."""
    drawn = pypdfium2.PdfDocument(digital())[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    picture = drawn.rotate(tilt, fillcolor=255).rotate(-turn, expand=True)
    buffer = io.BytesIO()
    picture.save(buffer, "PDF", resolution=200)
    return buffer.getvalue()


def amounts(outcome: Outcome) -> list[tuple[str, float | None]]:
    return sorted((r.TABLE, r.amount_gbp) for r in outcome.records if hasattr(r, "amount_gbp"))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read(turn: int) -> None:
    assert amounts(process(digital(turn), "a.pdf")) == amounts(process(digital(), "a.pdf")) != []


@pytest.mark.parametrize("turn", [0, 180, 270])
def test_scans_are_read_and_doubted(turn: int) -> None:
    """The same amounts, each less sure than on the page itself, and a problem that tells why."""
    pytest.importorskip("rapidocr")
    before, after = process(digital(), "a.pdf"), process(scan(turn), "a.pdf")
    assert amounts(after) == amounts(before)
    assert after.document is not None and after.document.text_source == "ocr"
    assert [p.code for p in after.problems if p.stage == "read"] == ["text_recognised"]
    assert max(r.confidence for r in after.records) < max(r.confidence for r in before.records)


def test_a_rubbish_text_layer_is_read_again() -> None:
    """Each letter of the layer is another one than the page shows."""
    pytest.importorskip("rapidocr")
    wrong = b"".join(b"<%02x> <%04x> " % (n, 0xE000 + n) for n in range(32, 127))
    to = b"1 begincodespacerange <00> <ff> endcodespacerange 95 beginbfchar " + wrong + b"endbfchar"
    font = FONT.replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 5 0 R")
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    outcome = process(file_of(catalog, ONE, page(resources=font), stream(PAGE + TEXT), stream(to)), "a.pdf")
    assert outcome.document is not None and outcome.document.text_source == "ocr"
    assert ("savings", 110_000.0) in amounts(outcome)
