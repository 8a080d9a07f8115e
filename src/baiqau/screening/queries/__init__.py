"""Questions of the committee, answered with rows and with the checks of one entry."""

from baiqau.screening.queries.alike import edition, open_pairs, pairs, pairs_of
from baiqau.screening.queries.asked import (
    FLAGS,
    Row,
    Sieve,
    counts,
    decisions_of,
    findings_of,
    held_files,
    last_decision,
    notes_of,
    proposed_decline,
    rows,
    sifted,
    tags_in,
    waiting_files,
)
from baiqau.screening.queries.checks import Check, checked

__all__ = [
    "FLAGS",
    "Check",
    "Row",
    "Sieve",
    "checked",
    "counts",
    "decisions_of",
    "edition",
    "findings_of",
    "held_files",
    "last_decision",
    "notes_of",
    "open_pairs",
    "pairs",
    "pairs_of",
    "proposed_decline",
    "rows",
    "sifted",
    "tags_in",
    "waiting_files",
]
