"""Rows of the plumbing: jobs, counters of attempts, forgotten bytes, and the uploads of `tus`."""

from django.db import models
from django.db.models import Q

from baiqau.base.tus.models import Upload

__all__ = ["Attempts", "Forgotten", "Job", "Upload"]


class Job(models.Model):
    """One piece of background work, from being enqueued to being done or dead.

    A worker that takes the job raises `fence` by one; whatever it writes later counts only while
    the fence still stands. `lease_until` is when another worker may take the job over.
    """

    class State(models.TextChoices):
        READY = "ready"
        DOING = "doing"
        DONE = "done"
        DEAD = "dead"  # failed too often: waits in the tray for a person
        CANCELLED = "cancelled"

    OPEN = (State.READY, State.DOING)

    task = models.CharField(max_length=200, help_text="dotted path of the task")
    key = models.CharField(max_length=200, null=True, unique=True)
    queue = models.CharField(max_length=40, default="default")
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    priority = models.SmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State.choices, default=State.READY)
    run_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    most_attempts = models.PositiveSmallIntegerField()
    lease_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    progress_words = models.CharField(max_length=60, blank=True, help_text="code of a sentence")
    error_class = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True, help_text="traceback of the last failure")
    result = models.JSONField(null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["ready", "doing", "done", "dead", "cancelled"]),
                name="job_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="doing", lease_until__isnull=False)
                | (~Q(state="doing") & Q(lease_until__isnull=True)),
                name="job_leased_only_while_doing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ready", "doing"], finished_at__isnull=True)
                | Q(state__in=["done", "dead", "cancelled"], finished_at__isnull=False),
                name="job_finished_has_time",
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=models.F("most_attempts")),
                name="job_tried_at_most_as_often_as_allowed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-priority", "run_at", "id"],
                condition=Q(state__in=["ready", "doing"]),
                name="job_open_in_order",
            ),
            models.Index(fields=["finished_at", "state"], name="job_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.key or self.pk} ({self.state})"


class Attempts(models.Model):
    """How often something was tried in one window of time, for `ratelimit`."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%Y-%m-%d %H:%M:%S}"


class Forgotten(models.Model):
    """Bytes whose row went: freed some days later, unless somebody names them then (`forgetting`)."""

    blob = models.CharField(max_length=64, unique=True, help_text="SHA-256: name in the storage")
    noted_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.blob[:12]} since {self.noted_at:%Y-%m-%d}"
