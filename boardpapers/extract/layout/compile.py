"""Marked paragraphs into the document's paragraphs: texts, numbers, nesting, headings, positions."""

from collections.abc import Iterable
from itertools import groupby

from boardpapers.document import EMPTY_TEXT, Paragraph, Text
from boardpapers.extract.compose import join_texts, text_of
from boardpapers.extract.layout.blocks import Marked
from boardpapers.extract.layout.headings import Style, style_of
from boardpapers.extract.layout.levels import Levels
from boardpapers.extract.layout.lines import Line
from boardpapers.extract.layout.paras import Para


def text_of_para(para: Para) -> tuple[Text, Text]:
    """The text without its label, and the label's own."""
    lines = [list(line.words) for line in para.lines]
    label = EMPTY_TEXT
    if para.label is not None and para.label.words:
        head, lines[0] = lines[0][: para.label.words], lines[0][para.label.words :]
        label = text_of([head], para.page)
    texts = []
    numbered = list(zip((line.page for line in para.lines), lines, strict=True))
    for page, group in groupby(numbered, key=lambda pair: pair[0]):
        texts.append(text_of([words for _, words in group], page))
    return join_texts(texts), label


class HeadingStack:
    """The headings that the next paragraph stands under, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[Style, str]] = []

    def push(self, style: Style, text: str) -> None:
        while self._open and self._open[-1][0].rank >= style.rank:
            self._open.pop()
        self._open.append((style, text))

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._open)


class Compiler:
    """Follows a paper's paragraphs in order and gives each its number, level and headings."""

    def __init__(self, body: float, left: float, numbering: bool = False) -> None:
        self._body = body
        self._numbering = numbering
        self._levels = Levels(left)
        self.stack = HeadingStack()

    def paragraph(self, mark: Marked, position: int, middle: float, opens: bool = True) -> Paragraph:
        """`middle` is the x of the page's middle; `opens` whether a heading has text below it."""
        para = mark.para
        text, label = text_of_para(para)
        headings = self.stack.headings
        if mark.kind == "heading":
            style = style_of(para, self._body, middle, self._numbering)
            if opens:
                self.stack.push(style, text.string)
            headings = self.stack.headings[:-1] if opens else ()
            self._levels.reset()
        number, level = self._place(mark)
        kind = "item" if mark.kind == "body" and para.label is not None and level > 0 else mark.kind
        return Paragraph(
            position,
            text,
            kind,
            number,
            level if kind == "item" else 0,
            headings,
            mark.label,
            _value_start(mark, text) if mark.kind == "field" else 0,
            label,
        )

    def _place(self, mark: Marked) -> tuple[str | None, int]:
        para = mark.para
        if para.label is None:
            if mark.kind == "body":
                self._levels.body(para)
            return None, 0
        if mark.kind == "heading":
            return para.label.number, 0
        return para.label.number, self._levels.level(para, para.label)


def _value_start(mark: Marked, text: Text) -> int:
    """Where the value begins in the text: behind the label's words and the space."""
    first = mark.para.lines[0]
    head = Line(first.page, first.words[: mark.label_words]).string
    return min(len(head) + 1, len(text.string)) if text.string.startswith(head) else 0


def furniture_of(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Running lines as paragraphs, counted on their own."""
    made: list[Paragraph] = []
    for line in lines:
        made.append(Paragraph(len(made), text_of([line.words], line.page)))
    return tuple(made)
