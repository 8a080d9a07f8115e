"""Acts in a hash chain per scope, and letters that wait in the outbox."""

from django.db import models


class Chain(models.Model):
    """The head of one chain. A scope is a contest's slug, or "" for the installation.

    `edition` grows with every act that changes what the public sees: exact cache invalidation.
    """

    scope = models.CharField(max_length=60, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64)
    edition = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope or 'installation'}: {self.length}"


class Act(models.Model):
    """One line of the journal. The database refuses UPDATE and DELETE (see the migration).

    `actor` is "person:<key>", "system" or "visitor"; no name stands here, so an erased person
    leaves no trace in the chain. `facts` is canonical JSON without personal data.
    """

    scope = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=60)
    actor = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "number"], name="act_number_once_per_chain"),
        ]
        indexes = [models.Index(fields=["subject", "number"], name="act_by_subject")]

    def __str__(self) -> str:
        return f"{self.scope}#{self.number} {self.kind}"


class Letter(models.Model):
    """A letter in the outbox: `waiting` for a person's release, `queued`, `sent`, `failed`, `stopped`.

    `key` is deterministic, so that a repeated action writes no second letter. A queued letter is
    due at `not_before`; whoever sends it counts a try and moves `not_before` ahead first, so that
    nobody else sends it meanwhile and a killed sender's letter comes up again.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"
        STOPPED = "stopped"

    scope = models.CharField(max_length=60, db_index=True)
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.EmailField()
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    attachments = models.JSONField(default=list, help_text="[{name, type, blob}]")
    state = models.CharField(max_length=8, choices=State.choices)
    not_before = models.DateTimeField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "queued", "sent", "failed", "stopped"]),
                name="letter_state_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="letter_sent_has_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="letter_due")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient} ({self.state})"
