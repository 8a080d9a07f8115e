"""What the commission works on: the proposal of an assignment, sheets with marks, rankings, the shortlist."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest, Version
from baiqau.entries.models import Entry
from baiqau.judging.models.commission import Seat


class Proposal(models.Model):
    """Who might read what: binds nobody until it is approved; earlier ones stay to compare."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="proposals")
    state = models.CharField(max_length=8, default="draft")
    terms = models.JSONField(help_text="the terms it was solved under")
    seed = models.CharField(max_length=120, help_text="published: anyone repeats the chance")
    ratio = models.PositiveIntegerField(help_text="surely reached part of the best, in millionths")
    parts = models.PositiveSmallIntegerField(help_text="parts of the graph of works and jurors")
    pools = models.JSONField(help_text="languages joined by jurors who read works in both")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest"], condition=Q(state="draft"), name="proposal_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "approved", "replaced"]),
                name="proposal_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="proposal_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ratio__lte=1_000_000), name="proposal_ratio_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contest_id} {self.at:%d.%m.%Y %H:%M} ({self.state})"


class ProposedPair(models.Model):
    """One juror for one work. `locked`: a person wants it so."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="pairs")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    locked = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "entry", "seat"], name="pair_once"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} × {self.seat_id}"


class Sheet(models.Model):
    """One juror's score sheet for one entry in one stage. Its life is `rules.states.SHEET`."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="sheets")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="sheets")
    stage = models.CharField(max_length=9)
    state = models.CharField(max_length=12, default="assigned")
    comment = models.TextField(blank=True, help_text="for the author, when the rules say so")
    remarks = models.JSONField(
        default=dict, help_text="comments by criterion, when the rules say so"
    )
    note = models.TextField(blank=True, help_text="private to the juror")
    version = models.ForeignKey(Version, models.PROTECT)
    assigned_at = models.DateTimeField()
    by_hand = models.BooleanField(default=False, help_text="an extra reader, added by a person")
    signed_at = models.DateTimeField(null=True)
    salt = models.CharField(max_length=64, blank=True)
    commitment = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "seat", "stage"], name="sheet_once"),
            models.CheckConstraint(
                condition=Q(stage__in=["selection", "defence"]), name="sheet_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "assigned",
                        "open",
                        "signed",
                        "recused",
                        "cannot-judge",
                        "withdrawn",
                    ]
                ),
                name="sheet_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | (Q(signed_at__isnull=False) & ~Q(commitment="")),
                name="sheet_signed_is_committed",
            ),
        ]
        indexes = [models.Index(fields=["seat", "stage", "state"], name="sheet_by_seat")]

    def __str__(self) -> str:
        return f"{self.seat_id} on {self.entry_id} ({self.stage})"


class GivenMark(models.Model):
    """What every mark says, on a real sheet or a training one.

    `tap` is the name the juror's device gave the tap that wrote it: sent twice, it counts once.
    """

    criterion = models.CharField(max_length=40)
    value = models.SmallIntegerField()
    at = models.DateTimeField()
    tap = models.UUIDField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.criterion}={self.value}"

    @property
    def seen_as(self) -> str:
        """The name under which a page that shows this mark knows it."""
        return str(self.tap or "")


class Mark(GivenMark):
    """One mark of one criterion; a new value replaces it and the old one goes to `EarlierMark`.

    A place on a ballot is such a mark; `ballot` is then the seat whose ballot it is.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="marks")
    ballot = models.ForeignKey(Seat, models.CASCADE, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "value"],
                condition=Q(ballot__isnull=False),
                name="mark_place_of_one_work",
            ),
            models.CheckConstraint(
                condition=Q(ballot=None) | Q(criterion="place"), name="mark_on_a_ballot_is_a_place"
            ),
            models.UniqueConstraint(fields=["sheet", "criterion"], name="mark_once"),
            models.UniqueConstraint(fields=["sheet", "tap"], name="mark_of_one_tap"),
        ]


class EarlierMark(GivenMark):
    """A mark that was replaced, with the tap that wrote it."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="earlier_marks")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "tap"], name="earlier_mark_of_one_tap"),
        ]


class Ranking(models.Model):
    """A ranking frozen as computed: rows carry entry number, score in millionths, rank, marks' spread."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="rankings")
    version = models.ForeignKey(Version, models.PROTECT)
    stage = models.CharField(max_length=9)
    rows = models.JSONField()
    certainty = models.JSONField(default=dict, help_text="the second look: see certainty.measure")
    digest = models.CharField(max_length=64)
    sheets = models.CharField(
        max_length=64, blank=True, help_text="root over the commitments of the sheets that counted"
    )
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["selection", "defence"]), name="ranking_stage_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contest_id} {self.stage} {self.digest[:8]}"


class Finalist(models.Model):
    """An entry on the shortlist: an act of people, with a reason where it departs from the list."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="finalists")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="finalist")
    ranking = models.ForeignKey(Ranking, models.PROTECT)
    rank = models.PositiveIntegerField(null=True)
    score = models.PositiveIntegerField(null=True, help_text="selection score in millionths")
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.entry_id}"
