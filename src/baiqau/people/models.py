"""Persons, libraries with their other names, and consents by version."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from baiqau.language.names import PersonName


class PersonManager(BaseUserManager["Person"]):
    """Finds persons by address, which is kept in lower case."""

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email=(email or "").strip().lower())

    def create_user(self, email: str, **fields: object) -> "Person":
        """Make a person who signs in by code: no password exists."""
        person = Person(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.save()
        return person


class Person(AbstractBaseUser):
    """Anyone with an address. Roles in a contest stand in `contests.Role`."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    surname = models.CharField(max_length=80, blank=True)
    given = models.CharField(max_length=80, blank=True)
    patronymic = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, default="kk")
    library = models.ForeignKey("people.Library", models.SET_NULL, null=True, blank=True)
    post = models.CharField(max_length=120, blank=True)
    sort_key = models.CharField(max_length=400, blank=True, db_index=True)
    search_key = models.CharField(max_length=400, blank=True)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="person_email_lower_case",
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=["kk", "ru", "en"]), name="person_language_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name.full() or self.email

    @property
    def name(self) -> PersonName:
        return PersonName(surname=self.surname, given=self.given, patronymic=self.patronymic)

    @property
    def actor(self) -> str:
        """How the journal names this person."""
        return f"person:{self.key}"

    @property
    def is_staff(self) -> bool:
        return self.is_administrator


class Library(models.Model):
    """A library of the register. `confirmed` is false for "mine is not there" until a person looks."""

    class Kind(models.TextChoices):
        NATIONAL = "national"
        REGIONAL = "regional"
        CITY = "city"
        DISTRICT = "district"
        VILLAGE = "village"
        UNIVERSITY = "university"
        COLLEGE = "college"
        SCHOOL = "school"
        OTHER = "other"

    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    region = models.CharField(max_length=80)
    settlement = models.CharField(max_length=120, blank=True)
    system = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="branches"
    )
    confirmed = models.BooleanField(default=True)
    sort_key = models.CharField(max_length=600, blank=True, db_index=True)
    search_key = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "national",
                        "regional",
                        "city",
                        "district",
                        "village",
                        "university",
                        "college",
                        "school",
                        "other",
                    ]
                ),
                name="library_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name_kk

    def named(self, language: str) -> str:
        """Give the name in `language`, else in Kazakh."""
        return {"ru": self.name_ru, "en": self.name_en}.get(language) or self.name_kk


class LibraryAlias(models.Model):
    """Another spelling under which a library is looked for."""

    library = models.ForeignKey(Library, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    search_key = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """One answer to one version of one consent text; a withdrawal keeps the row."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=60, help_text="the contest's slug")
    key = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    wording_digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scope", "key", "version"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="consent_given_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope}/{self.key} v{self.version}"
