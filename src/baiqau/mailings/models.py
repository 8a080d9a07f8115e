"""A letter to many, its recipients, and the addresses that want no more of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from baiqau.contests.models import Contest
from baiqau.journal.models import Letter


class Mailing(models.Model):
    """A letter to many. `necessary`: it goes also to who wants no letters to many.

    `turn` counts how often it was let go: each has a job of its own. `left_out` is how many of the
    chosen wanted none when it set out.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SENDING = "sending"
        PAUSED = "paused"
        SENT = "sent"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="mailings")
    groups = models.JSONField(help_text="keys of wording.GROUPS")
    subject = models.JSONField(help_text="language -> subject")
    body = models.JSONField(help_text="language -> text with {placeholders}")
    necessary = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State.choices, default=State.DRAFT)
    turn = models.PositiveSmallIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "sending", "paused", "sent"]),
                name="mailing_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", begun_at=None, begun_by=None, turn=0)
                | (
                    ~Q(state="draft")
                    & Q(begun_at__isnull=False, begun_by__isnull=False, turn__gt=0)
                ),
                name="mailing_draft_has_not_begun",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", ended_at__isnull=False)
                | (~Q(state="sent") & Q(ended_at=None)),
                name="mailing_sent_has_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"

    @property
    def languages(self) -> list[str]:
        """The languages the letter is written in, in the order of the house."""
        return [code for code in ("kk", "ru", "en") if self.body.get(code)]

    @property
    def title(self) -> str:
        """The subject by which the letter is named in lists."""
        return str(next((self.subject[code] for code in self.languages), ""))

    @property
    def kind(self) -> str:
        """The kind of its letters in the outbox."""
        return f"mailing:{self.pk}"

    @property
    def job(self) -> str:
        """The key of the job that writes its letters."""
        return f"mailing:{self.key}:{self.turn}"


class Dispatch(models.Model):
    """One recipient of a letter to many, fixed when it set out; with its letter once that is written."""

    mailing = models.ForeignKey(Mailing, models.PROTECT, related_name="dispatches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    address = models.EmailField()
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "dispatches"
        constraints = [
            models.UniqueConstraint(fields=["mailing", "person"], name="dispatch_once_a_person"),
            models.UniqueConstraint(fields=["mailing", "address"], name="dispatch_once_an_address"),
        ]

    def __str__(self) -> str:
        return self.address


class Unsubscribed(models.Model):
    """An address (in small letters) that wants no letters to many of a contest, until `back_at`."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="+")
    address = models.EmailField()
    at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "unsubscribed"
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "address"], name="unsubscribed_once_an_address"
            ),
            models.CheckConstraint(
                condition=Q(address=Lower("address")), name="unsubscribed_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(back_at=None) | Q(back_at__gte=F("at")),
                name="unsubscribed_back_later",
            ),
        ]

    def __str__(self) -> str:
        return self.address
