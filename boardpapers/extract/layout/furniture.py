"""Running headers, footers, page numbers and protective markings: what is not the paper's text.

A line is furniture by its place (in a margin, apart from the text) together with what it says (a page
number, a marking) or with its coming back on other pages. Letterheads of the first page are content.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from boardpapers.document import Box, Page, Word
from boardpapers.extract.layout.lines import Line, lines_of, parts, wide_gaps
from boardpapers.extract.patterns import pattern

_MARGIN = 0.125  # share of the page's height, at the top and at the bottom
_DEEP = 0.075  # so near to the edge even one page's line can be told
_NEAR = 5.0  # points that a running line moves up and down between pages
_APART = 0.55  # share of its size that keeps furniture apart from the text
_DIGITS = re.compile(r"\d+")
_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)(?:page\s*)?\d{1,4}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line in a margin; `apart` where a clear space keeps it from the text, `part` one of its pieces."""

    line: Line
    top: bool
    apart: bool
    gridded: bool
    deep: bool

    @property
    def key(self) -> str:
        return _DIGITS.sub("#", self.line.string.casefold())


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
    """The pages without their running lines, and those lines."""
    candidates = {page.number: list(_candidates(page)) for page in pages}
    repeated = _repeated(candidates, len(pages))
    offset = _number_offset(candidates)
    cleaned, taken = [], []
    for page in pages:
        found = [
            c for c in candidates[page.number] if not c.gridded and _is_furniture(c, repeated, offset, page)
        ]
        lines = [c.line for c in found if not _is_label(c, found, candidates[page.number])]
        gone = {id(w) for line in lines for w in line.words}
        taken += lines
        kept = tuple(w for w in page.words if id(w) not in gone)
        cleaned.append(replace(page, words=kept) if gone else page)
    return tuple(cleaned), tuple(taken)


def _candidates(page: Page) -> Iterator[_Candidate]:
    zone = 0.3 * page.height
    upright = [w for w in page.words if w.upright]
    heads = lines_of([w for w in upright if w.box.top < zone], page.number)
    feet = lines_of([w for w in upright if w.box.bottom > page.height - zone], page.number)
    for top, order in ((True, heads), (False, feet[::-1])):
        limit = _MARGIN * page.height
        for n, line in enumerate(order[:6]):
            box = line.box
            edge = box.top if top else page.height - box.bottom
            if (edge > limit and n > 0) or edge > 2 * limit:
                break
            after = order[n + 1].box if n + 1 < len(order) else None
            gap = 1e9 if after is None else after.top - box.bottom if top else box.top - after.bottom
            pieces = parts(line, wide_gaps(line))
            gridded = _in_grid(page, box) or (top and _heads_columns(pieces, order[n + 1 : n + 5]))
            for piece in pieces:
                yield _Candidate(piece, top, gap > _APART * line.size, gridded, edge < _DEEP * page.height)


def _in_grid(page: Page, box: Box) -> bool:
    """Whether the line stands in a frame or between the upright rules of a table."""
    for rect in page.rects:
        if rect.box.height < 0.5 * page.height and rect.box.holds(box, 1.5) and (rect.stroked or rect.fill):
            return True
    upright = [r for r in page.rules if not r.horizontal and r.top <= box.y_mid <= r.bottom]
    return any(r.x0 <= box.x0 for r in upright) and any(r.x0 >= box.x1 for r in upright)


def _heads_columns(pieces: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether three or more pieces of a line each stand at the side of a piece of the lines under it."""
    if len(pieces) < 3:
        return False
    under = [p.box for line in below for p in parts(line, wide_gaps(line)) if len(line.words) > len(p.words)]
    return all(any(min(abs(p.box.x0 - b.x0), abs(p.box.x1 - b.x1)) < 2 for b in under) for p in pieces)


def _repeated(
    candidates: Mapping[int, Sequence[_Candidate]], n_pages: int
) -> Mapping[tuple[str, bool], list[float]]:
    """The heights at which a text stands in the margin of several pages, by text and margin."""
    heights: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for several in candidates.values():
        once = {(c.key, c.top): c for c in several if not c.gridded and sum(map(str.isalpha, c.key)) >= 3}
        for key, c in once.items():
            heights[key].append(c.line.box.y_mid)
    needed = 2 if n_pages <= 5 else max(2, round(0.25 * n_pages))
    return {key: at for key, at in heights.items() if len(at) >= needed}


def _number_offset(candidates: Mapping[int, Sequence[_Candidate]]) -> int | None:
    """By how much the printed page numbers differ from the count, where several pages agree."""
    offsets: Counter[int] = Counter()
    for number, several in candidates.items():
        for offset in {int(c.line.string) - number for c in several if c.line.string.isdecimal()}:
            offsets[offset] += 1
    if not offsets:
        return None
    offset, times = max(offsets.items(), key=lambda item: (item[1], -abs(item[0])))
    return offset if times > 1 or len(candidates) == 1 or offset == 0 else None


def _is_furniture(
    c: _Candidate, repeated: Mapping[tuple[str, bool], list[float]], offset: int | None, page: Page
) -> bool:
    text = c.line.string
    if pattern("layout", "marking").regex.match(text):
        return c.deep or c.apart
    if c.deep and c.apart and not c.top and pattern("layout", "marked_footer").regex.match(text):
        return True
    if pattern("layout", "page_number").regex.match(text):
        bare = text.isdecimal()
        expected = not bare or (offset is not None and int(text) == page.number + offset)
        roman = text.isalpha() and text.lower() != "page"
        return (c.apart or c.deep) and (expected or (c.deep and bare)) and (not roman or c.deep)
    heights = repeated.get((c.key, c.top))
    if heights and c.apart and sum(1 for y in heights if abs(y - c.line.box.y_mid) <= _NEAR) >= 2:
        return not text.isdecimal() or offset is not None
    return c.deep and not c.top and c.apart and bool(_beside_number(c, page, offset))


def _is_label(c: _Candidate, found: Sequence[_Candidate], several: Sequence[_Candidate]) -> bool:
    """Whether a bare number stands before text that stays: the label of a paragraph."""
    if not c.line.string.strip("().").isalnum() or len(c.line.string) > 6:
        return False
    y = c.line.box.y_mid
    beside = [o for o in several if o is not c and abs(o.line.box.y_mid - y) < 3 and o.line != c.line]
    return any(o not in found for o in beside)


def _beside_number(c: _Candidate, page: Page, offset: int | None) -> list[Word]:
    """The words of a page number on the same line as a short running title at the foot of the page.

    A row of figures at the foot of a page ends in a number too, but not in the page's.
    """
    box = c.line.box
    if len(c.line.words) > 14:
        return []
    same = [w for w in page.words if w.upright and abs(w.box.y_mid - box.y_mid) < 3]
    text = " ".join(w.text for w in sorted(same, key=lambda w: w.box.x0))
    if len(same) <= len(c.line.words) or not _ENDS_IN_NUMBER.search(text):
        return []
    numbers = _DIGITS.findall(text)
    is_page = len(numbers) < 4 if offset is None else str(page.number + offset) in numbers
    return same if is_page else []
