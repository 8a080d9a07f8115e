"""A regulation while it is written: a tree of plain values, whole or not, and the form of its sections."""
