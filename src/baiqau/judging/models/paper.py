"""What the secretary typed from a printed score sheet: nothing counts before another person confirms it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from baiqau.judging.models.sheets import Sheet


class PaperSheet(models.Model):
    """The marks of a printed sheet as they were entered, with who entered, confirmed or refused them."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="papers")
    marks = models.JSONField(help_text="the marks on the paper, by criterion")
    stood = models.CharField(
        max_length=64,
        default="",
        help_text="the sheet's own marks when it was entered, as a digest",
    )
    comment = models.TextField(blank=True)
    state = models.CharField(max_length=9, default="waiting")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was refused")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(state="waiting"), name="paper_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by=None, answered_at=None)
                | Q(
                    state__in=["confirmed", "refused"],
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                ),
                name="paper_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(answered_by=F("by")),
                name="paper_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="paper_refused_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} ({self.state})"
