"""The mathematics of a jury: shares, ranking, final score, assignment, draw. Pure."""
