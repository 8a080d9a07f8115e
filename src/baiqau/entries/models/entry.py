"""An entry, its number and its receipts."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from baiqau.contests.models import Contest, Version
from baiqau.people.models import Library, Person

LEAST_REASON = 40  # signs of a reason for opening a sealed work


class Entry(models.Model):
    """An entry from its first saved word. Its life is the table `rules.states.ENTRY`."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="entries")
    version = models.ForeignKey(Version, models.PROTECT, help_text="the wording it was made under")
    # What is handed in has an owner, so it is typed as one; where a draft without an account may
    # come along, `owner_id` is asked first.
    owner: "models.ForeignKey[Person | None, Person]" = models.ForeignKey(  # type: ignore[misc]
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="entries",
        help_text="who hands it in; nobody yet for a draft written without an account",
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
    nomination = models.CharField(
        max_length=40, blank=True, help_text="key of the nomination it is entered in; empty: none"
    )
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
                condition=Q(owner__isnull=False)
                | Q(state="draft", number__isnull=True, submitted_at__isnull=True),
                name="entry_without_owner_is_draft",
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


class Opening(models.Model):
    """A sealed entry that one named person opened before the deadline, and why. Rows are never changed."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="openings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("reason"), LEAST_REASON),
                name="opening_reason_told",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} by {self.by_id}"


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
