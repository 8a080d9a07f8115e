"""A signature that was undone: what the juror had signed before the chair opened the sheet again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class SignedBefore(models.Model):
    """The marks, salt and commitment of an earlier signature: it opens for whoever asks later."""

    sheet = models.ForeignKey("judging.Sheet", models.PROTECT, related_name="signed_before")
    marks = models.JSONField(help_text="the marks that were signed, by criterion")
    signed_at = models.DateTimeField()
    salt = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(help_text="when the sheet was opened again")

    class Meta:
        app_label = "judging"
        constraints = [
            models.UniqueConstraint(fields=["sheet", "commitment"], name="signed_before_once"),
            models.CheckConstraint(
                condition=~Q(commitment="") & ~Q(salt=""), name="signed_before_is_committed"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="signed_before_has_a_reason"),
            models.CheckConstraint(
                condition=Q(at__gte=F("signed_at")), name="signed_before_opened_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.commitment[:8]}"
