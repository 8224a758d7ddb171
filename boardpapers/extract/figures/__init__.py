"""Tables read by meaning: what each column, row and cell of a table of figures holds."""
