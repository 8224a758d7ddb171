"""Papers read in processes that can be ended."""

from boardpapers.workers.pool import EndablePool
from boardpapers.workers.reading import Task, read_papers

__all__ = ["EndablePool", "Task", "read_papers"]
