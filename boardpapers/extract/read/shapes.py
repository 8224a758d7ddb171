"""Drawn lines and areas as rules and rectangles, and which white words can be seen."""

from collections.abc import Iterable, Sequence

from boardpapers.document import Box, Rect, Rule, Word

_THIN = 2.6  # a filled rectangle up to this thick is a line
_LONG = 3.0  # and at least this many times as long as it is thick
_SHORTEST = 3.0
WHITE = 0.94  # grey levels from here on are paper


def grey_of(colour: Sequence[float] | float | None, tint: bool = False) -> float | None:
    """The grey level (0 black, 1 white) of a colour of 1, 3 or 4 parts; None where it cannot be told.

    `tint`: one part that says how much ink there is (a separation), not how much light.
    """
    if colour is None:
        return 0.0
    parts = [colour] if isinstance(colour, int | float) else list(colour)
    if not parts or not all(isinstance(p, int | float) for p in parts):
        return None
    if tint:
        grey = 1 - min(1.0, sum(parts) / len(parts))
    elif len(parts) == 1:
        grey = parts[0]
    elif len(parts) == 3:
        grey = 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        grey = (1 - black) * (0.299 * (1 - cyan) + 0.587 * (1 - magenta) + 0.114 * (1 - yellow))
    else:
        return None
    return max(0.0, min(1.0, grey))


def rule_from_box(box: Box, width: float = 0.0) -> Rule | None:
    """A box as a rule, where it is thin and long enough to be one; None otherwise."""
    thick, long = sorted((box.width, box.height))
    if thick > _THIN or long < max(_SHORTEST, _LONG * thick):
        return None
    return Rule(*box, width=max(width, thick))


def visible_rules(rules: Iterable[tuple[Rule, float | None]], rects: Sequence[Rect]) -> tuple[Rule, ...]:
    """The rules without those that are white on paper; each comes with its grey level."""
    dark = [r.box for r in rects if r.fill is not None and r.fill < WHITE]
    seen: dict[Rule, None] = {}
    for rule, grey in rules:
        if grey is not None and grey >= WHITE:
            x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
            if not any(b.holds_point(x, y) for b in dark):
                continue
        seen[rule] = None
    return tuple(seen)


_SMALLEST = 0.5  # points: what is smaller is no text to a person


def visible_words(
    words: Sequence[Word], white: frozenset[int], rects: Sequence[Rect], images: Sequence[Box], page: Box
) -> tuple[Word, ...]:
    """The words that a person sees: on the page, of a size that can be seen, and not white on white."""
    dark = [r.box for r in rects if r.fill is None or r.fill < WHITE] + list(images) if white else []
    kept = []
    for n, word in enumerate(words):
        x, y = word.box.x_mid, word.box.y_mid
        if word.size < _SMALLEST or not page.holds_point(x, y):
            continue
        if n in white and not any(b.holds_point(x, y) for b in dark):
            continue
        kept.append(word)
    return tuple(kept)
