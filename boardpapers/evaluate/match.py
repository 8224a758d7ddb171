"""Who is whom: the one-to-one pairing of gold records with predicted ones, and what is left over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from boardpapers.evaluate.assignment import best_assignment
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold

#: How alike a gold and a predicted record are, 0 to 1; None where they may not be a pair.
Likeness = Callable[[Gold, Found], float | None]

# Any pair beats none: with this much given to each, two poor pairs outweigh one good one.
_PAIR = 1.0
# Decides between a required and an optional record only where both are as alike.
_REQUIRED = 1e-6


@dataclass(frozen=True, slots=True)
class Pairing:
    """Indices into the two sides. Pairs with a gold record that does not count stand in `neutral`."""

    pairs: tuple[tuple[int, int], ...]
    neutral: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    invented: tuple[int, ...]
    excused: tuple[int, ...]


def pair_up(gold: Sequence[Gold], found: Sequence[Found], likeness: Likeness) -> Pairing:
    """Pair the two sides for the greatest sum of likeness.

    A predicted record left over is excused when the gold record that it is likest to does not count.
    """
    alike: dict[tuple[int, int], float] = {}
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            value = likeness(one, other)
            if value is not None:
                alike[i, j] = value + (_REQUIRED if one.counts else 0.0)
    chosen = best_assignment({pair: _PAIR + value for pair, value in alike.items()})
    likest: dict[int, int] = {}
    for i, j in sorted(alike):
        if j not in likest or alike[i, j] > alike[likest[j], j]:
            likest[j] = i
    taken_gold, taken_found = {i for i, _ in chosen}, {j for _, j in chosen}
    left = [j for j in range(len(found)) if j not in taken_found]
    excused = tuple(j for j in left if j in likest and not gold[likest[j]].counts)
    return Pairing(
        pairs=tuple((i, j) for i, j in chosen if gold[i].counts),
        neutral=tuple((i, j) for i, j in chosen if not gold[i].counts),
        missed=tuple(i for i, one in enumerate(gold) if one.counts and i not in taken_gold),
        invented=tuple(j for j in left if j not in excused),
        excused=excused,
    )
