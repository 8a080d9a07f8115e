"""The files of an entry in all versions, what the machine saw in them, the copies for showing."""

import mimetypes
import uuid

from django.db import models
from django.db.models import Q

from baiqau.entries.models.entry import Entry


class WorkFile(models.Model):
    """A file of an entry. Replacing sets `replaced_at`; nothing is removed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    form = models.CharField(max_length=40, help_text="key of the form of work")
    original_name = models.CharField(max_length=255)
    extension = models.CharField(max_length=8)
    blob = models.CharField(max_length=64, help_text="SHA-256: name in the storage")
    size = models.PositiveBigIntegerField()
    seconds = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    pages = models.PositiveIntegerField(null=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=60)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=0), name="file_size_not_negative"),
        ]

    def __str__(self) -> str:
        return self.original_name

    @property
    def media_type(self) -> str:
        """The type its name promises; browsers show only what `base.downloads` allows."""
        return mimetypes.guess_type(f"file.{self.extension}")[0] or "application/octet-stream"


class Inspection(models.Model):
    """What the machine saw in a file. Nobody judges by a file that it has not seen or that it holds."""

    file = models.OneToOneField(WorkFile, models.CASCADE, related_name="inspection")
    verdict = models.CharField(max_length=5, help_text="fine, doubt or held (files.hazards)")
    kind = models.CharField(max_length=12, help_text="what the file really is (files.kinds)")
    hazards = models.JSONField(default=list, help_text="findings: code and facts")
    codec = models.CharField(max_length=20, blank=True)
    sound = models.CharField(max_length=20, blank=True, help_text="its codec; empty: no sound")
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    looked_at = models.DateTimeField()
    copied_at = models.DateTimeField(null=True, help_text="when the copies for showing were made")
    reasons = models.JSONField(default=dict, help_text="use of a copy -> why there is none")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["fine", "doubt", "held"]), name="inspection_verdict_known"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="held") | Q(copied_at=None), name="inspection_held_not_copied"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}: {self.verdict}"


class Copy(models.Model):
    """A copy made for showing: light film, poster, one page, or the file without its author."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(WorkFile, models.CASCADE, related_name="copies")
    use = models.CharField(max_length=6)
    position = models.PositiveSmallIntegerField(default=1, help_text="number of the page")
    blob = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    words = models.TextField(blank=True, help_text="the text of the page")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "use", "position"], name="copy_once"),
            models.CheckConstraint(
                condition=Q(use__in=["film", "poster", "page", "blind"]), name="copy_use_known"
            ),
            models.CheckConstraint(
                condition=Q(use="page", position__gte=1) | Q(position=1), name="copy_pages_counted"
            ),
        ]
        ordering = ["use", "position"]

    def __str__(self) -> str:
        return f"{self.file_id}: {self.use} {self.position}"
