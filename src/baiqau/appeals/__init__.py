"""Appeals against the published result: filed, handled, answered, and the result corrected."""
