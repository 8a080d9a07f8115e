"""The pages of an entry."""
