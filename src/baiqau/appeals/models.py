"""Appeals with their answers, and the corrected versions of a result that stand beside the first."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from baiqau.contests.models import Contest
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.judging.models import Sheet

SUBJECTS = ("decision", "marks", "procedure", "place")
OUTCOMES = ("satisfied", "partly", "rejected")
FIRST = 1  # the number of the version that `defence` published


class Appeal(models.Model):
    """An author's appeal. Its life is `rules.states.APPEAL`; an answer is final.

    `term`: until when it could be filed; `answer_by`: until when it is to be answered.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="appeals")
    result = models.ForeignKey(Result, models.PROTECT, related_name="appeals")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="appeals")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=9)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    term = models.DateTimeField()
    answer_by = models.DateTimeField()
    state = models.CharField(max_length=8, default="filed")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    named_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="appeal_number_once"),
            models.UniqueConstraint(
                fields=["entry", "subject"],
                condition=~Q(state="answered"),
                name="appeal_one_open_per_subject",
            ),
            models.CheckConstraint(condition=Q(subject__in=SUBJECTS), name="appeal_subject_known"),
            models.CheckConstraint(
                condition=Q(state__in=["filed", "in-hand", "answered"]), name="appeal_state_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="appeal_has_text"),
            models.CheckConstraint(condition=Q(at__lte=F("term")), name="appeal_within_its_term"),
            models.CheckConstraint(
                condition=Q(handler=None) | ~Q(handler=F("by")), name="appeal_handled_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state="filed", handler=None)
                | (~Q(state="filed") & Q(handler__isnull=False, named_at__isnull=False)),
                name="appeal_in_hand_has_handler",
            ),
            models.CheckConstraint(
                condition=Q(state="answered", outcome__in=OUTCOMES, answered_at__isnull=False)
                & ~Q(answer="")
                | (~Q(state="answered") & Q(outcome="", answer="", answered_at=None)),
                name="appeal_answered_with_reasons",
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.contest_id} №{self.number}: {self.state}"


class Correction(models.Model):
    """A later version of a result, computed by the same code after an appeal; the first one stays.

    Its life is `rules.states.CORRECTION`. `rows` are as those of `defence.Result`, `selection` as
    those of a frozen ranking; `before` is the digest of the version it was made from, `counts` says
    that the appeal's declined work counts from here on.
    """

    result = models.ForeignKey(Result, models.PROTECT, related_name="corrections")
    appeal = models.OneToOneField(Appeal, models.PROTECT, related_name="correction")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, default="open")
    reason = models.TextField(help_text="published with the version; names nobody")
    counts = models.BooleanField(default=False)
    rows = models.JSONField()
    selection = models.JSONField()
    digest = models.CharField(max_length=64)
    before = models.CharField(max_length=64)
    computed_at = models.DateTimeField()
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    placed_at = models.DateTimeField(null=True, help_text="when places were given by this version")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "number"], name="correction_number_once"),
            models.CheckConstraint(
                condition=Q(placed_at=None) | Q(state="published"),
                name="correction_places_when_public",
            ),
            models.UniqueConstraint(
                fields=["result"],
                condition=~Q(state="published"),
                name="correction_one_unfinished",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=FIRST), name="correction_beside_the_first"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),
            models.CheckConstraint(
                condition=Q(state="open", confirmed_by=None)
                | (
                    Q(state__in=["confirmed", "published"], confirmed_by__isnull=False)
                    & Q(confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("computed_by"))
                ),
                name="correction_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(published_by__isnull=False, published_at__isnull=False),
                name="correction_published_by_someone",
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.result_id} v{self.number}: {self.state}"


class StruckMark(models.Model):
    """One mark that does not count in a corrected version; without a criterion the whole sheet."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="struck")
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["correction", "sheet", "criterion"], name="mark_struck_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.criterion}"
