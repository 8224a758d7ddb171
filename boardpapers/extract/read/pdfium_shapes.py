"""Paths and images of a page by PDFium, cut into the lines, rectangles and curves that all readers give."""

from collections.abc import Iterator
from typing import Literal

from boardpapers.document import Box
from boardpapers.extract.read import pdfium_calls as pdfium
from boardpapers.extract.read.drawing import Drawn
from boardpapers.extract.read.pdfium_calls import Handle, Matrix, Scratch, times
from boardpapers.extract.read.shapes import grey_of

Point = tuple[float, float]
_LINE, _BEZIER, _MOVE = 0, 1, 2


def image_box(image: Handle, outer: Matrix, scratch: Scratch) -> Box:
    """Where an image stands: the unit square in its matrix."""
    a, b, c, d, e, f = times(scratch.matrix_of(image), outer)
    return _around(((e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)))


def drawings_of(path: Handle, outer: Matrix, scratch: Scratch) -> Iterator[Drawn]:
    """The parts of a path: what begins with a new point is a shape of its own."""
    fill_mode, strokes = scratch.signs
    pdfium.path_mode(path, *scratch.at_signs)
    filled, stroked = fill_mode.value != 0, strokes.value != 0
    if not filled and not stroked:
        return
    fill = _grey(scratch.colour_of(pdfium.object_fill, path)) if filled else None
    edge = _grey(scratch.colour_of(pdfium.object_edge, path)) if stroked else None
    pdfium.object_line_width(path, scratch.at_fx)
    width = float(scratch.fx.value)
    parts = _parts(path, times(scratch.matrix_of(path), outer), scratch)
    for shape, points in parts:
        if shape == "m" and len(parts) > 1:
            continue
        kind = _kind(shape, points)
        if kind == "line":
            points = points[:2]
        corners = tuple(points) if kind == "curve" else ()
        yield Drawn(kind, _around(points), filled, stroked, fill, edge, width, corners)


def _grey(colour: tuple[int, int, int] | None) -> float | None:
    return None if colour is None else grey_of([part / 255 for part in colour])


def _parts(path: Handle, matrix: Matrix, scratch: Scratch) -> list[tuple[str, list[Point]]]:
    """For each part its segments (m move, l line, c curve, h back to the start) and their end points."""
    a, b, c, d, e, f = matrix
    x, y, at_x, at_y = scratch.fx, scratch.fy, scratch.at_fx, scratch.at_fy
    parts: list[tuple[str, list[Point]]] = []
    shape, points, thirds = "", list[Point](), 0
    for n in range(pdfium.count_segments(path)):
        segment = Handle(pdfium.get_segment(path, n))
        pdfium.segment_point(segment, at_x, at_y)
        px, py = x.value, y.value
        kind = pdfium.segment_type(segment)
        point = (a * px + c * py + e, b * px + d * py + f)
        if kind == _MOVE:
            if points:
                parts.append((shape, points))
            shape, points, thirds = "m", [point], 0
        elif not points:
            continue
        elif kind == _LINE:
            shape += "l"
            points.append(point)
        else:
            thirds += 1
            if thirds % 3 == 0:
                shape += "c"
                points.append(point)
        if pdfium.segment_closes(segment):
            shape += "h"
            points.append(points[0])
    if points:
        parts.append((shape, points))
    return parts


def _kind(shape: str, points: list[Point]) -> Literal["line", "rect", "curve"]:
    """What the part is; a closing segment that repeats the last line is taken off `points`."""
    if len(shape) > 3 and shape.endswith("lh") and points[-2] == points[0]:
        shape = shape[:-2] + "h"
        points.pop()
    if shape in ("ml", "mlh"):
        return "line"
    if shape in ("mlllh", "mllll") and points[0] == points[4] and _is_level(points):
        return "rect"
    return "curve"


def _is_level(points: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = points
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (
        y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    )


def _around(points: list[Point] | tuple[Point, ...]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))
