"""The defence day: draw, presence, live marks, the final result and its seal."""
