"""The authors of an entry, and the invitations by which they get a hand in it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.entries.models.entry import Entry
from baiqau.language.names import PersonName
from baiqau.people.models import Library


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


class Invitation(models.Model):
    """An author asked to write along. The letter holds the secret, this row only its digest.

    `turn` counts the letters: each one ends the link of the one before. It lasts until somebody
    takes it back or declines; while it is accepted and stands, the person may change the work.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(Author, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    secret = models.CharField(max_length=64, help_text="SHA-256 of what the link holds")
    turn = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["author"], condition=Q(withdrawn_at=None), name="invitation_stands_once"
            ),
            models.UniqueConstraint(fields=["secret"], name="invitation_secret_once"),
            models.CheckConstraint(
                condition=Q(person=None, accepted_at=None)
                | Q(person__isnull=False, accepted_at__isnull=False),
                name="invitation_accepted_by_person",
            ),
            models.CheckConstraint(
                condition=~Q(email="") & Q(turn__gte=1), name="invitation_was_sent"
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(withdrawn_at__isnull=False, accepted_at=None),
                name="invitation_declined_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_id}/{self.turn}"
