"""Findings of the formal check and the decisions of people."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from baiqau.contests.models import Version
from baiqau.entries.models import Entry


class Finding(models.Model):
    """One line of the checklist: what a machine or a person found, with its clause."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="findings")
    check_key = models.CharField(max_length=40)
    verdict = models.CharField(max_length=8)
    clause = models.CharField(max_length=20, blank=True)
    evidence = models.JSONField(default=dict)
    by = models.CharField(max_length=60, help_text="system, or person:<key>")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["fits", "fails", "unclear"]), name="finding_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_key}: {self.verdict}"


class Decision(models.Model):
    """A person's decision with its reason; decisions are added, never edited."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="decisions")
    version = models.ForeignKey(Version, models.PROTECT)
    kind = models.CharField(
        max_length=9, help_text="propose: a decline that a second person confirms"
    )
    reason = models.TextField(blank=True)
    clauses = models.JSONField(default=list)
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["admit", "return", "decline", "requalify", "propose"]),
                name="decision_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="admit") | ~Q(reason=""), name="decision_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(kind="return") | Q(until__isnull=False), name="return_has_term"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.entry_id}"


class Tag(models.Model):
    """A word of the committee on an entry, to find it again; authors and jurors never see it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="tags")
    word = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "word"], name="tag_once"),
            models.CheckConstraint(condition=~Q(word=""), name="tag_has_word"),
        ]
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class Note(models.Model):
    """An internal note of the committee on an entry."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:60]


class Pair(models.Model):
    """Two works of one contest that a machine found alike. It decides nothing: people look at it."""

    first = models.ForeignKey(Entry, models.CASCADE, related_name="pairs_before")
    second = models.ForeignKey(Entry, models.CASCADE, related_name="pairs_after")
    reasons = models.JSONField(
        default=list, help_text="code and evidence of each; empty: no longer"
    )
    found_at = models.DateTimeField(help_text="when the reasons last became others")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="alike_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="alike_pair_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"


class Look(models.Model):
    """What a person said of two works found alike; looks are added, never edited."""

    pair = models.ForeignKey(Pair, models.PROTECT, related_name="looks")
    verdict = models.CharField(max_length=5, help_text="apart: no problem; twin: a duplicate")
    note = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["apart", "twin"]), name="look_verdict_known"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="look_has_note"),
        ]

    def __str__(self) -> str:
        return f"{self.pair_id}: {self.verdict}"
