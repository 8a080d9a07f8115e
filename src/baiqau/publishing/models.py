"""News in three languages; what else is public is derived from the stages."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest


class News(models.Model):
    """A piece of news. Texts are {language: words}; it is public from `published_at` on."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="news")
    slug = models.SlugField(max_length=80)
    title = models.JSONField()
    body = models.JSONField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "slug"], name="news_slug_once"),
        ]
        verbose_name_plural = "news"

    def __str__(self) -> str:
        return self.slug


class Bundle(models.Model):
    """What was published so that anyone computes a result again; a corrected one stands beside it."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="bundles")
    number = models.PositiveSmallIntegerField()
    blob = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField(default=1, help_text="of the result; 1 is the first")
    result = models.CharField(max_length=64, help_text="digest of that version's rows")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="bundle_number_once"),
            models.UniqueConstraint(fields=["contest", "version"], name="bundle_once_per_version"),
            models.CheckConstraint(
                condition=Q(version__gt=0), name="bundle_version_counts_from_one"
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.contest_id} {self.digest[:8]}"
