"""The database: opening, loading papers, resolving entities, asking. SQLite through sqlite-utils."""
