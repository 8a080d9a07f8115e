"""Where a draft was copied from."""

from django.db import models
from django.db.models import F, Q

from baiqau.entries.models.entry import Entry


class Origin(models.Model):
    """A work of one contest as the beginning of a draft in another; what did not fit, and why.

    Rows are never changed: both works go their own ways from here.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="origin")
    source = models.ForeignKey(Entry, models.PROTECT, related_name="copies_elsewhere")
    left = models.JSONField(default=list, help_text="what stayed behind: code, clause and facts")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(entry=F("source")), name="origin_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} -> {self.entry_id}"
