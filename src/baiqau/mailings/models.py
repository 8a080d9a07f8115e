"""A letter to many, lists it is written to, its recipients, and the addresses that want no more."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal.models import Letter
from baiqau.judging.models import Seat


class Selection(models.Model):
    """A list of people as it stood on a page when somebody chose to write to them; never changed.

    `source` is the page, `asked` what was looked for there.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="selections")
    source = models.CharField(max_length=5)
    asked = models.JSONField(help_text="field -> what was looked for, in words of its day")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=["works", "seats"]), name="selection_source_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"


class Chosen(models.Model):
    """One work or seat of a list, with its person and the state it was in when it was chosen."""

    selection = models.ForeignKey(Selection, models.PROTECT, related_name="chosen")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="+")
    seat = models.ForeignKey(Seat, models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=10)

    class Meta:
        verbose_name_plural = "chosen"
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False) ^ Q(seat__isnull=False),
                name="chosen_work_or_seat",
            ),
            models.UniqueConstraint(fields=["selection", "entry"], name="chosen_work_once"),
            models.UniqueConstraint(fields=["selection", "seat"], name="chosen_seat_once"),
        ]

    def __str__(self) -> str:
        return f"{self.selection_id}/{self.pk}"


class Mailing(models.Model):
    """A letter to many. `necessary`: it goes also to who wants no letters to many.

    It goes to `groups`, or to the people of a `selection`. `set`: it sets out by itself at `set_for`,
    to the recipients fixed when that was decided. `turn` counts how often it was let go: each has a job of its own. `left_out` is how many of the
    chosen wanted none when it set out.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SET = "set"
        SENDING = "sending"
        PAUSED = "paused"
        SENT = "sent"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="mailings")
    groups = models.JSONField(help_text="keys of wording.GROUPS; empty with a selection")
    selection = models.ForeignKey(Selection, models.PROTECT, null=True, related_name="mailings")
    subject = models.JSONField(help_text="language -> subject")
    body = models.JSONField(help_text="language -> text with {placeholders}")
    necessary = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State.choices, default=State.DRAFT)
    turn = models.PositiveSmallIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    set_for = models.DateTimeField(null=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "set", "sending", "paused", "sent"]),
                name="mailing_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "set"], begun_at=None, begun_by=None, turn=0)
                | (
                    ~Q(state__in=["draft", "set"])
                    & Q(begun_at__isnull=False, begun_by__isnull=False, turn__gt=0)
                ),
                name="mailing_draft_has_not_begun",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", ended_at__isnull=False)
                | (~Q(state="sent") & Q(ended_at=None)),
                name="mailing_sent_has_end",
            ),
            models.CheckConstraint(
                condition=Q(set_for=None, set_by=None) & ~Q(state="set")
                | Q(set_for__isnull=False, set_by__isnull=False) & ~Q(state="draft"),
                name="mailing_set_has_hour",
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
    def standing(self) -> str:
        """The state as it is shown: paused only while something is held back (`queries.mailings`).

        Whoever lets the letters of a paused mailing go in the outbox has ended the pause.
        """
        idle = self.written == self.number and not self.waiting  # type: ignore[attr-defined]  # annotated
        return "sent" if self.state == self.State.PAUSED and idle else self.state

    @property
    def kind(self) -> str:
        """The kind of its letters in the outbox."""
        return f"mailing:{self.pk}"

    @property
    def job(self) -> str:
        """The key of the job that writes its letters."""
        return f"mailing:{self.key}:{self.turn}"


class Dispatch(models.Model):
    """One recipient of a letter to many, fixed when it set out or its hour was set; then its letter.

    `passed`: why there is none after all, for who no longer fitted or wanted it when it was written.
    """

    class Passed(models.TextChoices):
        CHANGED = "changed"
        UNSUBSCRIBED = "unwanted"

    mailing = models.ForeignKey(Mailing, models.PROTECT, related_name="dispatches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    address = models.EmailField()
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="+")
    passed = models.CharField(max_length=8, choices=Passed.choices, blank=True)

    class Meta:
        verbose_name_plural = "dispatches"
        constraints = [
            models.UniqueConstraint(fields=["mailing", "person"], name="dispatch_once_a_person"),
            models.UniqueConstraint(fields=["mailing", "address"], name="dispatch_once_an_address"),
            models.CheckConstraint(
                condition=Q(passed="") | Q(passed__in=["changed", "unwanted"], letter=None),
                name="dispatch_passed_has_no_letter",
            ),
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
