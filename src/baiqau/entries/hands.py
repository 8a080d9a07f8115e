"""Whose hand writes on a draft: a person with an account, or who holds a secret of an open draft."""

from dataclasses import dataclass

from baiqau.entries.models import Entry, OpenDraft
from baiqau.people.models import Person


@dataclass(frozen=True)
class Holder:
    """Whoever holds a secret of one open draft: may write on this draft, and see nothing else."""

    draft: OpenDraft
    language: str

    @property
    def actor(self) -> str:
        """How the journal and the uploads name this hand."""
        return self.draft.actor


Hand = Person | Holder


def owns(hand: Hand, entry: Entry) -> bool:
    """Say whether all of an entry is this hand's to write: authors and consents, too."""
    if isinstance(hand, Holder):
        return entry.owner_id is None and hand.draft.entry_id == entry.pk
    return entry.owner_id == hand.pk
