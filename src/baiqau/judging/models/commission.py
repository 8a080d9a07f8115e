"""The commission: seats, the personal links to them, conflicts and open questions about conflicts."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.people.models import Library


class Seat(models.Model):
    """A seat of the expert commission. `code` (J01 …) names the juror where names stay hidden."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    code = models.CharField(max_length=6)
    chair = models.BooleanField(default=False)
    deputy = models.BooleanField(
        default=False, help_text="acts for the chair where the chair has a conflict with the work"
    )
    state = models.CharField(max_length=9, default="invited")
    languages = models.JSONField(default=list, help_text="languages the juror reads")
    topics = models.JSONField(default=list, help_text="kinds of works the juror knows well")
    most = models.PositiveSmallIntegerField(null=True, help_text="works the juror takes at most")
    declared_at = models.DateTimeField(null=True, help_text="when impartiality was declared")
    declined_because = models.CharField(max_length=500, blank=True)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "person"], name="seat_once_per_person"),
            models.UniqueConstraint(fields=["contest", "code"], name="seat_code_once"),
            models.UniqueConstraint(
                fields=["contest"], condition=Q(chair=True), name="seat_one_chair"
            ),
            models.UniqueConstraint(
                fields=["contest"], condition=Q(deputy=True), name="seat_one_deputy"
            ),
            models.CheckConstraint(
                condition=~Q(chair=True, deputy=True), name="seat_deputy_is_another"
            ),
            models.CheckConstraint(
                condition=Q(deputy=False) | Q(state="accepted"), name="seat_deputy_has_accepted"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["invited", "accepted", "declined", "left"]),
                name="seat_state_known",
            ),
            models.CheckConstraint(
                condition=Q(most=None) | Q(most__gt=0), name="seat_most_is_work"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PersonalLink(models.Model):
    """A juror's personal link, by the digest of its secret; an earlier one stays, to say that it ended."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="links")
    seed = models.CharField(
        max_length=64, help_text="random; with the house's key it gives the secret"
    )
    digest = models.CharField(max_length=64, unique=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(ended_at=None), name="link_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} ({'in force' if self.ended_at is None else 'ended'})"


class Near(models.Model):
    """Whom or which library a juror is near to, said before works are given out, without seeing any."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="near")
    library = models.ForeignKey(Library, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=160, blank=True, help_text="surname and given name")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(library__isnull=False, name="") | (Q(library=None) & ~Q(name="")),
                name="near_to_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.library)


class Conflict(models.Model):
    """A juror must not see, judge or count this entry."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="conflicts")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=12)
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "entry"], name="conflict_once"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "own-work",
                        "same-library",
                        "same-system",
                        "co-author",
                        "relative",
                        "declared",
                    ]
                ),
                name="conflict_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} × {self.entry_id}: {self.kind}"


class Suspicion(models.Model):
    """What may be a conflict and is asked of people: a shared surname, e-mail domain or city."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="suspicions")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="suspicions")
    kind = models.CharField(max_length=8)
    answer = models.CharField(max_length=8, default="open")
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "entry", "kind"], name="suspicion_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["surname", "domain", "city"]), name="suspicion_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="open") | (Q(answer__in=["conflict", "none"]) & ~Q(by="")),
                name="suspicion_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} × {self.entry_id}: {self.kind}?"
