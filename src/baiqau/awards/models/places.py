"""Awards by place, and gifts with their hand-over."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest
from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry


class Award(models.Model):
    """A place or nomination given to an entry by people, beside its computed rank.

    `version` is the version of the result by which it was given: 1, or a later one made after an
    appeal. What a later version took away stays, with `ended_at`.
    """

    result = models.ForeignKey(Result, models.PROTECT, related_name="awards")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="awards")
    place = models.CharField(max_length=40, help_text="key of the place or nomination")
    rank = models.PositiveIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["result", "version", "entry", "place"], name="award_once_per_version"
            ),
            models.UniqueConstraint(
                fields=["result", "entry", "place"],
                condition=Q(ended_at=None),
                name="award_stands_once",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="award_by_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.entry_id}"


class Gift(models.Model):
    """A kind of gift in stock."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="gifts")
    name = models.CharField(max_length=200)
    stock = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.name


class Handover(models.Model):
    """One gift given to one author."""

    gift = models.ForeignKey(Gift, models.PROTECT, related_name="handovers")
    author = models.ForeignKey(Author, models.PROTECT, related_name="gifts")
    handed_at = models.DateTimeField(null=True)
    handed_by = models.CharField(max_length=60, blank=True)
    sent_by_post = models.CharField(
        max_length=120, blank=True, help_text="number of the parcel, when it was not handed over"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_by_post="") | Q(handed_at__isnull=False),
                name="handover_posted_has_time",
            ),
            models.UniqueConstraint(fields=["gift", "author"], name="gift_once_per_author"),
        ]

    def __str__(self) -> str:
        return f"{self.gift_id} to {self.author_id}"
