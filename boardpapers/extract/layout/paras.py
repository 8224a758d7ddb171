"""Lines into paragraphs: by spacing, indents, labels, changes of style, rules, and lines that end early."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from boardpapers.document import Box, Page, Rule
from boardpapers.extract.layout.columns import Column
from boardpapers.extract.layout.fields import field_start
from boardpapers.extract.layout.labels import Label, label_of
from boardpapers.extract.layout.lines import Line
from boardpapers.extract.patterns import pattern

_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_INDENT = 7.0  # points that make an indent
_WIDER = 1.22  # a pitch that much wider than the text's own parts paragraphs


@dataclass(frozen=True)
class Para:
    """Lines that belong together; `label` is the first line's, `right` where its lines could have ended."""

    lines: tuple[Line, ...]
    label: Label | None
    right: float
    boxed: bool = False  # it begins in a frame or below a rule

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def x0(self) -> float:
        """Where its text begins: behind the label, on the first line."""
        first = self.lines[0]
        return first.words[self.label.words].box.x0 if self.label else first.box.x0

    @property
    def body_x0(self) -> float:
        """Where its further lines begin."""
        return self.lines[-1].box.x0 if len(self.lines) > 1 else self.x0

    @property
    def label_x0(self) -> float:
        return self.lines[0].box.x0

    @property
    def string(self) -> str:
        first = self.lines[0]
        head = Line(first.page, first.words[self.label.words :]).string if self.label else first.string
        return " ".join([head, *(line.string for line in self.lines[1:])])

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.string)).size

    @property
    def bold(self) -> bool:
        return all(line.bold or not any(c.isalnum() for c in line.string) for line in self.lines)

    @property
    def box(self) -> Box:
        first = self.lines[0].page
        return Box.around(line.box for line in self.lines if line.page == first)


@dataclass(frozen=True, slots=True)
class Spacing:
    """The usual distance between base lines of running text, as a multiple of the size."""

    pitch: float


def usual_spacing(columns: Iterable[Column]) -> Spacing:
    """Measured over lines that follow a full line at the same indent."""
    pitches = []
    for column in columns:
        for above, line in zip(column.lines, column.lines[1:], strict=False):
            gap = line.bottom - above.bottom
            if above.box.x1 > column.box.x1 - 8 * above.size and 0 < gap < 3.2 * line.size:
                pitches.append(round(gap / line.size, 2))
    if not pitches:
        return Spacing(1.2)
    pitches.sort()
    return Spacing(max(1.0, pitches[len(pitches) // 4]))


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
    return {
        key: max(ends) if len(ends) >= 3 and max(ends) > full - 0.3 * column.box.width else full
        for key, ends in reach.items()
    }


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
    if label.kind == "bullet":
        return True
    if label.kind == "arabic" and not label.string.endswith((".", ")", "]", ":")):
        return False
    return behind[:1].isupper() or behind[:1] in "\"“‘'(£" or label.string.endswith(")") or _follows(label, before)


def _follows(label: Label, before: Sequence[Para]) -> bool:
    return any(p.label is not None and p.label.kind == label.kind for p in before[-3:])


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
        own = min(b.bottom - a.bottom for a, b in zip(current, current[1:], strict=False))
        usual = max(own, 0.9 * usual) if own > 0 else usual
    if pitch > _WIDER * usual + 0.6 or pitch < 0.3 * line.size:
        return True
    text_x0 = _text_x0(current, label)
    if found is not None and _is_new_label(found, line, above, text_x0, right):
        return True
    if _style_changes(current, line):
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
    outdented = line.box.x0 < text_x0 - 0.6 * line.size
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
    if above.underlined != line.underlined and above.bold and line.bold:
        return all(one.underlined for one in current) and not line.underlined
    return False


def _is_new_field(
    known: bool, line: Line, above: Line, text_x0: float, right: float, current: Sequence[Line]
) -> bool:
    room = _has_room(above, line, right)
    if line.words[0].bold and (room or not above.words[-1].bold) and not line.bold:
        return line.box.x0 <= text_x0 + 2
    head = field_start(current[0])
    return known and room and (head is not None or bool(_ENDED.search(above.string)) or line.box.x0 <= text_x0)


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
    return starts and spare > max(4 * line.size, 0.25 * (right - above.box.x0)) and not above.bold


def _is_centred(line: Line, column: Column) -> bool:
    slack = column.box.width - line.box.width
    return slack > 1.5 * line.size and line.box.x0 > column.box.x0 + 4 and abs(line.box.x_mid - column.box.x_mid) < 0.04 * column.box.width + 2


def _all_centred(lines: Sequence[Line], column: Column) -> bool:
    """Lines one below the other with one middle and different widths."""
    if not any(_is_centred(line, column) for line in lines):
        return False
    return all(abs(line.box.x_mid - column.box.x_mid) < 0.04 * column.box.width + 2 for line in lines)


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


def merged(first: Para, second: Para) -> Para:
    """Two parts of one paragraph that a page or column break keeps apart."""
    return replace(first, lines=first.lines + second.lines, right=second.right)


def ends_sentence(para: Para) -> bool:
    return bool(_SENTENCE_END.search(para.lines[-1].string.rstrip()))


def is_full(para: Para) -> bool:
    """Whether its last line reaches as far as its lines can."""
    last = para.lines[-1]
    return last.box.x1 > para.right - 5.5 * last.size


def body_size(paras: Iterable[Para]) -> float:
    """The size of most characters of the paper."""
    weights: dict[float, int] = {}
    for para in paras:
        for line in para.lines:
            weights[round(line.size * 2) / 2] = weights.get(round(line.size * 2) / 2, 0) + len(line.string)
    return max(weights, key=lambda s: (weights[s], s)) if weights else 11.0


def usual_left(paras: Sequence[Para]) -> float:
    """The left edge of most of the text."""
    starts = sorted(p.label_x0 for p in paras)
    if not starts:
        return 0.0
    low = [x for x in starts if x <= starts[0] + 40]
    counts: dict[int, int] = {}
    for x in low:
        counts[round(x / 4)] = counts.get(round(x / 4), 0) + 1
    often = max(counts.values())
    return median(x for x in low if counts[round(x / 4)] >= 0.5 * often and counts[round(x / 4)] == often)
