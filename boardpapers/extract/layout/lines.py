"""Words into printed lines, and lines into the parts that wide gaps leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from boardpapers.document import Box, Rect, Rule, Word
from boardpapers.extract.compose import clean

_SAME_LINE = 0.5  # share of the lower of two heights that must overlap
_SURE = 0.72
_SLANT = 0.18  # words' middles that lie further apart (share of the height) make a line that slants
_LOOK_BACK = 8  # a slanting line can be interleaved with so many others


@dataclass(frozen=True)
class Line:
    """Words of one printed line from left to right; `underlined` where a rule runs under all of it."""

    page: int
    words: tuple[Word, ...]
    underlined: bool = False
    bullet: Box | None = None  # a drawn disc or square before the words

    @cached_property
    def start(self) -> float:
        """Where it begins, with its bullet."""
        return self.bullet.x0 if self.bullet is not None else self.box.x0

    @cached_property
    def box(self) -> Box:
        return Box.around(w.box for w in self.words)

    @cached_property
    def string(self) -> str:
        return " ".join(filter(None, (clean(w.text) for w in self.words)))

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        if len(self.words) == 1:
            return self.words[0].size
        weights: dict[float, int] = {}
        for word in self.words:
            weights[word.size] = weights.get(word.size, 0) + len(word.text)
        return max(weights, key=lambda s: (weights[s], s))

    @cached_property
    def bold(self) -> bool:
        """Every word that says something is bold."""
        telling = [w for w in self.words if any(c.isalnum() for c in w.text)]
        return bool(telling) and all(w.bold for w in telling)

    @cached_property
    def some_bold(self) -> bool:
        return any(w.bold for w in self.words)

    @cached_property
    def italic(self) -> bool:
        return all(w.italic for w in self.words)

    @cached_property
    def bottom(self) -> float:
        """The lower edge of its main words, which raised marks and large letters do not shift."""
        return median(w.box.bottom for w in self.words)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Lines from top to bottom. A line may slant a little; a raised mark stays on the line it touches."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (w.box.top + w.box.bottom, w.box.x0)):
        best, most = None, _SAME_LINE
        for row in rows[: -_LOOK_BACK - 1 : -1]:
            share = row.overlap(word.box)
            if share > most:
                best, most = row, share
                if share >= _SURE:
                    break
        if best is None:
            rows.append(_Row(word))
        else:
            best.add(word)
    lines = [Line(page, tuple(sorted(r.words, key=lambda w: w.box.x0))) for r in rows]
    return sorted(lines, key=lambda line: (line.bottom, line.box.x0))


class _Row:
    """A line while it is being put together; `low` and `high` are where its words' middles lie."""

    __slots__ = ("bottom", "high", "low", "top", "words")

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self.top, self.bottom = word.box.top, word.box.bottom
        self.low = self.high = (self.top + self.bottom) / 2

    def add(self, word: Word) -> None:
        box = word.box
        self.words.append(word)
        middle = (box.top + box.bottom) / 2
        self.low, self.high = min(self.low, middle), max(self.high, middle)
        if box.bottom - box.top > self.bottom - self.top:
            self.top, self.bottom = box.top, box.bottom

    def overlap(self, box: Box) -> float:
        """The share of height in common: with the line or, where it slants, with its nearest word."""
        share = _shared(self.top, self.bottom, box)
        if share >= _SURE or self.high - self.low < _SLANT * (self.bottom - self.top):
            return share
        near = min(self.words, key=lambda w: max(w.box.x0 - box.x1, box.x0 - w.box.x1))
        return _shared(near.box.top, near.box.bottom, box)


def _shared(top: float, bottom: float, box: Box) -> float:
    upper, lower = box.top, box.bottom
    height = min(bottom - top, lower - upper)
    shared = (bottom if bottom < lower else lower) - (top if top > upper else upper)
    return shared / (height if height > 0.1 else 0.1)


def wide_gaps(line: Line) -> list[int]:
    """The places (index of the word behind) where a gap is too wide to be a space."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
    if not gaps:
        return []
    usual = median(gaps)
    limit = max(1.4 * line.size, 2.6 * usual if len(gaps) > 3 else 0.0)
    return [n + 1 for n, gap in enumerate(gaps) if gap > limit]


def parts(line: Line, at: Sequence[int]) -> list[Line]:
    """The line cut before the words `at`."""
    cuts = [0, *at, len(line.words)]
    return [Line(line.page, line.words[a:b], line.underlined) for a, b in pairwise(cuts) if b > a]


def with_underlines(lines: Iterable[Line], rules: Iterable[Rule]) -> list[Line]:
    """The lines, those marked that a rule runs under from their first word to their last."""
    level = [r for r in rules if r.horizontal]
    marked = []
    for line in lines:
        box = line.box
        under = any(
            box.bottom - 0.35 * line.size <= r.top <= box.bottom + 1.5
            and r.x0 <= box.x0 + 0.25 * box.width
            and r.x1 >= box.x1 - 0.15 * box.width - 2
            and r.x1 - r.x0 <= box.width + 2 * line.size
            for r in level
        ) or _under_words(line, level)
        marked.append(replace(line, underlined=True) if under else line)
    return marked


def _under_words(line: Line, rules: Sequence[Rule]) -> bool:
    """Underlined word by word, as some producers draw it."""
    under = [
        r
        for r in rules
        if line.box.bottom - 0.35 * line.size <= r.top <= line.box.bottom + 1.5
        and r.x0 >= line.box.x0 - 2
        and r.x1 <= line.box.x1 + 2
    ]
    return sum(r.x1 - r.x0 for r in under) >= 0.75 * line.box.width if under else False


def dots_of(rects: Iterable[Rect]) -> tuple[Box, ...]:
    """The small squares and discs that may be bullets which the producer drew instead of printing."""
    return tuple(
        r.box
        for r in rects
        if 1.5 <= r.box.width <= 7.5
        and 1.5 <= r.box.height <= 7.5
        and abs(r.box.width - r.box.height) < 1.2
        and (r.stroked or (r.fill is not None and r.fill < 0.7))
    )


def with_bullets(lines: Iterable[Line], dots: Sequence[Box]) -> list[Line]:
    """The lines, each with the dot that stands right before it."""
    if not dots:
        return list(lines)
    marked = []
    for line in lines:
        box = line.box
        reach = 2.6 * line.size
        dot = next((d for d in dots if box.top < d.y_mid < box.bottom and 1 <= box.x0 - d.x1 <= reach), None)
        marked.append(replace(line, bullet=dot) if dot is not None else line)
    return marked
