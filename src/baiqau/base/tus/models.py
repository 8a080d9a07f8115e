"""The table of uploads: what was promised, how much of it is safely here, and until when."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q

LIFE = timedelta(days=7)  # counted anew with each part that comes


class Upload(models.Model):
    """A file on its way. `offset` moves only after the bytes before it are on the disk.

    `blob` is set when the file is whole and kept; `taken_at`, when the stage it was sent to has it;
    `refused`, when that stage has looked into it and no file of these bytes will be taken.

    Of a file that its sender brings straight to the store, the first `straight` bytes lie there, in
    parts of `part_size`; `remote` is the store's name for it until it is kept. What comes to the house
    after them lies in the part file.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.CharField(max_length=60, help_text="who sends it, as the journal names people")
    place = models.CharField(max_length=100, help_text="what it is sent to: entry:<key>")
    scope = models.CharField(max_length=100, help_text="whose quota it counts in")
    size = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    metadata = models.JSONField(default=dict, help_text="Upload-Metadata: name -> text")
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    blob = models.CharField(max_length=64, blank=True, help_text="SHA-256: name in the storage")
    taken_at = models.DateTimeField(null=True)
    remote = models.TextField(blank=True, help_text="the store's name for the parts on their way")
    part_size = models.PositiveIntegerField(null=True)
    straight = models.PositiveBigIntegerField(default=0)
    refused = models.CharField(
        max_length=80, blank=True, help_text="code of why it can never be taken as it is"
    )
    digests = models.JSONField(default=dict, help_text="number of a part -> SHA-256 in base64")

    class Meta:
        app_label = "base"
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__lte=F("size")), name="upload_never_beyond_its_end"
            ),
            models.CheckConstraint(
                condition=Q(blob="") | Q(offset=F("size")), name="upload_kept_only_when_whole"
            ),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | ~Q(blob=""), name="upload_taken_only_when_kept"
            ),
            models.CheckConstraint(
                condition=Q(refused="") | ~Q(blob=""), name="upload_refused_only_when_kept"
            ),
            models.CheckConstraint(
                condition=Q(straight=0, part_size__isnull=True, remote="")
                | Q(straight__lte=F("offset"), part_size__gt=0),
                name="upload_straight_only_in_parts",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "place"], name="upload_by_owner"),
            models.Index(fields=["scope"], condition=Q(blob=""), name="upload_open_by_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.offset}/{self.size}"
