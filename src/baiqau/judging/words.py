"""The words of a sheet: a comment for the author, one by criterion where the rules want it, a note."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from baiqau.judging.models import Sheet, TrainingSheet


@dataclass(frozen=True)
class Words:
    """What a juror writes beside the marks."""

    comment: str = ""
    note: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet | TrainingSheet) -> "Words":
        """Give the words of a sheet as they are kept."""
        return cls(sheet.comment, sheet.note, sheet.remarks)

    def tidy(self, criteria: Collection[str]) -> "Words":
        """Give them without blank edges, and remarks only on these criteria."""
        remarks = {
            key: words.strip()
            for key, words in self.remarks.items()
            if key in criteria and words.strip()
        }
        return Words(self.comment.strip(), self.note.strip(), remarks)

    @property
    def digest(self) -> str:
        """A short name of exactly these words, so that a page read before a change is noticed."""
        parts = [
            self.comment,
            self.note,
            *(f"{key}={self.remarks[key]}" for key in sorted(self.remarks)),
        ]
        return sha256("\0".join(parts).encode()).hexdigest()[:16]
