"""Ruled tables: lines that cross make a grid, and cells are what no line divides."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from boardpapers.document import Box, Page, Word
from boardpapers.extract.tables.grown import left_of, top_of
from boardpapers.extract.tables.implied import implied_floors, implied_walls
from boardpapers.extract.tables.model import Fragment, Slot, clusters
from boardpapers.extract.tables.rules import SNAP, Lines, Segment

_TOUCH = 3.5
_NARROW = 9.0


class Mesh(NamedTuple):
    """Lines that hang together, with the positions of all columns' and rows' borders."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    lines: Lines

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def ruled_tables(page: Page, lines: Lines) -> list[Fragment]:
    """The tables of a page whose cells are drawn, from the top down."""
    meshes = []
    for across, down in _components(lines):
        edges = lines.edges_in(_extent(across, down))
        mesh = _mesh([*across, *edges.horizontal], [*down, *edges.vertical], page.words)
        if mesh is not None:
            meshes.append(mesh)
    fragments = []
    for mesh in meshes:
        others = [m.box for m in meshes if m is not mesh and not _inside(m.box, mesh.box)]
        free = [w for w in page.words if not any(b.holds_point(w.box.x_mid, w.box.y_mid) for b in others)]
        mesh = _grown(mesh, [w for w in free if w.upright])
        words = [w for w in page.words if mesh.box.holds_point(w.box.x_mid, w.box.y_mid)]
        fragment = _fragment(page.number, mesh, words)
        if fragment is not None:
            fragments.append(fragment)
    fragments.sort(key=lambda f: (f.box.top, f.box.x0))
    return _outermost(fragments)


def _outermost(fragments: list[Fragment]) -> list[Fragment]:
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: -f.box.width * f.box.height):
        if not any(k.box.overlaps(fragment.box) and _inside(fragment.box, k.box) for k in kept):
            kept.append(fragment)
    return sorted(kept, key=lambda f: (f.box.top, f.box.x0))


def _inside(inner: Box, outer: Box) -> bool:
    return outer.holds_point(inner.x_mid, inner.y_mid)


def _components(lines: Lines) -> Iterable[tuple[list[Segment], list[Segment]]]:
    """Groups of horizontal and vertical lines that touch one another."""
    n = len(lines.horizontal)
    parent = list(range(n + len(lines.vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, v in enumerate(lines.vertical, n):
        low, high = v.start - _TOUCH, v.end + _TOUCH
        for i, h in enumerate(lines.horizontal):
            if low <= h.at <= high and h.start - _TOUCH <= v.at <= h.end + _TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, h in enumerate(lines.horizontal):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(lines.vertical, n):
        groups.setdefault(root(j), ([], []))[1].append(v)
    return [g for g in groups.values() if g[0] and g[1] and len(g[0]) + len(g[1]) >= 3]


def _extent(across: Sequence[Segment], down: Sequence[Segment]) -> Box:
    return Box(
        min(s.start for s in across),
        min(s.start for s in down),
        max(s.end for s in across),
        max(s.end for s in down),
    )


def _mesh(across: list[Segment], down: list[Segment], words: Sequence[Word]) -> Mesh | None:
    xs = clusters((s.at for s in down), SNAP)
    ys = clusters((s.at for s in across), SNAP)
    left, right = min(s.start for s in across), max(s.end for s in across)
    top, bottom = min(s.start for s in down), max(s.end for s in down)
    inside = [
        w.box
        for w in words
        if left - 1 <= w.box.x_mid <= right + 1 and min(top, ys[0]) <= w.box.y_mid <= max(bottom, ys[-1])
    ]
    if not inside:
        return None
    if any(b.x_mid < xs[0] for b in inside):
        xs.insert(0, left)
    if any(b.x_mid > xs[-1] for b in inside):
        xs.append(right)
    if any(b.y_mid < ys[0] for b in inside):
        ys.insert(0, top)
    if any(b.y_mid > ys[-1] for b in inside):
        ys.append(bottom)
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Mesh(tuple(xs), tuple(ys), Lines(tuple(across), tuple(down)))


def _grown(mesh: Mesh, words: Sequence[Word]) -> Mesh:
    """The mesh with the column of names beside it and the names of columns over it, if they are not in it."""
    if len(mesh.xs) < 3 or len(mesh.ys) < 3:
        return mesh
    xs, ys, lines = mesh.xs, mesh.ys, mesh.lines
    left = left_of(mesh.box, ys, words)
    if left is not None:
        across = [*lines.horizontal, *(Segment(y, left, xs[0]) for y in ys)]
        lines = Lines(tuple(across), (*lines.vertical, Segment(xs[0], ys[0], ys[-1])))
        xs = (left, *xs)
    top = top_of(Mesh(xs, ys, lines).box, xs, ys, words)
    if top is not None:
        across = [*lines.horizontal, Segment(ys[0], xs[0], xs[-1])]
        lines = Lines(tuple(across), (*lines.vertical, *(Segment(x, top, ys[0]) for x in xs[1:-1])))
        ys = (top, *ys)
    return Mesh(xs, ys, lines)


def _fragment(page: int, mesh: Mesh, words: Sequence[Word]) -> Fragment | None:
    blocks = _blocks(mesh, words)
    held: list[list[Word]] = [[] for _ in blocks]
    place = {
        (i, j): n for n, (i0, j0, i1, j1) in enumerate(blocks) for i in range(i0, i1) for j in range(j0, j1)
    }
    crossing = 0
    for word in words:
        i = _band(mesh.ys, word.box.y_mid)
        j = _band(mesh.xs, word.box.x_mid)
        n = place[i, j]
        held[n].append(word)
        _, j0, _, j1 = blocks[n]
        if word.box.x0 < mesh.xs[j0] - 3 or word.box.x1 > mesh.xs[j1] + 3:
            crossing += 1
    if crossing > 0.2 * len(words) + 1:
        return None
    return _assemble(page, mesh, blocks, held)


def _band(borders: Sequence[float], at: float) -> int:
    for n in range(1, len(borders) - 1):
        if at < borders[n]:
            return n - 1
    return len(borders) - 2


def _blocks(mesh: Mesh, words: Sequence[Word]) -> list[tuple[int, int, int, int]]:
    """The cells as (first row, first column, row after the last, column after the last)."""
    n_rows, n_columns = len(mesh.ys) - 1, len(mesh.xs) - 1
    walls = _walls(mesh.xs, mesh.ys, mesh.lines.vertical)
    floors = _walls(mesh.ys, mesh.xs, mesh.lines.horizontal)
    bands: list[list[Word]] = [[] for _ in range(n_rows)]
    for word in words:
        bands[_band(mesh.ys, word.box.y_mid)].append(word)
    walls |= implied_walls(mesh.xs, bands, walls, floors)
    floors |= implied_floors(mesh.xs, bands, walls, floors)
    parent = list(range(n_rows * n_columns))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i in range(n_rows):
        for j in range(n_columns):
            if j + 1 < n_columns and (j + 1, i) not in walls:
                parent[root(i * n_columns + j + 1)] = root(i * n_columns + j)
            if i + 1 < n_rows and (i + 1, j) not in floors:
                parent[root((i + 1) * n_columns + j)] = root(i * n_columns + j)
    boxes: dict[int, tuple[int, int, int, int]] = {}
    for n in range(n_rows * n_columns):
        i, j = divmod(n, n_columns)
        a, b, c, d = boxes.get(root(n), (i, j, i + 1, j + 1))
        boxes[root(n)] = (min(a, i), min(b, j), max(c, i + 1), max(d, j + 1))
    return _apart(sorted(boxes.values()))


def _apart(blocks: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Blocks that overlap (their cells were no rectangle) made one, until none overlap."""
    done: list[tuple[int, int, int, int]] = []
    for block in blocks:
        while True:
            other = next((o for o in done if _overlap(o, block)), None)
            if other is None:
                break
            done.remove(other)
            block = (
                min(block[0], other[0]),
                min(block[1], other[1]),
                max(block[2], other[2]),
                max(block[3], other[3]),
            )
        done.append(block)
    return sorted(done)


def _overlap(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _walls(
    borders: Sequence[float], bands: Sequence[float], lines: Iterable[Segment]
) -> set[tuple[int, int]]:
    """Where a border (by its index) is drawn along a band (by its index); outer borders always are."""
    drawn: dict[tuple[int, int], float] = {}
    for line in lines:
        at = min(range(len(borders)), key=lambda n: abs(borders[n] - line.at))
        for n in range(len(bands) - 1):
            covered = min(line.end, bands[n + 1]) - max(line.start, bands[n])
            if covered > 0:
                drawn[at, n] = drawn.get((at, n), 0.0) + covered
    walls = {(at, n) for (at, n), c in drawn.items() if c >= 0.6 * (bands[n + 1] - bands[n])}
    for n in range(len(bands) - 1):
        walls |= {(0, n), (len(borders) - 1, n)}
    return walls


def _assemble(
    page: int, mesh: Mesh, blocks: Sequence[tuple[int, int, int, int]], held: Sequence[list[Word]]
) -> Fragment | None:
    """The fragment without rows and columns that no cell needs."""
    rows = sorted({b[0] for b, words in zip(blocks, held, strict=True) if words or _high(mesh, b)})
    columns = sorted({b[1] for b, words in zip(blocks, held, strict=True) if words or _wide(mesh, b)})
    filled = [b for b, words in zip(blocks, held, strict=True) if words]
    if len({b[1] for b in filled}) < 2 or len(columns) < 2:
        return None
    slots = []
    for (i0, j0, i1, j1), words in zip(blocks, held, strict=True):
        mine_rows = [n for n, i in enumerate(rows) if i0 <= i < i1]
        mine_columns = [n for n, j in enumerate(columns) if j0 <= j < j1]
        if not mine_rows or not mine_columns:
            continue
        box = Box(mesh.xs[j0], mesh.ys[i0], mesh.xs[j1], mesh.ys[i1])
        slots.append(
            Slot(mine_rows[0], mine_columns[0], box, tuple(words), len(mine_rows), len(mine_columns))
        )
    edges = [mesh.xs[j] for j in columns] + [mesh.xs[-1]]
    spans = tuple(pairwise(edges))
    slots.sort(key=lambda s: (s.row, s.column))
    return Fragment(page, "ruled", mesh.box, spans, len(rows), tuple(slots))


def _high(mesh: Mesh, block: tuple[int, int, int, int]) -> bool:
    return block[2] - block[0] == 1 and mesh.ys[block[2]] - mesh.ys[block[0]] > 6.0


def _wide(mesh: Mesh, block: tuple[int, int, int, int]) -> bool:
    return block[3] - block[1] == 1 and mesh.xs[block[3]] - mesh.xs[block[1]] > _NARROW
