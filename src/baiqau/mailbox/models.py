"""The contest's mailbox, and the letters that arrived in it with their files."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry, WorkFile

STATES = (
    "stored",
    "drafted",
    "offered",
    "waiting",
    "same",
    "silent",
    "unreadable",
    "set-aside",
    "confirmed",
)


class Mailbox(models.Model):
    """Where a contest's letters are fetched from. Secrets are sealed with the installation's key.

    `by_token`: OAuth2; then `secret` is the refresh token, `access` the token of the hour.
    `consent_lost`: the provider refused the refresh token; only its owner can mend that.
    """

    contest = models.OneToOneField(Contest, models.CASCADE, related_name="mailbox")
    host = models.CharField(max_length=255)
    port = models.PositiveIntegerField(default=993)
    secure = models.BooleanField(default=True, help_text="TLS from the first byte")
    user = models.CharField(max_length=255)
    secret = models.TextField(help_text="password or OAuth2 refresh token, sealed")
    by_token = models.BooleanField(default=False, help_text="OAuth2 instead of a password")
    token_url = models.CharField(max_length=500, blank=True)
    client_id = models.CharField(max_length=300, blank=True)
    client_secret = models.TextField(blank=True, help_text="sealed")
    access = models.TextField(blank=True, help_text="OAuth2 access token, sealed")
    access_until = models.DateTimeField(null=True)
    consent_lost = models.BooleanField(default=False)
    folder = models.CharField(max_length=255, default="INBOX")
    processed = models.CharField(max_length=255, default="Processed")
    checked_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(port__gte=1, port__lte=65535), name="mailbox_port_exists"
            ),
            models.CheckConstraint(
                condition=Q(by_token=False) | (~Q(token_url="") & ~Q(client_id="")),
                name="mailbox_token_has_provider",
            ),
            models.CheckConstraint(
                condition=Q(access="", access_until=None)
                | (~Q(access="") & Q(access_until__isnull=False, by_token=True)),
                name="mailbox_access_has_end",
            ),
        ]

    def __str__(self) -> str:
        return self.source

    @property
    def source(self) -> str:
        """The name under which its letters are counted once."""
        return f"imap:{self.user}@{self.host}/{self.folder}"[:300]


class Incoming(models.Model):
    """A letter that arrived. Its raw bytes are the blob; its life is `rules.states.INCOMING`."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, null=True, related_name="incoming")
    source = models.CharField(max_length=300)
    uid_validity = models.CharField(max_length=20, blank=True)
    uid = models.CharField(max_length=64, help_text="UID in the mailbox, or the digest")
    blob = models.CharField(max_length=64, help_text="SHA-256 of the raw letter in the storage")
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField(help_text="when our mail server took it")
    stored_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="stored")
    why = models.CharField(max_length=20, blank=True, help_text="why it waits for a person")
    kind = models.CharField(max_length=10, blank=True)
    message_id = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    sure = models.BooleanField(default=True, help_text="the letters were read without guessing")
    surname = models.CharField(max_length=160, blank=True, help_text="what the naming rule gave")
    certainty = models.FloatField(default=0, help_text="0 … 1 that the name follows the rule")
    links = models.JSONField(default=list, help_text="addresses of files kept elsewhere")
    doubts = models.JSONField(default=list)
    claims = models.JSONField(default=list, help_text="what servers on the way say of it")
    search_key = models.CharField(max_length=1000, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="incoming")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_by = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "uid_validity", "uid"], name="incoming_arrived_once"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="incoming_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["drafted", "offered", "confirmed"])
                | Q(entry__isnull=False, person__isnull=False),
                name="incoming_of_an_entry",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="incoming_confirmed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(certainty__gte=0, certainty__lte=1), name="incoming_certainty_share"
            ),
        ]
        indexes = [
            models.Index(fields=["contest", "state", "received_at"], name="incoming_by_state"),
            models.Index(fields=["blob"], name="incoming_by_blob"),
        ]

    def __str__(self) -> str:
        return f"{self.sender}: {self.subject} ({self.state})"


class IncomingFile(models.Model):
    """A file that came with a letter; `taken` is the file of the work it became.

    `question` is what a person said it answers; empty: it goes in as the work.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    incoming = models.ForeignKey(Incoming, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255, blank=True)
    media = models.CharField(max_length=120, blank=True)
    use = models.CharField(max_length=7, help_text="work, picture, letter or rest")
    blob = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    taken = models.ForeignKey(WorkFile, models.SET_NULL, null=True, related_name="+")
    untaken = models.CharField(max_length=40, blank=True, help_text="why it was not taken")
    question = models.CharField(
        max_length=40, blank=True, help_text="key of the question of the form it answers"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["incoming", "position"], name="incoming_file_once"),
            models.UniqueConstraint(
                fields=["incoming", "question"],
                condition=~Q(question=""),
                name="incoming_file_answers_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.blob[:8]
