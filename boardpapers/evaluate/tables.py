"""Tables held against gold tables: cells that agree under the best alignment of rows and columns."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from boardpapers.evaluate.assignment import best_assignment
from boardpapers.evaluate.database import FoundTable
from boardpapers.evaluate.gold import Gold, Grid
from boardpapers.evaluate.result import Miss, Share, TableScore
from boardpapers.evaluate.similarity import squeeze, tokens

#: A predicted table is paired with a gold one from this share of common filled cells, and `found` from half.
_RESEMBLES = 0.2
_FOUND = 0.5
_FOLDED = str.maketrans("‐‑‒–—―−‘’“”", "-------''" + '""')


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a gold grid and a predicted one agree: `right` of `of` gold cells; `exact` when the same."""

    right: int
    of: int
    exact: bool
    header_rows: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0


def score_tables(
    paper: str, gold: Sequence[Gold], found: Sequence[FoundTable]
) -> tuple[TableScore, list[Miss]]:
    """Pair the tables for the greatest overlap of cells; an optional one takes its partner only."""
    overlaps = {
        (i, j): share
        for (i, one), (j, other) in product(enumerate(gold), enumerate(found))
        if (share := _common_cells(one, other)) >= _RESEMBLES
    }
    partner = dict(best_assignment(overlaps))
    total, misses = TableScore(), []
    for i, one in enumerate(gold):
        if not one.counts:
            continue
        table = found[partner[i]] if i in partner else None
        score, detail = _score_table(one, table)
        total += score
        if detail:
            label = next(iter(one.texts("caption")), " | ".join(_gold_rows(one)[0])[:60])
            misses.append(Miss("table", "tables", paper, label, detail, page=table.page if table else None))
    return total, misses


def _score_table(gold: Gold, table: FoundTable | None) -> tuple[TableScore, str]:
    rows = _gold_rows(gold)
    if table is None:
        cells = len(rows) * len(rows[0])
        return TableScore(Share(0, 1), Share(0, cells), Share(0, 1), Share(0, 1), Share(0, 1)), "not found"
    best = agreement(gold, table)
    score = TableScore(
        Share(float(best.share >= _FOUND), 1),
        Share(best.right, best.of),
        Share(float(best.exact), 1),
        Share(float(_caption_agrees(gold, table)), 1),
        Share(float(best.header_rows == table.header_rows), 1),
    )
    if best.exact:
        return score, ""
    width = len(table.rows[0]) if table.rows else 0
    sizes = f"gold {len(rows)}x{len(rows[0])}, predicted {len(table.rows)}x{width}"
    return score, f"{best.right} of {best.of} cells right ({sizes})"


def agreement(gold: Gold, table: FoundTable) -> Agreement:
    """The best over both sides with and without a title row that the caption holds too."""
    results = []
    captions = (*gold.texts("caption"), table.caption or "")
    predicted = _padded([[normal(c) for c in row] for row in table.rows])
    header_rows = len(gold.grids.get("header", ()))
    for drop_gold, rows in _without_title(_gold_rows(gold), captions):
        for _, others in _without_title(predicted, captions):
            right = aligned_cells(rows, others)
            of = len(rows) * len(rows[0])
            same_size = len(rows) == len(others) and len(rows[0]) == len(others[0]) if others else False
            results.append(Agreement(right, of, same_size and right == of, header_rows - drop_gold))
    return max(results, key=lambda a: (a.exact, a.share, a.of))


def _without_title(rows: list[list[str]], captions: Sequence[str]) -> Iterator[tuple[int, list[list[str]]]]:
    """The rows, and where the first is a title over all columns that a caption holds, those after it."""
    yield 0, rows
    if len(rows) > 1 and len(filled := [c for c in rows[0] if c]) == 1:
        title = squeeze(filled[0])
        if title and any(title in squeeze(c) for c in captions):
            yield 1, rows[1:]


def _gold_rows(gold: Gold) -> list[list[str]]:
    grid: Grid = (*gold.grids.get("header", ()), *gold.grids.get("rows", ()))
    return _padded([[normal(c) for c in row] for row in grid]) or [[""]]


def _padded(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def normal(text: str) -> str:
    """A cell's text for comparison: without white space and case, dashes and quotation marks all alike."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_FOLDED).casefold().split())


def _common_cells(gold: Gold, table: FoundTable) -> float:
    """The share of filled cells that both have, wherever they stand."""
    mine = Counter(c for row in _gold_rows(gold) for c in row if c)
    theirs = Counter(c for row in table.rows for c in map(normal, row) if c)
    larger = max(mine.total(), theirs.total())
    return (mine & theirs).total() / larger if larger else 0.0


def _caption_agrees(gold: Gold, table: FoundTable) -> bool:
    if not table.caption:
        return gold.accepts_null("caption") or "caption" not in gold.accepts
    if "caption" not in gold.accepts:
        return True
    mine = tokens(table.caption)
    return any(len(tokens(t) & mine) >= 0.8 * len(tokens(t)) for t in gold.texts("caption"))


def aligned_cells(rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> int:
    """How many cells agree when rows and columns are aligned in order, as well as can be found.

    Rows are aligned first by what they have in common, then columns by those rows, and so on by turns until
    no turn helps; plain alignment by place is tried too.
    """
    if not rows or not others or not rows[0] or not others[0]:
        return 0
    by_place = {j: j for j in range(min(len(rows[0]), len(others[0])))}
    bags, other_bags = [Counter(filter(None, r)) for r in rows], [Counter(filter(None, r)) for r in others]
    row_pairs = align(len(rows), len(others), lambda i, j: (bags[i] & other_bags[j]).total() + 0.01)
    return max(_improve(rows, others, _columns(rows, others, row_pairs)), _improve(rows, others, by_place))


def _columns(
    rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]], row_pairs: dict[int, int]
) -> dict[int, int]:
    def agreeing(a: int, b: int) -> float:
        # A filled cell that agrees says more about where a column belongs than an empty one.
        return sum(1.0 if rows[i][a] else 0.1 for i, j in row_pairs.items() if rows[i][a] == others[j][b])

    return align(len(rows[0]), len(others[0]), agreeing)


def _improve(rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]], columns: dict[int, int]) -> int:
    best = -1
    while True:
        pairs = tuple(columns.items())
        row_pairs = align(
            len(rows),
            len(others),
            lambda i, j: sum(rows[i][a] == others[j][b] for a, b in pairs),  # noqa: B023  (called at once)
        )
        right = sum(rows[i][a] == others[j][b] for i, j in row_pairs.items() for a, b in pairs)
        if right <= best:
            return best
        best = right
        columns = _columns(rows, others, row_pairs)


def align(n: int, m: int, value: Callable[[int, int], float]) -> dict[int, int]:
    """The order-preserving pairing of 0..n-1 with 0..m-1 of greatest total value (values not negative)."""
    worth = [[value(i, j) for j in range(m)] for i in range(n)]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + worth[i][j])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < n and j < m:
        if best[i][j] == best[i + 1][j + 1] + worth[i][j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
