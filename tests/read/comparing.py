"""What two readers make of one file, held against each other."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from boardpapers.document import Box, Page, Paragraph
from boardpapers.errors import ReadError
from boardpapers.extract.layout import lay_out
from boardpapers.extract.read import READERS, RawPaper
from boardpapers.extract.read.model import PageRead
from boardpapers.extract.read.opening import load_bytes, open_with_pdfium


def pages_by(reader: str, path: Path) -> RawPaper | str:
    """The paper as this reader alone gives it, or the code of the error."""
    try:
        data = load_bytes(path, path.name)
        count = open_with_pdfium(data, path.name, None).page_count
        if count is None:
            return "damaged"
        reads: list[PageRead] = list(READERS[reader](data, password=None, page_count=count, max_pages=None))
    except ReadError as error:
        return error.code
    pages = tuple(r.page for r in reads if r.page is not None)
    return RawPaper("0" * 64, path.name, count, pages, "digital", tuple(p for r in reads for p in r.problems))


def differences(path: Path) -> list[str]:
    """What the fast reader gives otherwise than the reference: words, and blocks after layout."""
    reference, fast = pages_by("pdfplumber", path), pages_by("pdfium", path)
    if isinstance(reference, str) or isinstance(fast, str):
        return [] if reference == fast else [f"{reference} became {fast}"]
    told = []
    if [p.number for p in reference.pages] != [p.number for p in fast.pages]:
        told.append(f"{len(reference.pages)} pages became {len(fast.pages)}")
    told += [
        f"page {old.number}: {difference}"
        for old, new in zip(reference.pages, fast.pages, strict=False)
        for difference in _of_pages(old, new)
    ]
    blocks, others = _blocks(reference), _blocks(fast)
    told += [f"block {a!r} became {b!r}" for a, b in zip(blocks, others, strict=False) if a != b][:3]
    if len(blocks) != len(others):
        told.append(f"{len(blocks)} blocks became {len(others)}")
    return told


def _of_pages(old: Page, new: Page) -> Iterator[str]:
    if abs(old.width - new.width) > 0.01 or abs(old.height - new.height) > 0.01:
        yield f"{old.width} by {old.height} points became {new.width} by {new.height}"
    texts, others = [w.text for w in old.words], [w.text for w in new.words]
    for what, i1, i2, j1, j2 in SequenceMatcher(None, texts, others, autojunk=False).get_opcodes():
        if what != "equal":
            yield f"{texts[i1:i2]} became {others[j1:j2]}"
            continue
        for a, b in zip(old.words[i1:i2], new.words[j1:j2], strict=True):
            if not _near(a.box, b.box):
                yield f"{a.text!r} at {a.box} became {b.box}"
            elif (a.font, a.bold, a.italic, a.upright) != (b.font, b.bold, b.italic, b.upright):
                yield f"{a.text!r} in {a.font} became {b.font}"
            elif abs(a.size - b.size) > 0.05:
                yield f"{a.text!r} of {a.size} points became {b.size}"
    for kind, before, after in (
        ("rules", [Box(*r[:4]) for r in old.rules], [Box(*r[:4]) for r in new.rules]),
        ("areas", [r.box for r in old.rects], [r.box for r in new.rects]),
        ("images", list(old.images), list(new.images)),
    ):
        if len(before) != len(after) or not all(map(_near, sorted(before), sorted(after))):
            yield f"{len(before)} {kind} became {len(after)}"


def _near(old: Box, new: Box) -> bool:
    return all(abs(a - b) <= 1.0 for a, b in zip(old, new, strict=True))


def _blocks(paper: RawPaper) -> list[tuple[object, ...]]:
    """Paragraphs and tables with their structure and texts."""
    return [
        (block.kind, block.number, block.level, block.text.string)
        if isinstance(block, Paragraph)
        else tuple((c.row, c.column, c.row_span, c.column_span, c.text.string) for c in block.cells)
        for block in lay_out(paper).blocks
    ]
