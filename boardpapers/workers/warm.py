"""Imported once by the process that all workers are forked from, so that none of them pays for start-up."""

from boardpapers.stages import warm_up

warm_up()
