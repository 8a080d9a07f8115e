"""The expert commission: conflicts, assignment, score sheets, ranking, shortlist."""
