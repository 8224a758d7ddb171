"""How deep list items are nested: by indent, by kind of label, and by where numbering begins anew."""

from dataclasses import dataclass

from boardpapers.extract.layout.labels import Label
from boardpapers.extract.layout.paras import Para

_SAME = 5.0  # points within which two indents are one


@dataclass(frozen=True, slots=True)
class _Open:
    label_x0: float
    text_x0: float
    shape: str
    level: int


class Levels:
    """Follows the paragraphs of a paper in order; `left` is where its text begins on the page."""

    def __init__(self, left: float) -> None:
        self._left = left
        self._open: list[_Open] = []

    def reset(self) -> None:
        """At a heading, lists end."""
        self._open.clear()

    def body(self, para: Para) -> None:
        """At an unlabelled paragraph, lists end that are indented further."""
        while self._open and self._open[-1].text_x0 > para.x0 + _SAME:
            self._open.pop()

    def level(self, para: Para, label: Label) -> int:
        """The depth of a labelled paragraph: 0 at the margin, 1 for a list, 2 for a list in it."""
        shape = _shape(label)
        x, text_x = para.label_x0, para.x0
        if label.kind == "decimal" and label.depth <= 2:
            self._open = [_Open(x, text_x, shape, 0)]
            return 0
        while self._open and self._open[-1].label_x0 > x + _SAME and self._open[-1].text_x0 > text_x + _SAME:
            self._open.pop()
        known = next((o for o in reversed(self._open) if o.shape == shape and self._at(o, x, text_x)), None)
        if known is not None:
            level = known.level
            while self._open and self._open[-1] is not known:
                self._open.pop()
            self._open[-1] = _Open(x, text_x, shape, level)
            return level
        if self._open and self._at(self._open[-1], x, text_x) and not label.first:
            self._open.pop()  # another list at the same indent takes its place
        level = self._open[-1].level + 1 if self._open else self._outermost(label, x)
        self._open.append(_Open(x, text_x, shape, level))
        return level

    def _outermost(self, label: Label, x: float) -> int:
        if label.kind == "bullet":
            return 1
        return 0 if x <= self._left + 8 else 1

    @staticmethod
    def _at(one: _Open, x: float, text_x: float) -> bool:
        return abs(one.label_x0 - x) <= _SAME or abs(one.text_x0 - text_x) <= _SAME


def _shape(label: Label) -> str:
    """Labels of one list look alike: the kind, the brackets, and capitals."""
    text = label.string
    if label.kind == "bullet":
        return "bullet"
    kind = "letter" if label.kind in ("alpha", "roman") else label.kind
    case = "A" if text.strip("().").isupper() else "a"
    return f"{kind} {case} {text[:1] == '('} {text[-1:] if text[-1:] in '.)' else ''}"
