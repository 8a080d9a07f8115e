"""What the commission says about a work after all have signed."""

import uuid

from django.db import models
from django.db.models import Q


class Remark(models.Model):
    """One remark of a member on one work; a concluding one says what the commission agreed on."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey("entries.Entry", models.PROTECT, related_name="remarks")
    seat = models.ForeignKey("judging.Seat", models.PROTECT, related_name="remarks")
    text = models.TextField()
    concludes = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        app_label = "judging"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
        ]
        indexes = [models.Index(fields=["entry", "at"], name="remark_by_entry")]

    def __str__(self) -> str:
        return f"{self.seat_id} on {self.entry_id}"
