"""Where bodies and programmes stand in the picture of governance: in rows, who is above over who is below."""

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
_WIDEST = 12
_LABEL = 20


def placed(rows: Sequence[Row]) -> tuple[list[Row], list[Row], int, int]:
    """Nodes and edges with places, and the size in columns and rows; forces stand beside each other."""
    by_force: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_force[row["force"] or ""].append(row)
    nodes: list[Row] = []
    edges: list[Row] = []
    left = top = deepest = width = 0
    for force, of_force in sorted(by_force.items()):
        levels = _levels(of_force)
        across = min(_WIDEST, max(map(len, levels)))
        if left and left + across > _WIDEST:
            left, top, deepest = 0, top + deepest, 0
        at, down = _block(levels, across, left, top, of_force)
        kinds = _kinds(of_force)
        nodes += [_node(name, kinds[name], force, *place) for name, place in at.items()]
        for row in of_force:
            (x, y), (x2, y2) = at[row["body"]], at[row["target"]]
            edges.append({"relation": row["relation"], "x": x, "y": y, "x2": x2, "y2": y2})
        deepest, left = max(deepest, down), left + across
        width = max(width, left)
    return nodes, edges, width, top + deepest


def _block(
    levels: Sequence[list[str]], across: int, left: int, top: int, rows: Sequence[Row]
) -> tuple[dict[str, tuple[float, int]], int]:
    """Places for one force, each level under the one above and each name under those it belongs to."""
    near: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        near[row["body"]].append(row["target"])
        near[row["target"]].append(row["body"])
    at: dict[str, tuple[float, int]] = {}
    down = 0
    for level in levels:
        ordered = sorted(level, key=lambda n: (_mean([at[o][0] for o in near[n] if o in at]), n))
        for start in range(0, len(ordered), across):
            part = ordered[start : start + across]
            room = (across - len(part)) / 2
            at.update({name: (left + room + n, top + down) for n, name in enumerate(part)})
            down += 1
    return at, down


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _node(name: str, kind: str, force: str, x: float, y: int) -> Row:
    label = "\n".join(textwrap.wrap(name, _LABEL, max_lines=3, placeholder="…"))
    return {"name": name, "label": label, "kind": kind, "force": force, "x": x, "y": y}


def _kinds(rows: Sequence[Row]) -> dict[str, str]:
    kinds = {row["target"]: row["target_kind"] for row in rows}
    return {**kinds, **{row["body"]: "body" for row in rows}}


def _levels(rows: Sequence[Row]) -> list[list[str]]:
    """Names by how many stand above them; a ring of bodies is cut where it closes."""
    above: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        over = row["relation"] == "oversees" or row["relation"] == "replaces"
        upper, lower = (row["body"], row["target"]) if over else (row["target"], row["body"])
        if upper != lower:
            above[lower].add(upper)
    names = sorted({n for row in rows for n in (row["body"], row["target"])})
    depth: dict[str, int] = {}

    def of(name: str, trail: tuple[str, ...] = ()) -> int:
        if name not in depth:
            uppers = sorted(u for u in above[name] if u not in trail)
            depth[name] = 1 + max((of(u, (*trail, name)) for u in uppers), default=-1)
        return depth[name]

    levels: dict[int, list[str]] = defaultdict(list)
    for name in names:
        levels[of(name)].append(name)
    return [levels[level] for level in sorted(levels)]
