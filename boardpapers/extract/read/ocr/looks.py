"""How type looks on a page as a whole: which sizes there are, and from which weight on it is bold."""

from collections.abc import Sequence
from statistics import median

from boardpapers.extract.read.ocr.glyphs import CAPITAL, SMALL, Glyphs, Measured, sized

_SEED, _ONE_SIZE = 0.035, 0.065  # sizes that differ by less (as a share) are one
_TOLD = 3  # lines with tall and small letters from which the height of small ones is known
_PLAIN_MOST = 0.118  # stems of plain type are no wider (share of the size)
_BOLD_LEAST, _BOLD_MOST = 1.17, 1.35  # bold starts between these, as multiples of plain stems
_MOSTLY = 0.7  # of the letters of a line
_LETTERS = 3  # words of fewer letters are too short for judging their looks on their own


def settled(lines: Sequence[Measured]) -> list[Measured]:
    """The lines with sizes that agree; those that tell no base line have their neighbour's."""
    ratios = [m.small / m.tall for m in lines if m.tall and m.small]
    small = CAPITAL * median(ratios) if len(ratios) >= _TOLD else SMALL
    fitted = [sized(m, small) for m in lines]
    sure = [m for m in fitted if m.sure]
    placed = [m if m.sure else _as_neighbour(m, sure) for m in fitted]
    common = _common_sizes([(m.size, len(m.line.text)) for m in placed])
    return [m._replace(size=min(common, key=lambda c: (abs(m.size / c - 1), c))) for m in placed]


def _as_neighbour(m: Measured, others: Sequence[Measured]) -> Measured:
    """With base line and size of the nearest line on its level."""
    middle = (m.line.top + m.line.bottom) / 2
    level = [o for o in others if o.line.top < middle < o.line.bottom]
    if not level:
        return m
    near = min(level, key=lambda o: max(o.line.x0 - m.line.x1, m.line.x0 - o.line.x1))
    return m._replace(base=near.line.top + near.base - m.line.top, size=near.size)


def _common_sizes(weighted: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that a page has, from those measured with the number of their characters."""
    left = sorted(weighted)
    common = []
    while left:
        seed = max(left, key=lambda p: (sum(w for s, w in left if abs(s / p[0] - 1) <= _SEED), p))[0]
        near = [(s, w) for s, w in left if abs(s / seed - 1) <= _ONE_SIZE]
        common.append(sum(s * w for s, w in near) / sum(w for _, w in near))
        left = [p for p in left if p not in near]
    return common


def bold_from(lines: Sequence[Sequence[Glyphs]]) -> float:
    """The width of stems (share of the size) from which type is bold on this page."""
    stems = sorted(
        w.stem / w.size for words in lines for w in words if w.stem and is_telling(w) for _ in w.text
    )
    if not stems:
        return _BOLD_LEAST * _PLAIN_MOST
    plain = min(stems[len(stems) // 3], _PLAIN_MOST)
    heavy = [s for s in stems if s > _BOLD_LEAST * plain]
    middle = (plain + median(heavy)) / 2 if heavy else 0.0
    return min(max(middle, _BOLD_LEAST * plain), _BOLD_MOST * plain)


def leans(words: Sequence[Glyphs]) -> bool:
    """Whether a line is in italics: most of its letters are."""
    letters = [(sum(c.isalpha() for c in w.text), w.leans) for w in words]
    return sum(n for n, lean in letters if lean) > _MOSTLY * sum(n for n, _ in letters)


def is_telling(word: Glyphs) -> bool:
    return sum(c.isalnum() for c in word.text) >= _LETTERS


def alike(words: Sequence[Glyphs], looks: Sequence[bool]) -> list[bool]:
    """How the words of a line look; short ones look as the longer one next to them."""
    long = [n for n, w in enumerate(words) if is_telling(w)]
    near = (min(long, key=lambda m: (abs(m - n), m), default=n) for n in range(len(words)))
    return [looks[n] for n in near]
