"""Entries, their authors, files in all versions, and the receipts of what was handed in."""

import mimetypes
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest, Version
from baiqau.language.names import PersonName
from baiqau.people.models import Library


class Entry(models.Model):
    """An entry from its first saved word. Its life is the table `rules.states.ENTRY`."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="entries")
    version = models.ForeignKey(Version, models.PROTECT, help_text="the wording it was made under")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="entries",
        help_text="who hands it in",
    )
    number = models.PositiveIntegerField(null=True, help_text="given at the first submission")
    state = models.CharField(max_length=9, default="draft")
    author_kind = models.CharField(max_length=10, default="individual")
    library = models.ForeignKey(
        Library,
        models.PROTECT,
        null=True,
        blank=True,
        help_text="the applicant of a library project",
    )
    kind = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="kk", help_text="language of the work")
    answers = models.JSONField(default=dict, help_text="question key -> answer")
    ai_declaration = models.TextField(blank=True)
    publish = models.BooleanField(default=False, help_text="all authors agree to publication")
    late = models.BooleanField(default=False, help_text="handed in within the declared grace")
    doubts = models.PositiveSmallIntegerField(
        default=0, help_text="findings of the machine that do not fit, files looked into by now"
    )
    search_key = models.CharField(max_length=1000, blank=True, help_text="folded title and names")
    return_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="entry_number_once"),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "draft",
                        "submitted",
                        "returned",
                        "admitted",
                        "declined",
                        "withdrawn",
                    ]
                ),
                name="entry_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"])
                | Q(number__isnull=False, submitted_at__isnull=False),
                name="entry_handed_in_has_number",
            ),
            models.CheckConstraint(
                condition=Q(author_kind__in=["individual", "library"]),
                name="entry_author_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(late=False) | Q(submitted_at__isnull=False),
                name="entry_late_was_handed_in",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(return_until__isnull=False),
                name="entry_returned_has_term",
            ),
        ]
        indexes = [models.Index(fields=["contest", "state"], name="entry_by_state")]

    def __str__(self) -> str:
        return f"{self.number or '–'} {self.title}"


class OpenDraft(models.Model):
    """Words written before any account: kept under a key only the writer's browser knows.

    Its address is a claim until a code proves it. Taken up, it is emptied and points to its entry.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.CASCADE, related_name="open_drafts")
    email = models.EmailField(blank=True)
    words = models.JSONField(default=dict, help_text="the fields of the work as written")
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    entry = models.OneToOneField(Entry, models.CASCADE, null=True, related_name="open_draft")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True) | Q(email="", words={}),
                name="open_draft_taken_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(entry__isnull=False) | ~Q(email=""),
                name="open_draft_has_address",
            ),
        ]
        indexes = [models.Index(fields=["contest", "email"], name="open_draft_by_address")]

    def __str__(self) -> str:
        return str(self.key)


class Author(models.Model):
    """An author by name. `born` is deleted after the award; `fits` stays."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="authors")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    surname = models.CharField(max_length=80)
    given = models.CharField(max_length=80, blank=True)
    patronymic = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    born = models.DateField(null=True, blank=True)
    fits = models.BooleanField(null=True)
    library = models.ForeignKey(Library, models.PROTECT, null=True, blank=True)
    post = models.CharField(max_length=120, blank=True)
    contact = models.BooleanField(default=False)
    name_approved_at = models.DateTimeField(null=True)
    publish = models.BooleanField(default=False, help_text="consent to publish name, photo, work")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="author_position_once"),
            models.UniqueConstraint(
                fields=["entry"], condition=Q(contact=True), name="author_one_contact"
            ),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name.full()

    @property
    def name(self) -> PersonName:
        return PersonName(surname=self.surname, given=self.given, patronymic=self.patronymic)

    @property
    def spoken(self) -> str:
        """The language in which this author is written to: the person's own, else the work's."""
        return self.person.language if self.person is not None else self.entry.language


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


class Receipt(models.Model):
    """What was handed in, frozen: every submission writes one."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="receipts")
    version = models.ForeignKey(Version, models.PROTECT)
    turn = models.PositiveSmallIntegerField(help_text="1 for the first submission")
    at = models.DateTimeField()
    snapshot = models.JSONField(help_text="the entry as handed in, with its files and verdict")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "turn"], name="receipt_turn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}/{self.turn}"


class Numbering(models.Model):
    """The last entry number given in a contest; its row is locked while a number is taken."""

    contest = models.OneToOneField(Contest, models.CASCADE, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)
