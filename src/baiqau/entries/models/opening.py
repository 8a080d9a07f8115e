"""What holds a draft that was begun without an account: an address, and the secrets that open it."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from baiqau.entries.models.entry import Entry

KEPT = timedelta(days=30)  # without a confirmed address, counted anew with each writing


class OpenDraft(models.Model):
    """Stands beside an entry that has no owner yet. Its address is a claim until a code proves it.

    Taken up by the person of the address, it keeps neither address nor ticks.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.OneToOneField(Entry, models.CASCADE, related_name="open_draft")
    email = models.EmailField(blank=True)
    language = models.CharField(
        max_length=2, default="kk", help_text="of the page on which the address was typed"
    )
    ticks = models.JSONField(default=dict, help_text="consents ticked so far: key -> version")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(email="", ticks={}),
                name="open_draft_taken_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=False) | ~Q(email=""),
                name="open_draft_has_address",
            ),
            models.CheckConstraint(
                condition=Q(language__in=("kk", "ru", "en")), name="open_draft_language_known"
            ),
        ]
        indexes = [models.Index(fields=["email"], name="open_draft_by_address")]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def until(self) -> datetime:
        """Until when it is kept when nobody writes on it any more."""
        return self.entry.changed_at + KEPT

    @property
    def actor(self) -> str:
        """How the journal names whoever writes here."""
        return f"draft:{self.key}"


class OpenKey(models.Model):
    """One secret that opens a draft: of the browser it was begun in, or of a link sent to its address.

    The browser or the letter holds the secret, this row only its digest. Another address ends the
    links that were sent to the one before.
    """

    draft = models.ForeignKey(OpenDraft, models.CASCADE, related_name="keys")
    secret = models.CharField(max_length=64, help_text="SHA-256 of what the cookie or link holds")
    sent_to = models.EmailField(blank=True, help_text="empty: of the browser it was begun in")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["secret"], name="open_key_once")]

    def __str__(self) -> str:
        return f"{self.draft_id}/{self.pk}"
