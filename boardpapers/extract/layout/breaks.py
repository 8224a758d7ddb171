"""Where a paragraph ends and the next begins: by spacing, indents, labels, changes of style, rules, and
lines that end early."""

import re
from collections.abc import Sequence
from itertools import pairwise

from boardpapers.document import Box, Page, Rule
from boardpapers.extract.layout.columns import Column
from boardpapers.extract.layout.fields import field_start
from boardpapers.extract.layout.labels import Label, label_of
from boardpapers.extract.layout.lines import Line
from boardpapers.extract.layout.paras import Para, Spacing
from boardpapers.extract.patterns import pattern

_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_INDENT = 7.0  # points that make an indent
_WIDER = 1.22  # a pitch that much wider than the text's own parts paragraphs


def paragraphs_of(column: Column, page: Page, spacing: Spacing) -> list[Para]:
    """The paragraphs of one column, in order."""
    edges = _right_edges(column)
    walls = _walls(page, column.box)
    paras: list[Para] = []
    current: list[Line] = []
    label: Label | None = None
    for line in column.lines:
        found = label_of(line)
        if current:
            above = current[-1]
            floor = above.box.bottom + 1.5 if above.underlined else above.box.y_mid
            walled = any(floor < y < line.box.y_mid + 0.1 * line.size for y in walls)
            right = edges.get(round(above.box.x0 / 3), column.box.x1)
            if not (walled or _begins(current, label, line, found, right, column, spacing)):
                current.append(line)
                continue
            paras.append(Para(tuple(current), label, right))
        current = [line]
        label = found if found is not None and (found.sure or _credible(found, line, paras)) else None
    if current:
        paras.append(Para(tuple(current), label, edges.get(round(current[-1].box.x0 / 3), column.box.x1)))
    return paras


def _right_edges(column: Column) -> dict[int, float]:
    """How far lines that begin at one place reach; by place in steps of three points."""
    reach: dict[int, list[float]] = {}
    for line in column.lines:
        reach.setdefault(round(line.box.x0 / 3), []).append(line.box.x1)
    full = column.box.x1
    edges = {}
    for key, ends in reach.items():
        far = max(ends)
        often = sum(1 for end in ends if end > far - 0.06 * column.box.width) >= 3
        edges[key] = far if often and far > full - 0.3 * column.box.width else full
    return edges


def _walls(page: Page, box: Box) -> list[float]:
    """Heights at which a rule or the edge of a frame crosses the column."""

    def crosses(rule: Rule) -> bool:
        return min(rule.x1, box.x1) - max(rule.x0, box.x0) > 0.6 * box.width

    walls = [r.top for r in page.rules if r.horizontal and crosses(r)]
    for rect in page.rects:
        if rect.stroked or (rect.fill is not None and rect.fill < 0.97):
            edge = Rule(rect.box.x0, rect.box.top, rect.box.x1, rect.box.top)
            if crosses(edge) and rect.box.height < 0.9 * page.height:
                walls += [rect.box.top, rect.box.bottom]
    return walls


def _credible(label: Label, line: Line, before: Sequence[Para]) -> bool:
    """A label without a wide gap, at the start of a paragraph: does the text behind it begin like one?"""
    behind = line.words[label.words].text
    if _follows(label, before):
        return True
    if label.kind == "bullet":
        return True
    if label.kind == "arabic" and not label.string.endswith((".", ")", "]", ":")):
        return False
    introduced = label.first and (not before or before[-1].string.endswith((":", "-", "–")))
    return behind[:1].isupper() or behind[:1] in "\"“‘'(£" or label.string.endswith(")") or introduced


def _follows(label: Label, before: Sequence[Para]) -> bool:
    """Whether a label of its kind stands right before it, one lower."""
    last = next(
        (p.label for p in reversed(before[-6:]) if p.label is not None and p.label.kind == label.kind), None
    )
    if last is None or last.kind == "bullet":
        return last is not None
    return _ordinal(label) == _ordinal(last) + 1


def _ordinal(label: Label) -> int:
    text = label.string.strip("().:[]").lower()
    return int(text) if text.isdecimal() else ord(text[-1]) if text else 0


def _begins(
    current: Sequence[Line],
    label: Label | None,
    line: Line,
    found: Label | None,
    right: float,
    column: Column,
    spacing: Spacing,
) -> bool:
    """Whether `line` begins a new paragraph behind the lines of `current`."""
    above = current[-1]
    pitch = line.bottom - above.bottom
    usual = spacing.pitch * max(line.size, above.size)
    if len(current) > 1:
        own = min(b.bottom - a.bottom for a, b in pairwise(current))
        usual = max(own, 0.9 * usual) if own > 0 else usual
    if pitch > _WIDER * usual + 0.6 or pitch < 0.3 * line.size:
        return True
    text_x0 = _text_x0(current, label)
    if found is not None and _is_new_label(found, line, above, text_x0, right):
        return True
    if _style_changes(current, line) or _in_columns(above, line):
        return True
    starts = field_start(line)
    if starts is not None and _is_new_field(starts.known, line, above, text_x0, right, current):
        return True
    head = field_start(current[0]) if label is None else None
    if head is not None and head.words < len(current[0].words):
        value_x0 = current[0].words[head.words].box.x0
        if abs(line.box.x0 - value_x0) < 4 and value_x0 > current[0].box.x0 + 3 * line.size:
            return _has_room(above, line, right) and not line.string[:1].islower()
    if label is None and _all_centred((*current, line), column):
        return bool(_SENTENCE_END.search(above.string))
    return _ends_early(above, line, right, column) or _indents(current, label, line, text_x0, right)


def _text_x0(current: Sequence[Line], label: Label | None) -> float:
    if len(current) > 1:
        return current[-1].box.x0
    return current[0].words[label.words].box.x0 if label else current[0].box.x0


def _is_new_label(found: Label, line: Line, above: Line, text_x0: float, right: float) -> bool:
    """A label that starts an item, not a number that a wrapped line happens to begin with."""
    outdented = line.start < text_x0 - 0.6 * line.size
    if found.sure:
        room = right - above.box.x1 > 2.5 * line.size
        ended = bool(_ENDED.search(above.string))
        return outdented or found.kind == "bullet" or room or ended or found.gap > 0.9 * line.size
    if found.kind == "bullet":
        return outdented or bool(_ENDED.search(above.string)) or line.box.x0 > text_x0 + 4
    ended = bool(_ENDED.search(above.string)) or above.string.rstrip().endswith((",", " and", " or"))
    return ended and (outdented or _has_room(above, line, right) or line.words[1].text[:1].isupper())


def _style_changes(current: Sequence[Line], line: Line) -> bool:
    above = current[-1]
    if abs(above.size - line.size) > 0.09 * max(above.size, line.size):
        small = min(above, line, key=lambda one: len(one.string))
        return len(small.string) > 3
    if above.bold != line.bold:
        all_bold = all(one.bold for one in current)
        if above.bold and all_bold and not line.some_bold:
            return True
        return line.bold and not above.some_bold and (len(line.words) > 1 or line.string.endswith(":"))
    if above.bold and line.bold and line.string[:1].isupper():
        slants = above.italic != line.italic and all(one.italic == above.italic for one in current)
        if slants or abs(above.size - line.size) > 0.05 * max(above.size, line.size):
            return True  # a heading below a heading
    if above.underlined != line.underlined and above.bold and line.bold:
        return all(one.underlined for one in current) and not line.underlined
    return False


def _tabbed(line: Line) -> list[float]:
    """Where the words behind wide gaps begin: a line set in columns."""
    wide = 2.2 * line.size
    return [b.box.x0 for a, b in pairwise(line.words) if b.box.x0 - a.box.x1 > wide]


def _in_columns(above: Line, line: Line) -> bool:
    """Whether two lines are rows of one list in columns, each with its words in the first of them."""
    upper, lower = _tabbed(above), _tabbed(line)
    aligned = any(abs(a - b) < 2 for a in upper for b in lower)
    return aligned and abs(above.box.x0 - line.box.x0) < 2 and line.string[:1].isupper()


def _is_new_field(
    known: bool, line: Line, above: Line, text_x0: float, right: float, current: Sequence[Line]
) -> bool:
    room = _has_room(above, line, right)
    if line.words[0].bold and (room or not above.words[-1].bold) and not line.bold:
        return line.box.x0 <= text_x0 + 2
    head = field_start(current[0])
    return (
        known and room and (head is not None or bool(_ENDED.search(above.string)) or line.box.x0 <= text_x0)
    )


def _has_room(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` would have fitted on the line above."""
    first = line.words[0].box.width
    return above.box.x1 + 0.3 * line.size + first < right - 0.3 * line.size


def _ends_early(above: Line, line: Line, right: float, column: Column) -> bool:
    if not _has_room(above, line, right):
        return False
    first = line.words[0]
    spare = right - above.box.x1 - first.box.width
    starts = line.string[:1].isupper() or not line.string[:1].isalpha()
    if _ENDED.search(above.string) and starts:
        return spare > 0.6 * line.size
    if pattern("layout", "blank_line").regex.match(above.string):
        return True
    return starts and spare > max(3 * line.size, 0.15 * (right - above.box.x0)) and not above.bold


def _is_centred(line: Line, column: Column) -> bool:
    """As much room on its left as on its right, and some of it."""
    left, right = line.box.x0 - column.box.x0, column.box.x1 - line.box.x1
    return min(left, right) > 4 and abs(left - right) < max(4.0, 0.15 * (left + right))


def _all_centred(lines: Sequence[Line], column: Column) -> bool:
    """Lines one below the other with one middle and different widths."""
    middle = column.box.x_mid
    return any(_is_centred(line, column) for line in lines) and all(
        _is_centred(line, column) or abs(line.box.x_mid - middle) < 4 for line in lines
    )


def _indents(current: Sequence[Line], label: Label | None, line: Line, text_x0: float, right: float) -> bool:
    shift = line.box.x0 - text_x0
    above = current[-1]
    if abs(shift) < _INDENT:
        return False
    if shift > 0:
        if len(current) == 1 and label is None and not _has_room(above, line, right):
            return shift > 80  # a hanging first line
        field = field_start(current[0])
        if field is not None and len(current) == 1:
            return False  # the value runs on below itself
        return bool(_ENDED.search(above.string)) or not _has_room(above, line, right)
    if len(current) == 1 and label is None and shift > -45 and not _has_room(above, line, right):
        return False  # the first line was indented
    if len(current) == 1 and label is not None and line.box.x0 >= current[0].box.x0 - 2:
        # a label without a hanging indent: its further lines begin below the label
        return _has_room(above, line, right) and bool(_ENDED.search(above.string))
    return not (len(current) == 1 and abs(shift) < 30 and line.string[:1].islower())
