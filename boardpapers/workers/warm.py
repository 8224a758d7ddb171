"""Imported once by the process that all workers are forked from, so that none of them pays for start-up."""

import gc

from boardpapers.stages import warm_up

#: New objects before Python looks for garbage: a paper makes many values that live to its end.
_LOOK = 100_000

warm_up()
gc.collect()
gc.freeze()
gc.set_threshold(_LOOK, 20, 20)
