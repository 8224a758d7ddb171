"""Points of a list: numbers, letters and bullets, nested, in paragraphs, in one cell or within one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from boardpapers.extract.decisions.model import Point, Stretch
from boardpapers.extract.forms.passages import Passage

_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_INLINE = re.compile(
    r"(?:(?<=^)|(?<=\s))(?P<open>\()?(?P<label>\d{1,2}(?:\.\d{1,2})?|[a-zA-Z]|[ivx]{1,4}|[RD]\d{1,2}(?=[\s.):]))"
    r"(?P<close>[.):]|(?(open)\))|(?<=[RD]\d)|(?<=[RD]\d\d)|(?<=\d)(?=\s(?-i:To|That|Note|Agree|Approve|Endorse|Delegate)\s))\s+(?=[A-Za-z£“\"(])"
)
#: How a point begins that lost its number: the words that resolutions and requests open with.
OPENER = re.compile(
    r"^(?:that|to)\s\w|^(?:it\sis\s)?(?:note|approve|agree|endorse|support|delegate|recommend|review|consider|authorise|receive|refer|instruct|fund|allocate|"
    r"request|comment|accept|adopt|confirm|ratify|acknowledge|scrutinise|provide|direct|commission|defer|reject)(?:s|d|es|ed)?\b",
    re.IGNORECASE,
)


def style_of(number: str | None) -> str:
    """The kind of a label: `3`, `3.1`, `a`, `A`, `i` or a bullet."""
    if number is None:
        return "bullet"
    if re.fullmatch(r"\d+", number):
        return "digit"
    if re.fullmatch(r"[RD]\d+", number):
        return "ref"
    if re.fullmatch(r"[\d.]+", number):
        return "deep" + str(number.count("."))
    if number.lower() in _ROMANS and number not in ("v", "x"):
        return "roman" if number.islower() else "Roman"
    return "letter" if number.islower() else "Letter"


def follows(number: str, before: str | None) -> bool:
    """Whether `number` is the label after `before`, or opens a list when there is none."""
    low = number.lower()
    if before is None:
        return low in ("a", "i") or _last(number) == 1
    if re.fullmatch(r"[\d.]+", number):
        return number.split(".")[:-1] == before.split(".")[:-1] and _last(before) + 1 == _last(number)
    if style_of(number) == style_of(before) == "ref":
        return number[0] == before[0] and _last(before) + 1 == _last(number)
    last = before.lower()
    if low in _ROMANS and last in _ROMANS and _ROMANS.index(last) + 1 == _ROMANS.index(low):
        return True
    return len(low) == len(last) == 1 and ord(low) == ord(last) + 1


def _last(number: str) -> int:
    tail = number.split(".")[-1].lstrip("RD")
    return int(tail) if tail.isdigit() else -1


def split_inline(stretch: Stretch) -> tuple[str, list[tuple[str, Stretch]]]:
    """The text before the first label of an enumeration within one passage, and the labelled parts.

    Where layout took the first label off (`1` of `1. note; 2. approve`), its words are the first part.
    """
    text = stretch.passage.text
    marks: list[re.Match[str]] = []
    for match in _INLINE.finditer(text, stretch.start, stretch.end):
        if follows(match["label"], marks[-1]["label"] if marks else None):
            marks.append(match)
    if len(marks) < 2:
        return _split_after_label(stretch)
    parts = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        end = after.start() if after else stretch.end
        parts.append((mark["label"], Stretch(stretch.passage, mark.end(), end)))
    return text[stretch.start : marks[0].start()].strip(), parts


def _split_after_label(stretch: Stretch) -> tuple[str, list[tuple[str, Stretch]]]:
    number, passage = stretch.passage.number, stretch.passage
    marks: list[re.Match[str]] = []
    if number is None or stretch.start != passage.start:
        return stretch.text, []
    for match in _INLINE.finditer(passage.text, stretch.start + 1, stretch.end):
        ended = re.search(r"(?:[;,.:]|\b(?:and|or))\s*$", passage.text[stretch.start : match.start()])
        bare = re.match(r"\d+\s+$", match.group()) and passage.text[match.end()].isupper()
        if (
            (ended or bare)
            and _printed_alike(number, match["label"])
            and follows(match["label"], marks[-1]["label"] if marks else number)
        ):
            marks.append(match)
    if not marks:
        return stretch.text, []
    bounds = [*(m.start() for m in marks), stretch.end]
    parts = [(number, Stretch(passage, stretch.start, bounds[0]))]
    parts += [(m["label"], Stretch(passage, m.end(), bounds[n + 1])) for n, m in enumerate(marks)]
    return "", parts


def _printed_alike(number: str, label: str) -> bool:
    """Whether two labels are of one kind, so that `1.2` in a text is not taken for the point after `1.1`."""
    return style_of(number) == style_of(label) and style_of(number) != "deep1"


@dataclass
class Gatherer:
    """Points as they come, with the open levels of nesting; a small mutable builder, used within one call."""

    points: list[Point] = field(default_factory=list)
    #: For each open level: the style, the last printed number, the level's parent as recorded, layout level.
    levels: list[tuple[str, str | None, str | None, int]] = field(default_factory=list)

    def add(self, number: str | None, stretch: Stretch, level: int = 0) -> None:
        """A further point, nested by its label's kind, its number and the layout's level."""
        style = style_of(number)
        depth = self._depth(style, number, level)
        if depth is None:
            parent = self.points[-1].number if self.levels and self.points else None
            self.levels.append((style, number, parent, level))
        else:
            del self.levels[depth + 1 :]
            kept_style, last, parent, kept_level = self.levels[depth]
            self.levels[depth] = (kept_style, number or last, parent, kept_level)
        own = self._own_number(number, parent)
        self.points.append(Point(own, parent, (stretch,)))

    def _depth(self, style: str, number: str | None, level: int) -> int | None:
        """The open level that a label belongs to; None when it opens a new one."""
        for depth in range(len(self.levels) - 1, -1, -1):
            kept, last, _, kept_level = self.levels[depth]
            if number is not None and last is not None and follows(number, last):
                return depth
            if number is None and kept == "bullet" and level == kept_level:
                return depth
        for depth in range(len(self.levels) - 1, -1, -1):
            kept, last, _, kept_level = self.levels[depth]
            opens = self.points and self.points[-1].text.rstrip().endswith((":", "–", "-"))
            if kept == style and number is not None and not (opens and follows(number, None)):
                return depth
            if number is None and not opens and level <= kept_level:
                return depth
        return None

    @staticmethod
    def _own_number(number: str | None, parent: str | None) -> str | None:
        if number is None or parent is None or number.startswith(parent + "."):
            return number
        return f"{parent}.{number}"

    def extend(self, stretch: Stretch) -> None:
        """More words of the last point."""
        self.points[-1] = self.points[-1].grown(stretch)

    @property
    def unfinished(self) -> bool:
        """Whether the last point's words break off, so that the next line belongs to it."""
        return bool(self.points) and not self.points[-1].text.rstrip().endswith(
            (".", ";", ":", "?", "!", "”", ")")
        )


def continues(passage: Passage, after: Sequence[Passage], gatherer: Gatherer) -> bool:
    """Whether an unnumbered passage carries on the last point, which breaks off or whose list goes on."""
    if gatherer.unfinished or re.match(r"^[a-z]", passage.text):
        return True
    upcoming = after[0].number if after else None
    last = gatherer.points[-1].number
    printed = last.split(".")[-1] if last and not last.replace(".", "").isdigit() else last
    return (
        upcoming is not None
        and printed is not None
        and follows(upcoming, printed)
        and not OPENER.match(passage.text)
    )
