"""boardpapers: UK police board papers in, a queryable SQLite database with evidence out."""

__version__ = "0.1.0"
