"""Letters to many."""
