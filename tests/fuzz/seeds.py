"""Small inputs to begin with, in which a change of one byte means something."""

import zlib

#: Words that the parsers look for, and what stands between them.
TEXTS = (
    "£1.2m", "between £4.5m and £6 million", "c. £110k", "over £200k", "(£17,000)", "£24,531", "-£0.5bn",
    "one million pounds", "£2.23m to £3m per annum", "up to £20m by 2019/20", "£'000", "1,234.5", "(17.00)",
    "30 November 2019", "2019/20", "Q3 2018-19", "from April 2020 to March 2021", "30/11/2019", "Nov-19",
    "autumn 2021", "by the end of the financial year", "FY19", "2017-2020", "next year", "12.5 FTE",
    "3.0 to 4 FTE police officers", "1,200 hours", "two PCSOs", "nil", "–", "45%",
    "£12k in 2019 and £4k in 2020",
)  # fmt: skip


#: For the dictionary of a fuzzer.
WORDS = tuple(sorted({w for t in TEXTS for w in (*t.split(), t)} | {
    "£", "m", "k", "bn", "million", "thousand", "pence", "GBP", "January", "Sept", "spring", "early", "late",
    "FTE", "posts", "hrs", "officers", "staff", "per", "annum", "quarter", "%", "\u2013", "\u00a0", "\u00bd",
    "/Type /Page", "/Kids", "/Rotate 90", "/MediaBox [0 0 0 0]", "Tf", "Tj", "TJ", "Td", "Tm", "cm", "re",
    "W n", "BI", "ID", "EI", "Do", "/XObject", "/Subtype /Form", "/Encrypt", "/ObjStm", "99999999",
    "/Filter [/FlateDecode]",
    "-1", "0 0 0 0", "1e38", "(", ")", "<<", ">>", "endobj", "xref", "startxref",
}))  # fmt: skip


def pdf(*contents: bytes, packed: bool = False) -> bytes:
    """A PDF with a page for each content stream; its cross-reference table is right."""
    pages = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (pages, len(contents)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in enumerate(contents):
        body = zlib.compress(content) if packed else content
        how = b" /Filter /FlateDecode" if packed else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * n)
        )
        objects.append(b"<< /Length %d%b >>\nstream\n%b\nendstream" % (len(body), how, body))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(made))
    )


PAGE = b"""\
BT /F1 16 Tf 72 770 Td (Efficiency programme: savings) Tj ET
BT /F1 11 Tf 72 740 Td (1. The board is asked to approve savings of \\243110,000 in 2019/20.) Tj
0 -16 Td (2. A further \\2432.5m is planned by March 2021, of which \\243400k is cashable.) Tj ET
0.5 w 72 640 m 500 640 l S 72 620 m 500 620 l S 72 600 m 500 600 l S 72 580 m 500 580 l S
72 640 m 72 580 l S 300 640 m 300 580 l S 500 640 m 500 580 l S
BT /F1 10 Tf 76 626 Td (Item) Tj 228 0 Td (2019/20 \\243000) Tj
-228 -20 Td (Estates) Tj 228 0 Td (120) Tj -228 -20 Td (Total) Tj 228 0 Td (120) Tj ET
q 0.9 g 72 500 200 40 re f Q
BT 0 1 -1 0 560 200 Tm /F1 9 Tf (sideways) Tj ET
"""

PDFS = (pdf(PAGE), pdf(PAGE, PAGE), pdf(PAGE, packed=True), pdf(b""), b"%PDF-1.7\n", b"")
