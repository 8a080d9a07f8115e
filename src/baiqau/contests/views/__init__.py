"""Pages of a contest: reading its regulation, managing it."""
