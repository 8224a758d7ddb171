"""Inputs that nobody would write: mutated PDFs and texts, by chance or led by coverage."""
