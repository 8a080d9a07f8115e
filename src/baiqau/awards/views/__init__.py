"""Pages of places, gifts, papers and their verification."""
