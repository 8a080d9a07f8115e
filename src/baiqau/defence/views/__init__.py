"""The pages of the day and of its result."""
