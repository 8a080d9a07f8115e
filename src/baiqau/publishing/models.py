"""News in three languages; what else is public is derived from the stages."""

from django.conf import settings
from django.db import models

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
