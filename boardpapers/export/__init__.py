"""The database in forms that others read: tables for analysts, a data package, Popolo, web annotations."""
