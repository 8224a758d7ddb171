"""Lines beside a table that name it or its unit."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from boardpapers.document import Box, Page, Word
from boardpapers.extract.compose import text_of
from boardpapers.extract.patterns import pattern
from boardpapers.extract.tables.model import Fragment, Line, lines_of

_NAMED = pattern("tables", "caption").regex
_UNIT = pattern("tables", "unit_line").regex
_LABEL = pattern("tables", "item_label").regex
_NEAR = 2.4
_LONGEST = 25


def with_captions(page: Page, fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments of a page, each with the lines above and below it that belong to it."""
    boxes = [f.box for f in fragments]
    free = [w for w in page.words if not any(b.holds_point(w.box.x_mid, w.box.y_mid) for b in boxes)]
    lines = [line for row in lines_of(free) for line in _parted(row)]
    used: set[int] = set()
    result = []
    for fragment in fragments:
        others = [b for b in boxes if b is not fragment.box]
        above = _above(fragment, lines, others, used)
        below = (
            []
            if any(_NAMED.match(_string(line)) for line in above)
            else _below(fragment.box, lines, others, used)
        )
        used |= {id(line) for line in [*above, *below]}
        texts = [text_of([line], page.number) for line in above]
        texts += [text_of(below, page.number)] if below else []
        result.append(
            replace(fragment, captions=(*texts[: len(above)], *fragment.captions, *texts[len(above) :]))
        )
    return result


def _parted(line: Line) -> list[Line]:
    """A line cut where it is wide open, as beside a table or over two of them."""
    parts: list[list[Word]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.box.x0 - before.box.x1 > 2.5 * word.size:
            parts.append([])
        parts[-1].append(word)
    return [tuple(p) for p in parts]


def _above(fragment: Fragment, lines: Sequence[Line], others: Sequence[Box], used: set[int]) -> list[Line]:
    """The lines over the table that name it or its unit, from the top: a `Table 3: ...` and what wraps of it,
    one bold line in type no larger than the table's by much, units."""
    table = fragment.box
    size = max((w.size for s in fragment.slots for w in s.words), default=10.0)
    stack = sorted((line for line in lines if _over(line, table)), key=lambda n: n[0].box.top, reverse=True)
    found: list[Line] = []
    edge, bold = table.top, 0
    for at, line in enumerate(stack[:4]):
        box = Box.around(w.box for w in line)
        reach = (_NEAR if not found else 1.6) * box.height
        if id(line) in used or edge - box.bottom > reach or _between(box, table, others):
            break
        if _NAMED.match(_string(line)):
            return [line, *found]
        if not _UNIT.match(_string(line)) and not _wraps_named(stack[at : at + 3]):
            bold += 1
            if bold > 1 or not _names(line) or line[0].size > 1.3 * size:
                break
        found.insert(0, line)
        edge = box.top
    return found


def _below(table: Box, lines: Sequence[Line], others: Sequence[Box], used: set[int]) -> list[Line]:
    stack = sorted((line for line in lines if _under(line, table)), key=lambda n: n[0].box.top)
    if not stack or id(stack[0]) in used or not _NAMED.match(_string(stack[0])):
        return []
    first = Box.around(w.box for w in stack[0])
    if first.top - table.bottom > _NEAR * first.height or len(stack[0]) > _LONGEST:
        return []
    for other in others:
        if other.top > first.top and other.top - first.bottom < first.top - table.bottom:
            return []
    return [stack[0]]


def _over(line: Line, table: Box) -> bool:
    return line[0].box.y_mid < table.top + 2 and _beside(line, table)


def _under(line: Line, table: Box) -> bool:
    return line[0].box.y_mid > table.bottom - 2 and _beside(line, table)


def _beside(line: Line, table: Box) -> bool:
    """Whether a line shares its stretch of the page with a table, or is a caption that begins further out."""
    reach = 150.0 if _NAMED.match(_string(line)) or _UNIT.match(_string(line)) else 0.0
    return line[0].box.x0 < table.x1 + reach and line[-1].box.x1 > table.x0 - reach


def _between(line: Box, table: Box, others: Sequence[Box]) -> bool:
    return any(
        line.bottom <= o.top + 2 and o.bottom <= table.top + 2 and o.x0 < table.x1 and table.x0 < o.x1
        for o in others
    )


def _names(line: Line) -> bool:
    return len(line) <= _LONGEST and all(w.bold for w in line) and not _LABEL.match(line[0].text)


def _wraps_named(stack: Sequence[Line]) -> bool:
    """Whether a line is the wrapped end of a `Table 3: ...` that starts up to two lines above it."""
    for before, line in pairwise(stack):
        gap = before[0].box.top - line[0].box.bottom
        if gap > 0.6 * line[0].box.height:
            return False
        if _NAMED.match(_string(line)):
            return True
    return False


def _string(line: Line) -> str:
    return " ".join(w.text for w in line)
