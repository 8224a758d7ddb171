"""What is a pair and which attributes count, one module for each group of record types."""
