"""Reading the database: lists, one record in full, search, SQL. Read-only, and nothing heavy imported."""
