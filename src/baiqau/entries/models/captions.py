"""What is said in a film, in one language, to be read along."""

import uuid

from django.db import models
from django.db.models import Q

from baiqau.entries.models.files import WorkFile


class Captions(models.Model):
    """The captions of a film in one language. Replacing sets `replaced_at`; nothing is removed.

    `sent` are the bytes as they came, for the author and the committee alone; what is shown is
    `blob`, which we wrote from them (`files.captions`).
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(WorkFile, models.CASCADE, related_name="captions")
    language = models.CharField(max_length=2)
    original_name = models.CharField(max_length=255)
    sent = models.CharField(max_length=64, help_text="SHA-256 of the file as it was sent")
    blob = models.CharField(max_length=64, help_text="SHA-256 of the clean WebVTT")
    cues = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "language"], condition=Q(replaced_at=None), name="captions_once"
            ),
            models.CheckConstraint(
                condition=Q(language__in=["kk", "ru", "en"]), name="captions_language_known"
            ),
            models.CheckConstraint(condition=Q(cues__gte=1), name="captions_say_something"),
        ]
        ordering = ["language", "pk"]

    def __str__(self) -> str:
        return f"{self.file_id}: {self.language}"
