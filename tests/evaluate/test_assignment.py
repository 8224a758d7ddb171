"""The assignment of greatest weight, held against all permutations and against scipy."""

import random
import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardpapers.evaluate.assignment import best_assignment, components, least_cost

weights = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.001, 2, allow_nan=False), max_size=25
)


def heaviest(weights):
    """The greatest sum of any one-to-one choice, by trying them all."""
    best = 0.0
    for columns in permutations(range(5)):
        best = max(best, sum(weights.get((row, column), 0.0) for row, column in enumerate(columns)))
    return best


@given(weights)
def test_no_other_choice_is_heavier(weights):
    """The chosen pairs are allowed, one to one, and of the greatest weight of all."""
    chosen = best_assignment(weights)
    assert all(pair in weights for pair in chosen)
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
    assert sum(weights[pair] for pair in chosen) == pytest.approx(heaviest(weights))


@given(weights)
def test_components_share_no_row_or_column(weights):
    """Each pair lies in exactly one component."""
    parts = components(weights)
    for row, column in weights:
        assert sum(row in rows and column in columns for rows, columns in parts) == 1
    assert sum(len(rows) for rows, _ in parts) == len({row for row, _ in weights})


@settings(deadline=None)  # scipy takes its time to load
@given(st.integers(1, 12), st.integers(1, 12), st.randoms(use_true_random=False))
def test_least_cost_agrees_with_scipy(rows, columns, chance):
    """The complete assignment costs what scipy's costs, for any shape and sign."""
    optimize = pytest.importorskip("scipy.optimize")
    cost = [[chance.uniform(-5, 5) for _ in range(columns)] for _ in range(rows)]
    mine = least_cost(cost)
    total = sum(cost[i][j] for i, j in enumerate(mine) if j is not None)
    assert sum(j is not None for j in mine) == min(rows, columns)
    assert total == pytest.approx(
        sum(cost[i][j] for i, j in zip(*optimize.linear_sum_assignment(cost), strict=True))
    )


def test_greedy_is_beaten():
    """Taking the best pair first would leave the others with less."""
    assert best_assignment({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]


def test_nothing_gives_nothing():
    """Without pairs there is no assignment, without rows no cost."""
    assert best_assignment({}) == []
    assert least_cost([]) == [] and least_cost([[], []]) == [None, None]


def test_weights_must_be_positive():
    """A pair that may not stand has to be left out, not given zero."""
    with pytest.raises(ValueError, match="positive"):
        best_assignment({(0, 0): 0.0})


def test_three_hundred_by_three_hundred_is_quick():
    """A dense paper-sized problem takes seconds at most."""
    chance = random.Random(7)
    dense = {(i, j): chance.random() + 0.01 for i in range(300) for j in range(300)}
    start = time.perf_counter()
    assert len(best_assignment(dense)) == 300
    assert time.perf_counter() - start < 10
