"""Where a paper's programmes and projects are named; shared by the extractors that tie something to one."""
