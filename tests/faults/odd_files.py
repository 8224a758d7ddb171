"""Odd and hostile files, made by hand: `python -m tests.faults.odd_files FOLDER` writes one of each.

Each is a name and its bytes; `locked_files` need pymupdf, which makes encrypted papers. What a run has to
make of them is in test_odd_files.py: every file told, in bounded time and memory, and none loses another.
"""

# ruff: noqa: E501 - PDF objects are kept on one line

import argparse
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.fuzz.seeds import PAGE, pdf

FONT = (
    b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
)
ONE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
SHEET = b"[0 0 595 842]"


def file_of(*objects: bytes, trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """A PDF of numbered objects; the first is its catalogue."""
    made = b"%PDF-" + version + b"\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, trailer, len(made))
    )


def stream(content: bytes, keys: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), keys, content)


def page(box: bytes = SHEET, more: bytes = b"", resources: bytes = FONT) -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Resources %b /Contents 4 0 R %b >>" % (
        box,
        resources,
        more,
    )


def paper(
    *more: bytes, catalog: bytes = b"", box: bytes = SHEET, keys: bytes = b"", content: bytes = PAGE
) -> bytes:
    """A paper of one page, with more objects (from 5 on) and more keys in its catalogue and its page."""
    whole = b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog
    return file_of(whole, ONE, page(box, keys), stream(content), *more)


def zeros(megabytes: int, before: bytes = b"") -> bytes:
    """Packed zeros; the file is a thousandth of what they unpack to."""
    packer = zlib.compressobj(9)
    piece = bytes(1 << 20)
    return b"".join(
        [packer.compress(before), *(packer.compress(piece) for _ in range(megabytes)), packer.flush()]
    )


def damaged() -> Iterator[tuple[str, bytes]]:
    whole = pdf(PAGE, PAGE, PAGE, packed=True)
    for share in (5, 25, 50, 75, 95, 99):
        yield f"cut-at-{share}.pdf", whole[: len(whole) * share // 100]
    yield "empty.pdf", b""
    yield "one-byte.pdf", b"%"
    yield "zeros.pdf", bytes(100_000)
    yield "header-only.pdf", b"%PDF-1.7\n"
    yield "junk-before.pdf", b"\r\nHTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + whole
    yield "junk-behind.pdf", whole + b"<!-- served in 12 ms -->" * 200
    yield "xref-wrong.pdf", whole.replace(b"00000 n", b"00000 f", 2).replace(b"startxref\n", b"startxref\n9")
    yield "xref-gone.pdf", whole[: whole.rindex(b"xref\n0 ")]
    at = int(whole.rsplit(b"startxref\n", 1)[1].split()[0])
    yield "xref-loop.pdf", whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % at)
    yield "hybrid-xref-loop.pdf", whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /XRefStm %d" % at)
    yield "line-ends-changed.pdf", whole.replace(b"\n", b"\r\n")
    yield "nibbled.pdf", bytes(b ^ (0x55 if n % 97 == 0 else 0) for n, b in enumerate(whole))


def trees() -> Iterator[tuple[str, bytes]]:
    yield "no-pages.pdf", file_of(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")
    yield "no-catalogue.pdf", file_of(b"<< >>", ONE, page(), stream(PAGE))
    yield "tree-loop.pdf", file_of(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    both = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"
    yield "tree-loop-with-page.pdf", file_of(CATALOG, both, page(), stream(PAGE))
    yield (
        "billions-of-pages.pdf",
        file_of(CATALOG, ONE.replace(b"Count 1", b"Count 2147483647"), page(), stream(PAGE)),
    )
    yield "pages-below-zero.pdf", file_of(CATALOG, ONE.replace(b"Count 1", b"Count -5"), page(), stream(PAGE))
    nested = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % n for n in range(3, 5003)]
    yield "tree-5000-deep.pdf", file_of(CATALOG, *nested, page().replace(b"4 0 R", b"5003 0 R"), stream(PAGE))
    yield (
        "same-page-500-times.pdf",
        file_of(
            CATALOG, b"<< /Type /Pages /Kids [%b] /Count 500 >>" % (b"3 0 R " * 500), page(), stream(PAGE)
        ),
    )
    yield "brackets-deep.pdf", paper(b"[" * 100_000 + b"]" * 100_000, keys=b"/Rest 5 0 R")


def boxes() -> Iterator[tuple[str, bytes]]:
    for name, box in (
        ("giant", b"[0 0 1e9 1e9]"), ("nan", b"[nan 0 inf 842]"), ("inverted", b"[595 842 0 0]"),
        ("nothing", b"[0 0 0 0]"), ("negative", b"[-700 -900 -100 -50]"), ("words", b"[/a (b) null 3]"),
        ("thin", b"[0 0 0.001 842]"), ("short", b"[0 0]"), ("huge-number", b"[0 0 " + b"9" * 400 + b" 842]"),
    ):  # fmt: skip
        yield f"box-{name}.pdf", paper(box=box)
    yield "crop-outside.pdf", paper(keys=b"/CropBox [5000 5000 6000 6000]")
    yield "turned-45.pdf", paper(keys=b"/Rotate 45")
    yield "turned-wildly.pdf", paper(keys=b"/Rotate -99999999990")
    yield "unit-huge.pdf", paper(keys=b"/UserUnit 100000")


def forms() -> Iterator[tuple[str, bytes]]:
    """Pictures and forms inside each other."""
    whole = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    own = whole + b"/Resources << /XObject << /X 5 0 R >> >>"
    using = b"<< /XObject << /X 5 0 R >> >>"
    sheet = page(resources=using)
    twice = b"/X Do /X Do"
    yield "form-in-itself.pdf", file_of(CATALOG, ONE, sheet, stream(b"/X Do"), stream(twice, own))
    for name, deep, content in (("forms-3000-deep", 3000, b"/X Do"), ("forms-billion-laughs", 40, twice)):
        inner = [
            stream(content, whole + b"/Resources << /XObject << /X %d 0 R >> >>" % (n + 1))
            for n in range(5, 5 + deep)
        ]
        last = stream(PAGE, whole + b"/Resources " + FONT)
        yield f"{name}.pdf", file_of(CATALOG, ONE, sheet, stream(content), *inner, last)
    yield "saves-200000-deep.pdf", paper(content=b"q " * 200_000 + PAGE)
    yield "words-100000.pdf", paper(
        content=b"BT /F1 1 Tf " + b"".join(
            b"1 0 0 1 %d %d Tm (w%d) Tj " % (n % 400 + 50, n // 400 + 40, n % 10) for n in range(100_000)
        ) + b"ET"
    )  # fmt: skip
    lines = b"".join(b"%d 40 m %d 800 l S 40 %d m 560 %d l S " % (n, n, n, n) for n in range(40, 540))
    yield "lines-20000.pdf", paper(content=lines * 20 + PAGE)
    picture = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    yield (
        "picture-huge.pdf",
        file_of(CATALOG, ONE, sheet, stream(b"595 0 0 842 0 0 cm /X Do"), stream(b"", picture)),
    )
    no_font = b"<< /Font << /F1 99 0 R >> >>"
    yield "font-gone.pdf", file_of(CATALOG, ONE, page(resources=no_font), stream(PAGE))
    yield "fonts-unnamed.pdf", file_of(CATALOG, ONE, page(resources=b"<< >>"), stream(PAGE))
    yield "content-gone.pdf", file_of(CATALOG, ONE, page())
    yield (
        "content-is-itself.pdf",
        file_of(CATALOG, ONE, page().replace(b"4 0 R", b"[3 0 R 4 0 R]"), stream(PAGE)),
    )
    yield "operators-unknown.pdf", paper(content=b"foo bar 1 2 (x baz " * 1000 + PAGE)


def bombs(megabytes: int = 1000) -> Iterator[tuple[str, bytes]]:
    flate = b"/Filter /FlateDecode "
    packed = zeros(megabytes)
    yield "bomb-content.pdf", file_of(CATALOG, ONE, page(), stream(packed, flate))
    picture = (
        flate
        + b"/Type /XObject /Subtype /Image /Width 32000 /Height 32000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    using = page(resources=b"<< /XObject << /X 5 0 R >> >>")
    yield (
        "bomb-picture.pdf",
        file_of(CATALOG, ONE, using, stream(b"595 0 0 842 0 0 cm /X Do"), stream(packed, picture)),
    )
    objects = flate + b"/Type /ObjStm /N 1 /First 4"
    yield (
        "bomb-objects.pdf",
        file_of(CATALOG, ONE, page(), stream(PAGE), stream(zeros(megabytes, b"9 0 "), objects)),
    )
    twice = b"/Filter [/FlateDecode /FlateDecode]"
    yield (
        "bomb-twice.pdf",
        file_of(CATALOG, ONE, page(), stream(zlib.compress(zeros(megabytes * 10), 9), twice)),
    )
    letters = zlib.compress(b"BT /F1 9 Tf 72 700 Td (savings of \\2431m ) Tj ET " * 2_000_000, 9)
    yield "bomb-words.pdf", file_of(CATALOG, ONE, page(), stream(letters, flate))
    hexed = b"/Filter [/ASCIIHexDecode /FlateDecode]"
    yield "bomb-in-hex.pdf", file_of(CATALOG, ONE, page(), stream(packed.hex().encode() + b">", hexed))


def extras() -> Iterator[tuple[str, bytes]]:
    """What a PDF can hold besides pages."""
    script = b"<< /S /JavaScript /JS (app.launchURL\\('http://example.invalid'\\)) >>"
    yield "javascript.pdf", paper(script, catalog=b"/OpenAction 5 0 R")
    yield "launch.pdf", paper(b"<< /S /Launch /F (/bin/sh) >>", catalog=b"/OpenAction 5 0 R")
    inside = stream(b"inside", b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (../../x.sh) /EF << /F 5 0 R >> >>] >> >> "
    yield "attached.pdf", paper(inside, catalog=names)
    yield "portfolio.pdf", paper(inside, catalog=names + b"/Collection << /View /D >>")
    xfa = stream(b"<template><subform><field name='a'><value>12</value></field></subform></template>")
    wait = b"BT /F1 11 Tf 72 700 Td (Please wait... If this message is not replaced) Tj ET"
    yield "xfa.pdf", paper(xfa, catalog=b"/AcroForm << /Fields [] /XFA 5 0 R >>", content=wait)
    told = b"(The board approved savings of \\24355,000 in 2019/20.)"
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V %b /DA (/F1 11 Tf) /Rect [72 300 500 330] /P 3 0 R %b >>"
    filled = b"/AcroForm << /Fields [5 0 R] /DR " + FONT + b" /DA (/F1 11 Tf) /NeedAppearances true >>"
    yield "field-without-looks.pdf", paper(field % (told, b""), catalog=filled, keys=b"/Annots [5 0 R]")
    looks = stream(
        b"BT /F1 11 Tf 2 10 Td " + told + b" Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 428 30] /Resources " + FONT,
    )
    drawn = field % (told, b"/AP << /N 6 0 R >>")
    yield "field-with-looks.pdf", paper(drawn, looks, catalog=filled, keys=b"/Annots [5 0 R]")
    free = b"<< /Type /Annot /Subtype /FreeText /Contents %b /DA (/F1 11 Tf) /Rect [72 300 500 330] %b >>"
    yield "note-without-looks.pdf", paper(free % (told, b""), keys=b"/Annots [5 0 R]")
    yield "note-with-looks.pdf", paper(free % (told, b"/AP << /N 6 0 R >>"), looks, keys=b"/Annots [5 0 R]")
    yield (
        "annotations-loop.pdf",
        paper(b"<< /Type /Annot /Subtype /Popup /Parent 5 0 R >>", keys=b"/Annots [5 0 R 5 0 R]"),
    )
    layers = b"/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] /Order [5 0 R] >> >>"
    yield "layer-off.pdf", paper(b"<< /Type /OCG /Name (draft) >>", catalog=layers)
    outline = b"<< /Title (loop) /Parent 5 0 R /First 5 0 R /Next 5 0 R /Last 5 0 R >>"
    yield "outline-loop.pdf", paper(outline, catalog=b"/Outlines 5 0 R")
    yield "updated.pdf", updated()


def updated() -> bytes:
    """A paper saved once more: its page shows new words."""
    old = paper()
    at = int(old.rsplit(b"startxref\n", 1)[1].split()[0])
    new = stream(PAGE.replace(b"110,000", b"220,000"))
    place = len(old)
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n" % (place, at)
    whole = old + b"4 0 obj\n%b\nendobj\n" % new
    return whole + table + b"startxref\n%d\n%%%%EOF\n" % len(whole)


def words() -> Iterator[tuple[str, bytes]]:
    """Words that would rather be something else."""
    for name, text in (
        ("formula", b"=cmd|'/c calc'!A1 saves \\2431.5m in 2019/20"),
        ("escape", b"\033[2J\033]0;owned\007 saves \\2431.5m in 2019/20"),
        ("html", b"<script>alert\\(1\\)</script><img src=x onerror=alert\\(1\\)> saves \\2431.5m in 2019/20"),
        ("sql", b"'\\); DROP TABLE documents; -- saves \\2431.5m in 2019/20"),
        ("controls", b"\\000\\001\\002\\010 saves \\2431.5m\\177 in 2019/20"),
        ("markup", b"[bold red]x[/bold red] [/] {0} %s %n saves \\2431.5m in 2019/20"),
        ("long", b"x" * 200_000), ("digits", b"\\243" + b"9" * 5000 + b"m saved"), ("pounds", b"\\243" * 50_000),
        ("brackets", b"\\(" * 5000 + b"\\2431m" + b"\\)" * 5000), ("commas", b"\\2431" + b",000" * 3000 + b" saved"),
        ("spaces", b"savings of" + b" " * 50_000 + b"\\2431m"),
    ):  # fmt: skip
        text = b"BT /F1 10 Tf 72 700 Td (The programme " + text + b".) Tj ET"
        title = b"(=1+1 <b>\033[31m' OR 1=1 --)"
        info = b"<< /Title %b /Author (@SUM\\(A1\\)) /CreationDate (D:99999999999999) >>" % title
        whole = [CATALOG, ONE, page(), stream(text), info]
        yield f"words-{name}.pdf", file_of(*whole, trailer=b"/Info 5 0 R")
    uni = ("\u202egnivas 000,5£ \u2066\u200b\ufeff\ud83d").encode("utf-16-be", "surrogatepass").hex().encode()
    to = stream(
        b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <" + uni + b"> endbfchar"
    )
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >> >> >>"
    whole = [CATALOG, ONE, page(resources=font), stream(b"BT /F1 10 Tf 72 700 Td (AAA savings AA) Tj ET"), to]
    yield "words-bidi.pdf", file_of(*whole)


def names() -> Iterator[tuple[str, bytes]]:
    """Names that would rather be something else; all are the same small paper but for a letter."""
    odd = (
        "-rf.pdf", "--help.pdf", "new\nline.pdf", "tab\there.pdf", "quote'\".pdf", "$(touch x).pdf", "a;b|c&d.pdf",
        "\033[31mred.pdf", "=cmd().pdf", "<b>bold.pdf", "*.pdf", "[a-z]?.pdf", "%s%n%00.pdf", "łódź-警察-🚓.pdf",
        "e\u0301.pdf", "\u202efdp.exe.pdf", "n" * 240 + ".pdf", " .pdf", "UPPER.PDF", "..pdf", "C:\\x.pdf",
        "' OR 1=1.pdf", "http:x.pdf", "con.pdf",
    )  # fmt: skip
    for n, name in enumerate(odd):
        yield name, pdf(PAGE.replace(b"110,000", b"1%d,000" % (10 + n)))


def others() -> Iterator[tuple[str, bytes]]:
    """Things that are called a paper, and papers that are called something else."""
    yield "page.html.pdf", b"<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>"
    yield "word.pdf", b"PK\x03\x04" + b"[Content_Types].xml word/document.xml" + bytes(500)
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(500)
    yield "rich.pdf", b"{\\rtf1 savings of }"
    yield "postscript.pdf", b"%!PS-Adobe-3.0\n/x {x} def x\n"
    yield "paper.txt", pdf(PAGE.replace(b"110,000", b"310,000"))
    yield "paper.docx", pdf(PAGE.replace(b"110,000", b"320,000"))
    yield "paper", pdf(PAGE.replace(b"110,000", b"330,000"))


FAMILIES: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
    "damaged": damaged, "trees": trees, "boxes": boxes, "forms": forms, "extras": extras, "words": words,
    "names": names, "others": others, "bombs": bombs,
}  # fmt: skip


def locked_files() -> Iterator[tuple[str, bytes]]:
    """Papers under a password (`open`), and papers that only forbid copying; needs pymupdf."""
    import pymupdf

    ways = {
        "rc4-40": pymupdf.PDF_ENCRYPT_RC4_40, "rc4-128": pymupdf.PDF_ENCRYPT_RC4_128,
        "aes-128": pymupdf.PDF_ENCRYPT_AES_128, "aes-256": pymupdf.PDF_ENCRYPT_AES_256,
    }  # fmt: skip
    for n, (name, way) in enumerate(ways.items()):
        document = pymupdf.open(stream=pdf(PAGE.replace(b"110,000", b"4%d0,000" % n)), filetype="pdf")
        yield f"locked-{name}.pdf", document.tobytes(encryption=way, user_pw="open", owner_pw="own")
        yield f"no-copying-{name}.pdf", document.tobytes(encryption=way, owner_pw="own", permissions=0)


def places(folder: Path) -> None:
    """Things in a folder that are no files, or that can't be read."""
    import os

    (folder / "folder.pdf").mkdir()
    (folder / "loop").symlink_to(folder)
    (folder / "itself.pdf").symlink_to(folder / "itself.pdf")
    (folder / "nowhere.pdf").symlink_to(folder / "gone")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "closed.pdf").write_bytes(pdf(PAGE))
    (folder / "closed.pdf").chmod(0)


def write(folder: Path, *families: str) -> int:
    """Writes the files of the families; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    for family in families or FAMILIES:
        for made_name, data in FAMILIES[family]():
            (folder / made_name).write_bytes(data)
            made += 1
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("family", nargs="*", choices=[*FAMILIES, "locked", "places", []])
    given = parser.parse_args()
    plain = [f for f in given.family if f in FAMILIES]
    if plain or not given.family:
        write(given.folder, *plain)
    if "locked" in given.family:
        given.folder.mkdir(parents=True, exist_ok=True)
        for name, data in locked_files():
            (given.folder / name).write_bytes(data)
    if "places" in given.family:
        given.folder.mkdir(parents=True, exist_ok=True)
        places(given.folder)


if __name__ == "__main__":
    main()
