"""Acts of the defence day, one module for each of its duties."""
