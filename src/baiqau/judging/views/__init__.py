"""Pages of the commission: its members, a juror's sheets, the ranking."""
