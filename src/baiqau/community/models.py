"""A public profile, shown only while its person consents."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Profile(models.Model):
    """What a librarian tells about himself or herself."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    slug = models.SlugField(max_length=80, unique=True)
    about = models.TextField(blank=True)
    interests = models.CharField(max_length=300, blank=True)
    public = models.BooleanField(default=False)
    consented_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(public=False) | Q(consented_at__isnull=False),
                name="profile_public_by_consent",
            ),
        ]

    def __str__(self) -> str:
        return self.slug
