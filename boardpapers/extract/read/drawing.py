"""What is drawn on a page besides text: rules, filled and stroked areas."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from boardpapers.document import Box, Rect, Rule
from boardpapers.extract.read.shapes import WHITE, rule_from_box

_DISC = 8.0  # a drawn ring up to this size may be a bullet or a box to tick
_SHADED = 0.5  # a pattern or a colour of unknown make: shaded, at any rate

#: A rule with its grey level; None where it has none that can be told.
GreyRule = tuple[Rule, float | None]


class Drawn(NamedTuple):
    """A path as drawn, in points from the top left of the frame.

    `fill` and `edge` are grey levels, None where a colour has none that can be told; `width` is that of the
    line. `points` are the corners of a curve, and empty for lines and rectangles.
    """

    kind: Literal["line", "rect", "curve"]
    box: Box
    filled: bool
    stroked: bool
    fill: float | None
    edge: float | None
    width: float
    points: tuple[tuple[float, float], ...] = ()


def rules_and_areas(drawings: Iterable[Drawn]) -> tuple[list[GreyRule], tuple[Rect, ...]]:
    """The rules, and the areas without repetition: lines first, then rectangles, then other paths."""
    rules: list[GreyRule] = []
    rects: list[Rect] = []
    by_kind: dict[str, list[Drawn]] = {"line": [], "rect": [], "curve": []}
    for drawing in drawings:
        by_kind[drawing.kind].append(drawing)
    for line in by_kind["line"]:
        rule = rule_from_box(line.box, line.width)
        if rule is not None and line.stroked:
            rules.append((rule, line.edge))
    for shape in by_kind["rect"]:
        _rectangle(shape, rules, rects)
    for curve in by_kind["curve"]:
        if _is_rectangle(curve.points):
            _rectangle(curve, rules, rects)
        elif curve.box.width > 0 or curve.box.height > 0:
            _curve(curve, rules, rects)
    return rules, tuple(dict.fromkeys(rects))


def _rectangle(shape: Drawn, rules: list[GreyRule], rects: list[Rect]) -> None:
    stroked = shape.stroked and shape.width >= 0
    if not shape.filled and not stroked:
        return
    rule = rule_from_box(shape.box, shape.width if stroked else 0.0)
    if rule is not None:
        rules.append((rule, shape.fill if shape.filled else shape.edge))
    elif shape.box.width > 0 and shape.box.height > 0:
        grey = None if not shape.filled else _SHADED if shape.fill is None else shape.fill
        rects.append(Rect(shape.box, grey, stroked and (shape.edge is None or shape.edge < WHITE)))


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a path goes round four level sides, however often it closes itself."""
    if len(points) < 5 or points[4] != points[0] or any(p != points[0] for p in points[5:]):
        return False
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[:4]
    across = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    return across or (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0)


def _curve(curve: Drawn, rules: list[GreyRule], rects: list[Rect]) -> None:
    """A path of several segments: its straight level and upright parts are rules, a filled one is an area."""
    if curve.filled:
        _rectangle(curve._replace(stroked=False), rules, rects)
    if not curve.stroked:
        return
    if max(curve.box.width, curve.box.height) <= _DISC and not curve.filled:
        rects.append(Rect(curve.box, None, True))
        return
    for (x0, y0), (x1, y1) in itertools.pairwise(curve.points):
        if abs(x0 - x1) > 0.5 and abs(y0 - y1) > 0.5:
            continue
        box = Box(*(round(v, 2) for v in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
        rule = rule_from_box(box, curve.width)
        if rule is not None:
            rules.append((rule, curve.edge))
