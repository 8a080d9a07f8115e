"""The ceremony: what is said of each, and how far the script is turned."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry


class Pronunciation(models.Model):
    """How an author's name is said aloud: typed beforehand for whoever presents."""

    author = models.OneToOneField(Author, models.CASCADE, related_name="pronunciation")
    words = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="pronunciation_said"),
        ]

    def __str__(self) -> str:
        return self.words


class Citation(models.Model):
    """What is said of a work when its name is revealed; short enough for the screen of a hall."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="citation")
    kk = models.CharField(max_length=120, blank=True)
    ru = models.CharField(max_length=120, blank=True)
    en = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kk="", ru="", en=""), name="citation_in_some_language"
            ),
        ]

    def __str__(self) -> str:
        return self.kk or self.ru or self.en


class Ceremony(models.Model):
    """Where the ceremony stands: the number of the frame that is shown, and who pressed.

    `last` is the frame of the last name, one before the closing frame. Who has shown it has ended
    the secrecy: the row cannot stand there without saying who and when.
    """

    result = models.OneToOneField(Result, models.PROTECT, related_name="ceremony")
    last = models.PositiveSmallIntegerField()
    frame = models.PositiveSmallIntegerField(default=0)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    pressed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pressed_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frame__lte=models.F("last") + 1), name="ceremony_within_its_script"
            ),
            models.CheckConstraint(
                condition=Q(frame__lt=models.F("last")) | Q(ended_at__isnull=False),
                name="ceremony_ends_with_last_name",
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="ceremony_ended_by_someone",
            ),
        ]
        verbose_name_plural = "ceremonies"

    def __str__(self) -> str:
        return f"{self.result_id}: {self.frame} of {self.last + 1}"
