"""The files of an entry in all versions, what the machine saw in them, the copies for showing."""

import mimetypes
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.entries.models.entry import Entry


class WorkFile(models.Model):
    """A file of an entry. Replacing sets `replaced_at`; nothing is removed.

    It is the work itself, in one of the regulation's forms, or it answers one of its questions: one
    of both, never neither. A question is answered by one file at a time.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    form = models.CharField(
        max_length=40, blank=True, help_text="key of the form of work; empty: it answers a question"
    )
    question = models.CharField(
        max_length=40,
        blank=True,
        help_text="key of the question it answers; empty: the work itself",
    )
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
            models.CheckConstraint(
                condition=Q(question="") & ~Q(form="") | ~Q(question="") & Q(form=""),
                name="file_is_work_or_answer",
            ),
            models.UniqueConstraint(
                fields=["entry", "question"],
                condition=Q(replaced_at=None) & ~Q(question=""),
                name="file_answers_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name

    @property
    def media_type(self) -> str:
        """The type its name promises; browsers show only what `base.downloads` allows."""
        return mimetypes.guess_type(f"file.{self.extension}")[0] or "application/octet-stream"


# Whatever a person thinks of it: found by a scanner, not looked into, a program, a bomb.
_NEVER_RELEASED = ("virus", "not-scanned", "executable", "zip-bomb", "look-")


class Release(models.Model):
    """A person's word that what holds a file is no harm: for these bytes of this entry, seen just so.

    `standing` is the digest of all that (`queries.seen_digest`) while the word stands; taken back, it
    is empty, and no inspection can point to it.
    """

    file = models.ForeignKey(WorkFile, models.CASCADE, related_name="releases")
    standing = models.CharField(max_length=64, unique=True, null=True)
    codes = models.CharField(max_length=2000, help_text="what was seen, the codes of files.hazards")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(codes=""), name="release_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(standing__isnull=False, taken_back_at=None, taken_back_by=None)
                | Q(standing=None, taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="release_stands_or_is_taken_back",
            ),
            *(
                models.CheckConstraint(
                    condition=~Q(codes__contains=code),
                    name=f"release_never_{code.strip('-').replace('-', '_')}",
                )
                for code in _NEVER_RELEASED
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}: {self.codes}"


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
    release = models.ForeignKey(
        Release,
        models.PROTECT,
        to_field="standing",
        null=True,
        related_name="inspections",
        help_text="a person's word that this very thing is no harm",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["fine", "doubt", "held"]), name="inspection_verdict_known"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="held") | Q(copied_at=None) | Q(release__isnull=False),
                name="inspection_held_not_copied",
            ),
            models.CheckConstraint(
                condition=Q(release=None) | Q(verdict="held"), name="inspection_released_was_held"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}: {self.verdict}"

    @property
    def is_held(self) -> bool:
        """Say whether the file is kept from everybody but the committee."""
        return self.verdict == "held" and self.release_id is None

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes of everything that was seen, each once, in order."""
        return tuple(sorted({str(one["code"]) for one in self.hazards}))


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
