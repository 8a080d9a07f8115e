"""The regulation as values and verdicts: pure, without Django, clock or files."""
