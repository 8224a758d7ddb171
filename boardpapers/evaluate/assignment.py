"""The one-to-one assignment of greatest total weight between two sides, exact and without scipy.

Pairs that may not stand are simply absent from the weights. The graph of allowed pairs is taken apart into
its connected components first; within each, rows are added one by one along shortest augmenting paths (the
Hungarian method with potentials, cubic in the size of the component).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]
_INFINITY = float("inf")


def best_assignment(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs (row, column), sorted, that maximise the sum of `weights`; weights must be positive.

    A row or column stays free where its pairing would not raise the sum.
    """
    if any(weight <= 0 for weight in weights.values()):
        raise ValueError("weights of pairs must be positive: leave out the pairs that may not stand")
    chosen: list[Pair] = []
    for rows, columns in components(weights):
        cost = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
        for i, j in enumerate(least_cost(cost)):
            if j is not None and (rows[i], columns[j]) in weights:
                chosen.append((rows[i], columns[j]))
    return sorted(chosen)


def components(pairs: Mapping[Pair, float]) -> list[tuple[list[int], list[int]]]:
    """The connected components as (rows, columns), each sorted, in order of their first row."""
    columns_of: dict[int, set[int]] = defaultdict(set)
    rows_of: dict[int, set[int]] = defaultdict(set)
    for row, column in pairs:
        columns_of[row].add(column)
        rows_of[column].add(row)
    parts = []
    seen: set[int] = set()
    for start in sorted(columns_of):
        if start in seen:
            continue
        rows, columns, frontier = {start}, set[int](), [start]
        while frontier:
            for column in columns_of[frontier.pop()] - columns:
                columns.add(column)
                frontier.extend(rows_of[column] - rows)
                rows |= rows_of[column]
        seen |= rows
        parts.append((sorted(rows), sorted(columns)))
    return parts


def least_cost(cost: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row its column in a complete assignment of least cost; None for rows beyond the columns."""
    if not cost or not cost[0]:
        return [None] * len(cost)
    if len(cost) > len(cost[0]):
        rows: list[int | None] = [None] * len(cost)
        for column, row in enumerate(least_cost(list(zip(*cost, strict=True)))):
            if row is not None:
                rows[row] = column
        return rows
    return _augment_rows(cost)


def _augment_rows(cost: Sequence[Sequence[float]]) -> list[int | None]:
    """`least_cost` for at most as many rows as columns; index 0 of the inner arrays is a sentinel."""
    n, m = len(cost), len(cost[0])
    row_potential = [0.0] * (n + 1)
    column_potential = [0.0] * (m + 1)
    row_of = [0] * (m + 1)
    for row in range(1, n + 1):
        row_of[0] = row
        path = _shortest_path(cost, row_potential, column_potential, row_of)
        column = path[0]
        while column:
            before = path[column]
            row_of[column] = row_of[before]
            column = before
    result: list[int | None] = [None] * n
    for column in range(1, m + 1):
        if row_of[column]:
            result[row_of[column] - 1] = column - 1
    return result


def _shortest_path(
    cost: Sequence[Sequence[float]],
    row_potential: list[float],
    column_potential: list[float],
    row_of: list[int],
) -> list[int]:
    """Grow a tree of tight edges from column 0 to a free column and adjust the potentials.

    Returns for each column the one before it on the path; element 0 is the free column that ends the path.
    """
    m = len(row_of) - 1
    slack = [_INFINITY] * (m + 1)
    before = [0] * (m + 1)
    reached = [0]
    open_columns = set(range(1, m + 1))
    column = 0
    while row_of[column]:
        row = row_of[column]
        costs, potential = cost[row - 1], row_potential[row]
        delta, nearest = _INFINITY, 0
        for j in sorted(open_columns):
            reduced = costs[j - 1] - potential - column_potential[j]
            if reduced < slack[j]:
                slack[j], before[j] = reduced, column
            if slack[j] < delta:
                delta, nearest = slack[j], j
        for j in reached:
            row_potential[row_of[j]] += delta
            column_potential[j] -= delta
        for j in open_columns:
            slack[j] -= delta
        open_columns.remove(nearest)
        reached.append(nearest)
        column = nearest
    before[0] = column
    return before
