"""Questions about entries, for this stage and the later ones."""

from baiqau.entries.queries.asked import (
    SHOWING,
    admitted,
    authors_of,
    by_number,
    files_of,
    last_receipt,
    of_person,
    others_naming,
    receipts_of,
    replaced_files_of,
    returned_past,
    showable,
    unfinished,
    untouched,
    waiting_for_screening,
    with_authors,
)
from baiqau.entries.queries.frozen import (
    Line,
    Snapshot,
    obstacles_at_submission,
    search_key,
    snapshot,
)
from baiqau.entries.queries.judged import (
    ONE_WORK,
    facts_of,
    missing,
    verdict_of,
)
from baiqau.entries.queries.lives import letters_of, life_of

__all__ = [
    "ONE_WORK",
    "SHOWING",
    "Line",
    "Snapshot",
    "admitted",
    "authors_of",
    "by_number",
    "facts_of",
    "files_of",
    "last_receipt",
    "letters_of",
    "life_of",
    "missing",
    "obstacles_at_submission",
    "of_person",
    "others_naming",
    "receipts_of",
    "replaced_files_of",
    "returned_past",
    "search_key",
    "showable",
    "snapshot",
    "unfinished",
    "untouched",
    "verdict_of",
    "waiting_for_screening",
    "with_authors",
]
