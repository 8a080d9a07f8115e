"""Acts in a hash chain per scope, and letters that wait in the outbox."""

from hashlib import sha256

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


class Wording(models.Model):
    """One version of a contest's own wording of a kind of letter in a language; never changed.

    A version without words says that the house's wording is used from then on.
    """

    scope = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    actor = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "kind", "language", "number"], name="wording_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=["kk", "ru", "en"], number__gt=0),
                name="wording_language_known",
            ),
            models.CheckConstraint(
                condition=models.Q(subject="", body="")
                | (~models.Q(subject="") & ~models.Q(body="")),
                name="wording_whole_or_of_the_house",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.number}"


class Letter(models.Model):
    """A letter in the outbox: `waiting` for a person's release, `queued`, `sent`, `failed`, `stopped`.

    `held`: its address is dead; it goes out when a person lifts that. `bounced`: it was sent and
    came back, `status` (RFC 3463) says why, `trouble` in the words of the other mail server.

    `wording`: the contest's own wording it was written in; none where it was the house's.

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
        HELD = "held"
        BOUNCED = "bounced"

    scope = models.CharField(max_length=60, db_index=True)
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.EmailField()
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    wording = models.ForeignKey(Wording, models.PROTECT, null=True, related_name="letters")
    attachments = models.JSONField(default=list, help_text="[{name, type, blob}]")
    state = models.CharField(max_length=8, choices=State.choices)
    not_before = models.DateTimeField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20, blank=True, help_text="RFC 3463, of a bounce")
    leave = models.CharField(
        max_length=800, blank=True, help_text="where one click ends such letters (RFC 8058)"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["waiting", "queued", "sent", "failed", "stopped", "held", "bounced"]
                ),
                name="letter_state_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["sent", "bounced"])
                | models.Q(sent_at__isnull=False),
                name="letter_sent_has_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="letter_due")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient} ({self.state})"

    @property
    def message_name(self) -> str:
        """The first half of its Message-ID: follows from the key, so that a copy is recognised."""
        return sha256(self.key.encode()).hexdigest()[:32]


class DeadAddress(models.Model):
    """An address (in small letters) from which a letter came back for good; alive again once lifted."""

    scope = models.CharField(max_length=60)
    address = models.EmailField()
    status = models.CharField(max_length=20, blank=True, help_text="RFC 3463, where known")
    why = models.CharField(max_length=300, blank=True, help_text="in the words of the mail server")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "address"], name="dead_address_once_a_scope"),
            models.CheckConstraint(
                condition=models.Q(lifted_at__isnull=True)
                | models.Q(lifted_at__gte=models.F("at")),
                name="dead_address_lifted_later",
            ),
        ]

    def __str__(self) -> str:
        return self.address
