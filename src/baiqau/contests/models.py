"""A contest, the immutable versions of its regulation, the roles in it, the demo's moment."""

import uuid
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.parsed import parsed
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused


class Contest(models.Model):
    """A contest is its slug; everything else stands in the regulation's current version."""

    slug = models.SlugField(max_length=40, unique=True)
    created_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True, help_text="public from here")
    current = models.ForeignKey("contests.Version", models.PROTECT, null=True, related_name="+")
    sealed_at = models.DateTimeField(
        null=True, help_text="the result is sealed: nothing it rests on changes any more"
    )

    def __str__(self) -> str:
        return self.slug

    @property
    def regulation(self) -> Regulation:
        """The regulation in force. A contest is only handled after its first version exists."""
        assert self.current is not None, "a contest has a version from its creation on"
        return self.current.regulation

    def must_be_unsealed(self) -> None:
        """Refuse to change what a sealed result rests on: an error found later is for an appeal."""
        if self.sealed_at is not None:
            sealed = self.sealed_at.astimezone(ZoneInfo(self.regulation.zone))
            raise Refused("contests-sealed", sealed=f"{sealed:%d.%m.%Y %H:%M}")

    @property
    def scope(self) -> str:
        """The name of this contest's chain in the journal."""
        return self.slug


class Version(models.Model):
    """One published wording of the regulation. The database refuses to change or remove it."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.contest_id} v{self.number}"

    @cached_property
    def regulation(self) -> Regulation:
        """The document as values; parsed once per process and digest."""
        return parsed(self.digest, lambda: self.document)


class Draft(models.Model):
    """A regulation while it is written: of a contest's next version, or of a contest to come.

    Nothing of the contest follows from it. There is one for a contest; a contest to come has an owner
    instead. `base` is the version the draft was begun from.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.OneToOneField(Contest, models.CASCADE, null=True, related_name="draft")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="drafts_of_contests"
    )
    base = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    document = models.JSONField(help_text="plain values, whole or not")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contest__isnull=True, owner__isnull=False, base__isnull=True)
                | Q(contest__isnull=False, owner__isnull=True, base__isnull=False),
                name="draft_of_contest_or_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.key}"


class Role(models.Model):
    """A person's office in a contest."""

    class Office(models.TextChoices):
        ORGANISER = "organiser"
        COMMITTEE = "committee"
        SECRETARY = "secretary"
        EDITOR = "editor"

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="roles")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    office = models.CharField(max_length=10, choices=Office.choices)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "person", "office"], name="role_given_once"),
            models.CheckConstraint(
                condition=Q(office__in=["organiser", "committee", "secretary", "editor"]),
                name="role_office_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} of {self.contest_id}"


class Moment(models.Model):
    """The demo's time machine: the seconds added to the real clock; one row at most."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    ahead = models.DurationField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="moment_single")]

    def __str__(self) -> str:
        return str(self.ahead)
