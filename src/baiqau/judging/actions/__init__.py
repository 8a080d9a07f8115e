"""Acts of the expert commission, one module for each of its duties."""
