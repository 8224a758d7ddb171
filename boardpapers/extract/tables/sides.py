"""Two tables side by side: where the page is to be cut between them."""

from collections.abc import Sequence
from itertools import pairwise

from boardpapers.document import Box, Word
from boardpapers.extract.tables.chunks import Chunk, Row, box_of
from boardpapers.extract.tables.columns import Channel, channels_of
from boardpapers.extract.tables.headers import is_figure
from boardpapers.extract.tables.rules import Segment

_LEAST = 90.0
_WIDE = 1.2


def sides_of(rows: Sequence[Row], rules: Sequence[Segment]) -> list[list[Word]]:
    """The words of a region, or of the tables that stand in it side by side, from the left.

    Tables are side by side where a channel parts all lines, names stand on its right as they do on the far
    left, and rules of equal height end there, or the columns begin again by the same name.
    """
    words = [w for r in rows for w in r.words]
    for cut in _cuts(rows):
        left = [w for w in words if w.box.x_mid < cut.middle]
        right = [w for w in words if w.box.x_mid > cut.middle]
        if _ends_rules(cut, rules, box_of(rows)) or _begins_again(cut, rows):
            return [left, right]
    return [words]


def _cuts(rows: Sequence[Row]) -> list[Channel]:
    """Channels with two columns or more on either side, no chunk across and names at their right."""
    channels = channels_of(rows)
    found = []
    for cut in channels[1:-1]:
        crossed = any(c.x0 < cut.middle < c.x1 for r in rows for c in r.chunks)
        names = [c for r in rows if (c := _after(r, cut)) is not None]
        named = sum(1 for c in names if not is_figure(c.string)) > 0.7 * len(names)
        wide = cut.width > _WIDE * rows[0].size
        if wide and named and not crossed and len(names) > 2:
            found.append(cut)
    return found


def _after(row: Row, cut: Channel) -> Chunk | None:
    return next((c for c in row.chunks if c.x0 > cut.middle), None)


def _ends_rules(cut: Channel, rules: Sequence[Segment], box: Box) -> bool:
    """Whether two rules of one height leave the channel free and cover all words on their sides."""
    near = [r for r in rules if box.top - 6 < r.at < box.bottom + 6 and r.length > _LEAST]
    return any(
        abs(a.at - b.at) < 2
        and a.start < box.x0 + 3
        and a.end < b.start - 8
        and a.end < cut.x1 + 3
        and b.start > cut.x0 - 3
        and b.end > box.x1 - 3
        for a, b in pairwise(sorted(near, key=lambda r: (round(r.at), r.start)))
    )


def _begins_again(cut: Channel, rows: Sequence[Row]) -> bool:
    """Whether the first line with names on both sides begins each side by the same name."""
    for row in rows[:3]:
        second = _after(row, cut)
        if second is not None and len(row.chunks) > 3 and row.chunks[0].x1 < cut.middle:
            return row.chunks[0].string == second.string
    return False
