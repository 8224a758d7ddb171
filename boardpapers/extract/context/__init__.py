"""What the words around a figure say of it: its attributes, its period, its item, its section."""
